"""The other tables, and how all are written: safe to open in a spreadsheet."""

import csv
import io
from collections.abc import Iterable, Sequence
from pathlib import Path

from ..alliance import VALUES, Agreement
from ..records import Record
from ..results import messages
from ..wording import plain
from .codings import BESIDE, MOST_CODERS, Cell, Codings, of_class, pairs
from .items import Item
from .students import Problem
from .text import in_cell

Row = list
ITEM_HEAD = (
    *("exercise", "title", "kind", "route", "students", "attempts_mean"),
    *("students_with_hints", "hints_opened", "solutions_opened", "students_scored"),
    *("facility_first", "facility_best", "discrimination_item_rest"),
    *("discrimination_undefined", "most_chosen_wrong", "kinds_of_mistake"),
)
AGREEMENT_HEAD = (
    *("row", "exercise", "case", "criterion", "evidence_that_counts"),
    *("coder", "other_coder", "coders", "cells", "raw", "kappa", "alpha"),
    *("undefined", *VALUES, *BESIDE),
)


def item_rows(items: Iterable[Item]) -> list[Row]:
    """Return the rows of ``items.csv``: one for each exercise."""
    found = [list(ITEM_HEAD)]
    for one in items:
        wrong = (f"{w.text} ({w.students})" for w in one.wrong)
        kinds = (f"{mistake(n)} ({k})" for n, k in one.mistakes.most_common())
        record = one.record
        mean = round(one.attempts / one.answered, 2) if one.answered else None
        found.append(
            [
                *(record.id, plain(record.title), record.kind, record.route),
                *(one.answered, mean, one.hinted, one.hints, one.shown, one.scored),
                *map(_rounded, (one.first, one.best, one.discrimination)),
                *(one.undefined, " | ".join(wrong), " | ".join(kinds)),
            ]
        )
    return found


def mistake(name: str) -> str:
    """Return the name of a kind of mistake in words."""
    return messages()["mistakes"][name]["name"]


def _rounded(value: float | None) -> float | None:
    return None if value is None else round(value, 3)


def agreement_rows(
    cells: Sequence[Cell],
    records: Sequence[Record],
    codings: Codings,
    names: dict[str, str],
) -> list[Row]:
    """Return the rows of ``agreement.csv``.

    First the cells, those on which most pairs of students differ before the others:
    how many gave each value, and beside it the value of the course and of both authors
    as we read them, with which no agreement is reckoned. Then the class as a whole,
    then each two students by all cells that both coded.

    Parameters
    ----------
    cells, records, codings
        From `exercises.classroom.codings`.
    names : dict of str to str
        How the students are called, by file.
    """
    found = [list(AGREEMENT_HEAD)]
    for one in sorted(cells, key=lambda one: -one.differing):
        values = [one.values[value] for value in VALUES]
        others = [one.others.get(coder, "") for coder in BESIDE]
        where = [one.exercise, one.case, one.criterion, one.counts]
        found.append(["cell", *where, "", "", sum(values), *5 * [""], *values, *others])
    for name, agreed in of_class(records, codings):
        found.append(_agreement_row("class", name or "all", "", "", agreed))
    for agreed in pairs(codings):
        one, other = (names[file] for file in agreed.coders)
        found.append(_agreement_row("pair", "all", one, other, agreed))
    if len(codings) > MOST_CODERS:
        left = f"pairs are left out: of {len(codings)} coders they are too many to read"
        found.append(["pair", "all", *10 * [""], left])
    return [row + [""] * (len(AGREEMENT_HEAD) - len(row)) for row in found]


def _agreement_row(
    row: str, exercise: str, one: str, other: str, agreed: Agreement | None
) -> Row:
    start = [row, exercise, "", "", "", one, other]
    if agreed is None:
        return [*start, 1, 0, "", "", "", "only one student coded"]
    undefined = "; ".join(f"{name}: {why}" for name, why in agreed.undefined.items())
    numbers = map(_rounded, (agreed.raw, agreed.kappa, agreed.alpha))
    return [*start, len(agreed.coders), agreed.cells, *numbers, undefined]


def problem_rows(problems: Iterable[Problem]) -> list[Row]:
    """Return the rows of ``problems.csv``, files set aside first."""
    order = ("file set aside", "answer set aside", "note")
    found = [["what", "file", "student", "exercise", "reason"]]
    for one in sorted(problems, key=lambda one: order.index(one.what)):
        found.append([one.what, one.file, one.student, one.exercise, one.reason])
    return found


def write_csv(path: Path, rows: Iterable[Row], mark: bool = True) -> None:
    """Write a table so that a spreadsheet opens it and reckons nothing in it.

    Parameters
    ----------
    path : Path
        Where to write it.
    rows : iterable of list
        Heads and rows.
    mark : bool
        Whether the file begins with a byte order mark, without which Excel takes it
        for text in the computer's old encoding. Learning platforms need none.
    """
    text = io.StringIO()
    # Every text in quotation marks: some spreadsheets part cells at semicolons, too.
    writer = csv.writer(text, quoting=csv.QUOTE_NONNUMERIC, lineterminator="\r\n")
    writer.writerows([in_cell(value) for value in row] for row in rows)
    path.write_bytes(text.getvalue().encode("utf-8-sig" if mark else "utf-8"))
