"""Which elements of a mature organisation a case has: values by shape and by word."""

from collections.abc import Sequence
from textwrap import fill
from typing import TYPE_CHECKING

from ..catalogue import find_row, label
from ..codings import coded
from ..definitions import definition
from ..results import messages
from ..verdicts import case_name
from .drawing import ACCENT, GRID, INK, Drawing, new_axes

if TYPE_CHECKING:
    from matplotlib.axes import Axes

NOT_CODED = "not_coded"  # the coder entered nothing; that is no value
LEFT = -2.1  # where the names of the elements begin; the columns are 1 wide
# Shape, then word: a value is told twice, and not by colour.
SHAPES = {
    "met": {"marker": "o", "fillstyle": "full"},
    "partly": {"marker": "o", "fillstyle": "left"},
    "not_met": {"marker": "o", "fillstyle": "none"},
    "contested": {"marker": "D", "fillstyle": "left"},
    "not_stated": {"marker": "$?$", "fillstyle": "full"},
    NOT_CODED: {"marker": "_", "fillstyle": "full"},
}


def values_of_elements(
    case: str, yardstick: str, coder: str = "course"
) -> dict[str, str]:
    """Return the value of each element of a yardstick, or that it is not coded.

    Examples
    --------
    >>> values_of_elements("csto", "mature_depth", "de_haas")["integrated_structure"]
    'partly'
    >>> values_of_elements("nato_1949", "mature_scope")["energy_cooperation"]
    'not_coded'
    """
    given = coded(case, yardstick, coder)
    names = definition(yardstick).having("dimension")
    return {name: given[name].value if name in given else NOT_CODED for name in names}


def plot_elements(
    *cases: str,
    yardsticks: Sequence[str] = ("mature_depth", "mature_scope"),
    coder: str = "course",
    ax: "Axes | None" = None,
) -> Drawing:
    """Return which elements of a mature organisation each case has.

    One row is an element, one column a case; shape and word give the value. There is
    no total: maturity is a matter of degree, and the elements are not of one weight.

    Parameters
    ----------
    *cases : str
        Ids of cases, in the order of the columns.
    yardsticks : sequence of str
        Definitions that describe; each heads its elements.
    coder : str
        Whose values.
    ax : Axes, optional
        Where to draw.

    Examples
    --------
    >>> plot_elements("sco", yardsticks=["mature_scope"]).alt
    'SCO (2008): partly met are broad concept of security and energy cooperation.'
    """
    names: dict[int, str] = {}
    lines = sum(1 + len(definition(one).having("dimension")) for one in yardsticks)
    ax = new_axes(ax, 1.22 * (1.6 + len(cases)), 0.36 * lines + 0.5)
    y = 0
    for one in yardsticks:
        style = {"weight": "bold", "va": "center_baseline", "size": 9.5, "color": INK}
        ax.text(LEFT, y, definition(one).short, **style)
        for x, case in enumerate(cases):
            values = values_of_elements(case, one, coder)
            for line, (name, value) in enumerate(values.items(), start=y + 1):
                names[line] = label(name)
                _draw_value(ax, x, line, value)
        y += 1 + len(values)
    _draw_frame(ax, names, [case_name(case) for case in cases], y)
    who = find_row("coders", coder)["name"]
    told = " and ".join(definition(one).short.lower() for one in yardsticks)
    caption = f"Elements of {told}, one by one: values of {who}; no total"
    return Drawing(ax, caption, _told(cases, yardsticks, coder))


def _draw_value(ax, x: float, y: float, value: str) -> None:
    style = {"ms": 10, "color": ACCENT, "mew": 1.5, "markerfacecoloralt": "white"}
    ax.plot([x - 0.36], [y], **style, **SHAPES[value])
    ax.text(x - 0.24, y, _word(value), va="center_baseline", size=9, color=INK)


def _draw_frame(ax, names: dict[int, str], heads: list[str], depth: int) -> None:
    style = {"size": 9, "color": INK}
    for y, name in names.items():
        ax.axhline(y + 0.5, color=GRID, lw=0.8, zorder=0)
        # Left-aligned, so that its lines stay even where the reader has another font.
        ax.text(LEFT, y, fill(name, 32), va="center", **style)
    for x, head in enumerate(heads):
        text = fill(head, 16)
        ax.text(x - 0.45, -0.3, text, va="bottom", weight="bold", **style)
    ax.axis("off")
    ax.set_xlim(LEFT, len(heads) - 0.5)
    ax.set_ylim(depth - 0.4, -1.1)


def _word(value: str) -> str:
    return messages()["words"]["value"].get(value, "not coded")


def _told(cases: Sequence[str], yardsticks: Sequence[str], coder: str) -> str:
    """Return what the figure shows: for each case which elements have which value."""
    lines = []
    for case in cases:
        groups: dict[str, list[str]] = {}
        for one in yardsticks:
            for name, value in values_of_elements(case, one, coder).items():
                groups.setdefault(value, []).append(label(name))
        told = [
            f"{_word(value)} {'is' if len(names) == 1 else 'are'} {_listed(names)}"
            for value, names in sorted(
                groups.items(), key=lambda g: list(SHAPES).index(g[0])
            )
        ]
        lines.append(f"{case_name(case)}: {'; '.join(told)}.")
    return " ".join(lines)


def _listed(names: Sequence[str]) -> str:
    *rest, last = names
    return f"{', '.join(rest)} and {last}" if rest else last
