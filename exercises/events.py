"""The table of all events that the articles report."""

from .catalogue import find_row, name_of, place_of
from .dates import by_date, date_in_words
from .table_view import Table
from .tables import Row, rows, split


def event_table(first: int = 0, last: int = 9999) -> Table:
    """Return the events that the two articles report, by date.

    One row is an event. Where only the year is known, it stands at the end of the year.

    Parameters
    ----------
    first, last : int
        The years in which they began.

    Examples
    --------
    >>> event_table(2002, 2002).body[1][1:4]
    ('Charter of the SCO adopted', 'SCO', 'Tugsbilguun, Part II, fn 65, 66')
    """
    body = []
    for row in sorted(rows("events"), key=lambda row: by_date(row["date"])):
        if first <= int(row["date"][:4]) <= last:
            who = ", ".join(map(name_of, split(row["actors"])))
            told = (row["title"], who, _places(row), row["note"])
            body.append((date_in_words(row["date"]), *told))
    years = [row[0][-4:] for row in (body[0], body[-1])]
    caption = f"Events that the two articles report, {'–'.join(dict.fromkeys(years))}"
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
