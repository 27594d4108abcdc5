"""How many interests of each state bind and how many divide."""

from collections import Counter
from typing import TYPE_CHECKING

from ..catalogue import name_of
from ..interests import KINDS, find_interests
from .bars import HATCHED, PALE, SOLID, draw_bars, in_words
from .drawing import Drawing

if TYPE_CHECKING:
    from matplotlib.axes import Axes

PARTS = {"divides": "divides", "binds": "binds", "neutral": "neither"}
LOOKS = (HATCHED, SOLID, PALE)


def plot_interests(
    *states: str, within: str = "tugsbilguun", ax: "Axes | None" = None
) -> Drawing:
    """Return how many interests of each state bind, and how many divide.

    Bars to the left divide, bars to the right bind. With one state a row is a kind of
    interest, with several it is a state. Counted are the rows of the table `interests`;
    what binds and what divides is the course's reading, and a number is no weight.

    Parameters
    ----------
    *states : str
        Ids of states; all ten where none is named.
    within : str
        Id of a section or of an article.
    ax : Axes, optional
        Where to draw.

    Examples
    --------
    >>> plot_interests("MN", within="tugsbilguun/part_3_4").alt
    'Bars of interests. Economic: 2 binds; Political: 2 divides; Status: 1 divides.'
    """
    found = find_interests(*states, within=within)
    one = len(states) == 1
    names = (
        {kind: kind.capitalize() for kind in KINDS}
        if one
        else {state: name_of(state) for state in states or _by_status(found)}
    )
    counted = Counter(
        (row["kind"] if one else row["state"], row["direction"]) for row in found
    )
    bars = [
        (label, [counted[name, part] for part in PARTS])
        for name, label in names.items()
        if any(counted[name, part] for part in PARTS)
    ]
    *rest, last = [name_of(one) for one in states] or ["members and observers"]
    whose = f"{', '.join(rest)} and {last}" if rest else last
    caption = (
        f"Interests of {whose}: those that divide (left) and those that bind (right), "
        "by the course’s reading; statements are counted, not weighed"
    )
    if not one:
        caption += ", and one that is made of a group counts for each of its states"
    ax = draw_bars(ax, bars, list(PARTS.values()), left=1, looks=LOOKS)
    told = in_words(bars, PARTS.values())
    return Drawing(ax, caption, f"Bars of interests. {told}.")


def _by_status(found: list) -> list[str]:
    """Return the states, those with most interests first."""
    return [state for state, _ in Counter(row["state"] for row in found).most_common()]
