"""A reader answers, leaves, comes back, saves and loads, with the network closed."""

import json

import pytest
from playwright.sync_api import expect

from exercises import answers_file, settings
from exercises.marking import mark, solution
from exercises.practice import examples
from exercises.records import load_record

from .actions import CHAPTERS, LAB, LABS, MORE, answer, exercise_on, press, reload

MARKUP = '"><img src=x onerror="window.hacked=1"><script>window.hacked=1</script>'
NAME = "what_is_an_alliance/three_of_four"
PAGE = CHAPTERS[1]


def wrong_response(record):
    """An answer that is not right; None where no answer is wrong."""
    given = (response for _, response in examples(record))
    return next(
        (r for r in given if mark(record, r).outcome in ("wrong", "part")), None
    )


# From a folder every page; a server makes no difference to an exercise, but to how the
# page comes.
PLACES = [("file", name) for name in (*CHAPTERS, *MORE, LAB)]
PLACES += [("server", name) for name in CHAPTERS]


@pytest.mark.parametrize(("base", "name"), PLACES, indirect=["base"])
def test_every_exercise_of_a_page_works_with_the_network_closed(name, base, visit):
    reader = visit(base)
    page = reader.open(name)
    reader.context.set_offline(base.startswith("file:"))
    ids = [one.get_attribute("data-exercise") for one in page.locator(".ex").all()]
    assert len(ids) >= (2 if name in LABS else 4)
    for one in ids:
        record, exercise = load_record(one), exercise_on(page, one)
        expect(exercise).to_have_attribute("data-state", "untouched")
        wrong = wrong_response(record)
        if wrong is None:
            # Sentences, guesses and chances: nothing that could be wrong.
            free = record.kind in ("write", "estimate")
            assert free or one.startswith("first_verdict/")
        else:
            answer(exercise, wrong)
            press(exercise, "Check")
            expect(exercise).to_have_attribute("data-state", "attempted")
            said = (p for p in mark(record, wrong).parts if p.outcome != "right")
            expect(exercise).to_contain_text(next(said).text)
        answer(exercise, solution(record)["response"])
        press(exercise, "Check")
        expect(exercise).to_have_attribute("data-state", "solved")
    assert reader.foreign == []
    assert reader.errors == []


def test_no_page_of_the_book_asks_another_host(site, base, visit):
    reader = visit(base)
    pages = sorted(path.relative_to(site) for path in site.rglob("*.html"))
    assert len(pages) > 6
    for path in pages:
        page = reader.open(path.with_suffix("").as_posix())
        page.wait_for_load_state("networkidle")
        page.close()
    assert reader.foreign == []
    assert reader.errors == []


def test_answers_survive_a_reload(base, visit):
    page = visit(base).open(PAGE)
    answer(exercise_on(page, NAME), ["no"])
    press(exercise_on(page, NAME), "Check")
    reload(page)
    exercise = exercise_on(page, NAME)
    expect(exercise).to_have_attribute("data-state", "solved")
    assert exercise.locator("input:checked").get_attribute("value") == "no"


def test_a_draft_survives_a_reload_before_it_is_checked(base, visit):
    page = visit(base).open(PAGE)
    answer(exercise_on(page, NAME), ["yes"])
    reload(page)
    exercise = exercise_on(page, NAME)
    expect(exercise).to_have_attribute("data-state", "untouched")
    expect(exercise.locator("input:checked")).to_have_value("yes")


def save(page):
    """Save the answers and return the text of the file."""
    with page.expect_download() as found:
        page.get_by_role("button", name="Save my answers", exact=True).click()
    return found.value.path().read_text(encoding="utf-8")


def load(page, text):
    """Load a text as an answers file."""
    file = {"name": "a.json", "mimeType": "application/json", "buffer": text.encode()}
    page.locator(".ex-panel input[type=file]").set_input_files(file)


def test_a_saved_file_loads_in_another_profile_and_in_python(
    base, visit, tmp_path, monkeypatch
):
    page = visit(base).open(PAGE)
    answer(exercise_on(page, NAME), ["no"])
    press(exercise_on(page, NAME), "Check")
    text = save(page)
    other = visit(base).open(PAGE)
    load(other, text)
    expect(exercise_on(other, NAME)).to_have_attribute("data-state", "solved")

    monkeypatch.setenv(settings.ANSWERS, str(tmp_path / "answers.json"))
    answers_file.load_text(text)
    assert answers_file.saved()[NAME]["response"] == ["no"]
    written = answers_file.save_answers(tmp_path / "out.json")
    third = visit(base).open(PAGE)
    load(third, written.read_text(encoding="utf-8"))
    expect(exercise_on(third, NAME)).to_have_attribute("data-state", "solved")


def test_where_file_and_page_differ_the_reader_chooses(base, visit):
    page = visit(base).open(PAGE)
    answer(exercise_on(page, NAME), ["no"])
    press(exercise_on(page, NAME), "Check")
    text = save(page)
    other = visit(base).open(PAGE)
    answer(exercise_on(other, NAME), ["yes"])
    press(exercise_on(other, NAME), "Check")
    load(other, text)
    form = other.locator("form.ex-merge")
    expect(form).to_contain_text("Three of four")
    form.locator("input[value=theirs]").check()
    form.locator("button[type=submit]").click()
    expect(exercise_on(other, NAME)).to_have_attribute("data-state", "solved")


REFUSED = {
    '{"format": 1,': "damaged",
    '{"course": "physics", "format": 1, "answers": {}}': "physics",
    '{"course": "sco-alliance", "format": 2, "answers": {}}': "newer",
}


@pytest.mark.parametrize("text", REFUSED)
def test_a_file_that_cannot_be_used_is_refused_and_nothing_is_lost(base, visit, text):
    page = visit(base).open(PAGE)
    answer(exercise_on(page, NAME), ["no"])
    press(exercise_on(page, NAME), "Check")
    load(page, text)
    expect(page.locator(".ex-report")).to_contain_text(REFUSED[text])
    expect(exercise_on(page, NAME)).to_have_attribute("data-state", "solved")
    reload(page)
    expect(exercise_on(page, NAME)).to_have_attribute("data-state", "solved")


def marked_up(data):
    """Data with markup in every string that a reader could have written."""
    if isinstance(data, dict):
        return {name: marked_up(value) for name, value in data.items()}
    if isinstance(data, list):
        return [marked_up(value) for value in data]
    return data + MARKUP if isinstance(data, str) else data


def test_markup_in_every_string_of_a_file_runs_nothing(base, visit):
    page = visit(base).open(PAGE)
    answer(exercise_on(page, NAME), ["yes"])
    press(exercise_on(page, NAME), "Check")
    sound = json.loads(save(page))
    entry = sound["answers"][NAME]
    hostile = entry | {"response": marked_up(entry["response"])}
    late = {"at": "2030-01-01T00:00:00Z", "outcome": "part"}
    hostile["attempts"] = [late | {"response": [MARKUP]}]
    for data in (
        marked_up(sound),
        sound | {"course": MARKUP},
        sound | {"answers": {MARKUP: entry}},
        sound | {"student": {"name": MARKUP, "id": MARKUP}},
        sound | {"answers": {NAME: hostile, "other/one": hostile}},
    ):
        load(page, json.dumps(data))
        page.wait_for_timeout(150)
        for button in page.locator("form.ex-merge button[type=submit]").all():
            button.click()
    reload(page)
    page.wait_for_timeout(150)
    assert page.evaluate("window.hacked") is None
    assert page.locator("img[src=x]").count() == 0


def test_the_solution_comes_after_an_attempt_and_hints_one_at_a_time(base, visit):
    page = visit(base).open(PAGE)
    exercise = exercise_on(page, NAME)
    solve = exercise.get_by_role("button", name="Show the solution")
    expect(solve).to_be_disabled()
    hints = exercise.locator("details.ex-hint")
    assert [hint.is_visible() for hint in hints.all()] == [True, False, False]
    hints.nth(0).locator("summary").click()
    expect(hints.nth(1)).to_be_visible()
    expect(hints.nth(2)).to_be_hidden()
    press(exercise, "Check")
    expect(exercise).to_contain_text("Nothing is chosen yet")
    expect(exercise).to_have_attribute("data-state", "untouched")
    answer(exercise, ["yes"])
    press(exercise, "Check")
    solve.click()
    expect(exercise).to_have_attribute("data-state", "shown")
    press(exercise, "Start again")
    press(exercise, "No, keep my answer")
    expect(exercise).to_have_attribute("data-state", "shown")
    press(exercise, "Start again")
    press(exercise, "Yes, start again")
    expect(exercise).to_have_attribute("data-state", "untouched")


def test_the_live_lab_answers_a_change_of_value(base, visit):
    page = visit(base).open(PAGE)
    lab = exercise_on(page, "what_is_an_alliance/verdict_on_the_sco").locator(".ex-lab")
    expect(lab).to_contain_text("Verdict: no")
    selects = lab.locator("select").all()
    changed = 0
    for select in selects:
        if select.input_value() == "not_met":
            select.select_option("met")
            changed += 1
    assert changed == 3
    expect(lab).to_contain_text("Verdict: yes")


def test_without_scripts_every_exercise_can_be_read(base, visit):
    reader = visit(base, java_script_enabled=False)
    page = reader.context.new_page()
    page.goto(f"{base}/{PAGE}.html")
    forms = page.locator("[data-exercise] form")
    assert forms.count() >= 4
    for form in forms.all():
        assert form.locator("legend").count() >= 1
        assert form.locator("button").count() == 0
    expect(page.locator("fieldset legend").first).to_be_visible()


def test_the_feedback_is_there_again_after_a_reload_without_an_attempt(base, visit):
    page = visit(base).open(PAGE)
    name = "what_is_an_alliance/alliance_or_alignment"
    record = load_record(name)
    answer(exercise_on(page, name), wrong_response(record))
    press(exercise_on(page, name), "Check")
    reload(page)
    exercise = exercise_on(page, name)
    expect(exercise.locator(".ex-said")).to_have_count(0)
    press(exercise, "Show the feedback again")
    expect(exercise.locator(".ex-said").first).to_be_attached()
    expect(exercise.locator(".ex-status")).to_contain_text("1 attempt")
    answer(exercise, solution(record)["response"])
    press(exercise, "Check")
    expect(exercise.locator(".ex-status")).to_contain_text("2 attempts")


def test_a_button_leads_to_the_first_part_to_look_at_again(base, visit):
    page = visit(base).open(CHAPTERS[0])
    for name in ("five_steps/match_evidence", "five_steps/order_the_ties"):
        record, exercise = load_record(name), exercise_on(page, name)
        wrong = wrong_response(record)
        answer(exercise, wrong)
        press(exercise, "Check")
        parts = mark(record, wrong).parts
        first = next(p.id for p in parts if p.outcome in ("wrong", "part"))
        press(exercise, "Go to the first to look at again")
        held = page.evaluate(
            "document.activeElement.closest('fieldset, li').innerHTML.includes('✗')"
        )
        assert held, first
