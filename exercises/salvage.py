"""What is still sound in an answers file that as a whole is not."""

import codecs
import json
import re
from json.decoder import JSONDecoder

from .answers import AnswersError, Entry, make_file, read_file

NAMED = re.compile(r'"([a-z0-9_]+(?:/[a-z0-9_]+)+)"\s*:\s*')
# What surrogateescape and surrogatepass put in place of bytes that are no text.
NO_TEXT = re.compile(r"[\ud800-\udfff]")


def sound_entries(raw: bytes) -> dict[str, Entry]:
    """Return the entries of a damaged file that are themselves undamaged.

    They are looked for one by one, since one character too many anywhere makes the
    rest unreadable as JSON. Of two with one name the later counts, as it does in JSON.

    Examples
    --------
    >>> sound_entries(b'{"format": 1, "answers": {"a/b": {"kind"')
    {}
    """
    text, found, at = _text(raw), {}, 0
    while match := NAMED.search(text, at):
        at = match.end()
        try:
            entry, end = JSONDecoder().raw_decode(text, at)
            if NO_TEXT.search(text, at, end):
                continue
            alone = json.dumps(make_file({match[1]: entry}))
            found |= read_file(alone)["answers"]
            at = end
        except (ValueError, RecursionError, AnswersError):
            continue
    return found


def _text(raw: bytes) -> str:
    if raw.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return raw[: len(raw) // 2 * 2].decode("utf-16", "surrogatepass")
    return raw.decode("utf-8", "surrogateescape")
