"""What the instructor's pages show of the records: contested items, mistakes, rubrics.

All of it is worked out from the exercises, so it follows when one is changed or added.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from .alliance import VALUES
from .records import Record, load_record, record_names
from .results import messages
from .table_view import Table
from .toc import pages
from .wording import bin_name, plain, word

if TYPE_CHECKING:
    from collections.abc import Iterator


def contested_items(record: Record) -> Iterator[tuple[str, list[str], str]]:
    """Yield what careful readers answer differently: item, answers, what is said of it.

    An item is contested if it carries no mark, or if more than one answer passes. Where
    that holds for all items of an exercise, it asks for opinions and is one item.

    Examples
    --------
    >>> record = load_record("side_by_side/judge_the_pairs")
    >>> next(contested_items(record))[1][:2]
    ['Other question', 'Other concept']
    >>> list(contested_items(load_record("what_is_an_alliance/three_of_four")))
    []
    """
    found = list(_CONTESTED.get(record.kind, _none)(record))
    if len(found) > 1 and len(found) == len(record.material.get("items", ())):
        yield "All of it: opinions, not marked", found[0][1], ""
    else:
        yield from found


def _none(_record: Record) -> Iterator[tuple[str, list[str], str]]:
    yield from ()


def _sort(record: Record) -> Iterator[tuple[str, list[str], str]]:
    names = {one["id"]: bin_name(one) for one in record.material["bins"]}
    for item in record.material["items"]:
        one = record.key["items"][item["id"]]
        if one["contested"]:
            answers = list(names.values())
        elif len(one["bins"]) > 1:
            answers = [names[name] for name in one["bins"]]
        else:
            continue
        yield plain(item["text"]), answers, one["text"]


def _code(record: Record) -> Iterator[tuple[str, list[str], str]]:
    for one in record.material["criteria"]:
        told = record.key["criteria"][one["id"]]
        if told["course"] == "contested":
            answers = [word("value", value) for value in VALUES]
            yield one["label"], answers, f"Others on this: {told['others']}."


def _build(record: Record) -> Iterator[tuple[str, list[str], str]]:
    accepted = record.key["accepted"]
    if len(accepted) > 1:
        said = " ".join(one["note"] for one in accepted if one["note"])
        yield "The whole definition", [one["name"] for one in accepted], said


_CONTESTED = {"sort": _sort, "argue": _sort, "code": _code, "build": _build}


def contested_exercises() -> list[Record]:
    """Return the exercises with a contested item, in the order of the book.

    Examples
    --------
    >>> "side_by_side/judge_the_pairs" in [one.id for one in contested_exercises()]
    True
    """
    shown = list(dict.fromkeys(name for page in pages() for name in page.exercises))
    found = [load_record(name) for name in shown if name in record_names()]
    return [record for record in found if any(contested_items(record))]


def contested_table() -> Table:
    """Return all contested items: item, possible votes, what each rests on, where.

    Examples
    --------
    >>> contested_table().head[0]
    'What to vote on'
    """
    body = [
        (item, " · ".join(answers), said, where(record))
        for record in contested_exercises()
        for item, answers, said in contested_items(record)
    ]
    head = ("What to vote on", "Votes", "What the course says of it", "Exercise")
    return Table("Contested items of all exercises", head, body)


def where(record: Record) -> str:
    """Return the title of an exercise with its chapter, as the pages name both.

    Examples
    --------
    >>> where(load_record("five_steps/keep_the_hedge"))
    '‘Keep the hedge’ (five_steps)'
    """
    return f"‘{record.title}’ ({record.id.split('/')[0]})"


def vote_sheet(name: str) -> Table:
    """Return a sheet for two votes on the contested items of an exercise.

    Parameters
    ----------
    name : str
        Chapter and exercise, such as ``"side_by_side/judge_the_pairs"``.

    Raises
    ------
    ValueError
        If nothing in the exercise is contested.

    Examples
    --------
    >>> vote_sheet("side_by_side/judge_the_pairs").head
    ('Vote', 'First vote', 'Second vote')
    """
    found = list(contested_items(load_record(name)))
    if not found:
        raise ValueError(f"{name}: nothing in it is contested")
    body = [(answer, "", "") for answer in found[0][1]]
    body.append(("Has changed sides", "", ""))
    head = ("Vote", "First vote", "Second vote")
    return Table(f"Hands up: {found[0][0]}", head, body)


def mistake_counts() -> Table:
    """Return the kinds of mistake, and the exercises in which they can be made.

    Examples
    --------
    >>> mistake_counts().head[1]
    'What to say'
    """
    made: dict[str, Counter] = {}
    for name in record_names():
        for mistake in _mistakes(load_record(name).key):
            made.setdefault(mistake, Counter())[name] += 1
    found = messages()["mistakes"].items()
    body = []
    for mistake, one in sorted(found, key=lambda pair: -len(made.get(pair[0], ()))):
        names = made.get(mistake, Counter())
        most = ", ".join(where(load_record(name)) for name, _ in names.most_common(3))
        told = f"{len(names)}: {most}" if names else "found in marking alone"
        body.append((one["name"], one["sentence"], one["example"], told))
    head = ("Mistake", "What to say", "Example", "Exercises, and where to meet it")
    return Table("Kinds of mistake, the most widespread first", head, body)


def _mistakes(key: object) -> Iterator[str]:
    """Yield the kind of mistake of each wrong answer that a key tells apart."""
    if isinstance(key, dict):
        if isinstance(key.get("mistake"), str):
            yield key["mistake"]
        for part in key.values():
            yield from _mistakes(part)
    elif isinstance(key, list | tuple):
        for part in key:
            yield from _mistakes(part)


def rubric_table(name: str) -> Table:
    """Return the rubric of an exercise in writing, as its record has it.

    Parameters
    ----------
    name : str
        Chapter and exercise, such as ``"side_by_side/write_why_they_differ"``.

    Raises
    ------
    ValueError
        If the exercise is of another kind and has no rubric.

    Examples
    --------
    >>> rubric_table("side_by_side/write_why_they_differ").body[1][0]
    'It names one reason as the weightiest and defends it against at least one other.'
    """
    record = load_record(name)
    if record.kind != "write":
        raise ValueError(f"{name}: of kind {record.kind}; only ‘write’ has a rubric")
    lines = record.material["rubric"]
    body = [(one["text"], record.key["notes"][one["id"]]) for one in lines]
    head = ("Look for", "What students read beside it")
    return Table(f"Rubric of ‘{record.title}’", head, body)
