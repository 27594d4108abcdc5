"""Names and places: finds a row by its id, says where a thing is said and by whom."""

from collections.abc import Iterable, Iterator
from difflib import SequenceMatcher

from .tables import Row, index, rows, split


class UnknownName(KeyError):
    """A name that the course does not know; the message gives the nearest known."""

    def __str__(self) -> str:
        return self.args[0]


def find_row(table: str, name: str) -> Row:
    """Return the row with this id, or say which ids are near.

    Examples
    --------
    >>> find_row("cases", "sco")["name"]
    'SCO'
    >>> find_row("cases", "sko")
    Traceback (most recent call last):
    exercises.catalogue.UnknownName: no 'sko' in cases; did you mean sco?
    """
    known = index(table)
    if name in known:
        return known[name]
    raise UnknownName(f"no {name!r} in {table}; {suggest(name, known)}")


def suggest(name: str, known: Iterable[str]) -> str:
    """Return which known names are near, or what there is.

    Examples
    --------
    >>> suggest("nahto", ["nato", "sco"])
    'did you mean nato?'
    >>> suggest("snider", ["snyder_alliance", "modern"])
    'did you mean snyder_alliance?'
    """
    near = [one for one in sorted(known) if _likeness(name, one) >= 0.6]
    near.sort(key=lambda one: -_likeness(name, one))
    if near := near[:3]:
        return f"did you mean {' or '.join(near)}?"
    return f"there are {', '.join(sorted(known)[:20])}"


def _likeness(name: str, known: str) -> float:
    """Return how alike two names are, or a name and the beginning of a longer one."""
    ends = (known, known[: len(name)])
    return max(SequenceMatcher(None, name, end).ratio() for end in ends)


def place(evidence: str) -> str:
    """Return where a piece of evidence is said, as a reader would cite it.

    Examples
    --------
    >>> place("tt_p1_snyder_specified_circumstances")
    'Tugsbilguun, Part I, fn 24'
    >>> place("nato_treaty_armed_attack")
    'North Atlantic Treaty (Washington, 4 April 1949), Article 5'
    """
    row = find_row("evidence", evidence)
    if not row["section"]:
        where = [find_row("sources", row["source"])["short"], row["place"]]
        return ", ".join(part for part in where if part)
    return place_of(row["section"], row["footnotes"])


def place_of(section: str, footnotes: str = "") -> str:
    """Return author, section and footnotes as a reader would cite them.

    Examples
    --------
    >>> place_of("de_haas/steps", "7;8")
    'de Haas, Steps, fn 7, 8'
    """
    row = find_row("sections", section)
    author = find_row("articles", row["article"])["short"]
    notes = f"fn {', '.join(split(footnotes))}" if footnotes else ""
    return ", ".join(part for part in (author, row["short"], notes) if part)


FINDABLE = {
    **{"evidence": "statement", "definitions": "name", "events": "title"},
    **{"criteria": "label", "cases": "name", "sources": "short"},
}


def find(words: str) -> Iterator[tuple[str, str, str]]:
    """Yield table, id and text of rows that hold some words, in any table of these.

    Examples
    --------
    >>> [name for table, name, _ in find("modelski") if table == "definitions"]
    ['modelski']
    """
    for table, column in FINDABLE.items():
        for row in rows(table):
            text = row[column]
            told = f"{text} {row['id']}".lower()
            if all(word in told for word in words.lower().split()):
                where = f" ({place(row['id'])})" if table == "evidence" else ""
                yield table, row["id"], f"{text}{where}"


def label(criterion: str) -> str:
    """Return the short name of a criterion.

    Examples
    --------
    >>> label("third_party")
    'aimed at states outside'
    """
    return find_row("criteria", criterion)["label"]


def name_of(actor: str) -> str:
    """Return what a table calls a state, an organisation or a person: short if known.

    Examples
    --------
    >>> name_of("csto"), name_of("cst"), name_of("UZ")
    ('CSTO', 'Collective Security Treaty', 'Uzbekistan')
    """
    for table in ("states", "cases"):
        if actor in index(table):
            return index(table)[actor]["name"]
    return speaker(actor)


def speaker(name: str) -> str:
    """Return the name of a person, or of an organisation that a document speaks for.

    Examples
    --------
    >>> speaker("glenn_snyder"), speaker("sco")
    ('Glenn H. Snyder', 'Shanghai Cooperation Organisation')
    """
    table = "people" if name in index("people") else "organisations"
    return find_row(table, name)["name"]
