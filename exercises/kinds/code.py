"""Code: the reader gives a case values on criteria and picks the evidence for them.

Marked are evidence and consistency with the codebook, never agreement with the course.
"""

from collections.abc import Iterator, Mapping

from ..alliance import VALUES
from ..catalogue import find_row, place, speaker
from ..codings import find_coding
from ..definitions import definition
from ..results import Part, messages
from ..tables import rows
from ..verdicts import case_name
from .shared import Built, one_of, parts_problem, unique

Response = dict[str, dict[str, str | list[str]]]
TEXT = ("treaty_text", "declared_aim")
NARROW = ("pair", "one_member")
RULES = ("met_if", "partly_if", "not_met_if", "does_not_count")


def build(data: dict) -> Built:
    """Return material and key; bearings and the other coders are derived."""
    unique(data["criteria"], "criteria")
    unique(data["evidence"], "evidence")
    asked = definition(data["definition"])
    missing = [name for name in data["criteria"] if name not in asked.counts]
    if missing:
        raise ValueError(f"criteria: {missing[0]!r} is not used by {asked.id}")
    case = find_row("cases", data["case"])
    material = {
        "case": case_name(case["id"]),
        "unit": case["unit"],
        "definition": asked.name,
        "criteria": [_criterion(name, asked.counts[name]) for name in data["criteria"]],
        "evidence": [_statement(name) for name in data["evidence"]],
    }
    key = {
        name: _key(case["id"], name, asked.counts[name], data["evidence"])
        for name in data["criteria"]
    }
    for name, one in key.items():
        if one["course"] is None:
            raise ValueError(
                f"criteria: {name!r} is not coded by the course for {case['id']}, so "
                "that readers could compare; add a row to data/codings.csv"
            )
    key = {"criteria": key}
    for part in mark(material, key, solve(material, key)):
        if part.outcome == "wrong":
            course, counts = key["criteria"][part.id]["course"], asked.counts[part.id]
            raise ValueError(
                f"evidence: the course codes {part.id!r} as {course!r} in "
                f"data/codings.csv (counts: {counts}), and with the pieces offered "
                f"here that fails: {part.text} Offer a piece that bears so and "
                "counts, or change the coding"
            )
    return material, key


def _criterion(name: str, counts: str) -> dict:
    row, words = find_row("criteria", name), messages()["codebook"]
    rules = [words[rule].format(text=row[rule]) for rule in RULES if row[rule]]
    return {
        "id": name,
        "label": row["label"],
        "question": row["question"],
        "counts": counts,
        "rules": " ".join(rules),
    }


def _statement(name: str) -> dict:
    row = find_row("evidence", name)
    where = f"{speaker(row['speaker'])}; {place(name)}"
    return {"id": name, "text": row["statement"], "place": where}


def _key(case: str, criterion: str, counts: str, offered: list[str]) -> dict:
    bears = {}
    for row in rows("bearings"):
        pair = (row["case"], row["criterion"])
        if pair == (case, criterion) and row["evidence"] in offered:
            found = find_row("evidence", row["evidence"])
            kind = "text" if found["nature"] in TEXT else "practice"
            # What an author says of a text counts as its text.
            is_other = counts == "text" and kind == "practice" and not _of_text(found)
            bears[row["evidence"]] = {
                "direction": row["direction"],
                "narrow": found["unit"] in NARROW,
                "counts": not is_other
                and not (counts == "practice" and kind == "text"),
            }
    course = find_coding(case, criterion, counts, "course")
    return {
        "bears": bears,
        "course": course.value if course else None,
        "others": _others(case, criterion, counts),
    }


def _of_text(row: Mapping[str, str]) -> bool:
    return row["nature"] in ("concept", "history", "definition")


def _others(case: str, criterion: str, counts: str) -> str:
    """Say what the other coders gave, with the course's reason."""
    words, told = messages()["words"]["value"], []
    for coder in rows("coders"):
        found = find_coding(case, criterion, counts, coder["id"])
        if found:
            reason = f" ({found.reason.rstrip('.')})" if coder["id"] == "course" else ""
            told.append(f"{coder['name']}: ‘{words[found.value]}’{reason}")
    return "; ".join(told)


def problem(material: dict, response: object) -> str | None:
    """Return what keeps a response from being marked, or None."""
    offered = [one["id"] for one in material["evidence"]]

    def check(_: str, given: object) -> str | None:
        if not isinstance(given, Mapping) or set(given) != {"value", "evidence"}:
            return "a value and a list of evidence are expected"
        chosen = given["evidence"]
        if not isinstance(chosen, list) or len(set(map(str, chosen))) < len(chosen):
            return "evidence: a list, each piece once, is expected"
        wrong = (one_of(piece, offered) for piece in chosen)
        return one_of(given["value"], VALUES) or next(filter(None, wrong), None)

    ids = (one["id"] for one in material["criteria"])
    return parts_problem(response, ids, check)


def mark(material: dict, key: dict, response: Response) -> list[Part]:
    """Return what is said of each cell: the first rule that it breaks, or none."""
    return [
        _mark(one, material, key["criteria"][one["id"]], response[one["id"]])
        for one in material["criteria"]
    ]


def _mark(one: dict, material: dict, key: dict, given: dict) -> Part:
    value, chosen = given["value"], given["evidence"]
    words = messages()["words"]["value"]
    texts = {piece["id"]: piece["text"] for piece in material["evidence"]}
    args = {"label": one["label"], "value": words[value], "others": key["others"]}
    broken = _broken(value, chosen, key, material)
    if broken:
        rule, pieces = broken
        args["pieces"] = " ".join(f"‘{texts[name]}’" for name in pieces)
        mistake = messages()["code_mistakes"][rule]
        if value == "contested" and rule.startswith("needs"):
            mistake = "degree_for_disagreement"
        return Part(one["id"], "wrong", mistake, f"code.{rule}", args)
    if key["course"] == "contested":
        return Part(one["id"], "unscored", None, "code.contested", args)
    return Part(one["id"], "consistent", None, "code.consistent", args)


def _broken(value: str, chosen: list[str], key: dict, material: dict):
    """Return the first rule that a cell breaks and the pieces it is about, or None."""
    bears = key["bears"]
    beside = [name for name in chosen if name not in bears]
    if beside:
        return "beside", beside
    other = [name for name in chosen if not bears[name]["counts"]]
    if other:
        return "other_kind", other
    usable = [name for name in bears if bears[name]["counts"]]
    if value == "not_stated":
        return ("stated", usable[:1]) if usable else None
    if not chosen:
        return "nothing", []
    found = {bears[name]["direction"] for name in chosen}
    needed = {"met": ["for"], "not_met": ["against"], "contested": ["for", "against"]}
    missing = [d for d in needed.get(value, ()) if d not in found]
    if missing:
        return f"needs_{missing[0]}", []
    narrow = all(bears[name]["narrow"] for name in chosen)
    if value == "met" and material["unit"] == "organisation" and narrow:
        return "narrow", []
    against = {"met": "against", "not_met": "for"}.get(value)
    passed = [n for n in usable if bears[n]["direction"] == against and n not in chosen]
    return ("overlooked", passed[:1]) if passed else None


def solve(material: dict, key: dict) -> Response:
    """Return the course's values with all the evidence that bears and counts."""
    return {
        one["id"]: {
            "value": key["criteria"][one["id"]]["course"],
            "evidence": _usable(one["id"], material, key),
        }
        for one in material["criteria"]
    }


def _usable(name: str, material: dict, key: dict) -> list[str]:
    one = key["criteria"][name]
    if one["course"] == "not_stated":
        return []
    offered = (piece["id"] for piece in material["evidence"])
    return [n for n in offered if n in one["bears"] and one["bears"][n]["counts"]]


def edits(material: dict, right: Response) -> Iterator[tuple[str, Response]]:
    """Yield each response that differs from the course's in one value or one piece."""
    for one in material["criteria"]:
        name, cell = one["id"], right[one["id"]]
        for value in VALUES:
            if value != cell["value"]:
                yield name, right | {name: {**cell, "value": value}}
        for piece in material["evidence"]:
            chosen = [
                other["id"]
                for other in material["evidence"]
                if (other["id"] in cell["evidence"]) != (other["id"] == piece["id"])
            ]
            yield name, right | {name: {**cell, "evidence": chosen}}
