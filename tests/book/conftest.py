"""Small books of one or two pages, built with the course's settings."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from exercises import build

ROOT = build.ROOT


@pytest.fixture
def small_book(tmp_path, monkeypatch) -> Callable[..., Path]:
    """Return a function that lays out a book with the course's settings.

    It takes the text of each page by its name, the first being the root, and returns
    the book's folder. The book has its own copy of ``exercises/`` and ``data/``.
    """

    def lay_out(**pages: str) -> Path:
        ignore = shutil.ignore_patterns("__pycache__")
        for folder in ("exercises", "data", "book/_static", "book/_templates"):
            shutil.copytree(ROOT / folder, tmp_path / folder, ignore=ignore)
        shutil.copy(ROOT / "_config.yml", tmp_path)
        (tmp_path / "book" / "references.bib").touch()
        first, *others = pages
        toc = f"format: jb-book\nroot: book/{first}\n"
        if others:
            toc += "chapters:\n" + "".join(f"- file: book/{page}\n" for page in others)
        (tmp_path / "_toc.yml").write_text(toc, encoding="utf-8")
        for page, text in pages.items():
            (tmp_path / "book" / f"{page}.md").write_text(text, encoding="utf-8")
        # Before the installed course, for Sphinx as for the kernels.
        monkeypatch.setenv("PYTHONPATH", str(tmp_path))
        return tmp_path

    return lay_out


@pytest.fixture
def page_with() -> Callable[[str], str]:
    """Return a function that makes the text of a page with one code cell."""

    def make(code: str) -> str:
        return (
            "---\n"
            "jupytext: {text_representation: {extension: .md, format_name: myst}}\n"
            "kernelspec: {name: python3, display_name: Python 3}\n"
            "---\n"
            f"# A page\n\n```{{code-cell}} ipython3\n{code}\n```\n"
        )

    return make
