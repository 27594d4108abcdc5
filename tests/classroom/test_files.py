"""Bad files are listed with the reason, counted, left alone, and end no run."""

import json
import os
import struct
import zipfile

import pytest

from exercises.classroom import files

from .conftest import entry, hand_in

NAME = "what_is_an_alliance/three_of_four"
GOOD = {NAME: entry("choice", ["no"])}


@pytest.fixture
def good(tmp_path):
    """Return the bytes of a sound hand-in."""
    made = tmp_path / "sound"
    made.mkdir()
    return hand_in(made, "Ada", GOOD, number="1").read_bytes()


def aside(report) -> dict[str, str]:
    """Return the reasons for files set aside, by file; totals must add up."""
    found = {p.file: p.reason for p in report.problems if p.what == "file set aside"}
    assert report.files == len(report.students) + len(found)
    return found


def test_damaged_and_foreign_files_are_told_apart(folder, good, report_on):
    bad = {
        "cut.json": good[: len(good) // 2],
        "empty.json": b"",
        "essay.docx": b"PK\x03\x04 and so on",
        "foreign.json": b'{"course": "another"}',
        "latin.json": good.replace(b"Ada", "Zo\xeb".encode("latin-1")),
        "list.json": b"[1, 2]",
        "newer.json": good.replace(b'"format": 1', b'"format": 2'),
        "picture.png": b"\x89PNG\r\n",
        "wide.json": good.decode().encode("utf-16"),
        "wrong.json": good.replace(b'"attempts": [', b'"attempts": 7, "x": ['),
    }
    for name, raw in bad.items():
        (folder / name).write_bytes(raw)
    (folder / "good.json").write_bytes(good)
    before = {path: path.read_bytes() for path in folder.iterdir()}
    report = report_on(folder)
    reasons = aside(report)
    assert [one.name for one in report.students] == ["Ada"]
    said = {
        "cut.json": "damaged",
        "empty.json": "empty",
        "essay.docx": "a .docx file",
        "foreign.json": "not an answers file of this course",
        "latin.json": "not text in UTF-8",
        "list.json": "not an answers file of this course",
        "newer.json": "newer edition",
        "picture.png": "a .png file",
        "wide.json": "not text in UTF-8",
        "wrong.json": "not as expected",
    }
    assert reasons.keys() == said.keys()
    assert {name for name in said if said[name] not in reasons[name]} == set()
    assert {path: path.read_bytes() for path in folder.iterdir()} == before


def test_sound_answers_in_a_damaged_file_are_counted(folder, good, report_on):
    (folder / "a.json").write_bytes(good[:-2])
    (folder / "b.json").write_bytes(good)
    assert "still sound: 1" in aside(report_on(folder))["a.json"]


@pytest.mark.skipif(os.name == "nt", reason="links need a privilege on Windows")
def test_links_pipes_and_locked_files_are_not_read(folder, good, report_on, tmp_path):
    secret = tmp_path / "secret.json"
    secret.write_bytes(good)
    (folder / "good.json").write_bytes(good.replace(b"Ada", b"Ben"))
    (folder / "link.json").symlink_to(secret)
    (folder / "nowhere.json").symlink_to(tmp_path / "nowhere")
    (folder / "round").symlink_to(folder)
    os.mkfifo(folder / "pipe.json")
    (folder / ".DS_Store").write_bytes(b"x")
    (folder / "more.zip").write_bytes(b"PK")
    reasons = aside(report_on(folder))
    assert reasons.pop("pipe.json") == files.NOT_REGULAR
    assert reasons.pop(".DS_Store") == files.SYSTEM
    assert reasons.pop("more.zip") == files.NESTED
    assert set(reasons) == {"link.json", "nowhere.json", "round"}
    assert set(reasons.values()) == {files.LINK}


def test_a_huge_file_is_not_read(folder, good, report_on):
    (folder / "good.json").write_bytes(good)
    with (folder / "huge.json").open("wb") as file:
        file.truncate(5 * 2**30)  # with nothing in it, and no room on the disk
    assert aside(report_on(folder)) == {"huge.json": files.TOO_LARGE}


def test_many_broken_entries_take_no_minutes(folder, good, report_on):
    data = json.loads(good)
    broken = data["answers"][NAME] | {"state": "odd"}
    data["answers"] = {f"chapter/exercise_{n}": broken for n in range(5000)}
    (folder / "many.json").write_text(json.dumps(data), encoding="utf-8")
    (folder / "good.json").write_bytes(good)
    assert "not as expected" in aside(report_on(folder))["many.json"]


def test_names_of_files_that_are_no_text_can_be_shown(folder, good, report_on):
    try:
        with open(os.fsencode(folder) + b"/\xff\xfe.json", "wb") as file:
            file.write(b"x")
    except OSError:
        pytest.skip("this system has no such names")
    (folder / "good.json").write_bytes(good)
    (name,) = aside(report_on(folder))
    name.encode("utf-8")


def zipped(path, members, **options):
    """Write a zip of names (or ZipInfo) and bytes."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, raw in members:
            archive.writestr(name, raw, **options)
    return path


def test_a_zip_is_read_as_a_learning_platform_packs_it(tmp_path, good, report_on):
    members = [
        ("Ada Byron_12_assignsubmission_file_/answers.json", good),
        (
            "Ben Ito_13_assignsubmission_file_/answers.json",
            good.replace(b"Ada", b"Ben"),
        ),
        ("__MACOSX/._answers.json", b"x"),
    ]
    members[1] = (members[1][0], members[1][1].replace(b'"id": "1"', b'"id": "2"'))
    report = report_on(zipped(tmp_path / "all.zip", members))
    assert [one.name for one in report.students] == ["Ada", "Ben"]
    assert aside(report) == {"__MACOSX/._answers.json": files.SYSTEM}


def test_members_that_point_outside_are_set_aside(tmp_path, good, report_on):
    link = zipfile.ZipInfo("link.json")
    link.external_attr = 0o120777 << 16
    names = (
        "../up.json",
        "/etc/abs.json",
        "C:\\x.json",
        "a/../../b.json",
        "..\\w.json",
    )
    members = [(name, good) for name in names]
    members += [(link, b"/etc/passwd"), ("in.zip", b"PK"), ("good.json", good)]
    reasons = aside(report_on(zipped(tmp_path / "out.zip", members)))
    assert reasons.pop("link.json") == files.LINK
    assert reasons.pop("in.zip") == files.NESTED
    assert len(reasons) == len(names)
    assert set(reasons.values()) == {files.OUTSIDE}
    assert not (tmp_path.parent / "up.json").exists()


def test_a_zip_that_unpacks_to_too_much_is_not_unpacked(
    tmp_path, good, report_on, monkeypatch
):
    bomb = bytes(files.LARGEST + 1)
    path = zipped(tmp_path / "bomb.zip", [("bomb.json", bomb), ("good.json", good)])
    assert path.stat().st_size < 10_000
    assert aside(report_on(path)) == {"bomb.json": files.TOO_LARGE}
    # Many members that are each small enough.
    monkeypatch.setattr(files, "LARGEST_ZIP", len(good) + 10)
    path = zipped(tmp_path / "many.zip", [("a.json", good), ("b.json", good)])
    assert aside(report_on(path)) == {"b.json": files.TOO_MUCH}
    monkeypatch.setattr(files, "MOST_MEMBERS", 1)
    monkeypatch.setattr(files, "LARGEST_ZIP", 2**20)
    path = zipped(tmp_path / "more.zip", [("a.json", good), ("b.json", good)])
    assert aside(report_on(path)) == {"b.json": files.TOO_MANY}


def test_a_member_that_lies_of_its_size_is_read_no_further(tmp_path, good, report_on):
    bomb = bytes(64 * 2**20)
    path = zipped(tmp_path / "lie.zip", [("good.json", good), ("bomb.json", bomb)])
    raw = path.read_bytes().replace(struct.pack("<L", len(bomb)), struct.pack("<L", 99))
    path.write_bytes(raw)
    assert aside(report_on(path)) == {"bomb.json": files.BROKEN}


def test_locked_damaged_and_double_members_are_set_aside(tmp_path, good, report_on):
    other = good.replace(b"Ada", b"Ben").replace(b'"id": "1"', b'"id": "2"')
    with pytest.warns(UserWarning, match="Duplicate name"):
        names = ("locked.json", "cut.json", "b.json")
        members = [*((name, good) for name in names), ("b.json", other)]
        path = zipped(tmp_path / "bad.zip", members)
    raw = bytearray(path.read_bytes())
    with zipfile.ZipFile(path) as archive:
        locked, cut, *_ = archive.infolist()
    at = raw.index(b"PK\x01\x02")
    raw[at + 8] |= 1  # the first member of the list says that it is locked
    for place in range(cut.header_offset + 60, cut.header_offset + 90):
        raw[place] ^= 0xFF
    path.write_bytes(raw)
    report = report_on(path)
    reasons = aside(report)
    assert reasons == {"locked.json": files.LOCKED, "cut.json": files.BROKEN}
    assert [one.file for one in report.students] == ["b.json", "b.json (2)"]
    assert locked.filename == "locked.json"


@pytest.mark.parametrize("raw", [b"", b"PK\x03\x04", b"no zip"])
def test_what_is_no_zip_is_an_error_in_words(tmp_path, raw, run):
    path = tmp_path / "answers.zip"
    path.write_bytes(raw)
    code, _, said = run(path, "-o", tmp_path / "out")
    assert code == 1
    assert "cannot be opened as a zip" in said
    code, _, said = run(tmp_path / "none", "-o", tmp_path / "out")
    assert (code, "no such folder or zip" in said) == (1, True)


def test_the_report_is_not_written_among_the_answers(folder, good, run):
    (folder / "good.json").write_bytes(good)
    code, _, said = run(folder, "-o", folder / "report")
    assert code == 1
    assert "choose another folder" in said
    assert [path.name for path in folder.iterdir()] == ["good.json"]
