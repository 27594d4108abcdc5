"""Verdicts worked by hand, from the words that the articles quote."""

import pytest

from exercises.alliance import FormulaError, judge, parse
from exercises.verdicts import verdict

# Case, definition, reading, verdict, what settles it or keeps it open, and why, as
# reasoned from the articles before the code was asked.
WORKED = [
    # No clause promises force (Part IV, before fn 148); Charter (fn 145): three fail.
    (
        *("sco", "snyder_alliance", "plain", "no"),
        {"use_of_force", "specified_circumstances", "third_party"},
    ),
    # A written agreement of states on security (fn 56, 65); no term is mentioned.
    ("sco", "dingman", "plain", "open", {"specified_term"}),
    # Joint exercises (fn 160); whom they are aimed at is in dispute (fn 14, 145, 163).
    ("sco", "modelski", "plain", "open", {"third_party"}),
    # A formal agreement on shared security: the first sentence (fn 31) asks no more.
    ("sco", "penguin", "core", "yes", {"formal_agreement", "security_cooperation"}),
    # Part IV denies defence pact and preclusion (fn 147), never tests deterrence.
    ("sco", "penguin", "one_gain", "open", {"deterrence"}),
    # Charter, Convention and RATS are a commitment to cooperate on security (fn 36).
    (
        *("sco", "walt", "plain", "yes"),
        {"commitment", "states_parties", "security_cooperation"},
    ),
    # Nobody has promised to stand in for the others (Part IV, before fn 148).
    ("sco", "nye", "guarantee", "no", {"mutual_guarantee"}),
    # Collaboration is no matter of defence first (de Haas, Background; fn 154).
    ("sco", "modelski", "common_defence", "no", {"defence_first"}),
    # 'Established against a third party' is a matter of the texts, which say no (145).
    ("sco", "majority", "plain", "no", {"third_party"}),
    # And security is sought inside the members' territory (fn 154).
    ("sco", "majority", "defence_first", "no", {"defence_first", "third_party"}),
    # Both articles deny structure and force; the orientation is inward (fn 153, 154).
    (
        *("sco", "modern", "all", "no"),
        {"integrated_structure", "rapid_reaction_force", "external_defence"},
    ),
    # Article 5: armed force, in case of an armed attack from outside.
    (
        *("nato", "snyder_alliance", "plain", "yes"),
        {
            *("formal_agreement", "states_parties", "use_of_force"),
            *("specified_circumstances", "third_party"),
        },
    ),
    # Article 13 names twenty years before one may leave, and no end: half a term.
    (
        *("nato", "dingman", "plain", "borderline"),
        {"formal_agreement", "states_parties", "specified_term", "security_purpose"},
    ),
    # Snyder sets OPEC apart by its purpose (fn 25).
    ("opec", "majority", "plain", "no", {"security_purpose", "third_party"}),
    # 1881: neutrality towards a fourth power, in case of war, for three years.
    (
        *("three_emperors", "dingman", "plain", "yes"),
        {"formal_agreement", "states_parties", "specified_term", "security_purpose"},
    ),
    # None of the four marks of a modern bloc (Part I, fn 42), and no defence pledge.
    (
        *("three_emperors", "modern", "all", "no"),
        {
            *("integrated_structure", "rapid_reaction_force", "unified_armaments"),
            *("common_doctrine", "external_defence"),
        },
    ),
    # Part I gives the CSTO every mark of the modern bloc.
    (
        *("csto", "modern", "all", "yes"),
        {
            *("integrated_structure", "rapid_reaction_force", "unified_armaments"),
            *("common_doctrine", "external_defence"),
        },
    ),
]


@pytest.mark.parametrize(("case", "name", "reading", "expected", "decides"), WORKED)
def test_verdicts_are_as_worked_by_hand(case, name, reading, expected, decides):
    found = verdict(case, name, reading=reading).judgement
    assert found.verdict == expected
    if expected == "open":
        assert {pivot["criterion"] for pivot in found.pivots} == decides
    elif expected in (
        "yes",
        "borderline",
    ):  # all of: settled by all conditions together
        assert set(found.settled_by) == {tuple(sorted(decides))}
    else:  # each failed necessary condition settles a no by itself
        assert set(found.settled_by) == {(one,) for one in decides}


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
