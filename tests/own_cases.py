"""Cases of readers' own, made up at random, and files that are not as expected."""

import copy
import json
import random

from exercises.alliance import VALUES
from exercises.case_file import SECTIONS, blank_case
from exercises.case_rules import cells_of
from exercises.definitions import definitions

MARKUP = '<img src=x onerror="window.hurt=1"> *a* | _b_ {name} $x$ `c` [d](e) <b>#</b>'
TEXTS = (
    "",
    "   ",
    "A plain text.",
    "Two\n\nparagraphs\r\n\r\n of it",
    MARKUP,
    "½ – ‘quoted’ ﷺ 𐍈 \u00a0 \ufeff end",
)
HEAD = {
    **{"format": 1, "course": "sco-alliance", "content": "case", "version": "0.1.0"},
    **{"file_id": "test", "saved_at": "2026-01-12T10:00Z"},
}


def random_case(seed: int) -> dict:
    """Return a sound case file, made up from a seed."""
    luck = random.Random(seed)
    data = HEAD | blank_case()
    data["coder"], data["alone"] = luck.choice(TEXTS), luck.choice((True, False, None))
    data["case"] = _head(luck)
    data["concept"] = luck.choice(("alliance", "alliance", "modern_bloc"))
    known = [
        {"definition": one.id, "reading": reading.id}
        for one in definitions("yes_no", data["concept"])
        for reading in one.readings
    ]
    data["definitions"] = luck.sample(known, luck.randint(0, 3))
    data["evidence"] = _evidence(luck)
    data["codings"] = _codings(luck, data, data["evidence"])
    for coding in data["codings"].values():
        coding["note"] = luck.choice(TEXTS)
    if luck.random() < 0.6:
        evidence = _evidence(luck)
        codings = _codings(luck, data, evidence)
        codings = {cell: one for cell, one in codings.items() if one["value"]}
        mate = {"coder": luck.choice(TEXTS), "alone": luck.choice((True, True, None))}
        mate |= {"case": _head(luck), "evidence": evidence, "codings": codings}
        cells = _codings(luck, data, []).items()
        data["classmate"] = mate
        data["alone_codings"] = {k: one["value"] for k, one in cells if one["value"]}
    data["memo"] = {name: luck.choice(TEXTS) for name in SECTIONS}
    return data


def _head(luck: random.Random) -> dict:
    head = {name: luck.choice(TEXTS) for name in ("name", "as_of", "agreements")}
    return head | {"unit": luck.choice(("", "organisation", "agreement"))}


def _evidence(luck: random.Random) -> list[dict]:
    units = ("", "organisation", "several_members", "pair", "one_member")
    texts = ("statement", "source", "place", "speaker")
    return [
        {"id": f"e{number}", **{name: luck.choice(TEXTS) for name in texts}}
        | {"nature": luck.choice(("", "text", "practice")), "unit": luck.choice(units)}
        for number in luck.sample(range(1, 30), luck.randint(0, 4))
    ]


def _codings(luck: random.Random, data: dict, evidence: list[dict]) -> dict:
    ids, usual = [piece["id"] for piece in evidence], luck.choice(VALUES)
    found = {}
    for cell in cells_of(data):
        value = luck.choice((*VALUES, usual, usual, usual, ""))
        if luck.random() < 0.95:
            chosen = luck.sample(ids, luck.randint(0, len(ids)))
            found[cell.key] = {"value": value, "evidence": chosen}
            found[cell.key] |= {"reason": luck.choice(TEXTS)}
    return found


def broken_files() -> list[str]:
    """Return texts of files that must be refused."""
    whole = random_case(3)
    while not (whole["evidence"] and whole["classmate"] and len(whole["codings"]) > 3):
        whole = random_case(random.Random(json.dumps(whole)).randint(0, 10**6))
    changed = []

    def change(*path, to):
        made = copy.deepcopy(whole)
        inner = made
        for step in path[:-1]:
            inner = inner[step]
        inner[path[-1]] = to
        changed.append(json.dumps(made))

    for name in whole:
        without = {key: value for key, value in whole.items() if key != name}
        changed.append(json.dumps(without))
        change(name, to=7)
        change(name, to=["x"])
    first = next(iter(whole["codings"]))
    for to in ("maybe", None, 1):
        change("codings", first, "value", to=to)
        change("evidence", 0, "unit", to=to)
        change("case", "unit", to=to)
    change("codings", first, "evidence", to=["e9999"])
    change("codings", first, "evidence", to=[whole["evidence"][0]["id"]] * 2)
    change("codings", "third party", to=whole["codings"][first])
    change("codings", f"{first}\n", to=whole["codings"][first])
    change("evidence", 0, "id", to="e01")
    change("evidence", to=[*whole["evidence"], whole["evidence"][0]])
    change("definitions", to=[{"definition": "snider", "reading": "plain"}])
    change("definitions", to=[{"definition": "walt", "reading": "guarantee"}])
    change("definitions", to=[{"definition": "walt", "reading": "plain"}] * 2)
    change("concept", to="alignment")
    change("classmate", "codings", to={"x:text": {"value": "met"}})
    change("alone_codings", to={"third_party:text": ""})
    change("saved_at", to="2026-02-30T10:00Z")
    change("format", to=True)
    change("format", to=2)
    change("course", to="another")
    change("content", to="answers")
    text = json.dumps(whole)
    return [*changed, text[:-5], "", "null", "[]", "3", '{"format": NaN}', "[" * 9000]
