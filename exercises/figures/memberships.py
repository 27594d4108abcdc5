"""The figure of memberships: bands for each state, 1992–2008."""

from typing import TYPE_CHECKING

from ..catalogue import find_row, name_of
from ..dates import years_of
from ..memberships import (
    by_name,
    members_in_2008,
    overlap,
    rows_of,
    states_of,
    status_in_words,
)
from ..tables import Row
from .drawing import ACCENT, GRID, INK, PAPER, SECOND, Drawing, new_axes

if TYPE_CHECKING:
    from matplotlib.axes import Axes

# Each circle in its earlier and its later form, with colour, hatch and place in a row.
CIRCLES = {
    "cst": (ACCENT, "////", -0.21),
    "csto": (ACCENT, "////", -0.21),
    "shanghai_five": (SECOND, "---", 0.21),
    "sco": (SECOND, "---", 0.21),
}
BEGIN, END = 1992, 2009  # the years that the figure shows, up to the last day of 2008


def plot_memberships(ax: "Axes | None" = None) -> Drawing:
    """Return who belonged to the two circles, and when, 1992–2008.

    One row is a state: above the band of the treaty of 1992 and the CSTO, below that of
    the Shanghai Five and the SCO. A broken outline: not yet in full, or since when is
    not stated; a thin band: observer; a diamond: guest.

    Examples
    --------
    >>> "In both at the end of 2008: Kazakhstan, Kyrgyzstan" in plot_memberships().alt
    True
    """
    states = _in_order()
    ax = new_axes(ax, 7.2, 0.34 * len(states) + 1.0)
    for y, state in enumerate(states):
        ax.axhline(y + 0.5, color=GRID, lw=0.8, zorder=0)
        found = [row for circle in CIRCLES for row in rows_of(circle, state)]
        for row in found:
            _draw_membership(ax, y, row)
        if not found:
            _write(ax, END - 0.25, y, "in neither circle", "right")
    names = [find_row("states", state)["name"] for state in states]
    ax.set_yticks(range(len(states)), names)
    ax.yaxis.tick_right()  # beside the end of 2008, which a phone shows first
    ax.set_ylim(len(states) - 0.4, -0.6)
    ax.set_xlim(BEGIN, END + 0.05)
    _draw_years(ax)
    _draw_legend(ax)
    caption = (
        "Members, observers and guests of the two circles, 1992–2008, as the articles "
        "report them. Uzbekistan’s return to the CSTO was announced on 23 June 2006; "
        "the course adds its protocol, 16 August 2006, and its ratification, "
        "28 March 2008"
    )
    return Drawing(ax, caption, _told(states), opens="right")


def _in_order() -> list[str]:
    """Return the states of the figure: first those in both circles, last in neither."""
    both = {*members_in_2008("sco")} & {*members_in_2008("csto")}
    groups = [
        both,
        members_in_2008("sco"),
        members_in_2008("csto"),
        states_of("cst"),
        states_of("sco", status="observer"),
        states_of("sco"),
        ["TM"],  # the one Central Asian state in neither
    ]
    return list(dict.fromkeys(state for one in groups for state in by_name(one)))


def _middle(date: str) -> float:
    return sum(years_of(date)) / 2


def _event(name: str) -> float:
    return _middle(find_row("events", name)["date"])


def pieces(row: Row) -> list[tuple[float, float, bool]]:
    """Return the stretches of a band: begin, end, and whether surely in full.

    Examples
    --------
    >>> [(round(a, 1), sure) for a, _, sure in pieces(rows_of("cst", "AM")[0])]
    [(1992.4, False), (1999.5, True)]
    """
    end = _middle(row["until"]) if row["until"] else END
    if not row[
        "from"
    ]:  # a party when the treaty was prolonged, or not: so much is said
        begin = _event("collective_security_treaty")
        known = _event("collective_security_treaty_prolonged")
    else:
        begin = _middle(row["from"])
        known = _middle(row["ratified"] or row["from"])
    pieces = [(begin, min(known, end), False), (known, end, True)]
    return [piece for piece in pieces if piece[0] < piece[1]]


def _draw_membership(ax, y: float, row: Row) -> None:
    colour, hatch, offset = CIRCLES[row["organisation"]]
    y += offset
    if row["status"] == "guest":
        told = "guest" if row["from"] else "guest, since when not stated"
        x = _middle(row["from"]) if row["from"] else END - 0.5
        ax.plot([x], [y], marker="D", color=colour, ms=6, ls="", zorder=3)
        _write(ax, x - 0.25, y, told, "right")
        return
    height = 0.36 if row["status"] == "member" else 0.12
    for begin, end, sure in pieces(row):
        style = {"ec": colour, "fc": PAPER, "lw": 1, "ls": (0, (3, 2)), "zorder": 1}
        if sure:
            style |= {"ls": "-", "hatch": hatch, "zorder": 2}
            style["fc"] = _tint(colour) if height > 0.2 else colour
        ax.barh(y, end - begin, left=begin, height=height, **style)
    if row["organisation"] == "cst" and end < _event("csto_formed"):
        _write(ax, end + 0.15, y, "left")
    if row["from_kind"] == "announced":
        _write(ax, _middle(row["from"]) - 0.15, y, "announced", "right")


def _write(ax, x: float, y: float, text: str, side: str = "left") -> None:
    ax.text(x, y, text, ha=side, va="center_baseline", size=8, color=INK)


def _tint(colour: str) -> tuple[float, ...]:
    from matplotlib.colors import to_rgb

    return tuple(0.25 * part + 0.75 for part in to_rgb(colour))


def _draw_years(ax) -> None:
    years = range(BEGIN, END + 1)
    ax.set_xticks(years, ["" for _ in years])
    ax.set_xticks([year + 0.5 for year in years[:-1]], years[:-1], minor=True)
    ax.tick_params(axis="x", which="minor", length=0, labelcolor=INK, labelsize=8)
    ax.tick_params(axis="x", which="major", length=5, color=INK)
    ax.tick_params(axis="y", length=0, labelcolor=INK, labelsize=9)
    ax.grid(True, axis="x", color=GRID, lw=0.6)
    ax.set_axisbelow(True)
    for name in ("top", "left", "right"):
        ax.spines[name].set_visible(False)


def _draw_legend(ax) -> None:
    from matplotlib.lines import Line2D
    from matplotlib.patches import Patch

    def patch(circle: str, words: str, **style) -> Patch:
        colour, hatch, _ = CIRCLES[circle]
        look = {"fc": _tint(colour), "ec": colour, "hatch": hatch} | style
        return Patch(label=words, **look)

    broken = {"fc": PAPER, "ec": INK, "hatch": "", "ls": (0, (3, 2))}
    keys = [
        patch("cst", "treaty of 1992; CSTO from 2002"),
        patch("sco", "Shanghai Five; SCO from 2001"),
        patch("sco", "beginning not stated, or not ratified", **broken),
        Line2D([], [], color=SECOND, lw=4, label="observer"),
        Line2D([], [], color=SECOND, marker="D", ls="", label="guest"),
    ]
    ax.legend(
        handles=keys,
        loc="upper right",
        bbox_to_anchor=(1.14, -0.05),
        ncols=2,
        frameon=False,
        fontsize=8,
        labelcolor=INK,
        handlelength=1.8,
        handletextpad=0.5,
        columnspacing=0.8,
    )


def _told(states: list[str]) -> str:
    """Return what the figure shows: who is in what in 2008, and who came and left."""
    groups = overlap("sco", "csto")
    lines = [f"In both at the end of 2008: {', '.join(groups['SCO and CSTO'])}"]
    lines += [f"{one}: {', '.join(groups[one])}" for one in ("SCO only", "CSTO only")]
    tellings = {
        "Left the treaty after 1999": lambda row: row["until"] == "1999",
        "Observers of the SCO": lambda row: row["status"] == "observer",
        "Guests": lambda row: row["status"] == "guest",
        "Announced, then ratified": lambda row: row["from_kind"] == "announced",
    }
    every = [row for one in CIRCLES for state in states for row in rows_of(one, state)]
    for told, holds in tellings.items():
        found = [_named(row) for row in every if holds(row)]
        lines.append(f"{told}: {'; '.join(found)}")
    none = [
        find_row("states", s)["name"]
        for s in states
        if not any(rows_of(one, s) for one in CIRCLES)
    ]
    lines.append(f"In neither: {', '.join(none)}")
    return f"Bands of membership 1992–2008. {'. '.join(lines)}."


def _named(row: Row) -> str:
    name = find_row("states", row["state"])["name"]
    if row["from_kind"] == "announced":
        return f"{name}, {name_of(row['organisation'])} {status_in_words(row)}"
    years = row["from"] and row["status"] != "member"
    return f"{name} ({row['from'][:4]})" if years else name
