"""The definitions as the articles quote them, with the ways to read them."""

from dataclasses import dataclass
from functools import cache

from .alliance import Formula, FormulaError, criteria, parse
from .catalogue import UnknownName, find_row, place_of, suggest
from .tables import DataError, Row, rows


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
        The first is the default. Empty where the answer is a profile.
    roles : dict of str to str
        For each criterion its role: `condition` (asked for in some reading),
        `indicator` (shown, settles nothing), `dimension` (describes, is no test).
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
    roles: dict[str, str]
    counts: dict[str, str]

    def having(self, role: str) -> tuple[str, ...]:
        """Return the criteria of one role."""
        return tuple(name for name, given in self.roles.items() if given == role)

    def reading(self, name: str | None = None) -> Reading:
        """Return one of the readings, by default the first."""
        known = {reading.id: reading for reading in self.readings}
        if not known:
            raise UnknownName(f"{self.id} describes and has no readings")
        if name is None:
            return self.readings[0]
        if name not in known:
            hint = suggest(name, known)
            raise UnknownName(f"no reading {name!r} of {self.id}; {hint}")
        return known[name]


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
    uses = [use for use in rows("uses") if use["definition"] == name]
    roles = {use["criterion"]: use["role"] for use in uses}
    made = Definition(
        **{k: row[k] for k in _COPIED},
        place=_quoted_at(row),
        readings=tuple(_reading(r, roles) for r in found),
        roles=roles,
        counts={use["criterion"]: use["counts"] for use in uses},
    )
    _check(made)
    return made


def _quoted_at(row: Row) -> str:
    """Return where an article quotes a definition, or the work that neither quotes."""
    if row["section"]:
        return place_of(row["section"], row["footnotes"])
    return find_row("sources", row["source"])["short"]


def _check(found: Definition) -> None:
    """Raise if the rows of a definition do not make one."""
    if found.answer == "yes_no" and not found.readings:
        raise DataError(
            f"definitions.csv: {found.id}: answer: 'yes_no' needs a reading with a "
            "formula; add a row to readings.csv, or make the answer 'profile'"
        )
    if found.answer == "profile" and found.readings:
        raise DataError(
            f"definitions.csv: {found.id}: answer: 'profile' has no formula; take its "
            "rows out of readings.csv, or make the answer 'yes_no'"
        )
    if found.answer == "profile" and not found.having("dimension"):
        raise DataError(
            f"definitions.csv: {found.id}: answer: 'profile' needs criteria that it "
            "describes; add rows of role 'dimension' to uses.csv"
        )
    asked = {c for reading in found.readings for c in reading.criteria}
    for criterion in found.having("condition"):
        if criterion not in asked:
            raise DataError(
                f"uses.csv: {found.id}, {criterion}: role: no reading asks for it; put "
                "it into a formula of readings.csv, or make it an 'indicator'"
            )


def _reading(row: Row, roles: dict[str, str]) -> Reading:
    where = f"readings.csv: {row['definition']}, {row['reading']}: formula"
    try:
        formula = parse(row["formula"])
    except FormulaError as problem:
        raise DataError(f"{where}: {problem}") from problem
    for criterion in criteria(formula):
        if roles.get(criterion) != "condition":
            raise DataError(
                f"{where}: {criterion!r} has no row of role 'condition' for this "
                "definition in uses.csv; add one that says which evidence counts"
            )
    return Reading(row["reading"], row["name"], row["owner"], formula, row["note"])


def definitions(
    answer: str | None = None, concept: str | None = None
) -> list[Definition]:
    """Return all definitions in the order of the book, or those that fit.

    Parameters
    ----------
    answer : {"yes_no", "profile"}, optional
        The kind of answer they give.
    concept : str, optional
        What they define.

    Returns
    -------
    list of Definition

    Examples
    --------
    >>> [d.id for d in definitions("profile")]
    ['snyder_alignment', 'mature_depth', 'mature_scope']
    """
    ordered = sorted(rows("definitions"), key=lambda row: int(row["order"]))
    return [
        definition(row["id"])
        for row in ordered
        if answer in (None, row["answer"]) and concept in (None, row["concept"])
    ]
