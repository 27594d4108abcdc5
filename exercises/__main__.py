"""The few commands that no standard tool gives: ``python -m exercises --help``."""

import argparse
import csv
import io
import json
import sys
from pathlib import Path

from . import build
from .alliance import DOUBTS
from .catalogue import UnknownName, definitions
from .records import RecordError, load_record, record_names
from .tables import DataError
from .verdicts import NotCoded, Verdict, as_text, verdict


def main(arguments: list[str] | None = None) -> int:
    """Run a command; return 0, or 1 with a message where something is wrong."""
    parser = argparse.ArgumentParser(prog="python -m exercises", description=__doc__)
    commands = parser.add_subparsers(dest="command", required=True)
    _add_verdict(commands)
    check = commands.add_parser("check", help="validate tables and exercises")
    check.set_defaults(run=_check)
    data = commands.add_parser("data", help="check the tables, or write their coverage")
    data.add_argument("what", choices=("check", "coverage"))
    data.set_defaults(run=_data)
    notebooks = commands.add_parser(
        "notebooks", help="make the practice notebooks, run and store all notebooks"
    )
    notebooks.set_defaults(run=_notebooks)
    build.add_parser(commands)
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
    parser.add_argument("--coder", default="course")
    parser.add_argument("--doubt", choices=DOUBTS, default="none")
    parser.add_argument("--format", choices=("text", "csv", "json"), default="text")
    parser.set_defaults(run=_verdict)


def _verdict(given) -> None:
    found = verdict(
        given.case,
        given.definition,
        reading=given.reading,
        coder=given.coder,
        doubt=given.doubt,
    )
    forms = {"text": as_text, "json": _as_json, "csv": _as_csv}
    print(forms[given.format](found))


def _as_json(found: Verdict) -> str:
    return json.dumps(found.as_data(), ensure_ascii=False, indent=2)


def _as_csv(found: Verdict) -> str:
    """Return one row; sets are joined by ' + ', alternatives by ';'."""
    data = found.as_data()
    del data["reasons"]
    for name in ("settled_by", "flips_strict", "flips_lenient"):
        data[name] = ";".join(" + ".join(one) for one in data[name])
    data["open_because"] = ";".join(data["open_because"])
    data["pivots"] = ";".join(f"{p['do']} {p['criterion']}" for p in data["pivots"])
    file = io.StringIO()
    writer = csv.DictWriter(file, data, lineterminator="\n")
    writer.writeheader()
    writer.writerow(data)
    return file.getvalue().rstrip("\n")


def _check(_given) -> int:
    from .check import find_problems

    # Definitions and records rest on the tables: with these broken they only repeat it.
    problems = find_problems() or _try(definitions)
    for name in [] if problems else record_names():
        problems += _try(lambda name=name: load_record(name))
    for problem in problems:
        print(problem, file=sys.stderr)
    print(f"{len(record_names())} exercises, {len(problems)} problems")
    return 1 if problems else 0


def _data(given) -> int:
    """Check the tables (1 if there are errors), or write the coverage page."""
    from .check import find_notes, find_problems
    from .coverage import write_page

    if given.what == "coverage":
        print(f"Open  {write_page(Path('coverage.md').resolve()).as_uri()}")
        return 0
    problems = find_problems()
    for problem in problems:
        print(f"error: {problem}", file=sys.stderr)
    if not problems:
        for note in find_notes():
            print(f"note: {note}")
    print(f"{len(problems)} errors")
    return 1 if problems else 0


def _try(action) -> list[str]:
    """Return what an action complains of."""
    try:
        action()
    except (DataError, RecordError, UnknownName) as problem:
        return [str(problem)]
    return []


def _notebooks(_given) -> None:
    from .notebooks import store_notebooks

    print(f"{len(store_notebooks())} notebooks stored")


if __name__ == "__main__":
    sys.exit(main())
