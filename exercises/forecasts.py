"""What the articles forecast, as it stood in 2008, and what became of it since."""

from .catalogue import find_row, place_of, speaker
from .dates import by_date, date_in_words
from .present import hedge_of
from .table_view import Table, without_empty
from .tables import Row, describe, rows, split

AS_OF = "as of December 2025"


def forecast_table(*names: str, caption: str) -> Table:
    """Return forecasts as they stood in 2008, without what became of them.

    One row is a forecast, with its hedge, its condition, its time and its place. Where
    all are the authors' own, there is no column for who says it.

    Parameters
    ----------
    *names : str
        Ids of the table `forecasts`, in the order wanted.
    caption : str
        What the table shows.

    Examples
    --------
    >>> table = forecast_table("dh_many_years", caption="One")
    >>> table.body[0][1:3]
    ('‘will still take’', 'if members desire it; considerable number of years')
    """
    found = [find_row("forecasts", name) for name in names]
    body = []
    for row in found:
        reported = row["voice"] != "author"
        who = f"{speaker(row['speaker'])}, {row['voice']}" if reported else ""
        limits = "; ".join(filter(None, (row["conditional_on"], row["horizon"])))
        where = place_of(row["section"], row["footnotes"])
        body.append((row["forecast"], who, hedge_of(row), limits, where))
    head = ("Forecast", "Reported from", "In the words", "If; by when", "Where")
    return without_empty("Reported from", Table(caption, head, body))


def outcome_table(*names: str, caption: str) -> Table:
    """Return what became of forecasts, with the dated facts, how sure, and from where.

    A forecast that an article reports has its speaker before the article; each fact
    begins a line. The caption ends with the date up to which this holds.

    Examples
    --------
    >>> outcome_table("tt_iran_not_admitted", caption="One").body[0][2]
    '4 July 2023: Iran became a member of the SCO (H; Kremlin website).'
    """
    body = []
    for name in names:
        row = find_row("forecasts", name)
        facts = [find_row("later_facts", fact) for fact in split(row["facts"])]
        told = "\n".join(_told(fact) for fact in facts)
        body.append((_worded(row), outcome_in_words(row), told, row["note"]))
    head = ("Forecast", "What became of it", "Facts (certainty; source)", "To be known")
    return without_empty("To be known", Table(f"{caption}, {AS_OF}", head, body))


def outcome_in_words(row: Row) -> str:
    """Return what became of a forecast in a word or two, and why it is open if it is.

    Examples
    --------
    >>> outcome_in_words({"outcome": "did_not", "open_because": ""})
    'did not come'
    """
    if row["open_because"]:
        return f"not decided: {OPEN[row['open_because']]}"
    return OUTCOMES[row["outcome"]]


OUTCOMES = {
    "came_true": "came",
    "holds_so_far": "not refuted so far",
    "partly": "came in part",
    "did_not": "did not come",
}
OPEN = {
    "condition": "its condition is not known to have come about",
    "measure": "its words have no measure",
    "possibility": "only a possibility",
    "record": "no dated fact found",
    "judgement": "a judgement of what is good",
}


def later_fact_table(*names: str, caption: str) -> Table:
    """Return facts later than the articles, by date, with certainty and source.

    H is an official or primary text or several reports, M one report, or a search that
    found nothing. The caption ends with the date up to which this holds.

    Parameters
    ----------
    *names : str
        Ids of the table `later_facts`; all of them if none is given.
    caption : str
        What the table shows.

    Examples
    --------
    >>> later_fact_table("iran_member_2023", caption="One").body
    [('4 July 2023', 'Iran became a member of the SCO.', 'H; Kremlin website')]
    """
    found = [find_row("later_facts", name) for name in names] or rows("later_facts")
    body = [
        (_when(row), row["fact"], f"{row['certainty']}; {row['source']}")
        for row in sorted(found, key=lambda row: by_date(row["date"]))
    ]
    head = ("Date", "What happened, or was not found", "Certainty; source")
    return Table(f"{caption}, {AS_OF}", head, body)


def undecided_table(caption: str) -> Table:
    """Return for what reasons forecasts are not decided, and how many for each.

    Examples
    --------
    >>> undecided_table("Why").head
    ('Why it is not decided', 'Forecasts')
    """
    fields = describe("forecasts")["schema"]["fields"]
    (field,) = (one for one in fields if one["name"] == "open_because")
    reasons = [row["open_because"] for row in rows("forecasts")]
    body = [
        (meaning, str(reasons.count(reason)))
        for reason, meaning in field["meanings"].items()
    ]
    head = ("Why it is not decided", "Forecasts")
    return Table(f"{caption}, {AS_OF}", head, body)


def _worded(row: Row) -> str:
    """Return a forecast with whose it is and the words that carry it."""
    whose = find_row("articles", row["article"])["short"]
    if row["voice"] != "author":
        whose = f"{speaker(row['speaker'])}, in {whose}"
    return f"{whose}: {row['forecast']} {hedge_of(row)}".strip()


def _told(fact: Row) -> str:
    words = _when(fact)
    return (
        f"{words[0].upper()}{words[1:]}: {fact['fact'].removesuffix('.')} "
        f"({fact['certainty']}; {fact['source']})."
    )


def _when(fact: Row) -> str:
    words = date_in_words(fact["date"])
    return f"up to {words}" if fact["kind"] == "absence" else words
