"""The plans of lessons hold what they promise, and their hours add up."""

import csv
import shutil

import pytest

from exercises import hours
from exercises.guide import contested_exercises, contested_items, mistake_counts
from exercises.records import load_record
from exercises.results import messages
from exercises.tables import FOLDER
from exercises.toc import pages

COURSES = [plan for plan in hours.plans() if plan != "workshop"]
CHAPTERS = ("book/start", "book/de_haas", "book/tugsbilguun", "book/workshop")


def pages_of(plan):
    return [page.name for unit in hours.units(plan) for page in unit.pages]


@pytest.mark.parametrize("plan", COURSES)
def test_a_plan_holds_every_chapter_of_its_route_once(plan):
    until = hours.ROUTES.index(hours.plan_route(plan))
    on_it = [
        page.name
        for page in pages()
        if page.name.startswith(CHAPTERS)
        and hours.ROUTES.index(hours.work_on(page).route) <= until
    ]
    chapters = [name for name in pages_of(plan) if name.startswith(CHAPTERS)]
    assert sorted(chapters) == sorted(on_it)


@pytest.mark.parametrize("plan", hours.plans())
def test_no_page_of_a_plan_is_of_a_longer_route_or_stands_twice(plan):
    until = hours.ROUTES.index(hours.plan_route(plan))
    known = {page.name: page for page in pages()}
    names = pages_of(plan)
    assert len(set(names)) == len(names)
    routes = [hours.work_on(known[name]).route for name in names]
    assert max(map(hours.ROUTES.index, routes)) <= until


@pytest.mark.parametrize("plan", hours.plans())
def test_the_hours_of_a_plan_add_up(plan):
    *units, whole = hours.syllabus_table(plan).body
    for row in units:
        assert sum(map(int, row[4:7])) == int(row[7])
    sums = [sum(int(row[column]) for row in units) for column in range(4, 8)]
    assert list(whole[4:]) == [hours.hours(minutes) for minutes in sums]
    route = hours.plan_route(plan)
    known = {page.name: hours.work_on(page) for page in pages()}
    works = [known[name] for name in pages_of(plan)]
    assert sums[0] == sum(work.minutes(route) for work in works)
    assert sums[1] == sum(work.reading(route) for work in works)


@pytest.mark.parametrize(
    "page", [p for p in pages() if p.name.startswith(CHAPTERS)], ids=lambda p: p.name
)
def test_what_a_line_adds_for_a_longer_route_is_in_the_records(page):
    work, own = hours.work_on(page), page.path.stem
    exercises = map(load_record, page.exercises)
    longer = {one.route for one in exercises if one.id.startswith(f"{own}/")}
    at = hours.ROUTES.index(work.route)
    assert set(work.extra) == longer & set(hours.ROUTES[at + 1 :])


def test_the_article_s_minutes_of_the_core_alone_are_kept_apart():
    line = (
        "On the core route, read it: about three minutes, which are not counted above."
    )
    text = f"*Route: core · about 50 minutes*\n{line}\nIt takes {line.split(': ')[1]}\n"
    work = hours.work_in(text)
    assert (work.reading("core"), work.reading("more")) == (6, 3)


def broken(tmp_path, **cells):
    """Return a copy of the data with cells of the first row of the plans changed."""
    folder = shutil.copytree(FOLDER, tmp_path / "data")
    path = folder / "syllabuses.csv"
    with path.open(encoding="utf-8", newline="") as file:
        found = list(csv.DictReader(file))
    found[0] |= cells
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, found[0], lineterminator="\n")
        writer.writeheader()
        writer.writerows(found)
    return folder


@pytest.mark.parametrize(
    ("cells", "said"),
    [
        ({"pages": "book/start/first_verdit"}, "is not in _toc.yml"),
        ({"pages": "book/appendix/glossary"}, "has no line"),
        ({"pages": "book/de_haas/energy"}, "stands twice"),
        ({"route": "core"}, "another route"),
    ],
)
def test_a_broken_plan_is_named(tmp_path, cells, said):
    problems = hours.syllabus_problems(broken(tmp_path, **cells))
    assert any(said in problem for problem in problems)


def test_an_unknown_plan_is_refused_with_those_there_are():
    with pytest.raises(ValueError, match="no plan 'five_weeks'; there are workshop"):
        hours.syllabus_table("five_weeks")


def test_what_carries_no_mark_is_contested_and_what_has_one_right_answer_is_not():
    found = {record.id for record in contested_exercises()}
    assert {"side_by_side/judge_the_pairs", "china/sort_the_voices"} <= found
    assert "what_is_an_alliance/three_of_four" not in found
    for record in contested_exercises():
        for item, answers, _ in contested_items(record):
            assert item
            assert len(answers) > 1


def test_every_kind_of_mistake_is_on_the_instructor_s_page():
    names = [one["name"] for one in messages()["mistakes"].values()]
    assert sorted(row[0] for row in mistake_counts().body) == sorted(names)
