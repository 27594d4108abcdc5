"""No accident to the browser, its storage or its tabs loses an earlier answer."""

import json
import os
import random
import re
import signal
import subprocess
import time
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import expect

from exercises.answers import blank_entry
from exercises.marking import solution
from exercises.player import join
from exercises.records import load_record

from ..mutations import answered, answers_of_every_kind, mutated_files
from .actions import CHAPTERS, answer, exercise_on, press, reload
from .conftest import FLAGS, find_chromium
from .test_journeys import load, save

PAGE = CHAPTERS[1]
NAME = "what_is_an_alliance/three_of_four"
OTHER = "what_is_an_alliance/any_of_three"
MANY = "what_is_an_alliance/role_of_a_feature"
FIXTURES = Path(__file__).parents[1] / "fixtures"


def solve(page, name):
    """Give a right answer and check it."""
    exercise = exercise_on(page, name)
    answer(exercise, solution(load_record(name))["response"])
    press(exercise, "Check")
    expect(exercise).to_have_attribute("data-state", "solved")


def stored(page, name):
    """The entry as it stands in the storage."""
    text = page.evaluate("(id) => localStorage.getItem(`sco-course/1/${id}`)", name)
    return json.loads(text) if text else None


def attempts(page, name, count):
    """The attempts stored, once there are so many: another tab's take a while."""
    page.wait_for_function(
        "([id, count]) => JSON.parse(localStorage.getItem(`sco-course/1/${id}`)"
        " || '{}').attempts?.length === count",
        arg=[name, count],
    )
    return stored(page, name)["attempts"]


def notes(page):
    return page.locator(".ex-panel .ex-notes")


# The browser killed


@contextmanager
def chromium_of(folder, browser):
    """A Chromium of its own with a profile on disk; killed at the end, not closed."""
    port_file = folder / "DevToolsActivePort"
    port_file.unlink(missing_ok=True)
    command = [find_chromium(), *FLAGS, "--headless", f"--user-data-dir={folder}"]
    command += ["--remote-debugging-port=0", "about:blank"]
    quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    with subprocess.Popen(command, start_new_session=True, **quiet) as process:
        try:
            wait_until(lambda: port_file.exists() and port_file.read_text().strip())
            port = port_file.read_text().split()[0]
            found = browser.browser_type.connect_over_cdp(f"http://127.0.0.1:{port}")
            yield found.contexts[0]
        finally:
            os.killpg(process.pid, signal.SIGKILL)


def wait_until(there, seconds=60):
    end = time.monotonic() + seconds
    while not there():
        assert time.monotonic() < end
        time.sleep(0.05)


def is_on_disk(folder, name):
    """Whether Chromium has written an answer down, as it does every few seconds."""
    logs = (folder / "Default" / "Local Storage" / "leveldb").glob("*.log")
    return any(f"sco-course/1/{name}".encode() in log.read_bytes() for log in logs)


# As fast as the browser can, and until it is killed.
ANSWER_WITHOUT_PAUSE = """(name) => {
  const boxes = [...document.querySelectorAll(`[data-exercise="${name}"] input`)];
  let at = 0;
  window.saved = 0;
  setInterval(() => {
    for (let n = 0; n < 20; n += 1) { boxes[at % boxes.length].click(); at += 1; }
    window.saved += 20;
  });
}"""


def opened(context, base, errors):
    page = context.pages[0]
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.goto(f"{base}/{PAGE}.html")
    page.locator(".ex-panel").wait_for(state="attached")
    return page


def test_a_browser_killed_while_it_saves_has_the_earlier_answers(
    base, browser, tmp_path
):
    draw, errors, done = random.Random(17), [], []
    for name in (NAME, OTHER, None):
        with chromium_of(tmp_path, browser) as context:
            page = opened(context, base, errors)
            for earlier in done:
                expect(exercise_on(page, earlier)).to_have_attribute(
                    "data-state", "solved"
                )
                right = solution(load_record(earlier))["response"]
                assert stored(page, earlier)["response"] == right
            expect(notes(page)).to_be_empty()
            if name is None:
                continue
            solve(page, name)
            wait_until(lambda name=name: is_on_disk(tmp_path, name))
            page.evaluate(ANSWER_WITHOUT_PAUSE, MANY)
            page.wait_for_function("window.saved > 200")
            time.sleep(draw.random())
            done.append(name)
    assert errors == []


# The storage full, or closed

FILL = """() => {
  let size = 1 << 20;
  for (let n = 0; size >= 1; n += 1) {
    try { localStorage.setItem(`another course/${n}`, "x".repeat(size)); }
    catch (error) { size >>= 1; }
  }
  return JSON.stringify(localStorage).length;
}"""
EMPTY = """() => Object.keys(localStorage).filter((key) => key.startsWith("another"))
  .forEach((key) => localStorage.removeItem(key))"""


def test_an_answer_that_the_full_storage_cannot_take_is_kept_in_the_page(base, visit):
    reader = visit(base)
    page = reader.open(PAGE)
    solve(page, NAME)
    before = stored(page, NAME)
    assert page.evaluate(FILL) > 5_000_000
    solve(page, OTHER)
    problem = exercise_on(page, OTHER).locator(".ex-problem")
    expect(problem).to_contain_text("storage is full")
    expect(notes(page)).to_contain_text("storage is full")
    assert stored(page, OTHER) is None
    text = save(page)
    assert json.loads(text)["answers"].keys() == {NAME, OTHER}
    reload(page)
    expect(exercise_on(page, NAME)).to_have_attribute("data-state", "solved")
    expect(exercise_on(page, OTHER)).to_have_attribute("data-state", "untouched")
    assert stored(page, NAME) == before
    page.evaluate(EMPTY)
    load(page, text)
    expect(exercise_on(page, OTHER)).to_have_attribute("data-state", "solved")
    assert stored(page, OTHER)["state"] == "solved"
    assert reader.errors == []


def test_a_storage_that_fills_up_while_answering_keeps_what_it_had(base, visit):
    reader = visit(base)
    page = reader.open(PAGE)
    exercise = exercise_on(page, NAME)
    answer(exercise, ["yes"])
    press(exercise, "Check")
    expect(exercise).to_have_attribute("data-state", "attempted")
    before = stored(page, NAME)
    page.evaluate(FILL)
    solve(page, NAME)
    expect(exercise.locator(".ex-problem")).to_contain_text("storage is full")
    # The draft, as long as the answer before it, could still take its place.
    kept = stored(page, NAME)
    assert kept["attempts"] == before["attempts"]
    # As soon as there is room, the next answer is kept with all that came before.
    page.evaluate(EMPTY)
    press(exercise, "Check")
    expect(exercise.locator(".ex-problem")).to_be_empty()
    expect(notes(page)).to_be_empty()
    outcomes = [attempt["outcome"] for attempt in stored(page, NAME)["attempts"]]
    assert outcomes == ["wrong", "right", "right"]
    page.evaluate(FILL)
    press(exercise, "Check")
    reload(page)
    expect(exercise_on(page, NAME)).to_have_attribute("data-state", "solved")
    assert len(stored(page, NAME)["attempts"]) == 3
    assert reader.errors == []


BLOCKED = {
    "refused": """Object.defineProperty(window, "localStorage", {
      get() { throw Object.assign(new Error("no"), { name: "SecurityError" }); } })""",
    "missing": 'Object.defineProperty(window, "localStorage", { value: null })',
    "deaf": """for (const name of ["getItem", "setItem", "removeItem", "key"]) {
      Storage.prototype[name] = () => { throw new Error("no"); }; }""",
}


@pytest.mark.parametrize("how", BLOCKED)
def test_where_the_storage_is_blocked_answers_go_into_a_file(how, site, visit):
    reader, own = visit(site.as_uri()), []
    reader.context.add_init_script(BLOCKED[how])
    # The book's theme complains of a blocked storage, too; the exercises must not.
    reader.context.on("weberror", lambda one: own.append(one.error.stack))
    page = reader.open(PAGE)
    expect(notes(page)).to_contain_text("does not let the page keep answers")
    solve(page, NAME)
    solve(page, OTHER)
    problem = exercise_on(page, OTHER).locator(".ex-problem")
    expect(problem).to_contain_text("does not let the page keep answers")
    text = save(page)
    assert json.loads(text)["answers"].keys() == {NAME, OTHER}
    page.reload()
    load(page, text)
    expect(exercise_on(page, NAME)).to_have_attribute("data-state", "solved")
    assert [stack for stack in own if "player.js" in stack] == []


# Two tabs


def test_two_tabs_with_one_page_show_each_others_answers(base, visit):
    reader = visit(base)
    first, second = reader.open(PAGE), reader.open(PAGE)
    solve(first, NAME)
    expect(exercise_on(second, NAME)).to_have_attribute("data-state", "solved")
    solve(second, OTHER)
    expect(exercise_on(first, OTHER)).to_have_attribute("data-state", "solved")
    press(exercise_on(second, NAME), "Check")
    expect(exercise_on(first, NAME)).to_contain_text("2 attempts")
    press(exercise_on(first, NAME), "Check")
    assert len(attempts(second, NAME, 3)) == 3
    assert json.loads(save(second))["answers"].keys() == {NAME, OTHER}
    assert reader.errors == []


def test_a_draft_in_each_tab_is_kept_where_it_was_made_and_said(base, visit):
    reader = visit(base)
    first, second = reader.open(PAGE), reader.open(PAGE)
    answer(exercise_on(second, NAME), ["yes"])
    answer(exercise_on(first, NAME), ["no"])
    note = exercise_on(second, NAME).locator(".ex-problem")
    expect(note).to_contain_text("in another tab")
    expect(exercise_on(second, NAME).locator("input:checked")).to_have_value("yes")
    press(exercise_on(first, NAME), "Check")
    expect(exercise_on(second, NAME)).to_have_attribute("data-state", "solved")
    expect(exercise_on(second, NAME).locator("input:checked")).to_have_value("yes")
    press(exercise_on(second, NAME), "Check")
    given = [attempt["response"] for attempt in attempts(first, NAME, 2)]
    assert given == [["no"], ["yes"]]
    assert reader.errors == []


# In one go, so that no message of the other tab is heard in between.
CHECK_OFTEN = """async ([name, times]) => {
  const form = document.querySelector(`[data-exercise="${name}"] form`);
  const boxes = [...form.querySelectorAll("input")];
  for (let n = 0; n < times; n += 1) {
    boxes[n % boxes.length].click();
    form.requestSubmit();
    await new Promise((done) => setTimeout(done, 5));
  }
}"""


def at_once(*calls):
    """Start scripts in several pages, then wait for all of them."""
    for page, script, argument in calls:
        page.evaluate(
            f"(given) => {{ window.busy = true;"
            f" ({script})(given).finally(() => {{ window.busy = false; }}); }}",
            argument,
        )
    for page, *_ in calls:
        page.wait_for_function("window.busy === false")


def test_tabs_that_answer_at_once_lose_nothing(base, visit):
    reader = visit(base)
    first, second = reader.open(PAGE), reader.open(PAGE)
    third = reader.open(CHAPTERS[0])
    elsewhere = "five_steps/keep_the_hedge"
    at_once(
        (first, CHECK_OFTEN, [NAME, 40]),
        (second, CHECK_OFTEN, [OTHER, 40]),
        (third, CHECK_OFTEN, [elsewhere, 40]),
    )
    for page, name in ((first, NAME), (first, OTHER), (second, elsewhere)):
        attempts(page, name, 40)
    answers = json.loads(save(second))["answers"]
    assert answers.keys() == {NAME, OTHER, elsewhere}
    assert len(answers[elsewhere]["attempts"]) == 40
    assert reader.errors == []


# Two tabs are two processes, and what one writes takes the other some milliseconds to
# see: of attempts made in the same instant one may be lost, never one made before.
def test_tabs_that_answer_one_exercise_at_once_keep_what_was_there(base, visit):
    reader = visit(base)
    first, second = reader.open(PAGE), reader.open(PAGE)
    solve(first, NAME)
    before = stored(first, NAME)
    expect(exercise_on(second, NAME)).to_have_attribute("data-state", "solved")
    at_once((first, CHECK_OFTEN, [NAME, 40]), (second, CHECK_OFTEN, [NAME, 40]))
    first.wait_for_timeout(300)
    found = stored(first, NAME)
    assert found == stored(second, NAME)
    assert found["state"] == "solved"
    assert found["attempts"][0] == before["attempts"][0]
    reload(second)
    expect(notes(second)).not_to_contain_text("damaged")
    assert reader.errors == []


# As a page that the browser had put to sleep, or that was left and come back to.
DEAF = 'window.addEventListener("storage", (one) => one.stopImmediatePropagation())'


def test_a_tab_that_has_heard_nothing_of_the_other_loses_none_of_its_attempts(
    base, visit
):
    reader = visit(base)
    first = reader.open(PAGE)
    reader.context.add_init_script(DEAF)
    second = reader.open(PAGE)
    solve(first, NAME)
    second.wait_for_function(f"localStorage.getItem('sco-course/1/{NAME}')")
    expect(exercise_on(second, NAME)).to_have_attribute("data-state", "untouched")
    answer(exercise_on(second, NAME), ["yes"])
    assert len(attempts(second, NAME, 1)) == 1
    press(exercise_on(second, NAME), "Check")
    expect(exercise_on(second, NAME)).to_contain_text("2 attempts")
    outcomes = [attempt["outcome"] for attempt in attempts(first, NAME, 2)]
    assert outcomes == ["right", "wrong"]
    assert stored(first, NAME)["state"] == "solved"
    assert reader.errors == []


# Entries changed by hand or damaged

ENTRIES = answers_of_every_kind()

# Each takes one damaged text under the name of one answer, beside all others.
SET_ASIDE = """(texts) => {
  const { Store } = $store, { entryProblem, canonical } = $entry;
  const wrong = [];
  let aside = 0;
  JSON.parse(texts.mutated).forEach(([id, text], number) => {
    localStorage.clear();
    for (const [one, entry] of Object.entries(texts.sound)) {
      localStorage.setItem(`sco-course/1/${one}`, JSON.stringify(entry));
    }
    localStorage.setItem(`sco-course/1/${id}`, text);
    let entry = null;
    try { entry = JSON.parse(text); } catch (error) { entry = null; }
    const damaged = !text || entryProblem(entry) !== null;
    try {
      const store = new Store();
      const all = store.all();
      const expected = { ...texts.sound, [id]: entry };
      if (damaged) delete expected[id];
      if (canonical(all) !== canonical(expected)) wrong.push([number, "others", text]);
      const places = store.damaged.map((one) => one.place);
      aside += places.length;
      if (places.length !== Number(damaged && text !== "")) {
        wrong.push([number, "count", text]);
      }
      if (places.some((one) => localStorage.getItem(one) !== text
        || !one.includes(id))) wrong.push([number, "place", text]);
      // Answered anew: the sound entry stands, and what was damaged is still there.
      store.write(id, texts.sound[id]);
      if (canonical(store.read(id)) !== canonical(texts.sound[id])
        || store.problem) wrong.push([number, "write", text]);
      if (places.some((one) => localStorage.getItem(one) !== text)) {
        wrong.push([number, "after", text]);
      }
    } catch (error) { wrong.push([number, String(error), text]); }
  });
  localStorage.clear();
  return { wrong, aside };
}"""


def mutated_entries(name, count, seed):
    """Texts of one entry as accidents leave them; bytes that are no text as Latin-1."""
    text = json.dumps(ENTRIES.get(name) or answered(name), ensure_ascii=False, indent=1)
    for raw in mutated_files(text, count, seed):
        try:
            yield raw.decode("utf-8")
        except UnicodeDecodeError:
            yield raw.decode("latin-1")


def test_damaged_entries_are_set_aside_and_leave_the_others(site, visit):
    reader = visit(site.as_uri())
    page = reader.open(PAGE)
    # A page of its own has no script that answers what happens to the storage.
    page.goto(f"{site.as_uri()}/search.html")
    page.add_script_tag(content=join("store.js", "entry.js"))
    per = -(-1000 // len(ENTRIES))
    mutated = [
        (name, text)
        for seed, name in enumerate(ENTRIES)
        for text in mutated_entries(name, per, seed)
    ]
    # As ASCII: half a character does not pass between here and the browser.
    given = {"sound": ENTRIES, "mutated": json.dumps(mutated)}
    found = page.evaluate(SET_ASIDE, given)
    assert found["wrong"] == []
    assert len(mutated) >= 1000
    assert found["aside"] > 300


# As if another tab had written each text in turn; the last is the sound one.
TAKE_UP = """([id, texts, sound]) => {
  const key = `sco-course/1/${id}`;
  for (const newValue of [...JSON.parse(texts), sound]) {
    window.dispatchEvent(new StorageEvent("storage", { key, newValue }));
  }
  const root = document.querySelector(`[data-exercise="${id}"]`);
  return [root.dataset.state, root.querySelector(".ex-older").hidden];
}"""


def of_another_edition(text):
    """The text with another revision, which the page shows in words, or None."""
    try:
        entry = json.loads(text)
        return json.dumps(entry | {"revision": 7})
    except (ValueError, TypeError):
        return None


@pytest.mark.parametrize("chapter", CHAPTERS)
def test_an_exercise_takes_up_any_entry_without_an_error(chapter, site, visit):
    reader = visit(site.as_uri())
    page = reader.open(chapter)
    for seed, root in enumerate(page.locator(".ex").all()):
        name = root.get_attribute("data-exercise")
        texts = list(mutated_entries(name, 50, seed + 100))
        texts += [*filter(None, map(of_another_edition, texts))]
        sound = json.dumps(ENTRIES.get(name) or answered(name))
        page.evaluate(TAKE_UP, [name, json.dumps(texts), sound])
        expect(root).to_have_attribute("data-state", json.loads(sound)["state"])
        assert "undefined" not in root.inner_text()
    assert reader.errors == []


# Before any script of the page runs, and once, not again when it is loaded again.
FOUND_THERE = """if (!localStorage.length) {
  localStorage.setItem("sco-course/unsaved", "many");
  for (const [id, text] of Object.entries(%s)) {
    localStorage.setItem(`sco-course/1/${id}`, text);
  }
}"""


@pytest.mark.parametrize("seed", range(3))
@pytest.mark.parametrize("chapter", CHAPTERS)
def test_a_page_opens_on_damaged_entries_and_names_them(chapter, seed, site, visit):
    ids = re.findall(r'data-exercise="([^"]+)"', (site / f"{chapter}.html").read_text())
    texts = {name: next(mutated_entries(name, 1, f"{name}/{seed}")) for name in ids}
    texts["weird name"] = json.dumps(blank_entry("choice", 1))
    reader = visit(site.as_uri())
    reader.context.add_init_script(FOUND_THERE % json.dumps(texts))
    page = reader.open(chapter)
    page.locator(".ex-panel").wait_for(state="attached")
    assert page.locator(".ex[data-ready=true]").count() == len(ids)
    # What is saved then can be loaded: it holds nothing that is not sound.
    load(page, save(page))
    expect(page.locator(".ex-report")).to_contain_text("the same here and there")
    aside = page.evaluate(
        "Object.keys(localStorage).filter((one) => one.includes('/damaged/'))"
    )
    said = re.findall(r"‘(sco-course/damaged/[^’]*)’", notes(page).inner_text())
    assert sorted(aside) == sorted(said)
    assert "sco-course/damaged/weird name/" in " ".join(said)
    assert len(said) > 1
    solve(page, ids[0])
    assert stored(page, ids[0])["state"] == "solved"
    assert reader.errors == []


# What the first version of the course wrote


@pytest.mark.parametrize("file", ["answers-format-1", "answers-format-1-lab"])
@pytest.mark.parametrize("chapter", CHAPTERS)
def test_a_file_of_the_first_version_shows_every_answer(file, chapter, site, visit):
    reader = visit(site.as_uri())
    page = reader.open(chapter)
    text = (FIXTURES / f"{file}.json").read_text(encoding="utf-8")
    answers = json.loads(text)["answers"]
    load(page, text)
    expect(page.locator(".ex-report")).to_contain_text(f"{len(answers)} answers")
    shown = 0
    for root in page.locator(".ex").all():
        entry = answers.get(root.get_attribute("data-exercise"))
        if not entry:
            continue
        assert stored(page, root.get_attribute("data-exercise")) == entry
        shown += 1
        if int(root.get_attribute("data-revision")) == entry["revision"]:
            expect(root).to_have_attribute("data-state", entry["state"])
            assert root.locator("input:checked").count() == sum(
                len(one) if isinstance(one, list) else 1 for one in given(entry)
            )
        else:
            older = root.locator(".ex-older")
            expect(older).to_contain_text("older edition")
            assert older.locator("li").count() == len(entry["response"])
    assert shown >= 1
    assert reader.errors == []


def given(entry):
    response = entry["response"]
    return [response] if isinstance(response, list) else response.values()
