"""Small changes for the worse, drawn with a seed: see `tests.bench.labs`.

Each is one edit of one file, such as somebody makes by mistake: the file still reads,
and what it says is wrong.
"""

import csv
import io
import random
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import cycle, islice
from pathlib import Path

from exercises.build import ROOT
from exercises.records import load_record
from exercises.toc import shown

LABS = sorted(
    path
    for path in (ROOT / "notebooks").glob("*.ipynb")
    if not path.name.startswith("practice_")
)
VALUES = ("met", "partly", "not_met", "contested", "not_stated")
# What the labs say in prose or show in a table; a year is changed in any row.
DATED = {"events": "date", "drills": "date", "memberships": "from"}
CASES = ("sco", "csto", "nato", "nato_1949", "russia_china_2001", "opec")


@dataclass(frozen=True)
class Mutant:
    """A change for the worse.

    Attributes
    ----------
    kind : str
        What was changed: key, date, definition, coding or message.
    file : str
        Path below the root of the project.
    told : str
        What was changed to what, in words.
    text : str
        The whole text of the file afterwards.
    """

    kind: str
    file: str
    told: str
    text: str


Draw = random.Random
ONE_BIN = re.compile(r'^bins = \["(\w+)"\]', re.MULTILINE)
Edited = tuple[str, str, str]  # file, what was changed, the whole text


def mutants(count: int, seed: int) -> Iterator[Mutant]:
    """Yield mutants of all kinds in turn, none twice."""
    seen = set()
    kinds = islice(cycle(KINDS), count)
    for number, kind in enumerate(kinds):
        draw = random.Random(f"{seed}/{number}")
        edited = KINDS[kind](draw)
        while edited in seen or edited[2] == read(edited[0]):
            edited = KINDS[kind](draw)
        seen.add(edited)
        yield Mutant(kind, *edited)


def read(file: str) -> str:
    """Return the text of a file of the project."""
    return (ROOT / file).read_text(encoding="utf-8")


def _file(name: str) -> str:
    """Return the file of an exercise."""
    return f"exercises/bank/{name}.toml"


def _in_labs() -> list[str]:
    """Return the exercises that the labs show."""
    return sorted({name for path in LABS for name in shown(path)})


def _put(text: str, span: tuple[int, int], new: str) -> str:
    return text[: span[0]] + new + text[span[1] :]


def change_key(draw: Draw) -> Edited:
    """Change which answer an exercise takes for right."""
    kinds = {name: load_record(name).kind for name in _in_labs()}
    # A sort whose items all allow several bins has no key of one word to change.
    names = [
        name
        for name, kind in kinds.items()
        if kind in KEYS and (kind != "sort" or ONE_BIN.search(read(_file(name))))
    ]
    name = draw.choice(names)
    file = _file(name)
    told, text = KEYS[load_record(name).kind](read(file), draw)
    return file, told, text


def _other_option(text: str, draw: Draw) -> tuple[str, str]:
    """Make another option right, and if one is to be chosen the right one wrong."""
    found = list(re.finditer(r"^right = (true|false)$", text, re.MULTILINE))
    one = draw.choice([match for match in found if match[1] == "false"])
    changes = {one.span(1): "true"}
    if 'select = "one"' in text:
        changes |= {match.span(1): "false" for match in found if match[1] == "true"}
    for span in sorted(changes, reverse=True):
        text = _put(text, span, changes[span])
    return f"option {found.index(one) + 1} is right", text


def _other_bin(text: str, draw: Draw) -> tuple[str, str]:
    """Put one item into another bin."""
    bins = re.findall(r'^\[\[bins\]\]\nid = "(\w+)"', text, re.MULTILINE)
    one = draw.choice(list(ONE_BIN.finditer(text)))
    new = draw.choice([name for name in bins if name != one[1]])
    number = len(re.findall(r"^\[\[items\]\]", text[: one.start()], re.MULTILINE))
    told = f"item {number}: {one[1]} → {new}"
    return told, _put(text, one.span(1), new)


def _other_event(text: str, draw: Draw) -> tuple[str, str]:
    """Let an item stand for the event of another, and the other for its."""
    found = list(re.finditer(r'^event = "(\w+)"', text, re.MULTILINE))
    one, two = sorted(draw.sample(found, 2), key=re.Match.start)
    text = _put(_put(text, two.span(1), one[1]), one.span(1), two[1])
    return f"{one[1]} ↔ {two[1]}", text


KEYS: dict[str, Callable[[str, Draw], tuple[str, str]]] = {
    "choice": _other_option,
    "sort": _other_bin,
    "order": _other_event,
}


def _table(name: str) -> list[dict[str, str]]:
    with (ROOT / f"data/{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def _in_table(name: str, row: dict, cell: str, new: str, who: str) -> Edited:
    """Change one cell; the cells of all other rows stay as they are."""
    file = f"data/{name}.csv"
    lines = read(file).splitlines()
    at = _table(name).index(row) + 1
    changed = io.StringIO()
    csv.writer(changed, lineterminator="").writerow((row | {cell: new}).values())
    lines[at] = changed.getvalue()
    return file, f"{who}: {cell}: {row[cell]} → {new}", "\n".join(lines) + "\n"


def change_date(draw: Draw) -> Edited:
    """Move a date by a year, a month or a day."""
    name = draw.choice(["events", "events", "events", "drills", "memberships"])
    cell = DATED[name]
    rows = [row for row in _table(name) if "2000" < row[cell] < "2009"]
    row = draw.choice(rows)
    first, slash, last = row[cell].partition("/")
    parts = [int(part) for part in first.split("-")]
    at = draw.randrange(len(parts))
    parts[at] += 1 if parts[at] == 1 else -1
    new = "-".join(f"{part:02}" for part in parts) + slash + last
    who = row.get("id") or f"{row['organisation']}, {row['state']}"
    return _in_table(name, row, cell, new, who)


def change_definition(draw: Draw) -> Edited:
    """Change a formula, or what part a criterion plays and what counts for it."""
    if draw.random() < 0.5:
        row = draw.choice(_table("readings"))
        formula = row["formula"]
        ways = [formula.replace("all of", "any of", 1)]
        ways += [
            re.sub(rf"{one}, |, {one}(?=\))", "", formula, count=1)
            for one in re.findall(r"[a-z]+_[a-z_]+", formula)
        ]
        new = draw.choice([way for way in ways if way != formula] or ways)
        who = f"{row['definition']}, {row['reading']}"
        return _in_table("readings", row, "formula", new, who)
    row = draw.choice(_table("uses"))
    cell = draw.choice(["role", "counts"])
    others = {
        "role": ("condition", "indicator", "dimension"),
        "counts": ("text", "practice", "either"),
    }[cell]
    new = draw.choice([one for one in others if one != row[cell]])
    return _in_table("uses", row, cell, new, f"{row['definition']}, {row['criterion']}")


def change_coding(draw: Draw) -> Edited:
    """Give a case another value."""
    rows = [row for row in _table("codings") if row["case"] in CASES]
    row = draw.choice(rows)
    new = draw.choice([value for value in VALUES if value != row["value"]])
    who = ", ".join(row[name] for name in ("coder", "case", "criterion", "basis"))
    return _in_table("codings", row, "value", new, who)


def change_message(draw: Draw) -> Edited:
    """Change what feedback says: a template, a word, or whose text it is."""
    if draw.random() < 0.5:
        return _change_template(draw)
    name = draw.choice(_in_labs())
    file = f"exercises/bank/{name}.toml"
    text = read(file)
    pattern = r'^(?:feedback|why) = "([^"\n]+)"|mistake = "(\w+)"'
    found = list(re.finditer(pattern, text, re.MULTILINE))
    if len(found) < 2:
        return change_message(draw)
    one, two = sorted(draw.sample(found, 2), key=re.Match.start)
    if one.lastindex != two.lastindex or one[one.lastindex] == two[two.lastindex]:
        return change_message(draw)
    first, second = one[one.lastindex], two[two.lastindex]
    changed = _put(text, two.span(two.lastindex), first)
    changed = _put(changed, one.span(one.lastindex), second)
    return file, f"‘{first[:40]}’ ↔ ‘{second[:40]}’", changed


def _change_template(draw: Draw) -> Edited:
    file = "exercises/messages.json"
    text = read(file)
    found = list(re.finditer(r'^ *"[^"]+": "([^"\n]* [^"\n]*)"', text, re.MULTILINE))
    one = draw.choice(found)
    old, holes = one[1], re.findall(r"{\w+}", one[1])
    alike = [m[1] for m in found if re.findall(r"{\w+}", m[1]) == holes and m[1] != old]
    ways = [old.replace("{", "{un", 1), old.replace(" not ", " ", 1)]
    new = draw.choice([way for way in ways if way != old] or alike)
    return file, f"‘{old[:40]}’ → ‘{new[:40]}’", _put(text, one.span(1), new)


KINDS: dict[str, Callable[[Draw], Edited]] = {
    "key": change_key,
    "date": change_date,
    "definition": change_definition,
    "coding": change_coding,
    "message": change_message,
}


def paths_of(mutant: Mutant) -> list[str]:
    """Return the notebooks that could show it: the labs, or those with the exercise."""
    every = [f"notebooks/{path.name}" for path in LABS]
    if not mutant.file.startswith("exercises/bank/"):
        return every
    name = mutant.file.removeprefix("exercises/bank/").removesuffix(".toml")
    practice = Path(f"notebooks/practice_{name.split('/')[0]}.ipynb")
    found = [one for one in every if name in shown(ROOT / one)]
    return found + ([str(practice)] if (ROOT / practice).exists() else [])
