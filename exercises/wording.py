"""The words of an exercise's forms: what HTML, worksheet and plain text share."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from markdown_it import MarkdownIt

from .player import ui
from .results import messages
from .verdict_parts import find_codings, find_reading

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from .records import Record


@cache
def _markdown() -> MarkdownIt:
    # html off: markup in a record is shown, not obeyed.
    return MarkdownIt("commonmark", {"html": False})


def inline(source: str) -> str:
    """Return inline Markdown as HTML, with all else escaped."""
    return _markdown().renderInline(line(source))


def line(source: str) -> str:
    """Return a text in one line."""
    return " ".join(source.split())


def plain(source: str) -> str:
    """Return inline Markdown without its marks."""
    (block,) = _markdown().parseInline(line(source))
    return "".join(token.content for token in block.children or ())


def paragraphs(source: str) -> list[str]:
    """Return the paragraphs of a text, each in one line."""
    return [line(part) for part in source.split("\n\n") if part.strip()]


def say(name: str, **args: object) -> str:
    """Return one of the front end's texts, with its gaps filled."""
    return ui()[name].format_map(args)


def _count(name: str, n: int) -> str:
    return say(f"{name}.{'one' if n == 1 else 'many'}", n=n)


def word(group: str, name: str) -> str:
    """Return the word for a value, a verdict or what counts as evidence."""
    return messages()["words"][group].get(name, name)


def role_words() -> dict[str, str]:
    """Return what the roles of criteria are called, and that of no role."""
    words = messages()["words"]
    return {**words["role"], "none": words["no_role"]}


def meta(record: Record) -> str:
    """Return minutes, route and level in words."""
    route, level = (
        ui()[f"form.route.{record.route}"],
        ui()[f"form.level.{record.level}"],
    )
    return " · ".join((_count("form.minutes", record.minutes), route, level))


def bin_name(one: Mapping) -> str:
    """Return the name of a bin beside an item: the short one where there is one."""
    return one.get("short", one["text"])


def bin_key(record: Record) -> list[tuple[str, str]]:
    """Return short and long names of the bins, where they have short ones.

    Of a long name that begins with the short one, what comes after the colon.

    Examples
    --------
    >>> from exercises.records import load_record
    >>> bin_key(load_record("conclusion/part_six_claims"))[1]
    ('Trend', 'what it is becoming')
    """
    bins = [one for one in record.material["bins"] if "short" in one]
    return [(one["short"], _beyond(one["short"], one["text"])) for one in bins]


def _beyond(short: str, text: str) -> str:
    start = f"{short}: "
    return text[len(start) :] if text.lower().startswith(start.lower()) else text


def select_words(record: Record) -> str:
    """Return how many options may be chosen, in words."""
    return ui()[f"form.select.{record.material['select']}"]


def questions(record: Record) -> Iterator[tuple[str, list[tuple[str, str]], bool]]:
    """Yield each question of a verdict: its part, its answers, and if one is chosen."""
    for part in record.material["parts"]:
        if part["ask"] == "verdict":
            names = ("yes", "no", "borderline", "open")
            answers = [(name, word("verdict", name)) for name in names]
        else:
            criteria = find_reading(record.material["lab"], part)["criteria"]
            answers = [(one["id"], one["label"]) for one in criteria]
        yield part, answers, part["ask"] == "verdict"


def _definition(record: Record, part: Mapping) -> dict:
    definitions = record.material["lab"]["definitions"]
    return next(one for one in definitions if one["id"] == part["definition"])


def settings(record: Record) -> list[dict]:
    """Return the parts that differ in case, definition or reading: a table for each."""
    found: dict[tuple, dict] = {}
    for part in record.material["parts"]:
        found.setdefault((part["case"], part["definition"], part["reading"]), part)
    return list(found.values())


def caption(record: Record, part: Mapping) -> str:
    """Return case, definition and, if there are several, reading."""
    lab, definition = record.material["lab"], _definition(record, part)
    case = next(one["name"] for one in lab["cases"] if one["id"] == part["case"])
    words = [case, definition["name"]]
    if len(definition["readings"]) > 1:
        words.append(find_reading(record.material["lab"], part)["name"])
    return " · ".join(words)


def needs(record: Record, part: Mapping) -> str:
    """Return what the definition asks for, in words."""
    reading = find_reading(record.material["lab"], part)
    labels = {one["id"]: one["label"] for one in reading["criteria"]}
    place = _definition(record, part)["place"]
    return say(
        "lab.needs",
        formula=formula_words(reading["formula"], labels),
        place=f" ({place})" if place else "",
    )


def formula_words(
    formula: str | dict, labels: Mapping[str, str], inner: bool = False
) -> str:
    if isinstance(formula, str):
        return f"‘{labels.get(formula, formula)}’"
    name = next(key for key in ("all", "any", "at_least") if key in formula)
    parts = formula["of"] if name == "at_least" else formula[name]
    listed = "; ".join(formula_words(part, labels, True) for part in parts)
    words = say(f"formula.{name}", list=listed, k=formula.get("at_least"))
    return f"({words})" if inner else words


def coding_rows(record: Record, part: Mapping) -> Iterator[tuple[str, str, str, str]]:
    """Yield label, question, what counts, and the course's coding."""
    lab = record.material["lab"]
    reading = find_reading(lab, part)
    coded = find_codings(lab, part["case"], reading)
    for one in reading["criteria"]:
        yield (
            one["label"],
            one["question"],
            word("counts", one["counts"]),
            _coding(coded.get(one["id"])),
        )


def _coding(coding: Mapping | None) -> str:
    if coding is None:
        return ui()["lab.uncoded"]
    place = f" ({coding['place']})" if coding["place"] else ""
    value = word("value", coding["value"]).capitalize()
    return f"{value}. {coding['reason']}{place}"
