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


class Sums:
    """The points of a class by chapter, reckoned once for all tables.

    Parameters
    ----------
    students : sequence of Student
        The class.
    marked : sequence of str
        Exercises with marks, in the book's order.
    """

    def __init__(self, students: Sequence[Student], marked: Sequence[str]) -> None:
        self.students, self.marked = students, marked
        self.chapters: dict[str, list[str]] = {}
        for name in marked:
            self.chapters.setdefault(name.partition("/")[0], []).append(name)
        self._best = {
            one.file: [points(one, names) for names in self.chapters.values()]
            for one in students
        }

    def by_chapter(self, student: Student) -> list[Points]:
        """Return a student's points in each chapter."""
        return self._best[student.file]

    def total(self, student: Student) -> Points:
        """Return a student's points in all chapters."""
        found = self._best[student.file]
        possible = sum(one.possible for one in found)
        return Points(round(fsum(one.points for one in found), 4), possible)


def gradebook(sums: Sums, records: Sequence[Record]) -> list[Row]:
    """Return the rows of ``gradebook.csv``, the heads first.

    A column for each chapter has the percentage, one for each exercise with marks the
    score; empty means that nothing was answered, or nothing that carries a mark.
    """
    titles = (f"{chapter} (%)" for chapter in sums.chapters)
    head = [*HEAD, *titles, *sums.marked]
    return [head, *(_row(one, sums, records) for one in sums.students)]


def _row(student: Student, sums: Sums, records: Sequence[Record]) -> Row:
    handin, given = student.handin, student.handin.given
    total, first = sums.total(student), points(student, sums.marked, first=True)
    mine = [given[one.id] for one in records if one.id in given]
    bests = (given[name].best if name in given else None for name in sums.marked)
    return [
        *(student.name, student.number, student.file),
        *(handin.saved_at, handin.version),
        *(sum(one.attempts > 0 for one in mine), len(records)),
        *(total.points, total.possible, total.percent, first.percent),
        *(sum(one.hints for one in mine), sum(one.shown for one in mine)),
        *(one.percent for one in sums.by_chapter(student)),
        *(one.score if one else None for one in bests),
    ]


def moodle(sums: Sums) -> list[Row]:
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
    titles = (f"{chapter} (%)" for chapter in sums.chapters)
    found = [["ID number", "Email address", "Full name", *titles, "Exercises (%)"]]
    for one in sums.students:
        if not one.number:
            continue
        address = one.number if "@" in one.number else ""
        grades = (chapter.percent for chapter in sums.by_chapter(one))
        total = sums.total(one).percent
        found.append([one.number, address, one.name, *grades, total])
    return found


def canvas(sums: Sums) -> list[Row]:
    """Return the rows that Canvas imports under *Gradebook > Import*.

    Found in Canvas's own importer (``lib/gradebook_importer.rb``): the heads begin with
    Student, ID, SIS User ID, SIS Login ID, Section; the next line has *Points Possible*
    in its first cell; each further column becomes an assignment. A student is looked
    for by Canvas's ID, which no student knows, then by SIS user ID, by login, and by
    name. What a student typed as number may be either of the two, so it stands in both.
    """
    sizes = [len(names) for names in sums.chapters.values()]
    head = ["Student", "ID", "SIS User ID", "SIS Login ID", "Section", *sums.chapters]
    found = [head, ["    Points Possible", *4 * [""], *sizes]]
    for one in sums.students:
        # Of those possible: who takes an exercise out has the share of the others.
        grades = (
            round(mine.points * size / mine.possible, 2) if mine.possible else None
            for mine, size in zip(sums.by_chapter(one), sizes, strict=True)
        )
        found.append([one.name, "", one.number, one.number, "", *grades])
    return found
