"""Verdicts, settling sets, pivots and flips against brute force over completions."""

from itertools import combinations, product

from hypothesis import given, settings
from hypothesis import strategies as st

from exercises.alliance import OPEN_VALUES, VALUES, AllOf, AnyOf, AtLeast, judge
from exercises.alliance.formula import criteria, degree
from exercises.alliance.values import INTERVALS, interval

NAMES = "abcde"
WORDS = {0: "no", 1: "borderline", 2: "yes"}


def nodes(children):
    parts = st.lists(children, min_size=1, max_size=4).map(tuple)
    at_least = parts.flatmap(
        lambda found: st.integers(1, len(found)).map(lambda k: AtLeast(k, found))
    )
    return st.one_of(parts.map(AllOf), parts.map(AnyOf), at_least)


FORMULAE = st.recursive(st.sampled_from(NAMES), nodes, max_leaves=8)
CODINGS = st.fixed_dictionaries({name: st.sampled_from(VALUES) for name in NAMES})


def completions(values):
    """Every way in which the open questions could turn out."""
    choices = [
        [0, 2] if value in OPEN_VALUES else [INTERVALS[value][0]]
        for value in values.values()
    ]
    return [dict(zip(values, one, strict=True)) for one in product(*choices)]


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
    outcomes = {degree(formula, one) for one in completions(values)}
    expected = WORDS[outcomes.pop()] if len(outcomes) == 1 else "open"
    assert judge(formula, values).verdict == expected


@settings(max_examples=300, deadline=None)
@given(FORMULAE, CODINGS)
def test_a_pivot_is_an_open_criterion_that_can_still_change_the_verdict(
    formula, coding
):
    values = {name: coding[name] for name in criteria(formula)}
    expected = [
        name
        for name in values
        if values[name] in OPEN_VALUES
        and any(
            degree(formula, one | {name: 0}) != degree(formula, one | {name: 2})
            for one in completions(values)
        )
    ]
    found = judge(formula, values)
    assert [pivot["criterion"] for pivot in found.pivots] == expected
    kinds = [kind for kind in OPEN_VALUES if kind in {values[n] for n in expected}]
    assert list(found.open_because) == kinds


@settings(max_examples=100, deadline=None)
@given(FORMULAE, CODINGS)
def test_a_settling_set_fixes_the_verdict_whatever_the_others_are(formula, coding):
    values = {name: coding[name] for name in criteria(formula)}
    found = judge(formula, values)
    known = completions(values)
    outcomes = {degree(formula, one) for one in known}

    def settles(chosen):
        free = [name for name in values if name not in chosen]
        return all(
            degree(formula, one | dict(zip(free, others, strict=True))) in outcomes
            for one in known
            for others in product([0, 1, 2], repeat=len(free))
        )

    expected = minimal_sets(values, settles) if len(outcomes) == 1 else ()
    assert found.settled_by == expected


@settings(max_examples=200, deadline=None)
@given(FORMULAE, CODINGS, st.sampled_from(["strict", "lenient"]))
def test_a_flip_is_a_smallest_change_that_starts_or_stops_a_yes(formula, coding, doubt):
    values = {name: coding[name] for name in criteria(formula)}
    base = {name: interval(value, doubt)[0] for name, value in values.items()}
    yes = degree(formula, base) == 2

    def turns(chosen):
        return any(
            (degree(formula, base | dict(zip(chosen, new, strict=True))) == 2) != yes
            for new in product([0, 2], repeat=len(chosen))
        )

    found = judge(formula, values)
    flips = found.flips_strict if doubt == "strict" else found.flips_lenient
    assert flips == minimal_sets(values, turns)
