"""Accidents to answers files end no run, and no file or answer is lost silently."""

import csv
from pathlib import Path

from exercises.classroom.collect import collect
from exercises.classroom.command import write_report
from exercises.classroom.files import find_files
from exercises.classroom.report import make_report, setting
from tests.mutations import answers_of_every_kind, mutated_files, text_of

COUNT = 500


def write_mutations(folder: Path, count: int, seed: int = 2008) -> None:
    """Write a file for each mutation; each student hands in two."""
    text = text_of(answers_of_every_kind())
    for number, raw in enumerate(mutated_files(text, count, seed)):
        whose = f"Zoë {number % (count // 2)}".encode()
        raw = raw.replace("Zoë Ł.".encode(), whose)
        (folder / f"{number:05}.json").write_bytes(raw)


def check(folder: Path, out: Path, count: int) -> dict[str, int]:
    """Make the report on mutations, and check that its totals add up."""
    report = make_report(folder, setting())
    aside = [p.file for p in report.problems if p.what == "file set aside"]
    kept = [one.file for one in report.students]
    assert sorted(kept + aside) == [f"{n:05}.json" for n in range(count)]
    answers = report.answers()
    parts = ("marked", "blank", "aside")
    assert answers["found"] == sum(answers[part] for part in parts)
    # An answer that is not marked is named, with the reason.
    told = {(p.file, p.exercise) for p in report.problems if p.exercise}
    for one in report.students:
        named = {name for file, name in told if file == one.file}
        assert one.handin.lost == len(named - one.handin.given.keys())
    write_report(report, out)
    text = (out / "problems.csv").read_text(encoding="utf-8-sig")
    rows = list(csv.DictReader(text.splitlines()))
    assert sum(row["what"] == "file set aside" for row in rows) == len(aside)
    assert all(row["reason"] for row in rows)
    counts = {"files": report.files, "marked": len(kept), "aside": len(aside)}
    return counts | {f"answers {what}": number for what, number in answers.items()}


def test_no_mutation_ends_the_run_and_none_is_dropped(folder, tmp_path):
    write_mutations(folder, COUNT)
    found = check(folder, tmp_path / "out", COUNT)
    assert found["files"] == found["marked"] + found["aside"] == COUNT
    assert found["marked"] > COUNT / 10
    assert found["aside"] > COUNT / 10


def test_several_processes_find_what_one_finds(folder):
    write_mutations(folder, 60)
    names = [one.id for one in setting().records]
    sources = find_files(folder)
    alone, shared = (collect(sources, names, processes=n) for n in (1, 2))
    assert alone == shared
