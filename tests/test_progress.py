"""What a reader has done: in JupyterLab, and the book's list before any script runs."""

import posixpath

import pytest
from bs4 import BeautifulSoup

from exercises import answers, answers_file
from exercises.keys import answers as answers_in_words
from exercises.keys import key_sheet
from exercises.marking import solution
from exercises.reader_progress import (
    PLACE,
    VERDICTS,
    ProgressList,
    progress,
    steps,
    verdicts_compared,
)
from exercises.records import load_record, record_names
from exercises.settings import ANSWERS, STATIC

DONE = "five_steps/keep_the_hedge"


@pytest.fixture
def kept(tmp_path, monkeypatch):
    """Return a function that saves an answer, in an answers file of its own."""
    monkeypatch.setenv(ANSWERS, str(tmp_path / "answers.json"))
    monkeypatch.delenv(STATIC, raising=False)

    def keep(name, response, outcome="right"):
        record = load_record(name)
        blank = answers.blank_entry(record.kind, record.revision)
        at = "2008-12-31T12:00:00Z"
        answers_file.change(
            name, blank, lambda one: answers.after_check(one, response, outcome, at)
        )

    return keep


def test_every_exercise_of_the_bank_is_a_step_once():
    found = [one.record.id for one in steps()]
    assert sorted(found) == record_names()


def test_what_is_done_is_counted_and_what_is_open_named(kept):
    before = {row[:2]: row[2:] for row in progress().body}
    kept(DONE, solution(load_record(DONE))["response"])
    kept("five_steps/match_evidence", {}, "wrong")  # tried, not done
    after = {row[:2]: row[2:] for row in progress().body}
    (changed,) = [row for row in after if after[row] != before[row]]
    assert changed == ("Five steps towards closer security cooperation", "core route")
    done, still = after[changed]
    assert done.startswith("1 of ")
    assert "Keep the hedge" not in still
    assert "Which step does it carry?" in still


def test_three_verdicts_stand_side_by_side(kept):
    first, _, last = VERDICTS
    items = [item["id"] for item in load_record(first).material["items"]]
    kept(first, dict.fromkeys(items, "yes"), "unscored")
    kept(last, dict.fromkeys(items, "depends"), "unscored")
    told = ["Yes", "not given yet", "It depends on the definition"]
    soup = BeautifulSoup(verdicts_compared().html(), "html.parser")
    for row in soup.select("tbody tr"):
        assert [cell.text for cell in row.select("td")] == told
    for row in verdicts_compared().table(" ").body:
        assert row[1:] == (told[0], " ", told[2])


def test_the_three_verdicts_ask_the_same():
    asked = [load_record(name).material for name in VERDICTS]
    assert asked[0] == asked[1] == asked[2]


def test_the_books_list_names_every_exercise_and_links_to_it(site):
    soup = BeautifulSoup(ProgressList().html(), "html.parser")
    items = soup.select("li[data-progress]")
    assert sorted(item["data-progress"] for item in items) == record_names()
    for item in items:
        page, _, anchor = item.a["href"].partition("#")
        path = site / posixpath.normpath(f"{PLACE}/{page}")
        found = BeautifulSoup(path.read_text(encoding="utf-8"), "html.parser")
        assert found.find(id=anchor)["data-exercise"] == item["data-progress"]


@pytest.mark.parametrize("name", record_names())
def test_a_key_tells_every_part_of_an_answer_in_words(name):
    record = load_record(name)
    response = solution(record)["response"]
    told = list(answers_in_words(record, response))
    if record.kind in ("sort", "argue", "build", "code", "verdict"):
        assert {one for one, _, _ in told} == set(response)
    assert all(answer and "_" not in answer for _, _, answer in told)


def test_a_key_sheet_holds_the_reasons_and_an_unknown_chapter_is_named():
    sheet = key_sheet("five_steps")._repr_mimebundle_()["text/plain"]
    for name in record_names():
        if name.startswith("five_steps/"):
            assert f"`{name}`" in sheet
            for part in solution(load_record(name))["parts"]:
                assert " ".join(part["text"].split()) in sheet
    with pytest.raises(ValueError, match="five_steps"):
        key_sheet("five_stops")
