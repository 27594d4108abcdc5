"""What is wrong with the fields of a record, in words for whoever wrote it."""

import json
import re
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from . import catalogue
from .kinds import KINDS
from .results import messages
from .schema import Schema, best_match
from .tables import index

if TYPE_CHECKING:
    from jsonschema import ValidationError

    from .records import Record

MARKUP = re.compile(r"\*\S[^*]*\*|`[^`]+`|\[[^\]]+\]\(")


class RecordError(ValueError):
    """A record that is not as expected; the message names file, field and remedy."""


def check_feedback(key: object, where: str) -> None:
    """Raise if a text of the feedback has Markdown, which would be shown as it is."""
    if isinstance(key, str):
        if found := MARKUP.search(key):
            raise RecordError(
                f"{where}: feedback: {found[0]!r}: feedback is plain text; write it "
                "without marks, titles in ‘ ’"
            )
    elif isinstance(key, dict | list | tuple):
        for part in key.values() if isinstance(key, dict) else key:
            check_feedback(part, where)


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


def check_shape(data: dict, where: str) -> None:
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


def check_references(data: dict, where: str) -> None:
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


def guessable(record: "Record") -> str | None:
    """Return a warning if the right option of a choice is much longer than the others.

    Examples
    --------
    >>> from exercises.records import load_record
    >>> guessable(load_record("what_is_an_alliance/any_of_three")) is None
    True
    """
    if record.kind != "choice" or record.material["select"] != "one":
        return None
    length = {one["id"]: len(one["text"]) for one in record.material["options"]}
    found = [name for name, one in record.key["options"].items() if one["right"]]
    others = [length[name] for name in length if name not in found]
    if max(length[name] for name in found) <= 1.25 * max(others):
        return None
    return f"{record.id}: options: the right one is much the longest: it can be guessed"
