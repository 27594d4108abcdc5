"""A class's answers to what it was set, and all that is reckoned of them."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path

from ..reader_progress import ROUTES, steps
from ..records import BANK, Record, RecordError, load_record, record_names
from .codings import Cell, Codings, cells, codings_of
from .collect import collect
from .files import find_files
from .handins import HandIn
from .items import Item, items
from .marks import carries_marks
from .overview import Progress, progress
from .students import Problem, Student, choose, pseudonymise


@dataclass(frozen=True)
class Setting:
    """The exercises that can be marked, and what to report on.

    Attributes
    ----------
    bank : Path
        Where the records are.
    records : tuple of Record
        All exercises, in the book's order.
    titles : dict of str to str
        Chapters by the name of their folder.
    route : str or None
        Only exercises of this route and of those that it includes.
    chapters : tuple of str
        Only exercises of these chapters; if empty, of all in which somebody answered.
    """

    bank: Path
    records: tuple[Record, ...]
    titles: dict[str, str]
    route: str | None = None
    chapters: tuple[str, ...] = ()

    @property
    def is_course(self) -> bool:
        """Whether it is the course, and not a test of the instructor's own."""
        return self.bank == BANK


def setting(
    bank: Path | None = None, route: str | None = None, chapters: Sequence[str] = ()
) -> Setting:
    """Return what is marked: the course's exercises, or those of a folder.

    Raises
    ------
    RecordError
        If a record of the folder is not as expected, or there is none.
    ValueError
        If there is no such chapter; the message names those that there are.

    Examples
    --------
    >>> len({one.id for one in setting(chapters=["csto"]).records}) > 100
    True
    """
    if bank is None:
        bank, shown = BANK, steps()
        records = tuple(one.record for one in shown)
        titles = {
            one.record.id.partition("/")[0]: one.page.title for one in shown[::-1]
        }
    else:
        records = tuple(load_record(name, bank) for name in record_names(bank))
        titles = {}
    if not records:
        raise RecordError(f"{bank}: no exercises; expected such as term_test/name.toml")
    names = list(dict.fromkeys(one.id.partition("/")[0] for one in records))
    unknown = [one for one in chapters if one not in names]
    if unknown:
        raise ValueError(f"no chapter {unknown[0]!r}; there are {', '.join(names)}")
    plain = {name: name.replace("_", " ").capitalize() for name in names}
    return Setting(bank, records, plain | titles, route, tuple(chapters))


@dataclass(frozen=True)
class ClassReport:
    """A class: who handed in what, and what it shows.

    Attributes
    ----------
    setting : Setting
        What was set.
    files : int
        Files found; each is the row of a student, or among the problems.
    students : list of Student
        One for each row of the gradebook.
    problems : list of Problem
        Files and answers set aside, and notes.
    key : list of tuple, optional
        What pseudonyms stand for.
    """

    setting: Setting
    files: int
    students: list[Student]
    problems: list[Problem]
    key: list[tuple[str, str, str]] | None = None

    @cached_property
    def records(self) -> list[Record]:
        """The exercises reported on."""
        given = (name for one in self.students for name in one.handin.given)
        begun = {name.partition("/")[0] for name in given}
        chapters = set(self.setting.chapters) or begun
        routes = ROUTES[: ROUTES.index(self.setting.route or ROUTES[-1]) + 1]
        return [
            one
            for one in self.setting.records
            if one.id.partition("/")[0] in chapters and one.route in routes
        ]

    @cached_property
    def marked(self) -> frozenset[str]:
        """Those of them that carry marks."""
        return frozenset(one.id for one in self.records if carries_marks(one))

    @cached_property
    def items(self) -> list[Item]:
        """What the class made of each exercise."""
        return items(self.students, self.records, self.marked)

    @cached_property
    def codings(self) -> Codings:
        """The values that students first gave, by file."""
        return codings_of(self.students, self.records)

    @cached_property
    def cells(self) -> list[Cell]:
        """The cells that somebody coded."""
        return cells(self.records, self.codings)

    @cached_property
    def progress(self) -> list[Progress]:
        """How far the class is in each chapter."""
        return progress(self.students, self.records, self.items)

    def count(self, what: str) -> int:
        """Return how many problems are of one sort."""
        return sum(one.what == what for one in self.problems)

    def answers(self) -> dict[str, int]:
        """Return how many entries the files that count have, and what became of them.

        `found` is the sum of the others: `marked`, `blank` (nothing was checked) and
        `aside`.
        """
        handins = [one.handin for one in self.students]
        return {
            "found": sum(one.found for one in handins),
            "marked": sum(len(one.given) for one in handins),
            "blank": sum(one.blank for one in handins),
            "aside": sum(one.lost for one in handins),
        }


def make_report(
    where: Path,
    asked: Setting,
    tell: Callable[[int, int], object] = lambda done, of: None,
    pseudonyms: bool = False,
    processes: int | None = None,
) -> ClassReport:
    """Return the report on a folder or a zip of answers files.

    Parameters
    ----------
    where : Path
        The folder or zip.
    asked : Setting
        What was set.
    tell : callable
        Is told now and then how many files are done, and of how many.
    pseudonyms : bool
        Whether names are replaced.
    processes : int, optional
        See `exercises.classroom.collect`.
    """
    sources = find_files(where)
    names = [one.id for one in asked.records]
    tell(0, len(sources))
    read = collect(
        sources, names, asked.bank, lambda done: tell(done, len(sources)), processes
    )
    students, problems = choose(read)
    key = None
    if pseudonyms:
        files = [one.name for one in sources]
        students, problems, key = pseudonymise(students, problems, files)
        # Only the day: the minute may be known to whoever sat beside.
        students = [replace(one, handin=_vague(one.handin)) for one in students]
    return ClassReport(asked, len(sources), students, problems, key)


def _vague(handin: HandIn) -> HandIn:
    return replace(handin, name="", number="", file="", saved_at=handin.saved_at[:10])
