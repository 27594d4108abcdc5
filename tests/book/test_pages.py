"""What every page of the built book must and must not hold."""

import gzip
import json
import re

import pytest
from bs4 import BeautifulSoup

from exercises import build
from exercises.records import load_record
from exercises.sphinx_ext import foreign_loads
from exercises.toc import pages
from tests.browser.actions import CHAPTERS, LAB, LABS, MORE

# Written by MyST-NB if a widget reaches a page: its state holds the exercise's key.
WIDGET_TRACES = ("widget-state", "_esm")
CSS_LOAD = re.compile(r"""(?:url\(\s*["']?|@import\s+["'])((?:https?:)?//[^"')]+)""")

FOREIGN = [
    '<script src="https://cdn.example/x.js"></script>',
    '<script async src="//cdn.example/x.js"></script>',
    '<link rel="stylesheet" href="http://cdn.example/x.css" />',
    '<img alt="" src="https://cdn.example/x.png">',
]
OWN = [
    '<a href="https://doi.org/10.5787/36-1-42">article</a>',
    '<script src="../_static/player.js"></script>',
    '<link rel="canonical" href="https://course.example/page.html" />',
]


def texts(site, *suffixes):
    """Return path and text of every file with one of the suffixes."""
    paths = [path for path in site.rglob("*") if path.suffix in suffixes]
    # The theme leaves two of its templates among the static files.
    paths = [path for path in paths if not path.name.endswith("webpack-macros.html")]
    assert paths
    return [(path, path.read_text(encoding="utf-8")) for path in paths]


def test_no_page_or_source_holds_the_state_of_a_widget(site):
    found = [
        (path, trace)
        for path, text in texts(site, ".html", ".txt", ".ipynb", ".md")
        for trace in WIDGET_TRACES
        if trace in text
    ]
    assert not found


def test_no_page_loads_anything_from_another_host(site):
    pages = texts(site, ".html")
    assert not [
        (path, list(foreign_loads(text)))
        for path, text in pages
        if list(foreign_loads(text))
    ]


def test_no_style_sheet_loads_anything_from_another_host(site):
    sheets = texts(site, ".css")
    assert not [
        (path, CSS_LOAD.findall(text))
        for path, text in sheets
        if CSS_LOAD.findall(text)
    ]


@pytest.mark.parametrize("html", FOREIGN)
def test_a_load_from_another_host_is_seen(html):
    assert list(foreign_loads(html))


@pytest.mark.parametrize("html", OWN)
def test_a_link_or_a_file_of_our_own_is_no_load_from_another_host(html):
    assert not list(foreign_loads(html))


def test_a_load_from_another_host_fails_the_build(small_book):
    page = '# A page\n\n<img alt="" src="https://cdn.example/x.png">\n'
    with pytest.raises(build.BuildError, match=r"would load https://cdn\.example"):
        build.build_html(build.Book(small_book(page=page)))


def test_no_page_loads_the_theme_s_icons(site):
    assert not [path for path, text in texts(site, ".html") if "fontawesome" in text]


def record_in(script, folder):
    """Return the record that a page holds, or that it loads from a file."""
    if not script.has_attr("src"):
        return json.loads(script.string)
    file = folder / script["src"].split("?")[0]
    _, _, assigned = file.read_text(encoding="utf-8").partition("]=")
    return json.loads(assigned.strip().removesuffix(";"))


def test_every_exercise_of_a_page_has_its_record_and_the_player(site):
    live = 0
    for path, text in texts(site, ".html"):
        page = BeautifulSoup(text, "html.parser")
        ids = {tag["data-exercise"] for tag in page.select("[data-exercise]")}
        records = {
            tag["data-exercise-record"]: record_in(tag, path.parent)
            for tag in page.select("script[data-exercise-record]")
        }
        assert records.keys() == ids, path
        assert all(record["id"] == name for name, record in records.items())
        players = page.select('script[src*="player.js"]')
        needs_it = bool(ids) or bool(page.select(".ex-all"))
        assert len(players) == needs_it, path
        assert len(page.select("script[data-course]")) == needs_it, path
        live += len(ids)
    assert live


def test_every_fold_is_named_by_the_words_on_it(site):
    for path, text in texts(site, ".html"):
        assert not BeautifulSoup(text, "html.parser").select("summary[aria-label]"), (
            path
        )


def test_works_alike_by_author_and_year_are_told_apart(site):
    page = site / "book" / "appendix" / "bibliography.html"
    soup = BeautifulSoup(page.read_text(encoding="utf-8"), "html.parser")
    labels = [one.get_text() for one in soup.select(".citation .label")]
    assert len(labels) > 100
    assert len(set(labels)) == len(labels)


def test_every_source_of_the_tables_is_in_the_bibliography(site):
    from exercises import load

    page = site / "book" / "appendix" / "bibliography.html"
    soup = BeautifulSoup(page.read_text(encoding="utf-8"), "html.parser")
    entries = soup.select(".citation")
    assert len(entries) == len(load("sources"))


def weight(page):
    """Bytes of a page with all that it loads: plain, and gzipped where that helps."""
    parts = BeautifulSoup(page.read_text(encoding="utf-8"), "html.parser")
    loaded = {one["src"] for one in parts.select("script[src], img[src]")}
    loaded |= {one["href"] for one in parts.select("link[rel=stylesheet][href]")}
    files = [page, *(page.parent / one.split("?")[0] for one in sorted(loaded))]
    contents = [path.read_bytes() for path in files]
    assert len(contents) > 10
    return sum(map(len, contents)), sum(len(gzip.compress(one)) for one in contents)


@pytest.mark.parametrize("name", [*CHAPTERS, *MORE, LAB])
def test_a_first_visit_is_light_enough_for_a_poor_network(name, site):
    plain, gzipped = weight(site / f"{name}.html")
    assert gzipped <= 450 * 1024
    assert plain <= 1100 * 1024


@pytest.mark.parametrize("name", sorted({*CHAPTERS, *MORE} - {*LABS}))
def test_a_chapter_asks_enough_of_its_reader(name):
    """At least four exercises, two kinds, half of them above mere understanding."""
    page = next(page for page in pages() if page.name == name)
    records = [load_record(one) for one in page.exercises]
    assert len(records) >= 4
    assert len({record.kind for record in records}) >= 2
    above = [record for record in records if record.level != "understand"]
    assert len(above) * 2 >= len(records)
