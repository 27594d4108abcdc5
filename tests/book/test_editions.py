"""What each edition must hold, and must not."""

import json
import re
import shutil
import tomllib
from pathlib import Path

import pytest
import yaml
from bs4 import BeautifulSoup
from pypdf import PdfReader

from exercises import build
from exercises.assessment import ALLOWED, write_assessment
from exercises.editions import Book, instructor_toc
from exercises.kinds import KINDS
from exercises.records import BANK, RecordError, load_record, record_names
from exercises.toc import pages, shown, toc

ROOT = build.ROOT
EXAMPLE = ROOT / "exercises/assessment_example"
LESSONS = ROOT / "book/instructor/chapters"
TAUGHT = ("start", "de_haas", "tugsbilguun", "workshop")
PARTS = tuple(f"book/{part}/" for part in TAUGHT)
# What a student may read of a record, by the path of its fields; all else is canaries.
OPEN = re.compile(
    r"kind|title|prompt|route|level|select|case|cases|definition|definitions|criteria"
    r"|roles|evidence|sources|(bins|options|items|nodes|parts)\.(id|short|prompt|unit"
    r"|asks|ask|definition|case|reading|doubt|event|date|evidence)|(bins|options|items"
    r"|nodes)\.text|items\.bins|nodes\.role|roles|accept\.roles.*|rubric\.id"
    r"|(items|options|nodes)\.(wrong\.\w+\.)?mistake|confusions\.(from|to|mistake)"
    r"|items\.course|nodes\.course|accept\.id|show_places|conclusion|offered"
)


def instructor_words() -> list[str]:
    """Every line of prose that stands in a page for instructors alone."""
    lines = []
    for path in sorted((ROOT / "book/instructor").rglob("*.md")):
        text = path.read_text(encoding="utf-8")
        prose = re.sub(r"(?ms)^---.*?^---$|^```.*?^```$", "", text).splitlines()
        lines += [one for one in prose if re.match(r"[A-Z][^\]{]{40,}$", one)]
    assert len(lines) > 100
    return lines


def plain(text: str) -> str:
    return re.sub(r"[\W_]+", " ", text).lower()


def texts_of(folder: Path) -> str:
    """All words of all files that a reader can open, marks and tags left out."""
    found = []
    for path in folder.rglob("*"):
        if path.suffix in (".html", ".js", ".json", ".txt", ".inv", ".md"):
            text = path.read_text(encoding="utf-8", errors="replace")
            if path.suffix == ".html":
                text = BeautifulSoup(text, "html.parser").get_text()
            found.append(plain(text))
    return "\n".join(found)


def test_the_toc_of_the_student_edition_has_no_page_for_instructors():
    assert not [page.name for page in pages() if "instructor" in page.name]
    whole = json.dumps(instructor_toc(toc()))
    for path in (ROOT / "book/instructor").rglob("*.md"):
        assert f'"{path.relative_to(ROOT).with_suffix("").as_posix()}"' in whole


def test_after_an_instructor_build_the_student_edition_holds_none_of_its_text(
    instructor, tmp_path_factory, request
):
    site = request.getfixturevalue("site")  # built after the instructor's
    theirs, ours = texts_of(instructor), texts_of(site)
    for line in instructor_words():
        words = plain(line).strip()
        assert words in theirs, line
        assert words not in ours, line
    assert "teaching the csto and the sco" in theirs
    assert "teaching the csto and the sco" not in ours
    assert not [p for p in site.rglob("*instructor*/*") if p.is_file()]


def test_the_student_pdf_holds_no_text_for_instructors(pdf):
    read = " ".join(page.extract_text() for page in PdfReader(pdf).pages)
    found = plain(re.sub(r"-\s*\n\s*", "", read)).replace(" ", "")
    assert "firstverdict" in found
    for line in instructor_words():
        assert plain(line).replace(" ", "") not in found, line


def test_the_instructor_edition_has_the_key_to_every_exercise(instructor):
    keyed = set()
    for path in sorted((instructor / "book/instructor/chapters").glob("*.html")):
        soup = BeautifulSoup(path.read_text(encoding="utf-8"), "html.parser")
        keyed |= {code.get_text() for code in soup.select("p strong + code")}
    assert keyed == set(record_names())


def test_every_chapter_has_a_page_for_who_teaches_it():
    chapters = [page.path.stem for page in pages() if page.name.startswith(PARTS)]
    assert sorted(path.stem for path in LESSONS.glob("*.md")) == sorted(chapters)


def test_a_page_taken_out_of_the_toc_is_gone_after_the_next_build(small_book):
    root = small_book(one="# One\n", two="# Two\n")
    build.build_html(Book(root))
    assert (Book(root).html / "book/two.html").exists()
    (root / "_toc.yml").write_text("format: jb-book\nroot: book/one\n", "utf-8")
    build.build_html(Book(root))
    assert not (Book(root).html / "book/two.html").exists()


def leaves(data, path=""):
    """Yield container, key, path and value of every text in a record."""
    pairs = data.items() if isinstance(data, dict) else enumerate(data)
    for key, value in pairs:
        here = path if isinstance(data, list) else f"{path}.{key}".lstrip(".")
        if isinstance(value, str):
            yield data, key, here, value
        elif isinstance(value, (dict, list)):
            yield from leaves(value, here)


def as_toml(data: dict) -> str:
    """Return a record as TOML; JSON's texts and lists are TOML's too."""

    def one(value):
        if isinstance(value, dict):
            pairs = (f"{json.dumps(k)} = {one(v)}" for k, v in value.items())
            return f"{{ {', '.join(pairs)} }}"
        if isinstance(value, list):
            return f"[{', '.join(map(one, value))}]"
        return json.dumps(value, ensure_ascii=False)

    return "\n".join(f"{name} = {one(value)}" for name, value in data.items())


def with_canaries(name: str) -> tuple[str, list[str]]:
    """Return a record with a canary in every text that is not for students."""
    data = tomllib.loads((BANK / f"{name}.toml").read_text(encoding="utf-8"))
    canaries = []
    for container, key, path, _ in list(leaves(data)):
        if not OPEN.fullmatch(path):
            canaries.append(f"canary{name.replace('/', '')}{len(canaries)}end")
            # As often as the shortest model answer asks for.
            container[key] = " ".join([canaries[-1]] * 200)
    return as_toml(data), canaries


@pytest.fixture
def bank(tmp_path) -> tuple[Path, dict[str, list[str]]]:
    """Return a bank of every exercise of the course under another name."""
    canaries = {}
    for name in record_names():
        text, canaries[name] = with_canaries(name)
        path = tmp_path / "bank" / f"test_{name}.toml"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return tmp_path / "bank", canaries


def test_no_key_feedback_hint_or_rubric_reaches_an_assessment(bank, tmp_path):
    folder, canaries = bank
    kinds = {load_record(name).kind for name in canaries}
    assert kinds == set(KINDS) == set(ALLOWED)
    assert min(map(len, canaries.values())) >= 3  # objective, hints, and what is said
    page = write_assessment(folder, tmp_path / "out").read_text(encoding="utf-8")
    for name, placed in canaries.items():
        assert f'data-exercise="test_{name}"' in page
        assert not [one for one in placed if one in page], name
    assert not re.findall(r"canary\w+", page)


def test_a_canary_that_reached_the_page_would_be_seen(bank, tmp_path):
    folder, _ = bank
    path = folder / "test_what_is_an_alliance/three_of_four.toml"
    text = path.read_text(encoding="utf-8").replace("title = ", 'title = "canary" #', 1)
    path.write_text(text, encoding="utf-8")
    page = write_assessment(folder, tmp_path / "out").read_text(encoding="utf-8")
    assert re.findall(r"canary\w*", page)


def test_the_payload_of_an_assessment_names_the_exercise_and_no_more(tmp_path):
    page = write_assessment(EXAMPLE, tmp_path).read_text(encoding="utf-8")
    soup = BeautifulSoup(page, "html.parser")
    records = [json.loads(tag.string) for tag in soup.select("[data-exercise-record]")]
    assert len(records) == len(record_names(EXAMPLE))
    assert {tuple(sorted(one)) for one in records} == {("id", "kind", "revision")}


def test_an_assessment_is_one_file_that_loads_nothing(tmp_path):
    page = write_assessment(EXAMPLE, tmp_path / "out")
    assert [path.name for path in (tmp_path / "out").iterdir()] == [page.name]
    soup = BeautifulSoup(page.read_text(encoding="utf-8"), "html.parser")
    assert not soup.select("[src], link")


@pytest.mark.parametrize(
    ("about", "said"),
    [
        ('title = "x', "not readable as TOML"),
        ('titel = "x"', "titel: expected only texts: title and introduction"),
        ("title = 3", "title: expected only texts"),
    ],
)
def test_a_wrong_about_file_is_refused_with_its_name(about, said, tmp_path):
    shutil.copytree(EXAMPLE, tmp_path / "bank")
    (tmp_path / "bank/about.toml").write_text(about, encoding="utf-8")
    with pytest.raises(RecordError, match=r"about\.toml") as refused:
        write_assessment(tmp_path / "bank", tmp_path / "out")
    assert said in str(refused.value)


def test_an_empty_bank_is_refused_with_where_an_example_stands(tmp_path):
    with pytest.raises(RecordError, match="assessment_example"):
        write_assessment(tmp_path, tmp_path / "out")
    assert EXAMPLE.is_dir()


def test_an_exercise_of_the_course_is_refused_in_an_assessment(tmp_path):
    with pytest.raises(RecordError, match="another name"):
        write_assessment(BANK, tmp_path / "out")


def test_a_pdf_of_an_assessment_is_refused_before_anything_is_built(capsys):
    import argparse

    parser = argparse.ArgumentParser()
    build.add_parser(parser.add_subparsers())
    given = parser.parse_args(["build", "--edition", "assessment", "--pdf"])
    assert build.run(given) == 1
    assert "no PDF" in capsys.readouterr().err


def test_the_settings_of_the_instructor_differ_in_edition_and_title_alone(tmp_path):
    for name in ("_toc.yml", "_config.yml"):
        shutil.copy(ROOT / name, tmp_path)
    told = Book(tmp_path, "instructor").arguments()
    given = dict(zip(told[::2], told[1::2], strict=True))
    ours = yaml.safe_load((ROOT / "_config.yml").read_text(encoding="utf-8"))
    theirs = yaml.safe_load(Path(given["--config"]).read_text(encoding="utf-8"))
    assert theirs["sphinx"]["config"].pop("course_edition") == "instructor"
    assert "Instructor" in theirs.pop("title")
    assert theirs == {k: v for k, v in ours.items() if k != "title"}
    assert not shown(Path(given["--toc"]))
