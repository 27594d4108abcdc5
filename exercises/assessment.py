"""The assessment edition: one page of the instructor's own exercises, without any key.

Records come from a folder of the instructor's own, laid out like the course's bank.
What reaches the page is chosen field by field from the lists below; all else stays
behind. The page keeps what students choose, tells them nothing of it, and saves the
file that they hand in. It is one file: script and style stand in it.
"""

from __future__ import annotations

import json
from html import escape
from importlib.metadata import version
from typing import TYPE_CHECKING

from .player import page_script, style, texts, ui
from .records import Record, RecordError, load_record, read_toml, record_names
from .render import html

if TYPE_CHECKING:
    from pathlib import Path

# Of the material of each kind, what a student must see to answer. True: the field as it
# is; a list: of each thing in it, or of the thing that it is, these fields.
ALLOWED = {
    "argue": {"bins": ["id", "short", "text"], "items": ["id", "text", "place"]},
    "build": {"criteria": ["id", "label", "question"], "roles": True},
    "choice": {"select": True, "options": ["id", "text"]},
    "code": {
        **dict.fromkeys(("case", "unit", "definition"), True),
        "criteria": ["id", "label", "question", "counts", "rules"],
        "evidence": ["id", "text", "place"],
    },
    "estimate": {"parts": ["id", "asks", "prompt", "unit", "least", "most"]},
    "order": {"items": ["id", "text"]},
    "sort": {"bins": ["id", "short", "text"], "items": ["id", "text", "place"]},
    "verdict": {
        "parts": ["id", "ask", "definition", "reading", "case", "doubt", "prompt"],
        "lab": ["cases", "definitions", "codings", "entails"],
    },
    "write": {"least_words": True},
}
PLAIN = ("id", "kind", "revision", "title", "prompt", "minutes", "level", "route")

PAGE = """<!doctype html>
<html lang="en" data-theme="light">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>{title}</title>
<script>
if (matchMedia("(prefers-color-scheme: dark)").matches) {{
  document.documentElement.dataset.theme = "dark";
}}
</script>
<style>
body {{ background: #fff; color: #1a1d21; font: 1rem/1.5 system-ui, sans-serif;
  margin: 0 auto; max-width: 52rem; padding: 0 1rem 3rem; }}
html[data-theme="dark"] body {{ background: #14181e; color: #e6e9ee; }}
{style}
</style>
</head>
<body>
<main>
<h1>{title}</h1>
{about}
<noscript><p><strong>{noscript}</strong></p></noscript>
{data}
{exercises}
</main>
<script>{script}</script>
</body>
</html>
"""


def write_assessment(bank: Path, folder: Path) -> Path:
    """Write the page of an assessment, and return its path.

    Parameters
    ----------
    bank : Path
        Folder of records, ``<part>/<verb_noun>.toml``, with, if wanted, a file
        ``about.toml`` that has a `title` and an `introduction`.
    folder : Path
        Where ``index.html`` is written.

    Raises
    ------
    RecordError
        If there is no record, one is not as expected, or has the id of an exercise of
        the course, with whose answers its own would be mixed up.
    """
    names = record_names(bank)
    if not names:
        raise RecordError(
            f"{bank}: no exercises; expected records such as {bank.name}/term_test/"
            "find_the_hedge.toml. An example stands in exercises/assessment_example"
        )
    twice = sorted(set(names) & set(record_names()))
    if twice:
        raise RecordError(
            f"{bank}/{twice[0]}.toml: the course has an exercise of that name; "
            "give the file or its folder another name"
        )
    records = [without_key(load_record(name, bank)) for name in names]
    folder.mkdir(parents=True, exist_ok=True)
    page = folder / "index.html"
    page.write_text(assessment_page(records, *_about(bank)), encoding="utf-8")
    return page


def _about(bank: Path) -> tuple[str, str]:
    """Return title and introduction of an assessment."""
    words = {"title": ui()["assess.title"], "introduction": ui()["assess.introduction"]}
    path = bank / "about.toml"
    if path.exists():
        given = read_toml(path, str(path))
        for name, text in given.items():
            if name not in words or not isinstance(text, str):
                expected = " and ".join(words)
                raise RecordError(f"{path}: {name}: expected only texts: {expected}")
        words |= given
    return words["title"], words["introduction"]


def without_key(record: Record) -> Record:
    """Return a record with what a student may see, and nothing else.

    Examples
    --------
    >>> found = without_key(load_record("what_is_an_alliance/three_of_four"))
    >>> found.key, found.hints, sorted(found.material)
    ({}, (), ['options', 'select'])
    """
    allowed = ALLOWED[record.kind]
    material = {name: _only(record.material[name], allowed[name]) for name in allowed}
    if record.kind == "verdict":
        material["lab"] = _asked(material)
    if record.kind == "write":
        material["rubric"] = []
    plain = {name: getattr(record, name) for name in PLAIN}
    nothing = {"objective": "", "hints": (), "sources": (), "key": {}}
    return Record(**plain, **nothing, material=material)


def _only(value, fields):
    """Return of a thing, or of each thing in a list, some fields."""
    if fields is True:
        return value
    if isinstance(value, list):
        return [_only(one, fields) for one in value]
    return {name: value[name] for name in fields if name in value}


def _asked(material: dict) -> dict:
    """Return the part of a lab that the questions are about."""
    lab, parts = material["lab"], material["parts"]
    cases = {part["case"] for part in parts}
    asked = {part["definition"] for part in parts}
    return lab | {
        "cases": [one for one in lab["cases"] if one["id"] in cases],
        "definitions": [one for one in lab["definitions"] if one["id"] in asked],
        "codings": {name: lab["codings"][name] for name in cases},
    }


def assessment_page(records: list[Record], title: str, introduction: str) -> str:
    """Return the page of an assessment.

    Parameters
    ----------
    records : list of Record
        Records without key.
    title, introduction : str
        Plain text; an empty line begins a paragraph.
    """
    words = texts(record.kind for record in records)
    # The same places on the page say other things where nothing is marked.
    start = "assess.ui."
    other = {k.removeprefix(start): v for k, v in ui().items() if k.startswith(start)}
    words["ui"] |= other
    words["messages"] |= {"messages": {}, "mistakes": {}}
    course = {"version": version("sco-alliance-course"), "edition": "assessment"}
    scripts = [("data-course", course), ("data-exercise-texts", words)]
    for one in records:
        shown = {"id": one.id, "kind": one.kind, "revision": one.revision}
        scripts.append((f'data-exercise-record="{one.id}"', shown))
    data = "\n".join(
        f'<script type="application/json" {attribute}>{_json(one)}</script>'
        for attribute, one in scripts
    )
    about = "".join(f"<p>{escape(one)}</p>" for one in introduction.split("\n\n"))
    return PAGE.format(
        title=escape(title),
        about=about,
        noscript=escape(ui()["assess.noscript"]),
        style=style(),
        data=data,
        exercises="\n".join(html(one) for one in records),
        script=page_script().replace("</script", "<\\/script"),
    )


def _json(data: object) -> str:
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    # A '<' in a text could close the script element.
    return text.replace("<", "\\u003c")
