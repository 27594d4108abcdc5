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
# Where an answer is written on paper.
LINE = 12 * "_"
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


def verdicts_compared() -> VerdictsTable:
    """Show your three verdicts on the SCO side by side, as far as you have given them.

    Returns
    -------
    VerdictsTable
        One row is a statement about the SCO; one column is an occasion.
    """
    if os.environ.get(STATIC):
        return VerdictsTable({})
    from .answers_file import saved

    return VerdictsTable(saved())


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


@dataclass(frozen=True)
class VerdictsTable:
    """The three verdicts: in the book's page as its browser has them; on paper a form.

    Attributes
    ----------
    entries : dict
        The answers that were saved, by the name of their exercise.
    """

    entries: dict

    def _repr_mimebundle_(self, **_) -> dict[str, str]:
        table = self.table(LINE)
        return {
            "text/html": self.html(),
            "text/markdown": table.markdown(),
            "text/plain": self.table(ui()["progress.none"]).text(),
        }

    def table(self, empty: str) -> Table:
        """Return the table, with this text for what is not given yet."""
        material, words = self._material(), self._words()
        body = []
        for item in material["items"]:
            given = (self._given(name, item["id"]) for name in VERDICTS)
            body.append((item["text"], *(words.get(one, empty) for one in given)))
        return Table("Your three verdicts", ("Statement", *VERDICTS.values()), body)

    def html(self) -> str:
        """Return the table with the place of each answer marked for the script."""
        heads = ("Statement", *VERDICTS.values())
        head = "".join(f'<th scope="col">{escape(one)}</th>' for one in heads)
        body, words = "", self._words()
        for item in self._material()["items"]:
            cells = ""
            for name, when in VERDICTS.items():
                told = words.get(self._given(name, item["id"]), ui()["progress.none"])
                cells += (
                    f'<td data-verdict="{name}" data-item="{item["id"]}" '
                    f'data-when="{when}">{escape(told)}</td>'
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

    @staticmethod
    def _material() -> dict:
        return load_record(next(iter(VERDICTS))).material

    def _words(self) -> dict[str, str]:
        bins = self._material()["bins"]
        return {one["id"]: one.get("short", one["text"]) for one in bins}

    def _given(self, name: str, item: str) -> str | None:
        response = (self.entries.get(name) or {}).get("response") or {}
        return response.get(item)
