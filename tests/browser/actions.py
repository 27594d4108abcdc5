"""What a reader does with an exercise."""

from playwright.sync_api import Locator, Page

from exercises.toc import pages

CHAPTERS = ("book/de_haas/five_steps", "book/tugsbilguun/what_is_an_alliance")
LAB = "notebooks/verdict_lab"
LABS = tuple(page.name for page in pages() if page.name.startswith("notebooks/"))
# All others of the book, with exercises and without; the other labs are among them.
ALL = [page.name for page in pages() if page.name not in (*CHAPTERS, LAB)]
MORE = tuple(name for name in ALL if not name.startswith("book/appendix/"))
REST = ("book/intro", *(name for name in ALL if name not in MORE))


def exercise_on(page: Page, name: str) -> Locator:
    """Return the element of an exercise."""
    return page.locator(f'[data-exercise="{name}"]').first


def answer(exercise: Locator, response: list | dict) -> None:
    """Give a response with mouse and keys, in an exercise of any kind."""
    kind = exercise.get_attribute("data-kind")
    if kind == "order":
        put_in_order(exercise, response)
    elif kind == "write":
        exercise.locator("textarea").fill(response["text"])
    else:
        for part, given in fields(kind, response).items():
            fill_part(exercise, part, given)


def fields(kind: str, response: list | dict) -> dict[str, str | list[str]]:
    """Return what stands in each field of the form."""
    if isinstance(response, list):
        return {"answer": response}
    if kind != "code":
        return response
    cells = response.items()
    values = {name: cell["value"] for name, cell in cells}
    return values | {f"{name}:evidence": cell["evidence"] for name, cell in cells}


def put_in_order(exercise: Locator, response: list[str]) -> None:
    """Move each item up until it stands where it should."""
    for at, name in enumerate(response):
        item = exercise.locator(f'.ex-order > li[data-part="{name}"]')
        while item.evaluate("e => [...e.parentNode.children].indexOf(e)") > at:
            item.get_by_role("button", name="Move up").click()


def fill_part(exercise: Locator, part: str, given: str | list[str]) -> None:
    """Choose or type the answer to one part."""
    wanted = given if isinstance(given, list) else [given]
    for box in exercise.locator(f'input[data-part="{part}"]').all():
        if box.get_attribute("type") == "text":
            box.fill(given)
        elif box.get_attribute("type") == "checkbox":
            box.set_checked(box.get_attribute("value") in wanted)
        elif box.get_attribute("value") in wanted:
            box.check()


def press(exercise: Locator, name: str) -> None:
    """Press one of the exercise's buttons."""
    exercise.get_by_role("button", name=name, exact=True).click()


def reload(page: Page) -> None:
    """Load the page again, not sooner than a hand could.

    On a busy machine Chromium reads a page's storage anew before it has taken up what
    the page wrote in the same few milliseconds.
    """
    page.wait_for_timeout(1500)
    page.reload()
