"""How long the book takes to build: ``python -m tests.bench.build``.

Each build runs in a fresh copy of the course's files. In the same run are measured

- a cold build, and the same without executing any page;
- the baseline: one kernel for each executed page, in turn, that only imports
  ``exercises``, as little as a page can ask for;
- the build after a cell of one chapter was changed, and that of an unchanged book.

Each figure is the median of several runs; the copies are removed.
"""

import os
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from statistics import median

from nbclient import execute
from nbformat.v4 import new_code_cell, new_notebook

from exercises.build import ROOT
from exercises.toc import pages

RUNS = 3
CHAPTER = "book/de_haas/csto.md"
HEAD = "from exercises import "
LIMITS = {"cold, cells": 1.3, "one chapter": 1 / 6, "unchanged": 1 / 10}


def copy_to(folder: Path) -> Path:
    """Copy the files of the course that git knows, and return the copy."""
    listed = subprocess.run(
        ["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=True
    )
    for name in filter(None, listed.stdout.split("\0")):
        target = folder / name
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(ROOT / name, target)
    return folder


def build(folder: Path) -> float:
    """Build the student's book in a copy and return the seconds it took."""
    environment = {**os.environ, "PYTHONPATH": str(folder)}
    start = time.perf_counter()
    done = subprocess.run(
        [sys.executable, "-m", "exercises", "build"],
        cwd=folder,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        raise SystemExit(done.stdout + done.stderr)
    return time.perf_counter() - start


def executed() -> list[str]:
    """Return the pages whose cells the book runs."""
    found = [page for page in pages() if page.path.suffix == ".md"]
    return [page.name for page in found if "kernelspec:" in page.path.read_text()]


def kernels(count: int) -> float:
    """Start kernels in turn that import ``exercises``; return the seconds."""
    start = time.perf_counter()
    for _ in range(count):
        execute(new_notebook(cells=[new_code_cell("import exercises")]))
    return time.perf_counter() - start


def change(path: Path, old: str, new: str) -> None:
    """Replace a piece of text that a file of the copy holds once or more."""
    text = path.read_text(encoding="utf-8")
    if old not in text:
        raise SystemExit(f"{path} does not hold {old!r}")
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def one_run(count: int) -> dict[str, float]:
    """Return the seconds of each build, and of the baseline."""
    with tempfile.TemporaryDirectory() as name:
        folder = copy_to(Path(name))
        settings = folder / "_config.yml"
        cached = "execute_notebooks: cache"
        change(settings, cached, 'execute_notebooks: "off"')
        seconds = {"unexecuted": build(folder)}
        shutil.rmtree(folder / "_build")
        change(settings, 'execute_notebooks: "off"', cached)
        seconds["cold"] = build(folder)
        change(folder / CHAPTER, HEAD, f"import math\n\n{HEAD}")
        seconds["one chapter"] = build(folder)
        seconds["unchanged"] = build(folder)
    seconds["kernels"] = kernels(count)
    return seconds


def main() -> None:
    """Print the medians and their ratios."""
    count = len(executed())
    runs = [one_run(count) for _ in range(RUNS)]
    seconds = {name: median(run[name] for run in runs) for name in runs[0]}
    for name, value in seconds.items():
        print(f"{name:<12}{value:7.1f} s")
    cells = seconds["cold"] - seconds["unexecuted"]
    ratios = {
        "cold, cells": cells / seconds["kernels"],
        "one chapter": seconds["one chapter"] / seconds["cold"],
        "unchanged": seconds["unchanged"] / seconds["cold"],
    }
    print(f"median of {RUNS} runs, {count} executed pages, {os.cpu_count()} processors")
    print(
        "cold, cells: the cells of a cold build, as a multiple of the kernels in turn"
    )
    print("one chapter, unchanged: as parts of the cold build")
    for name, ratio in ratios.items():
        print(f"{name:<12}{ratio:7.2f}  (at most {LIMITS[name]:.2f})")


if __name__ == "__main__":
    main()
