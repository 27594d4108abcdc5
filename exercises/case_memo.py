"""The memo of a reader's own case, as blocks and as Markdown.

The page writes the same memo with player/case/memo.js; the tests compare the two.
"""

import re
from collections.abc import Callable, Iterator

from .alliance.formula import as_data
from .case_compare import agreement_in_words, cell_names, comparison
from .case_file import SECTIONS, readings_of
from .case_rules import Judged, cells_of, judge_own
from .case_words import (
    one_line,
    quoted,
    say,
    sentences_of,
    word,
)
from .catalogue import label
from .codings import entailments
from .results import listed
from .wording import formula_words

_SPECIAL = re.compile(r"([\\`*_\[\]<>|#~$])")
_PARAGRAPH = re.compile(r"\n[ \t\r]*\n")

Block = dict
Data = dict


def memo_blocks(data: Data) -> list[Block]:
    """Return the whole memo.

    Blocks are `h` (level) with `text`, `p`, `own` (paragraphs of the reader's),
    `list`, and `table` (caption) with `head` and `body`.
    """
    name = one_line(data["case"]["name"]) or say("memo.untitled")
    coder, alone = one_line(data["coder"]), _alone(data["alone"])
    by = say("memo.by" if coder else "memo.by.nobody", coder=coder, alone=alone)
    blocks: list[Block] = [{"h": 1, "text": say("memo.title", name=name)}, {"p": by}]
    for number, section in enumerate(SECTIONS, 1):
        title = f"{number}. {say(f'case.memo.{section}')}"
        blocks.append({"h": 2, "text": title})
        blocks += _ADDED[section](data)
        blocks.append({"own": _own_text(data["memo"][section])})
    return blocks


def _alone(alone: bool | None) -> str:
    return say(f"memo.alone.{'null' if alone is None else str(alone).lower()}")


def _own_text(text: str) -> list[str]:
    parts = [one_line(part) for part in _PARAGRAPH.split(text)]
    return [part for part in parts if part] or [say("memo.open")]


def _case_list(data: Data) -> list[Block]:
    head, none = data["case"], say("case.none")
    unit = say(f"case.unit.{head['unit']}") if head["unit"] else none
    treaties = [one_line(line) for line in head["agreements"].split("\n")]
    treaties = [line for line in treaties if line] or [none]
    lines = [say("memo.unit", text=unit)]
    lines.append(say("memo.as_of", text=one_line(head["as_of"]) or none))
    return [{"list": lines + [say("memo.agreements", text=one) for one in treaties]}]


def _asked(data: Data) -> list[Block]:
    told = []
    for asked, reading in readings_of(data):
        labels = {name: label(name) for name in reading.criteria}
        formula = formula_words(as_data(reading.formula), labels)
        args = {"definition": asked.name, "reading": reading.name}
        told.append(say("memo.asks", place=asked.place, formula=formula, **args))
    return [{"list": told or [say("memo.no_definition")]}]


def value_in_words(data: Data, cell: str) -> str:
    """Return the value of a cell in words, with the one given before comparing."""
    value = data["codings"].get(cell, {}).get("value", "")
    told = word("value", value) if value else say("case.value.none")
    before = (data["alone_codings"] or {}).get(cell)
    if not before or before == value:
        return told
    return say("memo.changed", value=told, before=word("value", before))


def _codings(data: Data) -> list[Block]:
    return [coding_block(data), source_block(data), *_compared(data)]


def coding_block(data: Data) -> Block:
    """Return the table of codings."""
    head = ("criterion", "counts", "value", "evidence", "reason")
    body = []
    for cell in cells_of(data):
        coding = data["codings"].get(cell.key, {})
        why, note = one_line(coding.get("reason", "")), one_line(coding.get("note", ""))
        if note:
            why = say("memo.reason_note", reason=why, note=note).strip(" ")
        pieces = ", ".join(one.upper() for one in coding.get("evidence", ()))
        value = value_in_words(data, cell.key)
        counts = say(f"memo.counts.{cell.counts}")
        body.append([cell.label, counts, value, pieces, why])
    return _table("memo.codings", head, body)


def source_block(data: Data) -> Block:
    """Return the table of evidence, or a sentence where there is none."""
    if not data["evidence"]:
        return {"p": say("memo.no_evidence")}
    body = []
    for piece in data["evidence"]:
        where = [one_line(piece["source"]), one_line(piece["place"])]
        kind = [
            piece["nature"] and say(f"memo.kind.{piece['nature']}"),
            piece["unit"] and say(f"memo.of.{piece['unit']}"),
        ]
        body.append(
            [
                piece["id"].upper(),
                one_line(piece["statement"]),
                ", ".join(filter(None, where)),
                one_line(piece["speaker"]),
                "; ".join(filter(None, kind)),
            ]
        )
    head = ("id", "statement", "source", "speaker", "kind")
    return _table("memo.sources", head, body)


def _table(caption: str, head: tuple[str, ...], body: list[list[str]]) -> Block:
    titles = [say(f"memo.head.{name}") for name in head]
    return {"table": say(caption), "head": titles, "body": body}


def _compared(data: Data) -> list[Block]:
    both = comparison(data)
    if not both:
        return []
    cells, *numbers = agreement_in_words(data, both)
    differing = list(both.found.differing)
    args = {"coder": both.coder, "cells": cells, "n": len(differing)}
    args |= {"list": listed(cell_names(differing)), "numbers": " ".join(numbers)}
    how = "differ" if differing else "same"
    return [{"p": say(f"memo.compared.{how}", **args).strip(" ")}]


Tell = Callable[[dict, tuple], list[str]]


def _under_each(data: Data, tell: Tell) -> list[Block]:
    """Return a line for each definition chosen: its name, then what there is to say."""
    told = []
    for asked, reading in readings_of(data):
        head = say("memo.verdict", definition=asked.name, reading=reading.name)
        own = judge_own(data, asked, reading)
        if own.missing:
            names = listed([*map(quoted, own.missing)])
            told.append(f"{head} {say('case.verdict.incomplete', list=names)}")
        else:
            told.append(" ".join([head, *tell(told_of(own), (asked, reading))]))
    return [{"list": told or [say("memo.no_definition")]}]


def told_of(own: Judged) -> dict:
    """Return a judgement in sentences."""
    return sentences_of(own.judgement, own.plain, entailments())


def _verdicts(data: Data) -> list[Block]:
    def tell(told: dict, chosen: tuple) -> list[str]:
        settled = say("memo.settles", text=told["settles"])
        return [told["verdict"] + told["because"], settled, *_doubts(data, chosen)]

    return _under_each(data, tell)


def _doubts(data: Data, chosen: tuple) -> list[str]:
    """Return the verdict if doubt counts one way and the other, where that matters."""
    rules = ("strict", "lenient")
    open_, *counted = (
        judge_own(data, *chosen, rule).judgement.verdict for rule in ("none", *rules)
    )
    if set(counted) == {open_}:
        return [say("case.verdict.firm")]
    return [
        say(f"case.verdict.{rule}", verdict=word("verdict", verdict))
        for rule, verdict in zip(rules, counted, strict=True)
    ]


def _changes(data: Data) -> list[Block]:
    return _under_each(
        data, lambda told, _: [one for one in (told["pivots"], told["flips"]) if one]
    )


def _unknown(data: Data) -> list[Block]:
    told = []
    wanted = {"contested": "contested", "not_stated": "not_stated", "uncoded": ""}
    for name, value in wanted.items():
        cells = [
            cell.key
            for cell in cells_of(data)
            if data["codings"].get(cell.key, {}).get("value", "") == value
        ]
        if cells:
            told.append(say(f"memo.{name}", list=listed(cell_names(cells))))
    return [{"list": told or [say("memo.nothing_open")]}]


_ADDED: dict[str, Callable[[Data], list[Block]]] = {
    "question": lambda _: [],
    "case": _case_list,
    "definition": _asked,
    "codings": _codings,
    "verdict": _verdicts,
    "change": _changes,
    "unknown": _unknown,
}


def memo_markdown(data: Data) -> str:
    """Return the memo as Markdown, in which what a reader typed stays text."""
    return "\n\n".join("\n".join(_lines(block)) for block in memo_blocks(data)) + "\n"


def _lines(block: Block) -> Iterator[str]:
    if "h" in block:
        yield f"{'#' * block['h']} {_escaped(block['text'])}"
    elif "p" in block:
        yield _escaped(block["p"])
    elif "own" in block:
        yield "\n\n".join(map(_escaped, block["own"]))
    elif "list" in block:
        yield from (f"- {_escaped(text)}" for text in block["list"])
    else:
        yield f"**{_escaped(block['table'])}**\n"
        for row in (block["head"], ["---"] * len(block["head"]), *block["body"]):
            yield f"| {' | '.join(_escaped(cell) or ' ' for cell in row)} |"


def _escaped(text: str) -> str:
    return _SPECIAL.sub(r"\\\1", text)
