"""A sheet to draw on that is measured in points, so that words can be placed."""

from typing import TYPE_CHECKING

from .drawing import INK, new_axes, text_width

if TYPE_CHECKING:
    from matplotlib.axes import Axes

SIZE = 10  # of letters, in points; a phone shows the sheet about as large


def sheet(ax: "Axes | None", width: float, height: float) -> "Axes":
    """Return axes without a frame whose units are points of 1/72 inch.

    Parameters
    ----------
    ax : matplotlib.axes.Axes or None
        Axes to prepare; without, a figure of this size is made.
    width, height : float
        Size in points; the lower left corner is (0, 0).

    Examples
    --------
    >>> sheet(None, 518, 144).figure.get_size_inches().tolist()
    [7.194444444444445, 2.0]
    """
    if ax is None:
        ax = new_axes(None, width / 72, height / 72)
        layout = ax.figure.get_layout_engine()
        layout.set(w_pad=0, h_pad=0, wspace=0, hspace=0)
    ax.set(xlim=(0, width), ylim=(0, height), aspect="equal")
    ax.set_axis_off()
    return ax


def wrap(words: str, width: float, size: float = SIZE) -> list[str]:
    """Return words as lines, none of them wider than so many points.

    A single word that is wider stands on a line of its own.

    Examples
    --------
    >>> wrap("joint drills", 35)
    ['joint', 'drills']
    """
    lines: list[str] = []
    for word in words.split():
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and text_width(longer, size, "normal") <= width:
            lines[-1] = longer
        else:
            lines.append(word)
    return lines


def write(ax: "Axes", x: float, y: float, words: str, **style) -> None:
    """Write words on a sheet, to the right of a place and level with it.

    Examples
    --------
    >>> ax = sheet(None, 518, 144)
    >>> write(ax, 10, 10, "as of 2008", weight="bold")
    >>> ax.texts[0].get_position()
    (10, 10)
    """
    ax.text(x, y, words, **{"size": SIZE, "color": INK, "va": "center"} | style)
