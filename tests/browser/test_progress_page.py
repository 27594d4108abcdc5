"""The page of progress, filled from the answers that the browser has kept."""

from playwright.sync_api import expect

from exercises.marking import solution
from exercises.reader_progress import VERDICTS, steps
from exercises.records import load_record
from tests.browser.actions import CHAPTERS, answer, exercise_on, press
from tests.browser.test_journeys import load, save

PROGRESS = "book/appendix/progress"
NAME = "what_is_an_alliance/three_of_four"
LAB = "notebooks/verdict_lab"
START = "book/start/first_verdict"


def item(page, name):
    return page.locator(f'li[data-progress="{name}"]')


def solve(page, name):
    answer(exercise_on(page, name), solution(load_record(name))["response"])
    press(exercise_on(page, name), "Check")


def test_what_was_answered_in_a_chapter_stands_on_the_page_and_leads_back(base, visit):
    reader = visit(base)
    solve(reader.open(CHAPTERS[1]), NAME)
    page = reader.open(PROGRESS)
    expect(item(page, NAME)).to_contain_text("solved")
    expect(page.get_by_role("status").first).to_have_text(f"1 of {len(steps())} done.")
    item(page, NAME).get_by_role("link").click()
    expect(exercise_on(page, NAME)).to_have_attribute("data-state", "solved")
    expect(exercise_on(page, NAME)).to_be_in_viewport()
    assert not (reader.errors or reader.foreign)


def test_every_chapter_leads_to_the_page_of_progress(base, visit):
    page = visit(base).open(CHAPTERS[0])
    page.get_by_role("link", name="Your progress in the whole course").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Your progress")


def test_a_route_shows_its_exercises_and_the_first_that_is_open(base, visit):
    page = visit(base).open(PROGRESS)
    every = steps()
    core = [one for one in every if one.record.route == "core"]
    assert len(core) < len(every)
    visible = page.locator("li[data-progress]").filter(visible=True)
    expect(visible).to_have_count(len(every))
    page.get_by_label("the core route").check()
    expect(visible).to_have_count(len(core))
    expect(page.get_by_role("status").first).to_have_text(f"0 of {len(core)} done.")
    following = page.locator(".ex-routes a")
    expect(following).to_have_text(core[0].record.title)


def test_a_loaded_file_fills_the_page_of_progress(base, visit):
    chapter = visit(base).open(CHAPTERS[1])
    solve(chapter, NAME)
    text = save(chapter)
    page = visit(base).open(PROGRESS)
    expect(item(page, NAME)).to_contain_text("not tried yet")
    load(page, text)
    expect(item(page, NAME)).to_contain_text("solved")


def test_an_answer_in_another_tab_shows_without_a_reload(server, visit):
    reader = visit(server)
    page = reader.open(PROGRESS)
    solve(reader.open(CHAPTERS[1]), NAME)
    expect(item(page, NAME)).to_contain_text("solved")


def test_the_three_verdicts_stand_side_by_side(base, visit):
    reader = visit(base)
    first = next(iter(VERDICTS))
    items = [one["id"] for one in load_record(first).material["items"]]
    page = reader.open(START)
    answer(exercise_on(page, first), dict.fromkeys(items, "rather_no"))
    half = list(VERDICTS)[1]
    page = reader.open("book/de_haas/outlook")
    answer(exercise_on(page, half), dict.fromkeys(items, "depends"))
    press(exercise_on(page, half), "Check")
    expect(exercise_on(page, half).locator(".ex-outcome")).to_contain_text("No mark")
    for place in (PROGRESS, LAB):
        rows = reader.open(place).locator(".ex-verdicts tbody tr").all()
        assert len(rows) == len(items)
        for row in rows:
            expect(row.locator("td")).to_have_text(
                ["Rather no", "It depends on the definition", "not given yet"]
            )


def test_without_scripts_the_page_is_a_list_of_links(site, visit):
    page = visit(site.as_uri(), java_script_enabled=False).open(PROGRESS)
    assert page.locator("li[data-progress] a").count() == len(steps())
