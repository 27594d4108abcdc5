"""Whose row a hand-in becomes, what counts of it, and under what name."""

import csv

import pytest

from exercises.classroom.command import write_report

from .conftest import AT, entry, hand_in

NAME = "what_is_an_alliance/three_of_four"
RIGHT, WRONG = entry("choice", ["no"]), entry("choice", ["yes"])


def problems(report, what) -> list[tuple[str, str]]:
    return [(p.student, p.reason) for p in report.problems if p.what == what]


def read(path) -> list[dict[str, str]]:
    return list(csv.DictReader(path.read_text(encoding="utf-8-sig").splitlines()))


def test_of_two_files_of_a_student_the_latest_counts(folder, report_on):
    hand_in(folder, "Ada  Byron", {NAME: RIGHT}, number="7", saved_at=AT.format(3))
    hand_in(folder, "ada byron", {NAME: WRONG}, number=" 7 ", saved_at=AT.format(4))
    report = report_on(folder)
    (student,) = report.students
    assert student.handin.given[NAME].best.score == 0
    ((_, reason),) = problems(report, "file set aside")
    assert reason == "a later file of this student counts: 1.json"


def test_a_time_is_compared_as_a_time_and_not_as_text(folder, report_on):
    early = {"saved_at": "2008-12-01T23:30:00-05:00"}
    late = {"saved_at": "2008-12-02T04:00:00Z"}
    hand_in(folder, "Ada", {NAME: RIGHT}, number="7", **early)
    hand_in(folder, "Ada", {NAME: WRONG}, number="7", **late)
    (student,) = report_on(folder).students
    assert student.handin.given[NAME].best.score == 1


def test_the_same_file_twice_counts_once(folder, report_on):
    path = hand_in(folder, "Ada", {NAME: RIGHT})
    (folder / "again.json").write_bytes(path.read_bytes())
    report = report_on(folder)
    assert len(report.students) == 1
    ((_, reason),) = problems(report, "file set aside")
    assert reason.startswith("the same file of this student counts")


def test_the_same_file_under_two_names_is_noted(folder, report_on):
    hand_in(folder, "Ada", {NAME: RIGHT}, number="1", file_id="same")
    hand_in(folder, "Ben", {NAME: RIGHT}, number="2", file_id="same")
    report = report_on(folder)
    assert len(report.students) == 2
    assert [who for who, _ in problems(report, "note")] == ["Ada", "Ben"]


def test_a_number_left_out_once_and_two_of_one_name(folder, report_on):
    hand_in(folder, "Ada", {NAME: RIGHT}, saved_at=AT.format(3))
    hand_in(folder, "Ada", {NAME: RIGHT}, number="7", saved_at=AT.format(4))
    hand_in(folder, "Ben", {NAME: RIGHT}, number="8")
    hand_in(folder, "Ben", {NAME: RIGHT}, number="9")
    report = report_on(folder)
    assert [(one.name, one.number) for one in report.students] == [
        ("Ada", "7"),
        ("Ben", "8"),
        ("Ben", "9"),
    ]
    assert len(problems(report, "note")) == 2


def test_one_number_under_two_names_is_told(folder, report_on):
    hand_in(folder, "Ada", {NAME: RIGHT}, number="7", saved_at=AT.format(3))
    hand_in(folder, "Ben", {NAME: RIGHT}, number="7", saved_at=AT.format(4))
    ((who, reason),) = problems(report_on(folder), "file set aside")
    assert who == "Ada"
    assert "under another name, Ben" in reason


def test_files_without_a_name_are_rows_of_their_own(folder, report_on):
    hand_in(folder, "", {NAME: RIGHT}, file_id="a")
    hand_in(folder, "", {NAME: RIGHT}, file_id="b")
    report = report_on(folder)
    assert [one.name for one in report.students] == ["(no name)"] * 2
    assert len(problems(report, "note")) == 2


def test_an_answer_to_another_edition_is_set_aside_alone(folder, report_on):
    answers = {
        NAME: RIGHT,
        "five_steps/match_evidence": entry("sort", {"a": "b"}, revision=1),
        "later/draw_it": entry("drawing", {"lines": []}),
        "five_steps/what_weakens_it": entry("order", ["a"]),
        "csto/code_the_tie": entry("code", response={}),
        "first_verdict/make_a_guess": entry("sort", {"x": "y"}),
    }
    hand_in(folder, "Ada", answers, number="7")
    report = report_on(folder)
    counts = report.answers()
    assert counts == {"found": 6, "marked": 1, "blank": 1, "aside": 4}
    reasons = " ".join(reason for _, reason in problems(report, "answer set aside"))
    for said in ("an older edition", "no exercise of this name", "cannot be marked"):
        assert said in reasons
    assert "the exercise is a" in reasons


def test_a_file_of_a_test_needs_its_bank(folder, report_on):
    hand_in(folder, "Ada", {"my/test": RIGHT}, edition="assessment")
    report = report_on(folder)
    assert not report.students
    ((_, reason),) = problems(report, "file set aside")
    assert "--bank" in reason


def test_what_was_chosen_in_a_test_is_marked_without_an_attempt(folder, report_on):
    chosen = RIGHT | {"attempts": []}
    hand_in(folder, "Ada", {NAME: chosen}, number="1", edition="assessment")
    hand_in(folder, "Ben", {NAME: chosen}, number="2")
    report = report_on(folder)
    ada, ben = report.students
    assert ada.handin.given[NAME].best.score == 1
    # In practice what was chosen and never checked is no answer.
    assert ben.handin.given == {}


def test_only_the_chapters_that_were_begun_or_named_are_counted(folder, report_on):
    hand_in(folder, "Ada", {NAME: RIGHT}, number="1")
    begun = {one.id.partition("/")[0] for one in report_on(folder).records}
    assert begun == {"what_is_an_alliance"}
    core = report_on(folder, route="core")
    assert {one.route for one in core.records} == {"core"}
    named = report_on(folder, chapters=["csto"])
    assert {one.id.partition("/")[0] for one in named.records} == {"csto"}
    with pytest.raises(ValueError, match="no chapter 'cto'"):
        report_on(folder, chapters=["cto"])


def test_pseudonyms_leave_no_name_anywhere(folder, report_on, tmp_path):
    for name, number in (("Ada Byron", "2008-17"), ("Ben Ito", "2008-18")):
        path = hand_in(folder, name, {NAME: RIGHT}, number=number)
        path.rename(folder / f"{name}_12.json")
        hand_in(folder, name, {NAME: WRONG, "x/y": RIGHT}, number=number)
    (folder / "Cem Ada Byron.json").write_bytes(b"{")
    out = tmp_path / "out"
    named = report_on(folder)
    write_report(named, out)
    assert (out / "gradebook_moodle.csv").exists()
    report = report_on(folder, pseudonyms=True)
    write_report(report, out)
    texts = [path.read_text(encoding="utf-8-sig") for path in out.iterdir()]
    for word in ("Ada", "Byron", "Ito", "2008-17", "_12", "0.json"):
        assert not any(word in text for text in texts), word
    assert {row["student"] for row in read(out / "gradebook.csv")} == {
        "Student 1",
        "Student 2",
    }
    assert not (out / "gradebook_moodle.csv").exists()
    assert len(report.key) == 2 + 5
    assert report.answers() == named.answers()


def test_the_key_to_pseudonyms_is_written_only_when_asked_for(folder, run, tmp_path):
    hand_in(folder, "Ada Byron", {NAME: RIGHT}, number="7")
    out, key = tmp_path / "out", tmp_path / "key.csv"
    code, _, said = run(folder, "-o", out, "--key", key)
    assert (code, key.exists()) == (1, False)
    assert "only with --pseudonyms" in said
    assert run(folder, "-o", out, "--pseudonyms", "--key", key)[0] == 0
    rows = read(key)
    assert rows[0]["stands_for"] == "Ada Byron"
    assert rows[1]["stands_for"] == "0.json"
