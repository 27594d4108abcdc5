"""Makes the practice notebooks, and runs and stores all notebooks.

A practice notebook shows the exercises of one chapter, in the chapter's order, for
those who work in JupyterLab.
"""

import os
import tempfile
from pathlib import Path

import nbformat
from nbclient import NotebookClient
from nbclient.exceptions import CellExecutionError
from nbformat import NotebookNode
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook

from .catalogue import UnknownName, suggest
from .records import load_record
from .settings import ANSWERS
from .toc import pages, shown, title_of

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT / "notebooks"
WIDGET = "application/vnd.jupyter.widget-view+json"


def chapters() -> list[Path]:
    """Return the chapters of the book that show exercises, in the order of the toc."""
    return [p.path for p in pages() if p.path.suffix == ".md" and p.exercises]


def practice_notebook(page: Path) -> NotebookNode:
    """Return the practice notebook of a chapter, without outputs."""
    slug, title = page.stem, title_of(page)
    intro = (
        f"# Practice: {title}\n\n"
        f"The exercises of the chapter ‘{title}’. Run a cell with Shift+Enter, then "
        "answer below it. Your answers save themselves and can be loaded into the "
        "book's page, and the other way round."
    )
    cells = [
        new_markdown_cell(intro),
        new_code_cell("from exercises import self_test, show"),
    ]
    for name in shown(page):
        record = load_record(name)
        cells += [
            new_markdown_cell(f"## {record.title}\n\n{record.objective}"),
            new_code_cell(f'show("{name}")'),
        ]
    end = "## For authors\n\nEach exercise against right and wrong answers; no key."
    check = new_code_cell(f'self_test("{slug}")', metadata={"tags": ["hide-input"]})
    check.metadata["jupyter"] = {"source_hidden": True}
    cells += [new_markdown_cell(end), check]
    for number, cell in enumerate(cells):
        cell["id"] = f"{slug}-{number}"[-64:]
    kernel = {"display_name": "Python 3", "language": "python", "name": "python3"}
    return new_notebook(cells=cells, metadata={"kernelspec": kernel})


def practice_path(page: Path) -> Path:
    """Return where the practice notebook of a chapter is stored."""
    return FOLDER / f"practice_{page.stem}.ipynb"


def run_notebook(notebook: NotebookNode) -> NotebookNode:
    """Return a notebook with the outputs that it gives today, ready to be stored.

    Widgets are left out of the outputs: a stored one has no Python to talk to, and
    the form beside it says how to run the cell.
    """
    with tempfile.TemporaryDirectory() as folder:
        earlier = os.environ.get(ANSWERS)
        os.environ[ANSWERS] = str(Path(folder) / "answers.json")
        try:
            client = NotebookClient(
                notebook, timeout=120, kernel_name="python3", store_widget_state=False
            )
            client.execute(cwd=str(FOLDER))
        finally:
            del os.environ[ANSWERS]
            if earlier is not None:
                os.environ[ANSWERS] = earlier
    for cell in notebook.cells:
        cell.metadata.pop("execution", None)
        for output in cell.get("outputs", ()):
            output.get("data", {}).pop(WIDGET, None)
    notebook.metadata.pop("widgets", None)
    notebook.metadata["language_info"] = {"name": "python"}
    return notebook


def store_notebooks(*names: str) -> list[Path]:
    """Make the practice notebooks, run notebooks and store them.

    Nothing is written before all have run.

    Parameters
    ----------
    *names : str
        Chapters, such as ``"observers"``, and labs, such as ``"verdict_lab"``; all
        where none is named.

    Returns
    -------
    list of Path
        The files written.

    Raises
    ------
    ValueError
        If a cell fails; the message names notebook and cell.
    UnknownName
        If there is no such chapter or lab.
    """
    made = {practice_path(page): practice_notebook(page) for page in chapters()}
    labs = [path for path in sorted(FOLDER.glob("*.ipynb")) if path not in made]
    labs = [path for path in labs if not path.name.startswith("practice_")]
    made |= {path: nbformat.read(path, as_version=4) for path in labs}
    known = {path.stem.removeprefix("practice_"): path for path in made}
    for name in names:
        if name not in known:
            hint = suggest(name, list(known))
            raise UnknownName(f"no chapter with exercises, no lab {name!r}; {hint}")
    made = {known[name]: made[known[name]] for name in names or known}
    run = {}
    for path, notebook in made.items():
        print(f"running {path.name}", flush=True)
        try:
            run[path] = run_notebook(notebook)
        except CellExecutionError as problem:
            raise ValueError(f"{path.name}: a cell fails: {problem}") from problem
    for path, notebook in run.items():
        nbformat.write(notebook, path)
    return list(run)
