"""Page and Python read the same answers files, and neither fails without words."""

import json
from pathlib import Path

import pytest

from exercises.answers import AnswersError, after_check, read_file
from exercises.kinds import KINDS
from exercises.player import join, texts

from ..mutations import (
    answers_of_every_kind,
    deep_texts,
    mutated_files,
    text_of,
)
from .conftest import MiniRacer

ANSWERS = answers_of_every_kind()
TEXT = text_of(ANSWERS)
FIXTURES = Path(__file__).parents[1] / "fixtures"

# A whole JSON text may hold half a character, which no call of V8 takes: it goes in
# and out as ASCII.
BATCH = """
const readAll = (given) => JSON.stringify(JSON.parse(given).map((text) => {
  try { return { answers: $file.answersIn(text) }; } catch (error) {
    const refused = error instanceof $file.Refused;
    return { refused, said: refused ? error.message : String(error) };
  }
})).replace(/[\\u0080-\\uffff]/g, (one) =>
  "\\\\u" + one.charCodeAt(0).toString(16).padStart(4, "0"));
"""


@pytest.fixture(scope="module")
def read_on_page():
    """Return a function that reads many texts as the page does."""
    context = MiniRacer()
    context.eval(join("file.js", "texts.js"))
    context.eval(f"$texts.takeTexts({json.dumps(texts(KINDS))});")
    context.eval(BATCH)
    return lambda given: json.loads(context.call("readAll", json.dumps(given)))


def read_here(text):
    try:
        return {"answers": read_file(text)["answers"]}
    except AnswersError as problem:
        return {"refused": True, "said": str(problem)}


def as_page(answers):
    """Entries as the page has them: every number is a float."""
    return json.loads(json.dumps(answers), parse_int=float)


def compare(given, read_on_page):
    """Read texts on both sides; return how many were taken."""
    taken = 0
    for text, there in zip(given, read_on_page(given), strict=True):
        here = read_here(text)
        assert ("answers" in here) == ("answers" in there), (here, there, text)
        if "answers" in here:
            assert as_page(here["answers"]) == as_page(there["answers"])
            taken += 1
        else:
            assert there["refused"], there["said"]
            assert there["said"].startswith("This file"), there["said"]
    return taken


def decoded(files):
    """The texts of those files that are text at all; a browser refuses the others."""
    for raw in files:
        try:
            yield raw.decode("utf-8")
        except UnicodeDecodeError:
            continue


def test_both_sides_take_and_refuse_the_same_mutated_files(read_on_page):
    given = [*decoded(mutated_files(TEXT, 1300)), *deep_texts(TEXT)]
    assert len(given) > 1000
    taken = compare(given, read_on_page)
    assert 100 < taken < len(given) - 300


TIMES = (
    *("2008-12-01T10:00", "2008-12-01T10:00Z", "2008-12-01T10:00:00.123456+14:00"),
    *("2008-12-01T10:00:00.5-00:00", "2008-02-29T23:59:59Z", "2007-02-29T10:00Z"),
    *("2008-12-01T24:00Z", "2008-12-01T10:60Z", "2008-12-01T10:00:60Z", "2008-12-01"),
    *("2008-12-32T10:00Z", "2008-13-01T10:00Z", "2008-00-01T10:00Z", "2008-12-01T10"),
    *("2008-12-01T10:00+24:00", "2008-12-01T10:00+0530", "2008-12-01T10:00 GMT", ""),
    *("0000-12-01T10:00Z", "0001-01-01T00:00+23:59", "9999-12-31T23:59-23:59"),
    *("2008-12-01T10:00:00,5Z", "2008-12-01T10:00:00.1234567Z", "2008-12-01t10:00Z"),
    *("2008-W49-1T10:00Z", "2008-12-01T10:00Z\n", "٢٠٠٨-12-01T10:00Z", "12/1/2008"),
)


def test_both_sides_know_the_same_times(read_on_page):
    name = next(iter(ANSWERS))
    given = [
        text_of({name: after_check(ANSWERS[name], None, "wrong", at)}) for at in TIMES
    ]
    given += [text_of({name: ANSWERS[name] | {"shown_at": at}}) for at in TIMES]
    given += [json.dumps(json.loads(text_of({})) | {"saved_at": at}) for at in TIMES]
    assert compare(given, read_on_page) >= 6 * 3


def test_both_sides_ask_for_the_same_fields(read_on_page):
    data = json.loads(TEXT)
    values = (None, "", "x", 0, 1, 2, 1.0, True, [], {}, ["2008-12-01T10:00Z"])
    students = ({"name": "A"}, {"id": "7"}, {"name": "A", "id": 7}, {"name": None})
    given = [json.dumps(data | {field: one}) for field in data for one in values]
    given += [json.dumps(data | {"student": one}) for one in students]
    given += [
        json.dumps({name: data[name] for name in data if name != field})
        for field in data
    ]
    assert compare(given, read_on_page) >= 10


@pytest.mark.parametrize("file", ["answers-format-1", "answers-format-1-lab"])
def test_the_page_takes_every_answer_of_a_file_of_the_first_version(file, read_on_page):
    text = (FIXTURES / f"{file}.json").read_text(encoding="utf-8")
    (there,) = read_on_page([text])
    assert there["answers"] == json.loads(text)["answers"]
    assert len(there["answers"]) >= 5
