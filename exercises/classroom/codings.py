"""How a class coded cases: cell by cell beside the authors, and how far it agrees.

Compared are first answers: whoever has read the feedback has seen what others gave, and
does not code alone any more.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations

from ..alliance import VALUES, Agreement, compare
from ..codings import find_coding
from ..records import Record
from ..results import messages
from ..tables import rows
from ..verdicts import case_name
from .packing import unpacked
from .students import Student

# In the order in which they stand beside the class: the course, then the authors.
BESIDE = ("course", "de_haas", "tugsbilguun")
# Of a larger class the pairs are left out: their number grows with its square.
MOST_CODERS = 40

Codings = dict[str, dict[tuple[str, str], str]]


@dataclass(frozen=True)
class Cell:
    """A case and a criterion that a class coded in one exercise.

    Attributes
    ----------
    exercise, criterion : str
        Ids.
    label, case, counts : str
        The criterion, the case, and the kind of evidence that counts, in words.
    values : dict of str to int
        How many gave each of the five values.
    others : dict of str to str
        Values of the course and of the authors as we read them; one who is missing
        has no value here.
    """

    exercise: str
    criterion: str
    label: str
    case: str
    counts: str
    values: dict[str, int]
    others: dict[str, str]

    @property
    def differing(self) -> float:
        """Share of pairs of students who gave different values."""
        return spread(self.values.values())


def spread(counts: Sequence[int]) -> float:
    """Return the share of pairs, of those who gave an answer, that gave another one.

    Examples
    --------
    >>> spread([3, 3]), spread([6]), spread([1])
    (0.6, 0.0, 0.0)
    """
    total = sum(counts)
    pairs = total * (total - 1)
    return 1 - sum(n * (n - 1) for n in counts) / pairs if pairs else 0.0


def codings_of(students: Sequence[Student], records: Sequence[Record]) -> Codings:
    """Return for each student, by file, the value first given for each cell."""
    asked = {one.id for one in records if one.kind == "code"}
    found: Codings = {}
    for student in students:
        mine = {
            (name, criterion): cell["value"]
            for name, given in student.handin.given.items()
            if name in asked and given.first
            for criterion, cell in unpacked(given.first.response).items()
        }
        if mine:
            found[student.file] = mine
    return found


def cells(records: Sequence[Record], codings: Codings) -> list[Cell]:
    """Return the cells of all `code` exercises that somebody coded."""
    given: dict[tuple[str, str], Counter] = {}
    for mine in codings.values():
        for key, value in mine.items():
            given.setdefault(key, Counter())[value] += 1
    ids = {case_name(row["id"]): row["id"] for row in rows("cases")}
    found = []
    for record in records:
        if record.kind != "code":
            continue
        case = ids.get(record.material["case"])
        for one in record.material["criteria"]:
            counts = given.get((record.id, one["id"]))
            if counts:
                found.append(_cell(record, one, case, counts))
    return found


def _cell(record: Record, one: dict, case: str | None, counts: Counter) -> Cell:
    others = {}
    for coder in BESIDE if case else ():
        coding = find_coding(case, one["id"], one["counts"], coder)
        if coding:
            others[coder] = coding.value
    return Cell(
        exercise=record.id,
        criterion=one["id"],
        label=one["label"],
        case=record.material["case"],
        counts=messages()["words"]["counts"][one["counts"]],
        values={value: counts[value] for value in VALUES},
        others=others,
    )


def of_class(
    records: Sequence[Record], codings: Codings
) -> list[tuple[str, Agreement | None]]:
    """Return how far all who coded agree: on all cells, and on those of each exercise.

    The exercise is empty in the first row. None stands where fewer than two coded.
    """
    names = [one.id for one in records if one.kind == "code"]
    found = []
    for name in ["", *names]:
        only = {
            who: {key: value for key, value in mine.items() if name in ("", key[0])}
            for who, mine in codings.items()
        }
        coded = {who: mine for who, mine in only.items() if mine}
        if coded:
            found.append((name, compare(coded) if len(coded) > 1 else None))
    return found


def pairs(codings: Codings) -> list[Agreement]:
    """Return how far each two students agree, over all cells that both coded.

    Examples
    --------
    >>> mine = {("a/b", "third_party"): "met"}
    >>> [one.raw for one in pairs({"Ann": mine, "Ben": mine})]
    [1.0]
    """
    if len(codings) > MOST_CODERS:
        return []
    return [
        compare({one: codings[one], other: codings[other]})
        for one, other in combinations(codings, 2)
    ]
