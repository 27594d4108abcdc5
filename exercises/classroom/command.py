"""The command that makes a class report: ``python -m exercises report``."""

from __future__ import annotations

import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

from ..reader_progress import ROUTES
from . import gradebook
from .blocks import count
from .exports import agreement_rows, item_rows, problem_rows, write_csv
from .handins import uncollected
from .page import page
from .report import ClassReport, make_report, setting

if TYPE_CHECKING:
    import argparse

# Seconds before anything is said where no bar can be drawn, and between two lines.
PATIENCE = 5


def add_parser(subparsers: argparse._SubParsersAction) -> None:
    """Add ``report`` and its options to the course's command line."""
    parser = subparsers.add_parser(
        "report",
        help="gradebook, statistics and a page from a class's answers files",
        description="Mark the answers files of a class again, and report on them. "
        "Files are only read; nothing leaves this computer.",
    )
    parser.add_argument("answers", type=Path, help="a folder or a zip of answers files")
    parser.add_argument(
        "-o", "--out", type=Path, required=True, help="folder for the report"
    )
    parser.add_argument(
        "--bank",
        type=Path,
        metavar="FOLDER",
        help="mark a test of your own, with the exercises of this folder",
    )
    parser.add_argument(
        "--chapter",
        action="append",
        default=[],
        help="only this chapter, such as five_steps; can be given several times",
    )
    parser.add_argument("--route", choices=ROUTES, help="only exercises of this route")
    parser.add_argument(
        "--pseudonyms", action="store_true", help="replace the names of students"
    )
    parser.add_argument(
        "--key", type=Path, metavar="FILE", help="write down who got which pseudonym"
    )
    parser.set_defaults(run=run)


def run(given: argparse.Namespace) -> int:
    """Make the report, say what became of the files and what to open."""
    with uncollected():
        return _run(given)


def _run(given: argparse.Namespace) -> int:
    if given.key and not given.pseudonyms:
        raise ValueError("--key: there is a key only with --pseudonyms")
    _check_place(given.answers, given.out)
    asked = setting(given.bank, given.route, given.chapter)
    progress = ProgressBar()
    try:
        report = make_report(given.answers, asked, progress, given.pseudonyms)
    finally:
        progress.end()
    try:
        names = write_report(report, given.out)
        if given.key:
            write_csv(given.key, [["pseudonym", "stands_for", "number"], *report.key])
            given.key.chmod(0o600)
    except OSError as problem:
        raise ValueError(
            f"{problem.filename}: it cannot be written ({problem.strerror}); if a "
            "spreadsheet has it open, close it there"
        ) from problem
    print("\n".join(_told(report)))
    print(f"Tables  {', '.join(names)} in {given.out}")
    if given.key:
        print(f"Key     {given.key}; keep it apart from the report")
    print(f"Open    {(given.out / 'report.html').resolve().as_uri()}")
    return 0


def _check_place(answers: Path, out: Path) -> None:
    if out.exists() and not out.is_dir():
        raise ValueError(f"{out}: expected a folder for the report, found a file")
    inside = answers.resolve()
    if answers.is_dir() and inside in (out.resolve(), *out.resolve().parents):
        raise ValueError(
            f"{out}: it is in the folder of the answers, where the next report would "
            "take it for hand-ins; choose another folder"
        )


def _told(report: ClassReport) -> list[str]:
    aside, answers = report.count("file set aside"), report.answers()
    lines = [
        f"Files found: {report.files} = {len(report.students)} marked + "
        f"{aside} set aside",
        f"Answers in them: {answers['found']} = {answers['marked']} marked + "
        f"{answers['blank']} not given + {answers['aside']} set aside",
    ]
    notes = report.count("note")
    if report.problems:
        about = f" and {count(notes, 'note')}" if notes else ""
        lines.append(f"What was set aside, with the reason{about}: problems.csv")
    return lines


def write_report(report: ClassReport, out: Path) -> list[str]:
    """Write the page and the tables into a folder, and return the tables' names."""
    out.mkdir(parents=True, exist_ok=True)
    students, records = report.students, report.records
    marked = [one.id for one in records if one.id in report.marked]
    sums = gradebook.Sums(students, marked)
    names = {one.file: one.name for one in students}
    tables = {
        "gradebook.csv": gradebook.gradebook(sums, records),
        "items.csv": item_rows(report.items),
        "agreement.csv": agreement_rows(report.cells, records, report.codings, names),
        "problems.csv": problem_rows(report.problems),
    }
    platforms = {
        "gradebook_moodle.csv": gradebook.moodle(sums),
        "gradebook_canvas.csv": gradebook.canvas(sums),
    }
    for name, rows in tables.items():
        write_csv(out / name, rows)
    for name, rows in platforms.items():
        # No platform knows anybody by a pseudonym; an older file must not stay.
        if report.key is None:
            write_csv(out / name, rows, mark=False)
        else:
            (out / name).unlink(missing_ok=True)
    (out / "report.html").write_text(page(report), encoding="utf-8")
    return [*tables, *(platforms if report.key is None else ())]


class ProgressBar:
    """Says on stderr how far a long run is: a bar in a terminal, else now and then.

    Examples
    --------
    >>> ProgressBar.drawn(250, 1000)
    '[#######                       ] 250 of 1000 files'
    """

    def __init__(self) -> None:
        self._said = time.monotonic()
        self._is_drawn = False

    def __call__(self, done: int, of: int) -> None:
        """Say how far it is, if it is time to."""
        if sys.stderr.isatty():
            print(f"\r{self.drawn(done, of)}", end="", file=sys.stderr, flush=True)
            self._is_drawn = True
        elif time.monotonic() - self._said > PATIENCE:
            self._said = time.monotonic()
            print(f"{done} of {of} files", file=sys.stderr, flush=True)

    @staticmethod
    def drawn(done: int, of: int, width: int = 30) -> str:
        """Return the bar as it stands in a terminal."""
        filled = width * done // max(of, 1)
        return f"[{'#' * filled}{' ' * (width - filled)}] {done} of {of} files"

    def end(self) -> None:
        """Leave the terminal on a line of its own."""
        if self._is_drawn:
            print(file=sys.stderr)
