"""One fact in two tables, or in a table and a key, is the same fact.

None of these tests knows a value; each compares two places that were written apart.
"""

import json
import re
import tomllib
from functools import cache

import pytest

from exercises.catalogue import find_row
from exercises.codings import coded
from exercises.definitions import definitions
from exercises.records import BANK, record_names
from exercises.results import messages
from exercises.tables import rows, split

HOME = BANK.parent
# Events that an article only mentions in passing: no statement is about their date.
MENTIONED = {
    *("abm_treaty", "iraq_invasion", "soviet_union_end", "three_emperors_alliance"),
    *("cohen_tkacik_paper", "putin_article_new_model", "yang_jiechi_article"),
    # The article gives another year, which a source note mends.
    "kosovo_air_strikes",
    # Their date is in a note or in a statement on something wider.
    *("iran_india_pakistan_observers", "nations_energy_purchase"),
    "colour_revolutions",
    *("petrokazakhstan_purchase", "strategic_partnership_proclaimed"),
}
# Bins that are values of a column of the table of statements.
COLUMNS = {
    "voice": {"author", "official", "document", "analyst"},
    "unit": {"organisation", "several", "pair"},
}
UNITS = {"several": "several_members"}
# The item asks for the voice within the statement: whose proposal, whose concern.
OTHER_VOICE = {"energy/sort_the_voices: cartel", "the_west/who_says_it: concern"}
OTHER_WORDS = {"region_and_words/order_the_circles: sco"} | {
    "shanghai_five_to_sco/order_the_steps: parties"
}


@pytest.mark.parametrize("table", ["events", "drills"])
def test_the_date_of_an_event_stands_in_a_statement_of_its_section(table):
    stated = {(row["section"], row["date"]) for row in rows("evidence")}
    found = {
        row["id"]
        for row in rows(table)
        if not any((one, row["date"]) in stated for one in split(row["sections"]))
    }
    assert found == (MENTIONED if table == "events" else set())


def test_the_first_day_of_a_membership_is_that_of_an_event_or_a_statement():
    dates = {row["date"] for name in ("events", "evidence") for row in rows(name)}
    begun = {row["from"] for row in rows("memberships") if row["from"]}
    assert begun <= dates


def test_those_who_belong_from_the_first_day_share_it():
    for organisation in ("sco", "shanghai_five", "csto"):
        dates = [
            row["from"]
            for row in rows("memberships")
            if (row["organisation"], row["status"]) == (organisation, "member")
            and row["from_kind"] == "counted"
        ]
        assert len(set(dates)) == 1, organisation


def test_what_atop_codes_follows_from_its_entry():
    says = {"1": "met", "0": "not_met"}
    for row in rows("codings"):
        if row["coder"] == "atop":
            last = row["reason"].removesuffix(".").split()[-1]
            if row["reason"].startswith("ATOP codes"):
                assert row["value"] == says[last], row
            else:
                assert row["value"] == ("met" if last == "months" else "not_met"), row


def test_the_course_codes_the_sco_by_the_evidence_that_each_definition_takes():
    for asked in definitions():
        needed = {
            row["criterion"] for row in rows("uses") if row["definition"] == asked.id
        }
        assert needed == set(coded("sco", asked.id)), asked.id


def test_readings_that_part_on_how_many_ask_about_the_same():
    for asked in definitions():
        formulas = {
            row["reading"]: row["formula"]
            for row in rows("readings")
            if row["definition"] == asked.id
        }
        if any("at least" in formula for formula in formulas.values()):
            asks = {frozenset(reading.criteria) for reading in asked.readings}
            assert len(asks) == 1, asked.id


@cache
def record(name):
    return tomllib.loads((BANK / f"{name}.toml").read_text(encoding="utf-8"))


def sorted_items(names):
    """Items of the bank in bins of these names, with their statements."""
    for name in record_names():
        bins = {one["id"] for one in record(name).get("bins", ())}
        if len(bins & names) < 2:
            continue
        for item in record(name)["items"]:
            chosen = set(item.get("bins", ()))
            if "evidence" in item and chosen and chosen <= names:
                yield f"{name}: {item['id']}", chosen, item["evidence"]


@pytest.mark.parametrize("column", COLUMNS)
def test_a_key_on_voice_or_unit_is_that_of_the_statement(column):
    found = {
        item: find_row("evidence", evidence)[column]
        in {UNITS.get(one, one) for one in chosen}
        for item, chosen, evidence in sorted_items(COLUMNS[column])
    }
    assert found
    assert {item for item, fits in found.items() if not fits} <= OTHER_VOICE


def bears_on(evidence, column):
    return {row[column] for row in rows("bearings") if row["evidence"] == evidence}


def test_a_key_on_scope_and_depth_is_that_of_the_marks_of_the_yardsticks():
    marks = {
        row["criterion"]: row["definition"].removeprefix("mature_")
        for row in rows("uses")
        if row["definition"].startswith("mature_") and row["role"] == "dimension"
    }
    found = list(sorted_items({"scope", "depth", "neither"}))
    for item, chosen, evidence in found:
        told = {marks[one] for one in bears_on(evidence, "criterion") if one in marks}
        assert chosen == told or (not told and "depth" not in chosen), item
    assert found


def test_a_key_on_who_has_it_is_a_case_on_which_the_statement_bears():
    found = list(sorted_items({"csto", "nato", "neither"}))
    for item, chosen, evidence in found:
        assert chosen - {"neither"} <= bears_on(evidence, "case"), item
    assert found


def words(text):
    return set(re.findall(r"\w{4,}", text.lower().replace("_", " ")))


@pytest.mark.parametrize(
    "name", [name for name in record_names() if record(name)["kind"] == "order"]
)
def test_an_item_to_be_ordered_is_worded_like_its_own_event(name):
    told = {}
    for item in record(name)["items"]:
        row = find_row("events", item["event"])
        told[item["id"]] = words(f"{row['title']} {row['id']}")
    for item in record(name)["items"]:
        alike = {one: len(words(item["text"]) & told[one]) for one in told}
        if f"{name}: {item['id']}" not in OTHER_WORDS:
            assert alike[item["id"]] == max(alike.values()), item["id"]


def test_what_did_not_happen_is_told_with_a_not():
    told = messages()["messages"]
    for name, text in told.items():
        if "not_happened" in name:
            assert " not " in text and " not " not in told[name.replace("not_", "")]


def test_what_a_template_leaves_open_is_filled_by_the_code():
    holes = set(re.findall(r"{(\w+)}", json.dumps(messages())))
    code = "".join(p.read_text(encoding="utf-8") for p in HOME.rglob("*.py"))
    unknown = {one for one in holes if not re.search(rf'\b{one}=|"{one}"', code)}
    assert holes and unknown == set()


def test_a_project_that_codes_treaties_counts_texts_alone():
    counts = {row["counts"] for row in rows("uses") if row["definition"] == "atop"}
    assert counts == {"text"}
