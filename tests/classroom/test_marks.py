"""The report marks as the course does, part by part as well as all at once."""

import random

import pytest

from exercises.classroom.marks import Marker, unmarked
from exercises.kinds import KINDS, PART_BY_PART
from exercises.marking import mark
from exercises.practice import examples
from exercises.records import load_record, record_names
from exercises.results import summarise
from tests.classroom.conftest import entry

NAMES = [n for n in record_names() if load_record(n).kind in PART_BY_PART]


def mixed(record, draw: random.Random) -> dict:
    """Return a response whose parts come from several others."""
    all_ = [response for _, response in examples(record)]
    return {part: draw.choice(all_)[part] for part in all_[0]}


@pytest.mark.parametrize("name", NAMES)
def test_a_response_of_parts_seen_before_is_marked_as_the_course_marks_it(name):
    record, draw = load_record(name), random.Random(name)
    marker, seen = Marker([record]), 0
    for _ in range(40):
        response = mixed(record, draw)
        if KINDS[record.kind].problem(record.material, response):
            continue
        given, problems = marker.mark_entry(
            name, entry(record.kind, response, revision=record.revision), "student"
        )
        parts = mark(record, response).parts
        counted = [one for one in parts if one.id not in unmarked(record)]
        expected = summarise(counted)
        found = given.first
        assert (found.outcome, found.score) == (expected.outcome, expected.score)
        assert problems == []
        missed = [one for one in parts if one.outcome in ("wrong", "part")]
        assert [(one, kind) for one, _, kind in found.wrong] == [
            (one.id, one.mistake) for one in missed
        ]
        seen += 1
    assert seen > 3


def test_a_part_that_is_missing_or_unknown_is_no_answer():
    record = load_record("is_it_an_alliance/sort_by_unit")
    right = next(response for _, response in examples(record))
    name, *_ = right
    less = {part: given for part, given in right.items() if part != name}
    bad = [less, less | {"nowhere": right[name]}, right | {name: "nowhere"}, {}]
    marker = Marker([record])
    for response in (right, *bad):
        given, problems = marker.mark_entry(
            record.id, entry("sort", response, revision=record.revision), "student"
        )
        assert (given is None) == bool(problems) == (response is not right)
