"""What a hand, a disk or a killed process does to the file loses no sound answer."""

import json
import re
import signal
import subprocess
import sys
import warnings
from pathlib import Path

import pytest

from exercises import answers_file, settings, show
from exercises.answers import AnswersError, blank_entry, find_entry_problem, read_file
from exercises.answers_file import change, load_answers, load_text, saved

from .mutations import (
    answered,
    answers_of_every_kind,
    deep_texts,
    first_of_each_kind,
    mutated_files,
    text_of,
)

ANSWERS = answers_of_every_kind()
TEXT = text_of(ANSWERS)
MINE = "what_is_an_alliance/any_of_three"
NAME = first_of_each_kind()["choice"]


@pytest.fixture
def path(tmp_path, monkeypatch):
    """An answers file of the test's own."""
    found = tmp_path / "my-answers.json"
    monkeypatch.setenv(settings.ANSWERS, str(found))
    return found


def in_words(problem: BaseException) -> bool:
    """Whether a message is a sentence for a reader, and a short one."""
    said = str(problem)
    return bool(re.match(r"This [a-z ]+", said)) and len(said) < 500


def test_a_file_mutated_at_random_is_read_or_refused_in_words(path, tmp_path):
    change(MINE, blank_entry("choice", 1), lambda _: answered(MINE))
    before, taken, refused = path.read_bytes(), 0, 0
    given = tmp_path / "given.json"
    files = [*mutated_files(TEXT), *(text.encode() for text in deep_texts(TEXT))]
    for raw in files:
        given.write_bytes(raw)
        try:
            load_answers(given)
        except AnswersError as problem:
            assert in_words(problem)
            assert path.read_bytes() == before
            refused += 1
            continue
        taken += 1
        assert saved()[MINE] == answered(MINE)
        found = read_file(raw.decode("utf-8"))["answers"]
        assert all(find_entry_problem(entry) is None for entry in found.values())
        path.write_bytes(before)
    assert taken > 100
    assert refused > 500


def text_blocks(raw: bytes) -> dict[str, dict]:
    """The entries whose lines the accident has left as they were."""
    lines = TEXT.encode().split(b"\n")
    starts = {name: lines.index(f'  "{name}": {{'.encode()) for name in ANSWERS} | {
        "": len(lines) - 3
    }
    ends = sorted(starts.values())
    found = {}
    for name, start in starts.items():
        if name:
            stop = next(end for end in ends if end > start)
            block = b"\n".join(lines[start:stop]).rstrip(b",")
            if raw.count(block) == 1 and raw.count(f'"{name}"'.encode()) == 1:
                found[name] = ANSWERS[name]
    return found


def nested_in_another(raw: bytes, found: dict) -> bool:
    """Whether the file reads as JSON and has the entries elsewhere than they belong."""
    try:
        answers = json.loads(raw)["answers"]
    except (ValueError, KeyError, TypeError, RecursionError):
        return False
    return not isinstance(answers, dict) or not found.keys() <= answers.keys()


@pytest.mark.parametrize("part", range(4))
def test_a_mutated_autosave_keeps_every_sound_entry_and_the_damaged_text(path, part):
    kept_beside = 0
    for raw in mutated_files(TEXT, 250, seed=1949 + part):
        for old in path.parent.iterdir():
            old.unlink()
        path.write_bytes(raw)
        with warnings.catch_warnings(record=True) as said:
            warnings.simplefilter("always")
            found = saved()
        whole = text_blocks(raw)
        if not nested_in_another(raw, whole):
            assert {name: found.get(name) for name in whole} == whole
        aside = list(path.parent.glob("my-answers.damaged-*.json"))
        assert [str(one.message).count(aside[0].name) for one in said if aside] == [
            1 for _ in aside
        ]
        assert [one.read_bytes() for one in aside] == [raw for _ in aside]
        kept_beside += len(aside)
        check_goes_on(found)
    assert kept_beside > 100


def check_goes_on(found):
    """Answer an exercise of a damaged file: nothing else of it is touched."""
    assert show(NAME).check(ANSWERS[NAME]["response"]).outcome
    now = saved()
    others = {name: one for name, one in found.items() if name != NAME}
    assert {name: now[name] for name in others} == others
    assert now[NAME]["attempts"][-1]["response"] == ANSWERS[NAME]["response"]


@pytest.mark.filterwarnings("ignore:my-answers.json could not be read whole")
@pytest.mark.parametrize("text", deep_texts(TEXT), ids=lambda text: str(len(text)))
def test_an_answer_nested_too_deep_leaves_the_others(path, text):
    path.write_text(text, encoding="utf-8")
    found = saved()
    others = {name: one for name, one in ANSWERS.items() if name != "later/draw_it"}
    assert {name: found.get(name) for name in others} == others
    check_goes_on(found)


def test_an_answer_of_another_kind_under_the_same_name_is_kept_aside(path):
    record = show(NAME).record
    other = blank_entry("sort", record.revision) | {"response": {"a": "b"}}
    path.write_text(text_of({NAME: other}), encoding="utf-8")
    show(NAME).check(ANSWERS[NAME]["response"])
    assert saved()[NAME]["kind"] == "choice"
    (aside,) = path.parent.glob("my-answers.older-*.json")
    assert read_file(aside.read_text("utf-8"))["answers"] == {NAME: other}


def test_half_a_character_is_kept_and_can_be_shown_and_sent(path):
    record = first_of_each_kind()["write"]
    halved = answered(record)
    halved["response"]["text"] = "half of \ud83d"
    load_text(json.dumps(json.loads(TEXT) | {"answers": {record: halved}}))
    assert saved()[record] == halved
    json.dumps(show(record).get_state(), default=str, ensure_ascii=False).encode()


def test_where_the_file_cannot_be_read_at_all_the_exercise_is_shown(path):
    path.mkdir()
    exercise = show(NAME)
    assert exercise.problem == "file_not_written"
    assert exercise.check(ANSWERS[NAME]["response"]).outcome
    assert exercise.entry["attempts"]


def test_an_interruption_while_a_damaged_file_is_set_aside_leaves_it(path, monkeypatch):
    def killed(*_):
        raise KeyboardInterrupt

    path.write_text(TEXT[:-5], encoding="utf-8")
    with monkeypatch.context() as stopped:
        stopped.setattr(answers_file, "_write", killed)
        with pytest.raises(KeyboardInterrupt):
            saved()
    with pytest.warns(UserWarning, match="could not be read whole"):
        assert saved() == ANSWERS


# Counts what `change` has returned from, one line each, until it is killed.
WRITER = """
import sys
from exercises.answers import after_check, blank_entry
from exercises.answers_file import change
start, at = int(sys.argv[1]), "2008-12-01T10:00:00.000Z"
for number in range(start, start + 10_000):
    step = lambda entry: after_check(entry, [str(number)], "wrong", at)
    change(f"chapter/n{number % 40}", blank_entry("choice", 1), step)
    print(number, flush=True)
"""


def test_a_process_killed_while_it_writes_loses_no_answer_that_was_saved(path):
    returned, start = [], 0
    for wait in (1, 2, 5, 3, 8, 13, 21, 34):
        command = [sys.executable, "-c", WRITER, str(start)]
        with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
            lines = [process.stdout.readline() for _ in range(wait)]
            process.send_signal(signal.SIGKILL)
            lines += process.stdout.read().splitlines(keepends=True)
        returned += [int(line) for line in lines if line.endswith("\n")]
        start = returned[-1] + 2
        # Read as a file, not by `saved`, which would mend it.
        entries = read_file(path.read_text(encoding="utf-8"))["answers"]
        kept = {
            int(attempt["response"][0])
            for entry in entries.values()
            for attempt in entry["attempts"]
        }
        assert set(returned) <= kept
    assert not list(path.parent.glob("my-answers.damaged-*"))


# What the first version of the course wrote: a file of the page and one of JupyterLab,
# made with commit 110d3be by answering every exercise there was.
FIRST = {
    "answers-format-1.json": """
        five_steps/keep_the_hedge choice 1 shown 1
        five_steps/match_evidence sort 1 attempted 1
        five_steps/plan_or_practice sort 1 solved 1
        five_steps/scenario_or_clause choice 1 solved 2
        five_steps/what_weakens_it choice 1 attempted 1
        five_steps/where_is_it_said choice 1 untouched 0
        what_is_an_alliance/alliance_or_alignment sort 1 solved 1
        what_is_an_alliance/any_of_three choice 1 untouched 0
        what_is_an_alliance/role_of_a_feature sort 1 shown 1
        what_is_an_alliance/text_or_practice sort 1 solved 1
        what_is_an_alliance/three_of_four choice 1 solved 2
        what_is_an_alliance/verdict_on_the_sco verdict 1 shown 1
        what_is_an_alliance/where_is_it_said sort 1 solved 2
        what_is_an_alliance/who_asks_for_it choice 1 attempted 1""",
    "answers-format-1-lab.json": """
        five_steps/keep_the_hedge choice 1 solved 2
        five_steps/match_evidence sort 1 solved 2
        five_steps/plan_or_practice sort 1 untouched 0
        five_steps/scenario_or_clause choice 1 untouched 0
        what_is_an_alliance/verdict_on_the_sco verdict 1 solved 2""",
}
FIXTURES = Path(__file__).parent / "fixtures"


def told(entries):
    """One line for each entry, as above."""
    for name, entry in sorted(entries.items()):
        words = name, entry["kind"], entry["revision"], entry["state"]
        yield " ".join(map(str, (*words, len(entry["attempts"]))))


@pytest.mark.parametrize("file", FIRST)
def test_a_file_of_the_first_version_still_loads_with_every_answer(path, file):
    text = (FIXTURES / file).read_text(encoding="utf-8")
    lines = [line.strip() for line in FIRST[file].strip().splitlines()]
    assert f"Answers read: {len(lines)}." in load_answers(FIXTURES / file)
    found = saved()
    assert list(told(found)) == lines
    assert found == json.loads(text)["answers"]
    # Every one was answered; an older edition's answer is kept beside a new one.
    assert all(entry["response"] for entry in found.values())
    name = "what_is_an_alliance/verdict_on_the_sco"
    exercise = show(name)
    assert exercise.record.revision > exercise.entry["revision"] == 1
    exercise.check(answered(name)["response"])
    assert saved()[name]["revision"] == exercise.record.revision
    (aside,) = path.parent.glob("my-answers.older-*.json")
    assert read_file(aside.read_text("utf-8"))["answers"] == {name: found[name]}
