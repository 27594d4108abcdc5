"""Ladders, definitions that fit, and what unsettles an agreement, checked by hand."""

import pytest

from exercises import (
    build_definition,
    common_criteria,
    extension_table,
    firmness_table,
    fitting_definitions,
    ladder_table,
    open_verdicts,
    plot_matrix,
    verdict_matrix,
)
from exercises.catalogue import UnknownName

NINE = ["nato", "csto", "warsaw_pact", "three_emperors", "entente", "anti_comintern"]
NINE += ["sino_soviet", "anzus", "us_japan"]
RUNGS = {
    "tie": ["states_parties", "security_cooperation"],
    "formal": ["formal_agreement"],
    "force": ["use_of_force", "specified_circumstances"],
    "help": ["defence_pact"],
}


def test_a_ladder_only_loses_cases():
    assert ladder_table(RUNGS)["in"].is_monotonic_decreasing


def test_neutrality_goes_out_where_help_is_asked_for():
    table = ladder_table(RUNGS)
    assert "Three Emperors’ Alliance (1881)" in table.loc["help", "go out"]
    assert "SCO (2008)" in table.loc["force", "go out"]


def test_a_case_that_lacks_a_value_is_not_said_to_go_out():
    table = ladder_table({"states": ["states_parties"], "arms": ["unified_armaments"]})
    assert "ANZUS (2008)" in table.loc["arms", "not coded"]
    assert "ANZUS (2008)" not in table.loc["arms", "go out"]


def test_a_known_definition_has_its_column_in_the_matrix():
    own = build_definition(["commitment", "states_parties", "security_cooperation"])
    mine = extension_table({"mine": own})["mine"]
    told = verdict_matrix()["Walt"]
    assert mine[told.index].tolist() == told.tolist()


def test_no_list_of_conditions_has_all_nine_in_and_the_union_out():
    assert fitting_definitions(NINE, ["opec", "eu_1997"], at_most=2).empty
    assert (common_criteria(*NINE)["met by"] == 9).sum() == 4


def test_a_family_resemblance_has_all_nine_in_and_the_union_out():
    three = ["specified_circumstances", "third_party", "military_collaboration"]
    own = build_definition(ways=three, at_least=2)
    assert {own.verdict_on(case) for case in NINE} == {"yes"}
    assert {own.verdict_on(case) for case in ("opec", "eu_1997")} == {"no"}
    assert own.verdict_on("sco") == "open"


def test_a_definition_that_fits_has_no_part_that_fits():
    found = fitting_definitions(["nato"], ["opec"], at_most=2).index
    assert not [name for name in found if {*name.split(" + ")} & ({*found} - {name})]


def test_the_agreement_on_the_csto_hangs_on_an_inference():
    row = firmness_table().loc["CSTO (2008)"]
    assert row["without inference"] == "open: Snyder, Modelski, Majority"
    assert row["doubt both ways"] == "holds"


def test_each_test_of_an_agreement_can_fail():
    table = firmness_table()
    assert (table["all readings"] != "holds").any()
    assert (table["without inference"] != "holds").any()
    # A doubtful value opens a verdict: where all are firm, doubt has nothing to turn.
    assert (table["doubt both ways"] == "holds").all()


def test_an_open_verdict_says_what_to_do():
    found = open_verdicts()
    mine = found[found["cases"].str.contains("SCO", regex=False)]
    assert mine["do"].to_dict() == {
        "specified term": "search",
        "aimed at states outside": "weigh",
        "deterrence": "search",
    }


def test_the_chart_of_verdicts_tells_in_words_what_it_draws():
    told = plot_matrix(reading="all").alt
    assert "OPEC (1997). no: Snyder" in told
    sco = told.split("SCO (2008). ")[1].split(". ")[0]
    assert "open: Dingman, Modelski, Penguin: with one gain" in sco


def test_an_unknown_case_is_named():
    with pytest.raises(UnknownName, match="anzuss"):
        fitting_definitions(["anzuss"], ["opec"])
