"""Verdicts, settling sets, pivots and flips against brute force over completions.

A formula of up to ten criteria has 3 ** 10 settled assignments. NumPy reckons all of
them at once, as an array with one axis of length 3 for each criterion.
"""

from itertools import combinations, product

import numpy
from hypothesis import given, settings
from hypothesis import strategies as st

from exercises.alliance import (
    OPEN_VALUES,
    VALUES,
    AllOf,
    AnyOf,
    AtLeast,
    close,
    criteria,
    interval,
    judge,
)
from exercises.alliance.formula import threshold
from exercises.alliance.values import INTERVALS

NAMES = "abcdefghij"
WORDS = {0: "no", 1: "borderline", 2: "yes"}


def nodes(children):
    parts = st.lists(children, min_size=1, max_size=6).map(tuple)
    at_least = parts.flatmap(
        lambda found: st.integers(1, len(found)).map(lambda k: AtLeast(k, found))
    )
    return st.one_of(parts.map(AllOf), parts.map(AnyOf), at_least)


@st.composite
def wide(draw):
    """A formula over all ten criteria."""
    names = draw(st.permutations(NAMES))
    cut = draw(st.integers(1, len(names) - 1))
    k = draw(st.integers(1, len(names) - cut))
    node = draw(st.sampled_from([AllOf, AnyOf]))
    return node((*names[:cut], AtLeast(k, tuple(names[cut:]))))


NESTED = st.recursive(st.sampled_from(NAMES), nodes, max_leaves=14)
FORMULAE = st.one_of(NESTED, wide())
CODINGS = st.fixed_dictionaries({name: st.sampled_from(VALUES) for name in NAMES})
ENTAILS = st.lists(st.sampled_from(list(combinations(NAMES, 2))), max_size=6).map(
    lambda pairs: close({a: [y for x, y in pairs if x == a] for a, _ in pairs})
)


class Whole:
    """A formula's degree on every settled assignment of its criteria."""

    def __init__(self, formula):
        self.names = criteria(formula)
        self.degrees = self._reckon(formula) * numpy.ones(
            (3,) * len(self.names), dtype=int
        )

    def _reckon(self, formula):
        if isinstance(formula, str):
            shape = [1] * len(self.names)
            shape[self.names.index(formula)] = 3
            return numpy.arange(3).reshape(shape)
        parts = numpy.broadcast_arrays(*map(self._reckon, formula.parts))
        ranked = numpy.sort(numpy.stack(parts), axis=0)[::-1]
        return ranked[threshold(formula) - 1]

    def outcomes(self, choices):
        """The set of degrees where each criterion takes one of its choices."""
        cells = numpy.ix_(*(choices[name] for name in self.names))
        return set(numpy.unique(self.degrees[cells]).tolist())


def completions(values):
    """For each criterion the degrees that it could turn out to have."""
    return {
        name: [0, 2] if value in OPEN_VALUES else [INTERVALS[value][0]]
        for name, value in values.items()
    }


def minimal_sets(names, holds):
    """Every set for which `holds`, and no smaller one inside it."""
    found = []
    for size in range(len(names) + 1):
        for chosen in combinations(sorted(names), size):
            smaller = any(set(other) <= set(chosen) for other in found)
            if not smaller and holds(chosen):
                found.append(chosen)
    return tuple(sorted(found))


@settings(max_examples=300, deadline=None)
@given(FORMULAE, CODINGS)
def test_the_verdict_is_open_exactly_where_completions_differ(formula, coding):
    values = {name: coding[name] for name in criteria(formula)}
    outcomes = Whole(formula).outcomes(completions(values))
    found = judge(formula, values)
    expected = WORDS[min(outcomes)] if len(outcomes) == 1 else "open"
    assert found.verdict == expected
    if expected == "open" and outcomes != {0, 1, 2} and outcomes != {0, 2}:
        assert found.ruled_out == ("no" if 2 in outcomes else "yes")
    else:
        assert found.ruled_out is None


@settings(max_examples=300, deadline=None)
@given(FORMULAE, CODINGS)
def test_a_pivot_is_an_open_criterion_that_can_still_change_the_verdict(
    formula, coding
):
    values = {name: coding[name] for name in criteria(formula)}
    whole, choices = Whole(formula), completions(values)

    def changes(name):
        axis = whole.names.index(name)
        cells = numpy.ix_(*(choices[other] for other in whole.names))
        return bool((numpy.ptp(whole.degrees[cells], axis=axis) > 0).any())

    expected = [n for n in values if values[n] in OPEN_VALUES and changes(n)]
    found = judge(formula, values)
    assert [pivot["criterion"] for pivot in found.pivots] == expected
    kinds = [kind for kind in OPEN_VALUES if kind in {values[n] for n in expected}]
    assert list(found.open_because) == kinds


@settings(max_examples=100, deadline=None)
@given(FORMULAE, CODINGS)
def test_a_settling_set_fixes_the_verdict_whatever_the_others_are(formula, coding):
    values = {name: coding[name] for name in criteria(formula)}
    whole, known = Whole(formula), completions(values)
    outcomes = whole.outcomes(known)

    def settles(chosen):
        free = {name: [0, 1, 2] for name in values if name not in chosen}
        return whole.outcomes(known | free) == outcomes

    expected = minimal_sets(values, settles) if len(outcomes) == 1 else ()
    assert judge(formula, values).settled_by == expected


@settings(max_examples=150, deadline=None)
@given(FORMULAE, CODINGS, st.sampled_from(["strict", "lenient"]), ENTAILS)
def test_a_flip_is_a_smallest_possible_change_that_starts_or_stops_a_yes(
    formula, coding, doubt, entails
):
    values = {name: coding[name] for name in criteria(formula)}
    base = {name: interval(value, doubt)[0] for name, value in values.items()}
    whole = Whole(formula)

    def degree(degrees):
        return whole.degrees[tuple(degrees[name] for name in whole.names)]

    yes = degree(base) == 2

    def possible(chosen, new):
        """No change leaves a criterion met of which something entailed is not."""
        end = base | dict(zip(chosen, new, strict=True))
        return not any(
            end.get(a) == 2 and end.get(b) == 0 and {a, b} & set(chosen)
            for a, others in entails.items()
            for b in others
        )

    def turns(chosen):
        return any(
            (degree(base | dict(zip(chosen, new, strict=True))) == 2) != yes
            and possible(chosen, new)
            for new in product([0, 2], repeat=len(chosen))
        )

    found = judge(formula, values, entails=entails)
    flips = found.flips_strict if doubt == "strict" else found.flips_lenient
    assert flips == minimal_sets(values, turns)
