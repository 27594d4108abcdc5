"""Explorers: what is chosen is what the tables show, and nobody can choose nothing."""

import re

import pytest

from exercises import (
    explore_definitions,
    explore_events,
    explore_evidence,
    explore_interests,
    explore_memberships,
)
from exercises.explore.base import ANY, StaticExplorer
from exercises.settings import STATIC
from exercises.tables import rows, split

EXPLORERS = {
    explore_definitions: {"concept", "case", "doubt"},
    explore_events: {"article", "actor", "lane", "year"},
    explore_evidence: {"case", "criterion", "source", "voice", "speaker"},
    explore_memberships: {"year", "organisation", "state"},
    explore_interests: {"article", "state", "kind", "direction"},
}


def titles(explorer, table=0):
    """Return the row titles of one of the tables on view."""
    html = explorer.view.value.split("<table")[table + 1]
    return re.findall(r'role="rowheader">(.*?)</th>', html)


@pytest.fixture(params=EXPLORERS, ids=lambda make: make.__name__)
def make(request):
    return request.param


def test_an_explorer_has_a_menu_for_each_choice_and_each_menu_a_name(make):
    explorer = make()
    for name in EXPLORERS[make]:
        assert getattr(explorer, name).description
    assert len(explorer.children) == len(EXPLORERS[make]) + 1
    assert explorer.children[-1] is explorer.view


def test_each_value_that_a_menu_offers_shows_a_table_with_rows(make):
    explorer = make()
    for name in EXPLORERS[make]:
        menu = getattr(explorer, name)
        for _, value in list(menu.options)[:6]:
            menu.value = value
            assert menu.value == value
            assert titles(explorer)


def test_the_forms_of_an_explorer_are_those_of_the_book(make, monkeypatch):
    live = make()._repr_mimebundle_()[0]
    monkeypatch.setenv(STATIC, "1")
    static = make()
    assert isinstance(static, StaticExplorer)
    forms = static._repr_mimebundle_()
    assert set(forms) == {"text/html", "text/markdown", "text/plain"}
    assert forms == {form: live[form] for form in forms}
    assert "<caption>" in forms["text/html"]


def test_a_live_explorer_shows_first_what_the_book_shows(make):
    explorer = make()
    assert explorer._repr_mimebundle_()[0]["text/html"] in explorer.view.value


def test_events_are_chosen_by_actor_lane_year_and_article():
    explorer = explore_events()
    explorer.year.value = ANY
    assert len(titles(explorer)) == len(rows("events"))
    explorer.actor.value = "csto"
    own = [row for row in rows("events") if "csto" in split(row["actors"])]
    assert len(titles(explorer)) == len(own)
    explorer.lane.value = "between"
    explorer.year.value = "2007"
    explorer.article.value = "de_haas"
    assert titles(explorer)[-1] == "4 December 2007"
    assert "Secretariats of SCO and CSTO signed" in explorer.view.value


def test_a_choice_that_no_longer_fits_gives_way_to_all():
    explorer = explore_events()
    explorer.year.value = "1999"
    explorer.article.value = "de_haas"
    explorer.actor.value = "UZ"
    assert explorer.year.value == "1999"  # de Haas on Uzbekistan and the treaty of 1992
    explorer.actor.value = "marcel_de_haas"
    assert explorer.year.value == ANY
    assert titles(explorer) == ["November 2007"]


def test_evidence_is_chosen_by_case_criterion_source_and_voice():
    explorer = explore_evidence()
    explorer.case.value, explorer.criterion.value = "sco", "third_party"
    explorer.source.value, explorer.voice.value = "dehaas2008", "author"
    shown = {
        row["statement"]
        for row in rows("evidence")
        if (row["source"], row["voice"]) == ("dehaas2008", "author")
    }
    assert "de Haas" in explorer.view.value and "Tugsbilguun" not in explorer.view.value
    assert {one.replace("&#x27;", "'") for one in titles(explorer)} <= shown


def test_a_speaker_is_offered_where_he_says_something():
    explorer = explore_evidence()
    explorer.case.value, explorer.criterion.value = "sco", "third_party"
    speakers = dict(explorer.speaker.options)
    explorer.speaker.value = speakers["Peter Brookes"]
    assert "Peter Brookes" in explorer.view.value
    explorer.case.value = "nato"
    assert explorer.speaker.value == ANY


def test_memberships_are_those_of_the_year():
    explorer = explore_memberships()
    explorer.year.value = "1999"
    assert "SCO" not in titles(explorer)
    explorer.organisation.value = "cst"
    assert "member until 1999: Azerbaijan, Georgia, Uzbekistan" in explorer.view.value
    explorer.year.value = "2003"
    assert explorer.organisation.value == ANY  # the treaty has become the CSTO
    explorer.organisation.value = "csto"
    assert "Uzbekistan" not in dict(explorer.state.options)
    explorer.year.value = "2006"
    explorer.state.value = "UZ"
    assert "announced June 2006" in explorer.view.value


def test_interests_are_chosen_by_state_kind_and_direction():
    explorer = explore_interests()
    explorer.state.value, explorer.direction.value = "RU", "divides"
    explorer.kind.value = "security"
    own = [
        row
        for row in rows("interests")
        if (row["state"], row["kind"], row["direction"])
        == ("RU", "security", "divides")
    ]
    assert len(titles(explorer, table=1)) == len(own)
    explorer.state.value = "MN"
    assert explorer.kind.value == ANY and explorer.direction.value == "divides"
