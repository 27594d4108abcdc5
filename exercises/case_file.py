"""The file of a reader's own case, read and written whole.

The page ‘Bring your own case’ writes and reads the same file (player/case/).
"""

import json
import uuid
from functools import cache
from importlib.metadata import version
from importlib.resources import files
from pathlib import Path

from .answers import COURSE, is_moment, now, parse_json
from .definitions import definition, definitions
from .schema import Schema, best_match
from .whole_file import replace_file

FORMAT = 1
LARGEST = 5_000_000  # bytes
SECTIONS = ("question", "case", "definition", "codings", "verdict", "change", "unknown")


class CaseError(ValueError):
    """A case file that is damaged, foreign, newer, or not of the expected shape."""


def blank_case() -> dict:
    """Return a case in which nothing has been entered.

    Examples
    --------
    >>> blank_case()["memo"]["question"]
    ''
    """
    return {
        "coder": "",
        "alone": None,
        "case": {"name": "", "unit": "", "as_of": "", "agreements": ""},
        "concept": "alliance",
        "definitions": [],
        "evidence": [],
        "codings": {},
        "alone_codings": None,
        "classmate": None,
        "memo": dict.fromkeys(SECTIONS, ""),
    }


@cache
def _schema() -> Schema:
    text = files(__package__).joinpath("case.schema.json").read_text("utf-8")
    return Schema(json.loads(text), {"iso-time": is_moment})


def read_case(text: str) -> dict:
    """Return what a case file says, checked before anything is used.

    Raises
    ------
    CaseError
        If the text is damaged, no case of this course, written by a newer edition, or
        not of the expected shape; the message says which.

    Examples
    --------
    >>> read_case('{"course": "another"}')
    Traceback (most recent call last):
    exercises.case_file.CaseError: This file is no case of this course. ...
    """
    try:
        data = parse_json(text)
    except ValueError as problem:
        raise CaseError(
            "This file is damaged or is no JSON. Expected: a file saved as a case, on "
            "the page or in a notebook. Nothing was changed."
        ) from problem
    mine = isinstance(data, dict) and data.get("course") == COURSE
    if not mine or data.get("content") != "case":
        raise CaseError(
            "This file is no case of this course. Expected: a file saved as a case, on "
            "the page or in a notebook. Nothing was changed."
        )
    given = data.get("format")
    if isinstance(given, int) and not isinstance(given, bool) and given > FORMAT:
        raise CaseError(
            f"This file was made by a newer edition of the course (format {given}; "
            f"this one reads {FORMAT}). Open it with that edition. Nothing was changed."
        )
    if problem := find_case_problem(data):
        raise CaseError(f"This file is not as expected at {problem}")
    return data


def find_case_problem(data: dict) -> str | None:
    """Return what is wrong with a case, field first, or None."""
    if isinstance(data.get("format"), bool):
        return "‘format’. Expected: the number 1. Nothing was changed."
    if errors := _schema().errors(data):
        error = best_match(errors)
        field = " → ".join(map(str, error.absolute_path)) or "the file"
        said = (error.schema.get("description") or error.message)[:200]
        return f"‘{field}’. Expected: {said}. Nothing was changed."
    wrong = _unknown_definition(data) or _unknown_evidence(data, "the case")
    if not wrong and data["classmate"]:
        wrong = _unknown_evidence(data["classmate"], "the classmate’s codings")
    return f"{wrong} Nothing was changed." if wrong else None


def _unknown_definition(data: dict) -> str | None:
    concepts = {one.concept for one in definitions("yes_no")}
    if data["concept"] not in concepts:
        return f"‘concept’. Expected: one of {', '.join(sorted(concepts))}."
    known = {
        (one.id, reading.id)
        for one in definitions("yes_no", data["concept"])
        for reading in one.readings
    }
    given = [(one["definition"], one["reading"]) for one in data["definitions"]]
    if len(set(given)) < len(given) or not set(given) <= known:
        return (
            "‘definitions’. Expected: different definitions of the concept, each in "
            "one of its readings."
        )
    return None


def _unknown_evidence(data: dict, what: str) -> str | None:
    ids = [piece["id"] for piece in data["evidence"]]
    if len(set(ids)) < len(ids):
        return "‘evidence’. Expected: pieces, each with its own id."
    for cell, coding in data["codings"].items():
        if not set(coding["evidence"]) <= set(ids):
            return f"‘codings → {cell}’. Expected: evidence that {what} holds."
    return None


def load_text(path: str | Path) -> str:
    """Return the text of a file, or say why it is none.

    Raises
    ------
    CaseError
        If there is no such file, or it is too large or is no text.
    """
    try:
        raw = Path(path).read_bytes()
    except FileNotFoundError:
        raise CaseError(
            f"There is no file {str(path)!r} beside this notebook. Drag the file into "
            "the list of files on the left, and type its whole name."
        ) from None
    if len(raw) > LARGEST:
        raise CaseError("This file is too large to be a case (more than 5 MB).")
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError as problem:
        raise CaseError("This file is damaged: it is not text in UTF-8.") from problem


def with_head(data: dict) -> dict:
    """Return a case with what its file says of itself, as of now.

    Examples
    --------
    >>> with_head(blank_case())["content"]
    'case'
    """
    return data | {
        "format": FORMAT,
        "course": COURSE,
        "content": "case",
        "version": version("sco-alliance-course"),
        "file_id": data.get("file_id") or uuid.uuid4().hex,
        "saved_at": now(),
    }


def write_case(data: dict, path: str | Path) -> Path:
    """Write a case to a file, which is replaced as a whole.

    Raises
    ------
    CaseError
        If the case is not sound; nothing is written then.
    """
    whole = with_head(data)
    if problem := find_case_problem(whole):
        raise CaseError(f"The case cannot be saved: at {problem}")
    replace_file(Path(path), whole)
    return Path(path)


def readings_of(data: dict) -> list[tuple]:
    """Return the definitions chosen, each with its reading."""
    found = [
        (definition(one["definition"]), one["reading"]) for one in data["definitions"]
    ]
    return [(asked, asked.reading(name)) for asked, name in found]
