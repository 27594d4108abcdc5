"""What the commands `verdict` and `matrix` print, as text, CSV or JSON."""

import argparse
import csv
import io
import json
from collections.abc import Iterable

from .catalogue import UnknownName, find_row, suggest
from .definitions import definitions
from .matrix import READINGS, judge_all, verdict_matrix
from .verdict_text import as_text
from .verdicts import Verdict, verdict

SETS = ("settled_by", "flips_strict", "flips_lenient")


def one(given: argparse.Namespace) -> str:
    """Return a case under a definition."""
    found = verdict(given.case, given.definition, reading=given.reading, **_ways(given))
    if given.format == "json":
        return json.dumps(found.as_data(), ensure_ascii=False, indent=2)
    return _as_csv([found]) if given.format == "csv" else as_text(found)


def all_of(given: argparse.Namespace) -> str:
    """Return every definition of a concept on every case."""
    _check_reading(given.concept, given.reading)
    asked = {"reading": given.reading, **_ways(given)}
    if given.format == "text":
        table = verdict_matrix(given.concept, **asked)
        note = "An empty cell: not coded. Verdicts are not to be added up."
        return (
            f"{find_row('concepts', given.concept)['name']}\n{_aligned(table)}\n{note}"
        )
    found = judge_all(given.concept, **asked)
    if given.format == "csv":
        return _as_csv(found)
    return json.dumps([_brief(v) for v in found], ensure_ascii=False, indent=2)


def _ways(given: argparse.Namespace) -> dict:
    return {
        "coder": given.coder,
        "doubt": given.doubt,
        "direct_only": given.direct_only,
    }


def _check_reading(concept: str, reading: str) -> None:
    """Raise if no definition of the concept has this reading."""
    find_row("concepts", concept)
    known = {r.id for one in definitions(concept=concept) for r in one.readings}
    if reading not in (*READINGS, *known):
        hint = suggest(reading, {*READINGS, *known})
        raise UnknownName(f"no reading {reading!r} in {concept}; {hint}")


def _aligned(table) -> str:
    """Return a table in columns, as wide as they must be."""
    lines = [["", *table.columns], *([case, *row] for case, row in _rows(table))]
    widths = [max(map(len, column)) for column in zip(*lines, strict=True)]
    return "\n".join(
        "  ".join(cell.ljust(w) for cell, w in zip(line, widths, strict=True)).rstrip()
        for line in lines
    )


def _rows(table):
    return zip(table.index, table.itertuples(index=False), strict=True)


def _brief(found: Verdict) -> dict:
    """Return a verdict as data without its reasons."""
    data = found.as_data()
    del data["reasons"]
    return data


def _as_csv(found: Iterable[Verdict]) -> str:
    """Return a row for each; sets are joined by ' + ', alternatives by ';'."""
    rows = [_flat(_brief(one)) for one in found]
    fields = list(dict.fromkeys(name for row in rows for name in row))
    file = io.StringIO()
    writer = csv.DictWriter(file, fields, restval="", lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    return file.getvalue().rstrip("\n")


def _flat(data: dict) -> dict:
    if data["verdict"] is None:
        return data | {
            "profile": ";".join(f"{k} {n}" for k, n in data["profile"].items())
        }
    changes = data.pop("role_changes")
    for name in SETS:
        data[name] = ";".join(" + ".join(one) for one in data[name])
    data["open_because"] = ";".join(data["open_because"])
    data["pivots"] = ";".join(f"{p['do']} {p['criterion']}" for p in data["pivots"])
    data["role_changes"] = ";".join(
        f"{c['criterion']} {c['becomes']} {c['verdict']}" for c in changes
    )
    return data
