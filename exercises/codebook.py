"""The codebook: what each table and column means, made from `datapackage.json`."""

from .catalogue import find_row
from .record_checks import record_parts
from .results import messages
from .table_view import Table
from .tables import describe, names, rows, split


def table_list() -> Table:
    """Return all tables, with what one row is and how many rows there are.

    Examples
    --------
    >>> table_list().body[0][0]
    'articles'
    """
    body = [
        (name, describe(name)["description"], str(len(rows(name)))) for name in names()
    ]
    return Table("The tables of the course", ("Table", "One row is", "Rows"), body)


def column_list(name: str) -> Table:
    """Return the columns of a table: meaning, type, allowed values.

    Examples
    --------
    >>> column_list("states").body[1]
    ('name', 'Usual short name', 'string, required')
    """
    fields = describe(name)["schema"]["fields"]
    body = [(field["name"], _meaning(field), _kind(field)) for field in fields]
    caption = f"Table ‘{name}’: one row is {describe(name)['description']}"
    return Table(caption, ("Column", "Meaning", "Type"), body)


def _meaning(field: dict) -> str:
    values = field.get("meanings") or field.get("constraints", {}).get("enum")
    if not values:
        return field["description"]
    if isinstance(values, dict):
        told = "; ".join(f"‘{value}’: {meaning}" for value, meaning in values.items())
    else:
        told = ", ".join(f"‘{value}’" for value in values)
    return f"{field['description']}. {told}"


def _kind(field: dict) -> str:
    words = [field["type"]]
    if field.get("list"):
        words.append("several joined by ‘;’")
    if field.get("constraints", {}).get("required"):
        words.append("required")
    return ", ".join(words)


def criterion_list() -> Table:
    """Return the criteria with their rules, as a coder needs them.

    Examples
    --------
    >>> len(criterion_list().body) == len(rows("criteria"))
    True
    """
    body = []
    for row in rows("criteria"):
        rules = [f"Met if {row['met_if']}"]
        rules += [f"Partly if {row['partly_if']}"] if row["partly_if"] else []
        rules += [f"Not met if {row['not_met_if']}"]
        if row["does_not_count"]:
            rules += [f"Does not count: {row['does_not_count']}"]
        entailed = [find_row("criteria", one)["label"] for one in split(row["entails"])]
        rules += [f"Entails: {', '.join(entailed)}"] if entailed else []
        cases = f"Clear case: {row['clear_case']}. Near miss: {row['near_miss']}."
        body.append((row["label"], row["question"], ". ".join(rules) + ".", cases))
    head = ("Criterion", "Question", "Rules", "Cases")
    return Table("The criteria and their rules", head, body)


def mistake_ids() -> Table:
    """Return the kinds of mistake as a record names them."""
    found = messages()["mistakes"]
    body = [(name, one["name"], one["sentence"]) for name, one in found.items()]
    head = ("mistake =", "Name", "What students read")
    return Table("The kinds of mistake", head, body)


def record_field_list(kind: str) -> Table:
    """Return the fields of an exercise's record: name, what it holds, whether needed.

    Parameters
    ----------
    kind : str
        A kind of exercise, for the fields that it alone has, or ``common`` for those
        that every record has.

    Examples
    --------
    >>> record_field_list("order").body[0]
    ('items', 'three items or more, mixed', 'yes')
    """
    own = record_parts(kind)
    body = []
    for name, field in own["properties"].items():
        body.append((name, field["description"], _needed(name, own)))
        inside = field.get("items", {})
        for part, one in inside.get("properties", {}).items():
            told = (f"{name}: {part}", one["description"], _needed(part, inside))
            body.append(told)
    caption = "Fields of every record" if kind == "common" else f"Kind ‘{kind}’"
    return Table(caption, ("Field", "What it holds", "Needed"), body)


def _needed(name: str, inside: dict) -> str:
    return "yes" if name in inside["required"] else "no"
