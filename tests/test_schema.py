"""The quick check of answers files and the one that says what is wrong agree."""

import json

import pytest

from exercises.answers import _schema, parse_json
from tests.mutations import answers_of_every_kind, mutated_files, text_of

SCHEMA = _schema()


def agree(data) -> bool:
    """Return whether data are sound, on which both must be of one mind."""
    quick, exact = SCHEMA._is_sound(data), SCHEMA._exact.is_valid(data)
    assert quick == exact
    return exact


def test_both_find_the_same_files_sound():
    whole = text_of(answers_of_every_kind())
    found = []
    for raw in mutated_files(whole, 3000, seed=9):
        try:
            found.append(agree(parse_json(raw.decode())))
        except ValueError:
            continue
    assert found.count(True) > 100
    assert found.count(False) > 100


@pytest.mark.parametrize(
    "changed",
    [
        {"revision": 1.0},
        {"revision": True},
        {"revision": 2**53},
        {"revision": 10**80},
        {"revision": -1},
        {"hints": 2**53 - 1},
        {"shown_at": "2008-02-30T10:00Z"},
        {"shown_at": "2008-12-01T10:00Z\n"},
        {"shown_at": "٢٠٠٨-12-01T10:00Z"},
        {"shown_at": 7},
        {"state": "solved\n"},
        {"kind": ""},
        {"response": {"a": 1}},
        {"more": [[[]]]},
    ],
)
def test_both_are_of_one_mind_at_the_edges(changed):
    data = json.loads(text_of(answers_of_every_kind()))
    name = next(iter(data["answers"]))
    data["answers"][name] |= changed
    agree(data)
    data["answers"] = {f"{name}\n": data["answers"][name]}
    assert not agree(data)


def test_half_a_character_is_left_to_the_one_that_can_hold_it():
    data = json.loads(text_of(answers_of_every_kind()))
    data["student"] = {"name": "half of \ud83d"}
    assert SCHEMA.errors(data) == []
    assert SCHEMA.errors(data | {"format": 3}) != []
