"""What the student PDF must and must not hold."""

import re

import pytest
from pypdf import PdfReader

from exercises.records import load_record, record_names

REPR = re.compile(r"<exercises\.|\bobject at 0x|\bWidget\(|<Figure size")


@pytest.fixture(scope="module")
def words(pdf) -> str:
    """Return the text of all pages, with single spaces."""
    return " ".join(
        " ".join(page.extract_text() for page in PdfReader(pdf).pages).split()
    )


def test_the_pdf_has_worksheets_in_place_of_controls(words):
    assert "☐" in words


def test_the_pdf_shows_no_python_object(words):
    assert not REPR.findall(words)


def test_every_page_of_the_toc_is_in_the_pdf(words):
    for title in ("About this course", "Glossary", "Bibliography"):
        assert title in words


def test_the_list_of_sources_stands_in_its_chapter(words):
    found = squeezed(words)
    marks = ("BibliographyThislistholds", "[Snyder1997]", "[Zhao2007]")
    places = [found.rindex(one) for one in (*marks, "Whatthiscoursedoesnotshow")]
    assert places == sorted(places)


def squeezed(text):
    """A text without spaces and hyphens, which a PDF breaks lines with."""
    return re.sub(r"[\s\u00ad-]", "", text)


@pytest.mark.parametrize("name", record_names())
def test_a_worksheet_is_there_without_its_key(name, words):
    record, found = load_record(name), squeezed(words)
    assert squeezed(record.title) in found
    told = list(feedback(record.key))
    assert told or record.kind in ("build", "code", "verdict", "write")
    for text in told:
        assert squeezed(text)[:60] not in found, text
    for hint in record.hints:
        assert squeezed(hint)[:60] not in found, hint


def feedback(key):
    """Every text that only who has answered may read."""
    if isinstance(key, dict):
        for name, value in key.items():
            if name in ("text", "missed", "model") and value and isinstance(value, str):
                yield value
            yield from feedback(value)
