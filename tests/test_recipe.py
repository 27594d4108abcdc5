"""The recipe 'Add a case' of CONTRIBUTING.md, followed with rows alone in a copy."""

import csv
import json
import shutil
import subprocess
import sys

import pytest

from exercises.tables import FOLDER
from tests.test_tables import change

ROOT = FOLDER.parent

# A fictitious organisation, as somebody would enter it who follows the recipe.
ROWS = {
    "organisations": [
        {"id": "atlantis_pact", "name": "Pact of Atlantis", "kind": "fictitious"}
    ],
    "sources": [
        {
            "id": "atlantis1900",
            "kind": "document",
            "short": "Treaty of Atlantis (1 May 1900)",
            "cited_by": "course",
        }
    ],
    "evidence": [
        {
            "id": "atlantis_help",
            "source": "atlantis1900",
            "place": "Article 1",
            "statement": "If one is attacked by an outside state, all fight with it.",
            "speaker": "atlantis_pact",
            "voice": "document",
            "nature": "treaty_text",
            "unit": "organisation",
            "date": "1900-05-01",
            "certainty": "stated",
            "weight": "may",
        }
    ],
    "cases": [
        {
            "id": "atlantis",
            "order": "99",
            "name": "Pact of Atlantis",
            "unit": "organisation",
            "as_of": "1900",
            "treaties": "Treaty of 1 May 1900, in force.",
        }
    ],
}
MET = [
    *("formal_agreement", "states_parties", "use_of_force"),
    *("specified_circumstances", "third_party"),
]
ROWS["bearings"] = [
    {
        "evidence": "atlantis_help",
        "case": "atlantis",
        "criterion": criterion,
        "direction": "for",
        "directness": "direct",
    }
    for criterion in MET
]
ROWS["codings"] = [
    {
        "coder": "course",
        "case": "atlantis",
        "criterion": criterion,
        "basis": "text",
        "value": "met",
        "reason": "Article 1.",
        "evidence": "atlantis_help",
        "inferred": "false",
    }
    for criterion in MET
]


def add(folder, table, new):
    """Add rows to a table and keep it sorted by its key, as the recipe says."""
    path = folder / f"{table}.csv"
    with path.open(encoding="utf-8", newline="") as file:
        reader = csv.DictReader(file)
        fields, rows = reader.fieldnames, [*reader, *new]
    package = json.loads((folder / "datapackage.json").read_text(encoding="utf-8"))
    (schema,) = (r["schema"] for r in package["resources"] if r["name"] == table)
    key = schema["primaryKey"]
    key = [key] if isinstance(key, str) else key
    rows.sort(key=lambda row: [row[field] for field in key])
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, fields, restval="", lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)


@pytest.fixture(scope="module")
def copy(tmp_path_factory):
    """A copy of the course with one organisation more."""
    folder = tmp_path_factory.mktemp("course")
    for name in ("exercises", "data", "book", "notebooks"):
        shutil.copytree(ROOT / name, folder / name)
    shutil.copy(ROOT / "_toc.yml", folder)
    for table, new in ROWS.items():
        add(folder / "data", table, new)
    return folder


def python(folder, *arguments):
    command = [sys.executable, *arguments]
    return subprocess.run(command, cwd=folder, capture_output=True, text=True)


def test_the_recipe_of_the_text_names_the_tables_that_are_needed():
    text = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    recipe = text.split("## Add a case\n")[1].split("\n## ")[0]
    for table in ROWS:
        assert f"data/{table}.csv" in recipe, table


def test_the_rows_of_a_new_organisation_pass_the_check(copy):
    done = python(copy, "-m", "exercises", "check")
    assert done.returncode == 0, done.stderr
    assert python(copy, "-m", "exercises", "data", "check").returncode == 0


def test_a_new_organisation_is_in_the_matrix_under_what_it_is_coded_for(copy):
    done = python(copy, "-m", "exercises", "matrix", "--format", "json")
    found = {
        one["definition"]: one["verdict"]
        for one in json.loads(done.stdout)
        if one["case"] == "atlantis"
    }
    assert found == {"snyder_alliance": "yes"}
    done = python(copy, "-m", "exercises", "verdict", "atlantis", "walt")
    assert "atlantis is not coded by course on commitment" in done.stderr


def test_a_new_organisation_is_in_the_verdict_lab_and_the_explorers(copy):
    script = (
        "import json\n"
        "from exercises.explore import Explorer\n"
        "from exercises.records import load_record\n"
        "lab = load_record('what_is_an_alliance/verdict_on_the_sco').material['lab']\n"
        "explorer = Explorer()\n"
        "explorer.case.value = 'atlantis'\n"
        "print(json.dumps([lab['cases'][-1], explorer.view.value]))\n"
    )
    done = python(copy, "-c", script)
    assert done.returncode == 0, done.stderr
    case, view = json.loads(done.stdout)
    assert case == {"id": "atlantis", "name": "Pact of Atlantis (1900)"}
    assert "Pact of Atlantis (1900) under each definition" in view
    assert ">yes</td>" in view


BROKEN = [
    ("cases", "atlantis", {"unit": "club"}, "'club' is not one of organisation"),
    ("cases", "atlantis", {"as_of": ""}, "as_of: empty, a value is required"),
    ("codings", "course", {"criterion": "third"}, "'third' is not in criteria.csv"),
    ("readings", "dingman", {"formula": "all of ("}, "readings.csv: dingman"),
    ("readings", "walt", {"formula": "commitmend"}, "has no row of role 'condition'"),
    ("definitions", "walt", {"answer": "maybe"}, "'maybe' is not one of yes_no"),
    ("definitions", "walt", {"answer": "profile"}, "'profile' has no formula"),
    ("definitions", "mature_scope", {"answer": "yes_no"}, "needs a reading with a"),
    ("uses", "dingman", {"role": "indicator"}, "'formal_agreement' has no row of role"),
    ("uses", "walt", {"counts": "rumour"}, "'rumour' is not one of text, practice"),
    ("uses", "mature_scope", {"role": "condition"}, "no reading asks for it"),
    ("criteria", "commitment", {"entails": "defence_pact"}, "would entail itself"),
]


@pytest.mark.parametrize(("table", "key", "cells", "said"), BROKEN)
def test_a_malformed_case_or_definition_is_refused_with_file_field_and_remedy(
    tmp_path, table, key, cells, said
):
    for name in ("exercises", "data"):
        shutil.copytree(ROOT / name, tmp_path / name)
    if key == "atlantis":
        for name, new in ROWS.items():
            add(tmp_path / "data", name, new)
    change(tmp_path / "data", table, key, **cells)
    done = python(tmp_path, "-m", "exercises", "check")
    assert done.returncode == 1
    assert said in done.stderr
    assert f"{table}.csv" in done.stderr or "readings.csv" in done.stderr
    assert "Traceback" not in done.stderr
