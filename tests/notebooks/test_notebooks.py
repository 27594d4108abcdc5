"""Stored notebooks are complete, fresh and clean; a wrong output turns them red."""

import shutil
import subprocess
import sys

import nbformat
import pytest
from nbformat.v4 import new_code_cell, new_notebook, new_output

from exercises.catalogue import UnknownName
from exercises.notebooks import (
    FOLDER,
    chapters,
    practice_notebook,
    practice_path,
    store_notebooks,
)
from exercises.records import record_names
from exercises.toc import shown

STORED = sorted(FOLDER.glob("*.ipynb"))


def read(path):
    return nbformat.read(path, as_version=4)


def sources(notebook):
    return [(cell.id, cell.cell_type, cell.source) for cell in notebook.cells]


def test_every_exercise_of_the_bank_is_in_a_notebook():
    found = {name for path in STORED for name in shown(path)}
    assert found == set(record_names())


def test_every_exercise_of_the_bank_is_shown_in_its_chapter():
    for page in chapters():
        if page.stem == "first_verdict":
            continue  # asked again in later chapters
        own = {name for name in record_names() if name.split("/")[0] == page.stem}
        assert own <= set(shown(page))


@pytest.mark.parametrize("page", chapters(), ids=lambda page: page.stem)
def test_a_practice_notebook_is_as_its_chapter_and_bank_make_it(page):
    stored = read(practice_path(page))
    assert sources(stored) == sources(practice_notebook(page)), (
        "stale: run `python -m exercises notebooks`"
    )


def test_a_notebook_that_there_is_not_is_not_made():
    with pytest.raises(UnknownName, match="no chapter with exercises, no lab"):
        store_notebooks("observer")


@pytest.mark.parametrize("path", STORED, ids=lambda path: path.stem)
def test_a_stored_notebook_holds_outputs_and_no_widget(path):
    text = path.read_text(encoding="utf-8")
    assert "widget-state" not in text
    assert "_esm" not in text
    notebook = read(path)
    nbformat.validate(notebook)
    code = [cell for cell in notebook.cells if cell.cell_type == "code"]
    assert all(cell.execution_count for cell in code)
    for cell in code:
        assert "%" not in cell.source.split("\n")[0][:1]
        assert len(cell.source.splitlines()) <= 12
        assert not {"nbval-skip", "nbval-ignore-output"} & set(
            cell.metadata.get("tags", ())
        )
        for output in cell.outputs:
            assert output.output_type != "error"
            assert "widget-view" not in str(output.get("data", {}).keys())


def run_nbval(path):
    """Run one notebook under strict nbval in a folder of its own."""
    command = [sys.executable, "-m", "pytest", "--nbval", "--nbval-current-env"]
    command += ["-p", "no:cacheprovider", "-q", str(path)]
    return subprocess.run(command, cwd=path.parent, capture_output=True, text=True)


@pytest.fixture
def one_cell(tmp_path):
    """A notebook of one cell whose stored output is given."""

    def write(text):
        output = new_output("stream", name="stdout", text=text)
        code = 'from exercises import verdict\nprint(str(verdict("sco", "walt"))[:10])'
        cell = new_code_cell(code, execution_count=1, outputs=[output])
        path = tmp_path / "one.ipynb"
        nbformat.write(new_notebook(cells=[cell]), path)
        return path

    return write


def test_a_stored_output_that_is_true_passes(one_cell):
    done = run_nbval(one_cell("SCO (2008)\n"))
    assert done.returncode == 0, done.stdout


def test_a_stored_output_that_is_not_true_turns_red(one_cell):
    done = run_nbval(one_cell("SCO (2009)\n"))
    assert done.returncode == 1
    assert "1 failed" in done.stdout


def test_a_changed_exercise_turns_its_stored_notebook_red(tmp_path):
    path = tmp_path / "copy.ipynb"
    shutil.copy(FOLDER / "practice_five_steps.ipynb", path)
    text = path.read_text(encoding="utf-8")
    assert "Which step does it carry?" in text
    changed = text.replace("Which step does it carry?", "Which step is it?")
    path.write_text(changed, encoding="utf-8")
    done = run_nbval(path)
    assert done.returncode == 1
