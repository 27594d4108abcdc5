"""Forecasts stand as they were; what came later is dated, sourced and said to be so."""

import re
import tomllib

import pytest

from exercises import forecast_table, later_fact_table, load, outcome_table
from exercises.catalogue import UnknownName
from exercises.check import find_problems
from exercises.forecasts import AS_OF, OPEN, OUTCOMES, undecided_table
from exercises.records import BANK
from exercises.tables import FOLDER, describe, rows
from tests.test_tables import change, copied  # noqa: F401

FORECASTS = {row["id"]: row for row in rows("forecasts")}
BOOK = FOLDER.parent / "book"
YEAR = re.compile(r"\b20\d\d\b")
BROKEN = [
    ("forecasts", "tt_iran_not_admitted", {"facts": ""}, "needs a dated fact"),
    ("forecasts", "tt_iran_not_admitted", {"open_because": "record"}, "needs none"),
    ("forecasts", "dh_csto_helpful", {"open_because": ""}, "needs a reason"),
    ("forecasts", "dh_csto_helpful", {"speaker": "x"}, "'x' is not known"),
    ("forecasts", "dh_csto_build_up", {"facts": "x"}, "not in later_facts.csv"),
    ("later_facts", "iran_member_2023", {"date": "2003-07-04"}, "not within 2009"),
    ("later_facts", "iran_member_2023", {"date": "2026-07-04"}, "not within 2009"),
]


@pytest.mark.parametrize(("table", "key", "cells", "said"), BROKEN)
def test_a_broken_forecast_or_fact_is_named(copied, table, key, cells, said):  # noqa: F811
    change(copied, table, key, **cells)
    assert any(said in problem for problem in find_problems(copied))


def test_a_frozen_table_tells_nothing_of_later_years():
    table = forecast_table(*FORECASTS, caption="All")
    assert len(table.body) == len(FORECASTS)
    told = {year for row in table.body for year in YEAR.findall(" ".join(row))}
    assert told == {"2010"}  # the only year that a forecast names


def test_the_words_for_outcomes_and_reasons_are_those_of_the_table():
    fields = {f["name"]: f for f in describe("forecasts")["schema"]["fields"]}
    assert list(OPEN) == fields["open_because"]["constraints"]["enum"]
    assert {*OUTCOMES, "undecided", "cannot_be_decided"} == {
        *fields["outcome"]["constraints"]["enum"]
    }


@pytest.mark.parametrize(
    "table",
    [
        outcome_table(*FORECASTS, caption="All"),
        later_fact_table(caption="All"),
        undecided_table("All"),
    ],
    ids=["outcomes", "facts", "undecided"],
)
def test_a_table_of_later_facts_says_up_to_when(table):
    assert table.caption == f"All, {AS_OF}"


def test_a_later_fact_is_shown_with_certainty_and_source():
    for (_, fact, sure), row in zip(
        later_fact_table(caption="All").body,
        sorted(rows("later_facts"), key=lambda r: later_order(r["date"])),
        strict=True,
    ):
        assert fact == row["fact"]
        assert sure == f"{row['certainty']}; {row['source']}"


def later_order(date):
    from exercises.dates import by_date

    return by_date(date)


def test_facts_of_one_forecast_stand_with_their_dates():
    (row,) = outcome_table("dh_nato_partner", caption="One").body
    assert row[1] == "did not come"
    assert row[2] == (
        "April 2014: NATO suspended practical cooperation with Russia (H; NATO "
        "website).\nUp to December 2025: No formal arrangement between NATO and the "
        "SCO was found (M; search by the course; NATO website)."
    )


def test_a_reported_forecast_is_not_given_to_the_author_who_reports_it():
    names = ("dh_csto_build_up", "dh_nato_partner")
    reported, own = outcome_table(*names, caption="Two").body
    assert reported[0].startswith("Nikolai Bordyuzha, in de Haas: ")
    assert own[0].startswith("de Haas: ")


def test_every_reason_that_keeps_a_forecast_open_is_counted():
    counted = sum(int(row[1]) for row in undecided_table("All").body)
    assert counted == load("forecasts")["open_because"].notna().sum()


def test_an_unknown_forecast_names_those_that_are_near():
    with pytest.raises(UnknownName, match="did you mean dh_csto_helpful"):
        forecast_table("dh_csto_helpfull", caption="One")


def record(name):
    return tomllib.loads((BANK / f"since_2008/{name}.toml").read_text("utf-8"))


def test_the_exercise_on_open_forecasts_follows_the_table():
    for item in record("sort_the_undecided")["items"]:
        assert item["bins"] == [FORECASTS[item["id"]]["open_because"]], item["id"]


# What each part asks, and the fact that answers it.
ANSWERED_BY = {
    "force": ("csto_reaction_force_2009", "14 June 2009", 1),
    "drill": ("peace_mission_2009", "2009", 0),
    "treaty": ("sco_treaty_in_force_2012", "31 October 2012", 0),
    "uzbekistan": ("uzbekistan_leaves_csto_2012", "December 2012", 0),
    "abroad": ("csto_forces_in_kazakhstan_2022", "January 2022", 1),
    "neighbours": ("india_pakistan_members_2017", "9 June 2017", 1),
}


def test_estimates_are_answered_by_the_facts_of_the_table():
    facts = {row["id"]: row for row in rows("later_facts")}
    parts = {part["id"]: part for part in record("put_your_chances")["parts"]}
    decided = {name for name, part in parts.items() if "fact" in part}
    assert decided == set(ANSWERED_BY)
    dates = dict(zip(*[iter(later_dates(facts))] * 2, strict=True))
    for name, (fact, words, answer) in ANSWERED_BY.items():
        assert parts[name]["fact"] == answer
        assert words in dates[fact]
        assert words in parts[name]["why"]
        assert f"certainty {facts[fact]['certainty']}" in parts[name]["why"]


def later_dates(facts):
    from exercises.dates import date_in_words

    for name, row in facts.items():
        yield name
        yield date_in_words(row["date"])


def test_nobody_is_asked_to_bet_on_a_conflict_over_taiwan():
    assert "Taiwan" not in (BANK / "since_2008/put_your_chances.toml").read_text(
        "utf-8"
    )


def test_the_numbers_in_the_chapter_are_those_of_the_table():
    text = (BOOK / "workshop/since_2008.md").read_text("utf-8")
    found = load("forecasts")
    assert f"has noted {len(found)} forecasts" in text
    assert f"More than two in three of the {len(found)} stay open" in text
    assert f"all {len(found)} forecasts" in text
    assert found["open_because"].notna().mean() > 2 / 3
