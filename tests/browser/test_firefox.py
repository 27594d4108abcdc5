"""A reader answers, leaves, comes back, saves and loads in Debian's Firefox."""

import json
import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from exercises.answers import read_file
from exercises.marking import mark, solution
from exercises.player import ui
from exercises.practice import examples
from exercises.records import load_record

from .actions import CHAPTERS, LAB, fields
from .firefox import NAME, Firefox, wait_for

PAGE, OTHER = CHAPTERS[:2]
CHOICE = "five_steps/keep_the_hedge"
SORT = "five_steps/plan_or_practice"
ORDER = "five_steps/order_the_ties"
SHARED = "what_is_an_alliance/three_of_four"  # in the other chapter, and in the lab
READY = """() => document.querySelector(".ex-panel")
  && !document.querySelector("[data-exercise]:not([data-ready=true])")"""
TEXT = "(selector) => document.querySelector(selector).textContent"
STATE = """(id) => document.querySelector(`[data-exercise="${id}"]`).dataset.state"""
# What stands in the form: the values chosen, or the items in their order.
GIVEN = """(id) => {
  const parts = `[data-exercise="${id}"] :is(input:checked, .ex-order > li)`;
  return [...document.querySelectorAll(parts)]
    .map(({ value, dataset }) => value || dataset.part).join(" ");
}"""


class Reader:
    """One reader's Firefox, on the book in one place."""

    def __init__(self, profile: Path, base: str) -> None:
        self.profile, self.base = profile, base
        self.firefox = Firefox(profile)

    def tell(self, function: str, *texts: str) -> str | bool | None:
        """Return the value of a function of JavaScript in the page."""
        return self.firefox.run(function, *texts).get("value")

    def wait(self, function: str, wanted: str | bool, *texts: str) -> None:
        """Wait until the page says what is wanted."""
        wait_for(lambda: self.tell(function, *texts) == wanted, f"{texts}: {wanted}")

    def open(self, name: str | None = None) -> None:
        """Open a page of the book, or the same again, until its exercises are ready."""
        self.firefox.go(name and f"{self.base}/{name}.html")
        self.wait(READY, True)

    def answer(self, name: str, response: list | dict) -> None:
        """Give an answer with the mouse, check it and wait for its state."""
        within = f'[data-exercise="{name}"]'
        record = load_record(name)
        if record.kind == "order":
            self.put_in_order(within, response)
        else:
            for part, given in fields(record.kind, response).items():
                for value in given if isinstance(given, list) else [given]:
                    box = f'input[data-part="{part}"][value="{value}"]'
                    self.firefox.click(f"{within} {box}")
        self.firefox.click(f"{within} form button[type=submit]", "Check")
        self.wait(STATE, state_of(name, response), name)

    def put_in_order(self, within: str, response: list[str]) -> None:
        """Move each item up until it stands where it should."""
        for at, name in enumerate(response):
            item = f'{within} .ex-order > li[data-part="{name}"]'
            place = "(css) => [...document.querySelector(css).parentNode.children]"
            place += ".findIndex((one) => one.matches(css))"
            while self.tell(place, item) > at:
                self.firefox.click(f"{item} [data-step='-1']")

    def save(self) -> str:
        """Save the answers and return the text of the file."""
        self.firefox.click(".ex-panel button", ui()["panel.save"])
        found = self.firefox.downloaded()
        assert found.name.startswith("my-answers-")
        text = found.read_text(encoding="utf-8")
        found.unlink()
        return text

    def load(self, text: str) -> None:
        """Load a text as an answers file."""
        path = self.profile / "loaded.json"
        path.write_text(text, encoding="utf-8")
        self.firefox.choose_file(".ex-panel input[type=file]", path)

    def expect(self, answers: dict[str, list | dict]) -> None:
        """Wait until the page shows these answers, each in its state."""
        for name, response in answers.items():
            self.wait(STATE, state_of(name, response), name)
            given = response.values() if isinstance(response, dict) else response
            assert sorted(self.tell(GIVEN, name).split()) == sorted(given)
            if load_record(name).kind == "order":
                assert self.tell(GIVEN, name).split() == given

    def leave(self) -> None:
        """Close the browser; nothing went wrong in it, and it asked nobody else."""
        self.firefox.close()
        own = (self.base, "data:", "blob:", "about:")
        assert [r for r in self.firefox.requests if not r.startswith(own)] == []
        assert self.firefox.errors == []


@pytest.fixture
def reader(base, tmp_path_factory) -> Iterator[Callable[..., Reader]]:
    """Return a function that starts Firefox, with a new profile; CI must have it."""
    if shutil.which(NAME) is None:
        message = f"no {NAME} is installed"
        if os.environ.get("CI"):
            pytest.fail(message)
        pytest.skip(message)
    readers = []

    def start(profile: Path | None = None) -> Reader:
        found = Reader(profile or tmp_path_factory.mktemp("firefox"), base)
        readers.append(found)
        return found

    yield start
    for one in readers:
        one.firefox.process.kill()
        one.firefox.process.wait()


def state_of(name: str, response: list | dict) -> str:
    """Return the state of an exercise after a first answer."""
    right = mark(load_record(name), response).outcome == "right"
    return "solved" if right else "attempted"


def some_answers() -> dict[str, list | dict]:
    """Return a right choice, a right sorting and an order that is right in part."""
    order = load_record(ORDER)
    given = {name: solution(load_record(name))["response"] for name in (CHOICE, SORT)}
    partly = (r for _, r in examples(order) if mark(order, r).outcome == "part")
    return given | {ORDER: next(partly)}


def responses(text: str) -> dict[str, list | dict]:
    """Return the answers of a file that Python accepts too."""
    return {name: one["response"] for name, one in read_file(text)["answers"].items()}


def test_answers_survive_a_reload_and_go_by_file_to_another_profile(reader):
    first, answers = reader(), some_answers()
    first.open(PAGE)
    for name, response in answers.items():
        first.answer(name, response)
    first.open()
    first.expect(answers)
    text = first.save()
    assert json.loads(text)["course"] == "sco-alliance"
    assert responses(text) == answers
    first.leave()

    second = reader()
    second.open(PAGE)
    assert {second.tell(STATE, name) for name in answers} == {"untouched"}
    second.load(text)
    second.expect(answers)
    second.open()
    second.expect(answers)
    assert responses(second.save()) == answers
    second.leave()


def test_answers_are_there_when_the_browser_was_closed(reader):
    before, answers = reader(), some_answers()
    before.open(PAGE)
    before.answer(CHOICE, answers[CHOICE])
    before.leave()
    after = reader(before.profile)
    after.open(PAGE)
    after.expect({CHOICE: answers[CHOICE]})
    after.leave()


def test_a_page_from_a_folder_says_that_it_keeps_its_own_answers(reader, base):
    visitor = reader()
    for name in (*CHAPTERS, LAB):
        visitor.open(name)
        notes = visitor.tell(TEXT, ".ex-notes")
        assert notes == (ui()["panel.file"] if base.startswith("file:") else "")
    visitor.leave()


@pytest.mark.parametrize("base", ["file"], indirect=True)
def test_answers_of_two_pages_from_a_folder_meet_in_one_file(reader):
    one, answers = reader(), some_answers()
    one.open(PAGE)
    one.answer(CHOICE, answers[CHOICE])
    text = one.save()
    one.open(OTHER)
    one.answer(SHARED, ["no"])
    assert responses(one.save()) == {SHARED: ["no"]}
    # As the page says: load the file, then save it again.
    one.load(text)
    one.wait(TEXT, ui()["load.done.one"], ".ex-report")
    both = one.save()
    assert responses(both) == {CHOICE: answers[CHOICE], SHARED: ["no"]}
    one.leave()

    other = reader()
    for name, expected in (
        (PAGE, {CHOICE: answers[CHOICE]}),
        (OTHER, {SHARED: ["no"]}),
    ):
        other.open(name)
        other.load(both)
        other.expect(expected)
        assert responses(other.save()) == responses(both)
    other.leave()


@pytest.mark.parametrize("base", ["file"], indirect=True)
def test_where_two_pages_from_a_folder_differ_the_reader_chooses(reader):
    visitor = reader()
    visitor.open(OTHER)
    visitor.answer(SHARED, ["no"])
    text = visitor.save()
    visitor.open(LAB)
    assert visitor.tell(STATE, SHARED) == "untouched"
    visitor.answer(SHARED, ["yes"])
    visitor.load(text)
    visitor.wait(TEXT, ui()["load.differ.one"], ".ex-report")
    visitor.firefox.click("form.ex-merge input[value=theirs]")
    visitor.firefox.click("form.ex-merge button[type=submit]")
    visitor.expect({SHARED: ["no"]})
    visitor.leave()


@pytest.mark.parametrize("base", ["server"], indirect=True)
def test_two_pages_from_a_server_share_their_answers(reader):
    visitor = reader()
    visitor.open(OTHER)
    visitor.answer(SHARED, ["no"])
    visitor.open(LAB)
    visitor.expect({SHARED: ["no"]})
    visitor.open(PAGE)
    assert responses(visitor.save()) == {SHARED: ["no"]}
    visitor.leave()
