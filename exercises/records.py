"""Reads and validates the exercises of `bank/`; what a record is for all the rest.

An exercise is one TOML file, `bank/<chapter>/<verb_noun>.toml`; its id is that path.
"""

import json
import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING

from . import catalogue
from .kinds import KINDS
from .results import messages
from .schema import Schema, best_match
from .tables import index

if TYPE_CHECKING:
    from jsonschema import ValidationError

BANK = Path(__file__).resolve().parent / "bank"
Response = list[str] | dict[str, str | list[str]]


class RecordError(ValueError):
    """A record that is not as expected; the message names file, field and remedy."""


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


@cache
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
    known = record_names(bank)
    if name not in known:
        hint = catalogue.suggest(name, known)
        raise catalogue.UnknownName(f"no exercise {name!r}; {hint}")
    return read_record(bank / f"{name}.toml", name)


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
    _check_shape(data, where)
    _check_references(data, where)
    try:
        material, key = KINDS[data["kind"]].build(data)
    except (ValueError, KeyError) as problem:
        raise RecordError(f"{where}: {problem}") from problem
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


@cache
def record_parts(kind: str) -> dict:
    """Return the schema of a kind's own fields, or, as ``common``, of those of all.

    Examples
    --------
    >>> record_parts("order")["required"]
    ['items']
    """
    text = files(__package__).joinpath("record.schema.json").read_text("utf-8")
    parts = json.loads(text)["$defs"]
    return parts["common"] if kind == "common" else parts["kinds"][kind]


@cache
def schemas() -> dict[str, dict]:
    """Return for each kind the JSON Schema of its records.

    Examples
    --------
    >>> sorted(schemas()["order"]["required"])[:3]
    ['hints', 'items', 'kind']
    """
    common = record_parts("common")
    return {
        kind: {
            "type": "object",
            "properties": common["properties"] | own["properties"],
            "required": common["required"] + own["required"],
            "additionalProperties": False,
        }
        for kind, own in ((kind, record_parts(kind)) for kind in KINDS)
    }


@cache
def _schema(kind: str) -> Schema:
    return Schema(schemas()[kind])


def _check_shape(data: dict, where: str) -> None:
    """Raise if a field is missing, unknown or of the wrong type."""
    kinds = schemas()
    if data.get("kind") not in list(kinds):
        given = repr(data["kind"]) if "kind" in data else "nothing"
        raise RecordError(f"{where}: kind: {given}; expected one of {', '.join(kinds)}")
    fields = kinds[data["kind"]]["properties"]
    for field in data:
        if field not in fields:
            hint = catalogue.suggest(field, fields)
            raise RecordError(f"{where}: {field!r} is no field of this kind; {hint}")
    errors = _schema(data["kind"]).errors(data)
    if not errors:
        return
    # A misspelt field is both missing and unknown: the unknown one says more.
    unknown = [one for one in errors if one.validator == "additionalProperties"]
    error = best_match(unknown or errors)
    field = "".join(
        f"[{step}]" if isinstance(step, int) else f".{step}"
        for step in error.absolute_path
    ).lstrip(".")
    said, hint = _said(error), error.schema.get("description")
    if len(said) > 120:  # a long list or text, given back whole
        said = f"{said[:60]} … breaks the rule {error.validator}"
    advice = f"; expected {hint}" if hint else ""
    raise RecordError(f"{where}: {field or 'top'}: {said}{advice}")


def _said(error: "ValidationError") -> str:
    """Return what is wrong, in the words of somebody who fills in a form."""
    if error.validator == "required":
        missing = [one for one in error.validator_value if one not in error.instance]
        return f"{missing[0]!r} is missing"
    if error.validator == "additionalProperties":
        fields = error.schema["properties"]
        extra = next(one for one in error.instance if one not in fields)
        return f"{extra!r} is no field here; {catalogue.suggest(extra, fields)}"
    if error.validator == "pattern" and error.absolute_path[-1] == "mistake":
        mistakes = messages()["mistakes"]
        names = {one["name"]: name for name, one in mistakes.items()}
        known = names.get(error.instance)
        near = (
            f"write {known}" if known else catalogue.suggest(error.instance, mistakes)
        )
        return f"{error.instance!r} is no kind of mistake; {near}"
    return error.message


def _check_references(data: dict, where: str) -> None:
    """Raise if a source, a piece of evidence or a kind of mistake is not known."""
    known = {*index("evidence"), *index("definitions"), *index("sources")}
    for source in data["sources"]:
        if source not in known:
            hint = catalogue.suggest(source, known)
            raise RecordError(f"{where}: sources: {source!r} points nowhere; {hint}")
    for field, name, table in _pointers(data):
        if name not in table:
            hint = catalogue.suggest(name, table)
            raise RecordError(f"{where}: {field}: {name!r} points nowhere; {hint}")


def _pointers(data: dict):
    """Yield field, name and what the name must be in."""
    evidence, mistakes = index("evidence"), messages()["mistakes"]
    for field in ("case", "definition"):
        if field in data:
            yield field, data[field], index(f"{field}s")
    for name in data["criteria"] if data["kind"] in ("build", "code") else ():
        yield "criteria", name, index("criteria")
    for number, one in enumerate(data["items"] if data["kind"] == "order" else ()):
        if "event" in one:
            yield f"items[{number}].event", one["event"], index("events")
    for name in data["evidence"] if data["kind"] == "code" else ():
        yield "evidence", name, evidence
    for group in ("options", "items", "nodes", "parts"):
        for number, one in enumerate(data.get(group, ())):
            if "evidence" in one:
                yield f"{group}[{number}].evidence", one["evidence"], evidence
            if "mistake" in one:
                yield f"{group}[{number}].mistake", one["mistake"], mistakes
            for bin_, wrong in one.get("wrong", {}).items():
                yield f"{group}[{number}].wrong.{bin_}", wrong["mistake"], mistakes
    for number, one in enumerate(data.get("confusions", ())):
        yield f"confusions[{number}].mistake", one["mistake"], mistakes


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
