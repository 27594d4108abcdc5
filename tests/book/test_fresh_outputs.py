"""What a build must notice: a failing cell, and a change behind the cells."""

import pytest

from exercises import build
from exercises.sphinx_ext import course_digest

# The page and the error are named where the build says why it stopped.
RAISED = r"(?s)page\.md.*ZeroDivisionError: division by zero"

PROBE = """\
from exercises.probe import word
word()"""

PROBE_MODULE = """\
from pathlib import Path

TABLE = Path(__file__).parents[1] / "data" / "probe.csv"

def word():
    return "code-{0} " + TABLE.read_text()
"""


def test_a_failing_cell_fails_the_first_build_and_the_next(small_book, page_with):
    root = small_book(page=page_with("1 / 0"))
    for _ in range(2):
        with pytest.raises(build.BuildError, match=RAISED):
            build.build_html(build.Book(root))


def test_a_cell_that_begins_to_fail_fails_the_build_of_a_built_book(
    small_book, page_with
):
    root = small_book(page=page_with("1 / 1"))
    build.build_html(build.Book(root))
    page = root / "book" / "page.md"
    page.write_text(page_with("1 / 0"), encoding="utf-8")
    with pytest.raises(build.BuildError, match=RAISED):
        build.build_html(build.Book(root))


def test_a_change_in_exercises_or_data_reaches_every_page_of_the_next_build(
    small_book, page_with, capfd
):
    root = small_book(one=page_with(PROBE), two=page_with("2\n" + PROBE))
    module, table = root / "exercises" / "probe.py", root / "data" / "probe.csv"

    def words_after(code: str, data: str) -> set[bool]:
        module.write_text(PROBE_MODULE.format(code), encoding="utf-8")
        table.write_text(f"data-{data}", encoding="utf-8")
        build.build_html(build.Book(root))
        pages = [root / "_build/html/book" / f"{name}.html" for name in ("one", "two")]
        expected = f"code-{code} data-{data}"
        return {expected in page.read_text(encoding="utf-8") for page in pages}

    assert words_after("old", "old") == {True}
    assert words_after("new", "old") == {True}
    assert words_after("new", "new") == {True}
    capfd.readouterr()
    assert words_after("new", "new") == {True}
    assert "0 added, 0 changed, 0 removed" in capfd.readouterr().out
    assert len(list((root / "_build/.jupyter_cache").iterdir())) == 1


def test_a_warning_fails_the_next_build_too(small_book):
    root = small_book(page="# A page\n\n{ref}`nowhere`\n")
    for _ in range(2):
        with pytest.raises(build.BuildError, match="undefined label: 'nowhere'"):
            build.build_html(build.Book(root))


def test_the_digest_follows_content_names_and_edition_and_nothing_else(tmp_path):
    table = tmp_path / "table.csv"
    table.write_text("a", encoding="utf-8")
    first = course_digest("student", (tmp_path,))
    compiled = tmp_path / "__pycache__"
    compiled.mkdir()
    (compiled / "x.pyc").touch()
    (tmp_path / ".hidden").touch()
    assert course_digest("student", (tmp_path,)) == first
    assert course_digest("another", (tmp_path,)) != first
    table.write_text("b", encoding="utf-8")
    changed = course_digest("student", (tmp_path,))
    table.rename(tmp_path / "renamed.csv")
    assert len({first, changed, course_digest("student", (tmp_path,))}) == 3


MEET = """
from pathlib import Path
from time import sleep
Path("{mine}").touch()
for _ in range(300):
    if Path("{other}").exists():
        break
    sleep(0.1)
print("we have met" if Path("{other}").exists() else "alone")
"""


def test_pages_run_at_the_same_time_and_once(small_book, page_with):
    one = page_with(MEET.format(mine="one.txt", other="two.txt"))
    two = page_with(MEET.format(mine="two.txt", other="one.txt"))
    folder = small_book(one=one, two=two)
    html = build.build_html(build.Book(folder)).parent
    for page in ("one", "two"):
        assert "we have met" in (html / f"book/{page}.html").read_text(encoding="utf-8")


def test_a_cell_that_fails_is_reported_once_beside_pages_that_do_not(
    small_book, page_with, capsys
):
    folder = small_book(one=page_with("print(1)"), two=page_with("1 / 0"))
    with pytest.raises(build.BuildError, match="ZeroDivisionError") as failed:
        build.build_html(build.Book(folder))
    assert str(failed.value).count("ZeroDivisionError") == 1
    assert "book/two" in capsys.readouterr().out
