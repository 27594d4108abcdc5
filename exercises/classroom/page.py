"""The report page: what the instructor can show to the class.

One file with no other: no script, no picture, no name of a student. It is complete as
text; bars repeat what the words say.
"""

from collections import Counter
from collections.abc import Iterator
from importlib.resources import files

from ..results import messages
from ..wording import plain
from . import overview
from .blocks import Html, count, figures, text
from .page_answers import codings, disagreements, guesses, verdicts
from .page_items import files_found, hardest, mistakes, progress
from .report import ClassReport

PAGE = """<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<meta name="color-scheme" content="light dark">
<meta http-equiv="Content-Security-Policy"
  content="default-src 'none'; style-src 'unsafe-inline'">
<title>{title}</title>
<style>
{style}</style>
</head>
<body>
<main>
<h1>{title}</h1>
{body}</main>
</body>
</html>
"""
TITLE = "What the class answered"
SECTIONS = (
    ("hardest", "Hardest exercises", hardest),
    ("mistakes", "Kinds of mistake", mistakes),
    ("codings", "How the class coded the cases", codings),
    ("verdicts", "Verdicts by definition", verdicts),
    ("disagree", "What the class disagrees on", disagreements),
    ("guesses", "First guess against last", guesses),
    ("progress", "Progress by chapter", progress),
    ("files", "Files and marks", files_found),
)


def page(report: ClassReport) -> str:
    """Return the page of a report."""
    made = [(name, title, section(report)) for name, title, section in SECTIONS]
    shown = [one for one in made if one[2]]
    absent = [title for _, title, inner in made if not inner]
    links = "".join(
        f'<li><a href="#{name}">{text(title)}</a></li>' for name, title, _ in shown
    )
    body = [*_head(report), f'<nav aria-label="Sections"><ul>{links}</ul></nav>\n']
    for name, title, inner in shown:
        body.append(
            f'<section aria-labelledby="{name}"><h2 id="{name}">{text(title)}</h2>\n'
            f"{inner}</section>\n"
        )
    if absent:
        missing = "; ".join(absent)
        body.append(
            f'<p class="quiet">Nothing was answered for: {text(missing)}.</p>\n'
        )
    style = files(__package__).joinpath("report.css").read_text(encoding="utf-8")
    return PAGE.format(title=TITLE, style=style, body="".join(body))


def _head(report: ClassReport) -> Iterator[Html]:
    answered = report.answers()["marked"]
    marked = [one for one in report.items if one.first is not None]
    firsts = overview.average([one.first for one in marked])
    bests = overview.average([one.best for one in marked])
    scope = "the course" if report.setting.is_course else "a test of your own"
    chapters = {one.id.partition("/")[0] for one in report.records}
    named = ", ".join(report.setting.titles[one] for one in report.setting.chapters)
    within = named or count(len(chapters), "chapter")
    if report.setting.route:
        within += f"; route: {report.setting.route}"
    yield Html(
        f'<p class="lead">{count(len(report.students), "student")}, '
        f"{count(len(report.records), 'exercise')} of {text(scope)} "
        f"({text(within)}).</p>\n"
    )
    pairs = [("Answers", f"{answered:,}")]
    if firsts is not None:
        pairs += [
            ("Mean score of first answers", f"{100 * firsts:.0f}\u00a0%"),
            ("Mean score of best answers", f"{100 * bests:.0f}\u00a0%"),
        ]
    kinds: Counter = Counter()
    for one in report.items:
        kinds += one.mistakes
    yield figures(pairs)
    if kinds:
        (name, _), *_rest = kinds.most_common(1)
        said = plain(messages()["mistakes"][name]["name"])
        yield Html(f"<p>The most frequent kind of mistake: <b>{text(said)}</b>.</p>\n")
