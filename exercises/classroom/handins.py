"""Reads one hand-in: what a file says, marked again, or why it is set aside."""

import gc
import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import PurePosixPath

from ..answers import AnswersError, moment, read_file
from ..salvage import sound_entries
from .files import Source, Unreadable, read
from .marks import Given, Marker
from .text import clean

NOT_UTF8 = "it is damaged, or no answers file: not text in UTF-8"
MOST_ANSWERS = 5000


@dataclass(frozen=True, slots=True)
class HandIn:
    """What a file holds.

    Attributes
    ----------
    file : str
        Its name, fit to be shown.
    name, number : str
        As the student typed them; empty if not given.
    file_id, saved_at, version : str
        As the file says.
    given : dict of str to Given
        By exercise; what was begun and not answered is not in it.
    found : int
        How many entries the file has.
    blank : int
        How many of them hold no answer.
    aside : list of (str, str)
        Exercise and reason for what could not be marked.
    """

    file: str
    name: str
    number: str
    file_id: str
    saved_at: str
    version: str
    edition: str
    given: dict[str, Given]
    found: int
    blank: int
    aside: list[tuple[str, str]] = field(default_factory=list)

    @property
    def when(self) -> float:
        """When it was saved, as a number."""
        return moment(self.saved_at)

    @property
    def lost(self) -> int:
        """How many entries are neither marked nor blank."""
        return self.found - self.blank - len(self.given)


@dataclass(frozen=True, slots=True)
class SetAside:
    """A file that could not be read as a hand-in, with the reason."""

    file: str
    reason: str


def read_handin(source: Source, marker: Marker) -> HandIn | SetAside:
    """Return what a file holds, marked, or why it is set aside."""
    try:
        raw = read(source)
    except Unreadable as problem:
        return SetAside(source.name, str(problem))
    try:
        return _marked(source.name, read_file(_decoded(raw)), marker)
    except AnswersError as problem:
        return SetAside(source.name, _reason(source, raw, str(problem)))


def _decoded(raw: bytes) -> str:
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError as problem:
        raise AnswersError(NOT_UTF8) from problem


def _reason(source: Source, raw: bytes, said: str) -> str:
    """Return why a file is set aside, and how much of it is not damaged."""
    suffix = PurePosixPath(source.name).suffix.lower()
    if not raw:
        return "it is empty"
    if suffix not in (".json", ".txt", "") and not raw.lstrip().startswith(b"{"):
        return clean(f"it is no answers file, but a {suffix} file")
    said = clean(re.sub(r" Save the answers again .*", "", said))
    if "damaged" not in said:
        return said
    sound = len(sound_entries(raw)) if len(raw) < 2**20 else 0
    if not sound:
        return said
    return f"{said} Answers in it that are still sound: {sound}."


def _marked(file: str, data: dict, marker: Marker) -> HandIn:
    student, answers = data["student"] or {}, data["answers"]
    if len(answers) > MOST_ANSWERS:
        raise AnswersError(f"It has {len(answers)} answers; no course has so many.")
    given, aside, blank = {}, [], 0
    for name, entry in answers.items():
        found, problems = marker.mark_entry(name, entry, data["edition"])
        aside += [(clean(name), problem) for problem in problems]
        if found:
            given[name] = found
        elif not problems:
            blank += 1
    if answers and not given and len(aside) >= len(answers) - blank > 0:
        said = f"None of its answers can be marked. {aside[0][0]}: {aside[0][1]}."
        if data["edition"] == "assessment":
            said += " It answers a test: name its folder of exercises with --bank."
        raise AnswersError(said)
    return HandIn(
        file=file,
        name=clean(student.get("name") or ""),
        number=clean(student.get("id") or ""),
        **{key: data[key] for key in ("file_id", "saved_at")},
        version=clean(data["version"]),
        edition=clean(data["edition"]),
        given=given,
        found=len(answers),
        blank=blank,
        aside=aside,
    )


@contextmanager
def uncollected() -> Iterator[None]:
    """Make objects by the hundred thousand without looking for cycles among them.

    There are none in what JSON gives, and the search would take half of all the time.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()
