"""Coders beside each other: cell by cell, and for those who coded alone in numbers."""

from collections.abc import Iterator, Mapping
from itertools import combinations
from typing import TYPE_CHECKING

from .alliance import Agreement, compare, decide
from .alliance.agreement import Codings
from .catalogue import find_row, label
from .codings import coded, coded_cells
from .definitions import Reading, definitions
from .matrix import cases
from .results import messages
from .table_view import Table
from .tables import rows, split
from .verdicts import case_name

if TYPE_CHECKING:
    import pandas


def compare_coders(case: str, *coders: str) -> "pandas.DataFrame":
    """Return how coders coded a case, criteria on which they differ first.

    One row is a criterion; an empty cell: not coded. Where a coder keeps text and
    practice apart, the cell has both. No share of agreement is reckoned: the authors
    coded nothing (their cells are our reconstruction), and ATOP has its own codebook.

    Parameters
    ----------
    case : str
        Id of a case.
    *coders : str
        Ids of coders; by default all.

    Returns
    -------
    pandas.DataFrame
        One column a coder, values in words, and `differ`: whether two of them have no
        value in common.

    Examples
    --------
    >>> found = compare_coders("csto", "de_haas", "tugsbilguun")
    >>> found[found["differ"]].index.tolist()[-1]
    'continuous political deliberations'
    """
    import pandas

    find_row("cases", case)
    coders = coders or tuple(row["id"] for row in rows("coders"))
    cells: dict[str, dict[str, dict[str, str]]] = {}
    for coder in coders:
        name = find_row("coders", coder)["name"]
        for (of, criterion, basis), found in coded_cells(coder).items():
            if of == case:
                row = cells.setdefault(label(criterion), {})
                row.setdefault(name, {})[basis] = found.value
    names = [find_row("coders", coder)["name"] for coder in coders]
    body = {
        criterion: {name: _cell(given) for name, given in row.items()}
        for criterion, row in cells.items()
    }
    table = pandas.DataFrame.from_dict(body, orient="index", columns=names).fillna("")
    table["differ"] = [_differ(row) for row in cells.values()]
    table = table.sort_values("differ", ascending=False, kind="stable")
    return table.rename_axis("criterion")


def _cell(given: Mapping[str, str]) -> str:
    """Return a coder's values on one criterion, by basis only where they part."""
    words, values = messages()["words"]["value"], dict.fromkeys(given.values())
    if len(values) == 1:
        return words[next(iter(values))]
    return "; ".join(f"{basis}: {words[value]}" for basis, value in given.items())


def _differ(row: Mapping[str, Mapping[str, str]]) -> bool:
    sets = [set(given.values()) for given in row.values()]
    return any(not first & second for first, second in combinations(sets, 2))


def agreement(codings: Codings) -> Agreement:
    """Return how far people agree who coded independently with this codebook.

    Parameters
    ----------
    codings : mapping of str to mapping
        For each coder the values by cell, such as ``{("sco", "third_party"): "met"}``;
        a skipped cell is left out, *not stated* is a value. Ids of the course's coders
        may stand among the names only if they coded alone with this codebook.

    Returns
    -------
    Agreement
        Cells that differ, raw agreement, Cohen's kappa, Krippendorff's alpha, and why
        a coefficient is undefined.

    Raises
    ------
    ValueError
        If there are fewer than two coders, a value is unknown, or one of them is an
        author or a project with a codebook of its own.

    Examples
    --------
    >>> found = agreement({"Ann": {"a": "met"}, "Ben": {"a": "met"}})
    >>> found.raw, found.undefined["kappa"][:19]
    (1.0, 'only one value was ')
    """
    known = {row["id"]: row["is_independent"] == "true" for row in rows("coders")}
    for name in codings:
        if not known.get(name, True):
            raise ValueError(
                f"{name} did not code alone with this codebook; compare cells with "
                "compare_coders, and reckon agreement among people who did"
            )
    allowed = messages()["words"]["value"]
    for name, given in codings.items():
        for cell, value in given.items():
            if value not in allowed:
                expected = ", ".join(allowed)
                raise ValueError(
                    f"{name}, {cell}: {value!r} is no value; expected {expected}, or "
                    "leave the cell out if it was skipped"
                )
    return compare(codings)


def check_author(coder: str) -> Table:
    """Return what an author's own cells imply, next to what he concludes.

    One row is a case and a definition that he quotes, in one reading. What he does not
    test is taken as open: where the verdict is settled all the same, his cells are
    enough. Definitions that he quotes and does not apply share the last row of a case.

    Parameters
    ----------
    coder : {"de_haas", "tugsbilguun"}
        The author, as we read him.

    Raises
    ------
    UnknownName
        If there is no such coder.
    ValueError
        If no conclusions of that coder are recorded.

    Examples
    --------
    >>> check_author("tugsbilguun").body[0][:4]
    ('SCO (2008)', 'Snyder, as quoted', 'no', 'that it is none')
    """
    who = find_row("coders", coder)["name"]
    found = [row for row in rows("conclusions") if row["coder"] == coder]
    if not found:
        known = " or ".join(sorted({row["coder"] for row in rows("conclusions")}))
        raise ValueError(f"no conclusions of {coder!r} are recorded; there are {known}")
    concepts = [asked.concept for asked in definitions()]
    found.sort(
        key=lambda row: (cases().index(row["case"]), concepts.index(row["concept"]))
    )
    body = [line for row in found for line in _implied(row)]
    head = ("Case", "Definition", "His cells imply", "He concludes", "He does not test")
    return Table(f"What the cells imply: {who}", head, body)


def _implied(row: Mapping[str, str]) -> Iterator[tuple[str, ...]]:
    """Yield a line for each reading of each definition that the author applies."""
    case, passed_over = case_name(row["case"]), []
    concluded, applied = messages()["concluded"][row["says"]], split(row["applied"])
    for asked in definitions(concept=row["concept"]):
        section = find_row("definitions", asked.id)["section"]
        if section.partition("/")[0] != row["coder"]:
            continue
        cells = coded(row["case"], asked.id, row["coder"])
        for reading in asked.readings or (None,):
            needed = reading.criteria if reading else asked.having("dimension")
            tested = {name: cells[name].value for name in needed if name in cells}
            name = f"{asked.short}, {reading.name}" if reading else asked.short
            # A cell of his can fit a definition that he never holds to the case.
            if asked.id not in applied or not tested:
                passed_over.append(name)
                continue
            untested = ", ".join(label(name) for name in needed if name not in tested)
            yield case, name, _judged(reading, tested), concluded, untested
    if passed_over:
        yield case, "; ".join(passed_over), "not applied", concluded, ""


def _judged(reading: Reading | None, tested: Mapping[str, str]) -> str:
    words = messages()["words"]
    if reading is None:
        return "; ".join(
            f"{label(name)}: {words['value'][value]}" for name, value in tested.items()
        )
    known = dict.fromkeys(reading.criteria, "not_stated") | tested
    return words["verdict"][decide(reading.formula, known)]
