"""The statistics of a class of six, reckoned by hand.

The class answers three exercises of a test with these first scores:

            pick    sort    pick_again   pick: mean of the other two
    Ann      1      1          1          1
    Ben      1      0.75       0          0.375
    Cem      1      0.5        1          0.75
    Dee      0      0.5        1          0.75
    Eve      0      0.25       0          0.125
    Fay      0      0          0          0
    mean     0.5    0.5        0.5        0.5

Discrimination of `pick`: its scores lie 0.5 above or below their mean; the means of the
others lie 0.5, -0.125, 0.25, 0.25, -0.375 and -0.5 from theirs. Sum of products:
0.5 (0.5 - 0.125 + 0.25) - 0.5 (0.25 - 0.375 - 0.5) = 0.625. Sums of squares: 1.5 and
0.25 + 0.015625 + 0.0625 + 0.0625 + 0.140625 + 0.25 = 0.78125. So r is 0.625 over the
root of 1.171875; squared, 0.390625 / 1.171875 = 1/3.
"""

import csv
import re
from math import sqrt

import pytest

from exercises.classroom.codings import cells, codings_of, of_class, pairs
from exercises.classroom.command import write_report
from exercises.records import BANK

from .conftest import entry, hand_in

HEAD = """
revision = 1
title = "{title}"
objective = "Reckon."
route = "core"
level = "apply"
minutes = 1
prompt = "Which?"
hints = ["Think.", "Think again."]
sources = ["snyder_alliance"]
"""
PICK = """
kind = "choice"
select = "one"
[[options]]
id = "good"
text = "The good one"
right = true
feedback = "Yes."
[[options]]
id = "bad"
text = "The bad one"
right = false
mistake = "criteria_counted"
feedback = "No."
[[options]]
id = "worse"
text = "The worse one"
right = false
mistake = "voice"
feedback = "No."
"""
SORT = """
kind = "sort"
[[bins]]
id = "left"
text = "Left"
[[bins]]
id = "right"
text = "Right"
[[confusions]]
from = "left"
to = "right"
mistake = "hedge_dropped"
text = "No."
"""
ITEM = """
[[items]]
id = "{0}"
text = "Item {0}"
bins = ["left"]
why = "So."
"""
CONTESTED = """
[[items]]
id = "open"
text = "The open item"
contested = true
course = "left"
why = "So."
"""
ITEMS = ("one", "two", "three", "four")
NAMES = ("Ann", "Ben", "Cem", "Dee", "Eve", "Fay")
SHOWN = "2008-12-01T12:00:00.000Z"


@pytest.fixture
def bank(tmp_path):
    """Return a bank of four exercises; the last is one of the course's codings."""
    folder = tmp_path / "bank" / "test"
    folder.mkdir(parents=True)
    items = "".join(map(ITEM.format, ITEMS))
    texts = {
        "pick": HEAD.format(title="Pick") + PICK,
        "pick_again": HEAD.format(title="Pick again") + PICK,
        "sort": HEAD.format(title="Sort") + SORT + items + CONTESTED,
    }
    for name, text in texts.items():
        (folder / f"{name}.toml").write_text(text, encoding="utf-8")
    code = BANK / "what_is_an_alliance/code_two_criteria.toml"
    # Whatever revision the course is at, this class answered the first.
    text = re.sub(r"(?m)^revision = \d+$", "revision = 1", code.read_text("utf-8"))
    (folder / "code.toml").write_text(text, encoding="utf-8")
    return folder.parent


def sorted_well(count, open_item="left"):
    """Return an answer with so many items in the right bin."""
    bins = {name: "left" if n < count else "right" for n, name in enumerate(ITEMS)}
    return bins | {"open": open_item}


@pytest.fixture
def six(bank, folder, report_on):
    """Return the report on the class of six.

    Dee answers `pick` a second time, rightly. Eve does so after the solution was opened
    (her second answer is of the second of December), which counts for nothing.
    """
    picks = {
        "Ann": entry("choice", ["good"]),
        "Ben": entry("choice", ["good"]),
        "Cem": entry("choice", ["good"]),
        "Dee": entry("choice", ["bad"], ["good"]),
        "Eve": entry("choice", ["bad"], ["good"], hints=1, shown=SHOWN),
        "Fay": entry("choice", ["worse"], hints=2),
    }
    sorts = dict(zip(NAMES, (4, 3, 2, 2, 1, 0), strict=True))
    again = dict(zip(NAMES, ("good", "bad", "good", "good", "bad", "bad"), strict=True))
    for number, name in enumerate(NAMES):
        open_item = "left" if number % 2 else "right"
        answers = {
            "test/pick": picks[name],
            "test/pick_again": entry("choice", [again[name]]),
            "test/sort": entry("sort", sorted_well(sorts[name], open_item)),
        }
        hand_in(folder, name, answers, number=str(100 + number))
    return report_on(folder, bank)


def test_facility_attempts_and_hints_are_those_reckoned_by_hand(six):
    found = {one.record.id: one for one in six.items}
    pick = found["test/pick"]
    assert [found[f"test/{n}"].first for n in ("pick", "sort", "pick_again")] == [
        0.5
    ] * 3
    # Dee's second answer counts, Eve's does not: four of six.
    assert pick.best == pytest.approx(4 / 6)
    assert (pick.answered, pick.scored) == (6, 6)
    # Six first answers and two second ones; one hint of Eve's, two of Fay's.
    assert (pick.attempts, pick.hints, pick.hinted, pick.shown) == (8, 3, 2, 1)
    assert found["test/code"].answered == 0


def test_discrimination_is_the_correlation_with_the_rest(six):
    found = {one.record.id: one for one in six.items}
    assert found["test/pick"].discrimination == pytest.approx(1 / sqrt(3))
    # `pick_again` with the mean of pick and sort, 1 0.875 0.75 0.25 0.125 0, minus 0.5:
    # 0.5 (0.5 - 0.375 + 0.25 + 0.375 - 0.25 + 0.5) = 0.5, where the signs are those of
    # pick_again; squares 1.5 and 2 (0.25 + 0.140625 + 0.0625) = 0.90625.
    r = 0.5 / sqrt(1.5 * 0.90625)
    assert found["test/pick_again"].discrimination == pytest.approx(r)
    assert found["test/code"].discrimination is None
    assert "fewer than 3" in found["test/code"].undefined


def test_wrong_answers_and_mistakes_are_counted(six):
    found = {one.record.id: one for one in six.items}
    wrong = [(one.text, one.students) for one in found["test/pick"].wrong]
    assert wrong == [("The bad one", 2), ("The worse one", 1)]
    assert found["test/pick"].mistakes == {"criteria_counted": 2, "voice": 1}
    # Items not put left: 0 + 1 + 2 + 2 + 3 + 4; the open one counts for nobody.
    assert found["test/sort"].mistakes == {"hedge_dropped": 12}
    # Item four was missed by all but Ann, three by all but Ann and Ben.
    wrong = [(one.text, one.students) for one in found["test/sort"].wrong]
    assert wrong[:2] == [("Item four → Right", 5), ("Item three → Right", 4)]


def test_the_gradebook_has_the_points_of_marked_exercises(six, tmp_path):
    write_report(six, tmp_path / "out")
    text = (tmp_path / "out/gradebook.csv").read_text(encoding="utf-8-sig")
    rows = {row["student"]: row for row in csv.DictReader(text.splitlines())}
    # Four exercises carry marks, `code` among them, which nobody answered: 3 of 4,
    # 1.75 of 4. Dee's best are 1, 0.5 and 1, her first 0, 0.5 and 1.
    assert [rows[n]["points"] for n in ("Ann", "Ben", "Dee")] == ["3.0", "1.75", "2.5"]
    assert [rows[n]["percent"] for n in ("Ann", "Ben", "Dee")] == [
        "75.0",
        "43.8",
        "62.5",
    ]
    assert rows["Dee"]["percent_first_answers"] == "37.5"
    assert rows["Eve"]["test/pick"] == "0.0"
    assert rows["Ann"]["test/code"] == ""
    assert {row["points_possible"] for row in rows.values()} == {"4"}


def test_the_open_item_divides_the_class_and_carries_no_mark(six):
    from exercises.classroom.overview import disagreements

    asked = {one.asked: one for one in disagreements(six.students, six.records)}
    assert asked["The open item"].counts == {"Left": 3, "Right": 3}
    # Nine of fifteen pairs differ.
    assert asked["The open item"].differing == pytest.approx(9 / 15)
    scores = {one.name: one.handin.given["test/sort"].first for one in six.students}
    assert scores["Ann"].score == 1
    assert "open" not in {part for part, *_ in scores["Fay"].wrong}


MET = ["dh_steps_drills_all_members"]
CODED = {
    "Ann": (("met", MET), ("contested", ["tt_p4_charter_not_directed"])),
    "Ben": (("met", ["tt_p2_charter_adopted"]), ("not_met", [])),
    "Fay": (("partly", MET), ("not_met", [])),
}


@pytest.fixture
def three_coders(bank, folder, report_on):
    """Return the report on three who coded two cells, the second of them contested."""
    for name, (first, second) in CODED.items():
        pairs = (("military_collaboration", first), ("third_party", second))
        response = {n: {"value": v, "evidence": e} for n, (v, e) in pairs}
        hand_in(folder, name, {"test/code": entry("code", response)}, number=name)
    return report_on(folder, bank)


def test_agreement_is_that_reckoned_by_hand(three_coders):
    found = codings_of(three_coders.students, three_coders.records)
    # Values: met met partly; contested not_met not_met. Of three pairs on each cell one
    # agrees. Alpha: each cell has 9 - (4 + 1) = 4 unlike pairs, over 3 - 1, together 4;
    # of six values, 2 met, 1 partly, 1 contested, 2 not met, 36 - 10 = 26 are unlike;
    # 1 - 4 * 5 / 26.
    ((name, agreed), (_, alone)) = of_class(three_coders.records, found)
    assert name == ""
    assert agreed == alone
    assert (agreed.cells, agreed.raw) == (2, pytest.approx(1 / 3))
    assert agreed.alpha == pytest.approx(1 - 20 / 26)
    # Ann and Ben agree on one of two; by chance only ‘met’, 1/4: (1/2 - 1/4) / (3/4).
    # Alpha: 2 unlike over 10 that could be, times 3: 1 - 6/10.
    first = pairs(found)[0]
    assert (first.raw, first.kappa) == (0.5, pytest.approx(1 / 3))
    assert first.alpha == pytest.approx(0.4)


def test_a_contested_cell_has_no_mark_even_where_its_evidence_fails(three_coders):
    scores = {
        one.name: one.handin.given["test/code"].best.score
        for one in three_coders.students
    }
    # Ann's and Fay's evidence speaks for the first cell; Ben's is beside the point.
    # Ben and Fay name no evidence for the second, which is contested: no mark.
    assert scores == {"Ann": 1.0, "Ben": 0.0, "Fay": 1.0}


def test_the_authors_stand_beside_the_class_as_cells_only(three_coders, tmp_path):
    found = cells(three_coders.records, three_coders.codings)
    by_name = {one.criterion: one for one in found}
    assert by_name["third_party"].values["not_met"] == 2
    assert by_name["third_party"].others == {
        "course": "contested",
        "de_haas": "not_met",
        "tugsbilguun": "not_met",
    }
    assert "de_haas" not in by_name["military_collaboration"].others
    write_report(three_coders, tmp_path / "out")
    text = (tmp_path / "out/agreement.csv").read_text(encoding="utf-8-sig")
    rows = list(csv.DictReader(text.splitlines()))
    assert [row["row"] for row in rows] == ["cell"] * 2 + ["class"] * 2 + ["pair"] * 3
    for row in rows[:2]:
        assert not (row["raw"] or row["kappa"] or row["alpha"] or row["coder"])
    coders = {row["coder"] for row in rows} | {row["other_coder"] for row in rows}
    assert coders == {"", "Ann", "Ben", "Fay"}


def test_agreement_that_is_undefined_is_said_to_be(bank, folder, report_on, tmp_path):
    response = {
        name: {"value": "met", "evidence": MET}
        for name in ("military_collaboration", "third_party")
    }
    for name in ("Ann", "Ben"):
        hand_in(folder, name, {"test/code": entry("code", response)}, number=name)
    report = report_on(folder, bank)
    write_report(report, tmp_path / "out")
    text = (tmp_path / "out/agreement.csv").read_text(encoding="utf-8-sig")
    *_, pair = csv.DictReader(text.splitlines())
    assert (pair["raw"], pair["kappa"], pair["alpha"]) == ("1.0", "", "")
    assert "only one value was used" in pair["undefined"]


def test_a_first_guess_is_set_against_the_last(folder, report_on):
    from exercises.classroom.overview import guesses

    start, end = "first_verdict/make_a_guess", "first_verdict/decide_at_the_end"
    names = ("security_organisation", "military_alliance", "becoming_one")
    for name, before, after in (
        ("Ann", "yes", "no"),
        ("Ben", "yes", "yes"),
        ("Cem", "no", None),
    ):
        answers = {start: entry("sort", _all(before))}
        if after:
            answers[end] = entry("sort", _all(after))
        hand_in(folder, name, answers, number=name)
    report = report_on(folder)
    found = guesses(report.students, report.records)
    assert len(found) == len(names) + 1
    # Three judged at the start, two at the end; of the two who did both, one changed.
    assert found[0].before["Yes"] == 2
    assert found[0].before["No"] == 1
    assert sum(found[0].after.values()) == 2
    assert (found[0].changed, found[0].both) == (1, 2)
    assert start not in report.marked


def _all(answer):
    names = ("security_organisation", "military_alliance", "becoming_one")
    return dict.fromkeys((*names, "could_become_one"), answer)
