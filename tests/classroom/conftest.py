"""A class of six with answers that can be reckoned by hand."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from exercises.answers import blank_entry, make_file
from exercises.classroom.report import ClassReport, make_report, setting

AT = "2008-12-0{}T10:00:00.000Z"


@pytest.fixture
def folder(tmp_path) -> Path:
    """Return an empty folder for hand-ins."""
    made = tmp_path / "answers"
    made.mkdir()
    return made


@pytest.fixture
def report_on() -> Callable[..., ClassReport]:
    """Return a function that makes a report on a folder or zip, in one process."""

    def make(where: Path, bank=None, pseudonyms=False, **asked) -> ClassReport:
        return make_report(
            where, setting(bank, **asked), pseudonyms=pseudonyms, processes=1
        )

    return make


@pytest.fixture
def run(capsys):
    """Return a function that runs the command and returns its code and what it said."""
    from exercises.__main__ import main

    def start(*arguments) -> tuple[int, str, str]:
        code = main(["report", *map(str, arguments)])
        said = capsys.readouterr()
        return code, said.out, said.err

    return start


def entry(kind, *responses, hints=0, shown=None, revision=1, response=None) -> dict:
    """Return an entry; the outcomes that it claims are all right, and not believed."""
    attempts = [
        {"at": AT.format(number), "response": one, "outcome": "right"}
        for number, one in enumerate(responses, 1)
    ]
    last = responses[-1] if responses else response
    state = "attempted" if responses else "untouched"
    found = blank_entry(kind, revision) | {"hints": hints, "state": state}
    return found | {"attempts": attempts, "response": last, "shown_at": shown}


def hand_in(folder: Path, name: str, answers: dict, number="", **fields) -> Path:
    """Write an answers file, and return its path."""
    student = {"name": name, "id": number or None} if name else None
    fixed = {"file_id": f"id of {name} {number}", "saved_at": AT.format(5)}
    data = make_file(answers, student) | fixed | fields
    path = folder / f"{len(list(folder.iterdir()))}.json"
    path.write_text(json.dumps(data), encoding="utf-8")
    return path
