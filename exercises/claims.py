"""The claims of both articles beside each other: which of them can clash at all."""

from .catalogue import find_row, place_of
from .table_view import Table
from .tables import Row, index, rows, split

QUESTIONS = ("kind", "trend", "prospect")
ARTICLES = ("de_haas", "tugsbilguun")
ELSEWHERE = "none of these"
STANCES = {
    "agrees": "agrees",
    "partly": "agrees in part",
    "disagrees": "disagrees",
    "not_addressed": "does not address it",
}


def _concept(row: Row) -> str:
    """Return the name of the concept that a claim is about, as in a sentence."""
    found = index("concepts").get(row["concept"])
    return found["name"].lower() if found else ELSEWHERE


def claim_grid() -> Table:
    """Return how many claims of each article answer which question on which concept.

    Counted are the rows of the table `claims`, the course's selection and reading.
    One row is a question about a concept; claims on other matters are left out. Only
    where both articles have claims can two of them clash.

    Examples
    --------
    >>> [row for row in claim_grid().body if row[-1] == "yes"][0][0]
    'trend, mature security organisation'
    """
    counted: dict[tuple[str, str], dict[str, int]] = {}
    for row in rows("claims"):
        if row["answers"] in QUESTIONS:
            cell = (row["answers"], _concept(row))
            found = counted.setdefault(cell, dict.fromkeys(ARTICLES, 0))
            found[row["article"]] += 1
    names = [row["name"].lower() for row in rows("concepts")] + [ELSEWHERE]
    order = sorted(
        counted, key=lambda cell: (QUESTIONS.index(cell[0]), names.index(cell[1]))
    )
    body = [
        (
            ", ".join(cell),
            *(str(counted[cell][name]) for name in ARTICLES),
            "yes" if all(counted[cell].values()) and cell[1] != ELSEWHERE else "no",
        )
        for cell in order
    ]
    authors = [find_row("articles", name)["short"] for name in ARTICLES]
    head = ("Question, concept", *authors, "Both speak")
    return Table("How many claims answer which question, on which concept", head, body)


def claims_on(question: str, concept: str) -> Table:
    """Return the claims of both articles on one question about one concept.

    Parameters
    ----------
    question : str
        ``"kind"``, ``"trend"`` or ``"prospect"``.
    concept : str
        Id of a concept, such as ``"mature_organisation"``.

    Examples
    --------
    >>> claims_on("prospect", "modern_bloc").body[0][1]
    'de Haas'
    """
    if question not in QUESTIONS:
        raise ValueError(f"no question {question!r}; there are {', '.join(QUESTIONS)}")
    name = find_row("concepts", concept)["name"].lower()
    body = [
        (
            row["claim"],
            find_row("articles", row["article"])["short"],
            row["strength"],
            row["date"],
            _where(row),
        )
        for row in rows("claims")
        if (row["answers"], row["concept"]) == (question, concept)
    ]
    head = ("Claim", "Whose", "How firmly", "As of", "Where")
    return Table(f"Claims on {question}, {name}, in the course’s words", head, body)


def claim_pairs(*pairs: tuple[str, str]) -> Table:
    """Return pairs of claims, and whether the two could clash.

    Two claims can clash where question, concept and date are the same; that they can
    does not mean that they do.

    Parameters
    ----------
    *pairs : tuple of str
        Id of a claim of de Haas and id of a claim of Tugsbilguun.

    Examples
    --------
    >>> pair = ("dh_no_longer_excluded", "tt_never_could_be")
    >>> claim_pairs(pair).body[0][2:]
    ('prospect', 'mature security organisation / alliance', '2008', 'no')
    """
    body = []
    for names in pairs:
        both = [find_row("claims", name) for name in names]
        told = tuple(f"{row['claim']} ({_where(row)})" for row in both)
        asked = [(row["answers"], _concept(row)) for row in both]
        body.append(
            (
                *told,
                *(_joined(one) for one in zip(*asked, strict=True)),
                _joined([row["date"] for row in both]),
                can_clash(*both),
            )
        )
    authors = [find_row("articles", name)["short"] for name in ARTICLES]
    head = (*authors, "Question", "Concept", "As of", "Can they clash?")
    caption = "Claims in pairs, {}’s before {}’s".format(*authors)
    return Table(caption, head, body)


def can_clash(one: Row, other: Row) -> str:
    """Return whether two claims could clash, by question, concept and date.

    Examples
    --------
    >>> claims = index("claims")
    >>> can_clash(
    ...     claims["dh_cautious_development"], claims["tt_premature_organisation"]
    ... )
    'if nothing changed between the dates'
    """
    if any(one[field] != other[field] for field in ("answers", "concept")):
        return "no"
    same = one["date"] == other["date"]
    return "yes" if same else "if nothing changed between the dates"


def stance_table() -> Table:
    """Return how each article stands to the claims of the other, counted.

    One row is a stance; the stances are the course's reading.

    Examples
    --------
    >>> stance_table().body[-1][0]
    'does not address it'
    """
    found = [(row["article"], row["stance_of_other"]) for row in rows("claims")]
    body = [
        (words, *(str(found.count((name, stance))) for name in ARTICLES))
        for stance, words in STANCES.items()
    ]
    first, second = (find_row("articles", name)["short"] for name in ARTICLES)
    head = (
        "The other article",
        f"of {first}’s {_number('de_haas')} claims",
        f"of {second}’s {_number('tugsbilguun')} claims",
    )
    return Table("How each article stands to the claims of the other", head, body)


def shared_table() -> Table:
    """Return how many events, exercises and works one article has, or both have.

    Counted are the rows of the tables `events`, `drills` and `sources` that name an
    article; a work counts where an article cites it.

    Examples
    --------
    >>> shared_table().body[1]
    ('military exercises named', '3', '2', '3')
    """
    kinds = {
        "events told": ("events", "article"),
        "military exercises named": ("drills", "article"),
        "works cited": ("sources", "cited_by"),
    }
    body = []
    for words, (table, field) in kinds.items():
        told = [{*split(row[field])} & {*ARTICLES} for row in rows(table)]
        sets = ({"de_haas"}, {*ARTICLES}, {"tugsbilguun"})
        body.append((words, *(str(told.count(one)) for one in sets)))
    first, second = (find_row("articles", name)["short"] for name in ARTICLES)
    head = ("What", f"{first} only", "both", f"{second} only")
    return Table("What the two articles share", head, body)


def _number(article: str) -> int:
    return sum(row["article"] == article for row in rows("claims"))


def _where(row: Row) -> str:
    """Return section and footnotes of a claim, without the author."""
    return place_of(row["section"], row["footnotes"]).partition(", ")[2]


def _joined(values: list[str] | tuple[str, ...]) -> str:
    """Return two values, or the one that both share."""
    return " / ".join(dict.fromkeys(values))
