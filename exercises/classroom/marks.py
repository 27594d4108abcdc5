"""Marks again, with the course's own key, what a student answered.

What the file says of its own outcomes is not used. Of several answers to an exercise
two count: the first, and the best that was given before the solution was opened, of
equals the last. So does the course itself: solved once is solved for good.
"""

from collections.abc import Iterable
from typing import NamedTuple

from ..answers import Entry, moment
from ..kinds import PART_BY_PART
from ..marking import mark, solution
from ..records import Record
from ..results import Part, summarise
from .packing import packed
from .text import clean
from .words import chosen


class Answer(NamedTuple):
    """A response to an exercise, marked.

    `response` is packed, see `packing`, and empty for a text that a student wrote,
    which nobody reads here.
    `score` is None where nothing carries a mark. `wrong` has for each part that is not
    right its id, what was chosen, and the kind of mistake.
    """

    exercise: str
    response: bytes
    outcome: str
    score: float | None
    wrong: tuple[tuple[str, str, str | None], ...]


class Given(NamedTuple):
    """What a student gave for an exercise; both answers are None if none counts."""

    first: Answer | None
    best: Answer | None
    attempts: int
    hints: int
    shown: bool


# What is told of one part of a response: the part, None if it carries no mark, and its
# entry in `Answer.wrong`, None if it is right.
Told = tuple[Part | None, tuple[str, str, str | None] | None]


class Marker:
    """Marks answers to some exercises; each distinct response is marked once.

    Parameters
    ----------
    records : iterable of Record
        The exercises.

    Examples
    --------
    >>> from exercises.answers import after_check, blank_entry
    >>> from exercises.records import load_record
    >>> record = load_record("what_is_an_alliance/three_of_four")
    >>> entry = blank_entry("choice", record.revision)
    >>> for response in (["yes"], ["no"]):
    ...     entry = after_check(entry, response, "wrong", "2008-12-01T10:00Z")
    >>> given, problems = Marker([record]).mark_entry(record.id, entry, "student")
    >>> given.first.score, given.best.score, given.attempts, problems
    (0.0, 1.0, 2, [])
    """

    def __init__(self, records: Iterable[Record]) -> None:
        self.records = {record.id: record for record in records}
        self._unmarked = {one.id: unmarked(one) for one in self.records.values()}
        self._known: dict[tuple[str, bytes], Answer | str] = {}
        self._told: dict[str, dict[str, dict[object, Told]]]
        self._told = {name: {} for name in self.records}

    def mark_entry(
        self, name: str, entry: Entry, edition: str
    ) -> tuple[Given | None, list[str]]:
        """Return what a student gave for an exercise, and what could not be marked.

        The first is None if nothing was given, or nothing of it could be marked.
        """
        record = self.records.get(name)
        # Practice is answered by checking; a test has no button for that.
        is_test = edition == "assessment" and not entry["attempts"]
        given = [entry["response"]] if is_test and entry["response"] else []
        given = given or [one["response"] for one in entry["attempts"]]
        if not given and not entry["shown_at"]:
            return None, []
        if problem := _foreign(record, entry):
            return None, [problem]
        answers = [self._answer(record, one) for one in given]
        problems = [one for one in answers if isinstance(one, str)]
        shown = entry["shown_at"]
        if shown and not is_test:
            counts = moment(shown)
            times = [moment(one["at"]) <= counts for one in entry["attempts"]]
            answers = [one for one, early in zip(answers, times, strict=True) if early]
        if problems:
            answers = [one for one in answers if not isinstance(one, str)]
            if not answers and not shown:
                return None, problems
        first = answers[0] if answers else None
        best = _best(answers) if len(answers) > 1 else first
        return Given(first, best, len(given), entry["hints"], bool(shown)), problems

    def _answer(self, record: Record, response) -> Answer | str:
        """Return a response marked, or why it cannot be."""
        known = record.id, packed(response)
        if known not in self._known:
            self._known[known] = self._mark(record, response, known[1])
        return self._known[known]

    def _mark(self, record: Record, response, as_bytes: bytes) -> Answer | str:
        told = self._known_parts(record, response)
        if told is None:
            try:
                told = self._new_parts(record, response)
            except ValueError as problem:
                return clean(f"an answer that cannot be marked: {problem}")
        result = summarise([part for part, _ in told if part])
        # What carries no mark is told all the same, with the kind of mistake.
        wrong = tuple(one for _, one in told if one)
        kept = b"" if record.kind == "write" else as_bytes
        return Answer(record.id, kept, result.outcome, result.score, wrong)

    def _known_parts(self, record: Record, response) -> list[Told] | None:
        """Return what is told of each part, if all are known from other responses.

        A class answers a part in few ways, and all parts together in many.
        """
        known = self._told[record.id]
        if not known or not isinstance(response, dict) or len(response) != len(known):
            return None
        try:
            return [told[_key(response[name])] for name, told in known.items()]
        except KeyError:
            return None

    def _new_parts(self, record: Record, response) -> list[Told]:
        """Mark a response, and keep what is told of each part that stands alone."""
        parts = mark(record, response).parts
        without, given = self._unmarked[record.id], chosen(record, response)
        known, found = self._told[record.id], []
        for part in parts:
            wrong = None
            if part.outcome in ("wrong", "part"):
                wrong = (part.id, given.get(part.id, ""), part.mistake)
            # A cell that is contested can still be answered with evidence that does
            # not bear on it; the student is told so, the gradebook has no mark for it.
            one = (None if part.id in without else part, wrong)
            found.append(one)
            if record.kind in PART_BY_PART:
                known.setdefault(part.id, {})[_key(response[part.id])] = one
        return found


def _key(given: object) -> object:
    return given if isinstance(given, str) else packed(given)


def _foreign(record: Record | None, entry: Entry) -> str | None:
    """Return why an entry does not answer an exercise as it is now."""
    if record is None:
        return "there is no exercise of this name"
    if entry["kind"] != record.kind:
        return clean(f"it answers a {entry['kind']!r}; the exercise is a {record.kind}")
    if entry["revision"] != record.revision:
        which = "an older" if entry["revision"] < record.revision else "a newer"
        return (
            f"it answers {which} edition of the exercise (revision "
            f"{entry['revision']}; this course has {record.revision})"
        )
    return None


def _best(answers: list[Answer]) -> Answer:
    # The first of the greatest, so of equals the last of all.
    return max(reversed(answers), key=lambda a: -1 if a.score is None else a.score)


def unmarked(record: Record) -> frozenset[str]:
    """Return the parts of an exercise that carry no mark, contested ones among them.

    They are those that carry none even in the course's own solution.

    Examples
    --------
    >>> from exercises.records import load_record
    >>> sorted(unmarked(load_record("first_verdict/make_a_guess")))[0]
    'becoming_one'
    """
    parts = mark(record, solution(record)["response"]).parts
    return frozenset(part.id for part in parts if part.outcome == "unscored")


def carries_marks(record: Record) -> bool:
    """Return whether anything in an exercise is marked.

    Examples
    --------
    >>> from exercises.records import load_record
    >>> carries_marks(load_record("first_verdict/make_a_guess"))
    False
    """
    parts = mark(record, solution(record)["response"]).parts
    return any(part.outcome != "unscored" for part in parts)
