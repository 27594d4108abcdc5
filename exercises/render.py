"""An exercise as an HTML form, complete before any script runs.

It holds no key and no button: the player adds what can be pressed.
"""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from .player import ui
from .wording import (
    bin_key,
    bin_name,
    caption,
    coding_rows,
    inline,
    meta,
    needs,
    paragraphs,
    questions,
    say,
    select_words,
    settings,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from .records import Record


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
        f"{inline(record.title)}</p>"
        f'<p class="ex-meta">{escape(meta(record))}</p></div>'
    )
    yield f'<p class="ex-run">{escape(ui()["form.run"])}</p>'
    prompt = "".join(f"<p>{inline(part)}</p>" for part in paragraphs(record.prompt))
    yield f'<div class="ex-prompt" id="ex-{slug}-prompt">{prompt}</div>'


def _input(slug: str, part: str, value: str, words: str, one: bool, row: str) -> str:
    kind = "radio" if one else "checkbox"
    return (
        f'<label class="{row}"><input type="{kind}" name="{escape(f"{slug}:{part}")}"'
        f' value="{escape(value)}" data-part="{escape(part)}">'
        f'<span class="ex-text">{inline(words)}</span></label>'
    )


def _choice_html(record: Record, slug: str) -> Iterator[str]:
    one = record.material["select"] == "one"
    yield (
        f'<fieldset class="ex-fields" aria-describedby="ex-{slug}-prompt">'
        f'<legend class="ex-quiet"><span class="ex-text">{escape(select_words(record))}'
        "</span></legend>"
    )
    for option in record.material["options"]:
        # The break is for notebooks that have not been run: no style sheet there.
        yield _input(slug, "answer", option["id"], option["text"], one, "ex-option")
        yield "<br>"
    yield "</fieldset>"


def _sort_html(record: Record, slug: str) -> Iterator[str]:
    key = bin_key(record)
    if key:
        names = "".join(
            f"<li><strong>{inline(short)}</strong>: {inline(long)}</li>"
            for short, long in key
        )
        yield f'<ul class="ex-key">{names}</ul>'
    for item in record.material["items"]:
        place = item.get("place")
        where = f' <span class="ex-place">({escape(place)})</span>' if place else ""
        yield (
            '<fieldset class="ex-fields ex-item"><legend><span class="ex-text">'
            f'{inline(item["text"])}</span>{where}</legend><div class="ex-bins">'
        )
        for one in record.material["bins"]:
            yield _input(slug, item["id"], one["id"], bin_name(one), True, "ex-bin")
        yield "</div></fieldset>"


def _verdict_html(record: Record, slug: str) -> Iterator[str]:
    yield '<div class="ex-lab" data-lab>'
    for part in settings(record):
        yield _table_html(record, part)
    yield "</div>"
    for part, answers, one in questions(record):
        yield (
            '<fieldset class="ex-fields ex-item"><legend><span class="ex-text">'
            f'{inline(part["prompt"])}</span></legend><div class="ex-bins">'
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
        for label, question, counts, coding in coding_rows(record, part)
    )
    return (
        f'<table class="ex-table"><caption>{escape(caption(record, part))}. '
        f"{escape(needs(record, part))}</caption>"
        f"<thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table>"
    )


def _hints_html(record: Record) -> Iterator[str]:
    if not record.hints:
        return
    yield '<div class="ex-hints">'
    for number, hint in enumerate(record.hints, start=1):
        yield (
            f'<details class="ex-hint"><summary>{escape(say("form.hint", n=number))}'
            f"</summary><p>{inline(hint)}</p></details>"
        )
    yield "</div>"


def _slug(record: Record) -> str:
    return record.id.replace("/", "-")
