"""The page of the class report: readable by anybody, on any screen and on paper."""

import pytest

from exercises.classroom.command import write_report
from exercises.classroom.report import make_report, setting
from tests.bench.class_of import write_class
from tests.browser.test_access import violations

SIZES = [(1280, "light"), (1280, "dark"), (320, "light"), (320, "dark")]


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    """Return the folder of a report on twelve students, with two files set aside."""
    folder = tmp_path_factory.mktemp("class")
    answers = write_class(folder / "answers", 12)
    (answers / "<b>damaged.json").write_bytes(b"{")
    (answers / "essay.docx").write_bytes(b"PK")
    write_report(make_report(answers, setting(), processes=1), folder / "out")
    return folder / "out"


@pytest.mark.parametrize(("width", "scheme"), SIZES)
def test_axe_finds_nothing_in_the_report(made, visit, width, scheme):
    reader = visit(made.as_uri(), width, scheme)
    page = reader.open("report")
    assert violations(page) == []
    for summary in page.locator("summary").all():
        summary.click()
    assert violations(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert not (reader.errors or reader.foreign)


def test_every_section_is_there_and_linked(made, visit):
    page = visit(made.as_uri()).open("report")
    titles = page.locator("h2").all_inner_texts()
    assert len(titles) == 8
    assert page.locator("nav a").all_inner_texts() == titles
    for link in page.locator("nav a").all():
        assert page.locator(link.get_attribute("href")).count() == 1
    # Each part of a bar is told in words as well.
    for one in page.locator(".stack").all():
        parts = one.locator("span").all_inner_texts()
        words = one.locator("+ .legend b").all_inner_texts()
        assert parts == words


def test_the_report_prints_on_white_paper_within_its_margins(made, visit):
    page = visit(made.as_uri(), 1280, "dark").open("report")
    page.emulate_media(media="print", color_scheme="dark")
    # The width that A4 leaves between the margins of the page, at 96 to the inch.
    page.set_viewport_size({"width": 672, "height": 1000})
    ground = page.evaluate("getComputedStyle(document.body).backgroundColor")
    assert ground == "rgb(255, 255, 255)"
    assert page.evaluate("document.documentElement.scrollWidth") <= 672
    assert page.pdf(prefer_css_page_size=True).startswith(b"%PDF")
