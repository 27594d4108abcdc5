"""The source notes of the course: what was found, of what kind, and on what ground."""

from collections import Counter

from .catalogue import find_row, place_of
from .table_view import Table
from .tables import Row, describe, rows

CHANGES = {"no": False, "hardly": False, "in_part": True, "yes": True}


def note_grade_table() -> Table:
    """Return how many source notes have which grade, and how many were set aside.

    One row is a grade. The last two rows are notes that a second reader set aside:
    because they told the same as another one, or because there was nothing to tell.

    Examples
    --------
    >>> note_grade_table().body[0][0]
    'slip'
    """
    found = Counter(row["grade"] for row in _standing())
    body = [
        (grade, meaning, str(found[grade]))
        for grade, meaning in _meanings("source_notes", "grade").items()
    ]
    away = [row["refuted"] for row in rows("source_notes") if row["refuted"]]
    same = sum(reason.startswith("Merged into") for reason in away)
    body += [
        ("set aside", "tells the same as another note", str(same)),
        ("set aside", "nothing that one would tell the author", str(len(away) - same)),
    ]
    caption = "The source notes of the course, by grade"
    return Table(caption, ("Grade", "What it means", "Notes"), body)


def note_kind_table() -> Table:
    """Return of which kind the faults are, and how often the argument changes.

    One row is a kind; each note that stands and is not ‘sound’ is counted once, under
    its chief kind, as the course reads it. The articles are not told apart.

    Examples
    --------
    >>> note_kind_table().body[0]
    ('a name, an address, a reference', '9', '0')
    """
    kinds = _kinds()
    touched = [
        kinds[row["id"]]["kind"]
        for row in _standing()
        if row["id"] in kinds and CHANGES[row["argument_changes"]]
    ]
    found = Counter(row["kind"] for row in kinds.values())
    body = [
        (meaning, str(found[kind]), str(touched.count(kind)))
        for kind, meaning in _meanings("note_kinds", "kind").items()
    ]
    body.append(("all", str(len(kinds)), str(len(touched))))
    head = ("What is the matter", "Notes", "The argument changes, in part or more")
    return Table("Kinds of fault, and what they do to the argument", head, body)


def note_ground_table() -> Table:
    """Return where the notes that are not ‘sound’ can be checked, and how surely.

    One row is a place to look in, the nearest that settles the matter.

    Examples
    --------
    >>> note_ground_table().body[-1][0]
    'nowhere yet: from memory'
    """
    kinds = _kinds()
    found = Counter(
        (kinds[row["id"]]["checked_in"], row["certainty"])
        for row in _standing()
        if row["id"] in kinds
    )
    degrees = _meanings("source_notes", "certainty")
    body = [
        (meaning, *(str(found[where, degree]) for degree in degrees))
        for where, meaning in _meanings("note_kinds", "checked_in").items()
    ]
    head = ("Where it can be checked", *degrees.values())
    return Table("Where one looks, and how sure the course is", head, body)


def note_card(name: str) -> Table:
    """Return one source note in full, as a model of what such a note holds.

    Parameters
    ----------
    name : str
        Id of a note in the table `source_notes`.

    Examples
    --------
    >>> note_card("tt_kosovo_year").body[4]
    ('Grade, and how sure', 'slip, certain')
    """
    row = find_row("source_notes", name)
    sure = _meanings("source_notes", "certainty")[row["certainty"]]
    changes = _meanings("source_notes", "argument_changes")[row["argument_changes"]]
    body = [
        ("Where", place_of(row["section"], row["footnotes"])),
        ("What is said", row["statement"]),
        ("What is right, or was found", row["what_is_right"]),
        ("On what ground", row["ground"]),
        ("Grade, and how sure", f"{row['grade']}, {sure}"),
        ("Charitably", row["charitable"]),
        ("Does the argument change?", f"{changes}: {row['argument_note']}"),
    ]
    if row["refuted"]:
        body.append(("Set aside, because", row["refuted"]))
    return Table("One source note in full", ("Part", "What the note says"), body)


def _standing() -> list[Row]:
    """Return the notes that were not set aside."""
    return [row for row in rows("source_notes") if not row["refuted"]]


def _kinds() -> dict[str, Row]:
    return {row["note"]: row for row in rows("note_kinds")}


def _meanings(table: str, column: str) -> dict[str, str]:
    """Return the values of a column with their meanings, in the codebook's order."""
    fields = describe(table)["schema"]["fields"]
    field = next(one for one in fields if one["name"] == column)
    values = field["constraints"]["enum"]
    told = field.get("meanings", {})
    return {value: told.get(value, value.replace("_", " ")) for value in values}
