"""Do the labs run the same each time, and does a mistake turn something red?

``python -m tests.bench.labs`` runs each lab 20 times under strict nbval, then makes 60
mutants of the project (see `tests.bench.mutants`), each in a copy of its own, and says
which checks see it: the check of data and exercises, the tests of the tables, the
definitions and the records, and the cells of the notebooks that show what was changed,
in the order of what they cost; told is the first that turns red.
Checks that compare a whole file or table with what it once was do not count and are
left out. Survivors, which nothing sees, are listed.

CI runs ``python -m tests.bench.labs --runs 3 --mutants 0``: it fails if a run does.
"""

import argparse
import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from time import perf_counter
from xml.etree import ElementTree

from exercises.build import ROOT

from .mutants import LABS, Mutant, mutants, paths_of

PYTEST = [sys.executable, "-m", "pytest", "-p", "no:cacheprovider", "-q"]
NBVAL = ["--nbval", "--nbval-current-env", "--nbval-cell-timeout=120"]
# The project as far as the checks read it.
PARTS = ("exercises", "data", "notebooks", "book", "tests")
FILES = ("conftest.py", "pyproject.toml", "_toc.yml", "_config.yml")
RECORD_TESTS = ("tests/test_records.py",)
DATA_TESTS = (
    *(
        "tests/test_cross_checks.py",
        "tests/test_tables.py",
        "tests/test_ledger.py",
        "tests/test_matrix.py",
    ),
    *("tests/test_explorers.py", "tests/test_people.py", "tests/figures", "exercises"),
)
# The first compares a fingerprint of a whole record, the others are slow and would see
# nothing of this kind: they start processes or notebooks of their own.
LEFT_OUT = (
    *("new_revision", "stored", "practice_notebook", "command", "turns_the_check"),
    *("made_twice", "frictionless", "broken"),
)


def run_labs(runs: int) -> dict[str, int]:
    """Return how many of so many runs of each lab pass strict nbval."""
    with tempfile.TemporaryDirectory() as folder:
        for number in range(runs):
            for lab in LABS:
                shutil.copy(lab, Path(folder) / f"{lab.stem}-{number}.ipynb")
        report = Path(folder) / "report.xml"
        # The cells of a run stay together: they share a kernel.
        ways = ["--dist=loadfile", f"--numprocesses={os.cpu_count() or 2}"]
        command = [*PYTEST, *NBVAL, *ways, f"--junitxml={report}", folder]
        subprocess.run(command, cwd=ROOT, env=_environment(ROOT), capture_output=True)
        failed = {lab.stem: set() for lab in LABS}
        cells: Counter[str] = Counter()
        for case in ElementTree.parse(report).iter("testcase"):
            name = re.search(r"([a-z0-9_]+)-(\d+)", case.get("classname"))
            cells[name[1]] += 1
            if len(case):
                failed[name[1]].add(name[2])
    return {
        name: runs - len(which) if cells[name] else 0 for name, which in failed.items()
    }


def _environment(root: Path) -> dict[str, str]:
    """Return an environment in which a copy is what is imported."""
    return os.environ | {"PYTHONPATH": str(root), "PYTHONDONTWRITEBYTECODE": "1"}


def copy_project(folder: Path) -> None:
    """Make a copy that shares its files with the project until one is replaced."""
    ignored = shutil.ignore_patterns("__pycache__", "_build", ".*")
    for part in PARTS:
        shutil.copytree(ROOT / part, folder / part, copy_function=_link, ignore=ignored)
    for file in FILES:
        _link(ROOT / file, folder / file)


def _link(source: str | Path, target: str | Path) -> None:
    try:
        os.link(source, target)
    except OSError:  # another disk, or one that knows no links
        shutil.copy2(source, target)


def put(mutant: Mutant, folder: Path) -> None:
    """Replace the mutant's file in a copy; the project's own stays as it is."""
    path = folder / mutant.file
    path.unlink()
    path.write_text(mutant.text, encoding="utf-8")


def seen_by(folder: Path, mutant: Mutant | None = None) -> list[str]:
    """Return what turns red in a copy, the quickest check first, and no later one."""
    for what in ("check", "data check"):
        if _python(folder, "-m", "exercises", *what.split()).returncode:
            return [f"`exercises {what}`"]
    notebooks = paths_of(mutant) if mutant else [f"notebooks/{p.name}" for p in LABS]
    chosen = ["-k", " and ".join(f"not {word}" for word in LEFT_OUT)]
    quick = ["tests/test_cross_checks.py"]
    return (
        _red(folder, quick)
        or _red(folder, notebooks)
        or _red(folder, [*chosen, *_tests(mutant)])
    )


def _tests(mutant: Mutant | None) -> tuple[str, ...]:
    """Return the tests that could see a mutant."""
    if mutant and mutant.file.startswith("exercises/bank/"):
        return RECORD_TESTS
    if mutant and mutant.file.startswith("data/"):
        return DATA_TESTS
    return (*RECORD_TESTS, *DATA_TESTS)


def _red(folder: Path, chosen: list[str]) -> list[str]:
    """Return the first test or cell that fails."""
    command = [*PYTEST[1:], "-n0", "--maxfail=1", "--no-header", *chosen]
    done = _python(folder, *command)
    found = re.findall(
        r"^(?:FAILED|ERROR) (\S+?)(?: - .*)?$", done.stdout, re.MULTILINE
    )
    if done.returncode not in (0, 1) and not found:
        return [f"pytest stops: {done.stdout.strip().splitlines()[-1][:60]}"]
    cells = re.findall(r"^(?:FAILED|ERROR) (\S+::Cell \d+)", done.stdout, re.MULTILINE)
    return list(dict.fromkeys(_short(one) for one in cells or found))


def _short(test: str) -> str:
    """Return a test's name without its folder and its parameters.

    Examples
    --------
    >>> _short("notebooks/verdict_lab.ipynb::Cell 3")
    'verdict_lab, cell 3'
    >>> _short("tests/test_records.py::test_it[a/b]")
    'test_records: test_it'
    """
    path, _, name = test.partition("::")
    if path.endswith(".ipynb"):
        return f"{Path(path).stem}, {name.lower()}"
    return f"{Path(path).stem}: {name.split('[')[0]}"


def _python(folder: Path, *arguments: str) -> subprocess.CompletedProcess:
    return subprocess.run(
        [sys.executable, *arguments],
        cwd=folder,
        env=_environment(folder),
        capture_output=True,
        text=True,
    )


def try_mutant(mutant: Mutant | None) -> list[str]:
    """Return what sees a mutant; of none, what is red already."""
    with tempfile.TemporaryDirectory() as folder:
        copy_project(Path(folder))
        if mutant:
            put(mutant, Path(folder))
        seen = seen_by(Path(folder), mutant)
    if mutant:
        told = "; ".join(seen) or "nothing"
        print(f"{mutant.kind}: {mutant.told}: {told}", file=sys.stderr, flush=True)
    return seen


def table(found: list[tuple[Mutant, list[str]]]) -> Iterator[str]:
    """Yield the lines of the table, and of that of the survivors."""
    yield "| no. | kind | file | change | seen by |"
    yield "|---|---|---|---|---|"
    for number, (mutant, seen) in enumerate(found, start=1):
        told = "; ".join(seen) or "**nothing**"
        change = mutant.told.replace("|", "/")
        yield f"| {number} | {mutant.kind} | {mutant.file} | {change} | {told} |"
    yield ""
    kinds = Counter(mutant.kind for mutant, _ in found)
    caught = Counter(mutant.kind for mutant, seen in found if seen)
    each = ", ".join(f"{kind} {caught[kind]} of {n}" for kind, n in kinds.items())
    yield f"Seen: {sum(caught.values())} of {len(found)} ({each})."


def main() -> int:
    """Run, print, and return 1 if a run of a lab fails."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--runs", type=int, default=20)
    parser.add_argument("--mutants", type=int, default=60)
    parser.add_argument("--seed", type=int, default=2008)
    parser.add_argument("--at-once", type=int, default=os.cpu_count() or 2)
    given = parser.parse_args()
    started = perf_counter()
    passed = run_labs(given.runs) if given.runs else {}
    print("| lab | runs that pass |\n|---|---|")
    for lab, count in passed.items():
        print(f"| {lab} | {count} of {given.runs} |")
    print(f"\n{perf_counter() - started:.0f} s\n", flush=True)
    if given.mutants:
        if red := try_mutant(None):
            print("red before anything was changed:", "; ".join(red))
            return 1
        drawn = list(mutants(given.mutants, given.seed))
        with ThreadPoolExecutor(given.at_once) as pool:
            seen = list(pool.map(try_mutant, drawn))
        print("\n".join(table(list(zip(drawn, seen, strict=True)))))
        print(f"\n{perf_counter() - started:.0f} s in all")
    return 0 if all(count == given.runs for count in passed.values()) else 1


if __name__ == "__main__":
    sys.exit(main())
