"""The chain of events between SCO and CSTO, drawn as a time line in lanes."""

from typing import TYPE_CHECKING

from ..catalogue import find_row
from ..dates import date_in_words
from ..tables import index
from .drawing import ACCENT, INK, Drawing
from .sheet import sheet, wrap, write

if TYPE_CHECKING:
    from matplotlib.axes import Axes

SECOND = "#8a4b08"
# Points: the sheet, a line of text, the column of dates, a lane, and between lanes.
WIDTH, LINE, DATES, LANE, GAP = 518.0, 11.2, 56.0, 146.0, 12.0
SIZE = 9.2  # of letters: on paper the figure leaves room for text on its page
LANES = {
    "push": ("Pushes for it", ">", ACCENT, "#eef4fb"),
    "hold": ("Holds it back", "s", SECOND, "#f9f2e6"),
    "done": ("What was done", "o", INK, "#f1f3f5"),
}
# A row of `events` or `drills`, and what stands in which lane. The numbers are those of
# the four events in which the section sees progress.
CHAIN = (
    (
        "russian_plan_csto_sco",
        {
            "push": "Russia means to bring the two closer, ‘probably’ also to form an "
            "‘Eastern bloc’",
            "hold": "Uzbekistan threatens to leave the SCO (not dated exactly)",
        },
    ),
    (
        "uzbekistan_drill_absence",
        {"hold": "Uzbekistan stays away from SCO drills: the CSTO might be involved"},
    ),
    (
        "zhang_instruction",
        {
            "push": "Zhang Deguang tells of the SCO foreign ministers’ instruction to "
            "cooperate"
        },
    ),
    (
        "uzbekistan_csto_return",
        {"done": "Putin announces that Uzbekistan will ‘(again)’ join the CSTO"},
    ),
    (
        "joint_drill_proposal_rejected",
        {
            "push": "Russia (Baluyevsky) proposes joint drills for 2007",
            "hold": "China rejects the proposal",
        },
    ),
    (
        "memorandum_deadlock",
        {"hold": "Talks on a memorandum stall: the text is ready, China reluctant"},
    ),
    (
        "afghanistan_proposal",
        {"push": "(1) The CSTO proposes joint action on Afghanistan"},
    ),
    (
        "peace_mission_2007",
        {
            "hold": "China keeps the CSTO from taking part in Peace Mission 2007",
            "done": "(2) Observers of the CSTO are there, without taking part",
        },
    ),
    (
        "bishkek_summit",
        {
            "done": "(3) SCO summit notes growing cooperation, ‘probably’ at "
            "Russia’s request, and backs closer ties"
        },
    ),
    (
        "memorandum_signed",
        {
            "done": "(4) Memorandum signed between the Secretariats, ‘presumably’ for "
            "China’s consent"
        },
    ),
    (
        "first_memorandum_meeting",
        {"done": "First meeting on the memorandum’s fields"},
    ),
)


def chain_dates() -> list[tuple[str, str]]:
    """Return the events of the SCO–CSTO chain with their dates, the earliest first.

    Examples
    --------
    >>> chain_dates()[0]
    ('russian_plan_csto_sco', '2003')
    """
    return [
        (
            name,
            find_row("drills" if name in index("drills") else "events", name)["date"],
        )
        for name, _ in CHAIN
    ]


def plot_chain(ax: "Axes | None" = None) -> Drawing:
    """Return how SCO and CSTO drew closer, 2003–2007, by de Haas's account.

    Each row is a date. Three lanes part who pushes for it, who holds it back and what
    was done; arrows lead to the answer. Hedges are kept.

    Parameters
    ----------
    ax : matplotlib.axes.Axes, optional
        Where to draw; by default on a sheet of its own.

    Examples
    --------
    >>> plot_chain().caption.split(". ")[0]
    'SCO and CSTO, 2003–2007, by de Haas’s account'
    """
    lines = [
        {lane: wrap(told, LANE - 26, SIZE) for lane, told in row.items()}
        for row in _rows()
    ]
    heights = [LINE * max(map(len, row.values())) + 7 for row in lines]
    ax = sheet(ax, WIDTH, sum(heights) + 24)
    top = sum(heights)
    for lane, (title, _, _, ground) in LANES.items():
        x = _left(lane)
        ax.axvspan(x, x + LANE, color=ground, lw=0, zorder=0)
        write(ax, x + 8, top + 12, title, weight="bold", size=SIZE)
    middles = {}
    for (name, date), row, height in zip(chain_dates(), lines, heights, strict=True):
        ax.plot([0, WIDTH], [top, top], color="#aab4bf", lw=0.7, zorder=1)
        middles[name] = top - height / 2
        write(ax, 4, middles[name], _when(date), size=SIZE, linespacing=1.1)
        for lane, told in row.items():
            _draw_cell(ax, lane, middles[name], told)
        top -= height
    _draw_arrows(ax, middles)
    caption = (
        "SCO and CSTO, 2003–2007, by de Haas’s account. (1) to (4) are the events in "
        "which he sees considerable progress. Arrows lead from a proposal to the "
        "answer, and from the talks that stalled to what was signed. "
        "The rows are not to scale."
    )
    return Drawing(ax, caption, f"Time line in three lanes. {_told()}")


def _rows() -> list[dict[str, str]]:
    return [row for _, row in CHAIN]


def _left(lane: str) -> float:
    return DATES + list(LANES).index(lane) * (LANE + GAP)


def _when(date: str) -> str:
    """Return a date in words, short and with the year on a line of its own."""
    *first, year = date_in_words(date).split()
    short = [word if len(word) < 6 else f"{word[:3]}." for word in first]
    return f"{' '.join(short)}\n{year}".strip()


def _draw_cell(ax: "Axes", lane: str, y: float, lines: list[str]) -> None:
    _, marker, color, _ = LANES[lane]
    x = _left(lane)
    ax.scatter(x + 9, y, s=45, marker=marker, color=color, zorder=3)
    style = {"size": SIZE, "linespacing": 1.1, "zorder": 4}
    write(ax, x + 18, y, "\n".join(lines), **style)


def _draw_arrows(ax: "Axes", middles: dict[str, float]) -> None:
    style = {"arrowprops": {"arrowstyle": "-|>", "color": INK, "lw": 1.1, "shrinkA": 0}}
    for name, row in CHAIN:
        if {"push", "hold"} <= row.keys():
            y, x = middles[name], _left("hold")
            ax.annotate("", (x + 5, y), (x - GAP - 3, y), **style)
    x = _left("done") - GAP / 2
    stalled, signed = middles["memorandum_deadlock"], middles["memorandum_signed"]
    ax.plot([x - 8, x, x], [stalled, stalled, signed], color=INK, lw=1.1, zorder=3)
    ax.annotate("", (x + GAP / 2 + 4, signed), (x, signed), **style)


def _told() -> str:
    """Return in sentences what the time line shows, row by row."""
    sentences = []
    for (_, date), row in zip(chain_dates(), _rows(), strict=True):
        told = "; ".join(f"{LANES[lane][0].lower()}: {row[lane]}" for lane in row)
        sentences.append(f"{date_in_words(date)}, {told}.")
    return " ".join(sentences)
