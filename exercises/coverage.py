"""Which statements of the ledger something uses, and which wait for a use."""

from collections.abc import Callable
from functools import cache
from pathlib import Path

from .catalogue import place_of
from .records import BANK, load_record, record_names
from .table_view import Table
from .tables import FOLDER, Row, rows, split

BOOK = FOLDER.parent / "book"
WEIGHTS = ("must", "should", "may")


@cache
def used_statements() -> dict[str, frozenset[str]]:
    """Return, for chapters, exercises and codings, the ids of evidence they use.

    Examples
    --------
    >>> "tt_p1_dingman_specified_term" in used_statements()["exercises"]
    True
    """
    known = {row["id"] for row in rows("evidence")}
    prose = "\n".join(path.read_text("utf-8") for path in sorted(BOOK.rglob("*.md")))
    exercises = {source for name in record_names() for source in _sources(name)}
    codings = {one for row in rows("codings") for one in split(row["evidence"])}
    return {
        "chapters": frozenset(one for one in known if one in prose),
        "exercises": frozenset(exercises & known),
        "codings": frozenset(codings & known),
    }


def _sources(name: str) -> set[str]:
    """Return what an exercise names as its sources, and as evidence of its parts."""
    text = (BANK / f"{name}.toml").read_text(encoding="utf-8")
    load_record(name)  # a broken record must not count as a use
    return {row["id"] for row in rows("evidence") if f'"{row["id"]}"' in text}


def unused(weight: str) -> list[Row]:
    """Return the statements of a weight that nothing uses yet.

    Examples
    --------
    >>> all(row["weight"] == "must" for row in unused("must"))
    True
    """
    used = frozenset().union(*used_statements().values())
    return [
        row
        for row in rows("evidence")
        if row["weight"] == weight and row["id"] not in used
    ]


def coverage_table() -> Table:
    """Return, for each section, how many statements there are and how many are used."""
    used = used_statements()
    either = frozenset().union(*used.values())
    body = []
    for section in sorted(rows("sections"), key=_in_reading_order):
        mine = [r for r in rows("evidence") if r["section"] == section["id"]]
        if not mine:
            continue
        must = [row for row in mine if row["weight"] == "must"]
        counts: list[Callable] = [
            lambda row, kind=kind: row["id"] in used[kind] for kind in used
        ]
        body.append(
            (
                place_of(section["id"]),
                str(len(mine)),
                *(str(sum(map(test, mine))) for test in counts),
                f"{sum(row['id'] in either for row in must)} of {len(must)}",
            )
        )
    head = ("Section", "Statements", *(f"In {kind}" for kind in used), "‘Must’ in use")
    return Table("How many statements of each section are used, and where", head, body)


def _in_reading_order(section: Row) -> tuple[str, int]:
    return section["article"], int(section["order"])


def unused_table(weight: str = "must") -> Table:
    """Return the statements of a weight that nothing uses yet, with their places."""
    body = [
        (row["id"], row["statement"], place_of(row["section"], row["footnotes"]))
        for row in unused(weight)
        if row["section"]
    ]
    caption = f"Statements of weight ‘{weight}’ that nothing uses yet ({len(body)})"
    return Table(caption, ("Id", "What is said", "Where"), body)


def write_page(path: Path) -> Path:
    """Write the coverage as a Markdown page, for authors to keep beside their work."""
    tables = [coverage_table(), *(unused_table(weight) for weight in WEIGHTS)]
    text = "\n\n".join(_pipes(table) for table in tables)
    path.write_text(f"# Coverage of the ledger\n\n{text}\n", encoding="utf-8")
    return path


def _pipes(table: Table) -> str:
    """Return a table in the Markdown that any viewer shows."""
    lines = [table.head, ["---"] * len(table.head), *table.body]
    shown = [
        "| " + " | ".join(c.replace("|", "\\|") for c in row) + " |" for row in lines
    ]
    return "\n".join([f"## {table.caption}", "", *shown])
