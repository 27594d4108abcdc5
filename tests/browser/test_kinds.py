"""Each kind of exercise in each of its states, on the page that authors preview."""

import re

import pytest
from playwright.sync_api import expect

from exercises.kinds import KINDS
from exercises.marking import solution
from exercises.preview import preview_page
from exercises.records import load_record, record_names

from .test_access import (
    SCREENS,
    choose_by_keyboard,
    focus_is_within,
    tab_to,
    violations,
)

EXAMPLES = {}
for name in record_names():
    EXAMPLES.setdefault(load_record(name).kind, name)


def test_every_kind_has_a_finished_example():
    assert set(EXAMPLES) == set(KINDS)


@pytest.fixture
def previewed(visit, tmp_path):
    """Return a function that opens the preview of a record: name, width, scheme."""

    def start(name, width=1280, scheme="light", **options):
        path = tmp_path / f"{scheme}.html"
        path.write_text(preview_page(load_record(name), scheme), encoding="utf-8")
        reader = visit(tmp_path.as_uri(), width, scheme, **options)
        page = reader.context.new_page()
        page.on("pageerror", lambda error: reader.errors.append(str(error)))
        page.goto(path.as_uri())
        if options.get("java_script_enabled", True):
            page.locator("html[data-ready=true]").wait_for(state="attached")
        assert reader.errors == []
        assert reader.foreign == []
        return page

    return start


def section(page, state):
    return page.locator(f"[data-state-name={state}] .ex")


@pytest.mark.parametrize(("width", "scheme"), SCREENS)
@pytest.mark.parametrize("kind", KINDS)
def test_axe_finds_nothing_in_any_state_of_a_kind(kind, width, scheme, previewed):
    page = previewed(EXAMPLES[kind], width, scheme)
    assert violations(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize("kind", KINDS)
def test_the_states_of_a_kind_are_those_that_they_are_called(kind, previewed):
    page = previewed(EXAMPLES[kind])
    # Where an answer can be wrong, the solution is shown after a wrong one.
    shown = "shown" if section(page, "wrong").count() else "solved"
    states = {"untouched": "untouched", "right": "solved", "shown": shown}
    for name, state in states.items():
        expect(section(page, name)).to_have_attribute("data-state", state)
    outcome = section(page, "right").locator(".ex-feedback")
    expect(outcome).to_have_attribute(
        "data-outcome", re.compile("right|consistent|unscored")
    )
    wrong = section(page, "wrong")
    if wrong.count():
        expect(wrong).to_have_attribute("data-state", "attempted")
        expect(wrong.locator(".ex-feedback")).not_to_be_empty()
        assert wrong.locator(".ex-said").count() or wrong.locator(".ex-outcome").count()
    expect(section(page, "older").locator(".ex-older")).to_contain_text("edition")


@pytest.mark.parametrize("kind", KINDS)
def test_every_control_of_a_kind_has_a_name_and_answers_are_announced(kind, previewed):
    page = previewed(EXAMPLES[kind])
    for state in ("untouched", "right"):
        tree = section(page, state).aria_snapshot()
        controls = re.findall(
            r"- (radio|checkbox|button|textbox|spinbutton|combobox|group)(.*)", tree
        )
        assert controls
        for role, rest in controls:
            # A part that folds is a group without a name, announced by its heading.
            assert re.match(r' "[^"]', rest) or (
                role == "group" and re.match(r": \w", rest)
            ), (role, rest)
    said = section(page, "right").locator("[role=status][aria-live=polite]")
    assert any(text.strip() for text in said.all_inner_texts())


def finish_by_keyboard(page, exercise, record):
    """Give a right response without a mouse."""
    right = solution(record)["response"]
    if record.kind == "order":
        for at, name in enumerate(right):
            while index_of(exercise, name) > at:
                item = f'li[data-part="{name}"] button'
                tab_to(page, exercise, f"{item}:first-of-type")
                page.keyboard.press("Enter")
        return
    if record.kind == "choice":
        right = {"answer": right}
    if record.kind == "code":
        cells = right.items()
        right = {name: cell["value"] for name, cell in cells}
        right |= {f"{name}:evidence": cell["evidence"] for name, cell in cells}
    if record.kind == "write":
        tab_to(page, exercise, "textarea")
        page.keyboard.type(right["text"])
        return
    for part in dict.fromkeys(
        box.get_attribute("data-part")
        for box in exercise.locator("input[data-part]").all()
    ):
        boxes = exercise.locator(f'input[data-part="{part}"]')
        if boxes.first.get_attribute("type") == "text":
            tab_to(page, exercise, f'input[data-part="{part}"]')
            page.keyboard.type(right[part])
            continue
        given = right[part]
        if isinstance(given, list):
            values = [box.get_attribute("value") for box in boxes.all()]
            given = [value for value in values if value in given]
        choose_by_keyboard(page, exercise, part, given)


def index_of(exercise, name):
    ids = exercise.locator(".ex-order > li").evaluate_all(
        "items => items.map(i => i.dataset.part)"
    )
    return ids.index(name)


@pytest.mark.parametrize("kind", KINDS)
def test_a_kind_is_finished_by_keyboard_alone(kind, previewed):
    record = load_record(EXAMPLES[kind])
    page = previewed(EXAMPLES[kind])
    exercise = section(page, "untouched")
    exercise.evaluate("e => { e.tabIndex = -1; e.focus(); }")
    finish_by_keyboard(page, exercise, record)
    tab_to(page, exercise, "button[type=submit]")
    page.keyboard.press("Enter")
    expect(exercise).to_have_attribute("data-state", "solved")
    assert focus_is_within(page, exercise)
    for _ in range(60):
        page.keyboard.press("Tab")
        if not focus_is_within(page, exercise):
            break
    assert not focus_is_within(page, exercise)


@pytest.mark.parametrize("kind", KINDS)
def test_a_kind_can_be_read_and_printed_without_scripts(kind, previewed):
    record = load_record(EXAMPLES[kind])
    page = previewed(EXAMPLES[kind], java_script_enabled=False)
    exercise = section(page, "untouched")
    for text in record.prompt.replace("*", "").split()[:5]:
        expect(exercise).to_contain_text(text)
    assert exercise.locator("button").count() == 0
    page.emulate_media(media="print")
    asked = exercise.locator("input:visible, textarea:visible")
    assert asked.count() >= len(list(record.material)) or kind == "write"
    assert page.evaluate("document.documentElement.scrollWidth") <= 1280


def test_moving_an_item_keeps_the_focus_and_says_where_it_is_now(previewed):
    page = previewed(EXAMPLES["order"])
    exercise = section(page, "untouched")
    second = exercise.locator(".ex-order > li").nth(1)
    text = second.locator(".ex-text").inner_text()
    second.get_by_role("button", name="Move up").press("Enter")
    first = exercise.locator(".ex-order > li").nth(0)
    expect(first.locator(".ex-text")).to_have_text(text)
    expect(first.get_by_role("button", name="Move up")).to_be_focused()
    said = exercise.locator("[role=status]").filter(has_text="is now 1 of")
    expect(said).to_contain_text(text)


def test_a_definition_is_read_back_while_roles_are_chosen(previewed):
    page = previewed("what_is_an_alliance/take_the_dictionary_apart")
    exercise = section(page, "untouched")
    back = exercise.locator("[data-readback]")
    expect(back).to_contain_text("Nothing is tested yet")
    part = 'input[data-part="formal_agreement"][value="necessary"]'
    exercise.locator(part).check()
    expect(back).to_contain_text("An alliance must have ‘formal agreement’")
    # Every anchor has a formal agreement, so OPEC and the Union would come in.
    expect(back).to_contain_text("OPEC (1997): yes")
    exercise.locator(
        'input[data-part="security_cooperation"][value="necessary"]'
    ).check()
    expect(back).to_contain_text("In this course that is: The Penguin dictionary")


def test_a_rubric_appears_once_the_text_has_been_compared(previewed):
    page = previewed(EXAMPLES["write"])
    exercise = section(page, "untouched")
    rubric = exercise.locator(".ex-rubric")
    expect(rubric).to_be_hidden()
    least = load_record(EXAMPLES["write"]).material["least_words"]
    exercise.locator("textarea").fill("word " * least)
    exercise.get_by_role("button", name="Check").click()
    expect(rubric).to_be_visible()
    expect(exercise).to_contain_text("One good answer among several")
    rubric.locator("input").first.check()
    exercise.get_by_role("button", name="Check").click()
    expect(exercise).to_contain_text("You say: yes.")
    expect(exercise).to_contain_text("what you said of it stands beside each line")
