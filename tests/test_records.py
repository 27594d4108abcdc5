"""Records are complete, and a broken one names file, field and remedy."""

import hashlib
import json
from pathlib import Path

import pytest

from exercises.catalogue import UnknownName
from exercises.marking import mark
from exercises.practice import examples
from exercises.records import RecordError, load_record, payload, read_record
from exercises.records import record_names as names_of
from exercises.results import messages

SEEN = Path(__file__).parent / "revisions.json"
NAMES = names_of()

CHOICE = """
kind = "choice"
revision = 1
title = "A title"
objective = "An objective."
route = "core"
level = "apply"
minutes = 2
prompt = "A prompt?"
hints = ["Think."]
sources = ["dingman"]
select = "one"

[[options]]
id = "a"
text = "A"
right = true
feedback = "Yes, because."

[[options]]
id = "b"
text = "B"
right = false
mistake = "criteria_counted"
feedback = "No, because."
"""
SORT = (
    CHOICE.split("select", maxsplit=1)[0].replace('"choice"', '"sort"')
    + """
[[bins]]
id = "x"
text = "X"

[[bins]]
id = "y"
text = "Y"

[[items]]
id = "one"
text = "One"
bins = ["x"]
why = "Because."
wrong = { y = { mistake = "voice", text = "No." } }

[[items]]
id = "two"
text = "Two"
contested = true
course = "y"
why = "People differ."
"""
)
VERDICT = (
    CHOICE.split("select", maxsplit=1)[0].replace('"choice"', '"verdict"')
    + """
cases = ["sco"]
definitions = ["dingman", "snyder_alignment"]

[[parts]]
id = "p"
ask = "pivots"
definition = "dingman"
case = "sco"
prompt = "What?"
"""
)


def read(tmp_path, text):
    path = tmp_path / "x.toml"
    path.write_text(text, encoding="utf-8")
    return read_record(path, "chapter/x")


@pytest.mark.parametrize("text", [CHOICE, SORT, VERDICT])
def test_the_fixtures_are_sound(tmp_path, text):
    assert read(tmp_path, text).id == "chapter/x"


@pytest.mark.parametrize("text", [CHOICE, SORT, VERDICT])
def test_every_field_left_out_is_named(tmp_path, text):
    top = text.split("[[")[0]
    for line in top.strip().splitlines():
        field = line.split(" = ")[0]
        if not line:
            continue
        with pytest.raises(RecordError) as problem:
            read(tmp_path, text.replace(line, "", 1))
        assert f"{field}" in str(problem.value)
        assert f"{tmp_path}/x.toml" in str(problem.value)


BROKEN = [
    (CHOICE, 'kind = "choice"', 'kind = "chioce"', "kind: 'chioce'; expected one of"),
    (CHOICE, "revision = 1", 'revision = "1"', "revision: '1' is not of type"),
    (CHOICE, "minutes = 2", "minutes = 200", "expected a whole number of minutes"),
    (CHOICE, 'route = "core"', 'route = "main"', "expected core, more or masters"),
    (CHOICE, "title =", "titel =", "titel"),
    (CHOICE, '["dingman"]', '["dingmann"]', "points nowhere; did you mean dingman"),
    (CHOICE, '"criteria_counted"', '"counted"', "options[1].mistake: 'counted' points"),
    (CHOICE, "right = true", "right = false", "options: 0 are right"),
    (CHOICE, "right = false", "right = true", "options: 2 are right"),
    (CHOICE, 'id = "b"', 'id = "a"', "the id 'a' stands twice"),
    (CHOICE, 'mistake = "criteria_counted"\n', "", "options[1].mistake: missing"),
    (CHOICE, '"one"', '"several"', "missed and mistake are needed"),
    (CHOICE, "hints = [", "hints = ", "not readable as TOML"),
    (SORT, 'text = "No."', 'text = "*No*."', "feedback: '*No*': feedback is plain"),
    (SORT, 'wrong = { y = { mistake = "voice", text = "No." } }', "", "choose 'y'"),
    (SORT, "contested = true", "contested = false", "give either bins or contested"),
    (SORT, 'course = "y"', "", "items[1].course: a contested item"),
    (SORT, 'bins = ["x"]', 'bins = ["z"]', "'z' is not one of x, y"),
    (VERDICT, '["sco"]', '["nato"]', "parts[0].case: 'sco' is not in the lab"),
    (VERDICT, '"pivots"', '"settles"', "'settles' has no answer here"),
    (VERDICT, '"pivots"', '"guess"', "expected verdict, settles, pivots or flip"),
    (VERDICT, '["sco"]', '["comintern"]', "comintern is not coded by course on"),
    (
        VERDICT,
        'definition = "dingman"',
        'definition = "snyder_alignment"',
        "snyder_alignment gives no yes or no",
    ),
]


@pytest.mark.parametrize(("text", "old", "new", "said"), BROKEN)
def test_a_broken_field_is_named(tmp_path, text, old, new, said):
    assert old in text
    with pytest.raises(RecordError) as problem:
        read(tmp_path, text.replace(old, new, 1))
    assert said in str(problem.value)
    assert f"{tmp_path}/x.toml" in str(problem.value)


def test_an_unknown_exercise_gets_the_nearest_name():
    with pytest.raises(UnknownName, match="three_of_four"):
        load_record("what_is_an_alliance/three_of_for")


@pytest.mark.parametrize("name", NAMES)
def test_every_wrong_answer_is_told_what_kind_of_mistake_it_is(name):
    record = load_record(name)
    for changed, response in examples(record):
        result = mark(record, response)
        for part in result.parts:
            assert part.text.strip(), (changed, part)
            assert "{" not in part.text
            # An estimate that is off is no mistake; of a whole definition the roles
            # say what is wrong.
            judged = record.kind != "estimate" and part.id != "whole"
            if judged and part.outcome in ("wrong", "part"):
                assert part.mistake in messages()["mistakes"], (changed, part)


@pytest.mark.parametrize("name", NAMES)
def test_every_text_of_the_key_is_told_to_somebody(name):
    record = load_record(name)
    results = [mark(record, response) for _, response in examples(record)]
    told = {part.text for result in results for part in result.parts}
    for text in _texts(record.key):
        assert any(text in one for one in told), text


@pytest.mark.parametrize("name", NAMES)
def test_the_material_holds_no_key(name):
    record = load_record(name)
    shown = json.dumps(payload(record, key=False), ensure_ascii=False)
    assert not record.key or '"right"' not in shown
    for text in _texts(record.key):
        assert text not in shown, text


def _texts(data):
    """Every feedback text of a key."""
    if isinstance(data, dict):
        for name, value in data.items():
            if name in ("text", "missed") and value and isinstance(value, str):
                yield value
            yield from _texts(value)


def material_hash(name):
    record = load_record(name)
    seen = [record.kind, record.prompt, record.material]
    if record.kind == "verdict":  # codings may change without a new question
        seen = [record.kind, record.prompt, record.material["parts"]]
    text = json.dumps(seen, ensure_ascii=False, sort_keys=True)
    return hashlib.sha256(text.encode()).hexdigest()[:16]


@pytest.mark.parametrize("name", NAMES)
def test_a_changed_prompt_or_material_has_a_new_revision(name):
    """Answers are kept with the revision they were given to.

    After raising a revision, or for a new exercise, write its new line into
    tests/revisions.json: this test prints it.
    """
    seen = json.loads(SEEN.read_text(encoding="utf-8"))
    line = [load_record(name).revision, material_hash(name)]
    assert seen.get(name) == line, f'"{name}": {json.dumps(line)}'
