"""An exercise as an HTML form, complete before any script runs.

It holds no key and no button: the player adds what can be pressed.
"""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from .player import ui
from .render_controls import controls
from .wording import inline, meta, paragraphs, say

if TYPE_CHECKING:
    from collections.abc import Iterator

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
    lines = [
        f'<div class="ex" id="ex-{slug}" data-exercise="{escape(record.id)}"'
        f' data-kind="{record.kind}" data-revision="{record.revision}"'
        ' data-state="untouched" lang="en" dir="ltr">',
        f'<form class="ex-form" autocomplete="off" aria-labelledby="ex-{slug}-title">',
        *_head_html(record, slug),
        *controls(record, slug),
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
