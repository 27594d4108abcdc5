"""Explorer: what happened, by article, actor, lane and year."""

from ..catalogue import name_of
from ..events import event_table, find_events, lane_names
from ..table_view import Table
from ..tables import rows, split
from .base import ANY, Choice, Explorer, Offer, StaticExplorer, explorer, offer_some


def as_tables(article: str, actor: str, lane: str, year: str) -> tuple[Table]:
    """Return the events that fit what is chosen."""
    first, last = (int(year), int(year)) if year else (0, 9999)
    return (event_table(first, last, actor=actor, lane=lane, article=article),)


def _articles(_chosen) -> Offer:
    return offer_some({row["id"]: row["short"] for row in rows("articles")}, "both")


def _actors(chosen) -> Offer:
    """Return who has a part in events of the article, by name."""
    found = {one for row in find_events(**chosen) for one in split(row["actors"])}
    names = sorted((name_of(one), one) for one in found)
    return offer_some({one: name for name, one in names}, "all")


def _lanes(chosen) -> Offer:
    found = {row["lane"] for row in find_events(**chosen)}
    names = {one: name for one, name in lane_names().items() if one in found}
    return offer_some(names, "all")


def _years(chosen) -> Offer:
    years = sorted({row["date"][:4] for row in find_events(**chosen)})
    return offer_some({year: year for year in years}, "all")


CHOICES = (
    Choice("article", "Article", _articles),
    Choice("actor", "Actor", _actors, first=ANY),
    Choice("lane", "Lane", _lanes, first=ANY),
    Choice("year", "Year", _years, first="2007"),
)


def explore_events() -> Explorer | StaticExplorer:
    """Show the events that the articles report, for an actor, a lane and a year.

    Returns
    -------
    Explorer or StaticExplorer
        A view with `article`, `actor`, `lane`, `year` and `view`; in the book the
        events of 2007.
    """
    return explorer(as_tables, CHOICES)
