"""Tables and the memo of a reader's own case, for notebooks, the book and paper."""

from dataclasses import dataclass
from html import escape
from pathlib import Path

from .case_compare import (
    Comparison,
    agreement_in_words,
    cell_names,
    comparison,
)
from .case_file import CaseError, readings_of
from .case_memo import (
    coding_block,
    memo_blocks,
    memo_markdown,
    source_block,
    told_of,
)
from .case_rules import Warned, cells_of, judge_own, warnings_of
from .case_words import evidence_names, quoted, say, word
from .catalogue import find_row
from .results import listed
from .table_view import Table, notebook_style, without_empty

Data = dict


def cell_table(data: Data) -> Table:
    """Return what has to be coded: a row is a criterion with what counts for it."""
    body = [
        (
            cell.key,
            cell.label,
            find_row("criteria", cell.criterion)["question"],
            listed(cell.asked),
        )
        for cell in cells_of(data)
    ]
    head = ("Cell", "Criterion", "Question", "Asked for by")
    return Table("What has to be coded", head, body)


def record_table(data: Data) -> Table:
    """Return the evidence with its sources."""
    block = source_block(data)
    if "p" in block:
        return Table(block["p"], (say("memo.head.id"),), [])
    return Table(block["table"], block["head"], block["body"])


def coding_table(data: Data) -> Table:
    """Return the codings with their evidence and reasons."""
    block = coding_block(data)
    return Table(block["table"], block["head"], block["body"])


def warning_table(data: Data) -> Table:
    """Return what should be looked at again; nothing of it is forbidden."""
    body = [(_where(one), _warning(one)) for one in warnings_of(data)]
    caption = "To look at again" if body else "To look at again: nothing stands out"
    return Table(caption, ("Where", "What"), body)


def _where(one: Warned) -> str:
    return cell_names([one.cell])[0] if one.cell else "the whole case"


def _warning(one: Warned) -> str:
    args = one.args
    return say(
        f"case.warn.{one.id}",
        list=evidence_names(args) if "ids" in args else "",
        counts=word("counts", args["counts"]) if "counts" in args else "",
        a=quoted(args["a"]) if "a" in args else "",
        b=quoted(args["b"]) if "b" in args else "",
    )


def verdict_table(data: Data, doubt: str = "none") -> Table:
    """Return the verdict under each definition chosen.

    A definition that asks for a cell without a value gives none, and the row says
    which.
    """
    body = []
    for asked, reading in readings_of(data):
        name = say("case.verdict.under", definition=asked.name, reading=reading.name)
        own = judge_own(data, asked, reading, doubt)
        if own.missing:
            names = listed([*map(quoted, own.missing)])
            body.append((name, say("case.verdict.incomplete", list=names), "", "", ""))
            continue
        told = told_of(own)
        verdict = f"{told['name']}.{told['because']}"
        rest = (told["settles"], told["pivots"] or "", told["flips"])
        body.append((name, verdict, *rest))
    head = ("Definition, reading", "Verdict")
    head += tuple(say(f"lab.{name}") for name in ("settles", "pivots", "flips"))
    table = Table(say(f"case.doubted.{doubt}"), head, body)
    return without_empty(say("lab.pivots"), table)


def comparison_table(data: Data) -> Table:
    """Return the cells on which two coders differ, with both reasons.

    Raises
    ------
    CaseError
        If no classmate's codings have been taken up.
    """
    both = _compared(data)
    mine, theirs = data["codings"], data["classmate"]["codings"]
    body = [
        (
            cell_names([cell])[0],
            word("value", both.mine[cell]),
            mine.get(cell, {}).get("reason", ""),
            word("value", both.theirs[cell]),
            theirs[cell]["reason"],
        )
        for cell in both.found.differing
    ]
    many = len(body) and ("one" if len(body) == 1 else "many")
    name = f"case.compare.differ.{many or 'none'}"
    caption = say(name, n=len(body), coder=both.coder)
    head = ("Cell", "You", "Your reason", both.coder, "Their reason")
    return Table(caption, head, body)


def agreement_table(data: Data) -> Table:
    """Return how far two coders agree; coefficients only if both coded alone.

    Raises
    ------
    CaseError
        If no classmate's codings have been taken up.
    """
    body = [(told,) for told in agreement_in_words(data, _compared(data))]
    return Table("What both had coded before comparing", ("How far you agree",), body)


def _compared(data: Data) -> Comparison:
    both = comparison(data)
    if not both:
        raise CaseError("nothing to compare yet; use compare_with first")
    return both


@dataclass(frozen=True)
class Memo:
    """The memo of a case; a notebook, the book and the PDF each take a form."""

    data: Data

    @property
    def markdown(self) -> str:
        """The memo as a Markdown file has it."""
        return memo_markdown(self.data)

    def save(self, path: str | Path) -> Path:
        """Write the memo to a Markdown file."""
        text = self.markdown.encode("utf-8", "backslashreplace")
        Path(path).write_bytes(text)
        return Path(path)

    def _repr_mimebundle_(self, **_) -> dict[str, str]:
        # In a page or on paper its titles are no headings of the page.
        lines = [_as_bold(line) for line in self.markdown.split("\n")]
        return {
            "text/html": notebook_style() + "".join(map(_html, memo_blocks(self.data))),
            "text/markdown": "\n".join(lines),
            "text/plain": self.markdown,
        }


def _as_bold(line: str) -> str:
    marks, _, text = line.partition(" ")
    if marks not in ("#", "##"):
        return line
    # On paper a title stays with what follows it.
    return f"**{text}**\n\n```{{raw}} latex\n\\nopagebreak\n```"


def _html(block: dict) -> str:
    if "h" in block:
        return f"<p><strong>{escape(block['text'])}</strong></p>"
    if "table" in block:
        return Table(block["table"], block["head"], block["body"]).html()
    if "list" in block:
        items = "".join(f"<li>{escape(text)}</li>" for text in block["list"])
        return f"<ul>{items}</ul>"
    texts = block["own"] if "own" in block else [block["p"]]
    return "".join(f"<p>{escape(text)}</p>" for text in texts)
