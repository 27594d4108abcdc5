"""The editions of the book: for whom each is, its pages, and where it is built.

A bare ``jupyter-book build .`` makes the student edition from ``_toc.yml`` as it
stands. The instructor edition has the parts under ``meta: instructor`` besides; it has
a folder of its own, with its own read pages and cached outputs, so that nothing of it
can stand in a student's copy. The assessment edition is one page
(`exercises.assessment`).
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import yaml

EDITIONS = ("student", "instructor", "assessment")


@dataclass(frozen=True)
class Book:
    """A book of Jupyter Book: one edition of the course.

    Attributes
    ----------
    root : Path
        Folder that holds ``_config.yml`` and ``_toc.yml``.
    edition : {"student", "instructor"}
        For whom it is.
    """

    root: Path
    edition: str = "student"

    @property
    def out(self) -> Path:
        """The folder in which Jupyter Book makes ``_build``."""
        if self.edition == "student":
            return self.root
        return self.root / "_build" / self.edition

    @property
    def html(self) -> Path:
        """The folder of the web pages."""
        return self.out / "_build" / "html"

    def arguments(self) -> list[str]:
        """Write the settings of the edition, and return what Jupyter Book is told."""
        if self.edition == "student":
            return []
        toc, config = self.out / "_toc.yml", self.out / "_config.yml"
        self.out.mkdir(parents=True, exist_ok=True)
        _write(toc, instructor_toc(_read(self.root / "_toc.yml")))
        _write(config, instructor_config(_read(self.root / "_config.yml")))
        return [
            "--path-output",
            str(self.out),
            "--toc",
            str(toc),
            "--config",
            f"{config}",
        ]


def instructor_toc(toc: dict) -> dict:
    """Return the table of contents with the instructor's parts at its end.

    Examples
    --------
    >>> toc = {"root": "a", "parts": [1], "meta": {"instructor": [2]}}
    >>> instructor_toc(toc)["parts"]
    [1, 2]
    """
    return toc | {"parts": toc["parts"] + toc["meta"]["instructor"]}


def instructor_config(config: dict) -> dict:
    """Return the settings of the book with those that differ for instructors."""
    sphinx = config["sphinx"]
    settings = sphinx["config"] | {"course_edition": "instructor"}
    title = f"{config['title']} Instructor’s edition"
    return config | {"title": title, "sphinx": sphinx | {"config": settings}}


def _read(path: Path) -> dict:
    return yaml.safe_load(path.read_text(encoding="utf-8"))


def _write(path: Path, data: dict) -> None:
    text = yaml.safe_dump(data, allow_unicode=True, sort_keys=False)
    # Untouched where nothing changed: Sphinx reads every page again after a new toc.
    if not path.exists() or path.read_text(encoding="utf-8") != text:
        path.write_text(text, encoding="utf-8")
