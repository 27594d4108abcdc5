"""The widget: what it sends, what it keeps, what it never lets out."""

import json
from dataclasses import replace

import pytest

from exercises import settings, show
from exercises.answers_file import saved
from exercises.marking import solution
from exercises.records import load_record, record_names
from exercises.settings import STATIC
from exercises.widget import Exercise

NAME = "what_is_an_alliance/three_of_four"


@pytest.fixture(autouse=True)
def own_answers(tmp_path, monkeypatch):
    monkeypatch.setenv(settings.ANSWERS, str(tmp_path / "my-answers.json"))


@pytest.fixture
def widget(monkeypatch):
    """A widget whose messages to the browser are kept in `sent`."""
    found = show(NAME)
    sent = []
    monkeypatch.setattr(
        found, "send", lambda content, buffers=None: sent.append(content)
    )
    found.sent = sent
    return found


def ask(widget, **content):
    widget._answer(widget, {"call": 1, **content}, [])
    return widget.sent[-1]


def test_an_attempt_is_marked_kept_and_saved(widget):
    reply = ask(widget, type="check", response=["yes"])
    assert reply["result"]["outcome"] == "wrong"
    assert reply["entry"]["state"] == "attempted"
    assert saved()[NAME] == widget.entry == reply["entry"]


def test_an_incomplete_answer_is_no_attempt(widget):
    reply = ask(widget, type="check", response=[])
    assert "nothing is chosen" in reply["error"]
    assert widget.entry["attempts"] == []


def test_the_solution_is_shown_after_an_attempt_only(widget):
    assert "after an attempt" in ask(widget, type="solve")["error"]
    ask(widget, type="check", response=["yes"])
    reply = ask(widget, type="solve")
    assert reply["solution"] == solution(load_record(NAME))
    assert reply["entry"]["state"] == "shown"


def test_an_unknown_message_gets_an_answer(widget):
    assert "error" in ask(widget, type="dance")


def test_answers_go_out_and_come_back(widget):
    ask(widget, type="check", response=["yes"])
    file = ask(widget, type="export")["file"]
    ask(widget, type="reset")
    assert widget.entry["state"] == "untouched"
    reply = ask(widget, type="import", file=file)
    assert "Answers read: 1" in reply["report"]
    assert widget.response == ["yes"]


def test_a_new_widget_takes_up_the_saved_answer(widget):
    ask(widget, type="check", response=["no"])
    assert show(NAME).entry["state"] == "solved"


def test_a_late_state_from_the_browser_undoes_nothing(widget):
    ask(widget, type="draft", response=["yes"], hints=1)
    draft = dict(widget.entry)
    ask(widget, type="check", response=["no"])
    widget.set_state({"entry": draft, "response": ["yes"]})
    assert saved()[NAME]["state"] == "solved"
    assert widget.entry["state"] == "solved"


def test_a_draft_is_kept_with_its_hints_and_is_no_attempt(widget):
    ask(widget, type="draft", response=["yes"], hints=2)
    ask(widget, type="draft", response=["no"], hints=0)
    found = saved()[NAME]
    assert (found["response"], found["hints"]) == (["no"], 2)
    assert found["state"] == "untouched"


def test_two_widgets_with_one_exercise_lose_nothing():
    first, second = show(NAME), show(NAME)
    first.check(["yes"])
    second.check(["no"])
    first.check(["yes"])
    found = saved()[NAME]
    assert found["state"] == "solved"
    assert len(found["attempts"]) == 3


def test_where_the_file_cannot_be_written_the_exercise_works_and_says_so(
    widget, monkeypatch, tmp_path
):
    (tmp_path / "file").write_text("no folder", encoding="utf-8")
    monkeypatch.setenv(settings.ANSWERS, str(tmp_path / "file" / "answers.json"))
    reply = ask(widget, type="check", response=["no"])
    assert reply["problem"] == "file_not_written"
    assert reply["result"]["outcome"] == "right"
    assert reply["entry"]["state"] == "solved"


def test_an_answer_to_an_older_revision_is_kept_when_a_new_one_comes(widget, tmp_path):
    ask(widget, type="check", response=["yes"])
    newer = Exercise(replace(widget.record, revision=2))
    newer.check(["no"])
    assert saved()[NAME]["revision"] == 2
    assert len(saved()[NAME]["attempts"]) == 1
    assert list(tmp_path.glob("my-answers.older-*.json"))


@pytest.mark.parametrize("name", record_names())
def test_no_key_is_synced_to_the_browser(name):
    record = load_record(name)
    state = json.dumps(Exercise(record).get_state(), ensure_ascii=False, default=str)
    assert '"key": null' in state
    for text in _feedback(record.key):
        assert text not in state


def _feedback(key):
    if isinstance(key, dict):
        for name, value in key.items():
            if name in ("text", "missed") and value and isinstance(value, str):
                yield value
            yield from _feedback(value)


@pytest.mark.parametrize("name", record_names())
def test_the_static_forms_are_the_same_live_or_not(name, monkeypatch):
    live = show(name)._repr_mimebundle_()[0]
    monkeypatch.setenv(STATIC, "1")
    static = show(name)._repr_mimebundle_()
    assert {kind: live[kind] for kind in static} == static
    assert set(static) == {"text/html", "text/markdown", "text/plain"}
    assert "<button" not in static["text/html"]
