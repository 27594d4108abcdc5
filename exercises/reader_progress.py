"""What a reader has done and what is open, by chapter and route, from saved answers.

In the book it is a page that a script fills from the browser's storage; in JupyterLab
it is made from the answers file.
"""

from __future__ import annotations

import os
import posixpath
from dataclasses import dataclass
from html import escape

from .player import ui
from .records import Record, load_record
from .settings import STATIC
from .table_view import Table
from .toc import Page, pages
from .wording import inline, line, say

# Where the book shows the list, from which its links lead.
PLACE = "book/appendix"
ROUTES = ("core", "more", "masters")
# The same question at the start, half-way and at the end.
VERDICTS = {
    "first_verdict/make_a_guess": "At the start",
    "first_verdict/guess_again": "Half-way",
    "first_verdict/decide_at_the_end": "At the end",
}


@dataclass(frozen=True)
class Step:
    """An exercise where the book shows it for the first time."""

    page: Page
    record: Record

    @property
    def link(self) -> str:
        """Address of the exercise from the page of progress."""
        page = posixpath.relpath(self.page.name, PLACE)
        return f"{page}.html#ex-{self.record.id.replace('/', '-')}"


def steps() -> list[Step]:
    """Return the exercises of the book in its order, each once.

    Examples
    --------
    >>> steps()[1].record.id
    'first_verdict/judge_opec'
    """
    found: dict[str, Step] = {}
    for page in pages():
        for name in page.exercises:
            found.setdefault(name, Step(page, load_record(name)))
    return list(found.values())


def progress() -> ProgressList | Table:
    """Show what you have done and what is open, chapter by chapter.

    Returns
    -------
    Table
        One row is a chapter and route: how many exercises are done, and which are
        open. *Done* is solved, or looked up in the solution. In the book it is the
        page's list, which shows the answers that the browser has kept.
    """
    if os.environ.get(STATIC):
        return ProgressList()
    from .answers_file import saved

    entries, body = saved(), []
    for page, found in _by_page():
        for route in ROUTES:
            mine = [one.record for one in found if one.record.route == route]
            if mine:
                still = [one for one in mine if not _is_done(entries.get(one.id))]
                done = f"{len(mine) - len(still)} of {len(mine)}"
                names = "; ".join(line(one.title) for one in still)
                body.append((page.title, ui()[f"form.route.{route}"], done, names))
    return Table("Your progress", ("Chapter", "Route", "Done", "Still open"), body)


def verdicts_compared() -> VerdictsTable | Table:
    """Show your three verdicts on the SCO side by side, as far as you have given them.

    Returns
    -------
    Table
        One row is a statement about the SCO; one column is an occasion.
    """
    if os.environ.get(STATIC):
        return VerdictsTable()
    from .answers_file import saved

    entries = saved()
    record = load_record(next(iter(VERDICTS)))
    bins = {one["id"]: one.get("short", one["text"]) for one in record.material["bins"]}
    body = []
    for item in record.material["items"]:
        given = [(entries.get(n) or {}).get("response") or {} for n in VERDICTS]
        cells = [bins.get(one.get(item["id"]), ui()["progress.none"]) for one in given]
        body.append((item["text"], *cells))
    return Table("Your three verdicts", ("Statement", *VERDICTS.values()), body)


def _is_done(entry: dict | None) -> bool:
    return bool(entry) and entry["state"] in ("solved", "shown")


def _by_page() -> list[tuple[Page, list[Step]]]:
    found: dict[str, tuple[Page, list[Step]]] = {}
    for one in steps():
        found.setdefault(one.page.name, (one.page, []))[1].append(one)
    return list(found.values())


class ProgressList:
    """The list of all exercises in the book's page, complete before any script runs."""

    def _repr_mimebundle_(self, **_) -> dict[str, str]:
        plain = self.markdown()
        return {"text/html": self.html(), "text/markdown": plain, "text/plain": plain}

    def html(self) -> str:
        """Return one list for each chapter; a script adds states and the filter."""
        blocks = []
        for number, (page, found) in enumerate(_by_page()):
            items = "".join(_item(one) for one in found)
            name = f"progress-{number}"
            blocks.append(
                f'<section class="ex-chapter" aria-labelledby="{name}">'
                f'<h3 id="{name}">{_chapter_link(page)}</h3>'
                f'<p class="ex-progress"></p><ul class="ex-overview">{items}</ul>'
                "</section>"
            )
        return f'<div class="ex-all" data-progress="all">{"".join(blocks)}</div>\n'

    def markdown(self) -> str:
        """Return the list to tick on paper."""
        lines = []
        for page, found in _by_page():
            lines.append(f"**{line(page.title)}**")
            # No list: on paper each line would get a bullet beside its box.
            boxes = (f"☐\u00a0{line(one.record.title)} ({_meta(one)})" for one in found)
            lines.append("\\\n".join(boxes))
        return "\n\n".join(lines)


def _chapter_link(page: Page) -> str:
    link = posixpath.relpath(page.name, PLACE)
    return f'<a href="{escape(link)}.html">{escape(page.title)}</a>'


def _item(one: Step) -> str:
    record = one.record
    return (
        f'<li data-progress="{escape(record.id)}" data-route="{record.route}">'
        f'<a href="{escape(one.link)}">{inline(record.title)}</a> '
        f'<span class="ex-small">({escape(_meta(one))})</span>'
        '<span class="ex-state"></span></li>'
    )


def _meta(one: Step) -> str:
    n = one.record.minutes
    minutes = say(f"form.minutes.{'one' if n == 1 else 'many'}", n=n)
    return f"{minutes}, {ui()[f'form.route.{one.record.route}']}"


class VerdictsTable:
    """The three verdicts: filled by a script in the page, an empty form on paper."""

    def _repr_mimebundle_(self, **_) -> dict[str, str]:
        table = self.table(" ")
        return {
            "text/html": self.html(),
            "text/markdown": table.markdown(),
            "text/plain": table.text(),
        }

    def table(self, empty: str) -> Table:
        """Return the table with nothing in it."""
        items = load_record(next(iter(VERDICTS))).material["items"]
        body = [(item["text"], *(empty for _ in VERDICTS)) for item in items]
        return Table("Your three verdicts", ("Statement", *VERDICTS.values()), body)

    def html(self) -> str:
        """Return the table with the place of each answer marked for the script."""
        record = load_record(next(iter(VERDICTS)))
        words = {
            one["id"]: one.get("short", one["text"]) for one in record.material["bins"]
        }
        heads = ("Statement", *VERDICTS.values())
        head = "".join(f'<th scope="col">{escape(one)}</th>' for one in heads)
        body = ""
        for item in record.material["items"]:
            cells = "".join(
                f'<td data-verdict="{name}" data-item="{item["id"]}" '
                f'data-when="{when}">{escape(ui()["progress.none"])}</td>'
                for name, when in VERDICTS.items()
            )
            body += f'<tr><th scope="row">{escape(item["text"])}</th>{cells}</tr>'
        options = "".join(
            f'<data value="{name}" hidden>{escape(text)}</data>'
            for name, text in words.items()
        )
        return (
            '<div class="ex-verdicts"><table class="ex-table"><caption>Your three '
            "verdicts on the SCO at the end of 2008</caption><thead><tr>"
            f"{head}</tr></thead><tbody>{body}</tbody>"
            f"</table>{options}</div>\n"
        )
