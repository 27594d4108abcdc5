"""What the articles say that members and observers want, and who says so."""

from .catalogue import find_row, name_of, place_of, speaker
from .present import hedge_of
from .table_view import Table, without_empty
from .tables import Row, rows

WORDS = {"binds": "binds", "divides": "divides", "neutral": "neither"}
KINDS = ("security", "economic", "political", "status")


def find_interests(
    *states: str, within: str = "", kind: str = "", direction: str = ""
) -> list[Row]:
    """Return the interests of states, those of one state together.

    Parameters
    ----------
    *states : str
        Ids of states, such as ``"CN"``; all ten where none is named.
    within : str
        Id of a section or of an article, such as ``"tugsbilguun"``.
    kind, direction : str, optional
        As the table `interests` has them; each leaves nothing out if empty.

    Examples
    --------
    >>> found = find_interests("IN", "MN", within="tugsbilguun", direction="divides")
    >>> sorted({row["state"] for row in found})
    ['IN', 'MN']
    """
    for state in states:
        find_row("states", state)
    found = [
        row
        for row in rows("interests")
        if (not states or row["state"] in states)
        and row["section"].startswith(within)
        and kind in ("", row["kind"])
        and direction in ("", row["direction"])
    ]
    if not found:
        raise ValueError(f"no interest of {states or 'any state'} in {within!r}")
    return sorted(found, key=lambda row: (row["state"], KINDS.index(row["kind"])))


def interest_table(
    *states: str,
    within: str = "",
    kind: str = "",
    direction: str = "",
    caption: str = "",
) -> Table:
    """Return the interests of states as a table, with who says it and where.

    Whether an interest binds the members or divides them is the course's reading; so
    is the kind. The hedge stands as the article has it.

    Examples
    --------
    >>> interest_table("IN", within="tugsbilguun/part_3_4").head[0]
    'Interest'
    """
    several = len(states) != 1
    body = []
    for row in find_interests(*states, within=within, kind=kind, direction=direction):
        who = f"{speaker(row['speaker'])}, {row['voice']}"
        body.append(
            (
                row["interest"],
                *([name_of(row["state"])] if several else []),
                f"{row['kind']}; {WORDS[row['direction']]}",
                who,
                hedge_of(row),
                place_of(row["section"], row["footnotes"]),
            )
        )
    state = ["State"] if several else []
    head = (
        "Interest",
        *state,
        "Kind; binds or divides",
        "Who says it",
        "Hedge",
        "Where",
    )
    names = ", ".join(name_of(one) for one in states) or "all ten states"
    told = [kind] if kind else []
    told += [WORDS[direction]] if direction else []
    which = f" ({', '.join(told)})" if told else ""
    caption = caption or f"Interests of {names}{which}, as they are told"
    return without_empty("Hedge", Table(caption, head, body))
