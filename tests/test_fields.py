"""Each field of each kind of record: left out, misspelt, of the wrong type, lost."""

import copy
import re
import tomllib

import pytest

from exercises.kinds import KINDS
from exercises.record_checks import schemas
from exercises.records import (
    BANK,
    RecordError,
    load_record,
    record_names,
    record_of,
)

EXAMPLES = {}
for name in record_names():
    EXAMPLES.setdefault(load_record(name).kind, []).append(name)
ID = re.compile(r"[a-z][a-z0-9]*(_[a-z0-9]+)*")
# Fields that hold no id, or one that is free: nothing else names it.
FREE = {"answer", "date", "id", "kind", "route", "level", "select", "unit"}
NUMBERS = {"fact", "least", "near"}


def fields(data, path=()):
    """Paths of all fields of a record; of a list, those of its first element."""
    if isinstance(data, dict):
        for key, value in data.items():
            yield (*path, key)
            yield from fields(value, (*path, key))
    elif isinstance(data, list) and data:
        yield from fields(data[0], (*path, 0))


def holder(data, path):
    for step in path[:-1]:
        data = data[step]
    return data


CASES = []
for kind, names in EXAMPLES.items():
    seen = set()
    for name in names:
        whole = tomllib.loads((BANK / f"{name}.toml").read_text(encoding="utf-8"))
        for path in fields(whole):
            if str(path) not in seen:
                seen.add(str(path))
                CASES.append((kind, name, path))


def refusal(name, change):
    """What is said of a record after a change; None if it is still sound."""
    data = tomllib.loads((BANK / f"{name}.toml").read_text(encoding="utf-8"))
    change(data)
    try:
        record_of(data, name)
    except RecordError as problem:
        said = str(problem)
        assert said.startswith(f"exercises/bank/{name}.toml: ")
        return said
    return None


def is_needed(kind, path):
    """Whether the schema asks for a field; what it leaves free is not needed."""
    inside = schemas()[kind]
    for step in path[:-1]:
        if isinstance(step, int):
            inside = inside.get("items", {})
        else:
            inside = inside.get("properties", {}).get(step, {})
    return path[-1] in inside.get("required", ())


def test_every_kind_has_fields_to_break():
    assert set(EXAMPLES) == set(KINDS)


LABELS = [f"{kind}:{'.'.join(map(str, path))}" for kind, _, path in CASES]


@pytest.mark.parametrize(("kind", "name", "path"), CASES, ids=LABELS)
def test_a_field_left_out_is_named(kind, name, path):
    said = refusal(name, lambda data: holder(data, path).pop(path[-1]))
    assert said or not is_needed(kind, path)
    assert said is None or path[-1].removesuffix("s") in said, said


@pytest.mark.parametrize(("kind", "name", "path"), CASES, ids=LABELS)
def test_a_field_misspelt_is_named(kind, name, path):
    def misspell(data):
        inside = holder(data, path)
        inside[f"{path[-1]}x"] = inside.pop(path[-1])

    said = refusal(name, misspell)
    assert said is not None
    assert path[-1] in said, said


@pytest.mark.parametrize("wrong", [3.5, None, {"x": 1}, [[1]]], ids=repr)
@pytest.mark.parametrize(("kind", "name", "path"), CASES, ids=LABELS)
def test_a_field_of_the_wrong_type_is_named(kind, name, path, wrong):
    if wrong == 3.5 and path[-1] in NUMBERS:
        pytest.skip("a number is right here")

    def change(data):
        inside = holder(data, path)
        inside[path[-1]] = copy.deepcopy(wrong)

    said = refusal(name, change)
    assert said is not None
    assert str(path[-1]) in said, said


@pytest.mark.parametrize(("kind", "name", "path"), CASES, ids=LABELS)
def test_an_id_that_points_nowhere_is_named(kind, name, path):
    data = tomllib.loads((BANK / f"{name}.toml").read_text(encoding="utf-8"))
    value = holder(data, path)[path[-1]]
    first = value[0] if isinstance(value, list) and value else value
    if path[-1] in FREE or not isinstance(first, str) or not ID.fullmatch(first):
        pytest.skip("no id")

    def lose(data):
        inside = holder(data, path)
        if isinstance(value, list):
            inside[path[-1]] = ["nowhere_at_all", *value[1:]]
        else:
            inside[path[-1]] = "nowhere_at_all"

    said = refusal(name, lose)
    assert said is not None
    assert "nowhere_at_all" in said, said
