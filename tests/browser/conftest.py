"""Headless Chromium on the built book, from a folder and from a local server."""

import os
import shutil
import threading
from collections.abc import Callable, Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

NAMES = ("chromium", "chromium-browser", "google-chrome")
# A browser that talks to nobody: no updates, no reports, no sandbox for root.
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


def find_chromium() -> str | None:
    """Return the path of an installed Chromium."""
    return next(filter(None, map(shutil.which, NAMES)), None)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Return a headless Chromium; CI must have one."""
    path = find_chromium()
    if path is None:
        message = f"no browser: none of {', '.join(NAMES)} is installed"
        if os.environ.get("CI"):
            pytest.fail(message)
        pytest.skip(message)
    with sync_playwright() as playwright:
        found = playwright.chromium.launch(executable_path=path, args=FLAGS)
        yield found
        found.close()


class Quiet(SimpleHTTPRequestHandler):
    """Serves files and writes no log."""

    def log_message(self, *_) -> None:
        """Say nothing."""


@pytest.fixture(scope="session")
def server(site) -> Iterator[str]:
    """Return the address of a local server of the book."""
    handler = partial(Quiet, directory=str(site))
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as found:
        threading.Thread(target=found.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{found.server_address[1]}"
        found.shutdown()


@pytest.fixture(params=["file", "server"])
def base(request, site) -> str:
    """Return where the book is: in a folder, and on a local server."""
    if request.param == "file":
        return site.as_uri()
    return request.getfixturevalue("server")


class Visit:
    """One reader's browser profile, and what went wrong in it."""

    def __init__(self, context: BrowserContext, base: str) -> None:
        self.context, self.base = context, base
        self.foreign: list[str] = []
        self.errors: list[str] = []
        context.on("request", self._note)

    def _note(self, request) -> None:
        own = (self.base, "data:", "blob:", "about:")
        if not request.url.startswith(own):
            self.foreign.append(request.url)

    def open(self, name: str) -> Page:
        """Open a page of the book and wait until its exercises answer clicks."""
        page = self.context.new_page()
        page.on("pageerror", lambda error: self.errors.append(str(error)))
        page.goto(f"{self.base}/{name}.html")
        for exercise in page.locator("[data-exercise]").all():
            exercise.and_(page.locator("[data-ready=true]")).wait_for(state="attached")
        return page


@pytest.fixture
def visit(browser) -> Iterator[Callable[..., Visit]]:
    """Return a function that starts a new profile: base, width, colour scheme."""
    contexts = []

    def start(base, width=1280, scheme="light", **options) -> Visit:
        context = browser.new_context(
            viewport={"width": width, "height": 900}, color_scheme=scheme, **options
        )
        context.set_default_timeout(20_000)
        contexts.append(context)
        return Visit(context, base)

    yield start
    for context in contexts:
        context.close()
