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
from exercises.records import load_record
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


def test_the_numbers_in_the_exercises_are_those_of_the_tables():
    *_, last = note_kind_table().body
    at_hand = note_ground_table().body[:3]
    guessed = load_record("reading_critically/guess_the_counts").key["parts"]
    facts = [part["fact"] for part in guessed.values()]
    assert facts == [int(last[2]), sum(int(n) for row in at_hand for n in row[1:])]
    kinds = {row[0]: row[1:] for row in note_kind_table().body}
    strength = "a hedge lost, or a word stronger than its ground"
    assert kinds[strength] == ("19", "9")
    assert kinds["a date, a number, a place, an office, a clause"] == ("20", "3")
    assert kinds["a name, an address, a reference"] == ("9", "0")


def test_a_note_set_aside_says_why():
    assert note_card("tt_us_scopes").body[-1][0] == "Set aside, because"
    assert note_card("tt_kosovo_year").body[-1][0] == "Does the argument change?"


def test_an_unknown_note_is_named():
    with pytest.raises(UnknownName, match="did you mean tt_kosovo_year"):
        note_card("tt_kosovo_years")
