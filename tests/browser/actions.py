"""What a reader does with an exercise."""

from playwright.sync_api import Locator, Page

CHAPTERS = ("book/de_haas/five_steps", "book/tugsbilguun/what_is_an_alliance")
LAB = "notebooks/verdict_lab"


def exercise_on(page: Page, name: str) -> Locator:
    """Return the element of an exercise."""
    return page.locator(f'[data-exercise="{name}"]').first


def answer(exercise: Locator, response: list | dict) -> None:
    """Choose a response with the mouse."""
    if isinstance(response, list):
        response = {"answer": response}
    for part, given in response.items():
        given = given if isinstance(given, list) else [given]
        for box in exercise.locator(f'input[data-part="{part}"]').all():
            wanted = box.get_attribute("value") in given
            if box.get_attribute("type") == "radio":
                if wanted:
                    box.check()
            else:
                box.set_checked(wanted)


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
