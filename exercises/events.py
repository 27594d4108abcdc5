"""The table of all events that the articles report."""

from .catalogue import find_row, name_of, place_of
from .dates import by_date, date_in_words
from .table_view import Table
from .tables import Row, describe, rows, split


def lane_names() -> dict[str, str]:
    """Return what the lanes of the time line stand for, by id.

    Examples
    --------
    >>> lane_names()["between"]
    'Between the SCO and the CSTO'
    """
    fields = {field["name"]: field for field in describe("events")["schema"]["fields"]}
    return fields["lane"]["meanings"] | {"other": "Other"}


def find_events(
    first: int = 0, last: int = 9999, *, actor="", lane="", article=""
) -> list[Row]:
    """Return events by date; a year alone stands at the end of the year.

    Parameters
    ----------
    first, last : int
        The years in which they began.
    actor, lane, article : str, optional
        Ids; each leaves nothing out if empty.

    Examples
    --------
    >>> [row["id"] for row in find_events(2007, lane="tashkent")]
    ['csto_dushanbe_summit']
    """
    return [
        row
        for row in sorted(rows("events"), key=lambda row: by_date(row["date"]))
        if first <= int(row["date"][:4]) <= last
        and (not actor or actor in split(row["actors"]))
        and lane in ("", row["lane"])
        and (not article or article in split(row["article"]))
    ]


def event_table(
    first: int = 0, last: int = 9999, *, actor="", lane="", article=""
) -> Table:
    """Return the events that the two articles report, by date, as a table.

    One row is an event. Where only the year is known, it stands at the end of the year.

    Parameters
    ----------
    first, last, actor, lane, article
        As for `find_events`.

    Examples
    --------
    >>> event_table(2002, 2002).body[1][1:4]
    ('Charter of the SCO adopted', 'SCO', 'Tugsbilguun, Part II, fn 65, 66')
    """
    found = find_events(first, last, actor=actor, lane=lane, article=article)
    if not found:
        raise ValueError("no event fits; leave out one of the conditions")
    body = []
    for row in found:
        who = ", ".join(map(name_of, split(row["actors"])))
        told = (row["title"], who, _places(row), row["note"])
        body.append((date_in_words(row["date"]), *told))
    years = "–".join(dict.fromkeys(row["date"][:4] for row in (found[0], found[-1])))
    by = find_row("articles", article)["short"] if article else "the two articles"
    verb = "reports" if article else "report"
    chosen = [name_of(actor)] if actor else []
    chosen += [lane_names()[lane]] if lane else []
    caption = f"Events that {by} {verb}, {years}"
    caption += f": {', '.join(chosen)}" if chosen else ""
    head = ("Date", "What happened", "Who", "Where it is said", "To be known")
    return Table(caption, head, body)


def _places(event: Row) -> str:
    """Return sections with those of the footnotes that stand in them."""
    told = []
    for section in split(event["sections"]):
        row = find_row("sections", section)
        notes = [
            number
            for article, _, number in (
                n.partition(":") for n in split(event["footnotes"])
            )
            if article == row["article"] and _stands_in(int(number), row)
        ]
        told.append(place_of(section, ";".join(notes)))
    return "; ".join(told)


def _stands_in(note: int, section: Row) -> bool:
    first, last = section["first_footnote"], section["last_footnote"]
    return bool(first) and int(first) <= note <= int(last)
