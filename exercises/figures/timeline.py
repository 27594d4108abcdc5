"""What happened, by date, on a line of time in lanes."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from ..dates import by_date, date_in_words, years_of
from ..events import lane_names
from ..tables import Row, rows
from .drawing import ACCENT, GRID, INK, PAPER, SECOND, Drawing, new_axes, text_width

if TYPE_CHECKING:
    from matplotlib.axes import Axes

# Lanes are told apart by their titles; colour and mark only help.
LOOKS = {
    "shanghai": (SECOND, "s"),
    "between": ("#5b4a8a", "D"),
    "tashkent": (ACCENT, "o"),
    "west": ("#3f4a56", "^"),
    "states": ("#2f6b3a", "v"),
}
SIZE = 8.5  # of the letters, in points
GAP = 7  # between a mark and its label, in points
WIDTH, ROW = 7.2, 0.165  # of the figure and of a row, in inches


def lanes() -> dict[str, str]:
    """Return the lanes of the figure and their titles, from top to bottom.

    Examples
    --------
    >>> lanes()["tashkent"]
    'Treaty of 1992 and CSTO'
    """
    meanings = lane_names()
    return {name: meanings[name] for name in LOOKS}


def chosen_events(*names: str, first: int = 1992, last: int = 2008) -> list[Row]:
    """Return the events that the figure shows, by date.

    These are the events of `names` (or of all lanes) that have a short name, the column
    `label`, and lie between the years `first` and `last`.

    Examples
    --------
    >>> [row["label"] for row in chosen_events("tashkent", last=2002)]
    ['Treaty of Tashkent signed', 'Six prolong it, three leave', 'CSTO formed']
    """
    wanted = names or tuple(lanes())
    found = [
        row
        for row in rows("events")
        if row["label"]
        and row["lane"] in wanted
        and first <= years_of(row["date"])[0] < last + 1
    ]
    return sorted(found, key=lambda row: by_date(row["date"]))


def plot_timeline(
    *names: str, first: int = 1992, last: int = 2008, ax: "Axes | None" = None
) -> Drawing:
    """Return the events of weight on a line of time, in lanes.

    A mark stands at the day or month; where the articles give the year, a bar is as
    long as the year. Which events are of weight, the column `label` of the table
    `events` says.

    Parameters
    ----------
    *names : str
        Lanes, such as ``"tashkent"``; all where none is named.
    first, last : int
        The years that are shown.
    ax : Axes, optional
        Where to draw.

    Examples
    --------
    >>> plot_timeline("tashkent", last=2002).alt
    'Timeline 1992–2002. Treaty of 1992 and CSTO: Collective Security Treaty signed \
(15 May 1992); Six presidents prolong the Collective Security Treaty by five years; \
three parties refuse and leave (1999); CSTO formed: six parties turn the treaty into \
an organisation by a charter (2002).'
    """
    titles = {name: lanes()[name] for name in names or lanes()}
    chosen = {name: chosen_events(name, first=first, last=last) for name in titles}
    chosen = {name: found for name, found in chosen.items() if found}
    scale = (last + 1 - first) / ((WIDTH - 0.35) * 72)  # years in a point
    placed = {
        name: place_labels(titles[name], found, first, last + 1, scale)
        for name, found in chosen.items()
    }
    depth = {name: 1 + max(row for row, _ in one) for name, one in placed.items()}
    ax = new_axes(ax, WIDTH, ROW * sum(depth.values()) + 0.12 * len(depth) + 0.45)
    top = 0.0
    for name, found in chosen.items():
        _draw_lane(ax, name, titles[name], top, depth[name], (first, last + 1))
        for row, (line, side) in zip(found, placed[name], strict=True):
            _draw_event(ax, row, top + line, side, scale)
        top += depth[name] + 0.6
    _draw_years(ax, first, last, top)
    told = "; ".join(titles.values()) if names else ""
    span = "–".join(dict.fromkeys((str(first), str(last))))
    caption = f"What happened {span}" + (f": {told}" if told else "")
    whole = [_mark(row) for found in chosen.values() for row in found]
    years = any(begin < end for begin, end in whole)
    caption += ". A mark: day or month"
    caption += "; a bar: the articles give the year." if years else "."
    return Drawing(ax, caption, _told(chosen, titles, first, last), opens="right")


def place_labels(
    title: str, events: Sequence[Row], first: float, last: float, scale: float
) -> list[tuple[int, str]]:
    """Return for each event of a lane its row and the side of its label.

    No label runs into another, into a mark, or over the edge of the figure. The title
    of the lane takes part, at the right of the first row: a lane begins at the left.
    Read down, it goes on in time.

    Parameters
    ----------
    title : str
        Title of the lane.
    events : sequence of Row
        Events by date, each with `date` and `label`.
    first, last : float
        Edges of the figure, in years.
    scale : float
        Years in a point.

    Returns
    -------
    list of tuple of int and str
        Row, from 0, and ``"left"`` or ``"right"``.

    Examples
    --------
    >>> one = {"date": "1999-06", "label": "the first"}
    >>> two = {"date": "1999-08", "label": "the second"}
    >>> place_labels("Lane", [one, two], 1992, 2009, 0.03)
    [(0, 'right'), (1, 'right')]
    """
    taken = [[(last - text_width(title, SIZE) * scale, last)]]
    placed, line = [], 0
    for event in events:
        spans = _spans(event, first, last, scale)
        # Read down, a lane goes on in time: no event stands above an earlier one.
        free = [
            (row, side)
            for row in range(line, len(taken))
            for side, span in spans.items()
            if not any(_overlap(span, other) for other in taken[row])
        ]
        line, side = (free or [(len(taken), next(iter(spans)))])[0]
        taken += [[]] * (line == len(taken))
        taken[line] = [*taken[line], spans[side]]
        placed.append((line, side))
    return placed


def _overlap(one: tuple[float, float], other: tuple[float, float]) -> bool:
    return one[0] <= other[1] and other[0] <= one[1]


def _spans(
    event: Row, first: float, last: float, scale: float
) -> dict[str, tuple[float, float]]:
    """Return from where to where mark and label reach, the better side first."""
    begin, end = _mark(event)
    margin, label = GAP * scale, (GAP + text_width(event["label"], SIZE)) * scale
    right, left = (begin - margin, end + label), (begin - label, end + margin)
    if end + label > last or (begin > (first + last) / 2 and begin - label >= first):
        return {"left": left} if end + label > last else {"left": left, "right": right}
    return (
        {"right": right, "left": left} if begin - label >= first else {"right": right}
    )


def _mark(event: Row) -> tuple[float, float]:
    """Return where the mark begins and ends: a month is a point, a year a bar."""
    begin, end = years_of(event["date"])
    middle = (begin + end) / 2
    return (begin, end) if end - begin > 0.5 else (middle, middle)


def _draw_lane(ax, name: str, title: str, top: float, depth: int, ends) -> None:
    colour, _ = LOOKS[name]
    ax.axhspan(top - 0.6, top + depth - 0.4, color=GRID, alpha=0.35, lw=0)
    style = {"size": SIZE, "weight": "bold", "va": "center_baseline", "ha": "right"}
    ax.text(ends[1] - 0.05, top, title, color=colour, **style)


def _draw_event(ax, event: Row, y: float, side: str, scale: float) -> None:
    colour, marker = LOOKS[event["lane"]]
    begin, end = _mark(event)
    if begin == end:
        ax.plot([begin], [y], marker=marker, color=colour, ms=6, ls="")
    else:
        ax.barh(y, end - begin, left=begin, height=0.4, fc=PAPER, ec=colour, lw=1.3)
    x, sign = (end, 1) if side == "right" else (begin, -1)
    style = {"ha": "left" if sign > 0 else "right", "va": "center_baseline"}
    ax.text(x + sign * GAP * scale, y, event["label"], size=SIZE, color=INK, **style)


def _draw_years(ax, first: int, last: int, bottom: float) -> None:
    years = range(first, last + 2)
    ax.set_xticks(years, ["" for _ in years])
    ax.set_xticks([year + 0.5 for year in years[:-1]], years[:-1], minor=True)
    ax.tick_params(axis="x", which="major", length=6, color=INK)
    ax.tick_params(axis="x", which="minor", length=0, labelcolor=INK, labelsize=SIZE)
    ax.set_yticks([])
    ax.set_xlim(first, last + 1)
    ax.set_ylim(bottom - 0.9, -0.7)
    ax.grid(True, axis="x", color=GRID, lw=0.6)
    ax.set_axisbelow(True)
    for name in ("top", "left", "right"):
        ax.spines[name].set_visible(False)


def _told(chosen: dict, titles: dict, first: int, last: int) -> str:
    """Return what the figure shows: all events of each lane, by date."""
    lines = [
        f"{titles[name]}: "
        + "; ".join(f"{row['title']} ({date_in_words(row['date'])})" for row in found)
        for name, found in chosen.items()
    ]
    return f"Timeline {first}–{last}. {'. '.join(lines)}."
