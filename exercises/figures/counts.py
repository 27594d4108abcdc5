"""A table of counts as bars: for labs, in which a reader makes the table herself."""

from typing import TYPE_CHECKING

from .bars import DARK, HATCHED, LIGHT, PALE, SOLID, draw_bars, in_words
from .drawing import Drawing

if TYPE_CHECKING:
    import pandas
    from matplotlib.axes import Axes

LOOKS = (SOLID, LIGHT, HATCHED, DARK, PALE)


def plot_counts(
    counts: "pandas.DataFrame", caption: str, *, ax: "Axes | None" = None
) -> Drawing:
    """Return a table of whole numbers as bars, with its numbers in words.

    Parameters
    ----------
    counts : pandas.DataFrame
        One row becomes one bar, one column one part of it; at most five columns.
    caption : str
        What is counted.
    ax : Axes, optional
        Where to draw.

    Examples
    --------
    >>> import pandas as pd
    >>> plot_counts(pd.DataFrame({"said": [2]}, index=["one"]), "Counted").alt
    'Bars. one: 2 said.'
    """
    if len(counts.columns) > len(LOOKS):
        raise ValueError(
            f"{len(counts.columns)} columns; expected at most {len(LOOKS)}: "
            "choose columns first"
        )
    parts = [str(name) for name in counts.columns]
    bars = [
        (str(row[0]), [int(cell) for cell in row[1:]]) for row in counts.itertuples()
    ]
    ax = draw_bars(ax, bars, parts, looks=LOOKS)
    return Drawing(ax, caption, f"Bars. {in_words(bars, parts)}.")
