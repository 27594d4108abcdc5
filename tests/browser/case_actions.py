"""What a reader does on the page ‘Bring your own case’."""

import json

from playwright.sync_api import FileChooser, Locator, Page

from .conftest import Visit

CASE_PAGE = "book/workshop/bring_your_own_case"
CHOSEN = ("snyder_alliance plain", "dingman plain", "penguin one_gain")
MEMO = ("The question", "The case and its date", "Definition and reading")


def open_case(reader: Visit) -> Page:
    """Open the page and wait until all its parts answer."""
    page = reader.open(CASE_PAGE)
    page.locator("[data-case-part=keep][data-ready=true]").wait_for()
    return page


def part(page: Page, name: str) -> Locator:
    """Return one part of the page."""
    return page.locator(f"[data-case-part={name}]")


def press(inside: Locator, name: str) -> None:
    """Press a button."""
    inside.get_by_role("button", name=name, exact=True).click()


def choose_file(inside: Locator, button: str, text: str | bytes) -> None:
    """Choose a file that holds a text."""
    with inside.page.expect_file_chooser() as opened:
        press(inside, button)
    chooser: FileChooser = opened.value
    raw = text.encode("utf-8") if isinstance(text, str) else text
    chooser.set_files({"name": "a.json", "mimeType": "", "buffer": raw})


def download(inside: Locator, button: str) -> str:
    """Press a button that gives a file; return its text."""
    with inside.page.expect_download() as given:
        press(inside, button)
    return given.value.path().read_text(encoding="utf-8")


def save_case(page: Page) -> dict:
    """Save the case to a file and return what the file says."""
    return json.loads(download(part(page, "keep"), "Save my case"))


def fill_head(page: Page) -> None:
    """Name a case and choose three definitions."""
    head = part(page, "case")
    head.get_by_label("Name of the case").fill("Lantern Accord")
    head.get_by_label("What it is").select_option("organisation")
    head.get_by_label("As of").fill("2020")
    head.get_by_label("Treaties and agreements").fill("Accord of 2011, in force")
    head.get_by_label("Your name or initials").fill("Ann")
    for number, name in enumerate(CHOSEN, 1):
        field = part(page, "definitions").get_by_label(f"Definition {number}")
        field.select_option(name)


def add_piece(page: Page, statement: str, nature: str, unit: str) -> None:
    """Add a piece of evidence and fill in its fields."""
    evidence = part(page, "evidence")
    press(evidence, "Add a piece of evidence")
    piece = evidence.locator("details[open]")
    piece.get_by_label("Statement").fill(statement)
    piece.get_by_label("Source", exact=True).fill("Lantern Accord (2011)")
    piece.get_by_label("Place in the source").fill("Article 3")
    piece.get_by_label("Who says it").fill("the Accord")
    piece.get_by_label("Text or practice").select_option(nature)
    piece.get_by_label("Of whom it speaks").select_option(unit)


def cell(page: Page, name: str) -> Locator:
    """Return a cell to code."""
    return part(page, "codings").locator(f'[data-cell="{name}"]')


def code(
    page: Page, name: str, value: str, pieces: tuple = (), reason: str = ""
) -> None:
    """Give a cell a value, evidence and a reason."""
    one = cell(page, name)
    one.locator("select").select_option(value)
    for piece in pieces:
        one.locator(f'input[value="{piece}"]').check()
    one.locator("textarea").fill(reason)


def code_all(page: Page) -> None:
    """Code every cell, with evidence and reason."""
    for one in part(page, "codings").locator("[data-cell]").all():
        name = one.get_attribute("data-cell")
        code(page, name, "met", ("e1",), "Article 3 says so.")


def fill_case(page: Page) -> None:
    """Bring a case from nothing to a memo."""
    fill_head(page)
    add_piece(
        page, "The parties stand by one that is attacked.", "text", "organisation"
    )
    add_piece(page, "Two of them hold exercises every summer.", "practice", "pair")
    part(page, "codings").get_by_label("yes, alone").check()
    code_all(page)
    code(page, "security_cooperation:either", "contested", ("e2",), "Two voices.")
    code(page, "deterrence:either", "not_stated", (), "Searched the histories.")
    for box in part(page, "memo").locator("textarea").all():
        box.fill("What I have to say.\n\nAnd a second paragraph.")


def say_no_print(page: Page) -> None:
    """Keep the browser's own dialogue for printing away."""
    page.evaluate("window.print = () => {}")
