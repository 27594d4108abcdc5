"""An exercise record as HTML, Markdown and plain text; a result as plain text.

None of the forms holds a key. The HTML is complete before any script runs and has no
button: the player adds what can be pressed.
"""

from __future__ import annotations

import textwrap
from functools import cache
from html import escape
from typing import TYPE_CHECKING

from markdown_it import MarkdownIt

from .player import ui

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from .marking import Result
    from .records import Record

BOX = "\N{BALLOT BOX}"
WIDTH = 80


# ---------------------------------------------------------------- words


@cache
def _markdown() -> MarkdownIt:
    # html off: markup in a record is shown, not obeyed.
    return MarkdownIt("commonmark", {"html": False})


def _inline(source: str) -> str:
    return _markdown().renderInline(_line(source))


def _line(source: str) -> str:
    return " ".join(source.split())


def _plain(source: str) -> str:
    """Return inline Markdown without its marks."""
    (block,) = _markdown().parseInline(_line(source))
    return "".join(token.content for token in block.children or ())


def _paragraphs(source: str) -> list[str]:
    return [_line(part) for part in source.split("\n\n") if part.strip()]


def _say(name: str, **args: object) -> str:
    return ui()[name].format_map(args)


def _count(name: str, n: int) -> str:
    return _say(f"{name}.{'one' if n == 1 else 'many'}", n=n)


def _word(group: str, name: str) -> str:
    from .results import messages

    return messages()["words"][group].get(name, name)


def _meta(record: Record) -> str:
    route = record.route.replace("'", "").replace("’", "")
    words = [_count("form.minutes", record.minutes)] if record.minutes else []
    for group, name in (("route", route), ("level", record.level)):
        if name:
            words.append(ui().get(f"form.{group}.{name}", name))
    return " · ".join(words)


def _slug(record: Record) -> str:
    return record.id.replace("/", "-")


def _select(record: Record) -> str:
    return ui()[f"form.select.{record.material['select']}"]


# ---------------------------------------------------------------- the lab


def _questions(record: Record) -> Iterator[tuple[str, list[tuple[str, str]], bool]]:
    """Yield each question of a verdict: its part, its answers, and if one is chosen."""
    for part in record.material["parts"]:
        if part["ask"] == "verdict":
            names = ("yes", "no", "borderline", "open")
            answers = [(name, _word("verdict", name)) for name in names]
        else:
            criteria = _reading(record, part)["criteria"]
            answers = [(one["id"], one["label"]) for one in criteria]
        yield part, answers, part["ask"] == "verdict"


def _definition(record: Record, part: Mapping) -> dict:
    definitions = record.material["lab"]["definitions"]
    return next(one for one in definitions if one["id"] == part["definition"])


def _reading(record: Record, part: Mapping) -> dict:
    readings = _definition(record, part)["readings"]
    return next(one for one in readings if one["id"] == part["reading"])


def _settings(record: Record) -> list[dict]:
    """Return the parts that differ in case, definition or reading: a table for each."""
    found: dict[tuple, dict] = {}
    for part in record.material["parts"]:
        found.setdefault((part["case"], part["definition"], part["reading"]), part)
    return list(found.values())


def _caption(record: Record, part: Mapping) -> str:
    lab, definition = record.material["lab"], _definition(record, part)
    case = next(one["name"] for one in lab["cases"] if one["id"] == part["case"])
    words = [case, definition["name"]]
    if len(definition["readings"]) > 1:
        words.append(_reading(record, part)["name"])
    return " · ".join(words)


def _needs(record: Record, part: Mapping) -> str:
    reading = _reading(record, part)
    labels = {one["id"]: one["label"] for one in reading["criteria"]}
    place = _definition(record, part)["place"]
    return _say(
        "lab.needs",
        formula=_formula(reading["formula"], labels),
        place=f" ({place})" if place else "",
    )


def _formula(
    formula: str | dict, labels: Mapping[str, str], inner: bool = False
) -> str:
    if isinstance(formula, str):
        return f"‘{labels.get(formula, formula)}’"
    name = next(key for key in ("all", "any", "at_least") if key in formula)
    parts = formula["of"] if name == "at_least" else formula[name]
    listed = "; ".join(_formula(part, labels, True) for part in parts)
    words = _say(f"formula.{name}", list=listed, k=formula.get("at_least"))
    return f"({words})" if inner else words


def _rows(record: Record, part: Mapping) -> Iterator[tuple[str, str, str, str]]:
    """Yield label, question, what counts, and the course's coding."""
    codings = record.material["lab"]["codings"]
    coded = codings.get(part["case"], {}).get(part["definition"], {})
    for one in _reading(record, part)["criteria"]:
        yield (
            one["label"],
            one["question"],
            _word("counts", one["counts"]),
            _coding(coded.get(one["id"])),
        )


def _coding(coding: Mapping | None) -> str:
    if coding is None:
        return ui()["lab.uncoded"]
    place = f" ({coding['place']})" if coding["place"] else ""
    value = _word("value", coding["value"]).capitalize()
    return f"{value}. {coding['reason']}{place}"


# ---------------------------------------------------------------- HTML


def html(record: Record) -> str:
    """Return the exercise as an HTML form, without button and without key.

    Parameters
    ----------
    record : Record
        The exercise.

    Returns
    -------
    str
        One `<div class="ex" data-exercise="…">` which the player makes live. Every
        text of the record is escaped; inline Markdown in it is rendered.
    """
    slug = _slug(record)
    controls = {"choice": _choice_html, "sort": _sort_html, "verdict": _verdict_html}
    lines = [
        f'<div class="ex" id="ex-{slug}" data-exercise="{escape(record.id)}"'
        f' data-kind="{record.kind}" data-revision="{record.revision}"'
        ' data-state="untouched" lang="en" dir="ltr">',
        f'<form class="ex-form" autocomplete="off" aria-labelledby="ex-{slug}-title">',
        *_head_html(record, slug),
        *controls[record.kind](record, slug),
        *_hints_html(record),
        "</form>",
        "</div>",
    ]
    return "\n".join(lines) + "\n"


def _head_html(record: Record, slug: str) -> Iterator[str]:
    yield (
        f'<div class="ex-head"><p class="ex-title" id="ex-{slug}-title">'
        f"{_inline(record.title)}</p>"
        f'<p class="ex-meta">{escape(_meta(record))}</p></div>'
    )
    yield f'<p class="ex-run">{escape(ui()["form.run"])}</p>'
    prompt = "".join(f"<p>{_inline(part)}</p>" for part in _paragraphs(record.prompt))
    yield f'<div class="ex-prompt" id="ex-{slug}-prompt">{prompt}</div>'


def _input(slug: str, part: str, value: str, words: str, one: bool, row: str) -> str:
    kind = "radio" if one else "checkbox"
    return (
        f'<label class="{row}"><input type="{kind}" name="{escape(f"{slug}:{part}")}"'
        f' value="{escape(value)}" data-part="{escape(part)}">'
        f'<span class="ex-text">{_inline(words)}</span></label>'
    )


def _choice_html(record: Record, slug: str) -> Iterator[str]:
    one = record.material["select"] == "one"
    yield (
        f'<fieldset class="ex-fields" aria-describedby="ex-{slug}-prompt">'
        f'<legend class="ex-quiet"><span class="ex-text">{escape(_select(record))}'
        "</span></legend>"
    )
    for option in record.material["options"]:
        yield _input(slug, "answer", option["id"], option["text"], one, "ex-option")
    yield "</fieldset>"


def _sort_html(record: Record, slug: str) -> Iterator[str]:
    for item in record.material["items"]:
        place = item.get("place")
        where = f' <span class="ex-place">({escape(place)})</span>' if place else ""
        yield (
            '<fieldset class="ex-fields ex-item"><legend><span class="ex-text">'
            f'{_inline(item["text"])}</span>{where}</legend><div class="ex-bins">'
        )
        for one in record.material["bins"]:
            yield _input(slug, item["id"], one["id"], one["text"], True, "ex-bin")
        yield "</div></fieldset>"


def _verdict_html(record: Record, slug: str) -> Iterator[str]:
    yield '<div class="ex-lab" data-lab>'
    for part in _settings(record):
        yield _table_html(record, part)
    yield "</div>"
    for part, answers, one in _questions(record):
        yield (
            '<fieldset class="ex-fields ex-item"><legend><span class="ex-text">'
            f'{_inline(part["prompt"])}</span></legend><div class="ex-bins">'
        )
        for name, words in answers:
            yield _input(slug, part["id"], name, words, one, "ex-bin")
        yield "</div></fieldset>"


def _table_html(record: Record, part: Mapping) -> str:
    heads = [ui()[f"lab.{name}"] for name in ("criterion", "counts", "coding")]
    head = "".join(f'<th scope="col">{escape(text)}</th>' for text in heads)
    rows = "".join(
        f'<tr><th scope="row">{escape(label)}<br><span class="ex-small">'
        f"{escape(question)}</span></th><td>{escape(counts)}</td>"
        f"<td>{escape(coding)}</td></tr>"
        for label, question, counts, coding in _rows(record, part)
    )
    return (
        f'<table class="ex-table"><caption>{escape(_caption(record, part))}. '
        f"{escape(_needs(record, part))}</caption>"
        f"<thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table>"
    )


def _hints_html(record: Record) -> Iterator[str]:
    if not record.hints:
        return
    yield '<div class="ex-hints">'
    for number, hint in enumerate(record.hints, start=1):
        yield (
            f'<details class="ex-hint"><summary>{escape(_say("form.hint", n=number))}'
            f"</summary><p>{_inline(hint)}</p></details>"
        )
    yield "</div>"


# ---------------------------------------------------------------- Markdown


def markdown(record: Record) -> str:
    """Return the exercise as a worksheet in MyST Markdown: boxes to tick, no hints.

    Parameters
    ----------
    record : Record
        The exercise.

    Returns
    -------
    str
        Paragraphs, lists and pipe tables only, which survive the way to LaTeX.
    """
    sheets = {"choice": _choice_sheet, "sort": _sort_sheet, "verdict": _verdict_sheet}
    blocks = [
        f"**{_line(record.title)}** ({_meta(record)})",
        *_paragraphs(record.prompt),
        *sheets[record.kind](record),
    ]
    return "\n\n".join(blocks) + "\n"


def _list(lines: list[str]) -> str:
    return "\n".join(f"- {line}" for line in lines)


def _boxes(texts: list[str]) -> str:
    # No-break spaces keep a box with the first word of what it stands for.
    return "  ".join(f"{BOX}\u00a0{_line(text)}" for text in texts)


def _choice_sheet(record: Record) -> Iterator[str]:
    yield f"{_select(record)}:"
    yield _list([_boxes([one["text"]]) for one in record.material["options"]])


def _sort_sheet(record: Record) -> Iterator[str]:
    boxes = _boxes([one["text"] for one in record.material["bins"]])
    lines = []
    for item in record.material["items"]:
        place = f" ({item['place']})" if item.get("place") else ""
        # A backslash at the end of a line breaks it within the item.
        lines.append(f"{_line(item['text'])}{place}\\\n  {boxes}")
    yield _list(lines)


def _verdict_sheet(record: Record) -> Iterator[str]:
    for part in _settings(record):
        yield f"*{_caption(record, part)}.* {_needs(record, part)}"
        yield _table_sheet(record, part)
    for part, answers, one in _questions(record):
        how = ui()[f"form.select.{'one' if one else 'several'}"]
        yield f"{_line(part['prompt'])} ({how})"
        yield _list([_boxes([words]) for _, words in answers])


def _table_sheet(record: Record, part: Mapping) -> str:
    heads = [ui()[f"lab.{name}"] for name in ("criterion", "counts", "coding")]
    rows = [heads, ["---"] * len(heads)]
    for label, question, counts, coding in _rows(record, part):
        rows.append([f"**{_cell(label)}**: {_cell(question)}", counts, _cell(coding)])
    return "\n".join(f"| {' | '.join(row)} |" for row in rows)


def _cell(text: str) -> str:
    return _line(text).replace("|", "\\|")


# ---------------------------------------------------------------- plain text


def text(record: Record) -> str:
    """Return the exercise as plain text, for terminals and notebooks without HTML.

    Parameters
    ----------
    record : Record
        The exercise.
    """
    sheets = {"choice": _choice_text, "sort": _sort_text, "verdict": _verdict_text}
    lines = [_plain(record.title), _meta(record), ""]
    for part in _paragraphs(record.prompt):
        lines += [*_wrap(_plain(part)), ""]
    lines += sheets[record.kind](record)
    return "\n".join(lines).rstrip() + "\n"


def _wrap(words: str, first: str = "") -> list[str]:
    rest = " " * len(first)
    return textwrap.wrap(words, WIDTH, initial_indent=first, subsequent_indent=rest)


def _choice_text(record: Record) -> Iterator[str]:
    yield f"{_select(record)}:"
    for one in record.material["options"]:
        yield from _wrap(_plain(one["text"]), f"  {BOX} ")


def _sort_text(record: Record) -> Iterator[str]:
    bins = [_plain(one["text"]) for one in record.material["bins"]]
    for item in record.material["items"]:
        place = f" ({item['place']})" if item.get("place") else ""
        yield from _wrap(f"{_plain(item['text'])}{place}", "- ")
        yield from _wrap("  ".join(f"{BOX} {name}" for name in bins), "    ")


def _verdict_text(record: Record) -> Iterator[str]:
    for part in _settings(record):
        yield from _wrap(f"{_caption(record, part)}. {_needs(record, part)}")
        for label, question, counts, coding in _rows(record, part):
            yield from _wrap(f"{label}: {question} ({counts}) {coding}", "  - ")
        yield ""
    for part, answers, _ in _questions(record):
        yield from _wrap(_plain(part["prompt"]))
        for _, words in answers:
            yield from _wrap(words, f"  {BOX} ")
        yield ""


def result_text(result: Result, messages: Mapping) -> str:
    """Return what is said of an answer, as plain text.

    Parameters
    ----------
    result : Result
        What `exercises.marking.mark` returned.
    messages : mapping
        The messages file, with `messages` and `mistakes`.

    Returns
    -------
    str
        A line for the outcome, then one paragraph for each part.
    """
    lines = [f"{ui()[f'outcome.{result.outcome}']}."]
    for part in result.parts:
        said = messages["messages"][part.message].format_map(part.args)
        if part.mistake:
            mistake = messages["mistakes"][part.mistake]
            said += f" {_say('mistake', name=mistake['name'])} {mistake['sentence']}"
        lines += _wrap(f"{ui()[f'mark.{part.outcome}']}: {said}", "- ")
    return "\n".join(lines) + "\n"
