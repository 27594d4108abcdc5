"""The widget: what it sends, what it keeps, what it never lets out."""

import json

import pytest

from exercises import answers, show
from exercises.marking import solution
from exercises.records import load_record, record_names
from exercises.widget import STATIC, Exercise

NAME = "what_is_an_alliance/three_of_four"


@pytest.fixture(autouse=True)
def own_answers(tmp_path, monkeypatch):
    monkeypatch.setenv(answers.SETTING, str(tmp_path / "my-answers.json"))


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
    assert answers.saved()[NAME] == widget.entry == reply["entry"]


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
