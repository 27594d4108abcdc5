"""What follows from a reader's own case: cells to code, verdicts, warnings.

The page has the same rules in player/case/model.js; the tests compare the two.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from .alliance import Judgement, conflicts, judge
from .case_file import readings_of
from .case_words import one_line
from .catalogue import label
from .codings import entailments

NARROW = ("pair", "one_member")
OPPOSITE = {"text": "practice", "practice": "text"}


@dataclass(frozen=True)
class Cell:
    """What has to be coded: a criterion, and which evidence counts for it.

    `asked` holds the short names of the definitions that ask for it.
    """

    key: str
    criterion: str
    counts: str
    label: str
    asked: tuple[str, ...]


@dataclass(frozen=True)
class Warned:
    """Something to look at again; `cell` is None where it concerns the whole case."""

    id: str
    cell: str | None
    args: Mapping


def cells_of(data: dict) -> list[Cell]:
    """Return the cells that the definitions chosen ask for, each once."""
    found: dict[str, Cell] = {}
    for asked, reading in readings_of(data):
        for criterion in reading.criteria:
            counts = asked.counts[criterion]
            key = f"{criterion}:{counts}"
            known = found.get(key)
            names = known.asked if known else ()
            if asked.short not in names:
                names = (*names, asked.short)
            found[key] = Cell(key, criterion, counts, label(criterion), names)
    return list(found.values())


def values_of(data: dict, asked, reading) -> dict[str, str]:
    """Return the values for one reading by criterion; what is not coded is left out."""
    cells = {name: f"{name}:{asked.counts[name]}" for name in reading.criteria}
    codings = data["codings"]
    return {
        name: codings[cell]["value"]
        for name, cell in cells.items()
        if codings.get(cell, {}).get("value")
    }


@dataclass(frozen=True)
class Judged:
    """A reading on a case: what lacks a value, or the judgement.

    `plain` is the judgement made without regard to what criteria entail.
    """

    missing: tuple[str, ...]
    judgement: Judgement | None
    plain: Judgement | None


def judge_own(data: dict, asked, reading, doubt: str = "none") -> Judged:
    """Return what one reading of a definition says of the case."""
    values = values_of(data, asked, reading)
    missing = tuple(name for name in reading.criteria if name not in values)
    if missing:
        return Judged(missing, None, None)
    found = judge(reading.formula, values, doubt, entailments())
    return Judged((), found, judge(reading.formula, values, doubt))


def given_values(codings: Mapping[str, Mapping]) -> dict[str, str]:
    """Return the values that somebody has given, by cell.

    Examples
    --------
    >>> given_values({"third_party:text": {"value": "met"}, "offence:text":
    ...     {"value": ""}})
    {'third_party:text': 'met'}
    """
    return {cell: one["value"] for cell, one in codings.items() if one["value"]}


def warnings_of(data: dict) -> list[Warned]:
    """Return what should be looked at again; nothing of it is forbidden."""
    found = []
    if not one_line(data["case"]["name"]) or not one_line(data["case"]["as_of"]):
        found.append(Warned("case", None, {}))
    half = [
        piece["id"]
        for piece in data["evidence"]
        if not one_line(piece["source"]) or not one_line(piece["place"])
    ]
    if half:
        found.append(Warned("half", None, {"ids": half}))
    for cell in cells_of(data):
        found += _cell_warnings(data, cell)
    pairs = dict.fromkeys(
        pair
        for asked, reading in readings_of(data)
        for pair in conflicts(values_of(data, asked, reading), entailments())
    )
    return found + [Warned("impossible", None, {"a": a, "b": b}) for a, b in pairs]


def _cell_warnings(data: dict, cell: Cell) -> Iterable[Warned]:
    coding = data["codings"].get(cell.key)
    if not coding or not coding["value"]:
        return
    value, key = coding["value"], cell.key
    pieces = [one for one in data["evidence"] if one["id"] in coding["evidence"]]
    silent = value == "not_stated"
    if not pieces and not silent:
        yield Warned("no_evidence", key, {})
    if not one_line(coding["reason"]):
        yield Warned("no_search" if silent else "no_reason", key, {})
    if value == "contested" and len(pieces) == 1:
        yield Warned("one_sided", key, {})
    other = OPPOSITE.get(cell.counts)
    if other and pieces and all(piece["nature"] == other for piece in pieces):
        ids = [piece["id"] for piece in pieces]
        yield Warned("other_kind", key, {"ids": ids, "counts": cell.counts})
    narrow = pieces and all(piece["unit"] in NARROW for piece in pieces)
    if value == "met" and data["case"]["unit"] == "organisation" and narrow:
        yield Warned("narrow", key, {})
    before = (data["alone_codings"] or {}).get(key)
    if before and before != value and not one_line(coding["note"]):
        yield Warned("no_note", key, {})


def classmate_of(data: dict) -> dict:
    """Return of a classmate's case what a comparison needs.

    Its values are those given before comparing.
    """
    alone, codings = data["alone_codings"], {}
    for cell, coding in data["codings"].items():
        value = coding["value"] if alone is None else alone.get(cell)
        if value:
            kept = {name: coding[name] for name in ("evidence", "reason")}
            codings[cell] = {"value": value} | kept
    kept = {name: data[name] for name in ("coder", "alone", "case", "evidence")}
    return kept | {"codings": codings}
