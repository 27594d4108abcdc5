"""A reader's answers as data: entries, and the file that holds them.

The page keeps the same entries in the browser and writes the same file.
"""

import json
import math
import uuid
from datetime import UTC, datetime
from functools import cache
from importlib.metadata import version
from importlib.resources import files

from .schema import Schema, best_match

FORMAT = 1
DEEPEST = 30  # levels within an entry
LONGEST = 300  # digits of a whole number that is kept as it is
LARGEST = 10 ** (LONGEST - 1)
COURSE = "sco-alliance"
_SOLVING = ("right", "consistent", "unscored")

Entry = dict


class AnswersError(ValueError):
    """An answers file that is damaged, foreign, newer, or not of the expected shape."""


def now() -> str:
    """Return the present time in ISO 8601, in UTC."""
    return datetime.now(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")


def blank_entry(kind: str, revision: int) -> Entry:
    """Return the entry of an exercise that nobody has touched.

    Examples
    --------
    >>> blank_entry("choice", 1)["state"]
    'untouched'
    """
    return {
        "kind": kind,
        "revision": revision,
        "state": "untouched",
        "response": None,
        "attempts": [],
        "hints": 0,
        "shown_at": None,
    }


def is_of(entry: Entry, blank: Entry) -> bool:
    """Return whether an entry answers the same edition of an exercise as another."""
    return all(entry[field] == blank[field] for field in ("kind", "revision"))


def after_check(entry: Entry, response, outcome: str, at: str) -> Entry:
    """Return the entry after a response was marked. Solved once is solved for good.

    Examples
    --------
    >>> entry = blank_entry("choice", 1)
    >>> after_check(entry, ["no"], "right", "2008-12-01T10:00Z")["state"]
    'solved'
    """
    solved = entry["state"] == "solved" or outcome in _SOLVING
    attempt = {"at": at, "response": response, "outcome": outcome}
    return entry | {
        "response": response,
        "state": "solved" if solved else "attempted",
        "attempts": [*entry["attempts"], attempt],
    }


def after_solution(entry: Entry, at: str) -> Entry:
    """Return the entry after the solution was shown."""
    state = "solved" if entry["state"] == "solved" else "shown"
    return entry | {"shown_at": entry["shown_at"] or at, "state": state}


def last_answered(entry: Entry) -> str:
    """Return when an entry was last answered or shown; empty if never."""
    times = [attempt["at"] for attempt in entry["attempts"]]
    times += [entry["shown_at"]] if entry["shown_at"] else []
    return max(times, key=moment, default="")


def moment(at: str) -> float:
    """Return a time as a number; without a zone it is taken as UTC."""
    found = datetime.fromisoformat(at)
    return (found if found.tzinfo else found.replace(tzinfo=UTC)).timestamp()


def make_file(answers: dict[str, Entry], student: dict | None = None) -> dict:
    """Return the contents of an answers file."""
    return {
        "format": FORMAT,
        "course": COURSE,
        "version": version("sco-alliance-course"),
        "edition": "student",
        "file_id": uuid.uuid4().hex,
        "saved_at": now(),
        "student": student,
        "answers": answers,
    }


@cache
def _schema(part: str | None = None) -> Schema:
    """Return the schema of a whole file, or of a part under its `$defs`."""
    text = files(__package__).joinpath("answers.schema.json").read_text("utf-8")
    whole = json.loads(text)
    if part:
        whole = {"$ref": f"#/$defs/{part}", "$defs": whole["$defs"]}
    return Schema(whole, {"iso-time": is_moment})


def is_moment(at: str) -> bool:
    """Return whether a text is a time that there is.

    Examples
    --------
    >>> is_moment("2008-02-30")
    False
    """
    try:
        moment(at)
    except (ValueError, OverflowError):
        return False
    return True


def read_file(text: str) -> dict:
    """Return the contents of an answers file, checked before anything is used.

    Raises
    ------
    AnswersError
        If the text is damaged, not an answers file of this course, written by a
        newer edition, or not of the expected shape; the message says which.

    Examples
    --------
    >>> read_file('{"course": "another"}')
    Traceback (most recent call last):
    exercises.answers.AnswersError: This is not an answers file of this course: ...
    """
    data = _parsed(text)
    if not isinstance(data, dict) or data.get("course") != COURSE:
        found = repr(data.get("course") if isinstance(data, dict) else None)
        raise AnswersError(
            f"This is not an answers file of this course: expected course {COURSE!r}, "
            f"found {found[:60]}."
        )
    given = data.get("format")
    if isinstance(given, int) and not isinstance(given, bool) and given > FORMAT:
        raise AnswersError(
            f"This file was written by a newer edition of the course (format {given}; "
            f"this one reads {FORMAT}). Update the course, then load it."
        )
    if errors := _schema().errors(data):
        error = best_match(errors)
        field = " → ".join(map(str, error.absolute_path)) or "the file"
        said = error.schema.get("description") if error.path else None
        said = (said or error.message)[:200]
        raise AnswersError(f"This file is not as expected: {field}: {said}.")
    return data


def _parsed(text: str):
    """Return what a text says in JSON, as the page reads it, or raise AnswersError."""
    try:
        return parse_json(text)
    except ValueError as problem:
        raise AnswersError(
            "This file is damaged: it is not readable as JSON. Save the answers again "
            "where they were made, and load that file."
        ) from problem


def parse_json(text: str):
    """Return what a text says in JSON, as the page reads it.

    Raises
    ------
    ValueError
        If it is no JSON, or holds what not every program can keep.

    Examples
    --------
    >>> parse_json('{"format": 1}')
    {'format': 1}
    """
    text = text.lstrip("\ufeff")
    try:
        data = json.loads(text, parse_constant=_refuse)
    except (ValueError, RecursionError):
        data = math.nan
    # Nearly all files end here. What Python reads in another way is read again.
    if _is_plain(data, -2):
        return data
    try:
        data = json.loads(text, parse_int=_whole, parse_constant=_refuse)
    except RecursionError as problem:
        raise ValueError("nested too deep") from problem
    if not _is_plain(data, -2):
        raise ValueError("nested too deep, or a number that is too large")
    return data


def _whole(digits: str) -> int | float:
    """Return a number; Python alone refuses thousands of digits, or keeps hundreds."""
    return int(digits) if len(digits) < LONGEST else float(digits)


def _refuse(name: str) -> None:
    raise ValueError(f"{name} is no JSON")


def _is_plain(value, deep: int = 0) -> bool:
    """Return False for nesting without end and numbers without bounds.

    JSON can say them and not every program can keep them. As in player/entry.js.
    """
    if isinstance(value, float):
        return math.isfinite(value)
    if isinstance(value, int):
        return -LARGEST < value < LARGEST
    if not isinstance(value, (dict, list)):
        return True
    if deep >= DEEPEST:
        return False
    for one in value.values() if isinstance(value, dict) else value:
        # Most are texts and small numbers: no call for each.
        if type(one) is str or (type(one) is int and -9 < one < 9):
            continue
        if not _is_plain(one, deep + 1):
            return False
    return True


def find_entry_problem(entry: Entry) -> str | None:
    """Return what is wrong with an entry, or None.

    Examples
    --------
    >>> find_entry_problem(blank_entry("choice", 1)) is None
    True
    """
    if not _is_plain(entry):
        return "it is nested too deep, or a number in it is too large"
    errors = _schema("entry").errors(entry)
    return best_match(errors).message if errors else None


def displayable(entry: Entry) -> Entry:
    """Return an entry that can be sent to a browser: no half characters.

    Examples
    --------
    >>> displayable({"response": {"text": "half of \\ud83d"}})
    {'response': {'text': 'half of ?'}}
    """
    text = json.dumps(entry, ensure_ascii=False)
    return json.loads(text.encode("utf-8", "replace"))


def merge(mine: dict[str, Entry], theirs: dict[str, Entry]) -> tuple[dict, list[str]]:
    """Return the entries of both, and the ids where they differ.

    Where they differ the one answered last is taken, mine if neither is later.

    Examples
    --------
    >>> blank = blank_entry("choice", 1)
    >>> done = after_check(blank, ["a"], "right", "2008-12-01T10:00+00:00")
    >>> merge({"c/a": blank}, {"c/a": done})[0]["c/a"]["state"]
    'solved'
    """
    merged, differ = dict(mine), []
    for name, entry in theirs.items():
        own = merged.get(name)
        if own is None or not _is_answered(own):
            merged[name] = entry
        elif own != entry and _is_answered(entry):
            differ.append(name)
            if _when(entry) > _when(own):
                merged[name] = entry
    return merged, differ


def _is_answered(entry: Entry) -> bool:
    return bool(
        entry["attempts"] or entry["shown_at"] or entry["response"] or entry["hints"]
    )


def _when(entry: Entry) -> float:
    at = last_answered(entry)
    return moment(at) if at else 0
