"""The tables of `data/`, and the outlines for maps. The only module that reads them.

`data/datapackage.json` describes every table; what a table holds is checked against
it when the table is read.
"""

import csv
import json
import re
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import pandas

FOLDER = Path(__file__).resolve().parent.parent / "data"
Row = dict[str, str]


class DataError(ValueError):
    """A table that does not hold what its description promises.

    The message names file, row and column, what was found and what was expected.
    """


@cache
def package(folder: Path = FOLDER) -> dict:
    """Return the description of all tables, as `datapackage.json` has it."""
    try:
        text = (folder / "datapackage.json").read_text(encoding="utf-8")
        return json.loads(text)
    except ValueError as problem:
        raise DataError(f"datapackage.json: not readable: {problem}") from problem


def names(folder: Path = FOLDER) -> tuple[str, ...]:
    """Return the names of all tables.

    Examples
    --------
    >>> "evidence" in names()
    True
    """
    resources = package(folder)["resources"]
    return tuple(one["name"] for one in resources if one["type"] == "table")


def describe(name: str, folder: Path = FOLDER) -> dict:
    """Return the description of one table: its rows, key and columns.

    Raises
    ------
    KeyError
        If there is no such table; the message lists those there are.

    Examples
    --------
    >>> describe("states")["description"]
    'a state'
    """
    for resource in package(folder)["resources"]:
        if resource["name"] == name:
            return resource
    raise KeyError(f"no table {name!r}; there are {', '.join(names(folder))}")


@cache
def rows(name: str, folder: Path = FOLDER) -> tuple[Row, ...]:
    """Return the rows of a table as text; an empty cell is the empty string.

    Raises
    ------
    DataError
        If the file's columns or a cell are not as described.

    Examples
    --------
    >>> rows("states")[0]["id"]
    'AF'
    """
    resource = describe(name, folder)
    path = folder / resource["path"]
    fields = resource["schema"]["fields"]
    try:
        # Excel's ‘CSV UTF-8’ begins with a byte order mark.
        with path.open(encoding="utf-8-sig", newline="") as file:
            reader = csv.DictReader(file)
            found, expected = reader.fieldnames, [field["name"] for field in fields]
            if found != expected:
                raise DataError(_columns_problem(path.name, found, expected))
            read = tuple(reader)
    except UnicodeDecodeError as problem:
        raise DataError(
            f"{path.name}: not in UTF-8: {problem}; save it as CSV in UTF-8"
        ) from problem
    for number, row in enumerate(read, start=2):
        if None in row:
            raise DataError(
                f"{path.name}: row {number}: {len(row[None])} cells too many; a text "
                "with a comma in it needs quotation marks"
            )
        for field in fields:
            problem = _cell_problem(field, row[field["name"]])
            if problem:
                column = field["name"]
                raise DataError(f"{path.name}: row {number}: {column}: {problem}")
    return read


def _columns_problem(name: str, found: list[str] | None, expected: list[str]) -> str:
    """Say which columns are amiss, and why if a spreadsheet parted the cells."""
    if found and len(found) == 1 and any(mark in found[0] for mark in ";\t"):
        return f"{name}: cells are not parted by commas; save it as CSV with commas"
    return f"{name}: columns {found}, expected {expected}"


def _cell_problem(field: dict, cell: str | None) -> str | None:
    """Return what is wrong with a cell, or None."""
    rules = field.get("constraints", {})
    if cell is None:
        return "the row has too few cells"
    if not cell:
        return "empty, a value is required" if rules.get("required") else None
    if "enum" in rules and cell not in rules["enum"]:
        return f"{cell!r} is not one of {', '.join(rules['enum'])}"
    if "pattern" in rules and not re.search(rules["pattern"], cell):
        return f"{cell!r} is not of the form {rules['pattern']}"
    if field["type"] == "integer" and not re.fullmatch(r"-?\d+", cell):
        return f"{cell!r} is not a whole number"
    if field["type"] == "boolean" and cell not in ("true", "false"):
        return f"{cell!r} is not 'true' or 'false'"
    return None


def split(cell: str) -> list[str]:
    """Return the values of a cell that holds several.

    Examples
    --------
    >>> split("CN;RU"), split("")
    (['CN', 'RU'], [])
    """
    return cell.split(";") if cell else []


def load(name: str, folder: Path = FOLDER) -> "pandas.DataFrame":
    """Return a table of the course, ready for pandas.

    One row is what `describe(name)` says. Codes stay text (`NA` is Namibia); an empty
    cell is missing (`<NA>`), which means that nothing is stated.

    Parameters
    ----------
    name : str
        A table of `data/`, such as ``"evidence"``.
    folder : Path, optional
        Another folder with the same tables.

    Returns
    -------
    pandas.DataFrame
        One column per field, in the order of the description: text as `string`,
        whole numbers as `Int64`, yes or no as `boolean`.

    Raises
    ------
    KeyError
        If there is no such table.
    DataError
        If the file is not as described.

    Examples
    --------
    >>> load("articles")[["id", "short"]].to_dict("records")[0]
    {'id': 'de_haas', 'short': 'de Haas'}
    """
    import pandas

    fields = describe(name, folder)["schema"]["fields"]
    table = pandas.DataFrame(rows(name, folder), dtype="string")
    table = table.reindex(columns=[field["name"] for field in fields])
    table = table.replace("", pandas.NA)
    for field in fields:
        column = field["name"]
        if field["type"] == "integer":
            table[column] = pandas.to_numeric(table[column]).astype("Int64")
        elif field["type"] == "boolean":
            table[column] = table[column].map({"true": True, "false": False})
            table[column] = table[column].astype("boolean")
    return table


@cache
def outlines(folder: Path = FOLDER) -> tuple[dict, ...]:
    """Return the outlines that maps are drawn from, as GeoJSON features.

    A feature's `properties` have its `id`, for a state that of the table `states`, and
    its `kind`, as `datapackage.json` explains. Longitude comes before latitude, both
    in degrees; east of the antimeridian longitudes go on beyond 180. Borders are
    schematic and as of 2008; the file says what was simplified and mended.

    Raises
    ------
    DataError
        If the file is not readable, or a feature is not as described.

    Examples
    --------
    >>> outlines()[0]["properties"]
    {'kind': 'state', 'id': 'AF'}
    """
    (resource,) = (r for r in package(folder)["resources"] if r["name"] == "outlines")
    path = folder / resource["path"]
    try:
        features = json.loads(path.read_text(encoding="utf-8"))["features"]
    except (ValueError, KeyError, TypeError) as problem:
        raise DataError(f"{path.name}: not readable: {problem}") from problem
    for number, feature in enumerate(features, start=1):
        told, where = feature["properties"], f"{path.name}: feature {number}"
        if told["kind"] not in resource["kinds"]:
            known = ", ".join(resource["kinds"])
            raise DataError(f"{where}: kind: {told['kind']!r} is not one of {known}")
        if told["kind"] == "state" and told["id"] not in index("states", folder):
            raise DataError(f"{where}: id: {told['id']!r} is not in states.csv")
    return tuple(features)


@cache
def index(name: str, folder: Path = FOLDER) -> dict[str, Row]:
    """Return the rows of a table by their id.

    Examples
    --------
    >>> index("states")["CN"]["name"]
    'China'
    """
    return {row["id"]: row for row in rows(name, folder)}
