"""The codebook and the coverage are made from the tables themselves."""

import pytest

from exercises import (
    column_list,
    criterion_list,
    evidence_table,
    load,
    table_list,
)
from exercises.__main__ import main
from exercises.check import find_unmet
from exercises.coverage import coverage_table, unused, used_statements, write_page
from exercises.tables import describe, names, rows
from exercises.toc import pages


def test_the_codebook_lists_every_table_and_its_rows():
    listed = {name: int(count) for name, _, count in table_list().body}
    assert listed == {name: len(load(name)) for name in names()}


def test_the_codebook_describes_every_column():
    for name in names():
        fields = [field["name"] for field in describe(name)["schema"]["fields"]]
        assert [column for column, *_ in column_list(name).body] == fields


def test_every_criterion_has_its_rules_and_two_cases():
    for _, question, rules, cases in criterion_list().body:
        assert question.endswith("?")
        assert "Met if" in rules
        assert "Not met if" in rules
        assert "Near miss" in cases


def test_a_statement_is_used_or_unused_and_never_both():
    used = frozenset().union(*used_statements().values())
    for weight in ("must", "should", "may"):
        assert not used & {row["id"] for row in unused(weight)}


def test_the_coverage_counts_every_statement_of_an_article():
    counted = sum(int(row[1]) for row in coverage_table().body)
    assert counted == load("evidence")["section"].notna().sum()


def test_the_coverage_page_names_what_waits(tmp_path):
    text = write_page(tmp_path / "coverage.md").read_text(encoding="utf-8")
    for row in unused("must"):
        assert row["id"] in text


@pytest.mark.parametrize("article", ["de_haas", "tugsbilguun"])
def test_every_section_has_its_chapter_in_the_book(article):
    chapters = {page.name for page in pages()}
    sections = [row for row in rows("sections") if row["article"] == article]
    assert len(sections) > 10
    for row in sections:
        assert f"book/{row['chapter']}" in chapters, row["id"]


def test_every_statement_that_students_must_meet_is_used():
    assert len([r for r in rows("evidence") if r["weight"] == "must"]) > 100
    assert find_unmet() == []


def test_an_unused_must_is_an_error(monkeypatch, capsys):
    row = next(r for r in rows("evidence") if r["weight"] == "must")
    monkeypatch.setattr("exercises.coverage.unused", lambda _: [row])
    assert main(["data", "check"]) == 1
    assert (
        f"error: evidence.csv: {row['id']}: of weight 'must'" in capsys.readouterr().err
    )


def test_two_hedges_of_a_sentence_are_two_quotations():
    table = evidence_table("dh_the_west_watch_and_cooperate", caption="One")
    assert table.body[0][2] == "‘might’; ‘possibly’"


def test_no_statement_has_straight_quotation_marks():
    for name in ("evidence", "interests", "claims", "forecasts", "source_notes"):
        for row in load(name).fillna("").itertuples():
            assert not [cell for cell in row if '"' in str(cell)], row.id


def test_the_author_who_reports_is_not_taken_for_an_official():
    article_authors = {"marcel_de_haas": "dehaas2008"}
    article_authors |= {"tugsbilguun_tumorkhuleg": "tugsbilguun2009"}
    for row in load("evidence").itertuples():
        if article_authors.get(row.speaker) == row.source:
            assert row.voice == "author", row.id
