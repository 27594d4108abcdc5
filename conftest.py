"""Keeps every test and every notebook away from the reader's own answers."""

import os
import tempfile
from pathlib import Path

import pytest

# At import time, because notebooks start their kernels before any fixture runs.
_FOLDER = tempfile.TemporaryDirectory(prefix="answers-")
os.environ["EXERCISES_ANSWERS"] = str(Path(_FOLDER.name) / "answers.json")


@pytest.hookimpl(tryfirst=True)  # before xdist reads the groups
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Keep the cells of a notebook in one process: they share a kernel."""
    for item in items:
        if item.path.suffix == ".ipynb":
            item.add_marker(pytest.mark.xdist_group(item.path.name))
