"""Item statistics: how hard each exercise was, and what was chosen instead.

All but the last facility are of first answers, given before any feedback: later ones
have been told what was wrong.

Facility is the mean score, between 0 (nobody was right) and 1. Discrimination is the
item-rest correlation: Pearson's correlation, over the students, of the score on the
exercise with the mean score on all others of the course that the student answered. The
exercise itself is left out, or it would correlate with itself.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain
from math import fsum, sqrt

from ..records import Record
from .marks import Answer, Given
from .packing import unpacked
from .students import Student
from .words import in_words

FEWEST = 3
TOO_FEW = f"fewer than {FEWEST} students have a score here and elsewhere"
ALL_ALIKE = "all students have the same score, here or on the rest"
NO_MARK = "the exercise carries no mark"


@dataclass(frozen=True)
class Wrong:
    """An answer that is not right: in words, its kind of mistake, how many gave it."""

    text: str
    mistake: str | None
    students: int


@dataclass(frozen=True)
class Item:
    """What a class made of one exercise.

    Attributes
    ----------
    record : Record
        The exercise.
    answered, attempts, hints, hinted, shown : int
        Students who answered; answers of all of them; hints opened, by how many; who
        opened the solution.
    scored : int
        Students whose first answer has a score.
    first, best : float or None
        Facility of first and of best answers; None if nobody has a score.
    discrimination : float or None
        Item-rest correlation.
    undefined : str
        Why the discrimination is None; empty if it is not.
    wrong : tuple of Wrong
        What was answered instead, most chosen first.
    mistakes : Counter
        Kinds of mistake, counted once for each part of each first answer.
    """

    record: Record
    answered: int
    attempts: int
    hints: int
    hinted: int
    shown: int
    scored: int
    first: float | None
    best: float | None
    discrimination: float | None
    undefined: str
    wrong: tuple[Wrong, ...]
    mistakes: Counter


def correlation(pairs: Sequence[tuple[float, float]]) -> float | None:
    """Return Pearson's correlation, None where it is undefined.

    Examples
    --------
    >>> correlation([(0, 0), (1, 1), (0, 1), (1, 0)])
    0.0
    >>> correlation([(1, 0), (1, 1)]) is None
    True
    """
    if not pairs:
        return None
    mean = [fsum(column) / len(pairs) for column in zip(*pairs, strict=True)]
    moved = [(x - mean[0], y - mean[1]) for x, y in pairs]
    squares = [fsum(one[side] ** 2 for one in moved) for side in (0, 1)]
    # Scores have four decimals: less than this is rounding, not a difference.
    if min(squares) < 1e-9:
        return None
    return fsum(x * y for x, y in moved) / sqrt(squares[0] * squares[1])


def average(values: Sequence[float | None]) -> float | None:
    """Return the mean of the values that are there, None if none is.

    Examples
    --------
    >>> average([1, None, 0]), average([None])
    (0.5, None)
    """
    found = [one for one in values if one is not None]
    return fsum(found) / len(found) if found else None


def items(
    students: Sequence[Student], records: Sequence[Record], marked: frozenset[str]
) -> list[Item]:
    """Return what a class made of each exercise, in their order.

    Parameters
    ----------
    students : sequence of Student
        The class.
    records : sequence of Record
        The exercises.
    marked : frozenset of str
        Those that carry marks.
    """
    given: dict[str, list[Given]] = {one.id: [] for one in records}
    pairs: dict[str, list[tuple[float, float]]] = {one.id: [] for one in records}
    # Student by student, because what belongs to one lies together in memory.
    for one in students:
        for name in one.handin.given.keys() & given.keys():
            given[name].append(one.handin.given[name])
        for name, pair in _with_rest(one, marked):
            pairs[name].append(pair)
    return [_item(one, given[one.id], pairs[one.id], marked) for one in records]


def _with_rest(
    student: Student, marked: frozenset[str]
) -> Iterator[tuple[str, tuple[float, float]]]:
    """Yield each first score of a student, with the mean of the student's others."""
    scores = {
        name: given.first.score
        for name, given in student.handin.given.items()
        if name in marked and given.first and given.first.score is not None
    }
    total, rest = fsum(scores.values()), len(scores) - 1
    for name, score in scores.items() if rest else ():
        yield name, (score, (total - score) / rest)


def _item(
    record: Record,
    given: Sequence[Given],
    pairs: Sequence[tuple[float, float]],
    marked: frozenset[str],
) -> Item:
    columns = zip(*given, strict=True) if given else ((),) * len(Given._fields)
    each_first, each_best, attempts, hints, shown = columns
    firsts = [one for one in each_first if one]
    scores = [one.score for one in firsts]
    found = correlation(pairs) if len(pairs) >= FEWEST else None
    undefined = ""
    if found is None:
        undefined = ALL_ALIKE if len(pairs) >= FEWEST else TOO_FEW
        undefined = undefined if record.id in marked else NO_MARK
    wrong = Counter(chain.from_iterable(one.wrong for one in firsts))
    mistakes: Counter = Counter()
    for (*_, mistake), times in wrong.items():
        if mistake:
            mistakes[mistake] += times
    return Item(
        record=record,
        answered=len(firsts),
        attempts=sum(attempts),
        hints=sum(hints),
        hinted=sum(map(bool, hints)),
        shown=sum(shown),
        scored=len(scores) - scores.count(None),
        first=average(scores),
        best=average([one.score for one in each_best if one]),
        discrimination=found,
        undefined=undefined,
        wrong=_most_chosen(record, wrong, firsts),
        mistakes=mistakes,
    )


def _most_chosen(
    record: Record, wrong: Counter, firsts: Sequence[Answer], most: int = 3
) -> tuple[Wrong, ...]:
    """Return the answers most chosen among those that are not right.

    They are counted with the mistake: a value can be wrong by its evidence in several
    ways.
    """
    order = sorted(wrong, key=lambda key: (-wrong[key], *map(str, key)))
    found = []
    for key in order[:most]:
        example = next(one for one in firsts if key in one.wrong)
        said = in_words(record, key[0], unpacked(example.response))
        found.append(Wrong(said, key[2], wrong[key]))
    return tuple(found)
