"""Answers are saved at once, merged, and never silently lost."""

import json
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context

import pytest

from exercises import answers, load_answers, save_answers, settings
from exercises.answers import AnswersError, after_check, blank_entry, read_file
from exercises.answers_file import change, saved


@pytest.fixture
def path(tmp_path, monkeypatch):
    """An empty answers file of the test's own."""
    found = tmp_path / "my-answers.json"
    monkeypatch.setenv(settings.ANSWERS, str(found))
    return found


def entry(at="2008-12-01T10:00:00.000Z", response=("yes",), outcome="wrong"):
    return after_check(blank_entry("choice", 1), list(response), outcome, at)


def put(name, found, path=None):
    """Save an entry as it is."""
    change(name, blank_entry("choice", 1), lambda _: found, path)


def file_of(found, **changes):
    return json.dumps(answers.make_file(found) | changes)


def test_a_saved_entry_comes_back(path):
    put("chapter/one", entry())
    assert saved() == {"chapter/one": entry()}


def test_solved_once_stays_solved():
    found = after_check(blank_entry("choice", 1), ["no"], "right", "2008-12-01T10:00Z")
    found = after_check(found, ["yes"], "wrong", "2008-12-01T10:01Z")
    assert found["state"] == "solved"
    assert len(found["attempts"]) == 2


def test_a_file_saved_to_hand_in_names_the_student(path, tmp_path):
    put("chapter/one", entry())
    written = save_answers(tmp_path / "out.json", name="Ä. Ö", number="7")
    data = read_file(written.read_text(encoding="utf-8"))
    assert data["student"] == {"name": "Ä. Ö", "id": "7"}
    assert data["answers"] == {"chapter/one": entry()}


REFUSED = [
    ("", "damaged"),
    ('{"format": 1, "course"', "damaged"),
    ("[]", "not an answers file of this course"),
    (file_of({}, course="physics"), "expected course 'sco-alliance', found 'physics'"),
    (file_of({}, format=2), "newer edition of the course (format 2"),
    (file_of({}, format="1"), "format: 1"),
    (file_of({}, answers=[]), "answers: by exercise id"),
    (file_of({"a/b": entry() | {"state": "done"}}), "answers → a/b → state: untouched"),
    (file_of({"a/b": entry() | {"hints": -1}}), "answers → a/b → hints: how many"),
    (file_of({"a/b": {}}), "answers → a/b"),
    (file_of({"../x": entry()}), "answers"),
]


@pytest.mark.parametrize(("text", "said"), REFUSED, ids=[said for _, said in REFUSED])
def test_a_file_that_is_not_as_expected_is_refused_and_nothing_is_lost(
    path, tmp_path, text, said
):
    put("chapter/one", entry())
    before = path.read_bytes()
    (tmp_path / "given.json").write_text(text, encoding="utf-8")
    with pytest.raises(AnswersError) as problem:
        load_answers(tmp_path / "given.json")
    assert said in str(problem.value)
    assert path.read_bytes() == before


def test_loading_merges_and_the_one_answered_last_wins(path, tmp_path):
    older = entry("2008-12-01T10:00:00.000Z", ["yes"])
    newer = entry("2008-12-02T10:00:00.000Z", ["no"], "right")
    put("a/mine", older)
    put("a/both", older)
    put("a/kept", newer)
    given = {"a/theirs": older, "a/both": newer, "a/kept": older}
    (tmp_path / "given.json").write_text(file_of(given), encoding="utf-8")
    report = load_answers(tmp_path / "given.json")
    assert saved() == {
        "a/mine": older,
        "a/theirs": older,
        "a/both": newer,
        "a/kept": newer,
    }
    assert "In 2 the file and the saved answer differed" in report
    (kept,) = tmp_path.glob("my-answers.before-*.json")
    assert read_file(kept.read_text("utf-8"))["answers"]["a/both"] == older


def test_a_damaged_autosave_is_set_aside_and_reported(path):
    path.write_text('{"format": 1,', encoding="utf-8")
    with pytest.warns(UserWarning, match=r"is kept as my-answers\.damaged-"):
        assert saved() == {}
    (aside,) = path.parent.glob("my-answers.damaged-*.json")
    assert aside.read_text(encoding="utf-8") == '{"format": 1,'


def save_many(arguments):
    path, worker = arguments
    for number in range(10):
        put(f"chapter/w{worker}_{number}", entry(), path)


def test_notebooks_open_at_once_do_not_overwrite_each_other(path):
    with ProcessPoolExecutor(4, mp_context=get_context("spawn")) as pool:
        list(pool.map(save_many, [(path, worker) for worker in range(4)]))
    assert len(saved()) == 40


def test_two_widgets_with_one_exercise_add_to_the_same_attempts(path):
    blank = blank_entry("choice", 1)
    for given, outcome in ((["yes"], "wrong"), (["no"], "right"), (["yes"], "wrong")):
        change(
            "chapter/one",
            blank,
            lambda found, g=given, o=outcome: after_check(found, g, o, answers.now()),
        )
    found = saved()["chapter/one"]
    assert [attempt["response"] for attempt in found["attempts"]] == [
        ["yes"],
        ["no"],
        ["yes"],
    ]
    assert found["state"] == "solved"


def test_an_answer_to_an_older_revision_is_kept_aside(path):
    put("chapter/one", entry())
    new = change("chapter/one", blank_entry("choice", 2), lambda found: found)
    assert new["revision"] == 2
    (aside,) = path.parent.glob("my-answers.older-*.json")
    kept = read_file(aside.read_text("utf-8"))["answers"]
    assert kept == {"chapter/one": entry()}


def test_an_unsound_entry_is_refused_before_it_is_written(path):
    put("chapter/one", entry())
    with pytest.raises(AnswersError, match="cannot be saved"):
        put("chapter/two", entry() | {"state": "done"})
    assert saved() == {"chapter/one": entry()}


def test_one_damaged_entry_leaves_the_others(path):
    broken = entry() | {"attempts": "many"}
    text = file_of({"chapter/one": entry(), "chapter/two": broken})
    path.write_text(text, encoding="utf-8")
    with pytest.warns(UserWarning, match="could not be read whole"):
        assert saved() == {"chapter/one": entry()}
    (aside,) = path.parent.glob("my-answers.damaged-*.json")
    assert aside.read_text(encoding="utf-8") == text
    assert saved() == {"chapter/one": entry()}


KINDS = {
    "choice": ([["a"], None], [{"a": "b"}, [5], "a"]),
    "sort": ([{"a": "b"}, None], [["a"], {"a": 5}]),
    "verdict": ([{"p": "yes", "q": ["a"]}, None], [["a"], {"p": 7}]),
}


@pytest.mark.parametrize("kind", KINDS)
def test_a_response_must_be_of_its_kind(kind):
    sound, broken = KINDS[kind]
    for response in sound:
        read_file(file_of({"a/b": blank_entry(kind, 1) | {"response": response}}))
    for response in broken:
        with pytest.raises(AnswersError):
            read_file(file_of({"a/b": blank_entry(kind, 1) | {"response": response}}))


def test_times_have_one_form_wherever_the_schema_names_them():
    schema = answers._schema()._schema["$defs"]
    entry = schema["entry"]["properties"]
    attempt = entry["attempts"]["items"]["properties"]
    assert attempt["at"] == {"$ref": "#/$defs/time"}
    forms = (schema["time"], entry["shown_at"])
    assert len({(one["pattern"], one["format"]) for one in forms}) == 1
