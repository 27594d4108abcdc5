"""The tables are as `datapackage.json` describes them, and breaks are named."""

import csv
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from frictionless import Package, system

from exercises import load
from exercises.check import find_problems
from exercises.tables import FOLDER, DataError, describe, names, package, rows

ROOT = FOLDER.parent


@pytest.fixture
def copied(tmp_path):
    """A copy of the data that a test may break."""
    return Path(shutil.copytree(FOLDER, tmp_path / "data"))


def change(folder, table, key, **cells):
    """Change cells of the row whose first cell is `key`."""
    path = folder / f"{table}.csv"
    with path.open(encoding="utf-8", newline="") as file:
        found = list(csv.DictReader(file))
    first = next(iter(found[0]))
    row = next(row for row in found if row[first] == key)
    row |= cells
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, found[0], lineterminator="\n")
        writer.writeheader()
        writer.writerows(found)


def test_the_tables_have_no_problems():
    assert find_problems() == []


def test_frictionless_finds_the_package_valid():
    with system.use_context(trusted=True):
        report = Package(str(FOLDER / "datapackage.json")).validate()
    assert report.valid, report.flatten(["name", "rowNumber", "fieldName", "message"])


def test_every_file_of_the_folder_is_described():
    described = {resource["path"] for resource in package()["resources"]}
    assert {path.name for path in FOLDER.iterdir()} == {*described, "datapackage.json"}


@pytest.mark.parametrize("name", names())
def test_a_loaded_table_has_its_rows_and_described_columns(name):
    table = load(name)
    assert len(table) == len(rows(name))
    fields = describe(name)["schema"]["fields"]
    assert list(table.columns) == [field["name"] for field in fields]
    assert all(field["description"] for field in fields)


def test_codes_that_look_like_missing_values_stay_text(copied):
    with (copied / "states.csv").open("a", encoding="utf-8") as file:
        file.write("NA,Namibia\nNO,Norway\n")
    table = load("states", copied).set_index("id")
    assert table.loc["NA", "name"] == "Namibia"
    assert table.loc["NO", "name"] == "Norway"


def test_an_unknown_table_lists_those_there_are():
    with pytest.raises(KeyError, match="no table 'evidences'; there are articles"):
        load("evidences")


BROKEN = [
    ("codings", "course", {"evidence": "tt_p1_nothing"}, "is not in evidence.csv"),
    ("bearings", "nato_treaty_leaving", {"case": "natto"}, "is not in cases.csv"),
    ("evidence", "dh_steps_assistance_vital", {"footnotes": "9"}, "footnote 9 is not"),
    ("evidence", "dh_steps_assistance_vital", {"speaker": "x"}, "'x' is not known"),
    ("interests", "dh_background_arms_supplier", {"speaker": "x"}, "'x' is not known"),
    ("claims", "dh_adopting_easy", {"footnotes": "26"}, "footnote 26 is not in"),
    ("claims", "dh_adopting_easy", {"evidence": "dh_no"}, "is not in evidence.csv"),
    ("forecasts", "dh_anti_western_unlikely", {"section": "x"}, "not in sections.csv"),
    ("source_notes", "dh_address_sectsco", {"footnotes": "99"}, "footnote 99 is not"),
    ("memberships", "cis", {"state": "XX"}, "is not in states.csv"),
    ("states", "CN", {"id": "RU"}, "RU stands twice"),
    ("states", "CN", {"id": "ZZ"}, "rows are not sorted by id"),
    ("evidence", "nato_treaty_leaving", {"place": ""}, "neither section nor place"),
]


@pytest.mark.parametrize(("table", "key", "cells", "said"), BROKEN)
def test_a_broken_reference_is_named(copied, table, key, cells, said):
    change(copied, table, key, **cells)
    assert any(said in problem for problem in find_problems(copied))


def test_a_value_without_evidence_for_it_is_named(copied):
    change(copied, "codings", "course", value="met", evidence="", case="anti_comintern")
    assert "needs evidence that bears for it" in " ".join(find_problems(copied))


# A heading without a text of its own, and the bibliography.
WITHOUT_STATEMENTS = {"tugsbilguun/part_3", "tugsbilguun/bibliography"}


def test_every_section_of_both_articles_has_its_statements():
    found = {row["section"] for row in rows("evidence")}
    assert {row["id"] for row in rows("sections")} - found == WITHOUT_STATEMENTS


def test_every_footnote_with_a_source_is_used_by_a_statement_or_explained():
    """A source that a footnote cites names it, so no note is left out."""
    cited = {
        note
        for row in rows("sources")
        for note in row["footnotes"].split(";")
        if note.startswith("tugsbilguun:")
    }
    numbers = {int(note.split(":")[1]) for note in cited}
    # The notes of Tugsbilguun that cite nothing but explain: 10, 97, 127, 129.
    assert set(range(1, 184)) - numbers <= {10, 97, 127, 129}


def test_every_speaker_of_the_ledger_is_known_with_a_name():
    assert all(row["name"] for row in [*rows("people"), *rows("organisations")])


def test_the_data_command_gives_errors_and_notes(clone):
    command = [sys.executable, "-m", "exercises", "data", "check"]
    done = subprocess.run(command, cwd=clone, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    assert "0 errors" in done.stdout
    path = clone / "data" / "codings.csv"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("opec_statute_objective", "opec_nothing", 1), "utf-8")
    done = subprocess.run(command, cwd=clone, capture_output=True, text=True)
    assert done.returncode == 1
    assert "error: codings.csv" in done.stderr


def test_a_contested_value_without_evidence_on_both_sides_is_named(copied):
    change(copied, "codings", "course", value="contested")
    assert "contested needs evidence that bears" in " ".join(find_problems(copied))


def test_a_partly_without_evidence_is_named(copied):
    change(copied, "codings", "course", value="partly", evidence="")
    assert "value partly needs evidence" in " ".join(find_problems(copied))


CELLS = [
    ("drills", "peace_mission_2005", {"year": "about"}, "is not a whole number"),
    ("codings", "course", {"inferred": "yes"}, "is not 'true' or 'false'"),
    ("codings", "course", {"value": "likely"}, "is not one of met, partly"),
    ("events", "astana_summit", {"date": "5 July"}, "is not of the form"),
    ("states", "CN", {"name": ""}, "a value is required"),
]


@pytest.mark.parametrize(("table", "key", "cells", "said"), CELLS)
def test_a_broken_cell_names_file_row_and_column(copied, table, key, cells, said):
    change(copied, table, key, **cells)
    with pytest.raises(DataError, match=rf"{table}.csv: row \d+: \w+: .*{said}"):
        rows(table, copied)


def test_a_comma_without_quotation_marks_is_named(copied):
    path = copied / "definitions.csv"
    text = path.read_text(encoding="utf-8").rstrip("\n")
    path.write_text(text + ",and this would be lost\n", encoding="utf-8")
    with pytest.raises(DataError, match=r"definitions.csv: row \d+: 1 cells too many"):
        rows("definitions", copied)


def test_a_table_in_another_encoding_is_named(copied):
    path = copied / "states.csv"
    path.write_bytes(path.read_bytes() + "ZZ,Türkiye\n".encode("cp1252"))
    with pytest.raises(DataError, match=r"states.csv: not in UTF-8"):
        rows("states", copied)


def test_a_renamed_column_is_named(copied):
    path = copied / "states.csv"
    path.write_text(path.read_text("utf-8").replace("name", "nam", 1), "utf-8")
    with pytest.raises(DataError, match=r"states\.csv: columns"):
        rows("states", copied)


def test_a_table_as_a_spreadsheet_saves_it_is_read(copied):
    path, before = copied / "states.csv", rows("states")
    path.write_text(path.read_text("utf-8"), encoding="utf-8-sig", newline="\r\n")
    assert rows("states", copied) == before


def test_a_table_without_commas_between_cells_is_named(copied):
    path = copied / "states.csv"
    path.write_text(path.read_text("utf-8").replace(",", ";"), "utf-8")
    with pytest.raises(DataError, match="cells are not parted by commas"):
        rows("states", copied)


@pytest.fixture
def clone(tmp_path):
    """A copy of package, data and chapters, checked as an author would."""
    for name in ("exercises", "data", "book", "notebooks"):
        shutil.copytree(ROOT / name, tmp_path / name)
    shutil.copy(ROOT / "_toc.yml", tmp_path)
    return tmp_path


def check(clone):
    command = [sys.executable, "-m", "exercises", "check"]
    return subprocess.run(command, cwd=clone, capture_output=True, text=True)


def test_the_check_command_passes_on_a_sound_copy(clone):
    done = check(clone)
    assert done.returncode == 0, done.stderr
    assert "0 problems" in done.stdout


def test_a_broken_formula_turns_the_check_red(clone):
    path = clone / "data" / "readings.csv"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("all of (military", "all off (military"), "utf-8")
    done = check(clone)
    assert done.returncode == 1
    assert "readings.csv: modelski, plain: formula" in done.stderr


def test_a_criterion_without_a_rule_for_its_evidence_turns_the_check_red(clone):
    path = clone / "data" / "readings.csv"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("third_party)", "third_part)", 1), "utf-8")
    done = check(clone)
    assert done.returncode == 1
    assert "'third_part' has no row of role 'condition'" in done.stderr


def test_a_broken_hint_list_turns_the_check_red(clone):
    path = clone / "exercises/bank/what_is_an_alliance/three_of_four.toml"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("hints = [", "hints = [7, ", 1), "utf-8")
    done = check(clone)
    assert done.returncode == 1
    assert "three_of_four.toml: hints" in done.stderr
