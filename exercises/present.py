"""Tables for chapters and labs, made from `data/`, in the forms that a page needs."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from html import escape
from typing import TYPE_CHECKING

from .alliance.formula import degree
from .alliance.values import MET, NOT_MET
from .catalogue import find_row, place, speaker
from .dates import date_in_words
from .definitions import Definition, Reading, definition, definitions
from .results import messages
from .tables import Row, index, rows, split

if TYPE_CHECKING:
    import pandas

Cells = Sequence[Sequence[str]]


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
        One text per cell.
    """

    caption: str
    head: Sequence[str]
    body: Cells

    def _repr_mimebundle_(self, **_) -> dict[str, str]:
        return {
            "text/html": self.html(),
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
            ":class: longtable",
            "",
        ]
        for row in [self.head, *self.body]:
            lines += [
                f"{'* -' if n == 0 else '  -'} {_plain(cell) or '–'}"
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


def _html_row(head: Sequence[str], row: Sequence[str]) -> str:
    """Return a row; on a narrow screen each cell stands on a line, with its title."""
    first, *rest = (escape(_kept(cell)) for cell in row)
    titles = [escape(title, quote=True) for title in head[1:]]
    cells = "".join(
        f'<td role="cell" data-label="{title}">{cell}</td>'
        for title, cell in zip(titles, rest, strict=True)
    )
    return f'<tr role="row"><th scope="row" role="rowheader">{first}</th>{cells}</tr>'


def _plain(cell: str) -> str:
    """Return a cell with what Markdown would read as markup escaped."""
    return "".join(f"\\{c}" if c in "*_`[]{}|$\\" else c for c in _kept(cell))


def _kept(cell: str) -> str:
    """Return a cell in which a number keeps to its word: 'fn 8', 'Part IV'."""
    return re.sub(r"\b(fn|Part|Article) (?=[\dIVX])", "\\1\u00a0", cell)


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


def show_table(frame: "pandas.DataFrame", caption: str) -> Table:
    """Return a pandas table with its caption, for reading rather than for computing.

    Parameters
    ----------
    frame : pandas.DataFrame
        One row becomes one row; the index becomes the first column.
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
    for row in frame.itertuples():
        title = ", ".join(row[0]) if isinstance(row[0], tuple) else str(row[0])
        body.append((title, *("" if cell != cell else str(cell) for cell in row[1:])))
    return Table(caption, head, body)


def evidence_table(*names: str, caption: str) -> Table:
    """Return statements with who says them, how firmly, and where.

    Where none of them has a hedge, there is no column for it.

    Parameters
    ----------
    *names : str
        Ids of the table `evidence`, in the order wanted.
    caption : str
        What the table shows.

    Examples
    --------
    >>> evidence_table("dh_steps_assistance_vital", caption="One").body[0][1:]
    ('Marcel de Haas, author', 'de Haas, Steps')
    """
    body = []
    for name in names:
        row = find_row("evidence", name)
        who = f"{speaker(row['speaker'])}, {row['voice']}"
        body.append((row["statement"], who, hedge_of(row), place(name)))
    head = ("What is said", "Who says it", "Hedge", "Where")
    if not any(hedge for _, _, hedge, _ in body):
        head, body = (*head[:2], head[3]), [(*row[:2], row[3]) for row in body]
    return Table(caption, head, body)


def hedge_of(row: Row) -> str:
    """Return the hedge of a statement; two hedges are two quotations.

    Examples
    --------
    >>> hedge_of({"hedge": "might; possibly"})
    '‘might’; ‘possibly’'
    """
    return "; ".join(f"‘{one.strip()}’" for one in split(row["hedge"]))


def definition_card(name: str) -> Table:
    """Return a definition taken apart: what it asks for, and where.

    Examples
    --------
    >>> definition_card("dingman").caption
    'Dingman’s definition, after Tugsbilguun (original not consulted)'
    """
    asked = definition(name)
    roles = {"condition": "asked for", "indicator": "indicator: settles nothing"}
    counts = messages()["words"]["counts"]
    body = []
    for use in rows("uses"):
        if use["definition"] != name:
            continue
        criterion = find_row("criteria", use["criterion"])
        role = _role(asked, use) or roles[use["role"]]
        notes = f"fn {', '.join(split(use['footnotes']))}" if use["footnotes"] else ""
        body.append((criterion["label"], role, counts[use["counts"]], notes))
    order = {c: n for n, c in enumerate(_labels_in_order(asked))}
    body.sort(key=lambda row: order.get(row[0], len(order)))
    caption = f"{asked.name}, {_whence(find_row('definitions', name))}"
    head = ("Criterion", "Part it plays", "What counts as evidence", "Footnote")
    return Table(caption, head, body)


def _whence(row: Row) -> str:
    """Return from whom the course has a definition, and if it read the original."""
    if not row["section"]:
        return "which the course adds"
    section = find_row("sections", row["section"])
    article = find_row("articles", section["article"])
    if row["source"] == article["source"]:
        return f"put together from {article['short']}’s article"
    return f"after {article['short']} (original not consulted)"


def _labels_in_order(asked: Definition) -> list[str]:
    names = dict.fromkeys(c for reading in asked.readings for c in reading.criteria)
    return [find_row("criteria", name)["label"] for name in names]


def _role(asked: Definition, use: dict) -> str | None:
    """Return the part of a condition, and in which reading if not in the first."""
    if use["role"] == "dimension":
        return "described: no yes or no"
    if use["role"] != "condition":
        return None
    first, *_ = (r for r in asked.readings if use["criterion"] in r.criteria)
    part = "necessary" if _is_necessary(use["criterion"], first) else "one of several"
    return (
        part if first == asked.reading() else f"{part}, in the reading ‘{first.name}’"
    )


def _is_necessary(criterion: str, reading: Reading) -> bool:
    """Return whether the formula fails when this criterion alone is not met."""
    degrees = dict.fromkeys(reading.criteria, MET) | {criterion: NOT_MET}
    return degree(reading.formula, degrees) == NOT_MET


def quoted_in(section: str) -> list[Definition]:
    """Return the definitions with a yes or no that a section of an article quotes.

    Examples
    --------
    >>> len(quoted_in("tugsbilguun/part_1"))
    8
    """
    return [
        asked
        for asked in definitions("yes_no")
        if find_row("definitions", asked.id)["section"] == section
    ]


def definition_matrix(section: str = "tugsbilguun/part_1") -> Table:
    """Return which definition asks for which criterion, in its first reading.

    Parameters
    ----------
    section : str
        Section of an article; its definitions are shown.
    """
    asked = quoted_in(section)
    names = dict.fromkeys(c for d in asked for c in d.reading().criteria)
    body = [
        (
            find_row("criteria", name)["label"],
            *("asked" if name in d.reading().criteria else "" for d in asked),
        )
        for name in names
    ]
    head = ("Criterion", *(d.short for d in asked))
    return Table("What each definition asks for, in its first reading", head, body)


def drill_table(article: str | None = None) -> Table:
    """Return the military exercises that the articles report, by year.

    Parameters
    ----------
    article : str, optional
        Id of an article: only the exercises that it names. Tugsbilguun's five are
        those that he counts as the SCO's.

    Examples
    --------
    >>> [row[1][-4:] for row in drill_table("tugsbilguun").body]
    ['2002', 'iang', '2005', 'stan', 'gion']
    """
    states = index("states")
    drills = [r for r in rows("drills") if article in (None, *split(r["article"]))]
    body = []
    for row in sorted(drills, key=lambda r: (r["year"], r["name"])):
        who = ", ".join(states[code]["name"] for code in split(row["participants"]))
        when = ", ".join(
            part for part in (date_in_words(row["date"]), row["place"]) if part
        )
        body.append((row["name"], when, who or "not stated", row["assessment"]))
    head = ("Exercise", "When and where", "Taking part", "What is made of it")
    return Table("Military exercises named in the two articles, 2002–2007", head, body)


def mistake_table() -> Table:
    """Return the kinds of mistake that feedback names, each with an example."""
    found = messages()["mistakes"].values()
    body = [(one["name"], one["sentence"], one["example"]) for one in found]
    return Table("Kinds of mistake", ("Mistake", "Why it is one", "Example"), body)
