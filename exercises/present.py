"""Tables for chapters and labs, made from `data/`, in the forms that a page needs."""

from .alliance.formula import degree
from .alliance.values import MET, NOT_MET
from .catalogue import find_row, place, speaker
from .dates import date_in_words
from .definitions import Definition, Reading, definition, definitions
from .results import messages
from .table_view import Table, without_empty
from .tables import Row, index, rows, split


def evidence_table(*names: str, caption: str) -> Table:
    """Return statements with who says them, how firmly, and where.

    Where no statement has a hedge, the table has no column for it.

    Parameters
    ----------
    *names : str
        Ids of the table `evidence`, in the order wanted.
    caption : str
        What the table shows.

    Examples
    --------
    >>> evidence_table("dh_steps_assistance_vital", caption="One").body[0][1:]
    ('Marcel de Haas, author', 'de Haas, Steps')
    """
    body = []
    for name in names:
        row = find_row("evidence", name)
        who = f"{speaker(row['speaker'])}, {row['voice']}"
        body.append((row["statement"], who, hedge_of(row), place(name)))
    head = ("What is said", "Who says it", "Hedge", "Where")
    return without_empty("Hedge", Table(caption, head, body))


def hedge_of(row: Row) -> str:
    """Return the hedge of a statement; two hedges are two quotations.

    Examples
    --------
    >>> hedge_of({"hedge": "might; possibly"})
    '‘might’; ‘possibly’'
    """
    return "; ".join(f"‘{one.strip()}’" for one in split(row["hedge"]))


def definition_card(name: str) -> Table:
    """Return a definition taken apart: what it asks for, and where.

    Examples
    --------
    >>> definition_card("dingman").caption
    'Dingman’s definition, after Tugsbilguun (original not consulted)'
    """
    asked = definition(name)
    roles = {"condition": "asked for", "indicator": "indicator: settles nothing"}
    counts = messages()["words"]["counts"]
    body = []
    for use in rows("uses"):
        if use["definition"] != name:
            continue
        criterion = find_row("criteria", use["criterion"])
        role = _role(asked, use) or roles[use["role"]]
        notes = f"fn {', '.join(split(use['footnotes']))}" if use["footnotes"] else ""
        body.append((criterion["label"], role, counts[use["counts"]], notes))
    order = {c: n for n, c in enumerate(_labels_in_order(asked))}
    body.sort(key=lambda row: order.get(row[0], len(order)))
    caption = f"{asked.name}, {_whence(find_row('definitions', name))}"
    head = ("Criterion", "Part it plays", "What counts as evidence", "Footnote")
    return Table(caption, head, body)


def _whence(row: Row) -> str:
    """Return from whom the course has a definition, and if it read the original."""
    if not row["section"]:
        return "which the course adds"
    section = find_row("sections", row["section"])
    article = find_row("articles", section["article"])
    if row["source"] == article["source"]:
        return f"put together from {article['short']}’s article"
    return f"after {article['short']} (original not consulted)"


def _labels_in_order(asked: Definition) -> list[str]:
    names = dict.fromkeys(c for reading in asked.readings for c in reading.criteria)
    return [find_row("criteria", name)["label"] for name in names]


def _role(asked: Definition, use: dict) -> str | None:
    """Return the part of a condition, and in which reading if not in the first."""
    if use["role"] == "dimension":
        return "described: no yes or no"
    if use["role"] != "condition":
        return None
    first, *_ = (r for r in asked.readings if use["criterion"] in r.criteria)
    part = "necessary" if _is_necessary(use["criterion"], first) else "one of several"
    return (
        part if first == asked.reading() else f"{part}, in the reading ‘{first.name}’"
    )


def _is_necessary(criterion: str, reading: Reading) -> bool:
    """Return whether the formula fails when this criterion alone is not met."""
    degrees = dict.fromkeys(reading.criteria, MET) | {criterion: NOT_MET}
    return degree(reading.formula, degrees) == NOT_MET


def quoted_in(section: str) -> list[Definition]:
    """Return the definitions with a yes or no that a section of an article quotes.

    Examples
    --------
    >>> len(quoted_in("tugsbilguun/part_1"))
    8
    """
    return [
        asked
        for asked in definitions("yes_no")
        if find_row("definitions", asked.id)["section"] == section
    ]


def definition_matrix(section: str = "tugsbilguun/part_1") -> Table:
    """Return which definition asks for which criterion, in its first reading.

    Parameters
    ----------
    section : str
        Section of an article; its definitions are shown.
    """
    asked = quoted_in(section)
    names = dict.fromkeys(c for d in asked for c in d.reading().criteria)
    body = [
        (
            find_row("criteria", name)["label"],
            *("asked" if name in d.reading().criteria else "" for d in asked),
        )
        for name in names
    ]
    head = ("Criterion", *(d.short for d in asked))
    return Table("What each definition asks for, in its first reading", head, body)


def drill_table(article: str | None = None) -> Table:
    """Return the military exercises that the articles report, by year.

    Parameters
    ----------
    article : str, optional
        Id of an article: only the exercises that it names. Tugsbilguun's five are
        those that he counts as the SCO's.

    Examples
    --------
    >>> [row[1][-4:] for row in drill_table("tugsbilguun").body]
    ['2002', 'iang', '2005', 'stan', 'gion']
    """
    states = index("states")
    drills = [r for r in rows("drills") if article in (None, *split(r["article"]))]
    body = []
    for row in sorted(drills, key=lambda r: (r["year"], r["name"])):
        who = ", ".join(states[code]["name"] for code in split(row["participants"]))
        when = ", ".join(
            part for part in (date_in_words(row["date"]), row["place"]) if part
        )
        body.append((row["name"], when, who or "not stated", row["assessment"]))
    head = ("Exercise", "When and where", "Taking part", "What is made of it")
    return Table("Military exercises named in the two articles, 2002–2007", head, body)


def mistake_table() -> Table:
    """Return the kinds of mistake that feedback names, each with an example."""
    found = messages()["mistakes"].values()
    body = [(one["name"], one["sentence"], one["example"]) for one in found]
    return Table("Kinds of mistake", ("Mistake", "Why it is one", "Example"), body)
