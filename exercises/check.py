"""Finds what is wrong with the tables beyond single cells: keys and references."""

from itertools import pairwise
from pathlib import Path

from .alliance import conflicts
from .codings import coded_cells, entailments
from .tables import FOLDER, DataError, Row, describe, names, outlines, rows, split


def find_problems(folder: Path = FOLDER) -> list[str]:
    """Return what is wrong with the tables of a folder, one sentence each.

    Checked are cells, keys, references, footnotes against sections, speakers, and
    that each coding rests on evidence that bears on it.

    Examples
    --------
    >>> find_problems()
    []
    """
    problems = []
    for name in names(folder):
        try:
            problems += _key_problems(name, folder)
        except DataError as problem:
            return [*problems, str(problem)]
    try:
        outlines(folder)
    except DataError as problem:
        problems.append(str(problem))
    for name in names(folder):
        problems += _reference_problems(name, folder)
    if problems:
        return problems
    problems += _evidence_problems(folder) + _forecast_problems(folder)
    problems += [p for row in rows("codings", folder) for p in _coding(row, folder)]
    return problems


def find_unmet() -> list[str]:
    """Return which statements that students must meet nothing uses.

    A chapter uses a statement in a table, an exercise among its sources or parts, a
    coding as its evidence.

    Examples
    --------
    >>> find_unmet()
    []
    """
    from .coverage import unused

    return [
        f"evidence.csv: {row['id']}: of weight 'must', and no chapter, exercise or "
        "coding uses it; use it, or give it the weight 'should'"
        for row in unused("must")
    ]


def find_notes() -> list[str]:
    """Return what an author should know and what is no error.

    These are codings as not stated although evidence bears on them, and values of one
    coder that cannot both be right.
    """
    heard = {(b["case"], b["criterion"]) for b in rows("bearings")}
    notes = [
        f"codings.csv: {row['coder']}, {row['case']}, {row['criterion']}: not stated, "
        "although evidence bears on it"
        for row in rows("codings")
        if row["value"] == "not_stated" and (row["case"], row["criterion"]) in heard
    ]
    notes += [note for row in rows("coders") for note in _impossible(row["id"])]
    return notes


def _impossible(coder: str) -> list[str]:
    """Return the values of a coder that cannot both be right."""
    cells = coded_cells(coder)
    found = {}
    for case, basis in {(case, basis) for case, _, basis in cells}:
        values = {
            criterion: one.value
            for (of, criterion, by), one in cells.items()
            if of == case and by in (basis, "either")
        }
        for name, entailed in conflicts(values, entailments()):
            found[
                f"codings.csv: {coder}, {case}: {name} is met and {entailed} is not, "
                "which do not fit together: the one entails the other"
            ] = None
    return sorted(found)


def _key_problems(name: str, folder: Path) -> list[str]:
    key = describe(name, folder)["schema"]["primaryKey"]
    key = [key] if isinstance(key, str) else key
    seen, problems = set(), []
    for number, row in enumerate(rows(name, folder), start=2):
        value = tuple(row[field] for field in key)
        if value in seen:
            shown = ", ".join(value)
            problems.append(f"{name}.csv: row {number}: {shown} stands twice")
        seen.add(value)
    keys = [tuple(row[field] for field in key) for row in rows(name, folder)]
    for number, (before, after) in enumerate(pairwise(keys), start=3):
        if after < before:
            where = f"row {number} ({', '.join(after)}) belongs further up"
            sorted_by = ", ".join(key)
            problems.append(f"{name}.csv: rows are not sorted by {sorted_by}: {where}")
    return problems


def _reference_problems(name: str, folder: Path) -> list[str]:
    schema = describe(name, folder)["schema"]
    targets = {
        one["fields"]: one["reference"]["resource"]
        for one in schema.get("foreignKeys", ())
    }
    lists = {f["name"]: f["references"] for f in schema["fields"] if "references" in f}
    problems = []
    for number, row in enumerate(rows(name, folder), start=2):
        for field, target in (targets | lists).items():
            cells = split(row[field]) if field in lists else [row[field]]
            known = {other["id"] for other in rows(target, folder)}
            problems += [
                f"{name}.csv: row {number}: {field}: {cell!r} is not in {target}.csv"
                for cell in cells
                if cell and cell not in known
            ]
    return problems


def _evidence_problems(folder: Path) -> list[str]:
    sections = {row["id"]: row for row in rows("sections", folder)}
    sources = {row["id"]: row for row in rows("sources", folder)}
    tables = ("people", "organisations")
    speakers = {row["id"] for table in tables for row in rows(table, folder)}
    problems = []
    for row in rows("interests", folder):
        if row["speaker"] not in speakers:
            where = f"interests.csv: {row['id']}"
            problems.append(f"{where}: speaker: {row['speaker']!r} is not known")
    for name in ("interests", "claims", "forecasts", "source_notes", "memberships"):
        problems += _footnote_problems(name, sections, folder)
    for row in rows("evidence", folder):
        where = f"evidence.csv: {row['id']}"
        if row["speaker"] not in speakers:
            problems.append(f"{where}: speaker: {row['speaker']!r} is not known")
        # A report in the press or on a website has no finer place than its title.
        whole = sources[row["source"]]["kind"] in ("news", "web")
        if not (row["section"] or row["place"] or whole):
            problems.append(f"{where}: neither section nor place is given")
    return problems + _footnote_problems("evidence", sections, folder)


def _footnote_problems(name: str, sections: dict[str, Row], folder: Path) -> list[str]:
    """Return the footnotes that are not in the section that a row names."""
    problems = []
    for number, row in enumerate(rows(name, folder), start=2):
        if not row["section"]:
            continue
        section = sections[row["section"]]
        first, last = section["first_footnote"], section["last_footnote"]
        for note in map(int, split(row["footnotes"])):
            if not first or not int(first) <= note <= int(last):
                where = f"{name}.csv: row {number}"
                problems.append(f"{where}: footnote {note} is not in {section['id']}")
    return problems


def _forecast_problems(folder: Path) -> list[str]:
    """Return outcomes without a fact or a reason, and facts out of their time."""
    tables = ("people", "organisations")
    speakers = {row["id"] for table in tables for row in rows(table, folder)}
    problems = []
    for row in rows("forecasts", folder):
        where = f"forecasts.csv: {row['id']}"
        if row["speaker"] not in speakers:
            problems.append(f"{where}: speaker: {row['speaker']!r} is not known")
        is_open = row["outcome"] in ("undecided", "cannot_be_decided")
        if is_open != bool(row["open_because"]):
            expected = "needs a reason" if is_open else "is decided and needs none"
            problems.append(f"{where}: open_because: {row['outcome']} {expected}")
        if not is_open and not row["facts"]:
            problems.append(f"{where}: outcome {row['outcome']} needs a dated fact")
    # Both articles were finished in 2008; later than 2025 the course knows nothing.
    for row in rows("later_facts", folder):
        if not "2009" <= row["date"][:4] <= "2025":
            where = f"later_facts.csv: {row['id']}"
            problems.append(f"{where}: date: not within 2009 to 2025")
    return problems


def _coding(row: Row, folder: Path) -> list[str]:
    """Return what is wrong with the grounds of a coding."""
    where = f"codings.csv: {row['coder']}, {row['case']}, {row['criterion']}"
    bearings = [
        b["direction"]
        for b in rows("bearings", folder)
        if (b["case"], b["criterion"]) == (row["case"], row["criterion"])
        and b["evidence"] in split(row["evidence"])
    ]
    needed = {
        "met": {"for"},
        "not_met": {"against"},
        "contested": {"for", "against"},
    }.get(row["value"], set())
    missing = needed - set(bearings)
    if row["value"] == "not_stated" and row["evidence"]:
        return [f"{where}: value not_stated rests on evidence; leave the cell empty"]
    if row["value"] == "partly" and not bearings:
        return [f"{where}: value partly needs evidence that bears on it"]
    return [
        f"{where}: value {row['value']} needs evidence that bears {direction} it"
        for direction in sorted(missing)
    ]
