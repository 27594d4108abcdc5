"""The controls of each kind of exercise in HTML: what a reader chooses or types."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from .alliance import VALUES
from .player import ui
from .results import messages
from .wording import (
    bin_key,
    bin_name,
    caption,
    coding_rows,
    inline,
    needs,
    questions,
    role_words,
    say,
    select_words,
    settings,
    word,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from .records import Record


def controls(record: Record, slug: str) -> Iterator[str]:
    """Yield the lines of a record's controls."""
    yield from _CONTROLS[record.kind](record, slug)


def _input(slug: str, part: str, value: str, words: str, one: bool, row: str) -> str:
    kind = "radio" if one else "checkbox"
    return (
        f'<label class="{row}"><input type="{kind}" name="{escape(f"{slug}:{part}")}"'
        f' value="{escape(value)}" data-part="{escape(part)}">'
        f'<span class="ex-text">{inline(words)}</span></label>'
    )


def _choice_html(record: Record, slug: str) -> Iterator[str]:
    one = record.material["select"] == "one"
    yield (
        f'<fieldset class="ex-fields" aria-describedby="ex-{slug}-prompt">'
        f'<legend class="ex-quiet"><span class="ex-text">{escape(select_words(record))}'
        "</span></legend>"
    )
    for option in record.material["options"]:
        # The break is for notebooks that have not been run: no style sheet there.
        yield _input(slug, "answer", option["id"], option["text"], one, "ex-option")
        yield "<br>"
    yield "</fieldset>"


def _sort_html(record: Record, slug: str) -> Iterator[str]:
    key = bin_key(record)
    if key:
        names = "".join(
            f"<li><strong>{inline(short)}</strong>: {inline(long)}</li>"
            for short, long in key
        )
        yield f'<ul class="ex-key">{names}</ul>'
    for item in record.material["items"]:
        place = item.get("place")
        where = f' <span class="ex-place">({escape(place)})</span>' if place else ""
        yield (
            '<fieldset class="ex-fields ex-item"><legend><span class="ex-text">'
            f'{inline(item["text"])}</span>{where}</legend><div class="ex-bins">'
        )
        for one in record.material["bins"]:
            yield _input(slug, item["id"], one["id"], bin_name(one), True, "ex-bin")
        yield "</div></fieldset>"


def _verdict_html(record: Record, slug: str) -> Iterator[str]:
    yield '<div class="ex-lab" data-lab>'
    for part in settings(record):
        yield _table_html(record, part)
    yield "</div>"
    for part, answers, one in questions(record):
        yield (
            '<fieldset class="ex-fields ex-item"><legend><span class="ex-text">'
            f'{inline(part["prompt"])}</span></legend><div class="ex-bins">'
        )
        for name, words in answers:
            yield _input(slug, part["id"], name, words, one, "ex-bin")
        yield "</div></fieldset>"


def _table_html(record: Record, part: Mapping) -> str:
    heads = [ui()[f"lab.{name}"] for name in ("criterion", "counts", "coding")]
    head = "".join(f'<th scope="col">{escape(text)}</th>' for text in heads)
    rows = "".join(
        f'<tr><th scope="row">{escape(label)}<br><span class="ex-small">'
        f"{escape(question)}</span></th><td>{escape(counts)}</td>"
        f"<td>{escape(coding)}</td></tr>"
        for label, question, counts, coding in coding_rows(record, part)
    )
    return (
        f'<table class="ex-table"><caption>{escape(caption(record, part))}. '
        f"{escape(needs(record, part))}</caption>"
        f"<thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table>"
    )


def _group(legend: str, *lines: str, kind: str = "ex-item", quiet: bool = False) -> str:
    name = ' class="ex-quiet"' if quiet else ""
    return (
        f'<fieldset class="ex-fields {kind}"><legend{name}><span class="ex-text">'
        f"{legend}</span></legend>{''.join(lines)}</fieldset>"
    )


def _bins(inputs: Iterable[str]) -> str:
    return f'<div class="ex-bins">{"".join(inputs)}</div>'


def _small(text: str) -> str:
    return f'<p class="ex-small">{inline(text)}</p>' if text else ""


def _order_html(record: Record, slug: str) -> Iterator[str]:
    # The boxes are for paper and for pages without a script, which puts buttons there.
    yield '<ol class="ex-order">'
    for item in record.material["items"]:
        text = inline(item["text"])
        label = escape(say("order.position", text=item["text"]), quote=True)
        yield (
            f'<li data-part="{item["id"]}"><input class="ex-position" type="number" '
            f'min="1" max="{len(record.material["items"])}" aria-label="{label}">'
            f'<span class="ex-text">{text}</span></li>'
        )
    yield "</ol>"


def _build_html(record: Record, slug: str) -> Iterator[str]:
    words = role_words()
    for one in record.material["criteria"]:
        inputs = (
            _input(slug, one["id"], role, words[role], True, "ex-bin")
            for role in record.material["roles"]
        )
        yield _group(inline(one["label"]), _small(one["question"]), _bins(inputs))
    yield (
        '<fieldset class="ex-fields ex-item ex-readback" data-readback hidden><legend>'
        f'<span class="ex-text">{escape(ui()["build.readback"])}</span></legend>'
        "</fieldset>"
    )


def _code_html(record: Record, slug: str) -> Iterator[str]:
    material = record.material
    for one in material["criteria"]:
        values = (
            _input(slug, one["id"], value, word("value", value), True, "ex-bin")
            for value in VALUES
        )
        pieces = (
            _input(
                slug, f"{one['id']}:evidence", p["id"], p["text"], False, "ex-option"
            )
            .replace("<input ", "<input data-optional ")
            .replace(
                "</label>",
                f' <span class="ex-place">({escape(p["place"])})</span></label>',
            )
            for p in material["evidence"]
        )
        counts = f"{ui()['lab.counts']}: {word('counts', one['counts'])}."
        yield _group(
            inline(one["label"]),
            f"<p>{inline(one['question'])}</p>",
            _small(counts),
            f'<details class="ex-rules"><summary>{escape(ui()["code.rules"])}</summary>'
            f"<p>{inline(one['rules'])}</p></details>",
            _group(escape(ui()["code.value"]), _bins(values), kind="", quiet=True),
            _group(escape(ui()["code.evidence"]), *pieces, kind="", quiet=True),
            kind="ex-item ex-cell",
        )


def _estimate_html(record: Record, slug: str) -> Iterator[str]:
    for part in record.material["parts"]:
        name = part["id"]
        label = say("estimate.yours", unit=part["unit"])
        number = (
            f'<label class="ex-number"><span class="ex-label">{escape(label)}</span>'
            f'<input class="ex-input" type="text" inputmode="decimal" '
            f'data-part="{name}" data-unit="{escape(part["unit"])}" '
            f'name="{slug}:{name}"><span class="ex-small">'
            f"{escape(say('estimate.range', **_range(part)))}</span></label>"
        )
        knew = (
            _input(
                slug, f"{name}:knew", value, ui()[f"estimate.{value}"], True, "ex-bin"
            )
            for value in ("no", "yes")
        )
        asked = _group(escape(ui()["estimate.knew"]), _bins(knew), kind="", quiet=True)
        yield _group(inline(part["prompt"]), number, asked)


def _range(part: Mapping) -> dict[str, str]:
    return {name: f"{part[name]:g}" for name in ("least", "most")}


def _write_html(record: Record, slug: str) -> Iterator[str]:
    least = say("write.least", n=record.material["least_words"])
    if record.material["rubric"]:
        least = f"{least} {ui()['write.kept']}"
    yield _group(
        escape(ui()["write.text"]),
        f'<textarea class="ex-input ex-textarea" rows="8" data-part="text" '
        f'aria-labelledby="ex-{slug}-title"></textarea>',
        f'<p class="ex-small">{escape(least)}</p>',
    )
    if not record.material["rubric"]:
        return
    yield f'<div class="ex-rubric"><p>{escape(ui()["write.rubric"])}</p>'
    for line in record.material["rubric"]:
        marks = (
            _input(slug, f"self:{line['id']}", mark, words, True, "ex-bin").replace(
                "<input ", "<input data-optional "
            )
            for mark, words in messages()["words"]["self"].items()
        )
        yield _group(inline(line["text"]), _bins(marks))
    yield "</div>"


_CONTROLS = {
    "argue": _sort_html,
    "build": _build_html,
    "choice": _choice_html,
    "code": _code_html,
    "estimate": _estimate_html,
    "order": _order_html,
    "sort": _sort_html,
    "verdict": _verdict_html,
    "write": _write_html,
}
