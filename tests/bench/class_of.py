"""Synthetic classes for benches and tests: every exercise answered, seeded."""

import json
import random
from functools import cache
from pathlib import Path

from exercises.answers import after_check, after_solution, blank_entry, make_file
from exercises.kinds import KINDS
from exercises.marking import mark, solution
from exercises.practice import examples
from exercises.reader_progress import steps
from exercises.records import Record

TIMES = [
    f"2008-12-{day:02}T10:{minute:02}:00.000Z" for day in (1, 2) for minute in range(60)
]


@cache
def _answers(name: str) -> tuple[Record, object, tuple]:
    record = next(one.record for one in steps() if one.record.id == name)
    right = solution(record)["response"]
    return record, right, tuple(response for _, response in examples(record))


@cache
def _outcome(name: str, response: str) -> str:
    return mark(_answers(name)[0], json.loads(response)).outcome


def response_of(name: str, ability: float, draw: random.Random) -> object:
    """Return a response, each part of it right with a chance as great as ability."""
    record, right, others = _answers(name)
    if isinstance(right, list) or record.kind == "write":
        return right if draw.random() < ability else draw.choice(others)
    given = dict(right)
    for other in draw.sample(others, min(len(others), 12)):
        changed = [part for part in right if other[part] != right[part]]
        if changed and draw.random() > ability:
            given[changed[0]] = other[changed[0]]
    return (
        given if KINDS[record.kind].problem(record.material, given) is None else right
    )


def answers_of(ability: float, draw: random.Random) -> dict[str, dict]:
    """Return a student's entries: all exercises of the book, half of them twice."""
    found = {}
    for one in steps():
        name, record = one.record.id, one.record
        entry = blank_entry(record.kind, record.revision)
        entry |= {"hints": draw.choice((0, 0, 0, 1, 2)) if record.hints else 0}
        for chance in (ability, min(1, ability + 0.25))[: draw.choice((1, 2))]:
            response = response_of(name, chance, draw)
            outcome = _outcome(name, json.dumps(response))
            entry = after_check(entry, response, outcome, draw.choice(TIMES))
        if entry["state"] != "solved" and draw.random() < 0.3:
            entry = after_solution(entry, "2008-12-03T09:00:00.000Z")
        found[name] = entry
    return found


def write_class(folder: Path, count: int, seed: int = 2008) -> Path:
    """Write the files of a class into a folder, and return it."""
    folder.mkdir(parents=True, exist_ok=True)
    for number in range(count):
        draw = random.Random(f"{seed}/{number}")
        answers = answers_of(draw.uniform(0.4, 0.95), draw)
        student = {"name": f"Student {number:04}", "id": f"2008-{number:04}"}
        fixed = {"file_id": f"{draw.getrandbits(128):032x}", "saved_at": TIMES[-1]}
        data = make_file(answers, student) | fixed
        text = json.dumps(data, ensure_ascii=False, indent=1)
        (folder / f"answers-{number:04}.json").write_text(text, encoding="utf-8")
    return folder
