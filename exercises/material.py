"""Turns what an author wrote into material (all that a reader sees) and key."""

from .alliance.formula import as_data
from .catalogue import find_row, place
from .codings import coded, entailments
from .definitions import definition
from .matrix import cases
from .verdicts import case_name, verdict

Built = tuple[dict, dict]


def build_material(data: dict) -> Built:
    """Return material and key of a record whose fields have been checked.

    Raises
    ------
    ValueError
        If parts of the record do not fit together; the message names the field.
    """
    return _BUILDERS[data["kind"]](data)


def _unique(ids: list[str], field: str) -> None:
    for one in ids:
        if ids.count(one) > 1:
            raise ValueError(f"{field}: the id {one!r} stands twice; ids are unique")


def _with_place(text: str, evidence: str | None) -> str:
    """Add to a text where the evidence for it is said."""
    return f"{text} ({place(evidence)})" if text and evidence else text


def _choice(data: dict) -> Built:
    options, key = [], {}
    _unique([option["id"] for option in data["options"]], "options")
    several = data["select"] == "several"
    right = sum(option["right"] for option in data["options"])
    if right == 0 or (right > 1 and not several):
        raise ValueError(f"options: {right} are right; expected one, or select several")
    for number, option in enumerate(data["options"]):
        field, evidence = f"options[{number}]", option.get("evidence")
        if not option["right"] and "mistake" not in option:
            raise ValueError(f"{field}.mistake: missing; a wrong option names one")
        if option["right"] and several and not {"missed", "mistake"} <= set(option):
            raise ValueError(
                f"{field}: missed and mistake are needed, for readers who leave it out"
            )
        options.append({"id": option["id"], "text": option["text"]})
        key[option["id"]] = {
            "right": option["right"],
            "text": _with_place(option["feedback"], evidence),
            "mistake": option.get("mistake"),
            "missed": _with_place(option.get("missed", ""), evidence),
        }
    return {"select": data["select"], "options": options}, {"options": key}


def _sort(data: dict) -> Built:
    bins = [one["id"] for one in data["bins"]]
    _unique(bins, "bins")
    _unique([item["id"] for item in data["items"]], "items")
    shared = {(c["from"], c["to"]): c for c in data.get("confusions", ())}
    items, key = [], {}
    for number, item in enumerate(data["items"]):
        field = f"items[{number}]"
        shown = data.get("show_places", False) and "evidence" in item
        where = place(item["evidence"]) if shown else ""
        items.append({"id": item["id"], "text": item["text"], "place": where})
        key[item["id"]] = _sort_key(item, bins, shared, field)
    return {"bins": data["bins"], "items": items}, {"items": key}


def _sort_key(item: dict, bins: list[str], shared: dict, field: str) -> dict:
    contested = item.get("contested", False)
    right = item.get("bins", [])
    if contested == bool(right):
        raise ValueError(f"{field}: give either bins or contested = true")
    if contested != ("course" in item):
        raise ValueError(f"{field}.course: a contested item, and no other, names a bin")
    named = [*right, *item.get("wrong", {}), item.get("course", bins[0])]
    unknown = [one for one in named if one not in bins]
    if unknown:
        raise ValueError(f"{field}: {unknown[0]!r} is not one of {', '.join(bins)}")
    wrong = {}
    for one in [] if contested else bins:
        if one in right:
            continue
        said = item.get("wrong", {}).get(one) or shared.get((right[0], one))
        if said is None:
            raise ValueError(
                f"{field}: nothing is said to readers who choose {one!r}; add "
                f"wrong.{one}, or a confusion from {right[0]!r} to {one!r}"
            )
        text = _with_place(said["text"], item.get("evidence"))
        wrong[one] = {"mistake": said["mistake"], "text": text}
    return {
        # The first is the one that a solution shows.
        "bins": right or sorted(bins, key=lambda one: one != item["course"]),
        "contested": contested,
        "text": _with_place(item["why"], item.get("evidence")),
        "wrong": wrong,
    }


def _verdict(data: dict) -> Built:
    cases = _cases(data)
    lab = {
        "cases": [{"id": case, "name": case_name(case)} for case in cases],
        "definitions": [_definition(name) for name in data["definitions"]],
        "codings": {case: _codings(case, data["definitions"]) for case in cases},
        "entails": {name: list(others) for name, others in entailments().items()},
    }
    _unique([part["id"] for part in data["parts"]], "parts")
    known = {"cases": cases, "definitions": data["definitions"]}
    parts = [_part(part, known, n) for n, part in enumerate(data["parts"])]
    return {"parts": parts, "lab": lab}, {}


def _cases(data: dict) -> list[str]:
    """Return the cases of a lab: those listed, or all that a definition applies to."""
    readings = [r for name in data["definitions"] for r in _readings(name)]
    if data["cases"] == "all":
        return [case for case in cases() if any(_is_coded(case, *r) for r in readings)]
    for case in data["cases"]:
        for name, reading in readings:
            verdict(case, name, reading=reading)  # raises where a value is missing
    return data["cases"]


def _readings(name: str) -> list[tuple[str, str]]:
    return [(name, reading.id) for reading in definition(name).readings]


def _is_coded(case: str, name: str, reading: str) -> bool:
    return set(definition(name).reading(reading).criteria) <= set(coded(case, name))


def _definition(name: str) -> dict:
    found = definition(name)
    readings = [
        {
            "id": reading.id,
            "name": reading.name,
            "formula": as_data(reading.formula),
            "criteria": [_criterion(one, found.counts) for one in reading.criteria],
        }
        for reading in found.readings
    ]
    return {
        "id": name,
        "name": found.name,
        "place": found.place,
        "paraphrase": found.paraphrase,
        "answer": found.answer,
        "readings": readings,
    }


def _criterion(name: str, counts: dict[str, str]) -> dict:
    row = find_row("criteria", name)
    return {
        "id": name,
        "label": row["label"],
        "question": row["question"],
        "counts": counts[name],
    }


def _codings(case: str, names: list[str]) -> dict:
    """Return the values of a case by criterion and kind of evidence, each once."""
    return {
        f"{criterion}:{definition(name).counts[criterion]}": {
            "value": one.value,
            "reason": one.reason,
            "place": one.place,
        }
        for name in names
        for criterion, one in coded(case, name).items()
        if definition(name).roles[criterion] == "condition"
    }


def _part(part: dict, lab: dict, number: int) -> dict:
    field = f"parts[{number}]"
    for name, known in (("case", lab["cases"]), ("definition", lab["definitions"])):
        if part[name] not in known:
            raise ValueError(f"{field}.{name}: {part[name]!r} is not in the lab")
    found = definition(part["definition"])
    if found.answer != "yes_no":
        raise ValueError(f"{field}.definition: {found.id} gives no yes or no")
    usual = "strict" if part["ask"] == "flip" else "none"
    doubt = part.get("doubt", usual)
    reading = found.reading(part.get("reading")).id
    if not _has_answer(part, reading, doubt):
        raise ValueError(f"{field}.ask: {part['ask']!r} has no answer here")
    if part["ask"] == "flip" and doubt == "none":
        raise ValueError(f"{field}.doubt: a flip needs 'strict' or 'lenient'")
    return {
        "id": part["id"],
        "ask": part["ask"],
        "definition": found.id,
        "reading": reading,
        "case": part["case"],
        "doubt": doubt,
        "prompt": part["prompt"],
    }


def _has_answer(part: dict, reading: str, doubt: str) -> bool:
    asked = {"reading": reading, "doubt": doubt}
    judged = verdict(part["case"], part["definition"], **asked).judgement
    answers = {
        "verdict": True,
        "settles": judged.settled_by,
        "pivots": judged.pivots,
        "flip": judged.flips_lenient if doubt == "lenient" else judged.flips_strict,
    }
    return bool(answers[part["ask"]])


_BUILDERS = {"choice": _choice, "sort": _sort, "verdict": _verdict}
