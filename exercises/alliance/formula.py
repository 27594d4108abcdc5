"""Formulae: what a definition asks of a case, as *all of*, *any of*, *at least k of*.

A formula is a criterion's name, or one of the three nodes below over formulae.
No source gives weights, so there are none.
"""

import re
from dataclasses import dataclass
from itertools import combinations, product


@dataclass(frozen=True)
class AllOf:
    """Every part is necessary."""

    parts: tuple["Formula", ...]


@dataclass(frozen=True)
class AnyOf:
    """One part is enough."""

    parts: tuple["Formula", ...]


@dataclass(frozen=True)
class AtLeast:
    """At least `k` of the parts are needed."""

    k: int
    parts: tuple["Formula", ...]


Formula = str | AllOf | AnyOf | AtLeast
Sets = frozenset[frozenset[str]]

_TOKEN = re.compile(r"\s*(all of|any of|at least \d+ of|[a-z][a-z0-9_]*|[(),])")


class FormulaError(ValueError):
    """A formula that cannot be read; the message says where and what is expected."""


def parse(text: str) -> Formula:
    """Read a formula from the words in which the data keep it.

    Parameters
    ----------
    text : str
        A criterion's id, or ``all of (…, …)``, ``any of (…, …)``,
        ``at least 2 of (…, …, …)``, nested as needed.

    Returns
    -------
    Formula
        The formula as nodes.

    Raises
    ------
    FormulaError
        If the text is not such a formula.

    Examples
    --------
    >>> parse("all of (formal_agreement, any of (deterrence, defence_pact))")
    AllOf(parts=('formal_agreement', AnyOf(parts=('deterrence', 'defence_pact'))))
    """
    tokens, at = [], 0
    while at < len(text.rstrip()):
        found = _TOKEN.match(text, at)
        if not found:
            raise FormulaError(
                f"formula {text!r}: cannot read {text[at : at + 20]!r}; expected a "
                "criterion, 'all of (', 'any of (' or 'at least K of ('"
            )
        tokens.append(found[1])
        at = found.end()
    formula = _read(tokens, text)
    if tokens:
        raise FormulaError(f"formula {text!r}: {tokens[0]!r} stands after its end")
    return formula


def _read(tokens: list[str], text: str) -> Formula:
    head = tokens.pop(0) if tokens else "nothing"
    if not re.fullmatch(r"(all|any|at least \d+) of", head):
        if re.fullmatch(r"[a-z][a-z0-9_]*", head) and head != "nothing":
            return head
        raise FormulaError(f"formula {text!r}: {head!r} where a criterion is expected")
    if not tokens or tokens.pop(0) != "(":
        raise FormulaError(f"formula {text!r}: '(' is expected after {head!r}")
    parts = [_read(tokens, text)]
    while tokens and tokens[0] == ",":
        tokens.pop(0)
        parts.append(_read(tokens, text))
    if not tokens or tokens.pop(0) != ")":
        raise FormulaError(f"formula {text!r}: ')' is missing after {head!r}")
    return _node(head, tuple(parts), text)


def _node(head: str, parts: tuple[Formula, ...], text: str) -> Formula:
    if head == "all of":
        return AllOf(parts)
    if head == "any of":
        return AnyOf(parts)
    k = int(head.split()[2])
    if not 1 <= k <= len(parts):
        raise FormulaError(f"formula {text!r}: at least {k} of {len(parts)} parts")
    return AtLeast(k, parts)


def criteria(formula: Formula) -> tuple[str, ...]:
    """Return the criteria of a formula, each once, in the order of the text.

    Examples
    --------
    >>> criteria(parse("all of (b, any of (a, b))"))
    ('b', 'a')
    """
    if isinstance(formula, str):
        return (formula,)
    names = (name for part in formula.parts for name in criteria(part))
    return tuple(dict.fromkeys(names))


def as_data(formula: Formula) -> str | dict:
    """Return the formula as JSON data, the form in which a page gets it.

    Examples
    --------
    >>> as_data(parse("at least 2 of (a, b, c)"))
    {'at_least': 2, 'of': ['a', 'b', 'c']}
    """
    if isinstance(formula, str):
        return formula
    parts = [as_data(part) for part in formula.parts]
    if isinstance(formula, AtLeast):
        return {"at_least": formula.k, "of": parts}
    return {"all" if isinstance(formula, AllOf) else "any": parts}


def threshold(formula: Formula) -> int:
    """Return how many parts of a node must hold: all, one, or k."""
    if isinstance(formula, AtLeast):
        return formula.k
    return len(formula.parts) if isinstance(formula, AllOf) else 1


def degree(formula: Formula, degrees: dict[str, int]) -> int:
    """Return the degree of a formula whose criteria all have a settled degree.

    *All of* is the minimum, *any of* the maximum, *at least k of* the k-th largest.

    Examples
    --------
    >>> degree(parse("at least 2 of (a, b, c)"), {"a": 2, "b": 0, "c": 1})
    1
    """
    if isinstance(formula, str):
        return degrees[formula]
    ranked = sorted((degree(p, degrees) for p in formula.parts), reverse=True)
    return ranked[threshold(formula) - 1]


def minimal(sets) -> Sets:
    """Return those sets that contain no other of the sets.

    Examples
    --------
    >>> sorted(map(sorted, minimal([{"a"}, {"a", "b"}, {"b", "c"}])))
    [['a'], ['b', 'c']]
    """
    kept: list[frozenset[str]] = []
    for candidate in sorted(set(map(frozenset, sets)), key=len):
        if not any(other <= candidate for other in kept):
            kept.append(candidate)
    return frozenset(kept)


def enough(formula: Formula, helps, lifted: bool) -> Sets:
    """Return the minimal sets of criteria that together push a formula one way.

    Parameters
    ----------
    formula : Formula
        What is asked.
    helps : callable
        Given a criterion, returns the sets that make it help: the criterion
        alone, the empty set (it helps anyway), or none (it cannot help).
    lifted : bool
        True for 'what makes it hold', False for 'what makes it fail'.

    Returns
    -------
    frozenset of frozenset of str
        Minimal sets; empty if nothing is enough.
    """
    if isinstance(formula, str):
        return minimal(helps(formula))
    needed = threshold(formula)
    if not lifted:  # it fails as soon as too few parts are left
        needed = len(formula.parts) - needed + 1
    per_part = [enough(part, helps, lifted) for part in formula.parts]
    unions = (
        frozenset().union(*choice)
        for chosen in combinations(per_part, needed)
        for choice in product(*chosen)
    )
    return minimal(unions)
