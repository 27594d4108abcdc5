"""The page's script without a page: its modules joined, run by V8."""

import json

import pytest
from py_mini_racer import MiniRacer

from exercises.kinds import KINDS
from exercises.player import join, texts

MODULES = (
    *("logic.js", "marking.js", "roles.js", "own_definition.js", "proposal.js"),
    *("try_on.js", "texts.js"),
)


class Script:
    """The front end's logic, called with data and giving data back."""

    def __init__(self) -> None:
        self.context = MiniRacer()
        self.context.eval(join(*MODULES))
        words = json.dumps(texts(KINDS))
        self.context.eval(f"$texts.takeTexts({words});")
        every = ", ".join(f"...${path.removesuffix('.js')}" for path in MODULES)
        self.context.eval(
            "const batch = (name, calls) => JSON.stringify(JSON.parse(calls).map("
            f"(call) => ({{{every}}})[name](...call)));"
        )

    def call(self, name: str, calls: list[list]) -> list:
        """Call a function once for each list of arguments."""
        return json.loads(self.context.call("batch", name, json.dumps(calls)))

    def mark(self, payload: dict, responses: list) -> list:
        """Mark many responses to one exercise, whose payload is sent once."""
        self.context.eval(f"var payload = {json.dumps(payload)};")
        self.context.eval(
            "$marking.markHere = (given) => $marking.mark(payload, given);"
        )
        return self.call("markHere", [[response] for response in responses])


@pytest.fixture(scope="session")
def script() -> Script:
    return Script()
