"""The tables: safe in a spreadsheet, and in the layouts that platforms import."""

import csv
import re
from html.parser import HTMLParser

import pytest

from exercises.classroom.command import ProgressBar, write_report
from exercises.classroom.text import in_cell

from .conftest import entry, hand_in

NAME = "what_is_an_alliance/three_of_four"
CODE = "csto/code_the_tie"
RIGHT, WRONG = entry("choice", ["no"]), entry("choice", ["yes"])
ODD = (
    '<script>alert(1)</script><img src=x onerror="alert(2)">',
    '=HYPERLINK("http://example.org","x")',
    "+1+1",
    "-2+3",
    "@SUM(A1)",
    "\t=1+1",
    "../../etc/passwd",
    "C:\\Users\\x",
    'quotes " and ; and , and\nlines',
    "\u202egnirts",
    "half \ud83d",
    "x" * 10_000,
)


@pytest.fixture
def odd(folder, report_on):
    """Return the report on students with odd names and numbers."""
    for number, name in enumerate(ODD):
        hand_in(folder, name, {NAME: RIGHT}, number=f"={number}")
    return report_on(folder)


def test_names_with_markup_formulas_and_paths_are_harmless(odd, tmp_path):
    out = tmp_path / "deep" / "out"
    names = write_report(odd, out)
    assert {path.name for path in out.iterdir()} == {*names, "report.html"}
    assert list(tmp_path.iterdir()) == [tmp_path / "answers", tmp_path / "deep"]
    for name in names:
        text = (out / name).read_text(encoding="utf-8-sig")
        rows = list(csv.reader(text.splitlines()))
        assert len({len(row) for row in rows}) == 1, name
        for cell in (cell for row in rows for cell in row):
            if not re.fullmatch(r"-?\d+(\.\d+)?", cell):
                assert not cell.lstrip().startswith(("=", "+", "-", "@")), cell
    # Each student has a row, under a name that fits into one.
    gradebook = (out / "gradebook.csv").read_text(encoding="utf-8-sig")
    assert len(gradebook.splitlines()) == 1 + len(ODD)
    assert max(map(len, gradebook.splitlines()[1:])) < 1000


def test_a_text_that_a_spreadsheet_would_reckon_is_kept_as_text():
    assert [in_cell(one) for one in ("=1", " =1", "＝1", "1=1", "", -1)] == [
        "'=1",
        "' =1",
        "'＝1",
        "1=1",
        "",
        -1,
    ]


class Tags(HTMLParser):
    """Notes the elements of a page, and what it would fetch or run."""

    def __init__(self):
        super().__init__()
        self.tags, self.links = set(), []

    def handle_starttag(self, tag, attributes):
        self.tags.add(tag)
        assert not any(name.startswith("on") for name, _ in attributes)
        self.links += [value for name, value in attributes if name in ("src", "href")]


def test_the_page_has_no_script_no_other_host_and_no_name(odd, folder, tmp_path):
    for name in ("<b>bold.json", "=cmd.json"):
        (folder / name).write_bytes(b"{")
    write_report(odd, tmp_path / "out")
    text = (tmp_path / "out/report.html").read_text(encoding="utf-8")
    page = Tags()
    page.feed(text)
    assert not page.tags & {"script", "img", "link", "iframe", "b-old"}
    assert all(link.startswith("#") for link in page.links)
    assert "url(" not in text
    assert "http" not in text.replace('http-equiv="Content-Security-Policy"', "")
    for name in ("alert", "HYPERLINK", "gnirts", "xxxx", "passwd"):
        assert name not in text


def test_files_with_markup_in_their_names_are_shown_as_text(folder, run, tmp_path):
    (folder / "<b>x&y.json").write_bytes(b"{")
    hand_in(folder, "Ada", {NAME: RIGHT}, number="1")
    code, said, _ = run(folder, "-o", tmp_path / "out")
    assert code == 0
    assert "Files found: 2 = 1 marked + 1 set aside" in said
    text = (tmp_path / "out/report.html").read_text(encoding="utf-8")
    assert "&lt;b&gt;x&amp;y.json" in text
    assert "<b>x" not in text
    assert "Files found: 2 = 1 marked + 1 set aside" in text


def test_a_run_in_which_every_file_is_bad_makes_a_report(folder, run, tmp_path):
    (folder / "a.json").write_bytes(b"{")
    code, said, _ = run(folder, "-o", tmp_path / "out")
    assert code == 0
    assert "Files found: 1 = 0 marked + 1 set aside" in said
    assert "Answers in them: 0 = 0 marked" in said
    assert (tmp_path / "out/report.html").exists()


@pytest.fixture
def two(folder, report_on, tmp_path):
    """Return the folder of a report on Ada and Ben, who gave no number."""
    hand_in(
        folder, "Byron, Ada", {NAME: RIGHT, CODE: coded()}, number="ada@uni.example"
    )
    hand_in(folder, "Ben", {NAME: WRONG})
    report = report_on(folder)
    write_report(report, tmp_path / "out")
    return tmp_path / "out"


def coded():
    response = {
        "csto_ties": {"value": "partly", "evidence": ["dh_csto_sco_first_meeting"]},
        "military_assistance": {
            "value": "not_met",
            "evidence": ["dh_steps_no_assistance_article"],
        },
    }
    return entry("code", response)


def test_moodle_gets_percentages_and_only_students_who_can_be_found(two):
    raw = (two / "gradebook_moodle.csv").read_bytes()
    assert not raw.startswith(b"\xef\xbb\xbf")
    rows = list(csv.reader(raw.decode().splitlines()))
    assert rows[0][:3] == ["ID number", "Email address", "Full name"]
    assert rows[0][3:] == [
        "csto (%)",
        "what_is_an_alliance (%)",
        "Exercises (%)",
    ]
    # A line without a user would be counted to the user before it.
    assert len(rows) == 2
    assert rows[1][:3] == ["ada@uni.example", "ada@uni.example", "Byron, Ada"]
    assert all(0 <= float(cell) <= 100 for cell in rows[1][3:])


def test_canvas_gets_its_five_columns_and_points_possible(two):
    rows = list(csv.reader((two / "gradebook_canvas.csv").read_text().splitlines()))
    assert rows[0][:5] == ["Student", "ID", "SIS User ID", "SIS Login ID", "Section"]
    assert rows[1][0].strip() == "Points Possible"
    assert [row[0] for row in rows[2:]] == ["Ben", "Byron, Ada"]
    for possible, points in zip(rows[1][5:], rows[3][5:], strict=True):
        assert 0 < float(points) <= float(possible)
    assert rows[3][2:4] == ["ada@uni.example"] * 2


def test_excel_is_told_the_encoding_of_our_own_tables(two):
    for name in ("gradebook.csv", "items.csv", "agreement.csv", "problems.csv"):
        assert (two / name).read_bytes().startswith(b"\xef\xbb\xbf"), name


def test_what_carries_no_mark_has_no_column(folder, report_on, tmp_path):
    answers = {"first_verdict/make_a_guess": entry("sort", {"x": "y"}), NAME: RIGHT}
    hand_in(folder, "Ada", answers)
    report = report_on(folder, chapters=["first_verdict", "what_is_an_alliance"])
    write_report(report, tmp_path / "out")
    text = (tmp_path / "out/gradebook.csv").read_text(encoding="utf-8-sig")
    head = next(csv.reader(text.splitlines()))
    kinds = {one.id: one.kind for one in report.records}
    assert "first_verdict/make_a_guess" not in head
    assert not [name for name in head if kinds.get(name) == "write"]
    assert NAME in head


def test_progress_is_drawn_in_a_terminal_and_told_elsewhere(capsys, monkeypatch):
    bar = ProgressBar()
    bar(1, 10)
    assert capsys.readouterr().err == ""
    monkeypatch.setattr(bar, "_said", -1e9)
    bar(2, 10)
    assert capsys.readouterr().err == "2 of 10 files\n"
    monkeypatch.setattr("sys.stderr.isatty", lambda: True)
    bar(5, 10)
    bar.end()
    shown = capsys.readouterr().err
    assert shown.startswith("\r[###############   ")
    assert shown.endswith("5 of 10 files\n")
