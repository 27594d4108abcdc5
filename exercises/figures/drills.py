"""How many states took part in each military exercise, as a chart."""

from textwrap import fill
from typing import TYPE_CHECKING

from ..tables import load, split
from .drawing import ACCENT, INK, PAPER, Drawing, clear_frame, new_axes, text_width

if TYPE_CHECKING:
    import pandas
    from matplotlib.axes import Axes


def plot_drills(article: str | None = None, ax: "Axes | None" = None) -> Drawing:
    """Return the military exercises 2002–2007 by year and number of states taking part.

    Where the articles do not say how many took part, the row says so. With the id of
    an article only the exercises that it names are drawn.
    """
    table: pandas.DataFrame = load("drills").sort_values(["year", "name"])
    if article:
        table = table[[article in split(one) for one in table["article"]]]
    ax = new_axes(ax, 5.8, 0.42 * len(table) + 0.7)
    told = []
    for y, row in enumerate(table.itertuples()):
        known = isinstance(row.participants, str)
        count = len(split(row.participants)) if known else 0
        words = str(count) if known else "number not stated"
        if known:
            ax.hlines(y, 0, count, color=ACCENT, lw=2)
            ax.scatter([count], [y], s=80, color=ACCENT, zorder=3)
        offset = (9 if known else 0, -3)
        ground = {"fc": PAPER, "ec": "none", "pad": 1}
        style = {"color": INK, "size": 9, "bbox": ground}
        ax.annotate(words, (count, y), offset, textcoords="offset points", **style)
        told.append(f"{row.year} {row.name}: {words}")
    labels = [fill(one.rpartition(":")[0], 32, break_on_hyphens=False) for one in told]
    # Left-aligned, so that lines stay even where the reader has another font.
    ax.set_yticks(range(len(told)), labels, ha="left")
    lines = "\n".join(labels).split("\n")
    ax.tick_params(axis="y", length=0, pad=max(text_width(one, 9) for one in lines))
    ax.invert_yaxis()
    ax.set_xlim(-0.3, 6.6)
    ax.set_xlabel("states taking part", color=INK)
    clear_frame(ax)
    caption = "Military exercises 2002–2007 by number of states taking part"
    return Drawing(ax, caption, f"Chart of exercises by year. {'; '.join(told)}.")
