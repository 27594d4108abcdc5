"""The reader's answers on disk: one file, saved at once and never silently lost.

The only module that writes it. Every reading and writing happens under a lock, so that
two notebooks open at once do not overwrite each other.
"""

import os
import warnings
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

from filelock import FileLock

from .answers import (
    AnswersError,
    Entry,
    find_entry_problem,
    is_of,
    make_file,
    merge,
    read_file,
)
from .salvage import sound_entries
from .settings import ANSWERS
from .whole_file import replace_file


def answers_path() -> Path:
    """Return where JupyterLab keeps the answers.

    The environment variable EXERCISES_ANSWERS names another file.
    """
    given = os.environ.get(ANSWERS)
    return Path(given) if given else Path(__file__).parents[1] / "my-answers.json"


def saved(path: Path | None = None) -> dict[str, Entry]:
    """Return all saved entries by exercise id.

    What is damaged is set aside in another file, with a warning that names it; sound
    answers beside it are kept.
    """
    path = path or answers_path()
    if not path.exists():
        return {}
    with _lock(path):
        return _saved(path)


def change(
    name: str, blank: Entry, step: Callable[[Entry], Entry], path: Path | None = None
) -> Entry:
    """Change the saved entry of one exercise, and return it as it is now.

    Parameters
    ----------
    name : str
        Exercise.
    blank : Entry
        What it begins with. If the saved entry belongs to another kind or revision,
        that one is kept in a file beside the answers and `blank` is changed instead.
    step : callable
        Takes the entry as it is on disk and returns the new one.
    path : Path, optional
        The answers file.

    Raises
    ------
    AnswersError
        If the new entry is not sound; nothing is written then.
    OSError
        If the file cannot be written.
    """
    path = path or answers_path()
    with _lock(path):
        answers = _saved(path)
        entry = answers.get(name, blank)
        if not is_of(entry, blank):
            _write(_beside(path, "older"), {name: entry})
            entry = blank
        entry = step(entry)
        problem = find_entry_problem(entry)
        if problem:
            raise AnswersError(f"{name}: the answer cannot be saved: {problem}")
        _write(path, answers | {name: entry})
    return entry


def load_text(text: str, path: Path | None = None) -> str:
    """Merge the text of an answers file into the saved answers; say what was done.

    The answers as they were before are kept beside them under another name.
    """
    theirs = read_file(text)["answers"]
    path = path or answers_path()
    with _lock(path):
        mine = _saved(path)
        merged, differ = merge(mine, theirs)
        report = f"Answers read: {len(theirs)}."
        if mine and merged != mine:
            before = _beside(path, "before")
            _write(before, mine)
            report += f" The answers as they were are kept as {before.name}."
        _write(path, merged)
    if differ:
        report += (
            f" In {len(differ)} the file and the saved answer differed, and the one "
            f"answered last was taken: {', '.join(differ)}."
        )
    return report


def load_answers(path: str | Path) -> str:
    """Load an answers file, from the page or from another notebook.

    Parameters
    ----------
    path : str or Path
        The file.

    Returns
    -------
    str
        What was done. Widgets on show take up the answers when their cell is run.

    Raises
    ------
    AnswersError
        If it is not an answers file of this course; nothing is changed then.
    """
    return load_text(_decoded(Path(path).read_bytes()))


def save_answers(
    path: str | Path, name: str | None = None, number: str | None = None
) -> Path:
    """Write all answers to one file, to keep or to hand in.

    Parameters
    ----------
    path : str or Path
        Where to write it.
    name, number : str, optional
        Your name and student number, if you hand the file in.

    Returns
    -------
    Path
        The file written.
    """
    student = {"name": name, "id": number} if name else None
    _write(Path(path), saved(), student)
    return Path(path)


def _lock(path: Path) -> FileLock:
    return FileLock(f"{path}.lock")


def _beside(path: Path, what: str) -> Path:
    stamp = datetime.now(UTC).strftime("%Y%m%d-%H%M%S-%f")
    return path.with_name(f"{path.stem}.{what}-{stamp}{path.suffix}")


def _saved(path: Path) -> dict[str, Entry]:
    """Read the file, whose lock is held; set aside what is damaged."""
    if not path.exists():
        return {}
    raw = path.read_bytes()
    try:
        return read_file(_decoded(raw))["answers"]
    except AnswersError as problem:
        sound = sound_entries(raw)
        aside = _beside(path, "damaged")
        # A copy: an interruption before the next line must leave the file in its place.
        aside.write_bytes(raw)
        _write(path, sound)
        warnings.warn(
            f"{path.name} could not be read whole and is kept as {aside.name}; answers "
            f"in it that are sound and still count: {len(sound)}. {problem}",
            stacklevel=4,
        )
        return sound


def _decoded(raw: bytes) -> str:
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError as problem:
        raise AnswersError(
            "This file is damaged: it is not text in UTF-8."
        ) from problem


def _write(path: Path, answers: dict[str, Entry], student: dict | None = None) -> None:
    replace_file(path, make_file(answers, student))
