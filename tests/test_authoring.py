"""An author makes a record, checks it and looks at it, without code."""

import re
import tomllib
from dataclasses import replace

import pytest

from exercises import __main__, new_record, preview
from exercises.kinds import KINDS
from exercises.marking import mark, solution
from exercises.record_checks import guessable
from exercises.records import (
    BANK,
    RecordError,
    load_record,
    read_record,
    record_names,
)


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
    with pytest.raises(RecordError, match="is missing"):
        preview.write_preview(path, tmp_path, "light")


def test_texts_of_the_form_that_are_left_are_named(monkeypatch, tmp_path, capsys):
    text = new_record.record_text("choice", "x.toml")
    left = new_record.left_over(text)
    assert {"A SHORT NOUN PHRASE", "WHY IT IS RIGHT"} <= set(left)
    path = tmp_path / "five_steps" / "try_it.toml"
    path.parent.mkdir()
    path.write_text(text, encoding="utf-8")
    monkeypatch.setattr(__main__, "BANK", tmp_path)
    monkeypatch.setattr(__main__, "record_names", lambda: ["five_steps/try_it"])
    any_record = load_record("five_steps/match_evidence")
    monkeypatch.setattr(__main__, "load_record", lambda _: any_record)
    assert __main__.main(["check"]) == 1
    assert "‘A SHORT NOUN PHRASE’ is still the form's" in capsys.readouterr().err


def test_a_right_option_that_its_length_gives_away_is_noted():
    record = load_record("what_is_an_alliance/any_of_three")
    assert guessable(record) is None
    options = record.material["options"]
    right = next(one for one in options if record.key["options"][one["id"]]["right"])
    options = [one | {"text": "x" * (60 if one == right else 40)} for one in options]
    told = guessable(replace(record, material=record.material | {"options": options}))
    assert "the right one is much the longest" in told


def test_no_record_of_the_bank_holds_texts_of_the_form():
    for name in record_names():
        text = (BANK / f"{name}.toml").read_text(encoding="utf-8")
        assert new_record.left_over(text) == []


def test_a_chapter_that_is_not_there_is_refused_and_the_likely_one_named(author):
    code, _, told = author("new", "choice", "five_stops/try_it")
    assert code == 1
    assert "no chapter 'five_stops'; did you mean five_steps?" in told


def test_evidence_is_found_by_its_words_in_any_order(author):
    code, said, _ = author("find", "Exercises", "joint")
    assert code == 0
    assert "evidence  tt_p1_penguin_joint_exercises" in said
    code, _, told = author("find", "xyzzy")
    assert code == 1
    assert "shorter" in told


BROKEN_TOML = {
    'title = "He said "no""': "straight quotation marks",
    "right = True": "True or False",
    'hints = ["a" "b"]': "a comma missing",
    "\ufefftitle = 3": "is missing",  # a byte-order mark is no fault
}


@pytest.mark.parametrize("text", BROKEN_TOML)
def test_what_is_no_toml_is_shown_with_its_line_and_the_usual_causes(text, tmp_path):
    path = tmp_path / "x.toml"
    path.write_text(f'{text}\nkind = "choice"\n', encoding="utf-8")
    with pytest.raises(RecordError, match=BROKEN_TOML[text]):
        read_record(path, "chapter/x")


def test_a_file_in_another_encoding_is_refused_with_the_remedy(tmp_path):
    path = tmp_path / "x.toml"
    path.write_bytes('title = "Haas’s"'.encode("cp1252"))
    with pytest.raises(RecordError, match="save this file as text in UTF-8"):
        read_record(path, "chapter/x")


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        (
            "feedback =",
            "feedbak =",
            "'feedbak' is no field here; did you mean feedback?",
        ),
        ('feedback = "WHY IT IS RIGHT."', "", "'feedback' is missing"),
        ('"hedge_dropped"', '"A hedge dropped"', "write hedge_dropped"),
        ('"hedge_dropped"', '"Hedge"', "no kind of mistake; did you mean hedge_"),
    ],
)
def test_a_slip_in_an_option_is_named_with_its_remedy(old, new, said, tmp_path):
    path = tmp_path / "x.toml"
    text = new_record.record_text("choice", "x.toml")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(RecordError) as refused:
        read_record(path, "chapter/x")
    assert said in str(refused.value)


def test_every_bin_without_a_word_is_counted(tmp_path):
    path = tmp_path / "x.toml"
    text = new_record.record_text("sort", "x.toml")
    text = re.sub(r"\[\[confusions\]\].*?\n\n|wrong\..*\n", "", text, flags=re.S)
    path.write_text(text, encoding="utf-8")
    with pytest.raises(
        RecordError, match=r"a confusion from .*\(1 more of this kind\)"
    ):
        read_record(path, "chapter/x")
