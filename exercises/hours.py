"""How long the pages take, and the plans of lessons that add them up.

A page says its route and its minutes in the line under its title; the minutes of the
article stand apart, in *Read first*. Nothing here is typed twice.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from .table_view import Table
from .tables import FOLDER, describe, rows, split
from .toc import Page, pages

ROUTES = ("core", "more", "masters")
_NAMES = {"masters": "master’s"}
_LINE = re.compile(r"\*Route: ([\w’]+) · about (\d+) minutes([^*\n]*)\*")
_MORE = re.compile(r"(\d+) more with [^;]*?\b(longer|longest) route")
_ADDED = {"longer": "more", "longest": "masters"}
_ARTICLE = re.compile(r"about (\w+) minutes, which are not counted above")
_CORE_ALONE = "On the core route"
# fmt: off
_NUMBERS = [
    "no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten",
    "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen",
    "eighteen", "nineteen", "twenty",
]
# fmt: on


@dataclass(frozen=True)
class Work:
    """The work that a page asks of its reader, in minutes.

    Attributes
    ----------
    route : {"core", "more", "masters"}
        The shortest route that the page belongs to.
    page : int
        The page with the exercises of its route.
    extra : dict of str to int
        What the longer routes add on the same page, by route.
    article : int
        Reading in the article itself, which *Read first* asks for; 0 if none.
    core_article : int
        Reading that only the core asks for, because the others read it elsewhere.
    """

    route: str
    page: int
    extra: dict[str, int]
    article: int
    core_article: int = 0

    def minutes(self, route: str) -> int:
        """Return the minutes on the page for who takes a route, the article apart.

        Examples
        --------
        >>> work = Work("core", 50, {"more": 8}, 12)
        >>> work.minutes("core"), work.minutes("masters")
        (50, 58)
        """
        on_it = ROUTES[: ROUTES.index(route) + 1]
        return self.page + sum(self.extra.get(one, 0) for one in on_it)

    def reading(self, route: str) -> int:
        """Return the minutes in the article for who takes a route.

        Examples
        --------
        >>> work = Work("core", 50, {}, 12, 3)
        >>> work.reading("core"), work.reading("more")
        (15, 12)
        """
        return self.article + (self.core_article if route == "core" else 0)


def work_on(page: Page) -> Work | None:
    """Return the work that a page says it asks for; None if it says nothing.

    Examples
    --------
    >>> by_name = {page.name: page for page in pages()}
    >>> work_on(by_name["book/de_haas/csto"]).route
    'core'
    """
    return work_in(page.path.read_text(encoding="utf-8"))


def work_in(text: str) -> Work | None:
    """Return the work that the text of a page says it asks for.

    Examples
    --------
    >>> line = "*Route: core · about 50 minutes; 8 more with that of the longer route*"
    >>> work_in(line).minutes("more")
    58
    """
    found = _LINE.search(text)
    if not found:
        return None
    route, minutes, rest = found.groups()
    extra = {_ADDED[which]: int(number) for number, which in _MORE.findall(rest)}
    article = {True: 0, False: 0}
    for line in text.splitlines():
        for word in _ARTICLE.findall(line):
            article[line.startswith(_CORE_ALONE)] += _NUMBERS.index(word)
    name = route.replace("’", "")
    return Work(name, int(minutes), extra, article[False], article[True])


@dataclass(frozen=True)
class Unit:
    """A meeting of a plan, with the pages that belong to it.

    Attributes
    ----------
    name, in_class, note : str
        What it is called, what is done in class, what to bring or hand in.
    talk : int
        Minutes of vote and discussion in class, beside the work on the pages.
    pages : list of Page
        Chapters and labs, in order.
    """

    name: str
    in_class: str
    note: str
    talk: int
    pages: list[Page]


def plans() -> list[str]:
    """Return the ids of the plans, shortest first.

    Examples
    --------
    >>> plans()[0], plans()[-1]
    ('workshop', 'fourteen_weeks')
    """
    (field,) = (f for f in _fields() if f["name"] == "plan")
    return field["constraints"]["enum"]


def _fields() -> list[dict]:
    return describe("syllabuses")["schema"]["fields"]


def units(plan: str) -> Iterator[Unit]:
    """Yield the units of a plan in order."""
    known = {page.name: page for page in pages()}
    for row in _rows_of(plan):
        on_it = [known[name] for name in split(row["pages"])]
        talk = int(row["talk"])
        yield Unit(row["unit"], row["in_class"], row["note"], talk, on_it)


def plan_route(plan: str) -> str:
    """Return the route that a plan takes.

    Examples
    --------
    >>> plan_route("ten_weeks")
    'more'
    """
    return _rows_of(plan)[0]["route"]


def _rows_of(plan: str) -> list[dict]:
    if plan not in plans():
        raise ValueError(f"no plan {plan!r}; there are {', '.join(plans())}")
    return [row for row in rows("syllabuses") if row["plan"] == plan]


def plan_minutes(plan: str) -> dict[str, int]:
    """Return the minutes of a plan: on the pages, in the articles, in talk.

    Examples
    --------
    >>> sorted(plan_minutes("workshop"))
    ['article', 'pages', 'talk']
    """
    told = [_minutes(unit, plan_route(plan)) for unit in units(plan)]
    return {what: sum(one[what] for one in told) for what in told[0]}


def _minutes(unit: Unit, route: str) -> dict[str, int]:
    works = [work_on(page) for page in unit.pages]
    return {
        "pages": sum(work.minutes(route) for work in works),
        "article": sum(work.reading(route) for work in works),
        "talk": unit.talk,
    }


def syllabus_table(plan: str) -> Table:
    """Return a plan on one page, with minutes for each unit and hours at the end.

    Parameters
    ----------
    plan : str
        Id of a plan, such as ``six_weeks``.

    Raises
    ------
    ValueError
        If there is no such plan.

    Examples
    --------
    >>> syllabus_table("six_weeks").head[-1]
    'All, minutes'
    """
    body = []
    for unit in units(plan):
        titles = "; ".join(page.title for page in unit.pages)
        told = _minutes(unit, plan_route(plan))
        numbers = [str(number) for number in (*told.values(), sum(told.values()))]
        body.append((unit.name, titles, unit.in_class, unit.note, *numbers))
    whole = plan_minutes(plan)
    sums = [hours(number) for number in (*whole.values(), sum(whole.values()))]
    body.append(("Together", "", "", "", *sums))
    head = ("Unit", "Chapters and labs", "In class", "To hand in or bring")
    numbers = ("Pages, minutes", "Articles, minutes", "Talk, minutes", "All, minutes")
    caption = f"{sums[-1]} in all, the articles included"
    return Table(caption, (*head, *numbers), body)


def plan_table() -> Table:
    """Return the plans beside each other: route, units, hours.

    Examples
    --------
    >>> [row[0] for row in plan_table().body][0]
    'workshop'
    """
    body = []
    for plan in plans():
        told = plan_minutes(plan)
        numbers = [hours(number) for number in (*told.values(), sum(told.values()))]
        name, length = plan.replace("_", " "), str(len(list(units(plan))))
        route = _NAMES.get(plan_route(plan), plan_route(plan))
        body.append((name, route, length, *numbers))
    head = ("Plan", "Route", "Units", "Pages", "Articles", "Talk in class", "Together")
    return Table("The plans and their hours", head, body)


def hours(minutes: int) -> str:
    """Return minutes as hours and minutes.

    Examples
    --------
    >>> hours(125)
    '2 h 5 min'
    """
    return f"{minutes // 60} h {minutes % 60} min"


def syllabus_problems(folder: Path = FOLDER) -> list[str]:
    """Return what is wrong with the plans: lost pages, pages twice, two routes.

    Examples
    --------
    >>> syllabus_problems()
    []
    """
    known, problems = {page.name: page for page in pages()}, []
    routes, seen = {}, set()
    for row in rows("syllabuses", folder):
        where = f"syllabuses.csv: {row['plan']}, {row['unit']}"
        if routes.setdefault(row["plan"], row["route"]) != row["route"]:
            problems.append(f"{where}: another route than the rows before")
        for name in split(row["pages"]):
            if name not in known:
                problems.append(f"{where}: pages: {name!r} is not in _toc.yml")
            elif work_on(known[name]) is None:
                problems.append(f"{where}: pages: {name!r} has no line ‘*Route: …*’")
            if (row["plan"], name) in seen:
                problems.append(f"{where}: pages: {name!r} stands twice in the plan")
            seen.add((row["plan"], name))
    return problems
