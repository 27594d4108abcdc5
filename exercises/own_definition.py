"""A definition that a reader puts together, read back and tried on the anchor cases."""

from collections.abc import Iterable
from dataclasses import dataclass

from .alliance import Roles, decide, equivalent
from .alliance.formula import criteria
from .catalogue import UnknownName, find_row, label, suggest
from .codings import Coded, coded_cells, entailments
from .definitions import definitions
from .results import listed, messages
from .table_view import Table
from .tables import index, rows
from .verdicts import case_name

# Of the ways in which a case may be coded, the first that there is.
BASES = ("either", "text", "practice")


@dataclass(frozen=True)
class OwnDefinition:
    """A definition put together from criteria and their roles.

    Attributes
    ----------
    roles : Roles
        The role of each criterion.
    """

    roles: Roles

    def sentence(self) -> str:
        """Return what the definition says, in a sentence.

        Examples
        --------
        >>> own = build_definition(necessary=["formal_agreement"], ways=["neutrality",
        ...     "defence_pact"])
        >>> own.sentence()[:52]
        'An alliance must have ‘formal agreement’ and at leas'
        """
        return sentence(self.roles)

    def same_as(self) -> list[str]:
        """Return the readings in the course that give the same verdict everywhere.

        'Everywhere' means: on every case that is possible, given which criteria
        entail others. Which evidence counts may still differ.

        Examples
        --------
        >>> asked = ["third_party", "military_collaboration"]
        >>> build_definition(necessary=asked).same_as()
        ['Modelski’s definition, as quoted']
        """
        mine = self.roles.formula()
        return [
            f"{asked.name}, {reading.name}"
            for asked in definitions("yes_no")
            for reading in asked.readings
            if equivalent(mine, reading.formula, entailments())
        ]

    def try_on(self, *cases: str) -> Table:
        """Return what the definition says of cases, by default of the anchor cases.

        An anchor is a case that any definition of an alliance should admit (NATO) or
        leave out (OPEC, the European Union of 1997, which Snyder names).

        Raises
        ------
        UnknownName
            If a case is not known.
        """
        body = [self._tried(case) for case in cases or anchors()]
        head = ("Case", "Verdict", "Expected", "Because")
        return Table("Your definition, tried on cases", head, body)

    def verdict_on(self, case: str) -> str:
        """Return what the definition says of a case, in words.

        ``"not coded"`` if the course has no value for a criterion that it asks for.

        Raises
        ------
        UnknownName
            If the case is not known.

        Examples
        --------
        >>> build_definition(necessary=["formal_agreement"]).verdict_on("opec")
        'yes'
        """
        return self._tried(case)[1]

    def _tried(self, case: str) -> tuple[str, str, str, str]:
        expected = {"in": "yes", "out": "no"}.get(find_row("cases", case)["anchor"], "")
        asked = criteria(self.roles.formula())
        found = {name: best_coding(case, name) for name in asked}
        missing = [label(name) for name, one in found.items() if one is None]
        if missing:
            return case_name(case), "not coded", expected, ", ".join(missing)
        values = {name: one.value for name, one in found.items() if one}
        words = messages()["words"]
        because = "; ".join(
            f"{label(name)}: {words['value'][value]}" for name, value in values.items()
        )
        verdict = words["verdict"][decide(self.roles.formula(), values)]
        return case_name(case), verdict, expected, because

    def __str__(self) -> str:
        same = self.same_as()
        known = (
            f"The same as: {'; '.join(same)}." if same else "Nobody’s in this course."
        )
        return "\n".join([self.sentence(), known, self.try_on().text()])


def build_definition(
    necessary: Iterable[str] = (),
    ways: Iterable[str] = (),
    *,
    at_least: int = 1,
    indicators: Iterable[str] = (),
) -> OwnDefinition:
    """Put a definition together from criteria and the parts they play.

    Parameters
    ----------
    necessary : iterable of str
        Criteria that must all be met.
    ways : iterable of str
        Criteria of which `at_least` so many must be met.
    at_least : int
        How many of the ways are needed.
    indicators : iterable of str
        Criteria that are shown and settle nothing.

    Returns
    -------
    OwnDefinition
        Prints as a sentence, with what it says of the anchor cases.

    Raises
    ------
    UnknownName
        If there is no such criterion; the message gives the nearest.
    RoleError
        If nothing is tested, or more ways are needed than there are.
    ValueError
        If a criterion is given two roles.

    Examples
    --------
    >>> own = build_definition(necessary=["commitment", "states_parties",
    ...     "security_cooperation"])
    >>> own.same_as()
    ['The sentence quoted from Walt, as quoted']
    """
    given: dict[str, str] = {}
    groups = {"necessary": necessary, "way": ways, "indicator": indicators}
    for role, names in groups.items():
        for name in names:
            if name not in index("criteria"):
                hint = suggest(name, index("criteria"))
                raise UnknownName(f"no criterion {name!r}; {hint}")
            if name in given:
                raise ValueError(f"{name!r} is given two roles; choose one")
            given[name] = role
    return OwnDefinition(Roles(given, at_least))


def sentence(roles: Roles) -> str:
    """Return a definition as a sentence, as the page reads it back too."""
    texts = messages()["definition"]

    def named(role: str) -> list[str]:
        return [f"‘{label(name)}’" for name in roles.having(role)]

    parts, ways = named("necessary"), named("way")
    if ways:
        args = {"k": roles.at_least, "n": len(ways), "list": listed(ways)}
        one = "ways" if len(ways) > 1 else "ways.one"
        parts.append(texts[one].format_map(args))
    told = texts["must"].format(list=listed(parts))
    for role in ("indicator", "dimension"):
        if roles.having(role):
            told += " " + texts[role].format(list=listed(named(role)))
    return told


def anchors() -> list[str]:
    """Return the ids of the cases on which a definition is tried first.

    Examples
    --------
    >>> anchors()
    ['nato', 'opec', 'eu_1997']
    """
    found = [row for row in rows("cases") if row["anchor"]]
    return [row["id"] for row in sorted(found, key=lambda row: int(row["order"]))]


def best_coding(case: str, criterion: str, coder: str = "course") -> Coded | None:
    """Return how a case is coded on a criterion, whatever evidence counts, or None.

    Examples
    --------
    >>> best_coding("nato", "formal_agreement").value
    'met'
    """
    known = coded_cells(coder)
    found = (known.get((case, criterion, basis)) for basis in BASES)
    return next((one for one in found if one), None)
