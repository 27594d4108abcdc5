"""What a class shows besides its marks: progress, verdicts, disagreement, guesses."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from ..marking import solution
from ..reader_progress import VERDICTS
from ..records import Record
from ..wording import bin_name, caption, plain, word
from .codings import spread
from .items import Item, average
from .marks import Answer
from .packing import unpacked
from .students import Student
from .words import asked_and_said, chosen

NOT_COMPARED = ("write", "order", "estimate", "code")
VERDICT_VALUES = ("yes", "no", "borderline", "open")


@dataclass(frozen=True)
class Progress:
    """How far a class is in a chapter.

    `begun` and `done` count the students who have answered one, or all, of its
    exercises (or looked up the solution); `share` is the mean part answered. `first`
    and `best` are mean facilities, None where nothing is marked.
    """

    chapter: str
    exercises: int
    begun: int
    done: int
    share: float
    first: float | None
    best: float | None


@dataclass(frozen=True)
class Distribution:
    """How a class answered one question: counts by answer, in words.

    Attributes
    ----------
    asked, where : str
        The question; the exercise, or definition and case, that it belongs to.
    counts : dict of str to int
        By answer, in the order in which the answers are offered.
    right : str
        The right answer in words; empty where there is none.
    """

    asked: str
    where: str
    counts: dict[str, int]
    right: str = ""

    @property
    def students(self) -> int:
        """How many answered."""
        return sum(self.counts.values())

    @property
    def differing(self) -> float:
        """Share of pairs of students who gave different answers."""
        return spread(self.counts.values())


@dataclass(frozen=True)
class Guess:
    """A statement on the SCO, judged at the start and at the end.

    `before` and `after` count all who judged it then; `changed` those of `both` who
    gave another answer at the end.
    """

    statement: str
    before: dict[str, int]
    after: dict[str, int]
    changed: int
    both: int


def progress(
    students: Sequence[Student], records: Sequence[Record], items: Sequence[Item]
) -> list[Progress]:
    """Return how far the class is, chapter by chapter in the book's order."""
    chapters: dict[str, list[str]] = {}
    for one in records:
        chapters.setdefault(one.id.partition("/")[0], []).append(one.id)
    known = {one.record.id: one for one in items}
    found = []
    for chapter, names in chapters.items():
        done = [sum(n in one.handin.given for n in names) for one in students]
        found.append(
            Progress(
                chapter=chapter,
                exercises=len(names),
                begun=sum(n > 0 for n in done),
                done=sum(n == len(names) for n in done),
                share=average([n / len(names) for n in done]) or 0.0,
                first=average([known[name].first for name in names]),
                best=average([known[name].best for name in names]),
            )
        )
    return found


def _bests(students: Sequence[Student], name: str, first: bool = False) -> list[Answer]:
    given = (one.handin.given.get(name) for one in students)
    answers = ((one.first if first else one.best) for one in given if one)
    return [one for one in answers if one]


def verdicts(
    students: Sequence[Student], records: Sequence[Record]
) -> list[Distribution]:
    """Return the first answers to each question for a verdict under a definition."""
    found = []
    for record in records:
        if record.kind != "verdict":
            continue
        right = solution(record)["response"]
        firsts = [unpacked(a.response) for a in _bests(students, record.id, True)]
        for part in record.material["parts"]:
            if part["ask"] != "verdict" or not firsts:
                continue
            counts = Counter(one[part["id"]] for one in firsts)
            found.append(
                Distribution(
                    caption(record, part),
                    plain(record.title),
                    {word("verdict", v): counts[v] for v in VERDICT_VALUES},
                    word("verdict", right[part["id"]]),
                )
            )
    return found


def guesses(students: Sequence[Student], records: Iterable[Record]) -> list[Guess]:
    """Return the class's own verdicts at the start and at the end, by statement."""
    known = {one.id: one for one in records}
    start, *_, end = VERDICTS
    if start not in known or end not in known:
        return []
    pairs = []
    for one in students:
        both = [one.handin.given.get(name) for name in (start, end)]
        ends = (both[0] and both[0].first, both[1] and both[1].best)
        pairs.append(tuple(unpacked(a.response) if a else {} for a in ends))
    bins = {one["id"]: bin_name(one) for one in known[start].material["bins"]}
    found = []
    for item in known[start].material["items"]:
        name = item["id"]
        given = [(before.get(name), after.get(name)) for before, after in pairs]
        columns = [Counter(column) for column in zip(*given, strict=True)]
        both = [(one, other) for one, other in given if one and other]
        counts = [{bins[b]: column[b] for b in bins} for column in columns]
        if any(sum(one.values()) for one in counts):
            changed = sum(one != other for one, other in both)
            found.append(Guess(plain(item["text"]), *counts, changed, len(both)))
    return found


def disagreements(
    students: Sequence[Student], records: Sequence[Record], most: int = 8
) -> list[Distribution]:
    """Return the questions on which most pairs of students end up with two answers.

    Best answers are compared, given after the feedback to earlier ones: what remains
    is disagreement, or was never marked. The class's own verdicts are left out, which
    `guesses` has, and codings, which `exercises.classroom.codings` has.
    """
    found = []
    for record in records:
        if record.kind in NOT_COMPARED or record.id in VERDICTS:
            continue
        answers = _bests(students, record.id)
        said = [_questions(record, one) for one in answers]
        for part in said[0] if said else ():
            values = [one[part] for one in said]
            counts = Counter(values)
            if (differing := spread(counts.values())) > 0:
                example = dict(zip(values, answers, strict=True))
                found.append((differing, record, part, example, counts))
    found.sort(key=lambda one: -one[0])
    return [_question(*one[1:]) for one in found[:most]]


def _questions(record: Record, answer: Answer) -> dict[str, str]:
    """Return what was chosen, where of a choice of one the whole is one question."""
    if record.kind == "choice" and record.material["select"] == "one":
        return {"": unpacked(answer.response)[0]}
    return chosen(record, unpacked(answer.response))


def _question(
    record: Record, part: str, example: dict[str, Answer], counts: Counter
) -> Distribution:
    title, told, asked = plain(record.title), {}, ""
    for value in sorted(counts, key=lambda value: (-counts[value], value)):
        given = unpacked(example[value].response)
        if part:
            asked, said = asked_and_said(record, part, given)
        else:
            said, _ = asked_and_said(record, value, given)
        told[said] = told.get(said, 0) + counts[value]
    return Distribution(asked or title, title, told)
