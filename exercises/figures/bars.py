"""Bars that count statements, told apart by hatch and colour, with their numbers."""

from collections.abc import Iterable, Sequence
from textwrap import fill
from typing import TYPE_CHECKING

from .drawing import ACCENT, GRID, INK, PAPER, SECOND, clear_frame, new_axes, text_width

if TYPE_CHECKING:
    from matplotlib.axes import Axes

SOLID = {"fc": ACCENT, "ec": ACCENT}
LIGHT = {"fc": "#b9cfe8", "ec": ACCENT}
HATCHED = {"fc": PAPER, "ec": SECOND, "hatch": "///"}
DARK = {"fc": SECOND, "ec": INK, "hatch": "xxx"}
PALE = {"fc": GRID, "ec": INK}


def draw_bars(
    ax: "Axes | None",
    rows: Sequence[tuple[str, Sequence[int]]],
    parts: Sequence[str],
    left: int = 0,
    looks: Sequence[dict] = (SOLID, LIGHT, PALE),
) -> "Axes":
    """Draw a bar for each row, made of parts in a fixed order, and return the axes.

    Parameters
    ----------
    ax : matplotlib.axes.Axes or None
        Where to draw; without, a figure that fits the rows is made.
    rows : sequence of tuple of str and sequence of int
        Label and, for each part, a count.
    parts : sequence of str
        What the parts are, for the key.
    left : int
        How many of the first parts run to the left of the line in the middle.
    looks : sequence of dict
        Colours and hatch of each part.

    Examples
    --------
    >>> axes = draw_bars(None, [("one", (2, 3))], ("left", "right"), left=1)
    >>> [int(patch.get_width()) for patch in axes.patches]
    [-2, 3]
    """
    key = 0.21 * -(-len(parts) // _columns(parts))
    # As wide as its numbers need, so that a phone shows most of it.
    longest = max(sum(counts) for _, counts in rows)
    width = 5.8 if not left else 4.4 if longest < 30 else 7.2
    ax = new_axes(ax, width, 0.34 * len(rows) + 0.45 + key)
    labels = [fill(label, 26) for label, _ in rows]
    widest = max(text_width(one, 9) for label in labels for one in label.split("\n"))
    widths = [(sum(counts[:left]), sum(counts[left:])) for _, counts in rows]
    (back, ahead), room = map(max, zip(*widths, strict=True)), 0.02
    unit = (72 * width - widest - 12) / max(1, back + ahead)  # points of a count of one
    for y, (_, counts) in enumerate(rows):
        _draw_side(ax, y, -1, counts[:left], looks[:left], unit)
        _draw_side(ax, y, 1, counts[left:], looks[left:], unit)
    if left:
        ax.axvline(0, color=INK, lw=1)
    ax.set_yticks(range(len(rows)), labels, ha="left")
    ax.tick_params(axis="y", length=0, pad=widest)
    ax.set_xlim(-back - room * (back + ahead), ahead + room * (back + ahead))
    ax.set_xticks([])
    ax.invert_yaxis()
    clear_frame(ax)
    ax.grid(visible=False)
    ax.axhline(len(rows) - 0.45, color=GRID, lw=0.6)
    _key(ax, parts, looks)
    return ax


def in_words(rows: Iterable[tuple[str, Sequence[int]]], parts: Iterable[str]) -> str:
    """Return the rows of such a chart as a text, counts of nothing left out.

    Examples
    --------
    >>> in_words([("one", (2, 0)), ("two", (1, 3))], ("left", "right"))
    'one: 2 left; two: 1 left, 3 right'
    """
    parts = list(parts)
    return "; ".join(
        f"{label}: "
        + ", ".join(f"{n} {p}" for n, p in zip(counts, parts, strict=True) if n)
        for label, counts in rows
    )


def _draw_side(
    ax: "Axes",
    y: float,
    sign: int,
    counts: Sequence[int],
    looks: Sequence[dict],
    unit: float,
) -> None:
    """Draw one side of a bar; numbers that do not fit its last parts stand after it."""
    beside, end = _narrow_at_the_end(counts, unit), 0
    for number, (count, look) in enumerate(zip(counts, looks, strict=False)):
        if not count:  # a bar of no length would still show its edge
            continue
        ax.barh(y, sign * count, 0.62, end, lw=1, **look)
        if number < len(counts) - len(beside):
            _number(ax, count, end + sign * count / 2, y, look)
        end += sign * count
    if beside:
        ax.annotate(
            " + ".join(str(count) for count in beside[::sign] if count),
            (end, y),
            (4 * sign, 0),
            textcoords="offset points",
            color=INK,
            size=8.5,
            ha="left" if sign > 0 else "right",
            va="center",
        )


def _narrow_at_the_end(counts: Sequence[int], unit: float) -> list[int]:
    """Return the last counts whose parts are too narrow for their numbers."""
    found: list[int] = []
    for count in reversed(counts):
        if count * unit > text_width(str(count), 8.5, "normal") + 2:
            break
        found.insert(0, count)
    return found if any(found) else []


def _number(ax: "Axes", count: int, x: float, y: float, look: dict) -> None:
    # On a light ground without hatch it is read as it is, and a short bar keeps its
    # colour.
    boxed = "hatch" in look or look["fc"] == ACCENT
    ground = {"fc": PAPER, "ec": "none", "pad": 0.5} if boxed else None
    style = {"color": INK, "size": 8.5, "ha": "center", "va": "center"}
    ax.text(x, y, str(count), bbox=ground, **style)


def _columns(parts: Sequence[str]) -> int:
    """Return in how many columns the key stands: a phone shows a long one in one."""
    return 1 if sum(map(len, parts)) > 40 else len(parts)


def _key(ax: "Axes", parts: Sequence[str], looks: Sequence[dict]) -> None:
    from matplotlib.patches import Patch

    marks = [
        Patch(lw=1, label=part, **look)
        for part, look in zip(parts, looks, strict=False)
    ]
    ax.figure.legend(
        handles=marks,
        loc="outside lower left",
        ncols=_columns(parts),
        frameon=False,
        fontsize=9,
        labelcolor=INK,
    )
