"""Estimate: the reader commits a number or a probability before the facts are shown.

Who knew the fact already is not marked. A forecast that nobody can decide is said to be
so. Of a probability the Brier score is given, 0 at best and 1 at worst, and no mark.
"""

import re
from collections.abc import Iterator

from ..results import Part
from .shared import Built, one_of, parts_problem, unique, with_place

Response = dict[str, str]
KNEW = ("yes", "no")
NUMBER = re.compile(r"-?\d{1,12}(\.\d{1,6})?", re.ASCII)


def build(data: dict) -> Built:
    """Return material and key."""
    unique([part["id"] for part in data["parts"]], "parts")
    parts, key = [], {}
    for number, part in enumerate(data["parts"]):
        _check(part, f"parts[{number}]")
        chance = part["asks"] == "probability"
        parts.append(
            {
                "id": part["id"],
                "asks": part["asks"],
                "prompt": part["prompt"],
                "unit": "%" if chance else part["unit"],
                "least": 0 if chance else part["least"],
                "most": 100 if chance else part["most"],
            }
        )
        key[part["id"]] = {
            "fact": part.get("fact"),
            "near": part.get("near", 0),
            "text": with_place(part["why"], part.get("evidence")),
        }
    return {"parts": parts}, {"parts": key}


def _check(part: dict, field: str) -> None:
    if part["asks"] == "number":
        for name in ("unit", "least", "most", "fact", "near"):
            if name not in part:
                raise ValueError(f"{field}.{name}: missing; a number needs it")
        if not part["least"] <= part["fact"] <= part["most"]:
            raise ValueError(f"{field}.fact: not between least and most")
    elif part.get("fact") not in (None, 0, 1):
        raise ValueError(
            f"{field}.fact: {part['fact']!r}; of a probability expected 1 (it "
            "happened), 0 (it did not), or no fact at all (it cannot be decided)"
        )


def problem(material: dict, response: object) -> str | None:
    """Return what keeps a response from being marked, or None."""
    asked = {part["id"]: part for part in material["parts"]}
    ids = [name for part in asked for name in (part, f"{part}:knew")]

    def check(name: str, given: object) -> str | None:
        if name.endswith(":knew"):
            return one_of(given, KNEW)
        least, most = asked[name]["least"], asked[name]["most"]
        number = as_number(given)
        if number is None or not least <= number <= most:
            return f"{given!r} is not a number from {least} to {most}"
        return None

    return parts_problem(response, ids, check)


def as_number(text: object) -> float | None:
    """Return a number that a reader typed, or None.

    Examples
    --------
    >>> as_number("2.5"), as_number("two")
    (2.5, None)
    """
    is_number = isinstance(text, str) and NUMBER.fullmatch(text.strip())
    return float(text) if is_number else None


def as_text(number: float) -> str:
    """Return a number as a reader would type it.

    Examples
    --------
    >>> as_text(36.9), as_text(40.0)
    ('36.9', '40')
    """
    return str(int(number)) if number == int(number) else str(number)


def mark(material: dict, key: dict, response: Response) -> list[Part]:
    """Return the fact for each estimate, and how near it came."""
    return [
        _mark(part, key["parts"][part["id"]], response) for part in material["parts"]
    ]


def _mark(part: dict, key: dict, response: Response) -> Part:
    name = part["id"]
    given = response[name]
    args = {"given": given, "unit": part["unit"], "text": key["text"]}
    if part["asks"] == "probability" and key["fact"] is None:
        return Part(name, "unscored", None, "estimate.undecided", args)
    if response[f"{name}:knew"] == "yes":
        return Part(name, "unscored", None, "estimate.knew", args)
    number = as_number(given)
    if part["asks"] == "probability":
        # In whole hundredths, rounded half up, as JavaScript does.
        brier = int((number - 100 * key["fact"]) ** 2 / 100 + 0.5)
        args |= {"brier": f"{brier // 100}.{brier % 100:02}"}
        happened = "happened" if key["fact"] else "not_happened"
        return Part(name, "unscored", None, f"estimate.{happened}", args)
    off = abs(number - key["fact"])
    if off <= key["near"]:
        return Part(name, "right", None, "estimate.near", args)
    outcome = "part" if off <= 3 * key["near"] else "wrong"
    return Part(name, outcome, None, "estimate.far", args)


def solve(material: dict, key: dict) -> Response:
    """Return the facts; for what cannot be decided, even chances."""
    response = {}
    for part in material["parts"]:
        fact = key["parts"][part["id"]]["fact"]
        if part["asks"] == "probability":
            fact = 50 if fact is None else 100 * fact
        response |= {part["id"]: as_text(fact), f"{part['id']}:knew": "no"}
    return response


def edits(material: dict, right: Response) -> Iterator[tuple[str, Response]]:
    """Yield each response with one estimate at either end, or known before."""
    for part in material["parts"]:
        name = part["id"]
        for given in (as_text(part["least"]), as_text(part["most"])):
            if given != right[name]:
                yield name, right | {name: given}
        yield name, right | {f"{name}:knew": "yes"}
