"""Explorer: what members and observers want, what binds them and what divides."""

from collections import Counter

from ..catalogue import name_of
from ..interests import KINDS, WORDS, find_interests, interest_table
from ..table_view import Table
from ..tables import rows
from .base import ANY, Choice, Explorer, Offer, StaticExplorer, explorer, offer_some


def as_tables(
    article: str, state: str, kind: str, direction: str
) -> tuple[Table, Table]:
    """Return how many interests bind and divide, by kind, and the interests."""
    states = [state] if state else []
    own = {"within": article, "kind": kind, "direction": direction}
    return count_table(*states, **own), interest_table(*states, **own)


def count_table(*states: str, **which: str) -> Table:
    """Return how many statements there are by kind, and by whether they bind.

    Parameters
    ----------
    *states, **which : str
        As for `interest_table`.

    Examples
    --------
    >>> count_table("MN").body[0]
    ('economic', '2', '0', '0', '2')
    """
    found = find_interests(*states, **which)
    counted = Counter((row["kind"], row["direction"]) for row in found)
    body = []
    for kind in KINDS:
        numbers = [counted[kind, direction] for direction in WORDS]
        if any(numbers):
            body.append((kind, *map(str, [*numbers, sum(numbers)])))
    head = ("Kind", *WORDS.values(), "all")
    return Table("How many statements; a number is no weight", head, body)


def _articles(_chosen) -> Offer:
    return offer_some({row["id"]: row["short"] for row in rows("articles")}, "both")


def _states(chosen) -> Offer:
    found = {row["state"] for row in find_interests(within=chosen["article"])}
    names = sorted((name_of(one), one) for one in found)
    return offer_some({one: name for name, one in names}, "all ten")


def _left(chosen):
    states = [chosen["state"]] if chosen["state"] else []
    kind = chosen.get("kind", ANY)
    return find_interests(*states, within=chosen["article"], kind=kind)


def _kinds(chosen) -> Offer:
    found = {row["kind"] for row in _left(chosen)}
    return offer_some({kind: kind for kind in KINDS if kind in found}, "all")


def _directions(chosen) -> Offer:
    found = {row["direction"] for row in _left(chosen)}
    return offer_some({d: word for d, word in WORDS.items() if d in found}, "all")


CHOICES = (
    Choice("article", "Article", _articles),
    Choice("state", "State", _states, first="CN"),
    Choice("kind", "Kind", _kinds),
    Choice("direction", "Direction", _directions, first="divides"),
)


def explore_interests() -> Explorer | StaticExplorer:
    """Show the interests of a state: of which kind, and whether they bind or divide.

    Returns
    -------
    Explorer or StaticExplorer
        A view with `article`, `state`, `kind`, `direction` and `view`; in the book
        what divides China from other members.
    """
    return explorer(as_tables, CHOICES)
