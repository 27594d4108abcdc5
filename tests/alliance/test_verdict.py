"""Verdicts worked by hand, from the words that the articles quote."""

import tomllib
from pathlib import Path

import pytest

from exercises.alliance import FormulaError, judge, parse
from exercises.definitions import definitions
from exercises.verdicts import verdict

# Reasoned from the articles and named treaty articles before the code was asked.
WORKED = tomllib.loads(
    Path(__file__).with_name("worked.toml").read_text(encoding="utf-8")
)["pair"]


def test_the_fixture_covers_every_definition_of_an_alliance():
    assert len(WORKED) >= 20
    asked = {pair["definition"] for pair in WORKED}
    assert asked == {d.id for d in definitions("yes_no")}


def named(pair):
    return f"{pair['case']}-{pair['definition']}-{pair['reading']}"


@pytest.mark.parametrize("pair", WORKED, ids=named)
def test_verdicts_are_as_worked_by_hand(pair):
    found = verdict(pair["case"], pair["definition"], reading=pair["reading"])
    judgement = found.judgement
    values = {name: found.codings[name].value for name in pair["values"]}
    assert values == pair["values"]
    assert judgement.verdict == pair["verdict"]
    assert (judgement.ruled_out or "") == pair["ruled_out"]
    assert as_sets(judgement.settled_by) == as_sets(pair["settled_by"])
    assert list(judgement.pivots) == pair.get("pivots", [])
    assert as_sets(judgement.flips_strict) == as_sets(pair["flips_strict"])


def as_sets(lists):
    return {frozenset(one) for one in lists}


def test_two_halves_do_not_make_a_whole():
    found = judge(parse("all of (a, b)"), {"a": "partly", "b": "partly"})
    assert found.verdict == "borderline"


def test_an_open_verdict_says_what_it_cannot_become():
    values = {"a": "partly", "b": "not_stated"}
    assert judge(parse("all of (a, b)"), values).ruled_out == "yes"
    assert judge(parse("any of (a, b)"), values).ruled_out == "no"


def test_contested_and_not_stated_are_kept_apart():
    formula = parse("all of (a, b)")
    found = judge(formula, {"a": "contested", "b": "not_stated"})
    assert found.open_because == ("contested", "not_stated")
    assert [pivot["do"] for pivot in found.pivots] == ["weigh", "search"]


def test_a_criterion_without_a_value_is_not_coded_rather_than_not_stated():
    with pytest.raises(KeyError, match="not coded: b"):
        judge(parse("all of (a, b)"), {"a": "met"})


def test_a_flip_takes_along_what_it_entails():
    formula = parse("all of (defence_first, security_purpose)")
    values = {"defence_first": "met", "security_purpose": "met"}
    entails = {"defence_first": ("security_purpose",)}
    found = judge(formula, values, entails=entails).flips_strict
    # Without a security purpose there is no defence first: both would have to go.
    assert found == (("defence_first",),)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("all of (a, b", "')' is missing"),
        ("all of a", "'(' is expected"),
        ("at least 3 of (a, b)", "at least 3 of 2"),
        ("a b", "stands after its end"),
        ("all of (a, Ü)", "cannot read"),
        ("", "nothing"),
    ],
)
def test_a_broken_formula_says_where_and_what_is_expected(text, said):
    with pytest.raises(FormulaError) as problem:
        parse(text)
    assert said in str(problem.value)
