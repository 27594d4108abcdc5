"""What every definition of a concept says of every case, as a chart."""

from typing import TYPE_CHECKING

from ..matrix import cell, judge_all, title
from ..results import messages
from ..verdicts import case_name
from .drawing import ACCENT, PAPER, Drawing, clear_frame, new_axes

if TYPE_CHECKING:
    from matplotlib.axes import Axes

# How a circle is filled; an open verdict gets a question mark in its place.
FILLED = {"yes": "full", "borderline": "left", "no": "none"}


def plot_matrix(
    concept: str = "alliance", reading: str = "first", ax: "Axes | None" = None
) -> Drawing:
    """Return what every definition of a concept says of every case, as a chart.

    One row is a case, one column a definition (in a reading). Where nothing stands,
    the case is not coded for it.
    """
    found = judge_all(concept, reading=reading)
    names = list(dict.fromkeys(case_name(one.case) for one in found))
    titles = list(dict.fromkeys(title(one) for one in found))
    ax = new_axes(ax, 2.6 + 0.5 * len(titles), 0.3 * len(names) + 1.2)
    for one in found:
        spot = titles.index(title(one)), names.index(case_name(one.case))
        _draw(ax, *spot, one.judgement.verdict)
    ax.set_xlim(-0.6, len(titles) - 0.4)
    ax.set_ylim(len(names) - 0.4, -0.6)
    ax.set_xticks(range(len(titles)), titles)
    ax.tick_params(
        axis="x", labelrotation=45, length=0, labeltop=True, labelbottom=False
    )
    for label in ax.get_xticklabels():
        label.set_horizontalalignment("left")
        label.set_rotation_mode("anchor")
    ax.set_yticks(range(len(names)), names)
    ax.tick_params(axis="y", length=0)
    clear_frame(ax)
    caption = (
        "What each definition says of each case, as the course codes them. "
        "Full circle: yes; empty: no; half: borderline; question mark: open; "
        "nothing: not coded."
    )
    return Drawing(ax, caption, f"Chart of cases and definitions. {_told(found)}")


def _draw(ax: "Axes", x: int, y: int, verdict: str) -> None:
    if verdict == "open":
        ax.text(x, y, "?", ha="center", va="center", color=ACCENT, weight="bold")
        return
    ax.plot(
        [x],
        [y],
        marker="o",
        markersize=9,
        color=ACCENT,
        fillstyle=FILLED[verdict],
        markerfacecoloralt=PAPER,
        markeredgecolor=ACCENT,
    )


def _told(found: list) -> str:
    words = messages()["words"]["verdict"]
    rows: dict[str, dict[str, list[str]]] = {}
    for one in found:
        row = rows.setdefault(case_name(one.case), {})
        row.setdefault(cell(one), []).append(title(one))
    order = [words[name] for name in ("yes", "no", "borderline", "open")]
    told = []
    for name, row in rows.items():
        kinds = [f"{kind}: {', '.join(row[kind])}" for kind in order if kind in row]
        told.append(f"{name}. {'; '.join(kinds)}.")
    return " ".join(told)
