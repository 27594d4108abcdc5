"""The evidence that speaks for or against a criterion, for a case."""

from collections.abc import Iterable

from .catalogue import find_row, place, speaker
from .present import hedge_of
from .table_view import Table, without_empty
from .tables import Row, rows

Bearing = tuple[Row, Row]  # a row of `bearings`, and its row of `evidence`


def find_bearings(
    case: str,
    criterion: str = "",
    *,
    source: str = "",
    voice: str = "",
    speaker: str = "",
) -> list[Bearing]:
    """Return the bearings on a case with their evidence, what speaks for it first.

    Parameters
    ----------
    case : str
        Id of a case.
    criterion : str, optional
        Id of a criterion; all of them by default.
    source, voice, speaker : str, optional
        As the table `evidence` has them; each leaves nothing out if empty.

    Examples
    --------
    >>> found = find_bearings("sco", "defence_pact", source="tugsbilguun2009")
    >>> {bearing["direction"] for bearing, _ in found}
    {'against'}
    """
    find_row("cases", case)
    wanted = {"source": source, "voice": voice, "speaker": speaker}
    found = [
        (bearing, find_row("evidence", bearing["evidence"]))
        for bearing in rows("bearings")
        if bearing["case"] == case and criterion in ("", bearing["criterion"])
    ]
    found = [
        (bearing, row)
        for bearing, row in found
        if all(value in ("", row[name]) for name, value in wanted.items())
    ]
    return sorted(found, key=lambda pair: pair[0]["direction"] != "for")


def bearing_table(found: Iterable[Bearing], caption: str) -> Table:
    """Return evidence with the way it speaks, who says it, how firmly, and where.

    Parameters
    ----------
    found : iterable of Bearing
        As `find_bearings` returns them.
    caption : str
        What the table shows.

    Examples
    --------
    >>> found = find_bearings("sco", "defence_pact")
    >>> bearing_table(found, "A defence pact?").head[1]
    'Speaks'
    """
    body = [
        (
            row["statement"],
            f"{bearing['direction']}, {bearing['directness']}",
            f"{speaker(row['speaker'])}, {row['voice']}",
            hedge_of(row),
            place(row["id"]),
        )
        for bearing, row in found
    ]
    head = ("What is said", "Speaks", "Who says it", "Hedge", "Where")
    return without_empty("Hedge", Table(caption, head, body))
