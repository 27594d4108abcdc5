"""What the tables say, put together: places, definitions, cases and codings."""

from collections.abc import Iterable
from dataclasses import dataclass
from difflib import get_close_matches
from functools import cache

from .alliance import Formula, FormulaError, criteria, parse
from .tables import DataError, Row, index, rows, split


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
    exercises.catalogue.UnknownName: no 'sko' in cases; did you mean sco or csto?
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
    """
    near = get_close_matches(name, list(known), n=3, cutoff=0.5)
    if near:
        return f"did you mean {' or '.join(near)}?"
    return f"there are {', '.join(sorted(known)[:20])}"


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


def label(criterion: str) -> str:
    """Return the short name of a criterion.

    Examples
    --------
    >>> label("third_party")
    'aimed at states outside'
    """
    return find_row("criteria", criterion)["label"]


def speaker(name: str) -> str:
    """Return the name of a person, or of an organisation that a document speaks for.

    Examples
    --------
    >>> speaker("glenn_snyder"), speaker("sco")
    ('Glenn H. Snyder', 'Shanghai Cooperation Organisation')
    """
    table = "people" if name in index("people") else "organisations"
    return find_row(table, name)["name"]


@dataclass(frozen=True)
class Reading:
    """A defensible way to read a definition.

    Attributes
    ----------
    id, name : str
        `id` is unique within the definition.
    owner : str
        `article` if the quoted words ask it, `course` if the reading is ours.
    formula : Formula
        What it asks of a case.
    note : str
        Why one may read it so.
    """

    id: str
    name: str
    owner: str
    formula: Formula
    note: str

    @property
    def criteria(self) -> tuple[str, ...]:
        """The criteria asked for, in the order of the formula."""
        return criteria(self.formula)


@dataclass(frozen=True)
class Definition:
    """A definition as an article quotes it.

    Attributes
    ----------
    id, name, short, concept, paraphrase, note : str
        As in the table `definitions`.
    answer : str
        `yes_no`, or `profile` where the words give no yes or no.
    place : str
        Where the article quotes it.
    readings : tuple of Reading
        The first is the default.
    counts : dict of str to str
        For each criterion, which evidence counts: `text`, `practice`, `either`.
    """

    id: str
    name: str
    short: str
    concept: str
    answer: str
    paraphrase: str
    place: str
    note: str
    readings: tuple[Reading, ...]
    counts: dict[str, str]

    def reading(self, name: str | None = None) -> Reading:
        """Return one of the readings, by default the first."""
        known = {reading.id: reading for reading in self.readings}
        if name is None:
            return self.readings[0]
        if name not in known:
            hint = suggest(name, known)
            raise UnknownName(f"no reading {name!r} of {self.id}; {hint}")
        return known[name]


@dataclass(frozen=True)
class Coded:
    """A value that a coder gave, with its grounds.

    `value` is one of the five values; `evidence` holds ids of the table `evidence`.
    """

    value: str
    reason: str
    evidence: tuple[str, ...]
    inferred: bool
    note: str

    @property
    def place(self) -> str:
        """Where the evidence is said; empty where there is none."""
        return "; ".join(dict.fromkeys(map(place, self.evidence)))


_COPIED = ("id", "name", "short", "concept", "answer", "paraphrase", "note")


@cache
def definition(name: str) -> Definition:
    """Return a definition with its readings.

    Raises
    ------
    UnknownName
        If there is no such definition.
    DataError
        If a formula of it cannot be read or names an unknown criterion.

    Examples
    --------
    >>> definition("dingman").reading().criteria
    ('formal_agreement', 'states_parties', 'specified_term', 'security_purpose')
    """
    row = find_row("definitions", name)
    found = [r for r in rows("readings") if r["definition"] == name]
    found.sort(key=lambda r: int(r["order"]))
    counts = {
        use["criterion"]: use["counts"]
        for use in rows("uses")
        if use["definition"] == name and use["role"] == "condition"
    }
    return Definition(
        **{k: row[k] for k in _COPIED},
        place=place_of(row["section"], row["footnotes"]),
        readings=tuple(_reading(r, counts) for r in found),
        counts=counts,
    )


def _reading(row: Row, counts: dict[str, str]) -> Reading:
    where = f"readings.csv: {row['definition']}, {row['reading']}: formula"
    try:
        formula = parse(row["formula"])
    except FormulaError as problem:
        raise DataError(f"{where}: {problem}") from problem
    for criterion in criteria(formula):
        if criterion not in counts:
            raise DataError(
                f"{where}: {criterion!r} has no row of role 'condition' for this "
                "definition in uses.csv; add one that says which evidence counts"
            )
    return Reading(row["reading"], row["name"], row["owner"], formula, row["note"])


def definitions(answer: str | None = None) -> list[Definition]:
    """Return all definitions in the order of the book, or those with this answer.

    Examples
    --------
    >>> [d.id for d in definitions("profile")]
    ['snyder_alignment']
    """
    ordered = sorted(rows("definitions"), key=lambda row: int(row["order"]))
    return [definition(row["id"]) for row in ordered if answer in (None, row["answer"])]


@cache
def _codings(coder: str) -> dict[tuple[str, str, str], Coded]:
    find_row("coders", coder)
    return {
        (row["case"], row["criterion"], row["basis"]): Coded(
            row["value"],
            row["reason"],
            tuple(split(row["evidence"])),
            row["inferred"] == "true",
            row["note"],
        )
        for row in rows("codings")
        if row["coder"] == coder
    }


def coded(case: str, name: str, coder: str = "course") -> dict[str, Coded]:
    """Return how a coder coded a case on the criteria of a definition.

    Parameters
    ----------
    case : str
        Id of a case.
    name : str
        Id of a definition; it says for each criterion which evidence counts.
    coder : str
        Id of a coder.

    Returns
    -------
    dict of str to Coded
        By criterion. A criterion that is missing is not coded, which is not the
        same as *not stated*.

    Examples
    --------
    >>> coded("sco", "snyder_alliance")["third_party"].value
    'not_met'
    >>> coded("sco", "modelski")["third_party"].value
    'contested'
    """
    find_row("cases", case)
    known = _codings(coder)
    found = {}
    for criterion, basis in definition(name).counts.items():
        if (case, criterion, basis) in known:
            found[criterion] = known[case, criterion, basis]
    return found


def entailments() -> dict[str, tuple[str, ...]]:
    """Return, for each criterion that entails others, the others.

    Examples
    --------
    >>> entailments()["defence_first"]
    ('security_purpose',)
    """
    return {
        row["id"]: tuple(split(row["entails"]))
        for row in rows("criteria")
        if row["entails"]
    }
