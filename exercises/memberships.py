"""Who belongs to what, and since when, as the ledger has it: rows and tables."""

from collections.abc import Iterable

from .catalogue import find_row, name_of
from .dates import MONTHS
from .table_view import Table
from .tables import Row, rows


def rows_of(organisation: str, state: str | None = None) -> list[Row]:
    """Return the memberships of an organisation, or of one state in it.

    Examples
    --------
    >>> [(row["status"], row["from"]) for row in rows_of("sco", "MN")]
    [('observer', '2004')]
    """
    find_row("organisations", organisation)
    return [
        row
        for row in rows("memberships")
        if row["organisation"] == organisation and state in (None, row["state"])
    ]


def status_in_words(row: Row) -> str:
    """Return a membership as a cell says it, no more precise than the ledger.

    Examples
    --------
    >>> status_in_words(rows_of("csto", "UZ")[0])
    'member: announced June 2006, protocol August 2006, ratified March 2008'
    >>> status_in_words(rows_of("cst", "UZ")[0])
    'member until 1999'
    """
    status, begin, end = row["status"], row["from"][:4], row["until"][:4]
    if row["from_kind"] == "announced":
        steps = {"announced": "from", "protocol": "signed", "ratified": "ratified"}
        told = [f"{word} {_month(row[key])}" for word, key in steps.items() if row[key]]
        return f"{status}: {', '.join(told)}"
    if row["from_kind"] == "named":
        return f"{status}, so named since {begin}"
    if begin and end:
        return f"{status} {begin}" if begin == end else f"{status} {begin}–{end}"
    return (
        f"{status} since {begin}"
        if begin
        else f"{status} until {end}"
        if end
        else status
    )


def _month(date: str) -> str:
    return f"{MONTHS[int(date[5:7]) - 1]} {date[:4]}"


def states_of(*organisations: str, status: str | None = None) -> list[str]:
    """Return the states with a row in any of some organisations, by name.

    Examples
    --------
    >>> states_of("csto")[:3]
    ['AM', 'BY', 'KZ']
    """
    found = {
        row["state"]
        for one in organisations
        for row in rows_of(one)
        if status in (None, row["status"])
    }
    return by_name(found)


def by_name(states: Iterable[str]) -> list[str]:
    return sorted(states, key=lambda state: find_row("states", state)["name"])


def membership_table(
    *organisations: str,
    of: str | None = None,
    others: Iterable[str] = (),
    caption: str | None = None,
) -> Table:
    """Return which state stands how in which organisation, as far as the ledger knows.

    One row is a state, one column an organisation. A dash: not listed. A cell without
    a year: since when is not stated.

    Parameters
    ----------
    *organisations : str
        Ids of the table `organisations`, in the order of the columns.
    of : str, optional
        An organisation whose members, then observers, are the rows; else all states
        that stand in one of the organisations, by name.
    others : iterable of str
        Ids of the table `states`, for more rows.
    caption : str, optional
        What the table shows.

    Examples
    --------
    >>> membership_table("sco", "csto", of="sco", others=["TM"]).body[::10]
    [('China', 'member since 2001', '–'), ('Turkmenistan', '–', '–')]
    """
    states = states_of(*organisations)
    if of:
        states = members_in_2008(of) + states_of(of, status="observer")
    body = []
    for state in [*states, *others]:
        cells = (
            ", ".join(map(status_in_words, rows_of(one, state))) or "–"
            for one in organisations
        )
        body.append((find_row("states", state)["name"], *cells))
    names = [name_of(one) for one in organisations]
    told = "Who belongs to what up to the end of 2008; a dash: not listed"
    return Table(caption or told, ("State", *names), body)


def find_memberships(
    year: int, *, organisation: str = "", state: str = ""
) -> list[Row]:
    """Return the memberships that held in some part of a year, or may have.

    One without a first day counts from the first members that are dated, if any are,
    until its last day: since when is not stated.

    Parameters
    ----------
    year : int
        As a number, such as 2006.
    organisation, state : str, optional
        Ids; each leaves nothing out if empty.

    Examples
    --------
    >>> [row["state"] for row in find_memberships(2003, organisation="csto")]
    ['AM', 'BY', 'KG', 'KZ', 'RU', 'TJ']
    """
    return [
        row
        for row in rows("memberships")
        if organisation in ("", row["organisation"])
        and state in ("", row["state"])
        and _first_year(row) <= year <= int(row["until"][:4] or 9999)
    ]


def _first_year(row: Row) -> int:
    """Return the year in which a membership began, or could have at the earliest."""
    if row["from"]:
        return int(row["from"][:4])
    dated = (
        int(other["from"][:4])
        for other in rows_of(row["organisation"])
        if other["from"] and other["status"] == "member"
    )
    return min(dated, default=0)


def belonging_table(year: int, *, organisation: str = "", state: str = "") -> Table:
    """Return who belonged to what in a year, one row an organisation.

    Whoever is listed without a first day stands in a column of their own: the list is
    of 2008, and since when it was true is not stated.

    Parameters
    ----------
    year, organisation, state
        As for `find_memberships`.

    Examples
    --------
    >>> belonging_table(2003, organisation="sco", state="KZ").body
    [('SCO', 'member since 2001: Kazakhstan', '')]
    """
    groups: dict[str, tuple[dict, dict]] = {}
    for row in find_memberships(year, organisation=organisation, state=state):
        told = groups.setdefault(name_of(row["organisation"]), ({}, {}))
        states = told[not row["from"]].setdefault(status_in_words(row), [])
        states.append(row["state"])
    body = [(one, *map(_listed, told)) for one, told in groups.items()]
    head = ("Organisation", "Since when is stated", "Since when is not stated")
    return Table(f"Who belonged to what in {year}, as the articles list it", head, body)


def _listed(told: dict[str, list[str]]) -> str:
    """Return each status with its states by name, members first."""
    lists = {
        status: ", ".join(find_row("states", one)["name"] for one in by_name(states))
        for status, states in told.items()
    }
    order = sorted(lists, key=lambda status: not status.startswith("member"))
    return "; ".join(f"{status}: {lists[status]}" for status in order)


def members_in_2008(organisation: str) -> list[str]:
    """Return the members at the end of 2008, as the articles list them, by name.

    Examples
    --------
    >>> len(members_in_2008("sco")), len(members_in_2008("csto"))
    (6, 7)
    """
    found = rows_of(organisation)
    return by_name(
        row["state"] for row in found if row["status"] == "member" and not row["until"]
    )


def overlap(
    first: str, second: str, others: Iterable[str] = ()
) -> dict[str, list[str]]:
    """Return which states belong to one, both or neither of two organisations in 2008.

    Parameters
    ----------
    first, second : str
        Ids of the table `organisations`.
    others : iterable of str
        States to place as well, even if they belong to neither.

    Examples
    --------
    >>> overlap("sco", "csto", ["TM"])["CSTO only"]
    ['Armenia', 'Belarus']
    """
    one, two = members_in_2008(first), members_in_2008(second)
    a, b = name_of(first), name_of(second)
    found = {
        f"{a} only": [state for state in one if state not in two],
        f"{a} and {b}": [state for state in one if state in two],
        f"{b} only": [state for state in two if state not in one],
        "neither": [state for state in others if state not in {*one, *two}],
    }
    return {
        group: [find_row("states", state)["name"] for state in states]
        for group, states in found.items()
        if states
    }


def overlap_table(first: str, second: str, others: Iterable[str] = ()) -> Table:
    """Return which states belong to one, both or neither of two organisations in 2008.

    One row is a group of states; parameters as for `overlap`.

    Examples
    --------
    >>> overlap_table("sco", "csto", ["TM"]).body[0]
    ('SCO only', '1', 'China')
    """
    found = overlap(first, second, others)
    body = [(group, str(len(one)), ", ".join(one)) for group, one in found.items()]
    caption = (
        f"Members of the {name_of(first)} and of the {name_of(second)}, as of 2008"
    )
    return Table(caption, ("Member of", "States", "Which"), body)
