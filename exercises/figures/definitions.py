"""Which definition asks for which criterion, as a chart."""

from textwrap import fill
from typing import TYPE_CHECKING

from ..catalogue import find_row
from ..present import quoted_in
from .drawing import ACCENT, Drawing, clear_frame, new_axes

if TYPE_CHECKING:
    from matplotlib.axes import Axes


def plot_definitions(
    section: str = "tugsbilguun/part_1", ax: "Axes | None" = None
) -> Drawing:
    """Return which definition asks for which criterion, as a chart of dots.

    One row is a criterion, one column a definition of `section` in its first reading; a
    filled dot means that the definition asks for it.
    """
    asked = quoted_in(section)
    names = list(dict.fromkeys(c for d in asked for c in d.reading().criteria))
    ax = new_axes(ax, 6.2, 0.34 * len(names) + 1.1)
    for x, one in enumerate(asked):
        held = [y for y, name in enumerate(names) if name in one.reading().criteria]
        ax.plot([x] * len(held), held, color=ACCENT, lw=1.2, zorder=1)
        ax.scatter([x] * len(held), held, s=90, color=ACCENT, zorder=2)
    ax.set_xticks(range(len(asked)), [d.short for d in asked])
    ax.tick_params(
        axis="x", labelrotation=38, length=0, labeltop=True, labelbottom=False
    )
    for label in ax.get_xticklabels():
        label.set_horizontalalignment("left")
    labels = [find_row("criteria", name)["label"] for name in names]
    # In two lines: on a phone the first columns are then beside the names.
    ax.set_yticks(range(len(names)), [fill(one, 26) for one in labels])
    ax.tick_params(axis="y", length=0, labelsize=9)
    ax.invert_yaxis()
    clear_frame(ax)
    label = dict(zip(names, labels, strict=True))
    told = "; ".join(
        f"{d.name}: {', '.join(label[c] for c in d.reading().criteria)}" for d in asked
    )
    caption = "What each definition asks for, in its first reading. A dot: asked for."
    return Drawing(ax, caption, f"Chart of definitions and criteria. {told}.")
