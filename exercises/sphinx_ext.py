"""What the book needs of the course: fresh outputs, live exercises, no other host.

Sphinx loads this extension by its name in ``_config.yml``. It

- tells the kernels that they run for a book, so that ``show`` returns static forms;
- gives each state of ``exercises/`` and ``data/`` an execution cache of its own,
  so that a change there reaches every page of the next build;
- puts the records of a page's exercises into the page, and the player beside them;
- warns of whatever a page would load from another host.
"""

from __future__ import annotations

import hashlib
import json
import os
import re
import shutil
from difflib import get_close_matches
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pybtex.plugin import register_plugin
from sphinx.errors import ConfigError
from sphinx.util import logging

from exercises import player
from exercises.bibliography import AuthorYearStyle
from exercises.case_forms import case_material, case_texts
from exercises.latex_sources import BibliographyInItsChapter
from exercises.player import texts
from exercises.records import load_record, payload
from exercises.run_pages import run_pages
from exercises.settings import STATIC

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx.application import Sphinx
    from sphinx.config import Config

    from exercises.records import Record

PACKAGE = Path(__file__).resolve().parent
SOURCES = (PACKAGE, PACKAGE.parent / "data")
PROGRESS, PROGRESS_PAGE = 'data-progress="all"', "book/appendix/progress"
CASE = "data-case-part="
EXERCISE = re.compile(r'data-exercise="([^"]+)"')
LOADER = re.compile(r"<(?:script|link|img|iframe|source|video|audio|embed)\b[^>]*>")
FOREIGN = re.compile(r"""\b(?:src|href|srcset|data)=["']?((?:https?:)?//[^"'\s>]+)""")
# In characters: above, a record is a file of its own.
LONGEST_IN_PAGE = 30_000
# What Jupyter Book sends along with every page, and the class that needs it.
NEEDED_BY = {
    re.compile(r"sphinx-design[.\w-]*css|design-tabs\.js"): re.compile(r'[" ]sd-'),
    re.compile(r"togglebutton"): re.compile(r'[" ](toggle|dropdown)[" ]'),
    re.compile(r"copybutton|clipboard"): re.compile(r'"highlight[-" ]'),
}
MENDED = {
    # MyST-NB's fold for code: its aria-label hides the words on it (WCAG 2.5.3).
    '<summary aria-label="Toggle hidden content">': "<summary>",
    # A bibliography: this role is out of use, and a list must hold items (WCAG 1.3.1).
    ' role="doc-biblioentry"': ' role="listitem"',
}

logger = logging.getLogger(__name__)


def setup(app: Sphinx) -> dict[str, Any]:
    """Connect the extension to Sphinx."""
    # Read by exercises.show in every kernel that this build starts.
    os.environ[STATIC] = "1"
    app.add_config_value("course_edition", "student", "env")
    # 'html' makes Sphinx write every page again when the digest changes.
    app.add_config_value("course_digest", "", "html")
    register_plugin("pybtex.style.formatting", "author_year", AuthorYearStyle)
    app.add_post_transform(BibliographyInItsChapter)
    app.connect("config-inited", refuse_unknown_settings)
    app.connect("config-inited", use_fresh_outputs)
    # Late, so that Jupyter Book's own setting is not the last.
    app.connect("config-inited", number_no_figures, priority=900)
    app.connect("builder-inited", write_player)
    app.connect("env-before-read-docs", run_pages)
    # Late, so that what other extensions put into a page is seen.
    app.connect("html-page-context", finish_page, priority=900)
    app.connect("build-finished", remove_former_pages)
    return {"parallel_read_safe": True, "parallel_write_safe": True}


def refuse_unknown_settings(app: Sphinx, config: Config) -> None:
    """Stop at a setting that nothing knows, which Sphinx only mentions.

    Raises
    ------
    ConfigError
        Naming each unknown setting and, where there is one, the likely spelling.
    """
    known = set(config.values)
    unknown = sorted(set(config.overrides) - known)
    if unknown:
        lines = [
            f"_config.yml, sphinx: config: {name} is not a setting."
            + "".join(f" Is it {near}?" for near in get_close_matches(name, known, 1))
            for name in unknown
        ]
        raise ConfigError("\n".join(lines))


def number_no_figures(app: Sphinx, config: Config) -> None:
    """Spare every build a walk through the whole book that numbers its figures.

    Jupyter Book's LaTeX extension turns this on for the web pages too. No page refers
    to a number; on paper LaTeX counts by itself (book/_latex/course.sty).
    """
    config.numfig = False


def course_digest(edition: str, sources: tuple[Path, ...] = SOURCES) -> str:
    """Return a short hash of the edition and of every file that outputs rest on.

    Parameters
    ----------
    edition
        Name of the edition, for instance ``student``.
    sources
        Folders whose files count; compiled files and hidden files do not.
    """
    digest = hashlib.sha256(edition.encode())
    for folder in sources:
        for path in sorted(folder.rglob("*")):
            parts = path.relative_to(folder).parts
            if path.is_file() and not any(_is_by_product(part) for part in parts):
                digest.update(f"{folder.name}/{'/'.join(parts)}\0".encode())
                digest.update(hashlib.sha256(path.read_bytes()).digest())
    return digest.hexdigest()[:16]


def _is_by_product(name: str) -> bool:
    return name == "__pycache__" or name.startswith(".")


def use_fresh_outputs(app: Sphinx, config: Config) -> None:
    """Give this state of the course its own cache, and remove superseded ones.

    The cache of MyST-NB knows a page's cells, not what they import. The path of
    the cache is a setting on which every page depends, so a new path also makes
    Sphinx read every page again.
    """
    config.course_digest = course_digest(config.course_edition)
    caches = Path(app.outdir).parent / ".jupyter_cache"
    config.nb_execution_cache_path = str(caches / config.course_digest)
    if caches.is_dir():
        for cache in caches.iterdir():
            if cache.is_dir() and cache.name != config.course_digest:
                shutil.rmtree(cache)


def write_player(app: Sphinx) -> None:
    """Write the player's script and style where the pages look for them."""
    if app.builder.format != "html":
        return
    static = Path(app.outdir) / "_static"
    static.mkdir(parents=True, exist_ok=True)
    (static / "player.js").write_text(player.page_script(), encoding="utf-8")
    (static / "player.css").write_text(player.style(), encoding="utf-8")
    (static / "case.js").write_text(player.case_script(), encoding="utf-8")
    case_style = player.style("case/case.css")
    (static / "case.css").write_text(case_style, encoding="utf-8")


def remove_former_pages(app: Sphinx, exception: Exception | None) -> None:
    """Remove the pages of an earlier build that the book no longer has.

    Sphinx leaves them: a page taken out of the toc could still be read by everyone.
    """
    if exception or app.builder.format != "html":
        return
    out = Path(app.outdir)
    for page in [*out.glob("book/**/*.html"), *out.glob("notebooks/**/*.html")]:
        if page.relative_to(out).with_suffix("").as_posix() not in app.env.found_docs:
            page.unlink()


def finish_page(
    app: Sphinx, pagename: str, templatename: str, context: dict, doctree: object
) -> None:
    """Make the exercises of a page live, and warn of loads from other hosts."""
    body = context.get("body", "")
    for fault, mended in MENDED.items():
        body = body.replace(fault, mended)
    ids = list(dict.fromkeys(EXERCISE.findall(body)))
    if ids or PROGRESS in body:
        course = {
            "version": version("sco-alliance-course"),
            "edition": app.config.course_edition,
            "progress": _progress(app, pagename),
        }
        records = {exercise: load_record(exercise) for exercise in ids}
        words = texts(record.kind for record in records.values())
        for exercise, record in records.items():
            script = _record_script(app, pagename, record)
            # Above the exercise, so that it can be live before the page has ended.
            start = f'<div class="ex" id="ex-{exercise.replace("/", "-")}"'
            body = body.replace(start, f"{script}{start}", 1)
        body = "".join(
            (
                _json_script("data-course", course),
                _json_script("data-exercise-texts", words),
                body,
            )
        )
        app.add_css_file("player.css")
        app.add_js_file("player.js", loading_method="async", fetchpriority="high")
    if CASE in body:
        made = {"material": case_material(), "texts": case_texts()}
        made["version"] = version("sco-alliance-course")
        body = _json_script("data-case-material", made) + body
        app.add_css_file("case.css")
        app.add_js_file("case.js", loading_method="async")
    context["body"] = body
    for files, element in NEEDED_BY.items():
        if not element.search(body):
            for kind in ("css_files", "script_files"):
                context[kind] = [
                    one
                    for one in context.get(kind, ())
                    if not files.search(one.filename or "")
                ]
    assets = [*context.get("script_files", ()), *context.get("css_files", ())]
    page = "".join(f'<link href="{asset.filename}">' for asset in assets) + body
    for address in foreign_loads(page):
        logger.warning("the page would load %s", address, location=pagename)


def _progress(app: Sphinx, pagename: str) -> str | None:
    """Return the address of the page of progress from another page, if there is one."""
    if pagename == PROGRESS_PAGE or PROGRESS_PAGE not in app.env.found_docs:
        return None
    return app.builder.get_relative_uri(pagename, PROGRESS_PAGE)


def _record_script(app: Sphinx, pagename: str, record: Record) -> str:
    """Return the script that holds a record, or that loads it if it is long."""
    attribute = f'data-exercise-record="{record.id}"'
    data = payload(record, key=True)
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    if len(text) <= LONGEST_IN_PAGE:
        return _json_script(attribute, data)
    # A file of its own does not hold up the page, and is loaded once for all pages.
    content = f'(window.scoRecords||={{}})["{record.id}"]={text};\n'
    digest = hashlib.sha256(content.encode()).hexdigest()[:8]
    name = f"_static/records/{record.id.replace('/', '-')}.js"
    path = Path(app.outdir) / name
    path.parent.mkdir(exist_ok=True)
    path.write_text(content, encoding="utf-8")
    source = "../" * pagename.count("/") + f"{name}?v={digest}"
    return f'<script async src="{source}" {attribute}></script>'


def _json_script(attribute: str, data: object) -> str:
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    # A '<' in a text could close the script element.
    text = text.replace("<", "\\u003c")
    return f'<script type="application/json" {attribute}>{text}</script>'


def foreign_loads(html: str) -> Iterator[str]:
    """Yield the addresses on other hosts that a page loads without a click.

    Links (``<a href>``) are not loads, nor is a ``<link>`` that only names a page.
    """
    for tag in LOADER.findall(html):
        if 'rel="canonical"' not in tag:
            yield from FOREIGN.findall(tag)
