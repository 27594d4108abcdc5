"""The material of the logic is complete, and matrix, sensitivity and commands hold."""

import csv
import io
import json
from itertools import combinations, product

import pytest

from exercises import (
    agreement,
    build_definition,
    check_author,
    compare_cases,
    compare_coders,
    load,
    parting_cases,
    reasons_table,
    sensitivity_table,
    verdict,
    verdict_matrix,
    what_survives,
)
from exercises.__main__ import main
from exercises.alliance import RoleError, conflicts, propose
from exercises.catalogue import UnknownName
from exercises.check import find_notes
from exercises.codings import coded_cells, entailments
from exercises.definitions import definition, definitions
from exercises.matrix import judge_all
from exercises.tables import index, rows, split
from exercises.verdicts import NotCoded, case_name

# From the design of the course; other people's files refer to these ids.
DEFINITIONS = {
    *("snyder_alliance", "snyder_alignment", "dingman", "modelski", "penguin", "walt"),
    *("nye", "majority", "atop", "modern", "modern_part_iv"),
    *("mature_depth", "mature_scope"),
}
CASES = {
    *("sco", "csto", "nato", "nato_1949", "warsaw_pact", "three_emperors", "entente"),
    *("anti_comintern", "russia_china_2001", "russia_dprk_2000", "sino_soviet"),
    *("anzus", "us_japan", "us_israel", "osce", "opec", "eu_1997", "eu_2009"),
}


def test_every_definition_case_and_coder_of_the_course_is_there():
    assert {d.id for d in definitions()} == DEFINITIONS
    assert {row["id"] for row in rows("cases")} >= CASES
    coders = {row["id"] for row in rows("coders")}
    assert coders == {"course", "de_haas", "tugsbilguun", "atop"}


def test_every_criterion_has_a_case_that_meets_it_and_one_that_fails_it():
    found = load("codings").query("coder == 'course'")
    for criterion in load("criteria")["id"]:
        values = set(found.loc[found["criterion"] == criterion, "value"])
        assert {"met", "not_met"} <= values, criterion


def test_every_criterion_is_used_by_a_definition():
    used = {row["criterion"] for row in rows("uses")}
    # Asked for by no definition: it is the outside coder's own.
    assert {row["id"] for row in rows("criteria")} - used == set()


def test_every_pair_of_alliance_definitions_has_a_case_that_parts_them():
    table = {row[0]: row[1:] for row in parting_cases().body}
    asked = [d.short for d in definitions("yes_no", "alliance")]
    for first, second in combinations(asked, 2):
        firm, otherwise = table[f"{first} and {second}"]
        assert firm not in ("none", "they never part") or otherwise, (first, second)


def test_two_definitions_that_never_part_are_said_to():
    told = {row[1] for row in parting_cases("modern_bloc").body}
    assert told == {"they never part"}


def test_no_coding_of_anybody_is_impossible():
    for coder in ("course", "de_haas", "tugsbilguun", "atop"):
        cells = coded_cells(coder)
        for case, basis in {(case, basis) for case, _, basis in cells}:
            values = {
                criterion: found.value
                for (of, criterion, by), found in cells.items()
                if of == case and by in (basis, "either")
            }
            assert conflicts(values, entailments()) == (), (coder, case)


def test_a_coding_that_cannot_be_is_noted(monkeypatch):
    import exercises.check as check

    assert not [note for note in find_notes() if "do not fit together" in note]
    monkeypatch.setattr(
        check, "entailments", lambda: {"security_purpose": ("third_party",)}
    )
    notes = [note for note in find_notes() if "do not fit together" in note]
    assert any(
        "sco: security_purpose is met and third_party is not" in n for n in notes
    )


def test_the_rule_against_inference_turns_inferred_values_into_silence():
    plain = verdict("nato", "snyder_alliance")
    assert plain.judgement.verdict == "yes"
    strict = verdict("nato", "snyder_alliance", direct_only=True)
    assert strict.judgement.verdict == "open"
    assert strict.judgement.pivots == ({"criterion": "third_party", "do": "search"},)


def test_a_role_change_that_turns_the_verdict_is_named():
    # ANZUS has no term: were the term no condition, Dingman would say yes.
    changes = verdict("anzus", "dingman").role_changes
    assert [(c.criterion, c.becomes, c.verdict) for c in changes] == [
        ("specified_term", "indicator", "yes")
    ]


def test_a_profile_gives_counts_and_no_verdict():
    found = verdict("nato_1949", "mature_depth")
    assert found.judgement is None
    assert found.as_data()["verdict"] is None
    expected = {"met": 1, "not_met": 1, "not_coded": 2}
    assert {value: n for value, n in found.profile.items() if n} == expected
    assert sum(found.profile.values()) == 4  # as many as it describes, indicators not
    assert "no yes or no" in str(found)


def test_a_profile_of_a_case_that_nobody_coded_is_refused():
    with pytest.raises(NotCoded, match="three_emperors is not coded by course on"):
        verdict("three_emperors", "mature_depth")


def test_the_reasons_of_a_profile_show_each_element_and_what_nobody_says():
    # De Haas on the CSTO: headquarters (fn 12), reaction force (fn 12), assistance
    # (Article 4 of 1992), and not a word on political deliberations.
    table = reasons_table("csto", "mature_depth", coder="de_haas")
    assert {row[0]: row[1] for row in table.body} == {
        "integrated structure with permanent headquarters": "partly met",
        "rapid reaction force": "met",
        "military assistance as policy": "met",
        "continuous political deliberations": "not stated",
    }
    places = {row[0]: row[3] for row in table.body}
    assert places["continuous political deliberations"] == ""
    assert "CSTO: ties, fn 9" in places["military assistance as policy"]
    assert "de Haas, as we read him" in table.caption


def test_the_reasons_of_a_profile_say_what_is_not_coded():
    values = [row[1] for row in reasons_table("opec", "mature_scope").body]
    assert sorted(values) == ["met", "not coded"]


def test_a_profile_takes_no_reading_for_its_reasons():
    with pytest.raises(UnknownName, match="has no readings"):
        reasons_table("sco", "mature_depth", "plain")


def test_a_verdict_survives_if_all_ways_to_reckon_give_it():
    table = sensitivity_table()
    for (case, short), row in table.iterrows():
        (asked,) = (d for d in definitions() if d.short == short)
        (of,) = (c["id"] for c in rows("cases") if case == case_name(c["id"]))
        every = set()
        for reading, doubt, direct in product(
            asked.readings, ["strict", "lenient"], [False, True]
        ):
            try:
                ways = {"doubt": doubt, "direct_only": direct}
                found = verdict(of, asked.id, reading=reading.id, **ways)
            except NotCoded:
                continue
            every.add(found.judgement.verdict)
        assert row["survives"] == (every.pop() if len(every) == 1 else "")


def test_what_survives_is_never_a_majority():
    table = what_survives()
    for _, row in table.iterrows():
        if row["survives"]:
            assert not row["hangs on more"]
            assert not row["no" if row["survives"] == "yes" else "yes"]


def test_the_matrix_has_a_cell_for_each_case_that_is_coded():
    table = verdict_matrix(reading="all")
    assert table.loc["SCO (2008)", "Penguin: with one gain"] == "open"
    filled = (table != "").sum().sum()
    assert filled == len(judge_all("alliance", reading="all"))


def test_an_own_definition_is_read_back_and_recognised():
    own = build_definition(
        necessary=["formal_agreement", "states_parties"],
        ways=[
            *("defence_pact", "offence", "neutrality", "non_aggression"),
            "crisis_consultation",
        ],
    )
    assert own.sentence() == (
        "An alliance must have ‘formal agreement’, ‘states as parties’ and at least "
        "1 of these 5: ‘defence pact’, ‘pledge to attack together’, ‘pledge of "
        "neutrality’, ‘pledge of non-aggression’ and ‘consultation in crises’."
    )
    assert own.same_as() == [
        "The definition of the data set ATOP, as the project counts"
    ]
    tried = {row[0]: row[1:3] for row in own.try_on().body}
    assert tried["NATO (2008)"] == ("yes", "yes")
    # ATOP's rule half admits the Union of 1997, which Snyder would leave out.
    assert tried["European Union in 1997"] == ("borderline", "no")


def test_entailed_conditions_make_no_difference_to_equivalence():
    own = build_definition(
        necessary=[
            *("formal_agreement", "states_parties", "specified_circumstances"),
            "third_party",
        ]
    )
    # Circumstances for the use of force entail that force is promised.
    assert own.same_as() == ["Snyder’s definition of alliance, as quoted"]


@pytest.mark.parametrize(
    ("roles", "error", "said"),
    [
        ({"necessary": ["third_part"]}, UnknownName, "did you mean third_party"),
        ({"indicators": ["deterrence"]}, RoleError, "nothing is tested"),
        (
            {"necessary": ["offence"], "ways": ["offence"]},
            ValueError,
            "'offence' is given two roles",
        ),
        ({"ways": ["offence"], "at_least": 2}, RoleError, "at least 2 of 1"),
    ],
)
def test_an_own_definition_that_cannot_be_is_refused(roles, error, said):
    with pytest.raises(error, match=said):
        build_definition(**roles)


def test_an_author_is_held_to_his_own_cells():
    found = {(row[0], row[1]): row for row in check_author("tugsbilguun").body}
    _, _, implied, concluded, untested = found["SCO (2008)", "Snyder, as quoted"]
    assert (implied, concluded) == ("no", "that it is none")
    assert "formal agreement" in untested  # settled without it
    # The dictionary's gains: deterrence is never tested, and the verdict hangs on it.
    implied = found["SCO (2008)", "Penguin, with one gain"][2]
    assert implied == "open"
    passed_over = [row[1] for row in found.values() if row[2] == "not applied"]
    assert any("Walt" in names for names in passed_over)
    # A cell of his fits one of Nye's conditions; he never takes Nye up in Part IV.
    nye = {row[2] for (_, names), row in found.items() if "Nye" in names}
    assert nye == {"not applied"}


def test_an_author_applies_definitions_of_the_concept_that_stand_in_his_article():
    known = index("definitions")
    for row in rows("conclusions"):
        for name in split(row["applied"]):
            assert known[name]["concept"] == row["concept"], (row["case"], name)
            assert known[name]["section"].startswith(row["coder"]), (row["case"], name)


def test_checking_a_coder_without_conclusions_says_whom_one_can_check():
    with pytest.raises(ValueError, match="there are de_haas or tugsbilguun"):
        check_author("atop")


def test_cells_that_differ_between_coders_come_first():
    table = compare_coders("csto", "de_haas", "tugsbilguun")
    differ = table["differ"].tolist()
    assert differ == sorted(differ, reverse=True)
    assert differ[0]


@pytest.mark.parametrize("who", ["de_haas", "tugsbilguun", "atop"])
def test_no_agreement_is_reckoned_with_those_who_did_not_code_alone(who):
    given = {"sco": "met"}
    with pytest.raises(ValueError, match=f"{who} did not code alone"):
        agreement({"Ann": given, who: given})


def test_a_value_that_is_none_is_refused_with_those_there_are():
    with pytest.raises(ValueError, match="'maybe' is no value; expected met, partly"):
        agreement({"Ann": {"a": "maybe"}, "Ben": {"a": "met"}})


def test_values_of_the_course_differ_from_the_evidence_only_with_a_reason():
    units = {row["id"]: row["unit"] for row in rows("cases")}
    evidence = {row["id"]: row["unit"] for row in rows("evidence")}
    for (case, criterion, _), found in coded_cells("course").items():
        pieces = [
            {**b, "unit": evidence[b["evidence"]]}
            for b in rows("bearings")
            if (b["case"], b["criterion"]) == (case, criterion)
            and b["evidence"] in found.evidence
        ]
        if propose(pieces, units[case]).value != found.value:
            assert found.reason


# The commands


def run(capsys, *arguments):
    code = main(list(arguments))
    return code, capsys.readouterr()


def test_the_verdict_command_gives_the_same_in_text_csv_and_json(capsys):
    asked = ("verdict", "sco", "snyder_alliance")
    _, text = run(capsys, *asked)
    assert text.out.startswith("SCO (2008) under Snyder’s definition of alliance")
    _, said = run(capsys, *asked, "--format", "json")
    data = json.loads(said.out)
    fields = {
        *("case", "definition", "reading", "coder", "doubt", "verdict", "ruled_out"),
        *("open_because", "settled_by", "pivots", "flips_strict", "flips_lenient"),
        *("met", "of"),
    }
    assert fields <= set(data)
    _, said = run(capsys, *asked, "--format", "csv")
    (row,) = csv.DictReader(io.StringIO(said.out))
    assert row["verdict"] == data["verdict"] == "no"
    assert row["settled_by"].split(";") == [" + ".join(s) for s in data["settled_by"]]


@pytest.mark.parametrize("concept", ["alliance", "modern_bloc", "mature_organisation"])
def test_the_matrix_command_gives_the_same_cells_in_csv_and_json(capsys, concept):
    asked = ("matrix", "--concept", concept, "--reading", "all")
    _, said = run(capsys, *asked, "--format", "json")
    data = json.loads(said.out)
    _, said = run(capsys, *asked, "--format", "csv")
    lines = list(csv.DictReader(io.StringIO(said.out)))
    key = ("case", "definition", "reading", "verdict")
    given = [tuple(one[k] or "" for k in key) for one in data]
    assert [tuple(line[k] for k in key) for line in lines] == given
    _, said = run(capsys, *asked)
    assert all(line.strip() for line in said.out.splitlines())


def test_doubt_coder_and_inference_can_be_chosen(capsys):
    _, said = run(capsys, "verdict", "sco", "modelski", "--doubt", "strict")
    assert ": no" in said.out and "Doubt was counted as not met" in said.out
    _, said = run(capsys, "matrix", "--direct-only", "--format", "json")
    assert {one["direct_only"] for one in json.loads(said.out)} == {True}
    _, said = run(capsys, "verdict", "csto", "modern_part_iv", "--coder", "tugsbilguun")
    assert "coded by: tugsbilguun" in said.out


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("verdict", "nahto", "walt"), "no 'nahto' in cases; did you mean nato"),
        (("verdict", "sco", "snider"), "did you mean snyder_al"),
        (("verdict", "sco", "walt", "--reading", "plane"), "did you mean plain"),
        (("verdict", "sco", "walt", "--coder", "curse"), "did you mean course"),
        (("verdict", "sco", "mature_depth", "--reading", "x"), "has no readings"),
        (("matrix", "--concept", "aliance"), "did you mean alliance"),
        (("matrix", "--reading", "guarante"), "did you mean guarantee"),
        (("verdict", "comintern", "snyder_alliance"), "add rows to data/codings.csv"),
    ],
)
def test_a_name_that_is_not_known_gets_the_nearest_known(capsys, arguments, said):
    code, found = run(capsys, *arguments)
    assert code == 1
    assert said in found.err
    assert "Traceback" not in found.err


def test_readings_of_a_definition_are_told_apart_in_the_matrix():
    assert definition("penguin").reading("one_gain").name == "with one gain"
    with pytest.raises(UnknownName, match="no reading"):
        definition("penguin").reading("two_gains")


def test_two_cases_can_be_alike_for_one_definition_and_not_for_another():
    """The chapter on arguments rests on it: Snyder, ATOP and Walt part the likeness."""
    found = {row[0]: row[1:] for row in compare_cases("sco", "russia_dprk_2000").body}
    assert found["Snyder"] == ("no", "no", "in nothing that it asks for")
    assert found["ATOP"][:2] == ("yes", "yes")
    *verdicts, differ = found["Walt"]
    assert verdicts == ["yes", "borderline"]
    assert differ == "security cooperation: met, partly met"


def test_definitions_that_give_no_yes_or_no_are_left_out_between_cases():
    assert compare_cases("sco", "csto", "alignment").body == []
