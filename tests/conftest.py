"""The built book, made once in a test run however many processes share it."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from filelock import FileLock

from exercises import build

ROOT = build.ROOT
STUDENT = build.Book(ROOT)


def made_once(tmp_path_factory: pytest.TempPathFactory, name: str, make: Callable):
    """Call a function once in a test run, however many processes share the run."""
    shared = tmp_path_factory.getbasetemp()
    if "PYTEST_XDIST_WORKER" in os.environ:
        shared = shared.parent
    made = shared / f"{name}.made"
    # One lock for all: HTML and PDF use the same folder of read pages.
    with FileLock(shared / "build.lock"):
        if not made.exists():
            make()
            made.touch()


@pytest.fixture(scope="session")
def site(tmp_path_factory) -> Path:
    """Return the folder of the course's web pages, brought up to date first."""
    made_once(tmp_path_factory, "site", lambda: build.build_html(STUDENT))
    return ROOT / "_build" / "html"


@pytest.fixture(scope="session")
def instructor(tmp_path_factory) -> Path:
    """Return the folder of the instructor's web pages, brought up to date first."""
    book = build.Book(ROOT, "instructor")
    made_once(tmp_path_factory, "instructor", lambda: build.build_html(book))
    return book.html


@pytest.fixture(scope="session")
def pdf(tmp_path_factory) -> Path:
    """Return the student PDF, made first; needs TeX, which CI must have."""
    try:
        build.require_tex()
    except build.BuildError as error:
        if os.environ.get("CI"):
            raise
        pytest.skip(str(error))
    made_once(tmp_path_factory, "pdf", lambda: build.build_pdf(STUDENT))
    return ROOT / "_build" / "pdf" / f"{build.NAME}-student.pdf"
