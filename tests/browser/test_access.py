"""Nobody is shut out: accessibility rules, the keyboard, narrow screens."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from exercises.marking import solution
from exercises.records import load_record

from .actions import CHAPTERS, LAB, MORE, REST, answer, exercise_on, press
from .test_journeys import load, save, wrong_response

NAME = "five_steps/what_weakens_it"
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
OPTIONS = {
    "runOnly": {"type": "tag", "values": RULES},
    # Experimental in axe, and it is the rule that the theme once broke.
    "rules": {"label-content-name-mismatch": {"enabled": True}},
}
SCREENS = [(320, "light"), (320, "dark"), (1280, "light"), (1280, "dark")]


def violations(page):
    """What axe finds on a page, in words."""
    # At the top: the theme's 'Back to top' button floats over whatever is below it,
    # and axe takes an input half under it for a small target.
    page.evaluate("scrollTo(0, 0)")
    page.mouse.move(0, 0)
    page.wait_for_timeout(100)
    found = Axe().run(page, options=OPTIONS).response["violations"]
    return [(one["id"], node["target"]) for one in found for node in one["nodes"]]


def ids_on(page):
    return [one.get_attribute("data-exercise") for one in page.locator(".ex").all()]


def each(page, act):
    """Do something with every exercise of a page."""
    for name in ids_on(page):
        act(exercise_on(page, name), load_record(name))


def answer_wrong(exercise, record):
    wrong = wrong_response(record) or solution(record)["response"]
    answer(exercise, wrong)
    press(exercise, "Check")


def answer_right(exercise, record):
    answer(exercise, solution(record)["response"])
    press(exercise, "Check")


def open_hints(exercise, _record):
    for hint in exercise.locator("details.ex-hint").all():
        hint.locator("summary").click()


STATES = {
    "untouched": lambda exercise, record: None,
    "incomplete": lambda exercise, record: press(exercise, "Check"),
    "hints open": open_hints,
    "attempted": answer_wrong,
    "asked to start again": lambda exercise, record: press(exercise, "Start again"),
    "shown": lambda exercise, record: press(exercise, "Show the solution"),
    "solved": answer_right,
}


# Every kind in every state on every screen is looked at in test_kinds.py; here it is
# the pages. One is gone through in full, the others in the states that differ most.
FULL = [(CHAPTERS[0], screen, STATES) for screen in SCREENS]
BRIEF = [
    (name, screen, states)
    for name in (CHAPTERS[1], *MORE, LAB)
    for screen, states in (
        ((320, "dark"), ("hints open", "attempted")),
        ((1280, "light"), ("untouched",)),
    )
]


@pytest.mark.parametrize(
    ("name", "screen", "states"),
    [*FULL, *BRIEF],
    ids=lambda one: "-".join(map(str, one)) if isinstance(one, tuple) else None,
)
def test_axe_finds_nothing_in_any_state(name, screen, states, site, visit):
    page = visit(site.as_uri(), *screen).open(name)
    found = {}
    for label in states:
        each(page, STATES[label])
        if label != "hints open" or states is STATES:  # elsewhere still open later
            found[label] = violations(page)
    assert found == {label: [] for label in found}
    assert found


@pytest.mark.parametrize(("width", "scheme"), SCREENS)
def test_axe_finds_nothing_while_files_are_handled(width, scheme, site, visit):
    page = visit(site.as_uri(), width, scheme).open(CHAPTERS[0])
    answer_wrong(exercise_on(page, NAME), load_record(NAME))
    text = save(page)
    page.get_by_role("button", name="Save to hand in").click()
    assert violations(page) == []
    answer_right(exercise_on(page, NAME), load_record(NAME))
    load(page, text)
    expect(page.locator("form.ex-merge")).to_be_visible()
    assert violations(page) == []
    load(page, "{")
    assert violations(page) == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_on_the_other_pages(scheme, site, visit):
    reader = visit(site.as_uri(), 1280, scheme)
    found = {name: violations(reader.open(name)) for name in REST}
    assert found == {name: [] for name in REST}


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_on_the_instructors_pages(scheme, instructor, visit):
    reader = visit(instructor.as_uri(), 1280, scheme)
    pages = sorted((instructor / "book/instructor").rglob("*.html"))
    # The chapters' pages are alike: in the dark one of them stands for all.
    alike = [page for page in pages if page.parent.name == "chapters"]
    for page in set(pages) - set(alike[1:] if scheme == "dark" else []):
        name = page.relative_to(instructor).with_suffix("").as_posix()
        assert violations(reader.open(name)) == [], name


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_link_under_the_mouse_keeps_its_contrast(scheme, site, visit):
    page = visit(site.as_uri(), 1280, scheme).open(CHAPTERS[1])
    page.locator("article a.external").first.hover()
    page.wait_for_timeout(400)
    found = Axe().run(page, options={"runOnly": ["color-contrast"]})
    assert found.response["violations"] == []


@pytest.mark.parametrize("name", [*CHAPTERS, LAB, *MORE, *REST])
def test_no_page_scrolls_sideways_on_a_narrow_phone(name, site, visit):
    page = visit(site.as_uri(), 320).open(name)
    width = page.evaluate("document.documentElement.scrollWidth")
    assert width <= 320


def focus_is_within(page, exercise):
    return exercise.evaluate("e => e.contains(document.activeElement)")


def tab_to(page, exercise, matches):
    """Press Tab until the focus is on an element that matches; fail if it never is."""
    for _ in range(200):
        page.keyboard.press("Tab")
        if exercise.evaluate(
            "(e, m) => e.contains(document.activeElement)"
            " && document.activeElement.matches(m)",
            matches,
        ):
            return
    raise AssertionError(f"Tab never reaches {matches}")


def choose_by_keyboard(page, exercise, part, wanted):
    """Reach a group with Tab, then choose with arrows and the space bar."""
    wanted = wanted if isinstance(wanted, list) else [wanted]
    group = f'input[data-part="{part}"]'
    radio = exercise.locator(group).first.get_attribute("type") == "radio"
    if radio:
        tab_to(page, exercise, group)
        page.keyboard.press("Space")
        for _ in range(exercise.locator(group).count()):
            value = page.evaluate("document.activeElement.value")
            if value in wanted:
                return
            page.keyboard.press("ArrowDown")
        raise AssertionError(f"no arrow reaches {wanted}")
    for value in wanted:
        tab_to(page, exercise, f'{group}[value="{value}"]')
        page.keyboard.press("Space")


KEYBOARD = (
    "what_is_an_alliance/three_of_four",
    "five_steps/what_weakens_it",
    "five_steps/match_evidence",
    "what_is_an_alliance/verdict_on_the_sco",
)


@pytest.mark.parametrize("name", KEYBOARD)
def test_an_exercise_of_each_kind_is_finished_by_keyboard_alone(name, site, visit):
    chapter = next(c for c in CHAPTERS if c.endswith(name.split("/")[0]))
    page = visit(site.as_uri()).open(chapter)
    record, exercise = load_record(name), exercise_on(page, name)
    # A reader arrives by Tab; only the way down the long page is shortened here.
    exercise.evaluate("e => { e.tabIndex = -1; e.focus(); }")
    right = solution(record)["response"]
    right = {"answer": right} if isinstance(right, list) else right
    order = list(
        dict.fromkeys(
            box.get_attribute("data-part")
            for box in exercise.locator("input[data-part]").all()
        )
    )
    for part in order:
        if isinstance(right[part], list):
            boxes = exercise.locator(f'input[data-part="{part}"]').all()
            values = [box.get_attribute("value") for box in boxes]
            right[part] = [value for value in values if value in right[part]]
        choose_by_keyboard(page, exercise, part, right[part])
    tab_to(page, exercise, "button[type=submit]")
    page.keyboard.press("Enter")
    expect(exercise).to_have_attribute("data-state", "solved")
    assert focus_is_within(page, exercise)
    live = exercise.locator('[aria-live="polite"], [role=status]')
    assert any(text.strip() for text in live.all_inner_texts())
    # No trap: Tab leaves the exercise again.
    for _ in range(60):
        page.keyboard.press("Tab")
        if not focus_is_within(page, exercise):
            break
    assert not focus_is_within(page, exercise)
