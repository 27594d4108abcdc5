"""Sections of the report page on what was chosen: codings, verdicts, guesses."""

from itertools import groupby

from ..results import messages
from ..tables import rows
from ..wording import plain
from . import overview
from .blocks import Html, count, distribution, line, per_cent, stack, text
from .codings import BESIDE, Cell, of_class
from .report import ClassReport


def codings(report: ClassReport) -> Html:
    """Return the values that the class gave each cell, the authors' beside them."""
    if not report.cells:
        return Html("")
    agreed = dict(of_class(report.records, report.codings))
    titles = {one.id: plain(one.title) for one in report.records}
    found = (
        "<p>First answers, given before anybody saw what others had chosen. No value "
        "is the key: the course is a coder with reasons, and the authors coded "
        "nothing, so that theirs are cells as we read them.</p>\n"
    )
    for name, cells in groupby(report.cells, key=lambda one: one.exercise):
        cells = list(cells)
        found += f"<h3>{text(titles[name])} – {text(cells[0].case)}</h3>\n"
        found += "".join(_cell(one) for one in cells)
        found += line(_agreement(agreed[name]), "quiet")
    return Html(found)


def _cell(one: Cell) -> Html:
    words = messages()["words"]["value"]
    names = {row["id"]: row["name"] for row in rows("coders")}
    beside = (
        f"{names[coder]}: {words[one.others[coder]]}"
        if coder in one.others
        else f"{names[coder]}: no value"
        for coder in BESIDE
    )
    counts = {words[value]: number for value, number in one.values.items()}
    asked = f"{one.label} (by {one.counts})"
    said = "; ".join(beside)
    said = f"{said[:1].upper()}{said[1:]}."
    return distribution(asked, stack(counts), line(said))


def _agreement(agreed) -> str:
    if agreed is None:
        return "One student coded; agreement needs two."
    told = [f"On a cell {per_cent(agreed.raw)} of pairs of students agree"]
    if agreed.alpha is None:
        told.append(f"Krippendorff’s alpha is undefined: {agreed.undefined['alpha']}")
    else:
        # Rounded first: there is no minus nought.
        alpha = f"{round(agreed.alpha, 2) or 0.0:.2f}".replace("-", "\u2212")
        told.append(f"Krippendorff’s alpha is {alpha}")
    coders, cells = count(len(agreed.coders), "student"), count(agreed.cells, "cell")
    return f"{'; '.join(told)} ({coders}, {cells})."


def verdicts(report: ClassReport) -> Html:
    """Return the verdicts that the class gave under each definition."""
    found = overview.verdicts(report.students, report.records)
    if not found:
        return Html("")
    blocks = (
        distribution(
            one.asked,
            stack(one.counts),
            line(f"By the codings shown in the exercise: {one.right}. {one.where}"),
        )
        for one in found
    )
    return Html(
        "<p>First answers. What is right follows from the definition and the codings "
        "that the exercise shows.</p>\n" + "".join(blocks)
    )


def disagreements(report: ClassReport) -> Html:
    """Return the questions that still divide the class."""
    found = overview.disagreements(report.students, report.records)
    if not found:
        return Html("")
    blocks = (
        distribution(
            one.asked,
            stack(one.counts),
            line(
                f"{one.where} · {per_cent(one.differing)} of pairs of students differ"
                if one.where != one.asked
                else f"{per_cent(one.differing)} of pairs of students differ"
            ),
        )
        for one in found
    )
    return Html(
        "<p>Best answers, given after the feedback to earlier ones. The questions on "
        "which most pairs of students hold different answers come first; some of them "
        "are contested, and carry no mark.</p>\n" + "".join(blocks)
    )


def guesses(report: ClassReport) -> Html:
    """Return the class's own verdicts on the SCO, at the start and at the end."""
    found = overview.guesses(report.students, report.records)
    if not found:
        return Html("")
    blocks = "".join(_guess(one) for one in found)
    return Html(
        "<p>Asked before the first chapter and after the last; nothing is marked. A "
        "change may come from a fact or from a word: ask which.</p>\n" + blocks
    )


def _guess(one: overview.Guess) -> Html:
    parts: list[Html] = []
    for when, counts in (("At the start", one.before), ("At the end", one.after)):
        given = count(sum(counts.values()), "student")
        parts += [line(f"{when} ({given})"), stack(counts)]
    if one.both:
        said = f"Of {one.both} who answered both times, {one.changed} changed."
        parts.append(line(said))
    return distribution(one.statement, *parts)
