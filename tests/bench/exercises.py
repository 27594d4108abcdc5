"""How soon exercises are ready and answer: ``python -m tests.bench.exercises``.

Needs the built book. Each page is opened from a local server, in Chromium with its
processor slowed down four times and the network of Lighthouse's slow 4G. 'Ready' is
when every exercise of the page answers; the baseline is the first contentful paint of
the same page without exercises, scripts of exercises and their style, in the same run.
A click is timed from the press of 'Check' to the next frame with the feedback in place.
Each figure is the median of several runs, each with an empty cache.
"""

import gzip
import shutil
import statistics
import tempfile
import threading
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from bs4 import BeautifulSoup
from playwright.sync_api import sync_playwright

from exercises.build import ROOT
from exercises.marking import solution
from exercises.records import load_record
from tests.browser.actions import CHAPTERS, LAB, answer
from tests.browser.conftest import FLAGS, find_chromium

RUNS = 3
SLOWDOWN = 4
# Lighthouse's slow 4G: round trip in ms, bytes per second down and up.
SLOW_4G = {"offline": False, "latency": 150, "downloadThroughput": 1638400 / 8}
SLOW_4G["uploadThroughput"] = 750 * 1024 / 8

READY = """
new PerformanceObserver((list) => {
  for (const one of list.getEntries()) {
    if (one.name === "first-contentful-paint") window.painted = one.startTime;
  }
}).observe({ type: "paint", buffered: true });
new MutationObserver((_, observer) => {
  const all = [...document.querySelectorAll(".ex")];
  if (document.readyState !== "loading" && all.length
      && all.every((one) => one.dataset.ready === "true")) {
    window.ready = performance.now();
    observer.disconnect();
  }
}).observe(document, { subtree: true, childList: true, attributes: true });
"""
CLICK = """
async (exercise) => {
  const button = exercise.querySelector("button[type=submit]");
  const start = performance.now();
  button.click();
  await new Promise((done) => requestAnimationFrame(() => {
    exercise.getBoundingClientRect();
    done();
  }));
  return performance.now() - start;
}
"""


class Gzipping(SimpleHTTPRequestHandler):
    """A server that compresses, as those on the web do, and writes no log."""

    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        """Send a file, compressed."""
        path = Path(self.translate_path(self.path))
        if not path.is_file():
            self.send_error(404)
            return
        content = gzip.compress(path.read_bytes())
        self.send_response(200)
        self.send_header("Content-Type", self.guess_type(path))
        self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    def log_message(self, *_) -> None:
        """Say nothing."""


def main() -> None:
    """Print the medians of every page with exercises."""
    site = ROOT / "_build/html"
    if not (site / "index.html").is_file():
        raise SystemExit("no built book; run `python -m exercises build` first")
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        copy = Path(folder) / "html"
        shutil.copytree(site, copy)
        for name in (*CHAPTERS, LAB):
            _without_exercises(copy / f"{name}.html")
        browser = playwright.chromium.launch(
            executable_path=find_chromium(), args=FLAGS
        )
        server = ThreadingHTTPServer(
            ("127.0.0.1", 0), partial(Gzipping, directory=str(copy))
        )
        threading.Thread(target=server.serve_forever, daemon=True).start()
        base = f"http://127.0.0.1:{server.server_port}"
        for name in (*CHAPTERS, LAB):
            runs = [_measure(browser, base, name) for _ in range(RUNS)]
            bare, painted, ready, click, worst = map(
                statistics.median, zip(*runs, strict=True)
            )
            print(
                f"{name:40} without exercises painted {bare:5.0f} ms; "
                f"with them painted {painted:5.0f} ms, ready {ready:5.0f} ms "
                f"({ready - bare:+.0f} ms, {ready / bare:.2f} ×); "
                f"a click {click:.0f} ms, the slowest exercise {worst:.0f} ms"
            )
        server.shutdown()
        browser.close()


def _without_exercises(page: Path) -> None:
    """Write beside a page the same page as if it had no exercise."""
    parts = BeautifulSoup(page.read_text(encoding="utf-8"), "html.parser")
    for one in parts.select(
        '.ex, script[src*="player.js"], link[href*="player.css"], '
        "script[data-exercise-record], script[data-exercise-texts]"
    ):
        one.decompose()
    page.with_name(f"{page.stem}-bare.html").write_text(str(parts), encoding="utf-8")


def _measure(browser, base: str, name: str) -> tuple[float, ...]:
    bare, _ = _open(browser, f"{base}/{name}-bare.html")
    painted = bare.evaluate("window.painted")
    bare.context.close()
    page, client = _open(browser, f"{base}/{name}.html")
    page.wait_for_function("window.ready")
    times = page.evaluate("[window.painted, window.ready]")
    client.send("Network.emulateNetworkConditions", SLOW_4G | {"latency": 0})
    clicks = []
    for exercise in page.locator(".ex").all():
        record = load_record(exercise.get_attribute("data-exercise"))
        answer(exercise, solution(record)["response"])
        clicks.append(exercise.evaluate(CLICK))
    page.context.close()
    return painted, *times, statistics.median(clicks), max(clicks)


def _open(browser, address: str):
    context = browser.new_context()
    page = context.new_page()
    page.add_init_script(READY)
    client = context.new_cdp_session(page)
    client.send("Network.enable")
    client.send("Network.emulateNetworkConditions", SLOW_4G)
    client.send("Emulation.setCPUThrottlingRate", {"rate": SLOWDOWN})
    page.goto(address)
    page.wait_for_function("window.painted")
    return page, client


if __name__ == "__main__":
    main()
