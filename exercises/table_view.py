"""A table with its caption, in the forms that a notebook, the book and the PDF need."""

import os
import re
from collections.abc import Sequence
from dataclasses import dataclass
from html import escape
from textwrap import wrap
from typing import TYPE_CHECKING

from .settings import STATIC

if TYPE_CHECKING:
    import pandas

Cells = Sequence[Sequence[str]]
# In the PDF a table of so many lines and columns keeps to one page.
LONGEST_UNBROKEN, WIDEST_UNBROKEN = 22, 5
# JupyterLab sets cells as numbers, to the right, and has a narrow table break its
# caption. In the book the selector fits nothing.
NOTEBOOK_STYLE = (
    "<style>.jp-RenderedHTML .course-table table{min-width:min(100%,30em)}"
    ".jp-RenderedHTML .course-table table :is(caption,th,td)"
    "{text-align:left;vertical-align:top;line-height:1.4}"
    ".jp-RenderedHTML .course-table caption"
    "{font-weight:600;padding:.5em;white-space:normal}"
    ".jp-RenderedHTML .course-table tbody th{font-weight:400}</style>"
)


@dataclass(frozen=True)
class Table:
    """A table with its caption; notebooks, the book and the PDF each take a form.

    Attributes
    ----------
    caption : str
        What the table shows.
    head : sequence of str
        Column titles; the first column holds the row titles.
    body : sequence of sequence of str
        One text per cell; each of its lines begins a line in the table.
    """

    caption: str
    head: Sequence[str]
    body: Cells

    def _repr_mimebundle_(self, **_) -> dict[str, str]:
        return {
            "text/html": notebook_style() + self.html(),
            "text/markdown": self.markdown(),
            "text/plain": self.text(),
        }

    def html(self) -> str:
        """Return the table with caption, column and row headers."""
        head = "".join(
            f'<th scope="col" role="columnheader">{escape(cell)}</th>'
            for cell in self.head
        )
        body = "".join(_html_row(self.head, row) for row in self.body)
        # Wide tables scroll inside their own box, which the keyboard can reach.
        return (
            f'<div class="course-table" role="region" tabindex="0" '
            f'aria-label="{escape(self.caption, quote=True)}"><table role="table">'
            f"<caption>{escape(self.caption)}</caption>"
            f'<thead role="rowgroup"><tr role="row">{head}</tr></thead>'
            f'<tbody role="rowgroup">{body}</tbody></table></div>'
        )

    def markdown(self) -> str:
        """Return the table for the PDF, as MyST list-table with fitting columns."""
        widths = _widths([self.head, *self.body])
        lines = [
            f"```{{list-table}} {self.caption}",
            ":header-rows: 1",
            f":widths: {' '.join(map(str, widths))}",
            *([] if _short(self.body, widths) else [":class: longtable"]),
            "",
        ]
        for row in [self.head, *self.body]:
            lines += [
                f"{'* -' if n == 0 else '  -'} {_paragraphs(cell) or '–'}"
                for n, cell in enumerate(row)
            ]
        return "\n".join([*lines, "```"])

    def text(self) -> str:
        """Return the table as lines: for each row its title, then the cells."""
        lines = [self.caption]
        for first, *rest in self.body:
            lines.append(f"- {first}")
            pairs = zip(self.head[1:], rest, strict=True)
            lines += [f"    {title}: {cell}" for title, cell in pairs if cell]
        return "\n".join(lines)

    def __repr__(self) -> str:
        return self.text()


def notebook_style() -> str:
    """Return what makes tables readable in JupyterLab; nothing while a book is built.

    Examples
    --------
    >>> notebook_style()[:7]
    '<style>'
    """
    return "" if os.environ.get(STATIC) else NOTEBOOK_STYLE


def _html_row(head: Sequence[str], row: Sequence[str]) -> str:
    """Return a row; on a narrow screen each cell stands on a line, with its title.

    A colon follows the title there, so a question mark at its end is left out.
    """
    first, *rest = (escape(_kept(cell)) for cell in row)
    titles = [escape(title.rstrip("?"), quote=True) for title in head[1:]]
    cells = "".join(
        f'<td role="cell" data-label="{title}">{cell}</td>'.replace("\n", "<br>")
        for title, cell in zip(titles, rest, strict=True)
    )
    return f'<tr role="row"><th scope="row" role="rowheader">{first}</th>{cells}</tr>'


def _paragraphs(cell: str) -> str:
    """Return a cell of a list in Markdown, in which each line is a paragraph."""
    return "\n\n    ".join(map(plain, cell.split("\n")))


def plain(cell: str) -> str:
    """Return a text with what Markdown would read as markup escaped.

    Examples
    --------
    >>> print(plain("- one"), plain("1. one"), plain("de_haas*"))
    \\- one 1\\. one de\\_haas\\*
    """
    told = "".join(f"\\{c}" if c in "*_`[]{}|$\\" else c for c in _kept(cell))
    # At the beginning a sign or a number with a stop would make a list or a title.
    return re.sub(r"^(\d*)([-+#>.)])(?=\s)", r"\1\\\2", told)


def _kept(cell: str) -> str:
    """Return a cell in which a number keeps to its word, and a stroke to its own.

    Examples
    --------
    >>> _kept("fn 8").split(" ")
    ['fn\\xa08']
    """
    words = r"(\b(?:fn|Part|Article) (?=[\dIVX])|^\+ |\bn = (?=\d))"
    kept = re.sub(words, lambda found: found[0].replace(" ", "\u00a0"), cell)
    return kept.replace(" / ", "\u00a0/ ")


def _widths(table: Cells) -> list[int]:
    """Return column widths in per cent: by length of text, and room for each word."""
    columns = list(zip(*table, strict=True))
    words = [max(len(w) for cell in c for w in (cell or "–").split()) for c in columns]
    needed = [max(7, 1.2 * longest + 3) for longest in words]
    # Long texts share what is left; the root keeps a wordy column from taking all.
    texts = [sum(map(len, column)) ** 0.8 for column in columns]
    spare = max(0, 100 - sum(needed))
    widths = [n + spare * t / sum(texts) for n, t in zip(needed, texts, strict=True)]
    return [round(100 * width / sum(widths)) for width in widths]


def _short(body: Cells, widths: Sequence[int]) -> bool:
    """Return whether a table is short enough to stand on a page unbroken."""
    lines = sum(
        max(len(wrap(cell, width)) for cell, width in zip(row, widths, strict=True))
        for row in body
    )
    return lines <= LONGEST_UNBROKEN and len(widths) <= WIDEST_UNBROKEN


def show_table(frame: "pandas.DataFrame", caption: str) -> Table:
    """Return a pandas table with its caption, for reading rather than for computing.

    Parameters
    ----------
    frame : pandas.DataFrame
        One row becomes one row; the index becomes the first column, and a missing
        cell an empty one.
    caption : str
        What the table shows.

    Examples
    --------
    >>> from exercises import load
    >>> states = load("states").set_index("id").head(1)
    >>> print(show_table(states, "One state"))
    One state
    - AF
        name: Afghanistan
    """
    index = [name or "" for name in frame.index.names]
    head = [", ".join(map(str, filter(None, index))), *map(str, frame.columns)]
    body = []
    for row in frame.astype(object).where(frame.notna(), "").itertuples():
        title = ", ".join(row[0]) if isinstance(row[0], tuple) else str(row[0])
        body.append((title, *map(str, row[1:])))
    return Table(caption, head, body)


def without_empty(title: str, table: Table) -> Table:
    """Return a table without the column of this title, if all its cells are empty.

    Examples
    --------
    >>> without_empty("b", Table("One", ("a", "b"), [("1", "")])).head
    ('a',)
    """
    at = table.head.index(title)
    if any(row[at] for row in table.body):
        return table
    head, *body = ((*row[:at], *row[at + 1 :]) for row in (table.head, *table.body))
    return Table(table.caption, head, body)
