"""Explorer: the evidence that bears on a criterion, by case, voice and article."""

from ..bearings import bearing_table, find_bearings
from ..catalogue import find_row, label, speaker
from ..matrix import cases
from ..table_view import Table
from ..tables import rows
from ..verdicts import case_name
from .base import ANY, Choice, Explorer, Offer, StaticExplorer, explorer, offer_some

VOICES = ("author", "official", "document", "analyst")


def as_tables(
    case: str, criterion: str, source: str, voice: str, speaker: str
) -> tuple[Table]:
    """Return the evidence on a criterion that fits what is chosen."""
    found = find_bearings(case, criterion, source=source, voice=voice, speaker=speaker)
    return (bearing_table(found, f"{case_name(case)}: {label(criterion)}"),)


def _cases(_chosen) -> Offer:
    known = {row["case"] for row in rows("bearings")}
    return [(case_name(case), case) for case in cases() if case in known]


def _criteria(chosen) -> Offer:
    found = {bearing["criterion"] for bearing, _ in find_bearings(chosen["case"])}
    return [(name, one) for name, one in sorted((label(one), one) for one in found)]


def _sources(chosen) -> Offer:
    """Return the articles, then the other works that say something on it."""
    found = {row["source"] for _, row in find_bearings(**chosen)}
    articles = [row["source"] for row in rows("articles") if row["source"] in found]
    names = {row["source"]: row["short"] for row in rows("articles")}
    names |= {one: find_row("sources", one)["short"] for one in found - set(names)}
    order = [*articles, *sorted(found - set(articles))]
    return offer_some({one: names[one] for one in order}, "all")


def _voices(chosen) -> Offer:
    found = {row["voice"] for _, row in _left(chosen)}
    return offer_some({one: one for one in VOICES if one in found}, "all")


def _speakers(chosen) -> Offer:
    found = {row["speaker"] for _, row in _left(chosen)}
    names = sorted((speaker(one), one) for one in found)
    return offer_some({one: name for name, one in names}, "all")


def _left(chosen):
    return find_bearings(
        chosen["case"],
        chosen["criterion"],
        source=chosen["source"],
        voice=chosen.get("voice", ANY),
    )


CHOICES = (
    Choice("case", "Case", _cases, first="sco"),
    Choice("criterion", "Criterion", _criteria, first="defence_pact"),
    Choice("source", "Source", _sources),
    Choice("voice", "Voice", _voices),
    Choice("speaker", "Speaker", _speakers),
)


def explore_evidence() -> Explorer | StaticExplorer:
    """Show the evidence on a criterion of a case, by source, voice and speaker.

    Returns
    -------
    Explorer or StaticExplorer
        A view with `case`, `criterion`, `source`, `voice`, `speaker` and `view`; in
        the book the evidence on a defence pact in the SCO.
    """
    return explorer(as_tables, CHOICES)
