"""The parts of the page ‘Bring your own case’ without a script: tables to fill in.

With a script they come alive (player/case/); on paper they stay what they are.
"""

import re
from functools import cache
from html import escape

from .alliance.formula import as_data
from .case_words import say, words
from .catalogue import UnknownName, find_row, suggest
from .codings import entailments
from .definitions import definitions
from .kinds.code import RULES
from .player import ui
from .results import messages
from .table_view import Table

PARTS = (
    *("case", "definitions", "evidence", "codings", "compare", "verdict", "memo"),
    "keep",
)
BLANK = "\N{NO-BREAK SPACE}"
# Words of the exercises that the page of the case needs, too.
SHARED = ("formula.", "lab.", "and", "or")


@cache
def case_material() -> dict:
    """Return what the page has to know: concepts, definitions, criteria.

    Examples
    --------
    >>> [one["id"] for one in case_material()["concepts"]]
    ['alliance', 'modern_bloc']
    """
    asked = definitions("yes_no")
    names = dict.fromkeys(
        name for one in asked for reading in one.readings for name in reading.criteria
    )
    concepts = dict.fromkeys(one.concept for one in asked)
    return {
        "concepts": [
            {"id": one, "name": find_row("concepts", one)["name"]} for one in concepts
        ],
        "definitions": [_definition(one) for one in asked],
        "criteria": {name: _criterion(name) for name in names},
        "entails": {name: list(others) for name, others in entailments().items()},
    }


def _definition(found) -> dict:
    copied = ("id", "name", "short", "concept", "place", "paraphrase")
    readings = [
        {"id": one.id, "name": one.name, "formula": as_data(one.formula)}
        for one in found.readings
    ]
    asked = {name for one in found.readings for name in one.criteria}
    counts = {name: how for name, how in found.counts.items() if name in asked}
    made = {name: getattr(found, name) for name in copied}
    return made | {"counts": counts, "readings": readings}


def _criterion(name: str) -> dict:
    row, rules = find_row("criteria", name), messages()["codebook"]
    told = [rules[rule].format(text=row[rule]) for rule in RULES if row[rule]]
    return {"label": row["label"], "question": row["question"], "rules": " ".join(told)}


def case_texts() -> dict[str, dict]:
    """Return the words that the script of the page needs."""
    shared = {name: text for name, text in ui().items() if name.startswith(SHARED)}
    groups = ("value", "verdict", "counts", "role", "do", "and")
    chosen = {name: messages()["words"][name] for name in groups}
    return {"ui": shared | words(), "messages": {"words": chosen}}


class CasePart:
    """One part of the page: a table to fill in, until a script makes more of it."""

    def __init__(self, name: str) -> None:
        if name not in PARTS:
            raise UnknownName(f"no part {name!r}; {suggest(name, PARTS)}")
        self.name = name

    @property
    def table(self) -> Table | None:
        """The worksheet; None where there is nothing to fill in."""
        made = _SHEETS.get(self.name)
        return made(say(f"case.part.{self.name}")) if made else None

    def _repr_mimebundle_(self, **_) -> dict[str, str]:
        table = self.table
        title = f"{say(f'case.part.{self.name}')}: {say('case.scripts')}"
        start = f'<div class="ex-case" data-case-part="{self.name}">'
        sheet = table.html() if table else f"<p>{escape(say('case.scripts'))}</p>"
        return {
            "text/html": f"{start}{sheet}</div>",
            "text/markdown": _with_room(table, *_ROOM[self.name]) if table else title,
            "text/plain": table.text() if table else title,
        }


# A sheet with more blank lines may break: one that must not leaves a page empty.
TALLEST_UNBROKEN = 20
# For the pen: the widths of the columns in per cent, and lines to be left in each row.
_ROOM = {
    "case": ((30, 70), 2),
    "definitions": ((20, 40, 40), 2),
    "evidence": ((6, 34, 16, 12, 12, 10, 10), 3),
    "codings": ((22, 12, 14, 14, 38), 3),
    "compare": ((22, 14, 14, 14, 36), 3),
    "verdict": ((22, 13, 13, 13, 19, 20), 3),
    "memo": ((25, 75), 5),
    "keep": ((), 0),
}


def _with_room(table: Table, widths: tuple[int, ...], lines: int) -> str:
    """Return a table as Markdown in which each row has room for a pen."""
    given = " ".join(map(str, widths))
    markdown = re.sub(r":widths: [\d ]+", f":widths: {given}", table.markdown())
    # Not the character: Markdown takes it for the end of the text and drops it.
    below = "\n\n    &nbsp;" * lines
    if len(table.body) * lines > TALLEST_UNBROKEN and ":class:" not in markdown:
        markdown = markdown.replace("\n:widths:", "\n:class: longtable\n:widths:", 1)
    caption, head, *body = markdown.removesuffix("\n```").split("\n* - ")
    body = [f"{row}{below}" for row in body]
    return "\n* - ".join([caption, head, *body]) + "\n```"


def show_case(part: str) -> CasePart:
    """Show a part of the page on which readers build a case of their own.

    Parameters
    ----------
    part : str
        `case`, `definitions`, `evidence`, `codings`, `compare`, `verdict`, `memo` or
        `keep`.

    Returns
    -------
    CasePart
        On the book's page it comes alive; elsewhere it is a table to fill in.

    Raises
    ------
    UnknownName
        If there is no such part.
    """
    return CasePart(part)


def _case_sheet(title: str) -> Table:
    fields = ("name", "unit", "as_of", "agreements", "coder")
    body = [(say(f"case.{name}"), BLANK) for name in fields]
    return Table(title, (say("sheet.asked"), say("sheet.yours")), body)


def _definitions_sheet(title: str) -> Table:
    body = [(say("case.concept"), BLANK, BLANK)]
    body += [(say("case.definition", n=n), BLANK, BLANK) for n in (1, 2, 3)]
    head = (say("sheet.asked"), say("sheet.definition"), say("sheet.asks"))
    return Table(title, head, body)


def _evidence_sheet(title: str) -> Table:
    fields = ("statement", "source", "place", "speaker", "nature", "unit")
    head = (say("sheet.number"), *(say(f"case.evidence.{name}") for name in fields))
    return Table(title, head, [(f"E{n}", *[BLANK] * 6) for n in range(1, 7)])


def _codings_sheet(title: str) -> Table:
    names = ("criterion", "counts", "value", "evidence", "reason")
    head = tuple(say(f"memo.head.{name}") for name in names)
    return Table(title, head, [(str(n), *[BLANK] * 4) for n in range(1, 9)])


def _compare_sheet(title: str) -> Table:
    head = tuple(say(f"sheet.{name}") for name in ("cell", "you", "they", "now", "why"))
    return Table(title, head, [(str(n), *[BLANK] * 4) for n in range(1, 6)])


def _verdict_sheet(title: str) -> Table:
    rules = [say(f"case.doubt.{name}") for name in ("none", "strict", "lenient")]
    doubt = say("case.doubt")
    head = (
        say("sheet.definition"),
        *(f"{doubt}: {rule}" for rule in rules),
        say("lab.settles"),
        say("lab.flips"),
    )
    return Table(title, head, [(str(n), *[BLANK] * 5) for n in (1, 2, 3)])


def _memo_sheet(title: str) -> Table:
    names = (
        "question",
        "case",
        "definition",
        "codings",
        "verdict",
        "change",
        "unknown",
    )
    body = [
        (f"{n}. {say(f'case.memo.{name}')}", say(f"case.memo.{name}.help"))
        for n, name in enumerate(names, 1)
    ]
    return Table(title, (say("sheet.section"), say("sheet.help")), body)


_SHEETS = {
    "case": _case_sheet,
    "definitions": _definitions_sheet,
    "evidence": _evidence_sheet,
    "codings": _codings_sheet,
    "compare": _compare_sheet,
    "verdict": _verdict_sheet,
    "memo": _memo_sheet,
}
