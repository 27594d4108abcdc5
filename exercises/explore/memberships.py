"""Explorer: who belonged to what in a year."""

from ..catalogue import find_row, name_of
from ..memberships import belonging_table, by_name, find_memberships
from ..table_view import Table
from .base import Choice, Explorer, Offer, StaticExplorer, explorer, offer_some

YEARS = range(1996, 2009)  # from the Shanghai Five to the articles


def as_tables(year: str, organisation: str, state: str) -> tuple[Table]:
    """Return who belonged to what in a year."""
    return (belonging_table(int(year), organisation=organisation, state=state),)


def _years(_chosen) -> Offer:
    return [(str(year), str(year)) for year in reversed(YEARS)]


def _organisations(chosen) -> Offer:
    found = find_memberships(int(chosen["year"]))
    ids = dict.fromkeys(row["organisation"] for row in found)
    return offer_some({one: name_of(one) for one in ids}, "all")


def _states(chosen) -> Offer:
    found = find_memberships(int(chosen["year"]), organisation=chosen["organisation"])
    ids = by_name({row["state"] for row in found})
    return offer_some({one: find_row("states", one)["name"] for one in ids}, "all")


CHOICES = (
    Choice("year", "Year", _years),
    Choice("organisation", "Organisation", _organisations),
    Choice("state", "State", _states),
)


def explore_memberships() -> Explorer | StaticExplorer:
    """Show who belonged to what in a year, as far as the articles say.

    Returns
    -------
    Explorer or StaticExplorer
        A view with `year`, `organisation`, `state` and `view`; in the book all
        organisations in 2008.
    """
    return explorer(as_tables, CHOICES)
