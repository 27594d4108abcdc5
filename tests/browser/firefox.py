"""Debian's Firefox, driven by WebDriver BiDi, which it speaks without a driver.

Playwright drives only a Firefox of its own making, and Selenium needs a geckodriver,
which Debian 12 does not have.
"""

import json
import os
import re
import subprocess
import time
from collections.abc import Callable
from pathlib import Path

import websocket

NAME = "firefox-esr"
PATIENCE = 60  # seconds: many browsers may share a small machine
PREFERENCES = {
    # What Firefox recommends for tests lets all pages in a folder share one storage.
    # No reader's Firefox does.
    "remote.prefs.recommended": False,
    # A browser that talks to nobody: it can look up no name, nor have one looked up.
    "network.dns.disabled": True,
    "network.proxy.type": 0,
    # No page of welcome in front of the course's.
    "browser.aboutwelcome.enabled": False,
    "datareporting.policy.dataSubmissionPolicyBypassNotification": True,
    "termsofuse.bypassNotification": True,
    "browser.download.folderList": 2,  # the folder that browser.download.dir names
    "dom.file.createInChild": True,  # a file for a field of a page from a server
}
FIND = """(selector, text) => {
  const found = [...document.querySelectorAll(selector)]
    .filter((one) => !text || one.textContent === text);
  if (found.length !== 1) throw new Error(`${found.length} of ${selector} ${text}`);
  found[0].scrollIntoView({ block: "center", behavior: "instant" });
  return found[0];
}"""


def wait_for(look: Callable, what: str):
    """Return what a look finds, as soon as it finds something."""
    end = time.monotonic() + PATIENCE
    while not (found := look()):
        assert time.monotonic() < end, what
        time.sleep(0.05)
    return found


class Firefox:
    """One reader's browser with one tab, and what went wrong in it."""

    def __init__(self, profile: Path) -> None:
        self.downloads = profile / "downloads"
        self.downloads.mkdir(parents=True, exist_ok=True)
        self.errors: list[str] = []
        self.requests: list[str] = []
        self.sent = 0
        chosen = PREFERENCES | {"browser.download.dir": str(self.downloads)}
        lines = (f"user_pref({json.dumps(one)[1:-1]});\n" for one in chosen.items())
        (profile / "user.js").write_text("".join(lines), encoding="utf-8")
        # For root, Firefox does not start with a home that is another's.
        own = os.environ | {"HOME": str(profile)}
        command = [NAME, "--headless", "--no-remote", "--remote-debugging-port=0"]
        command += ["--profile", str(profile), "about:blank"]
        log = profile / "log.txt"
        with log.open("w") as said:
            self.process = subprocess.Popen(command, env=own, stdout=said, stderr=said)
        try:
            self.connect(log)
        except BaseException:
            self.process.kill()
            raise

    def connect(self, log: Path) -> None:
        """Start a session with a tab of its own, once Firefox says where it listens."""
        address = re.compile(r"BiDi listening on (\S+)\n")
        found = wait_for(
            lambda: address.search(log.read_text()), "no Firefox, see log.txt"
        )
        # With an origin it would be a page that asks, and no page is let in.
        self.socket = websocket.create_connection(
            f"{found[1]}/session", PATIENCE, suppress_origin=True
        )
        self.call("session.new", capabilities={})
        self.tab = self.call("browsingContext.create", type="tab")["context"]
        heard = ["log.entryAdded", "network.beforeRequestSent"]
        self.call("session.subscribe", events=heard, contexts=[self.tab])

    def call(self, method: str, **params) -> dict:
        """Send a command and return its result; note what is heard in between."""
        self.sent += 1
        command = {"id": self.sent, "method": method, "params": params}
        self.socket.send(json.dumps(command))
        while (heard := json.loads(self.socket.recv())).get("id") != self.sent:
            event = heard["params"]
            if heard["method"] == "network.beforeRequestSent":
                self.requests.append(event["request"]["url"])
            elif event["type"] == "javascript" and event["level"] == "error":
                self.errors.append(event["text"])
        assert heard["type"] == "success", f"{method}: {heard.get('message')}"
        return heard["result"]

    def go(self, url: str | None = None) -> None:
        """Open a page, or the same again, and wait until all of it is there."""
        given = {"url": url} if url else {}
        method = f"browsingContext.{'navigate' if url else 'reload'}"
        self.call(method, context=self.tab, wait="complete", **given)

    def run(self, function: str, *texts: str) -> dict:
        """Call a function of JavaScript in the page; return what BiDi makes of it."""
        answer = self.call(
            "script.callFunction",
            functionDeclaration=function,
            arguments=[{"type": "string", "value": text} for text in texts],
            target={"context": self.tab},
            awaitPromise=False,
        )
        assert answer["type"] == "success", answer["exceptionDetails"]["text"]
        return answer["result"]

    def find(self, selector: str, text: str = "") -> dict:
        """Return the one element that fits, once it stands amid the window."""
        return {"sharedId": self.run(FIND, selector, text)["sharedId"]}

    def click(self, selector: str, text: str = "") -> None:
        """Click on the middle of an element, with the mouse."""
        place = {"type": "element", "element": self.find(selector, text)}
        steps = [{"type": "pointerMove", "x": 0, "y": 0, "origin": place}]
        steps += [{"type": f"pointer{way}", "button": 0} for way in ("Down", "Up")]
        mouse = {"type": "pointer", "id": "mouse", "actions": steps}
        self.call("input.performActions", context=self.tab, actions=[mouse])

    def choose_file(self, selector: str, path: Path) -> None:
        """Choose a file for a field, as the browser's dialogue would."""
        given = {"element": self.find(selector), "files": [str(path)]}
        self.call("input.setFiles", context=self.tab, **given)

    def downloaded(self) -> Path:
        """Return the one file that was saved, once all of it is there."""

        def look() -> list[Path]:
            files = list(self.downloads.iterdir())
            # Until then it is empty, and another with the text stands beside it.
            whole = all(one.suffix != ".part" and one.stat().st_size for one in files)
            return files if whole else []

        (found,) = wait_for(look, "no file was saved")
        return found

    def close(self) -> None:
        """Close the browser, which writes what it has to keep."""
        try:
            self.call("browser.close")
            self.process.wait(PATIENCE)
        finally:
            self.process.kill()
