"""Decides whose row each hand-in becomes, which one counts, and under what name.

A student is known by the number typed, or else by the name. Of several files of one
student the latest counts; the others are told, with the reason.
"""

import hashlib
import secrets
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from .handins import HandIn, SetAside
from .text import same

NO_NAME = "(no name)"


@dataclass(frozen=True, slots=True)
class Problem:
    """Something about a file that the instructor should know.

    Attributes
    ----------
    what : {"file set aside", "answer set aside", "note"}
        Whether the file counts, whether one answer in it counts, or only a note.
    file, student, exercise : str
        What it is about; empty where it is about no one in particular.
    reason : str
        In words.
    """

    what: str
    file: str
    reason: str
    student: str = ""
    exercise: str = ""


@dataclass(frozen=True, slots=True)
class Student:
    """One row of the gradebook: how the student is called, and the file that counts."""

    name: str
    number: str
    file: str
    handin: HandIn


def choose(read: Iterable[HandIn | SetAside]) -> tuple[list[Student], list[Problem]]:
    """Return the students by name, and what there is to say of the files.

    Examples
    --------
    >>> first = HandIn("a.json", "Ada", "7", "f1", "2008-12-01T10:00Z", *4 * [""], 0)
    >>> later = replace(first, file="b.json", saved_at="2008-12-02T10:00Z")
    >>> students, problems = choose([first, later])
    >>> [one.file for one in students], problems[0].file
    (['b.json'], 'a.json')
    """
    handins, problems = [], []
    for one in read:
        if isinstance(one, SetAside):
            problems.append(Problem("file set aside", one.file, one.reason))
        else:
            handins.append(one)
    students = []
    for found in _by_student(handins):
        found.sort(key=lambda one: (one.when, one.file))
        latest = found[-1]
        students.append(
            Student(latest.name or NO_NAME, latest.number, latest.file, latest)
        )
        problems += [_superseded(one, latest) for one in found[:-1]]
    students.sort(key=lambda one: (same(one.name), one.number, one.file))
    problems += [note for one in students for note in _about(one)]
    return students, problems + _alike(students)


def _by_student(handins: Sequence[HandIn]) -> list[list[HandIn]]:
    found: dict[tuple, list[HandIn]] = defaultdict(list)
    numbers = defaultdict(set)
    for one in handins:
        if one.name and one.number:
            numbers[same(one.name)].add(same(one.number))
    for one in handins:
        name, number = same(one.name), same(one.number)
        if not number and len(numbers[name]) == 1:
            # Who has left out the number once is the one of that name who gave it.
            (number,) = numbers[name]
        whole = ("number", number) if number else ("name", name)
        key = whole if name or number else ("file", one.file_id)
        found[key].append(one)
    return list(found.values())


def _superseded(one: HandIn, latest: HandIn) -> Problem:
    again = "the same file" if one.file_id == latest.file_id else "a later file"
    reason = f"{again} of this student counts: {latest.file}"
    if one.name and latest.name and same(one.name) != same(latest.name):
        reason += (
            f"; it has the same number under another name, {latest.name}. If these are "
            "two students, mend the number in one of the files"
        )
    return Problem("file set aside", one.file, reason, one.name or NO_NAME)


def _about(one: Student) -> list[Problem]:
    found = []
    if one.name == NO_NAME:
        reason = "no name in it; ask who handed it in"
        found.append(Problem("note", one.file, reason, one.name))
    elif not one.number:
        reason = "no number in it, so it is not in gradebook_moodle.csv"
        found.append(Problem("note", one.file, reason, one.name))
    for exercise, reason in one.handin.aside:
        aside = Problem("answer set aside", one.file, reason, one.name, exercise)
        found.append(aside)
    return found


def _alike(students: Sequence[Student]) -> list[Problem]:
    """Note rows that may be of one student, or one file under two names."""
    names, files = defaultdict(list), defaultdict(list)
    for one in students:
        names[same(one.name)].append(one)
        files[one.handin.file_id].append(one)
    names.pop(same(NO_NAME), None)
    twice = "another row has the same name and another number"
    shared = "the same file as that of another student, under another name"
    return [
        Problem("note", one.file, reason, one.name)
        for groups, reason in ((names, twice), (files, shared))
        for group in groups.values()
        if len(group) > 1
        for one in group
    ]


def pseudonymise(
    students: Sequence[Student], problems: Sequence[Problem], files: Iterable[str]
) -> tuple[list[Student], list[Problem], list[tuple[str, str, str]]]:
    """Return the same with no name in it, and the key to it.

    Names of files are replaced, too: learning platforms put students' names into them.
    Who becomes which number is drawn anew in each run.

    Returns
    -------
    students, problems, key
        A row of the key is a pseudonym, what it stands for, and a number or nothing.
    """
    salt = secrets.token_bytes(16)

    def drawn(text: str) -> bytes:
        given = text.encode("utf-8", "surrogatepass")
        return hashlib.blake2b(given, key=salt).digest()

    shuffled = sorted(students, key=lambda one: drawn(one.file))
    width = len(str(len(shuffled)))
    called = {
        one.file: f"Student {number:0{width}}" for number, one in enumerate(shuffled, 1)
    }
    listed = sorted(set(files), key=drawn)
    width = len(str(len(listed)))
    labels = {name: f"file {number:0{width}}" for number, name in enumerate(listed, 1)}
    key = [(called[one.file], one.name, one.number) for one in shuffled]
    key += [(label, name, "") for name, label in labels.items()]
    renamed = [
        replace(one, name=called[one.file], number="", file=labels[one.file])
        for one in shuffled
    ]
    return renamed, [_without_name(one, called, labels) for one in problems], key


def _without_name(one: Problem, called: dict, labels: dict) -> Problem:
    reason = one.reason
    if one.what == "file set aside" and "of this student counts" in reason:
        reason = reason.partition(" counts: ")[0] + " counts"
    return replace(
        one,
        file=labels[one.file],
        student=called.get(one.file, ""),
        reason=reason,
    )
