"""The claims of both articles beside each other, checked by hand."""

import pytest

from exercises import claim_grid, claim_pairs, claims_on, load, stance_table
from exercises.catalogue import UnknownName
from exercises.claims import can_clash
from exercises.tables import index, rows


def test_both_authors_speak_on_three_questions_only():
    both = {row[0] for row in claim_grid().body if row[-1] == "yes"}
    assert both == {
        "trend, mature security organisation",
        "prospect, mature security organisation",
        "prospect, modern military bloc",
    }


def test_the_grid_counts_every_claim_that_answers_a_question():
    counted = sum(int(cell) for row in claim_grid().body for cell in row[1:3])
    assert counted == sum(row["answers"] != "other" for row in rows("claims"))


def test_claims_on_another_matter_are_not_said_to_meet(monkeypatch):
    pair = [dict(row) for row in rows("claims")[:2]]
    for row, article in zip(pair, ("de_haas", "tugsbilguun"), strict=True):
        row.update(article=article, answers="kind", concept="none")
    monkeypatch.setattr("exercises.claims.rows", lambda name: pair * (name == "claims"))
    assert claim_grid().body == [("kind, none of these", "1", "1", "no")]


@pytest.mark.parametrize(
    ("field", "value", "expected"),
    [
        ("answers", "kind", "no"),
        ("concept", "alliance", "no"),
        ("date", "2003", "if nothing changed between the dates"),
        ("date", "2008", "yes"),
    ],
)
def test_two_claims_can_clash_on_one_question_concept_and_date(field, value, expected):
    one = dict(index("claims")["dh_no_longer_excluded"])
    assert can_clash(one, one | {field: value}) == expected


def test_the_stances_add_up_to_all_claims():
    body = stance_table().body
    assert sum(int(cell) for row in body for cell in row[1:]) == len(load("claims"))


def test_an_unknown_question_or_claim_is_named():
    with pytest.raises(ValueError, match="no question 'kinds'"):
        claims_on("kinds", "alliance")
    with pytest.raises(UnknownName, match="did you mean tt_never_could_be"):
        claim_pairs(("dh_no_longer_excluded", "tt_never_could"))


def test_every_voice_of_an_analyst_or_official_has_an_uptake():
    quoted = {
        row["id"]
        for row in rows("evidence")
        if row["section"]
        and row["section"] != "tugsbilguun/part_1"
        and row["voice"] in ("analyst", "official")
    }
    assert quoted == {row["evidence"] for row in rows("uptakes")}
