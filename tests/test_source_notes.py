"""The source notes counted, checked by hand."""

import pytest

from exercises import (
    load,
    note_card,
    note_grade_table,
    note_ground_table,
    note_kind_table,
)
from exercises.catalogue import UnknownName
from exercises.tables import index, rows


def total(table, *columns):
    """Return the sum of some columns, without the last line of totals."""
    body = [row for row in table.body if row[0] != "all"]
    return sum(int(row[n]) for row in body for n in columns)


def test_every_note_that_stands_and_is_not_sound_has_one_kind():
    faults = {
        row["id"]
        for row in rows("source_notes")
        if row["grade"] != "sound" and not row["refuted"]
    }
    assert faults == {row["note"] for row in rows("note_kinds")}


def test_the_tables_count_each_note_once():
    assert total(note_grade_table(), 2) == len(load("source_notes"))
    assert total(note_kind_table(), 1) == len(rows("note_kinds"))
    assert total(note_ground_table(), 1, 2, 3) == len(rows("note_kinds"))


def test_overtaken_is_a_kind_of_its_own():
    notes = index("source_notes")
    for row in rows("note_kinds"):
        overtaken = notes[row["note"]]["grade"] == "overtaken"
        assert overtaken == (row["kind"] == "overtaken"), row["note"]


def test_what_rests_on_memory_is_no_more_than_likely():
    notes = index("source_notes")
    for row in rows("note_kinds"):
        if row["checked_in"] == "memory":
            assert notes[row["note"]]["certainty"] == "likely", row["note"]


def test_the_numbers_in_an_exercise_are_those_of_the_tables():
    *kinds, every = note_kind_table().body
    kinds = {row[0]: row[1:] for row in kinds}
    strength = "a hedge lost, or a word stronger than its ground"
    assert kinds[strength] == ("19", "9")
    assert kinds["a date, a number, a place, an office, a clause"] == ("20", "3")
    assert kinds["a name, an address, a reference"] == ("9", "0")
    grades = {row[0]: int(row[2]) for row in note_grade_table().body[:5]}
    assert (every[1], sum(grades.values())) == ("151", 345)
    assert (grades["sound"], grades["slip"]) == (194, 23)


def test_two_in_three_faults_can_be_checked_in_the_two_articles():
    at_hand = [int(cell) for row in note_ground_table().body[:3] for cell in row[1:]]
    assert 0.6 < sum(at_hand) / len(rows("note_kinds")) < 0.72


def test_a_note_set_aside_says_why():
    assert note_card("tt_us_scopes").body[-1][0] == "Set aside, because"
    assert note_card("tt_kosovo_year").body[-1][0] == "Does the argument change?"


def test_an_unknown_note_is_named():
    with pytest.raises(UnknownName, match="did you mean tt_kosovo_year"):
        note_card("tt_kosovo_years")
