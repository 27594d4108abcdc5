"""The few commands that no standard tool gives: ``python -m exercises --help``."""

import argparse
import sys
from pathlib import Path

from . import build, catalogue, verdict_commands
from .alliance import DOUBTS
from .catalogue import UnknownName
from .classroom import command as report
from .definitions import definitions
from .kinds import KINDS
from .new_record import left_over, record_text, write_record
from .preview import write_preview
from .records import BANK, RecordError, load_record, record_names
from .tables import DataError
from .verdicts import NotCoded

BUILT = build.ROOT / "_build"


def main(arguments: list[str] | None = None) -> int:
    """Run a command; return 0, or 1 with a message where something is wrong."""
    parser = argparse.ArgumentParser(prog="python -m exercises", description=__doc__)
    commands = parser.add_subparsers(dest="command", required=True)
    _add_verdict(commands)
    _add_matrix(commands)
    check = commands.add_parser("check", help="validate tables and exercises")
    check.set_defaults(run=_check)
    data = commands.add_parser("data", help="check the tables, or write their coverage")
    data.add_argument("what", choices=("check", "coverage"))
    data.set_defaults(run=_data)
    notebooks = commands.add_parser(
        "notebooks", help="make the practice notebooks, run and store all notebooks"
    )
    notebooks.add_argument(
        "name", nargs="*", help="a chapter or lab, such as observers; without: all"
    )
    notebooks.set_defaults(run=_notebooks)
    new = commands.add_parser("new", help="a commented record, to be filled in")
    new.add_argument("kind", help=", ".join(KINDS))
    new.add_argument(
        "name", nargs="?", help="such as five_steps/find_the_hedge; without: shown only"
    )
    new.set_defaults(run=_new)
    preview = commands.add_parser("preview", help="one exercise in all its states")
    preview.add_argument("file", type=Path, help="a record (.toml)")
    preview.add_argument("--theme", choices=("light", "dark"), default="light")
    preview.set_defaults(run=_preview)
    find = commands.add_parser("find", help="evidence, definitions, events by a word")
    find.add_argument("word", nargs="+", help="such as: joint exercises")
    find.set_defaults(run=_find)
    build.add_parser(commands)
    report.add_parser(commands)
    given = parser.parse_args(arguments)
    try:
        return given.run(given) or 0
    except (DataError, NotCoded, RecordError, UnknownName, ValueError) as problem:
        print(f"error: {problem}", file=sys.stderr)
        return 1


def _add_verdict(commands) -> None:
    parser = commands.add_parser("verdict", help="a case under a definition")
    parser.add_argument("case", help="such as sco")
    parser.add_argument("definition", help="such as snyder_alliance")
    parser.add_argument("--reading", help="by default the definition's first")
    _add_ways(parser)
    parser.set_defaults(run=lambda given: print(verdict_commands.one(given)))


def _add_matrix(commands) -> None:
    parser = commands.add_parser(
        "matrix", help="every definition of a concept on every case"
    )
    parser.add_argument("--concept", default="alliance")
    parser.add_argument(
        "--reading", default="first", help="'first', 'all', or the id of a reading"
    )
    _add_ways(parser)
    parser.set_defaults(run=lambda given: print(verdict_commands.all_of(given)))


def _add_ways(parser) -> None:
    """Add what both commands take: whose codings, what doubt counts as, the form."""
    parser.add_argument("--coder", default="course")
    parser.add_argument("--doubt", choices=DOUBTS, default="none")
    parser.add_argument(
        "--direct-only",
        action="store_true",
        help="read values reached by inference as not stated",
    )
    parser.add_argument("--format", choices=("text", "csv", "json"), default="text")


def _find(given) -> int:
    """Print the id and text of what a record may point to; 1 if there is nothing."""
    found = list(catalogue.find(" ".join(given.word)))
    for table, name, text in found:
        print(f"{table}  {name}\n    {text}")
    if not found:
        print("nothing has that word; try a shorter one", file=sys.stderr)
    return 0 if found else 1


def _check(_given) -> int:
    from .check import find_problems
    from .hours import syllabus_problems
    from .record_checks import guessable

    # Definitions and records rest on the tables: with these broken they only repeat it.
    problems = find_problems() or _try(definitions)
    for name in [] if problems else record_names():
        problems += (wrong := _try(lambda name=name: load_record(name)))
        if not wrong and (note := guessable(load_record(name))):
            print(f"note: {note}")
        form = left_over((BANK / f"{name}.toml").read_text(encoding="utf-8"))
        problems += [
            f"exercises/bank/{name}.toml: ‘{one}’ is still the form's; put your own"
            for one in form
        ]
    problems = problems or syllabus_problems()
    for problem in problems:
        print(problem, file=sys.stderr)
    print(f"{len(record_names())} exercises, {len(problems)} problems")
    return 1 if problems else 0


def _data(given) -> int:
    """Check the tables (1 if there are errors), or write the coverage page."""
    from .check import find_notes, find_problems, find_unmet
    from .coverage import write_page
    from .hours import syllabus_problems

    if given.what == "coverage":
        print(f"Open  {write_page(Path('coverage.md').resolve()).as_uri()}")
        return 0
    problems = find_problems() or find_unmet() + syllabus_problems()
    for problem in problems:
        print(f"error: {problem}", file=sys.stderr)
    if not problems:
        for note in find_notes():
            print(f"note: {note}")
    print(f"{len(problems)} errors")
    return 1 if problems else 0


def _new(given) -> None:
    if given.name is None:
        print(record_text(given.kind, "FILE"), end="")
        return
    path = write_record(given.kind, given.name)
    print(f"Edit  {path}")
    print(f"then  {build.python_here()} -m exercises preview {path}")


def _preview(given) -> None:
    page = write_preview(given.file, BUILT / "preview", given.theme)
    print(f"Open  {page.as_uri()}")


def _try(action) -> list[str]:
    """Return what an action complains of."""
    try:
        action()
    except (DataError, RecordError, UnknownName) as problem:
        return [str(problem)]
    return []


def _notebooks(given) -> None:
    from .notebooks import store_notebooks

    print(f"{len(store_notebooks(*given.name))} notebooks stored")


if __name__ == "__main__":
    sys.exit(main())
