"""The lab in a real JupyterLab: untrusted, trusted, and run."""

import json
import os
import re
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from pathlib import Path

import nbformat
import pytest
from axe_playwright_python.sync_playwright import Axe
from nbformat.v4 import new_code_cell
from playwright.sync_api import expect

from exercises.build import ROOT
from exercises.marking import solution
from exercises.records import load_record
from tests.browser.actions import LABS, answer, exercise_on, press, reload
from tests.browser.test_journeys import load, save

TOKEN = "course"
NAME = "what_is_an_alliance/three_of_four"
CHAPTER = "book/de_haas/five_steps"
# For each explorer a menu, what is chosen in it, and what is then on view.
EXPLORERS = {
    "explore_definitions": ("Case", "NATO (2008)", "NATO (2008) under each definition"),
    "explore_events": ("Year", "1999", "Six presidents prolong"),
    "explore_evidence": ("Case", "OPEC (1997)", "OPEC (1997): "),
    "explore_memberships": ("Year", "1999", "Who belonged to what in 1999"),
    "explore_interests": ("State", "Mongolia", "Interests of Mongolia"),
}
BOTH = FIRST, SECOND = "five_steps/keep_the_hedge", "five_steps/scenario_or_clause"


def free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return found.getsockname()[1]


@pytest.fixture(scope="module")
def folder(tmp_path_factory) -> Path:
    """A copy of the lab with two cells more: an exercise, and a look at its trait."""
    found = tmp_path_factory.mktemp("lab")
    notebook = nbformat.read(ROOT / "notebooks" / "verdict_lab.ipynb", as_version=4)
    notebook.cells += [
        new_code_cell(f'exercise = show("{NAME}")\nexercise'),
        new_code_cell('print("trait:", exercise.response)'),
    ]
    for name in ("lab", "trusted"):
        # Trust belongs to the content: copies alike would be trusted together.
        notebook.metadata["title"] = name
        nbformat.write(notebook, found / f"{name}.ipynb")
    cells = [f'from exercises import show\n\nshow("{name}")' for name in BOTH]
    notebook.cells = [new_code_cell(source) for source in cells]
    nbformat.write(notebook, found / "journey.ipynb")
    notebook.cells = [
        new_code_cell(f"import exercises\n\nexercises.{name}()") for name in EXPLORERS
    ]
    nbformat.write(notebook, found / "explorers.ipynb")
    for name in LABS:
        shutil.copy(ROOT / f"{name}.ipynb", found)
    return found


@pytest.fixture(scope="module")
def settings(folder) -> dict[str, str]:
    """An environment of the test's own: no reader's settings, no reader's answers."""
    own = {
        "JUPYTER_CONFIG_DIR": str(folder / "config"),
        "JUPYTER_DATA_DIR": str(folder / "data"),
        "JUPYTER_RUNTIME_DIR": str(folder / "runtime"),
        "EXERCISES_ANSWERS": str(folder / "answers.json"),
    }
    return os.environ | own


@pytest.fixture(scope="module")
def jupyterlab(folder, settings):
    """Return the address of a JupyterLab on that folder."""
    port = free_port()
    command = [sys.executable, "-m", "jupyterlab", "--no-browser", "--allow-root"]
    command += [f"--port={port}", f"--IdentityProvider.token={TOKEN}"]
    command += [f"--ServerApp.root_dir={folder}", "--ServerApp.ip=127.0.0.1"]
    # Otherwise JupyterLab asks another host for news.
    command += ["--LabApp.news_url=None"]
    log = (folder / "server.log").open("w")
    process = subprocess.Popen(command, env=settings, stdout=log, stderr=log)
    address = f"http://127.0.0.1:{port}"
    for _ in range(120):
        try:
            urllib.request.urlopen(f"{address}/api?token={TOKEN}", timeout=1)
            break
        except OSError:
            time.sleep(0.5)
    else:
        process.kill()
        pytest.fail((folder / "server.log").read_text())
    try:
        yield address
    finally:
        process.terminate()
        process.wait(20)
        log.close()


def open_notebook(visit, address, name):
    page = visit(address).context.new_page()
    page.goto(f"{address}/lab/tree/{name}.ipynb?token={TOKEN}&reset")
    page.wait_for_selector(".jp-Notebook .jp-Cell", timeout=60_000)
    page.wait_for_timeout(1500)
    for _ in range(3):  # JupyterLab draws a cell when it comes into view
        page.locator(".jp-Notebook .jp-Cell").last.scroll_into_view_if_needed()
        page.wait_for_timeout(300)
    return page


def assert_form_says_how_to_run(page):
    """The stored form is readable, and nothing in it looks live that is not."""
    form = page.locator(".jp-OutputArea-output", has_text="Three of four").first
    form.scroll_into_view_if_needed()
    expect(form).to_contain_text("Run this cell (Shift+Enter) to answer here")
    expect(form.get_by_text("Run this cell")).to_be_visible()
    assert form.locator("button").count() == 0
    assert page.get_by_text("Error displaying widget").count() == 0
    return form


def test_untrusted_the_lab_shows_forms_that_say_how_to_run_them(jupyterlab, visit):
    page = open_notebook(visit, jupyterlab, "lab")
    form = assert_form_says_how_to_run(page)
    assert form.locator("script").count() == 0


def test_trusted_the_lab_shows_forms_and_no_dead_widget(
    jupyterlab, visit, folder, settings
):
    command = [sys.executable, "-m", "jupyter", "trust", str(folder / "trusted.ipynb")]
    subprocess.run(command, env=settings, check=True, capture_output=True)
    assert_form_says_how_to_run(open_notebook(visit, jupyterlab, "trusted"))


def run_menu(page, item):
    page.get_by_role("menuitem", name="Run", exact=True).click()
    page.get_by_role("menuitem", name=item, exact=True).first.click()


def test_run_the_lab_is_live_and_a_click_changes_the_python_trait(
    jupyterlab, visit, folder
):
    page = open_notebook(visit, jupyterlab, "lab")
    run_menu(page, "Run All Cells")
    exercises = page.locator(f'[data-exercise="{NAME}"][data-ready=true]')
    # The lab shows the exercise once; the cell added to the copy is the second.
    expect(exercises).to_have_count(2, timeout=90_000)
    exercise = exercises.last
    exercise.locator("input[value=yes]").check()
    last = page.locator(".jp-Notebook .jp-CodeCell").last
    last.locator(".jp-InputArea-editor").click()
    page.keyboard.press("Control+Enter")
    expect(last).to_contain_text("trait: ['yes']", timeout=30_000)
    exercise.get_by_role("button", name="Check", exact=True).click()
    expect(exercise).to_have_attribute("data-state", "attempted")
    expect(exercise.locator(".ex-feedback")).to_contain_text("stated period")
    saved = json.loads((folder / "answers.json").read_text(encoding="utf-8"))
    assert saved["answers"][NAME]["response"] == ["yes"]


@pytest.mark.parametrize("name", [Path(one).stem for one in LABS])
def test_a_lab_runs_from_top_to_bottom(name, jupyterlab, visit, folder):
    notebook = nbformat.read(folder / f"{name}.ipynb", as_version=4)
    code = [cell.source for cell in notebook.cells if cell.cell_type == "code"]
    page = open_notebook(visit, jupyterlab, name)
    run_menu(page, "Run All Cells")
    last = page.locator(".jp-Notebook .jp-CodeCell .jp-InputPrompt").last
    expect(last).to_have_text(f"[{len(code)}]:", timeout=120_000)
    for cell in page.locator(".jp-Notebook .jp-Cell").all():
        cell.scroll_into_view_if_needed()  # JupyterLab draws what comes into view
    page.wait_for_timeout(500)
    errors = "[data-mime-type='application/vnd.jupyter.error']"
    assert page.locator(errors).count() == 0
    assert page.get_by_text("Error displaying widget").count() == 0
    shown = {one for source in code for one in re.findall(r'^show\("(.+)"\)', source)}
    for one in shown:
        expect(exercise_on(page, one)).to_have_attribute("data-ready", "true")
    assert shown


def test_explorers_answer_a_choice_and_their_menus_have_names(jupyterlab, visit):
    page = open_notebook(visit, jupyterlab, "explorers")
    run_menu(page, "Run All Cells")
    outputs = page.locator(".jp-OutputArea-output:has(.widget-vbox)")
    expect(outputs).to_have_count(len(EXPLORERS), timeout=90_000)
    for at, (title, chosen, seen) in enumerate(EXPLORERS.values()):
        output = outputs.nth(at)
        output.scroll_into_view_if_needed()
        expect(output).not_to_contain_text(seen)
        output.get_by_label(title, exact=True).select_option(chosen)
        expect(output.locator("table").last).to_be_visible()
        expect(output).to_contain_text(seen)
    rules = {"include": [[".jp-OutputArea-output .widget-vbox"]]}
    # The rules on names, roles and labels; colours are JupyterLab's own.
    tags = {"runOnly": ["wcag2a", "wcag21a"]}
    found = Axe().run(page, context=rules, options=tags).response["violations"]
    assert [one["id"] for one in found] == []


def test_no_key_crosses_to_the_browser(jupyterlab, visit):
    heard = []
    reader = visit(jupyterlab)
    reader.context.on(
        "page",
        lambda page: page.on(
            "websocket",
            lambda socket: socket.on("framereceived", lambda data: heard.append(data)),
        ),
    )
    page = reader.context.new_page()
    page.goto(f"{jupyterlab}/lab/tree/lab.ipynb?token={TOKEN}&reset")
    page.wait_for_selector(".jp-Notebook .jp-Cell", timeout=60_000)
    page.wait_for_timeout(1500)
    run_menu(page, "Run All Cells")
    exercise = page.locator(f'[data-exercise="{NAME}"][data-ready=true]').last
    exercise.wait_for(timeout=90_000)
    text = b"".join(d if isinstance(d, bytes) else d.encode() for d in heard)
    assert b"Three of four" in text
    # The feedback on the right option is part of the key.
    assert b"One failed necessary condition settles a no, whatever" not in text


def solve(page, name):
    answer(exercise_on(page, name), solution(load_record(name))["response"])
    press(exercise_on(page, name), "Check")


def test_one_journey_from_the_page_to_jupyterlab_and_back(base, jupyterlab, visit):
    solved = "data-state", "solved"
    page = visit(base).open(CHAPTER)
    solve(page, FIRST)
    reload(page)
    expect(exercise_on(page, FIRST)).to_have_attribute(*solved)
    text = save(page)

    other = visit(base).open(CHAPTER)  # another profile
    load(other, text)
    expect(exercise_on(other, FIRST)).to_have_attribute(*solved)

    lab = open_notebook(visit, jupyterlab, "journey")
    run_menu(lab, "Run All Cells")
    for name in BOTH:
        live = lab.locator(f'[data-exercise="{name}"][data-ready=true]')
        live.wait_for(timeout=90_000)
    file = {"name": "a.json", "mimeType": "application/json", "buffer": text.encode()}
    exercise_on(lab, FIRST).locator("input[type=file]").set_input_files(file)
    expect(exercise_on(lab, FIRST)).to_have_attribute(*solved)
    solve(lab, SECOND)
    expect(exercise_on(lab, SECOND)).to_have_attribute(*solved)
    with lab.expect_download() as found:
        press(exercise_on(lab, SECOND), "Save my answers")

    load(other, found.value.path().read_text(encoding="utf-8"))
    for name in BOTH:
        expect(exercise_on(other, name)).to_have_attribute(*solved)
