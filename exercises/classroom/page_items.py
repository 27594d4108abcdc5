"""Sections of the report page on exercises, mistakes, progress and files."""

from collections import Counter

from ..results import messages
from ..wording import plain
from .blocks import Html, bar, count, line, table, text, with_note
from .exports import mistake
from .items import Item
from .report import ClassReport

MOST = 10
ASIDE = "file set aside"


def hardest(report: ClassReport) -> Html:
    """Return the exercises whose first answers scored lowest."""
    scored = [one for one in report.items if one.first is not None and one.first < 1]
    # Of two equally hard ones that which more students answered.
    scored.sort(key=lambda one: (one.first, -one.scored))
    if not scored:
        return Html("")
    rows = [
        (
            with_note(plain(one.record.title), _chapter(report, one)),
            bar(one.first),
            bar(one.best),
            _instead(one),
        )
        for one in scored[:MOST]
    ]
    return Html(
        "<p>Mean scores of all who answered, and what was wrong most often. First "
        "answers are those before any feedback; the best are those before the solution "
        "was opened.</p>\n"
        + table(
            f"The {len(rows)} with the lowest first scores, of "
            f"{count(len(report.marked), 'exercise')} with marks",
            ("Exercise", "First answers", "Best answers", "Wrong most often"),
            rows,
            ("", "number", "number", "wide"),
        )
    )


def _chapter(report: ClassReport, one: Item) -> str:
    chapter = report.setting.titles[one.record.id.partition("/")[0]]
    return f"{chapter} · {count(one.answered, 'student')}"


def _instead(one: Item) -> Html:
    if not one.wrong:
        return text("–")
    most = one.wrong[0]
    kind = f"{mistake(most.mistake)} · " if most.mistake else ""
    return with_note(most.text, f"{kind}{count(most.students, 'student')}")


def mistakes(report: ClassReport) -> Html:
    """Return how often each kind of mistake was made in first answers."""
    kinds: Counter = Counter()
    for one in report.items:
        kinds += one.mistakes
    if not kinds:
        return Html("")
    most = kinds.most_common(1)[0][1]
    known = messages()["mistakes"]
    rows = [
        (
            known[name]["name"],
            bar(number / most, f"{number:,}"),
            known[name]["sentence"],
        )
        for name, number in kinds.most_common(MOST)
    ]
    made = count(len(kinds), "kind")
    return Html(
        "<p>Counted once for each part of each first answer that is not right.</p>\n"
        + table(
            f"The {len(rows)} most frequent of the {made} that were made",
            ("Kind of mistake", "Times", "What it is"),
            rows,
            ("", "number", "wide"),
        )
    )


def progress(report: ClassReport) -> Html:
    """Return how far the class is, chapter by chapter."""
    if not report.progress:
        return Html("")
    rows = [
        (
            with_note(
                report.setting.titles[one.chapter], count(one.exercises, "exercise")
            ),
            bar(one.share),
            f"{one.begun} / {one.done}",
            bar(one.first),
            bar(one.best),
        )
        for one in report.progress
    ]
    heads = ("Chapter", "Answered", "Begun / finished by", "First answers")
    return Html(
        table(
            "Mean share of the exercises answered, students who have begun and who "
            f"have finished (of {len(report.students)}), and mean scores",
            (*heads, "Best answers"),
            rows,
            ("", "number", "number", "number", "number"),
        )
    )


def files_found(report: ClassReport) -> Html:
    """Return what became of each file, and what a mark means."""
    aside, answers = report.count(ASIDE), report.answers()
    shown = [
        f"Files found: {report.files:,} = {len(report.students):,} marked + "
        f"{aside:,} set aside.",
        f"Answers in the files that count: {answers['found']:,} = "
        f"{answers['marked']:,} marked + {answers['blank']:,} not given + "
        f"{answers['aside']:,} set aside.",
        "Contested cells and what students wrote carry no mark. Discrimination, in "
        "items.csv, is the correlation of an exercise’s first score with the mean "
        "score on the rest.",
    ]
    inner = "".join(f"<p>{text(one)}</p>\n" for one in shown)
    return Html(inner + _problems(report))


def _problems(report: ClassReport) -> Html:
    """Return files set aside, folded: their names may tell who handed them in."""
    rows = [(one.file, one.reason) for one in report.problems if one.what == ASIDE]
    other = Counter(one.reason for one in report.problems if one.what != ASIDE)
    found = ""
    if rows:
        inside = table(
            "Files set aside; they are where they were",
            ("File", "Reason"),
            rows[:500],
            ("", "wide"),
        )
        if len(rows) > 500:
            inside += line(f"{len(rows) - 500} more are in problems.csv.", "quiet")
        found += (
            f"<details><summary>{count(len(rows), 'file')} set aside: names and "
            f"reasons</summary>\n{inside}</details>\n"
        )
    if other:
        body = [(reason, f"{times:,}") for reason, times in other.most_common(50)]
        inside = table(
            "Notes, and answers set aside; problems.csv says whose",
            ("Reason", "Times"),
            body,
            ("", "number"),
        )
        found += (
            f"<details><summary>{count(sum(other.values()), 'note')} on files that "
            f"count</summary>\n{inside}</details>\n"
        )
    return Html(found)
