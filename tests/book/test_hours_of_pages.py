"""The minutes in the line under a title agree with the page as it is built."""

import pytest
from bs4 import BeautifulSoup

from exercises.hours import ROUTES, work_on
from exercises.records import load_record
from exercises.toc import pages
from tests.test_hours import CHAPTERS

WORDS_A_MINUTE = 165
TOLERANCE = 3
# Pages whose minutes are those of work with texts that the reader finds.
PROJECTS = ("book/workshop/bring_your_own_case",)
# What stands in a page and is not read as running text.
ASIDE = ".ex, .ex-panel, .headerlink, figure, script, style, details"
LATER = ("Read on", "Questions for")


def minutes_of_reading(html):
    """Return the minutes that the prose of a built page takes."""
    article = BeautifulSoup(html, "html.parser").select_one("article.bd-article")
    for part in article.select(ASIDE):
        part.decompose()
    for heading in article.find_all("h2"):
        if heading.get_text().startswith(LATER):
            (heading.find_parent("section") or heading).decompose()
    return len(article.get_text(" ").split()) / WORDS_A_MINUTE


def minutes_of_exercises(page, route):
    """Return the minutes of a page's own exercises on a route."""
    until = ROUTES.index(route)
    own = [name for name in page.exercises if name.startswith(f"{page.path.stem}/")]
    found = map(load_record, own)
    return sum(one.minutes for one in found if ROUTES.index(one.route) <= until)


@pytest.mark.parametrize(
    "page", [p for p in pages() if p.name.startswith(CHAPTERS)], ids=lambda p: p.name
)
def test_the_minutes_of_a_chapter_are_those_of_its_text_and_exercises(site, page):
    if page.name in PROJECTS:
        pytest.skip("its minutes are those of a project")
    html = (site / f"{page.name}.html").read_text(encoding="utf-8")
    work, reading = work_on(page), minutes_of_reading(html)
    for route in ROUTES[ROUTES.index(work.route) :]:
        found = reading + minutes_of_exercises(page, route)
        assert work.minutes(route) == pytest.approx(found, abs=TOLERANCE), route
