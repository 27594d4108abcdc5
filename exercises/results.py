"""What marking gives back: a `Result` with its parts, and the texts of messages."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import NamedTuple

SCORES = {"right": 1, "consistent": 1, "part": 0.5, "wrong": 0}


class Part(NamedTuple):
    """What is said of one part of a response. (A tuple: a class has a million.)

    Attributes
    ----------
    id : str
        Option, item or part of the exercise.
    outcome : str
        `right`, `part`, `wrong`, `consistent` or `unscored`.
    mistake : str or None
        Kind of mistake, one of the closed list in `messages.json`.
    message : str
        Template in `messages.json`.
    args : dict of str to str
        What fills the template.
    """

    id: str
    outcome: str
    mistake: str | None
    message: str
    args: dict[str, str]

    @property
    def text(self) -> str:
        """The message as the student reads it."""
        return messages()["messages"][self.message].format_map(self.args)

    @property
    def solution(self) -> str:
        """The message as it stands in a solution, where nobody answered."""
        texts = messages()["messages"]
        template = texts.get(f"{self.message}.solution", texts[self.message])
        return template.format_map(self.args)


@dataclass(frozen=True)
class Result:
    """The outcome of a whole response, and of each of its parts.

    `score` is between 0 and 1, and None where nothing is scored.
    """

    outcome: str
    score: float | None
    parts: tuple[Part, ...]

    def as_data(self) -> dict:
        """Return the result as plain lists and words, ready for JSON."""
        parts = [part._asdict() for part in self.parts]
        return {"outcome": self.outcome, "score": self.score, "parts": parts}


def listed(words: Sequence[str]) -> str:
    """Return words as a sentence lists them.

    Examples
    --------
    >>> listed(["a", "b", "c"]), listed(["a", "b"]), listed(["a"])
    ('a, b and c', 'a and b', 'a')
    """
    if len(words) < 2:
        return "".join(words)
    return f"{', '.join(words[:-1])}{messages()['words']['and']}{words[-1]}"


@cache
def messages() -> dict:
    """Return the messages file, which Python and the page both read."""
    text = files(__package__).joinpath("messages.json").read_text(encoding="utf-8")
    return json.loads(text)


def summarise(parts: list[Part]) -> Result:
    """Return the result of a whole response from that of its parts.

    Examples
    --------
    >>> half = Part("a", "right", None, "option.right", {"text": ""})
    >>> other = Part("b", "wrong", None, "option.wrong", {"text": ""})
    >>> summarise([half, other]).outcome
    'part'
    """
    scored = [part.outcome for part in parts if part.outcome != "unscored"]
    if not scored:
        return Result("unscored", None, tuple(parts))
    total = sum(map(SCORES.__getitem__, scored))
    # Rounded half up, as JavaScript does, so that both sides give one number.
    score = int(total / len(scored) * 1e4 + 0.5) / 1e4
    outcome = "right" if score == 1 else "wrong" if score == 0 else "part"
    if set(scored) == {"consistent"}:
        outcome = "consistent"
    return Result(outcome, score, tuple(parts))
