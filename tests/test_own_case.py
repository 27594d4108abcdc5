"""A case of the reader's own in Python: built up, kept, compared, written up."""

import json

import pytest

from exercises.case_file import CaseError, read_case
from exercises.case_forms import PARTS, case_material, show_case
from exercises.case_memo import memo_markdown
from exercises.catalogue import UnknownName
from exercises.own_case import EXAMPLES, example_case, load_case, new_case

from .own_cases import HEAD, MARKUP, broken_files, random_case

FACT = {
    "statement": "The parties may consult.",
    **{"source": "A treaty (invented)", "place": "Article 4", "speaker": "the treaty"},
    **{"nature": "text", "unit": "organisation"},
}


@pytest.fixture
def case():
    """A case with one definition and one piece of evidence."""
    made = new_case("A tie", unit="organisation", as_of="1951", coder="Ann", alone=True)
    made.choose("dingman")
    made.add_evidence(**FACT)
    return made


def code_all(case, value="met"):
    for row in case.cells().body:
        case.code(row[0], value, ["e1"], "The text says so.")


def test_a_case_is_built_saved_and_loaded_again(case, tmp_path):
    code_all(case)
    path = case.save(tmp_path / "case.json")
    again = load_case(path)
    assert {**again.data} == {**again.data, **case.data}
    assert read_case(path.read_text("utf-8"))["course"] == "sco-alliance"
    assert again.verdicts().body[0][1] == "yes, the definition is met."
    assert [one.name for one in tmp_path.iterdir()] == ["case.json"]


def test_a_verdict_follows_the_values_and_the_rule_for_doubt(case):
    code_all(case)
    case.code("specified_term:text", "contested", ["e1"], "Two voices.")
    assert case.verdicts().body[0][1].startswith("open")
    assert "Weigh" in case.verdicts().body[0][3]
    assert case.verdicts("strict").body[0][1].startswith("no,")
    assert case.verdicts("lenient").body[0][1].startswith("yes,")
    case.code("specified_term:text", "")
    told = case.verdicts().body[0][1]
    assert told == "No verdict yet: ‘specified term’ has no value."


def test_a_borderline_case_and_one_that_fails_by_one_criterion(case):
    code_all(case)
    case.code("specified_term:text", "partly", ["e1"], "A shortest period.")
    assert case.verdicts().body[0][1].startswith("borderline")
    case.code("specified_term:text", "not_met", ["e1"], "Indefinitely.")
    verdict, settled = case.verdicts().body[0][1:3]
    assert verdict.startswith("no,") and settled == "‘specified term’ alone."


def test_the_same_criterion_from_text_and_from_practice_is_coded_twice(case):
    case.choose("snyder_alliance", "modelski")
    cells = [row[0] for row in case.cells().body]
    assert {"third_party:text", "third_party:either"} <= set(cells)


def test_warnings_name_the_cell_and_stop_nobody(case):
    case.choose("snyder_alliance")
    case.add_evidence(**FACT | {"unit": "pair", "nature": "practice", "place": ""})
    case.code("third_party:text", "met", ["e2"], "They act.")
    case.code("use_of_force:text", "not_met")
    case.code("specified_circumstances:text", "met", ["e1"], "Named.")
    told = " ".join(" ".join(row) for row in case.warnings().body)
    for words in (
        *("E2: source or place is missing", "rests on no evidence", "no reason yet"),
        *("of the other kind alone", "of a pair", "do not fit together"),
    ):
        assert words in told


@pytest.mark.parametrize(
    ("act", "error", "words"),
    [
        (lambda case: case.code("third_party:text", "met"), UnknownName, "no cell"),
        (lambda case: case.code("specified_term:text", "yes"), CaseError, "no value"),
        (
            lambda case: case.code("specified_term:text", "met", ["e7"]),
            CaseError,
            "evidence that the case holds",
        ),
        (lambda case: case.choose("dingmann"), UnknownName, "did you mean dingman"),
        (lambda case: case.choose("dingman", "dingman"), CaseError, "different"),
        (lambda case: case.choose("modern"), CaseError, "of the concept"),
        (lambda case: case.write("summary", ""), UnknownName, "no section"),
        (
            lambda case: case.add_evidence(**FACT | {"unit": "two"}),
            CaseError,
            "several_members",
        ),
        (lambda case: case.comparison(), CaseError, "nothing to compare"),
        (lambda _: example_case("lantern"), UnknownName, "did you mean"),
        (lambda _: show_case("codes"), UnknownName, "codings"),
    ],
)
def test_what_cannot_be_is_refused_with_words_and_changes_nothing(
    act, error, words, case
):
    before = json.dumps(case.data)
    with pytest.raises(error, match=words):
        act(case)
    assert json.dumps(case.data) == before


def test_bad_files_are_refused_and_say_what_was_expected(tmp_path):
    path = tmp_path / "case.json"
    for text in broken_files():
        path.write_text(text, encoding="utf-8")
        with pytest.raises(CaseError, match="This file"):
            load_case(path)
    for raw in (b"\xff\xfe", b" " * 5_000_001):
        path.write_bytes(raw)
        with pytest.raises(CaseError, match="This file"):
            load_case(path)
    answers = json.dumps({"format": 1, "course": "sco-alliance", "answers": {}})
    path.write_text(answers)
    with pytest.raises(CaseError, match="no case of this course"):
        load_case(path)


def test_an_unsound_case_is_not_written(case, tmp_path):
    case.data = case.data | {"alone": "yes"}
    with pytest.raises(CaseError, match="cannot be saved"):
        case.save(tmp_path / "case.json")
    assert list(tmp_path.iterdir()) == []


def test_half_a_character_survives_the_file(case, tmp_path):
    case.write("question", "half of \ud83d")
    assert load_case(case.save(tmp_path / "a.json")).data["memo"] == case.data["memo"]
    case.memo().save(tmp_path / "memo.md")


def test_coders_are_compared_by_what_they_had_coded_before():
    ann, ben = example_case("lantern_accord"), example_case("lantern_accord_ben")
    fresh = ann.without_codings("Ann", alone=True)
    for cell, value in ann.data["alone_codings"].items():
        fresh.code(cell, value)
    fresh.compare_with(ben)
    assert [row[0] for row in fresh.comparison().body] == [
        row[0] for row in ann.comparison().body
    ]
    numbers = fresh.agreement().body
    assert numbers[1] == ("Raw agreement: 0.73 (n = 11).",)
    fresh.code("use_of_force:text", "met")
    assert fresh.agreement().body == numbers
    # Ben, who loads Ann's file after she has decided again, gets her first values.
    ben.compare_with(fresh)
    mates = ben.data["classmate"]["codings"]
    assert mates["use_of_force:text"]["value"] == "partly"


def test_no_coefficient_unless_both_coded_alone():
    ann, ben = example_case("lantern_accord"), example_case("lantern_accord_ben")
    ben.data = ben.data | {"alone": False}
    ann.compare_with(ben)
    told = [row[0] for row in ann.agreement().body]
    assert len(told) == 2 and "Ben did not say so" in told[1]
    ann.data = ann.data | {"alone": None}
    assert "neither of you" in ann.agreement().body[1][0]
    assert "kappa" not in memo_markdown(ann.data)


def test_the_memo_holds_the_case_and_nothing_of_it_is_markup():
    ann = example_case("lantern_accord")
    text = ann.memo().markdown
    for words in (
        *("# Lantern Accord", "## 7. What is not known", "| E6 |", "(coded alone:"),
        *("They differ on 3", "Verdict: borderline", "However doubt counts"),
    ):
        assert words in text
    ann.write("question", MARKUP)
    ann.data["evidence"][0]["statement"] = MARKUP
    forms = ann.memo()._repr_mimebundle_()
    assert "<img" not in forms["text/html"]
    assert "<img" not in forms["text/markdown"].replace("\\<img", "")
    for line in ann.memo().markdown.splitlines():
        if line.startswith("|"):
            assert line.replace("\\|", "").count("|") == 6


@pytest.mark.parametrize("path", sorted(EXAMPLES.glob("*.json")), ids=lambda p: p.stem)
def test_the_worked_examples_are_sound_and_leave_nothing_to_look_at(path):
    case = load_case(path)
    found = [row for row in case.warnings().body if path.stem != "lantern_accord_ben"]
    assert found == []
    assert all(row[3] for row in case.record().body)


def test_the_real_example_gives_three_verdicts_from_one_text():
    verdicts = [
        row[1].split(",")[0] for row in example_case("rio_treaty").verdicts().body
    ]
    assert verdicts == ["borderline", "no", "yes"]


def test_every_part_has_a_worksheet_without_a_button_and_with_room():
    for name in PARTS:
        forms = show_case(name)._repr_mimebundle_()
        assert f'data-case-part="{name}"' in forms["text/html"]
        assert "<button" not in forms["text/html"]
        assert forms["text/plain"] and forms["text/markdown"]
        if name != "keep":
            assert forms["text/markdown"].count("&nbsp;") >= 6


def test_the_page_gets_only_definitions_with_a_yes_or_no():
    material = case_material()
    assert {one["concept"] for one in material["definitions"]} == {
        one["id"] for one in material["concepts"]
    }
    assert all(one["readings"] for one in material["definitions"])


def test_a_random_case_is_sound():
    for seed in range(50):
        data = random_case(seed)
        assert read_case(json.dumps(data)) == data
        assert data["format"] == HEAD["format"]


def test_nothing_is_compared_before_a_value_is_given():
    ben = example_case("lantern_accord_ben")
    fresh = ben.without_codings("Ann", alone=True)
    with pytest.raises(CaseError, match="code first"):
        fresh.compare_with(ben)
    assert fresh.data["classmate"] is None and fresh.data["alone_codings"] is None


def test_a_file_that_is_not_there_is_told_in_words():
    with pytest.raises(CaseError, match="There is no file"):
        load_case("case-….json")


def test_a_treaty_not_in_force_is_not_called_in_force():
    memo = memo_markdown(example_case("lantern_accord").data)
    assert "In force:" not in memo
    assert "Treaty or agreement: Protocol of 9 June 2019" in memo
