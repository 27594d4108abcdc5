"""The recipes of the instructor's pages, followed as they are written, in a copy."""

import csv
import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from exercises.build import ROOT
from exercises.tables import describe

PAGES = ROOT / "book" / "instructor"
RECIPES = ("change_a_coding", "change_an_exercise", "add_a_case")
BLOCK = re.compile(
    r"^```(?P<kind>console|\{code-block\} text\n:caption: (?P<what>[^\n]+))\n"
    r"(?P<text>.*?)\n```$",
    re.MULTILINE | re.DOTALL,
)
PYTHON = ".venv/bin/python"


@pytest.fixture
def copy(tmp_path):
    """A copy of the course, as an instructor has one."""
    ignore = shutil.ignore_patterns("__pycache__")
    for name in ("exercises", "data", "book", "notebooks"):
        shutil.copytree(ROOT / name, tmp_path / name, ignore=ignore)
    shutil.copy(ROOT / "_toc.yml", tmp_path)
    return tmp_path


def change(path: Path, old: str, new: str) -> None:
    """Change the only place where a text stands."""
    text = path.read_text(encoding="utf-8")
    assert text.count(old) == 1, f"{path.name}: {text.count(old)} times: {old}"
    path.write_text(text.replace(old, new), encoding="utf-8")


def add(path: Path, lines: list[str]) -> None:
    """Add lines to a file; to a table, where the order of its key wants them."""
    if path.suffix != ".csv":
        with path.open("a", encoding="utf-8") as file:
            file.write("\n" + "\n".join(lines) + "\n")
        return
    key = describe(path.stem)["schema"]["primaryKey"]
    key = [key] if isinstance(key, str) else key
    head, *rows = path.read_text(encoding="utf-8").splitlines()
    fields = next(csv.reader([head]))

    def value(line: str) -> list[str]:
        cells = next(csv.reader([line]))
        assert len(cells) == len(fields), line
        row = dict(zip(fields, cells, strict=True))
        return [row[field] for field in key]

    rows = sorted([*rows, *lines], key=value)
    path.write_text("\n".join([head, *rows]) + "\n", encoding="utf-8")


def run(folder: Path, session: str) -> None:
    """Run the commands of a session, and compare what they answer."""
    for part in re.split(r"^\$ ", session, flags=re.MULTILINE)[1:]:
        command, *answer = part.strip().splitlines()
        program, *arguments = shlex.split(command)
        assert program == PYTHON
        done = subprocess.run(
            [sys.executable, *arguments], cwd=folder, capture_output=True, text=True
        )
        given = done.stdout + done.stderr
        assert "Traceback" not in given
        for line in answer:
            for piece in filter(None, line.split("…")):
                assert piece.strip() in given, f"{command}: {piece!r} not in {given}"


@pytest.mark.parametrize("name", RECIPES)
def test_a_recipe_works_as_it_is_written(copy, name):
    steps = list(BLOCK.finditer((PAGES / f"{name}.md").read_text(encoding="utf-8")))
    assert steps
    for step in steps:
        if step["what"] is None:
            run(copy, step["text"])
            continue
        lines = step["text"].splitlines()
        where, what = re.fullmatch(r"In (\S+), (add|change .+)", step["what"]).groups()
        if what == "add":
            add(copy / where, lines)
        else:
            change(copy / where, *lines)


def test_what_check_is_said_to_answer_it_answers(copy):
    told = "".join((PAGES / f"{name}.md").read_text("utf-8") for name in RECIPES)
    quoted = re.findall(r"^> (.+)$", told, re.MULTILINE)
    change(
        copy / "data" / "codings.csv",
        "course,sco,commitment,either,met,",
        "course,sco,commitment,either,not_met,",
    )
    command = [sys.executable, "-m", "exercises", "check"]
    done = subprocess.run(command, cwd=copy, capture_output=True, text=True)
    assert quoted[0] in done.stderr
    shutil.copy(ROOT / "data" / "codings.csv", copy / "data")
    plans = copy / "data" / "syllabuses.csv"
    text = plans.read_text(encoding="utf-8")
    plans.write_text(text.replace("/de_haas/csto", "/de_haas/the_csto"), "utf-8")
    done = subprocess.run(command, cwd=copy, capture_output=True, text=True)
    assert quoted[1] in done.stderr


def test_feedback_follows_a_changed_coding(copy):
    answer = (
        "from exercises.marking import mark, solution\n"
        "from exercises.records import load_record\n"
        "record = load_record('what_is_an_alliance/verdict_on_the_sco')\n"
        "given = solution(record)['response'] | {'walt_verdict': 'yes'}\n"
        "part, = [p for p in mark(record, given).parts if p.id == 'walt_verdict']\n"
        "print(part.outcome, part.text)\n"
    )

    def told() -> str:
        command = [sys.executable, "-c", answer]
        return subprocess.check_output(command, cwd=copy, text=True)

    assert told().startswith("right")
    change(
        copy / "data" / "codings.csv",
        "course,sco,commitment,either,met,",
        "course,sco,commitment,either,partly,",
    )
    after = told()
    assert after.startswith("wrong")
    assert "borderline" in after
    assert "‘commitment, formal or informal’ is partly met" in after
