"""Who is named in the two articles, and in whose voice they are heard there."""

from .catalogue import find_row, place_of, speaker
from .dates import date_in_words
from .table_view import Table
from .tables import Row, rows, split


def people_table() -> Table:
    """Return the people whom the articles name in their text, let speak or cite.

    One row is a person. Of those whom only notes name, the table `people` has the ones
    of whom the course speaks; the bibliography has all authors. An empty cell: the
    article spells the name as usual, or gives no office.

    Examples
    --------
    >>> {row[0]: row[1:] for row in people_table().body}["Yuri Baluyevsky"][1]
    'Chief of the Russian General Staff (November 2006)'
    """
    body = [
        (
            row["name"],
            row["spelling_in_article"],
            _office(row),
            first_named(row),
            heard_as(row["id"]),
        )
        for row in rows("people")
        if row["first_named"]
    ]
    head = ("Person", "Spelled in the article", "Office or description, as of")
    head += ("First named", "Heard as")
    return Table("People of the two articles", head, body)


def organisation_table() -> Table:
    """Return the organisations, treaties and movements that the articles name.

    One row is an organisation; those that only works of the course's own choice name
    are left out.

    Examples
    --------
    >>> {row[0]: row[2] for row in organisation_table().body}["ANZUS"]
    'Tugsbilguun, Part IV'
    """
    body = [
        (row["name"], row["kind"], first_named(row), row["note"])
        for row in rows("organisations")
        if row["first_named"]
    ]
    head = ("Name", "What it is", "First named", "Note")
    return Table("Institutions of the two articles", head, body)


def _office(row: Row) -> str:
    when = f" ({date_in_words(row['as_of'])})" if row["as_of"] else ""
    return row["office"] + when


def _is_in_the_text(row: Row) -> bool:
    return any(":" not in one for one in split(row["first_named"]))


def first_named(row: Row) -> str:
    """Return where each article first names a person or an organisation.

    Examples
    --------
    >>> first_named(find_row("people", "richard_weitz"))
    'de Haas, Background, fn 6; Tugsbilguun, Part IV'
    """
    places = (one.partition(":") for one in split(row["first_named"]))
    return "; ".join(place_of(section, note) for section, _, note in places)


def voices(person: str) -> dict[str, list[str]]:
    """Return the voices in which a person is heard, with the articles that let them.

    Examples
    --------
    >>> voices("marcel_de_haas")
    {'author': ['de Haas'], 'analyst': ['Tugsbilguun']}
    """
    found: dict[str, list[str]] = {}
    for row in rows("evidence"):
        if row["speaker"] == person and row["section"]:
            section = find_row("sections", row["section"])
            short = find_row("articles", section["article"])["short"]
            articles = found.setdefault(row["voice"], [])
            if short not in articles:
                articles.append(short)
    return found


def heard_as(person: str) -> str:
    """Return the voices of a person in words.

    Examples
    --------
    >>> heard_as("vladimir_putin"), heard_as("hamid_karzai")
    ('official (de Haas, Tugsbilguun)', 'named only')
    >>> heard_as("olga_oliker")
    'cited only'
    >>> heard_as("pal_dunay")
    'analyst (Tugsbilguun), with Alyson J. K. Bailes'
    """
    row = find_row("people", person)
    through = row["heard_through"]
    told = "; ".join(
        f"{voice} ({', '.join(articles)})"
        for voice, articles in voices(through or person).items()
    )
    if through:
        return f"{told}, with {speaker(through)}"
    return told or ("named only" if _is_in_the_text(row) else "cited only")
