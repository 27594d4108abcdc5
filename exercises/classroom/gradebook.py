"""The gradebook: one row per student, in our columns and as Moodle and Canvas read it.

An exercise counts from 0 to 1 by its best answer before the solution was opened; one
that was not answered counts 0. Nothing is marked that is contested, and no text that a
student wrote; such exercises have no column, and such cells no part in a score.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import fsum

from ..records import Record
from .students import Student

Row = list
HEAD = (
    *("student", "number", "file", "saved_at", "course_version"),
    *("answered", "exercises", "points", "points_possible", "percent"),
    *("percent_first_answers", "hints_opened", "solutions_opened"),
)


@dataclass(frozen=True)
class Points:
    """Points of a student in some exercises, and how many could be had."""

    points: float
    possible: int

    @property
    def percent(self) -> float | None:
        """Share in per cent, with one decimal; None where nothing is marked."""
        return round(100 * self.points / self.possible, 1) if self.possible else None


def points(student: Student, names: Iterable[str], first: bool = False) -> Points:
    """Return a student's points in exercises that carry marks.

    An answer without a score, such as an estimate by somebody who knew the fact,
    takes the exercise out of what can be had.
    """
    given, total, possible = student.handin.given, [], 0
    for name in names:
        one = given.get(name)
        answer = one and (one.first if first else one.best)
        if not answer:
            possible += 1
        elif answer.score is not None:
            possible += 1
            total.append(answer.score)
    return Points(round(fsum(total), 4), possible)


def gradebook(
    students: Sequence[Student], records: Sequence[Record], marked: frozenset[str]
) -> list[Row]:
    """Return the rows of ``gradebook.csv``, the heads first.

    A column for each chapter has the percentage, one for each exercise with marks the
    score; empty means that nothing was answered, or nothing that carries a mark.
    """
    names = [one.id for one in records if one.id in marked]
    chapters = _chapters(names)
    head = [*HEAD, *(f"{chapter} (%)" for chapter in chapters), *names]
    return [head, *(_row(one, records, names, chapters) for one in students)]


def _row(student: Student, records, names, chapters) -> Row:
    handin, given = student.handin, student.handin.given
    best = points(student, names)
    first = points(student, names, first=True)
    mine = [given[one.id] for one in records if one.id in given]
    return [
        *(student.name, student.number, student.file),
        *(handin.saved_at, handin.version),
        *(sum(one.attempts > 0 for one in mine), len(records)),
        *(best.points, best.possible, best.percent, first.percent),
        *(sum(one.hints for one in mine), sum(one.shown for one in mine)),
        *(points(student, inside).percent for inside in chapters.values()),
        *(given[n].best.score if n in given and given[n].best else None for n in names),
    ]


def _chapters(names: Iterable[str]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for name in names:
        found.setdefault(name.partition("/")[0], []).append(name)
    return found


def moodle(students: Sequence[Student], marked: Sequence[str]) -> list[Row]:
    """Return the rows that Moodle imports under *Import > CSV file*.

    Found in Moodle's own documentation of its grade import, and in its importer
    (``grade/import/csv/classes/load_data.php``): a comma-separated file in UTF-8 whose
    first line has the heads, which the importer lets you map one by one. A user is
    found by one column, *ID number*, *Email address* or *username* (`Map from` and
    `Map to`). A grade over 100 is refused by default, so columns are percentages. An
    unknown user stops the whole import; a line whose user column is empty is not
    skipped but counted to the user before it. So students without a number are left
    out here. An address typed as number stands in both columns.
    """
    chapters = _chapters(marked)
    titles = (f"{chapter} (%)" for chapter in chapters)
    found = [["ID number", "Email address", "Full name", *titles, "Exercises (%)"]]
    for one in students:
        if not one.number:
            continue
        address = one.number if "@" in one.number else ""
        grades = (points(one, inside).percent for inside in chapters.values())
        total = points(one, marked).percent
        found.append([one.number, address, one.name, *grades, total])
    return found


def canvas(students: Sequence[Student], marked: Sequence[str]) -> list[Row]:
    """Return the rows that Canvas imports under *Gradebook > Import*.

    Found in Canvas's own importer (``lib/gradebook_importer.rb``): the heads begin with
    Student, ID, SIS User ID, SIS Login ID, Section; the next line has *Points Possible*
    in its first cell; each further column becomes an assignment. A student is looked
    for by Canvas's ID, which no student knows, then by SIS user ID, by login, and by
    name. What a student typed as number may be either of the two, so it stands in both.
    """
    chapters = _chapters(marked)
    head = ["Student", "ID", "SIS User ID", "SIS Login ID", "Section", *chapters]
    found = [head, ["    Points Possible", *4 * [""], *map(len, chapters.values())]]
    for one in students:
        # Of those possible: who takes an exercise out has the share of the others.
        mine = (points(one, inside) for inside in chapters.values())
        grades = (
            round(p.points * len(inside) / p.possible, 2) if p.possible else None
            for p, inside in zip(mine, chapters.values(), strict=True)
        )
        found.append([one.name, "", one.number, one.number, "", *grades])
    return found
