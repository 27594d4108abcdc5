"""How soon exercises are ready and answer: ``python -m tests.bench.exercises``.

Needs the built book. Each page is opened from a local server, in Chromium with its
processor slowed down four times and the network of Lighthouse's slow 4G.

An exercise is ready when it answers: told are the first of the page, the one in the
middle and the last. The baseline is the first contentful paint of the same page without
exercises, scripts of exercises and their style, in the same run.

A click on 'Check' is timed until the feedback is in the page and laid out, and until
the browser's next frame: told are the exercise in the middle and the slowest. Each
figure is the median of several runs, each with an empty cache.
"""

import gzip
import shutil
import tempfile
import threading
from collections.abc import Iterable
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from statistics import median

from bs4 import BeautifulSoup
from playwright.sync_api import sync_playwright

from exercises.build import ROOT
from exercises.marking import solution
from exercises.records import load_record
from tests.browser.actions import CHAPTERS, LAB, answer
from tests.browser.conftest import FLAGS, find_chromium

RUNS = 5
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
window.live = {};
new MutationObserver(() => {
  for (const one of document.querySelectorAll('.ex[data-ready="true"]')) {
    window.live[one.id] ??= performance.now();
  }
}).observe(document, { subtree: true, childList: true, attributes: true });
"""
CLICK = """
async (exercise) => {
  const button = exercise.querySelector("button[type=submit]");
  const feedback = exercise.querySelector(".ex-feedback");
  const start = performance.now();
  button.click();
  // Marking in the page waits for nothing but promises that are already kept.
  for (let i = 0; i < 200 && !feedback.dataset.outcome; i++) await null;
  exercise.getBoundingClientRect();
  const inPlace = performance.now() - start;
  await new Promise(requestAnimationFrame);
  return [inPlace, performance.now() - start];
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
            bare, painted = (median(run[i] for run in runs) for i in (0, 1))
            ready = _medians(run[2] for run in runs)
            placed = _medians([one[0] for one in run[3]] for run in runs)
            framed = _medians([one[1] for one in run[3]] for run in runs)
            when = ", ".join(
                f"{which} {time:.0f} ms ({time - bare:+.0f} ms, {time / bare:.2f} ×)"
                for which, time in _told(ready)
            )
            print(
                f"{name}\n  painted: without exercises {bare:.0f} ms, "
                f"with them {painted:.0f} ms\n  ready: {when}\n"
                f"  a click: in place {median(placed):.0f} ms (slowest "
                f"{max(placed):.0f}), next frame {median(framed):.0f} ms"
            )
        server.shutdown()
        browser.close()


def _medians(runs: Iterable[list[float]]) -> list[float]:
    """Return the median of each exercise over the runs."""
    return [median(times) for times in zip(*runs, strict=True)]


def _told(times: list[float]) -> list[tuple[str, float]]:
    ordered = sorted(times)
    middle = ordered[len(ordered) // 2]
    return [("first", ordered[0]), ("middle", middle), ("last", ordered[-1])]


def _without_exercises(page: Path) -> None:
    """Write beside a page the same page as if it had no exercise."""
    parts = BeautifulSoup(page.read_text(encoding="utf-8"), "html.parser")
    for one in parts.select(
        '.ex, script[src*="player.js"], link[href*="player.css"], '
        "script[data-exercise-record], script[data-exercise-texts]"
    ):
        one.decompose()
    page.with_name(f"{page.stem}-bare.html").write_text(str(parts), encoding="utf-8")


def _measure(browser, base: str, name: str) -> tuple:
    bare, _ = _open(browser, f"{base}/{name}-bare.html")
    painted_bare = bare.evaluate("window.painted")
    bare.context.close()
    page, client = _open(browser, f"{base}/{name}.html")
    exercises = page.locator(".ex").all()
    page.wait_for_function(f"Object.keys(window.live).length === {len(exercises)}")
    painted, ready = page.evaluate("[window.painted, Object.values(window.live)]")
    client.send("Network.emulateNetworkConditions", SLOW_4G | {"latency": 0})
    clicks = []
    for exercise in exercises:
        record = load_record(exercise.get_attribute("data-exercise"))
        answer(exercise, solution(record)["response"])
        clicks.append(exercise.evaluate(CLICK))
    page.context.close()
    return painted_bare, painted, ready, clicks


def _open(browser, address: str):
    context = browser.new_context()
    page = context.new_page()
    page.add_init_script(READY)
    client = context.new_cdp_session(page)
    client.send("Network.enable")
    client.send("Network.emulateNetworkConditions", SLOW_4G)
    client.send("Emulation.setCPUThrottlingRate", {"rate": SLOWDOWN})
    page.goto(address)
    page.wait_for_load_state("load")
    return page, client


if __name__ == "__main__":
    main()
