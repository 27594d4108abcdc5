"""Headless Chromium on the built book, from a folder and from a local server."""

import os
import shutil
import threading
from collections.abc import Callable, Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from playwright.sync_api import (
    Browser,
    BrowserContext,
    BrowserType,
    Page,
    sync_playwright,
)

NAMES = ("chromium", "chromium-browser", "google-chrome")
HERE = Path(__file__).parent
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


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Give a test of this folder a second try, which the summary names.

    Chromium keeps the storage of a private profile in a process of its own; where a
    machine under load loses that process, what a page wrote is lost with it.
    """
    for item in items:
        if item.path.is_relative_to(HERE):
            item.add_marker(pytest.mark.flaky(reruns=1))


@pytest.fixture(scope="session")
def chromium() -> Iterator[BrowserType]:
    """Return what starts Chromium; CI must have one."""
    if find_chromium() is None:
        message = f"no browser: none of {', '.join(NAMES)} is installed"
        if os.environ.get("CI"):
            pytest.fail(message)
        pytest.skip(message)
    with sync_playwright() as playwright:
        yield playwright.chromium


def launch(chromium: BrowserType) -> Browser:
    """Start a headless Chromium."""
    return chromium.launch(executable_path=find_chromium(), args=FLAGS)


@pytest.fixture(scope="session")
def browser(chromium) -> Iterator[Browser]:
    """Return the Chromium that the tests share."""
    found = launch(chromium)
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
def visit(request, chromium, browser) -> Iterator[Callable[..., Visit]]:
    """Return a function that starts a new profile: base, width, colour scheme."""
    contexts = []
    # A second try has a browser of its own.
    again = getattr(request.node, "execution_count", 1) > 1
    alone = launch(chromium) if again else None

    def start(base, width=1280, scheme="light", **options) -> Visit:
        context = (alone or browser).new_context(
            viewport={"width": width, "height": 900}, color_scheme=scheme, **options
        )
        context.set_default_timeout(20_000)
        contexts.append(context)
        return Visit(context, base)

    yield start
    for context in contexts:
        context.close()
    if alone:
        alone.close()
