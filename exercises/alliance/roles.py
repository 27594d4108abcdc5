"""The part that a criterion plays in a definition, and what follows if it were another.

Four roles: *necessary*; one *way* of several, of which at least so many are needed;
*indicator*, shown and settling nothing; *dimension*, which describes and is no test.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import lru_cache

from .entailment import Entails
from .formula import AllOf, AnyOf, AtLeast, Formula, enough, minimal
from .verdict import decide

ROLES = ("necessary", "way", "indicator", "dimension")
TESTS = ("necessary", "way")


class RoleError(ValueError):
    """Roles from which no definition can be made; the message says what is missing."""


@dataclass(frozen=True)
class Roles:
    """A definition as a reader puts it together: each criterion with its role.

    Attributes
    ----------
    given : mapping of str to str
        A role of `ROLES` for each criterion.
    at_least : int
        How many of the ways are needed.

    Raises
    ------
    RoleError
        If a role is unknown, nothing is tested, or more ways are needed than there are.

    Examples
    --------
    >>> Roles({"formal_agreement": "necessary", "third_party": "indicator"}).formula()
    'formal_agreement'
    """

    given: Mapping[str, str]
    at_least: int = field(default=1)

    def __post_init__(self) -> None:
        for name, role in self.given.items():
            if role not in ROLES:
                expected = ", ".join(ROLES)
                raise RoleError(f"{name}: {role!r} is no role; expected {expected}")
        if not self.having(*TESTS):
            raise RoleError(
                "nothing is tested; make at least one criterion necessary, or several "
                "criteria ways of which one is enough"
            )
        ways = len(self.having("way"))
        if self.at_least < 1 or (ways and self.at_least > ways):
            raise RoleError(f"at least {self.at_least} of {ways} ways is not possible")

    def having(self, *roles: str) -> tuple[str, ...]:
        """Return the criteria that have one of these roles, in the order given."""
        return tuple(name for name, role in self.given.items() if role in roles)

    def formula(self) -> Formula:
        """Return what the definition asks for.

        Examples
        --------
        >>> Roles({"a": "necessary", "b": "way", "c": "way"}).formula()
        AllOf(parts=('a', AnyOf(parts=('b', 'c'))))
        """
        parts: tuple[Formula, ...] = self.having("necessary")
        ways = self.having("way")
        if len(ways) == self.at_least:
            parts += ways
        elif ways and self.at_least == 1:
            parts += (AnyOf(ways),)
        elif ways:
            parts += (AtLeast(self.at_least, ways),)
        return parts[0] if len(parts) == 1 else AllOf(parts)


def roles_of(formula: Formula, indicators: tuple[str, ...] = ()) -> Roles | None:
    """Return the roles in a formula, or None where it is nested too deeply for roles.

    Examples
    --------
    >>> from exercises.alliance.formula import parse
    >>> roles_of(parse("all of (a, any of (b, c))")).given
    {'a': 'necessary', 'b': 'way', 'c': 'way'}
    """
    if isinstance(formula, AnyOf | AtLeast):
        formula = AllOf((formula,))
    parts = formula.parts if isinstance(formula, AllOf) else (formula,)
    groups = [part for part in parts if not isinstance(part, str)]
    simple = all(isinstance(one, str) for group in groups for one in group.parts)
    if len(groups) > 1 or not simple or any(isinstance(g, AllOf) for g in groups):
        return None
    given = dict.fromkeys(
        [part for part in parts if isinstance(part, str)], "necessary"
    )
    at_least = 1
    for group in groups:
        given |= dict.fromkeys(group.parts, "way")
        at_least = group.k if isinstance(group, AtLeast) else 1
    shown = dict.fromkeys(indicators, "indicator")
    return Roles(given | {k: v for k, v in shown.items() if k not in given}, at_least)


@dataclass(frozen=True)
class RoleChange:
    """One criterion given another role, and the verdict that would follow."""

    criterion: str
    role: str
    becomes: str
    verdict: str


def role_changes(
    roles: Roles, values: Mapping[str, str], doubt: str = "none"
) -> tuple[RoleChange, ...]:
    """Return the single changes of a role that turn the verdict.

    Parameters
    ----------
    roles : Roles
        The definition.
    values : mapping of str to str
        Values by criterion. Indicators without one are passed over.
    doubt : {"none", "strict", "lenient"}
        What an open value counts as.

    Returns
    -------
    tuple of RoleChange
        In the order of the criteria; dimensions keep their role.

    Examples
    --------
    >>> asked = Roles({"a": "necessary", "b": "necessary"})
    >>> for one in role_changes(asked, {"a": "met", "b": "not_met"}):
    ...     print(one.criterion, one.role, one.becomes, one.verdict)
    b necessary indicator yes
    """
    now = decide(roles.formula(), values, doubt)
    found = []
    for name, role in roles.given.items():
        if role == "dimension" or name not in values:
            continue
        for other in ("necessary", "way", "indicator"):
            changed = _with_role(roles, name, other) if other != role else None
            if changed is None:
                continue
            then = decide(changed.formula(), values, doubt)
            if then != now:
                found.append(RoleChange(name, role, other, then))
    return tuple(found)


def _with_role(roles: Roles, name: str, role: str) -> Roles | None:
    """Return the roles after a change, or None where it would make no definition."""
    if role == "way" and not roles.having("way"):
        return None  # a way by itself is a necessary condition
    try:
        return replace(roles, given={**roles.given, name: role})
    except RoleError:
        return None


def equivalent(first: Formula, second: Formula, entails: Entails | None = None) -> bool:
    """Return whether two formulae give the same verdict on every case.

    With `entails`, on every case that is possible.

    Examples
    --------
    >>> from exercises.alliance.formula import parse
    >>> equivalent(parse("all of (a, any of (a, b))"), "a")
    True
    >>> equivalent(parse("all of (a, b)"), "a", {"a": ("b",)})
    True
    """
    given = tuple((name, tuple(others)) for name, others in (entails or {}).items())
    return _ways_to_yes(first, given) == _ways_to_yes(second, given)


@lru_cache(maxsize=256)
def _ways_to_yes(formula: Formula, given: tuple):
    """Return the minimal sets that make a formula hold, with what they entail."""
    entails = dict(given)
    sets = enough(formula, lambda name: [frozenset([name])], True)
    return minimal(
        one.union(*(entails.get(name, ()) for name in one)) if one else one
        for one in sets
    )
