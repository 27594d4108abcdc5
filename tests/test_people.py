"""The tables of people and institutions say what the ledger and the articles say."""

import pytest

from exercises import organisation_table, people_table
from exercises.tables import index, rows, split

ENDS = ("first", "last")

# Looked up by hand in the articles.
PEOPLE = {
    "Richard Weitz": (
        "",
        "",
        "de Haas, Background, fn 6; Tugsbilguun, Part IV",
        "analyst (Tugsbilguun)",
    ),
    "Emomali Rahmon": (
        "Rahmonov",
        "head of state of Tajikistan (1997)",
        "Tugsbilguun, Part II",
        "named only",
    ),
    "Yuri Baluyevsky": (
        "",
        "Chief of the Russian General Staff (November 2006)",
        "de Haas, CSTO and SCO",
        "named only",
    ),
    "John J. Tkacik, Jr.": (
        "",
        "US analyst (2008)",
        "Tugsbilguun, Introduction",
        "analyst (Tugsbilguun), with Ariel Cohen",
    ),
    "Vladimir Akimov": (  # quoted in a note from the work of another
        "",
        "",
        "Tugsbilguun, Part II, fn 48",
        "analyst (Tugsbilguun)",
    ),
}


@pytest.mark.parametrize("name", PEOPLE)
def test_a_person_stands_there_as_in_the_articles(name):
    found = {row[0]: tuple(row[1:]) for row in people_table().body}
    assert found[name] == PEOPLE[name]


def test_whoever_is_only_cited_in_a_note_is_said_to_be():
    found = {row[0]: tuple(row[3:]) for row in people_table().body}
    where = "Tugsbilguun, Part III.3, fn 128"
    assert found["Olga Oliker"] == (where, "cited only")
    assert found["Hamid Karzai"][1] == "named only"
    assert "Douglas M. Gibler" not in found  # a work that the course cites


def test_everybody_whom_an_article_lets_speak_is_in_the_table():
    people, named = index("people"), {row[0] for row in people_table().body}
    for row in rows("evidence"):
        if row["section"] and row["speaker"] in people:
            assert people[row["speaker"]]["name"] in named, row["id"]


def test_an_institution_stands_there_as_in_the_articles():
    found = {row[0]: tuple(row[1:3]) for row in organisation_table().body}
    assert found["Taliban"] == (
        "armed movement",
        "de Haas, CSTO: Central Asia; Tugsbilguun, Part II",
    )
    assert found["ANZUS"] == ("military alliance", "Tugsbilguun, Part IV")
    assert found["Stockholm International Peace Research Institute"][1] == (
        "de Haas, Background; Tugsbilguun, Introduction, fn 11"
    )
    assert "Senate of Australia" not in found  # only in the course's own sources


def test_a_place_is_a_section_and_one_of_its_footnotes():
    sections = index("sections")
    for name in ("people", "organisations"):
        for row in rows(name):
            for one in split(row["first_named"]):
                section, _, note = one.partition(":")
                if note:
                    ends = [sections[section][f"{end}_footnote"] for end in ENDS]
                    assert int(ends[0]) <= int(note) <= int(ends[1]), row["id"]


def test_the_articles_of_a_person_are_those_of_the_places():
    for row in rows("people"):
        articles = [one.partition("/")[0] for one in split(row["first_named"])]
        assert articles == split(row["article"]), row["id"]


def test_an_office_has_a_date_and_a_date_an_office():
    for row in rows("people"):
        if row["article"]:
            assert bool(row["office"]) == bool(row["as_of"]), row["id"]
