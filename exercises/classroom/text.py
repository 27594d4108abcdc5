"""Text that others wrote, made fit to be shown: in a table, in a file, on a page."""

import re
import unicodedata

LONGEST = 200
# Half characters and controls; and what turns the direction of all that follows.
_UNSHOWN = re.compile(
    "[\x00-\x1f\x7f-\x9f\ud800-\udfff\u200e\u200f\u202a-\u202e\u2066-\u2069]"
)
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


def clean(text: str) -> str:
    """Return a text in one line, without what cannot be shown, and not overlong.

    Examples
    --------
    >>> clean("Zoë\\u202e \\n Łuczak")
    'Zoë Łuczak'
    >>> len(clean("x" * 10_000))
    200
    """
    shown = " ".join(_UNSHOWN.sub(" ", text).split())
    return shown if len(shown) <= LONGEST else f"{shown[: LONGEST - 1]}…"


def same(text: str) -> str:
    """Return a name or number so that two ways to type it are equal.

    Examples
    --------
    >>> same(" ADA  Byron") == same("Ada Byron")
    True
    """
    return unicodedata.normalize("NFKC", clean(text)).casefold()


def in_cell(value: object) -> object:
    """Return what a spreadsheet may be given: numbers as they are, no formula.

    A text that a spreadsheet would reckon is given an apostrophe, as somebody would
    type it who wants it taken as text.

    Examples
    --------
    >>> in_cell("=1+1"), in_cell(-0.5), in_cell("Ada"), in_cell(None)
    ("'=1+1", -0.5, 'Ada', '')
    """
    if value is None:
        return ""
    if not isinstance(value, str):
        return value
    value = _UNSHOWN.sub(" ", value)
    return f"'{value}" if value.lstrip().startswith(_FORMULA) else value
