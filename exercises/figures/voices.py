"""Who speaks in a section: how many of its statements are in whose voice."""

from collections import Counter
from typing import TYPE_CHECKING

from ..catalogue import find_row, speaker
from ..tables import Row, rows
from .bars import DARK, HATCHED, LIGHT, PALE, SOLID, draw_bars, in_words
from .drawing import Drawing

if TYPE_CHECKING:
    from matplotlib.axes import Axes

VOICES = {
    "own": "the author, without a note",
    "noted": "the author, with a note",
    "analyst": "an analyst quoted",
    "official": "an official quoted",
    "document": "a document",
}
LOOKS = (SOLID, LIGHT, HATCHED, DARK, PALE)


def voice_of(row: Row) -> str:
    """Return in whose voice a statement is made, one of `VOICES`.

    Examples
    --------
    >>> voice_of({"voice": "author", "footnotes": "70"})
    'noted'
    """
    if row["voice"] != "author":
        return row["voice"]
    return "noted" if row["footnotes"] else "own"


def plot_voices(*sections: str, ax: "Axes | None" = None) -> Drawing:
    """Return how many statements of sections are made in whose voice.

    Counted are the rows of the table `evidence`, the course's notes on what is said;
    a statement in the author's voice with a note rests on a work that he names.

    Parameters
    ----------
    *sections : str
        Ids of sections. With one, each voice quoted has a row of its own.
    ax : Axes, optional
        Where to draw.

    Examples
    --------
    >>> "Susan" in plot_voices("tugsbilguun/part_3_1").alt
    True
    """
    found = [row for row in rows("evidence") if row["section"] in sections]
    names = {one: find_row("sections", one)["short"] for one in sections}
    if len(sections) == 1:
        counted = Counter((row["speaker"], voice_of(row)) for row in found)
        often = Counter(row["speaker"] for row in found).most_common()
        bars = {speaker(who): [counted[who, v] for v in VOICES] for who, _ in often}
    else:
        counted = Counter((row["section"], voice_of(row)) for row in found)
        bars = {names[one]: [counted[one, v] for v in VOICES] for one in sections}
    drawn = [(_label(name, counts), counts) for name, counts in bars.items()]
    ax = draw_bars(ax, drawn, list(VOICES.values()), looks=LOOKS)
    where = ", ".join(names.values())
    caption = f"Who speaks: the statements noted ({where}), counted by voice"
    told = in_words(bars.items(), VOICES.values())
    return Drawing(ax, caption, f"Bars of statements. {told}.")


def _label(name: str, counts: list[int]) -> str:
    """Return a name with what it is quoted as: a voice is not told by hatch alone."""
    given = [voice for voice, count in zip(VOICES, counts, strict=True) if count]
    quoted = given in (["analyst"], ["official"], ["document"])
    return f"{name}, {given[0]}" if quoted else name
