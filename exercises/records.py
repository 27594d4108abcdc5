"""Reads and validates the exercises of `bank/`; what a record is for all the rest.

An exercise is one TOML file, `bank/<chapter>/<verb_noun>.toml`; its id is that path.
"""

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from . import catalogue
from .kinds import KINDS
from .record_checks import (
    RecordError,
    check_feedback,
    check_references,
    check_shape,
)

BANK = Path(__file__).resolve().parent / "bank"
Response = list[str] | dict[str, str | list[str]]


@dataclass(frozen=True)
class Record:
    """An exercise.

    Attributes
    ----------
    id : str
        Chapter and name, such as ``five_steps/match_evidence``.
    kind : str
        One of the names in `exercises.kinds`.
    revision : int
        Raised when prompt or material changes, so that older answers are known.
    title, objective, prompt : str
        Prompt in Markdown.
    hints : tuple of str
        From question to method to near-answer.
    sources : tuple of str
        Ids of evidence, definitions or works that it rests on.
    minutes : int
        Time a reader needs.
    level, route : str
        What it exercises, and for whom it is.
    material : dict
        All that the reader sees; holds no key.
    key : dict
        What is right, and the feedback; empty where both are worked out.
    """

    id: str
    kind: str
    revision: int
    title: str
    objective: str
    prompt: str
    hints: tuple[str, ...]
    sources: tuple[str, ...]
    minutes: int
    level: str
    route: str
    material: dict
    key: dict


def load_record(name: str, bank: Path = BANK) -> Record:
    """Return the exercise with this id.

    Raises
    ------
    UnknownName
        If there is no such exercise; the message gives the nearest.
    RecordError
        If its file is not as expected.

    Examples
    --------
    >>> load_record("what_is_an_alliance/three_of_four").kind
    'choice'
    """
    return _loaded(name, bank)


@cache
def _loaded(name: str, bank: Path) -> Record:
    # The folder is looked through again only for one that was not there before.
    if name not in _names_once(bank) and name not in (known := record_names(bank)):
        hint = catalogue.suggest(name, known)
        raise catalogue.UnknownName(f"no exercise {name!r}; {hint}")
    return read_record(bank / f"{name}.toml", name)


@cache
def _names_once(bank: Path) -> frozenset[str]:
    return frozenset(record_names(bank))


def record_names(bank: Path = BANK) -> list[str]:
    """Return the ids of all exercises of a bank, sorted.

    Examples
    --------
    >>> "what_is_an_alliance/three_of_four" in record_names()
    True
    """
    found = bank.glob("*/*.toml")
    return sorted(f"{path.parent.name}/{path.stem}" for path in found)


def read_record(path: Path, name: str) -> Record:
    """Read and validate one file.

    Raises
    ------
    RecordError
        If the file is no TOML, or a field is missing, unknown, of the wrong type or
        points nowhere.
    """
    where = _shown(path)
    return record_of(read_toml(path, where), name, where)


def read_toml(path: Path, where: str) -> dict:
    """Return what a TOML file holds.

    Raises
    ------
    RecordError
        If it is no TOML; the message shows the line, and what is usually the cause.
    """
    try:
        text = path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as problem:
        raise RecordError(f"{where}: save this file as text in UTF-8") from problem
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as problem:
        found = re.search(r"at line (\d+)", str(problem))
        lines = text.splitlines()
        at = int(found[1]) - 1 if found else len(lines) - 1
        line = lines[at].strip() if at < len(lines) else ""
        raise RecordError(
            f"{where}: not readable as TOML, line {at + 1}: {line!r}: {problem}. Usual "
            'causes: a text without its two straight quotation marks "…" (within a '
            "text write ‘ ’); True or False for true or false; a comma missing in a "
            "list; a line such as [[options]] lost; { … } broken over several lines"
        ) from problem


def _shown(path: Path) -> str:
    """Return a path as a message names it: within the course, or whole."""
    root = BANK.parent.parent
    whole = path.resolve()
    return whole.relative_to(root).as_posix() if root in whole.parents else str(path)


def record_of(data: dict, name: str, where: str | None = None) -> Record:
    """Return the exercise that the fields of a file make.

    Raises
    ------
    RecordError
        If a field is missing, unknown, of the wrong type or points nowhere.
    """
    where = where or f"exercises/bank/{name}.toml"
    check_shape(data, where)
    check_references(data, where)
    try:
        material, key = KINDS[data["kind"]].build(data)
    except (ValueError, KeyError) as problem:
        raise RecordError(f"{where}: {problem}") from problem
    check_feedback(key, where)
    plain = ("kind", "revision", "title", "objective", "minutes", "level", "route")
    return Record(
        id=name,
        **{field: data[field] for field in plain},
        prompt=data["prompt"].strip(),
        hints=tuple(data["hints"]),
        sources=tuple(data["sources"]),
        material=material,
        key=key,
    )


def payload(record: Record, *, key: bool) -> dict:
    """Return what the page's script gets of a record, with or without the key.

    Examples
    --------
    >>> record = load_record("what_is_an_alliance/three_of_four")
    >>> payload(record, key=False)["key"] is None
    True
    """
    return {
        "id": record.id,
        "revision": record.revision,
        "kind": record.kind,
        "title": record.title,
        "hints": list(record.hints),
        "material": record.material,
        "key": record.key if key else None,
    }
