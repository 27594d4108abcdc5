"""The assessment edition: keeps what is chosen, tells nothing, saves a file."""

import json

import pytest
from playwright.sync_api import expect

from exercises.answers import read_file
from exercises.assessment import write_assessment
from exercises.kinds import KINDS
from exercises.marking import mark, solution
from exercises.records import BANK, load_record, record_names
from tests.browser.actions import answer, exercise_on, press, reload
from tests.browser.test_access import violations


@pytest.fixture(scope="module")
def bank(tmp_path_factory):
    """Return a bank with one exercise of each kind, under another name."""
    folder = tmp_path_factory.mktemp("bank")
    for name in record_names():
        kind = load_record(name).kind
        path = folder / "test" / f"answer_{kind}.toml"
        path.parent.mkdir(exist_ok=True)
        path.write_bytes((BANK / f"{name}.toml").read_bytes())
    assert record_names(folder) == [f"test/answer_{kind}" for kind in sorted(KINDS)]
    return folder


@pytest.fixture
def sat(bank, tmp_path, visit):
    """Return a function that opens the page of the assessment, and its reader."""

    def start(width=1280, scheme="light"):
        page = write_assessment(bank, tmp_path / "page")
        reader = visit(page.parent.as_uri(), width, scheme)
        return reader, reader.open(page.stem)

    return start


def hand_in(page) -> dict:
    page.get_by_role("button", name="Save to hand in").click()
    page.get_by_label("Your name").fill("Ada Byron")
    with page.expect_download() as found:
        page.get_by_role("button", name="Save the file").click()
    return json.loads(found.value.path().read_text(encoding="utf-8"))


def test_an_answer_of_each_kind_is_kept_handed_in_and_can_be_marked(sat, bank):
    reader, page = sat()
    given = {}
    for name in record_names(bank):
        given[name] = solution(load_record(name, bank))["response"]
        answer(exercise_on(page, name), given[name])
        expect(exercise_on(page, name).locator(".ex-status")).to_contain_text("kept")
    reload(page)
    for name in given:
        expect(exercise_on(page, name).locator(".ex-status")).to_contain_text("in full")
    file = hand_in(page)
    assert file["edition"] == "assessment"
    assert file["student"]["name"] == "Ada Byron"
    handed = read_file(json.dumps(file))["answers"]
    assert handed.keys() == given.keys()
    for name, entry in handed.items():
        record = load_record(name, bank)
        outcome = mark(record, entry["response"]).outcome
        assert outcome in ("right", "consistent", "unscored"), name
    assert not (reader.errors or reader.foreign)


def test_nothing_tells_whether_an_answer_is_right(sat, bank):
    _, page = sat()
    for name in ("Check", "Show the solution"):
        assert page.get_by_role("button", name=name).count() == 0
    assert page.locator(".ex-hint, .ex-lab select, .ex-rubric").count() == 0
    for name in record_names(bank):
        answer(exercise_on(page, name), solution(load_record(name, bank))["response"])
        exercise_on(page, name).locator("form").evaluate("e => e.requestSubmit()")
    assert page.locator(".ex-feedback:not(:empty), .ex-mark, .ex-said").count() == 0
    assert page.locator("[data-readback]:visible").count() == 0


def test_an_answer_is_cleared_after_a_question(sat):
    _, page = sat()
    name = "test/answer_choice"
    exercise = exercise_on(page, name)
    exercise.locator("input").first.check()
    press(exercise, "Clear this answer")
    press(exercise, "Yes, clear it")
    expect(exercise.locator("input:checked")).to_have_count(0)
    expect(exercise.locator(".ex-status")).to_have_text("not answered yet")


def test_answers_of_the_course_are_not_handed_in_with_an_assessment(sat):
    _, page = sat()
    entry = {"kind": "choice", "revision": 1, "state": "solved", "response": ["no"]}
    entry |= {"attempts": [], "hints": 0, "shown_at": None}
    key = "sco-course/1/what_is_an_alliance/three_of_four"
    page.evaluate(
        "([key, text]) => localStorage.setItem(key, text)", [key, json.dumps(entry)]
    )
    exercise_on(page, "test/answer_choice").locator("input").first.check()
    assert list(hand_in(page)["answers"]) == ["test/answer_choice"]


@pytest.mark.parametrize(("width", "scheme"), [(1280, "light"), (320, "dark")])
def test_axe_finds_nothing_in_an_assessment(width, scheme, sat, bank):
    _, page = sat(width, scheme)
    assert violations(page) == []
    for name in record_names(bank):
        answer(exercise_on(page, name), solution(load_record(name, bank))["response"])
    page.get_by_role("button", name="Save to hand in").click()
    assert violations(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width
