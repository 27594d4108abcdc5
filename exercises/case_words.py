"""The words of a reader's own case: what page and memo say, and verdicts in sentences.

The page says the same with player/verdict_words.js; the tests compare the two.
"""

import json
import math
import re
from collections.abc import Callable, Mapping, Sequence
from functools import cache
from importlib.resources import files

from .alliance import Judgement
from .alliance.entailment import Entails
from .catalogue import label
from .player import ui
from .results import listed, messages

MOST = 4  # sets of criteria that a reader still compares
_GAP = re.compile(r"\{(\w+)\}")
# Named, since the white space of Python and that of the page are not the same.
_WHITE = re.compile(r"[ \t\n\r\f\v]+")

Quote = Callable[[str], str]


@cache
def words() -> dict[str, str]:
    """Return the words of the page ‘Bring your own case’ and of its memo."""
    text = files(__package__).joinpath("player/case/words.json").read_text("utf-8")
    return json.loads(text)


def say(name: str, /, **args: object) -> str:
    """Return one of the words, with its gaps filled by texts of any kind.

    Examples
    --------
    >>> say("memo.as_of", text="{name}")
    'As of: {name}'
    """
    template = words().get(name) or ui()[name]
    return _GAP.sub(lambda gap: str(args.get(gap[1], gap[0])), template)


def say_count(name: str, n: int) -> str:
    """Return one of the words for one or for many.

    Examples
    --------
    >>> say_count("case.agree.cells", 1)
    'Both have coded 1 cell.'
    """
    return say(f"{name}.{'one' if n == 1 else 'many'}", n=n)


def word(group: str, name: str) -> str:
    """Return the word for a value, a verdict or what counts as evidence."""
    return messages()["words"][group][name]


def one_line(text: str) -> str:
    r"""Return a text in one line.

    Examples
    --------
    >>> one_line(" a treaty\n of 1951 ")
    'a treaty of 1951'
    """
    return _WHITE.sub(" ", text).strip(" ")


def quoted(criterion: str) -> str:
    """Return a criterion's name in quotation marks."""
    return f"‘{label(criterion)}’"


def two_decimals(value: float) -> str:
    """Return a number with two decimals, halves rounded up, as the page writes it.

    Examples
    --------
    >>> two_decimals(0.625), two_decimals(-0.2)
    ('0.63', '−0.20')
    """
    cents = math.floor(value * 100 + 0.5)
    sign = "−" if cents < 0 else ""
    return f"{sign}{abs(cents) // 100}.{abs(cents) % 100:02}"


def sentences_of(
    judgement: Judgement, plain: Judgement, entails: Entails
) -> dict[str, str | None]:
    """Return what is said of a judgement, by what it answers.

    Parameters
    ----------
    judgement, plain : Judgement
        With and without regard to what criteria entail.
    entails : mapping
        Which criterion entails which.

    Returns
    -------
    dict of str to str
        `name` (of the verdict), `verdict`, `because`, `settles`, `pivots` (None where
        nothing is to be learned), `flips`.
    """
    flips = [*_flips(judgement), *_tied(judgement, plain, entails)]
    name = _name(judgement)
    return {
        "name": name,
        "verdict": say("lab.verdict", verdict=name),
        "because": _because(judgement),
        "settles": _settles(judgement),
        "pivots": _pivots(judgement),
        "flips": " ".join(flips),
    }


def _name(judgement: Judgement) -> str:
    if judgement.ruled_out:
        return say(f"lab.ruled_out.{judgement.ruled_out}")
    return say(f"lab.verdict.{judgement.verdict}")


def _because(judgement: Judgement) -> str:
    because = judgement.open_because
    if judgement.verdict != "open" or not because:
        return ""
    return " " + say(f"lab.because.{'both' if len(because) > 1 else because[0]}")


def _shortest(sets: Sequence[Sequence[str]]) -> list[Sequence[str]]:
    return sorted(sets, key=len)[:MOST]


def _alternatives(sets: Sequence[Sequence[str]], one: str) -> str:
    texts = [
        say(
            one if len(found) == 1 else "lab.together",
            list=listed([*map(quoted, found)]),
        )
        for found in _shortest(sets)
    ]
    if rest := len(sets) - len(texts):
        return f"{'; '.join(texts)}; {say('lab.more', n=rest)}"
    last = texts.pop()
    return f"{'; '.join(texts)}; {say('or')} {last}" if texts else last


def _settles(judgement: Judgement) -> str:
    if judgement.verdict == "open":
        return say("lab.settles.none")
    return f"{_alternatives(judgement.settled_by, 'lab.alone')}."


def _pivots(judgement: Judgement) -> str | None:
    found = judgement.pivots
    if not found:
        return say("lab.pivots.none") if judgement.verdict == "open" else None
    told = []
    for act in ("weigh", "search"):
        named = [quoted(one["criterion"]) for one in found if one["do"] == act]
        if named:
            told.append(say(f"lab.{act}", list=listed(named)))
    return " ".join(told)


def _flips(judgement: Judgement) -> list[str]:
    """Say what would turn a verdict; how doubt counts only where it matters."""
    is_yes = judgement.verdict == "yes"
    may_be_yes = judgement.verdict == "open" and judgement.ruled_out != "yes"
    strict = _turning(judgement.flips_strict, is_yes)
    lenient = _turning(judgement.flips_lenient, is_yes or may_be_yes)
    if strict == lenient:
        return [strict[0].upper() + strict[1:]]
    rule = "lab.lenient.yes" if may_be_yes else "lab.lenient"
    return [say("lab.strict", changes=strict), say(rule, changes=lenient)]


def _turning(sets: Sequence[Sequence[str]], is_yes: bool) -> str:
    many = "any" if len(sets) > 1 else "all" if len(sets[0]) > 1 else "one"
    return say(
        "lab.turn.no" if is_yes else "lab.turn.yes",
        these=say(f"lab.these.{many}"),
        list=_alternatives(sets, "lab.single"),
    )


def _tied(judgement: Judgement, plain: Judgement, entails: Entails) -> list[str]:
    """Say why a set holds more than the formula alone would ask for."""
    told: dict[str, None] = {}
    for name in ("flips_strict", "flips_lenient"):
        known = set(map(tuple, getattr(plain, name)))
        for found in _shortest(getattr(judgement, name)):
            if tuple(found) in known:
                continue
            for a in found:
                for b in entails.get(a, ()):
                    if b in found:
                        told[say("lab.tied", a=quoted(a), b=quoted(b))] = None
    return list(told)


def evidence_names(args: Mapping) -> str:
    """Return the names of pieces of evidence, as a reader sees them.

    Examples
    --------
    >>> evidence_names({"ids": ["e1", "e3"]})
    'E1 and E3'
    """
    return listed([one.upper() for one in args["ids"]])
