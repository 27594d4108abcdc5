"""What the student PDF must and must not hold."""

import re

import pytest
from pypdf import PdfReader

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
