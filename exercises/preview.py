"""One page that shows an exercise in all its states, for its author."""

from __future__ import annotations

import json
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING

from .answers import after_check, after_solution, blank_entry
from .marking import mark
from .player import preview_script, style, texts
from .practice import examples
from .records import Record, RecordError, payload, read_record
from .render import html
from .worksheet import markdown, text

if TYPE_CHECKING:
    from .records import Response

WHEN = "2008-12-31T12:00:00Z"

PAGE = """<!doctype html>
<html lang="en" data-theme="{theme}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Preview: {title}</title>
<style>
body {{ background: #fff; color: #1a1d21; font: 1rem/1.5 system-ui, sans-serif;
  margin: 0 auto; max-width: 52rem; padding: 0 1rem 3rem; }}
html[data-theme="dark"] body {{ background: #14181e; color: #e6e9ee; }}
pre {{ overflow-x: auto; white-space: pre-wrap; }}
{style}
</style>
</head>
<body>
<main>
<h1>Preview: {title}</h1>
<p>{about}</p>
{states}
<section><h2>On paper</h2>
<pre tabindex="0" aria-label="The worksheet">{paper}</pre></section>
<section><h2>As plain text</h2>
<pre tabindex="0" aria-label="The plain text">{plain}</pre></section>
</main>
<script type="application/json" id="preview">{data}</script>
<script>{script}</script>
</body>
</html>
"""


def write_preview(source: Path, folder: Path, theme: str = "light") -> Path:
    """Write a page that shows a record in all its states, and return its path.

    Parameters
    ----------
    source : Path
        A record, inside the bank or outside.
    folder : Path
        Where the page is written.
    theme : {"light", "dark"}
        Colours of the page.

    Raises
    ------
    RecordError
        If the file is missing, or is not as expected.
    """
    if not source.is_file():
        raise RecordError(f"{source}: no such file; give the path of a record (.toml)")
    chapter = source.resolve().parent.name
    record = read_record(source, f"{chapter}/{source.stem}")
    folder.mkdir(parents=True, exist_ok=True)
    page = folder / f"{chapter}-{source.stem}-{theme}.html"
    page.write_text(preview_page(record, theme), encoding="utf-8")
    return page


def preview_page(record: Record, theme: str = "light") -> str:
    """Return the page of a record, with its states one below the other."""
    states = dict(_states(record))
    shown = "\n".join(
        f'<section data-state-name="{name}"><h2>{escape(title)}</h2>'
        f"{_form(record, name)}</section>"
        for name, (title, *_) in states.items()
    )
    data = {
        "payload": payload(record, key=True),
        "texts": texts([record.kind]),
        "states": {
            name: {"entry": e, "act": act} for name, (_, e, act) in states.items()
        },
    }
    about = "Each state works by itself and keeps nothing."
    return PAGE.format(
        theme=theme,
        title=escape(record.title),
        style=style(),
        about=about,
        states=shown,
        paper=escape(markdown(record)),
        plain=escape(text(record)),
        data=json.dumps(data, ensure_ascii=False).replace("<", "\\u003c"),
        script=preview_script().replace("</script", "<\\/script"),
    )


def _form(record: Record, name: str) -> str:
    """Return the form with ids and names of its own, since it stands there often."""
    slug = record.id.replace("/", "-")
    return (
        html(record)
        .replace(f"ex-{slug}", f"ex-{name}-{slug}")
        .replace(f'name="{slug}:', f'name="{name}-{slug}:')
    )


def _states(record: Record):
    """Yield name, title, entry and what is pressed, for each state worth seeing."""
    blank = blank_entry(record.kind, record.revision)
    tried = list(examples(record))
    right = tried[0][1]
    wrong = next(
        (r for _, r in tried[1:] if mark(record, r).outcome in ("wrong", "part")), None
    )
    yield "untouched", ("Not tried yet", blank, None)
    yield "open", ("Checked without an answer", blank, "check")
    if wrong is not None:
        yield "wrong", ("Answered wrongly", _answered(record, blank, wrong), "check")
    hints = {**blank, "hints": len(record.hints)}
    yield "hints", ("All hints opened", hints, None)
    yield "right", ("Answered rightly", _answered(record, blank, right), "check")
    tried_once = _answered(record, blank, right if wrong is None else wrong)
    shown = after_solution(tried_once, WHEN)
    yield "shown", ("The solution shown", shown, "solve")
    older = {**_answered(record, blank, right), "revision": record.revision + 1}
    yield "older", ("An answer from another edition", older, None)


def _answered(record: Record, entry: dict, response: Response) -> dict:
    return after_check(entry, response, mark(record, response).outcome, WHEN)
