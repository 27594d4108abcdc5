"""Finds what was handed in, in a folder or a zip, and reads it; changes nothing.

Nothing is unpacked: members of a zip are read where they are, so that their names can
point nowhere, and none is read beyond a limit, whatever it says of its own size.
"""

import os
import re
import stat
import zipfile
import zlib
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path, PurePosixPath

from .text import clean

# Thirty times the answers of a whole course.
LARGEST = 4 * 2**20
LARGEST_ZIP = 2**30
MOST_MEMBERS = 20_000

NOT_REGULAR = "it is no file that can be read, but a device or a pipe"
LINK = "it is a link to another file; hand in the file itself"
OUTSIDE = "its name points outside the folder that it was packed in"
LOCKED = "it is locked with a password"
NESTED = "it is a zip; unpack it, or make a report of it alone"
SYSTEM = "it belongs to an operating system or an office program; no hand-in"
TOO_LARGE = f"it has more than {LARGEST // 2**20} MB; an answers file has far less"
TOO_MUCH = f"the zip unpacks to more than {LARGEST_ZIP // 2**20} MB; unpack it by hand"
TOO_MANY = f"the zip holds more than {MOST_MEMBERS} files; unpack it by hand"
BROKEN = "it cannot be unpacked; the zip is damaged there"

_SYSTEM = re.compile(
    r"(\._.*|~\$.*|\.~lock.*|\.ds_store|thumbs\.db|desktop\.ini)", re.I
)


class Unreadable(Exception):
    """Why a file cannot be read, in words."""


@dataclass(frozen=True)
class Source:
    """A file that was found.

    Attributes
    ----------
    name : str
        Its path within the folder or zip, fit to be shown.
    path : Path
        The file, or the zip that it is in.
    member : int or None
        Its number in the zip.
    problem : str or None
        Why it must not be read.
    """

    name: str
    path: Path
    member: int | None = None
    problem: str | None = None


def find_files(where: Path) -> list[Source]:
    """Return every file of a folder or a zip, also those that must not be read.

    Raises
    ------
    ValueError
        If there is no such folder or zip, or nothing is in it.
    """
    if where.is_dir():
        found = sorted(_in_folder(where), key=lambda one: one.name)
    elif not where.is_file():
        raise ValueError(f"{where}: no such folder or zip")
    elif where.suffix.lower() == ".json":
        found = [Source(clean(where.name), where)]
    else:
        found = _in_zip(where)
    if not found:
        raise ValueError(f"{where}: no file is in it; expected answers files (.json)")
    return _told_apart(found)


def _told_apart(found: list[Source]) -> list[Source]:
    """Number the files that are shown under one name: a zip can hold several."""
    seen: Counter = Counter()
    apart = []
    for one in found:
        seen[one.name] += 1
        again = f" ({seen[one.name]})" if seen[one.name] > 1 else ""
        apart.append(replace(one, name=f"{one.name}{again}"))
    return apart


def read(source: Source) -> bytes:
    """Return the bytes of a file.

    Raises
    ------
    Unreadable
        If it must not or cannot be read; the message says why.
    """
    if source.problem:
        raise Unreadable(source.problem)
    try:
        raw = _read_member(source) if source.member is not None else _read_path(source)
    except OSError as problem:
        raise Unreadable(f"it cannot be opened: {problem.strerror}") from problem
    if len(raw) > LARGEST:
        raise Unreadable(TOO_LARGE)
    return raw


def _read_path(source: Source) -> bytes:
    with source.path.open("rb") as file:
        return file.read(LARGEST + 1)


def _read_member(source: Source) -> bytes:
    archive = _opened(source.path)
    try:
        with archive.open(archive.infolist()[source.member]) as file:
            return file.read(LARGEST + 1)
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError) as problem:
        raise Unreadable(BROKEN) from problem
    except (RuntimeError, ValueError) as problem:  # of a lock, of an odd header
        raise Unreadable(BROKEN) from problem


@lru_cache(maxsize=1)
def _opened(path: Path) -> zipfile.ZipFile:
    """Return an open zip; its list of members is read once, not for each of them."""
    return zipfile.ZipFile(path)


def _in_folder(where: Path) -> Iterator[Source]:
    unread: list[OSError] = []
    for folder, below, names in os.walk(where, onerror=unread.append):
        # A link to a folder may lead anywhere, even back here; os.walk leaves it alone.
        links = [name for name in below if os.path.islink(os.path.join(folder, name))]
        for name in [*links, *names]:
            path = Path(folder, name)
            shown = clean(path.relative_to(where).as_posix())
            yield Source(shown, path, problem=_file_problem(path))
    for problem in unread:
        path = Path(problem.filename)
        shown = clean(path.relative_to(where).as_posix())
        yield Source(shown, path, problem=f"it cannot be opened: {problem.strerror}")


def _file_problem(path: Path) -> str | None:
    try:
        found = path.lstat()
    except OSError as problem:
        return f"it cannot be opened: {problem.strerror}"
    if stat.S_ISLNK(found.st_mode):
        return LINK
    if not stat.S_ISREG(found.st_mode):
        return NOT_REGULAR
    return _name_problem(path.name) or (TOO_LARGE if found.st_size > LARGEST else None)


def _name_problem(name: str) -> str | None:
    if _SYSTEM.fullmatch(name):
        return SYSTEM
    return NESTED if name.lower().endswith(".zip") else None


def _in_zip(where: Path) -> list[Source]:
    try:
        members = _opened(where).infolist()
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError) as problem:
        raise ValueError(
            f"{where}: it cannot be opened as a zip ({problem}); unpack it, and give "
            "the folder instead"
        ) from problem
    found, total = [], 0
    for number, one in enumerate(members):
        if one.is_dir():
            continue
        problem = _member_problem(one)
        if not problem:
            total += one.file_size
            problem = TOO_MUCH if total > LARGEST_ZIP else None
        if not problem and number >= MOST_MEMBERS:
            problem = TOO_MANY
        found.append(Source(clean(one.filename), where, number, problem))
    return found


def _member_problem(one: zipfile.ZipInfo) -> str | None:
    """Return why a member must not be read, from what the zip's list says of it.

    Examples
    --------
    >>> _member_problem(zipfile.ZipInfo("../../ada.json")) == OUTSIDE
    True
    >>> _member_problem(zipfile.ZipInfo("ada.json")) is None
    True
    """
    path = PurePosixPath(one.filename.replace("\\", "/"))
    if path.is_absolute() or ".." in path.parts or re.match(r"[A-Za-z]:", str(path)):
        return OUTSIDE
    if stat.S_ISLNK(one.external_attr >> 16):
        return LINK
    if one.flag_bits & 1:
        return LOCKED
    if "__MACOSX" in path.parts:
        return SYSTEM
    too_large = TOO_LARGE if one.file_size > LARGEST else None
    return _name_problem(path.name) or too_large
