"""Who belongs to what, and since when: a figure of bands, and tables."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from .catalogue import find_row, name_of
from .dates import MONTHS, years_of
from .figures import ACCENT, GRID, INK, PAPER, SECOND, Drawing, _axes
from .present import Table
from .tables import Row, rows

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
SIZE = 8.5


def rows_of(organisation: str, state: str | None = None) -> list[Row]:
    """Return the memberships of an organisation, or of one state in it.

    Examples
    --------
    >>> [(row["status"], row["from"]) for row in rows_of("sco", "MN")]
    [('observer', '2004')]
    """
    find_row("organisations", organisation)
    return [
        row
        for row in rows("memberships")
        if row["organisation"] == organisation and state in (None, row["state"])
    ]


def status_in_words(row: Row) -> str:
    """Return a membership as a cell says it, no more precise than the ledger.

    Examples
    --------
    >>> status_in_words(rows_of("csto", "UZ")[0])
    'member: announced June 2006, protocol August 2006, ratified March 2008'
    >>> status_in_words(rows_of("cst", "UZ")[0])
    'member until 1999'
    """
    status, begin, end = row["status"], row["from"][:4], row["until"][:4]
    if row["from_kind"] == "announced":
        steps = {"announced": "from", "protocol": "signed", "ratified": "ratified"}
        told = [f"{word} {_month(row[key])}" for word, key in steps.items() if row[key]]
        return f"{status}: {', '.join(told)}"
    if row["from_kind"] == "named":
        return f"{status}, so named since {begin}"
    if begin and end:
        return f"{status} {begin}" if begin == end else f"{status} {begin}–{end}"
    return (
        f"{status} since {begin}"
        if begin
        else f"{status} until {end}"
        if end
        else status
    )


def _month(date: str) -> str:
    return f"{MONTHS[int(date[5:7]) - 1]} {date[:4]}"


def states_of(*organisations: str, status: str | None = None) -> list[str]:
    """Return the states with a row in any of some organisations, by name.

    Examples
    --------
    >>> states_of("csto")[:3]
    ['AM', 'BY', 'KZ']
    """
    found = {
        row["state"]
        for one in organisations
        for row in rows_of(one)
        if status in (None, row["status"])
    }
    return _by_name(found)


def _by_name(states: Iterable[str]) -> list[str]:
    return sorted(states, key=lambda state: find_row("states", state)["name"])


def membership_table(
    *organisations: str,
    of: str | None = None,
    others: Iterable[str] = (),
    caption: str | None = None,
) -> Table:
    """Return which state stands how in which organisation, as far as the ledger knows.

    One row is a state, one column an organisation. A dash: not listed. A cell without
    a year: since when is not stated.

    Parameters
    ----------
    *organisations : str
        Ids of the table `organisations`, in the order of the columns.
    of : str, optional
        An organisation whose members, then observers, are the rows; else all states
        that stand in one of the organisations, by name.
    others : iterable of str
        Ids of the table `states`, for more rows.
    caption : str, optional
        What the table shows.

    Examples
    --------
    >>> membership_table("sco", "csto", of="sco", others=["TM"]).body[::10]
    [('China', 'member since 2001', '–'), ('Turkmenistan', '–', '–')]
    """
    states = states_of(*organisations)
    if of:
        states = members_in_2008(of) + states_of(of, status="observer")
    body = []
    for state in [*states, *others]:
        cells = (
            ", ".join(map(status_in_words, rows_of(one, state))) or "–"
            for one in organisations
        )
        body.append((find_row("states", state)["name"], *cells))
    names = [name_of(one) for one in organisations]
    told = "Who belongs to what up to the end of 2008; a dash: not listed"
    return Table(caption or told, ("State", *names), body)


def members_in_2008(organisation: str) -> list[str]:
    """Return the members at the end of 2008, as the articles list them, by name.

    Examples
    --------
    >>> len(members_in_2008("sco")), len(members_in_2008("csto"))
    (6, 7)
    """
    found = rows_of(organisation)
    return _by_name(
        row["state"] for row in found if row["status"] == "member" and not row["until"]
    )


def overlap(
    first: str, second: str, others: Iterable[str] = ()
) -> dict[str, list[str]]:
    """Return which states belong to one, both or neither of two organisations in 2008.

    Parameters
    ----------
    first, second : str
        Ids of the table `organisations`.
    others : iterable of str
        States to place as well, even if they belong to neither.

    Examples
    --------
    >>> overlap("sco", "csto", ["TM"])["CSTO only"]
    ['Armenia', 'Belarus']
    """
    one, two = members_in_2008(first), members_in_2008(second)
    a, b = name_of(first), name_of(second)
    found = {
        f"{a} only": [state for state in one if state not in two],
        f"{a} and {b}": [state for state in one if state in two],
        f"{b} only": [state for state in two if state not in one],
        "neither": [state for state in others if state not in {*one, *two}],
    }
    return {
        group: [find_row("states", state)["name"] for state in states]
        for group, states in found.items()
        if states
    }


def overlap_table(first: str, second: str, others: Iterable[str] = ()) -> Table:
    """Return which states belong to one, both or neither of two organisations in 2008.

    One row is a group of states; parameters as for `overlap`.

    Examples
    --------
    >>> overlap_table("sco", "csto", ["TM"]).body[0]
    ('SCO only', '1', 'China')
    """
    found = overlap(first, second, others)
    body = [(group, str(len(one)), ", ".join(one)) for group, one in found.items()]
    caption = (
        f"Members of the {name_of(first)} and of the {name_of(second)}, as of 2008"
    )
    return Table(caption, ("Member of", "States", "Which"), body)


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
    ax = _axes(ax, 7.2, 0.34 * len(states) + 1.0)
    for y, state in enumerate(states):
        ax.axhline(y + 0.5, color=GRID, lw=0.8, zorder=0)
        found = [row for circle in CIRCLES for row in rows_of(circle, state)]
        for row in found:
            _draw_membership(ax, y, row)
        if not found:
            _write(ax, BEGIN + 0.37, y, "in neither circle")
    names = [find_row("states", state)["name"] for state in states]
    ax.set_yticks(range(len(states)), names)
    ax.set_ylim(len(states) - 0.4, -0.6)
    ax.set_xlim(BEGIN, END + 0.05)
    _draw_years(ax)
    _draw_legend(ax)
    caption = (
        "Members, observers and guests of the two circles, 1992–2008, as the articles "
        "report them. Uzbekistan’s return to the CSTO was announced on 23 June 2006; "
        "protocol 16 August 2006, ratified 28 March 2008"
    )
    return Drawing(ax, caption, _told(states))


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
    return list(dict.fromkeys(state for one in groups for state in _by_name(one)))


def _middle(date: str) -> float:
    return sum(years_of(date)) / 2


def _event(name: str) -> float:
    return _middle(find_row("events", name)["date"])


def _pieces(row: Row) -> list[tuple[float, float, bool]]:
    """Return the stretches of a band: begin, end, and whether surely in full.

    Examples
    --------
    >>> [(round(a, 1), sure) for a, _, sure in _pieces(rows_of("cst", "AM")[0])]
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
    for begin, end, sure in _pieces(row):
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
        loc="upper left",
        bbox_to_anchor=(-0.13, -0.05),
        ncols=2,
        frameon=False,
        fontsize=SIZE,
        labelcolor=INK,
        handlelength=2.6,
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
        "Announced before it was so": lambda row: row["from_kind"] == "announced",
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
