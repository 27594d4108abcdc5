"""An author makes a record, checks it and looks at it, without code."""

import re
import tomllib

import pytest

from exercises import __main__, new_record, preview
from exercises.kinds import KINDS
from exercises.marking import mark, solution
from exercises.records import RecordError, read_record


@pytest.fixture
def author(tmp_path, monkeypatch, capsys):
    """Return a function that runs a command on a bank and a folder of the test's."""
    monkeypatch.setattr(__main__, "BUILT", tmp_path / "built")
    monkeypatch.setattr(
        __main__,
        "write_record",
        lambda kind, name: new_record.write_record(kind, name, tmp_path),
    )

    def run(*arguments):
        code = __main__.main(list(arguments))
        told = capsys.readouterr()
        return code, told.out, told.err

    return run


@pytest.mark.parametrize("kind", KINDS)
def test_a_new_record_is_sound_and_can_be_looked_at(kind, author, tmp_path):
    code, said, _ = author("new", kind, "five_steps/try_it")
    path = tmp_path / "five_steps/try_it.toml"
    assert not code
    assert str(path) in said
    record = read_record(path, "five_steps/try_it")
    assert record.kind == kind
    right = solution(record)["response"]
    assert mark(record, right).outcome in ("right", "consistent", "unscored")
    code, said, _ = author("preview", str(path))
    assert not code
    page = tmp_path / "built/preview/five_steps-try_it-light.html"
    assert page.as_uri() in said
    states = re.findall(r'data-state-name="(\w+)"', page.read_text(encoding="utf-8"))
    assert {"untouched", "open", "hints", "right", "shown", "older"} <= set(states)


@pytest.mark.parametrize("kind", KINDS)
def test_without_a_name_the_record_is_only_shown(kind, author, tmp_path):
    code, said, _ = author("new", kind)
    assert not code
    assert tomllib.loads(said)["kind"] == kind
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("new", "chioce", "five_steps/try_it"), "no kind 'chioce'; expected one of"),
        (("new", "choice", "try_it"), "expected chapter/verb_noun"),
        (("new", "choice", "../try_it"), "expected chapter/verb_noun"),
        (("new", "choice", "five_steps/Try it"), "expected chapter/verb_noun"),
        (("preview", "nowhere.toml"), "nowhere.toml: no such file"),
    ],
)
def test_a_wrong_name_gets_a_clear_error(arguments, told, author, tmp_path):
    code, _, complaint = author(*arguments)
    assert code == 1
    assert told in complaint
    assert not list(tmp_path.iterdir())


def test_a_record_that_stands_is_not_written_over(author, tmp_path):
    author("new", "choice", "five_steps/try_it")
    path = tmp_path / "five_steps/try_it.toml"
    path.write_text("mine", encoding="utf-8")
    code, _, complaint = author("new", "sort", "five_steps/try_it")
    assert code == 1
    assert "stands already" in complaint
    assert path.read_text(encoding="utf-8") == "mine"


def test_a_broken_record_is_not_previewed(tmp_path):
    path = tmp_path / "five_steps" / "try_it.toml"
    path.parent.mkdir()
    path.write_text('kind = "choice"', encoding="utf-8")
    with pytest.raises(RecordError, match="is a required property"):
        preview.write_preview(path, tmp_path, "light")
