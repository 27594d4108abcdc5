"""An exercise as a worksheet and as plain text; a result as plain text."""

from __future__ import annotations

import math
import textwrap
from typing import TYPE_CHECKING

from .alliance import VALUES
from .player import ui
from .results import messages
from .wording import (
    bin_key,
    bin_name,
    caption,
    coding_rows,
    line,
    meta,
    needs,
    paragraphs,
    plain,
    questions,
    role_words,
    say,
    select_words,
    settings,
    word,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from .records import Record

BOX = "\N{BALLOT BOX}"
WIDTH = 80
GAP, GAP_NUMBER, GAP_SHORT = "_" * 60, "_" * 12, "_" * 4
# A pen writes about ten words on a line.
FEWEST_GAPS, WORDS_ON_A_GAP = 6, 10
# In per cent: what a criterion asks, what counts for it, what the course says of it.
CODING_WIDTHS = "34 16 50"


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
    blocks = [
        f"**{line(record.title)}** ({meta(record)})",
        *paragraphs(record.prompt),
        *_SHEETS[record.kind](record),
    ]
    return "\n\n".join(blocks) + "\n"


def _list(lines: list[str]) -> str:
    return "\n".join(f"- {line}" for line in lines)


def _boxes(texts: list[str]) -> str:
    # No-break spaces keep a box with what it stands for, if that is short; two spaces,
    # of which one may end a line, keep it from the answer before.
    return " \u00a0".join(f"{BOX}\u00a0{_kept(line(text))}" for text in texts)


def _kept(words: str) -> str:
    return words.replace(" ", "\u00a0") if len(words) < WIDTH / 2 else words


def _lines(texts: list[str]) -> str:
    # No list: on paper each line would get a bullet beside its box.
    return "\\\n".join(_boxes([text]) for text in texts)


def _choice_sheet(record: Record) -> Iterator[str]:
    yield f"{select_words(record)}:"
    yield _lines([one["text"] for one in record.material["options"]])


def _sort_sheet(record: Record) -> Iterator[str]:
    key = bin_key(record)
    if key:
        yield "\\\n".join(f"**{short}**: {long}" for short, long in key)
    boxes = _boxes([bin_name(one) for one in record.material["bins"]])
    lines = []
    for item in record.material["items"]:
        place = f" ({item['place']})" if item.get("place") else ""
        # A backslash at the end of a line breaks it within the item.
        lines.append(f"{line(item['text'])}{place}\\\n  {boxes}")
    yield _list(lines)


def _verdict_sheet(record: Record) -> Iterator[str]:
    for part in settings(record):
        yield f"*{caption(record, part)}.* {needs(record, part)}"
        yield _table_sheet(record, part)
    for part, answers, one in questions(record):
        how = ui()[f"form.select.{'one' if one else 'several'}"]
        yield f"{line(part['prompt'])} ({how})"
        yield _lines([words for _, words in answers])


def _table_sheet(record: Record, part: Mapping) -> str:
    heads = [ui()[f"lab.{name}"] for name in ("criterion", "counts", "coding")]
    rows = [heads, ["---"] * len(heads)]
    for label, question, counts, coding in coding_rows(record, part):
        rows.append([f"**{_cell(label)}**: {_cell(question)}", counts, _cell(coding)])
    pipes = "\n".join(f"| {' | '.join(row)} |" for row in rows)
    return f"```{{table}}\n:widths: {CODING_WIDTHS}\n\n{pipes}\n```"


def _cell(text: str) -> str:
    return line(text).replace("|", "\\|")


def text(record: Record) -> str:
    """Return the exercise as plain text, for terminals and notebooks without HTML.

    Parameters
    ----------
    record : Record
        The exercise.
    """
    lines = [plain(record.title), meta(record), ""]
    for part in paragraphs(record.prompt):
        lines += [*_wrap(plain(part)), ""]
    lines += _TEXTS[record.kind](record)
    return "\n".join(lines).rstrip() + "\n"


def _wrap(words: str, first: str = "") -> list[str]:
    rest = " " * len(first)
    return textwrap.wrap(words, WIDTH, initial_indent=first, subsequent_indent=rest)


def _choice_text(record: Record) -> Iterator[str]:
    yield f"{select_words(record)}:"
    for one in record.material["options"]:
        yield from _wrap(plain(one["text"]), f"  {BOX} ")


def _sort_text(record: Record) -> Iterator[str]:
    for short, long in bin_key(record):
        yield from _wrap(f"{short}: {plain(long)}", "  ")
    bins = [plain(bin_name(one)) for one in record.material["bins"]]
    for item in record.material["items"]:
        place = f" ({item['place']})" if item.get("place") else ""
        yield from _wrap(f"{plain(item['text'])}{place}", "- ")
        yield from _wrap("  ".join(f"{BOX} {name}" for name in bins), "    ")


def _verdict_text(record: Record) -> Iterator[str]:
    for part in settings(record):
        yield from _wrap(f"{caption(record, part)}. {needs(record, part)}")
        for label, question, counts, coding in coding_rows(record, part):
            yield from _wrap(f"{label}: {question} ({counts}) {coding}", "  - ")
        yield ""
    for part, answers, _ in questions(record):
        yield from _wrap(plain(part["prompt"]))
        for _, words in answers:
            yield from _wrap(words, f"  {BOX} ")
        yield ""


def _asked(record: Record) -> Iterator[tuple[str, list[str], list[str]]]:
    """Yield what the kinds below ask: a question, small print, and boxes to tick."""
    material, words = record.material, ui()
    if record.kind == "build":
        roles = role_words()
        for one in material["criteria"]:
            boxes = [roles[role] for role in material["roles"]]
            yield f"**{one['label']}**: {one['question']}", [], boxes
    elif record.kind == "code":
        values = [word("value", value) for value in VALUES]
        pieces = [f"{p['text']} ({p['place']})" for p in material["evidence"]]
        for one in material["criteria"]:
            counts = f"{words['lab.counts']}: {word('counts', one['counts'])}."
            asked = f"**{one['label']}**: {one['question']}"
            yield asked, [counts, one["rules"]], values
            yield words["code.evidence"], [], pieces
    elif record.kind == "estimate":
        knew = [words["estimate.no"], words["estimate.yes"]]
        for part in material["parts"]:
            line_ = f"{say('estimate.yours', unit=part['unit'])}: {GAP_NUMBER}"
            yield part["prompt"], [line_], knew
    elif record.kind == "write":
        least = material["least_words"]
        gaps = max(FEWEST_GAPS, math.ceil(least / WORDS_ON_A_GAP))
        yield say("write.least", n=least), [GAP] * gaps, []
        marks = list(messages()["words"]["self"].values())
        for one in material["rubric"]:
            yield one["text"], [], marks
    else:
        yield "", [f"{GAP_SHORT} {item['text']}" for item in material["items"]], []


def _other_sheet(record: Record) -> Iterator[str]:
    for question, small, boxes in _asked(record):
        lines = [line(one) for one in (question, *small) if one]
        if lines[-1] == GAP:  # a line of strokes alone would become a rule
            lines[-1] += "\u00a0"
        below = len("".join(boxes)) >= WIDTH
        if boxes and not below:
            lines.append(_boxes(boxes))
        yield "\\\n".join(lines)
        if below:
            yield _lines(boxes)


def _other_text(record: Record) -> Iterator[str]:
    for question, small, boxes in _asked(record):
        for number, one in enumerate(text for text in (question, *small) if text):
            yield from _wrap(plain(one), "  " if number and question else "- ")
        for one in boxes:
            yield from _wrap(plain(one), f"    {BOX} ")


_SHEETS = {
    **dict.fromkeys(("build", "code", "estimate", "order", "write"), _other_sheet),
    **{"argue": _sort_sheet, "choice": _choice_sheet, "sort": _sort_sheet},
    "verdict": _verdict_sheet,
}
_TEXTS = {
    **dict.fromkeys(("build", "code", "estimate", "order", "write"), _other_text),
    **{"argue": _sort_text, "choice": _choice_text, "sort": _sort_text},
    "verdict": _verdict_text,
}
