"""A reader's answers of every kind, and what accidents and hands do to their file."""

import json
import random
import re
from collections.abc import Callable, Iterator

from exercises.answers import after_check, after_solution, blank_entry, make_file
from exercises.kinds import KINDS
from exercises.marking import mark
from exercises.practice import examples
from exercises.records import load_record, record_names

TIMES = ("2008-12-01T10:00:00.000Z", "2008-12-02T09:30:00.250Z")


def first_of_each_kind() -> dict[str, str]:
    """Return one exercise of each kind."""
    found: dict[str, str] = {}
    for name in record_names():
        found.setdefault(load_record(name).kind, name)
    assert set(found) == set(KINDS)
    return found


def answered(name: str) -> dict:
    """Return an entry with an answer, attempts, a hint and a solution shown."""
    record = load_record(name)
    given = [response for _, response in examples(record)][:2]
    entry = blank_entry(record.kind, record.revision) | {"hints": 1}
    for response, at in zip(given, TIMES, strict=False):
        entry = after_check(entry, response, mark(record, response).outcome, at)
    return after_solution(entry, TIMES[-1])


def answers_of_every_kind() -> dict[str, dict]:
    """Return entries of every kind, one without an answer, one of a kind unknown."""
    found = {name: answered(name) for name in first_of_each_kind().values()}
    new = blank_entry("drawing", 3) | {"response": {"lines": [[1, 2.5], [3, 4]]}}
    return found | {"later/draw_it": new, "later/draft": blank_entry("choice", 1)}


def text_of(answers: dict[str, dict]) -> str:
    """Return the text of a file as Python writes it, the same in every run."""
    fixed = {"file_id": "f" * 32, "saved_at": TIMES[-1], "version": "0.1.0"}
    student = {"name": "Zoë Ł.", "id": None}
    data = make_file(answers, student) | fixed
    return json.dumps(data, ensure_ascii=False, indent=1) + "\n"


def mutated_files(text: str, count: int = 1000, seed: int = 2008) -> Iterator[bytes]:
    """Yield a file's bytes after one accident or several."""
    for number in range(count):
        draw = random.Random(f"{seed}/{number}")
        raw = text.encode()
        for _ in range(draw.choice((1, 1, 1, 2, 5))):
            raw = draw.choice(ON_BYTES)(raw, draw)
        yield raw


# Accidents: each takes bytes and a source of chance, and returns bytes.


def flip_bits(raw: bytes, draw: random.Random) -> bytes:
    found = bytearray(raw)
    for _ in range(draw.choice((1, 1, 3, 20))):
        if found:
            found[draw.randrange(len(found))] ^= 1 << draw.randrange(8)
    return bytes(found)


def change_lines(raw: bytes, draw: random.Random) -> bytes:
    lines = raw.split(b"\n")
    at = draw.randrange(len(lines))
    to = at + draw.choice((1, 1, 2, 8))
    act = draw.choice(("delete", "repeat", "swap", "indent"))
    if act == "delete":
        del lines[at:to]
    elif act == "repeat":
        lines[at:at] = lines[at:to]
    elif act == "indent":
        lines[at] = b"\t" + lines[at] + draw.choice((b"  ", b",", b" // mine"))
    else:
        lines[at:to] = reversed(lines[at:to])
    return b"\n".join(lines)


def truncate(raw: bytes, draw: random.Random) -> bytes:
    at = draw.randrange(len(raw) + 1)
    return draw.choice((raw[:at], raw[at:], raw + raw[:at]))


def swap_quotes(raw: bytes, draw: random.Random) -> bytes:
    other = draw.choice((b"'", "”".encode(), b"", b'\\"'))
    places = [match.start() for match in re.finditer(b'"', raw)]
    if not places:
        return raw
    if draw.random() < 0.2:
        return raw.replace(b'"', other)
    at = draw.choice(places)
    return raw[:at] + other + raw[at + 1 :]


def put_in(raw: bytes, draw: random.Random) -> bytes:
    """Put something into the text that a hand or a broken disk could leave there."""
    things = (b"\0", b"\0" * 512, b"\xff\xfe", b"\xef\xbb\xbf", b"\xed\xa0\x80")
    things += (b"\\ud83d", b"\\u0000", b"NaN", b"-Infinity", b"1e999", b"x", b"{", b"]")
    at = draw.randrange(len(raw) + 1)
    return raw[:at] + draw.choice(things) + raw[at:]


def write_otherwise(raw: bytes, draw: random.Random) -> bytes:
    """Save the same text as another editor would."""
    text = raw.decode("utf-8", "replace")
    way = draw.choice(("crlf", "bom", "boms", "utf-16", "utf-16-be", "cp1252", "cr"))
    if way in ("crlf", "cr"):
        return text.replace("\n", "\r\n" if way == "crlf" else "\r").encode()
    if way in ("bom", "boms"):
        return ("\ufeff" * (1 if way == "bom" else 2) + text).encode()
    return text.encode(way, "replace")


def edit(raw: bytes, draw: random.Random) -> bytes:
    """Change a value as data, so that the file stays JSON."""
    try:
        data = json.loads(raw)
    except ValueError:
        return raw
    edited = edit_data(data, draw)
    ascii_only = draw.random() < 0.3
    try:
        text = json.dumps(edited, ensure_ascii=ascii_only, indent=1)
    except RecursionError:
        return raw
    text = text.replace('"<number>"', draw.choice(NUMBERS))
    # Half a character is escaped, which is how JSON can hold it.
    return text.encode("utf-8", "backslashreplace")


ON_BYTES: tuple[Callable, ...] = (
    *(flip_bits, change_lines, truncate, swap_quotes, put_in, write_otherwise),
    *(edit, edit, edit, edit),
)

NUMBERS = (
    *("1e400", "-1e400", "9" * 400, "9" * 5000, "1e308", "9007199254740993", "-0"),
    *("1.0", "0.5", "-1", "NaN", "Infinity", "1E2", "9007199254740991"),
)
NESTED = (12, 26, 29, 33, 200, 990, 5000)
TEXTS = (
    *("", "Infinity", "\ud83d", "half \udc00 a character", "\0", "x" * 10_000),
    *('"><img src=x>', "2008-12-01T10:00", "2008-02-30T10:00:00Z", "2008-12-01T24:00Z"),
    *("2008-12-01T10:00:00.5+05:30", "2008-12-01T10:00:60Z", "2008-12-01T10:00+24:00"),
    *("٢٠٠٨-12-01T10:00Z", "0000-01-01T00:00Z", "2008-12-01 10:00Z", "met", "choice"),
    *("1 Dec 2008 10:00", "2008-12-01T10:00Z\n", "solved", "sort", "code", "write"),
)
VALUES = (
    *(None, True, False, 0, 1, [], {}, [None], [""], ["no"], {"a": "b"}, {"": []}),
    *({"__proto__": {"kind": "choice"}}, {"constructor": "x"}, {"text": 5}),
    *([["a"]], {"text": "", "self_marks": []}, {"a": {"value": "", "evidence": []}}),
)
NAMES = (
    *("../x", "a", "A/b", "a/b\n", "a/b ", "__proto__", "a/__proto__", "", "a//b"),
    *("later/new", "five_steps/keep_the_hedge", "format", "state", "text"),
)


def edit_data(data, draw: random.Random):
    """Return data with one thing in it changed, anywhere."""
    places = list(_places(data))
    holder, key = draw.choice(places) if places else (None, None)
    if holder is None:
        return draw.choice(VALUES)
    act = draw.choice(("value", "value", "text", "number", "nest", "name", "drop"))
    if act == "value":
        holder[key] = draw.choice(VALUES)
    elif act == "text":
        holder[key] = draw.choice(TEXTS)
    elif act == "number":
        holder[key] = "<number>"
    elif act == "nest":
        # Not deeper than json.dumps can write; deeper ones are made as text.
        for _ in range(draw.choice(NESTED[:5])):
            holder[key] = [holder[key]] if draw.random() < 0.5 else {"in": holder[key]}
    elif act == "drop":
        del holder[key]
    elif isinstance(holder, dict):
        holder[draw.choice(NAMES)] = holder.pop(key)
    else:
        holder.append(holder[key])
    return data


def _places(data) -> Iterator[tuple]:
    if not isinstance(data, (dict, list)):
        return
    inner = data.items() if isinstance(data, dict) else enumerate(data)
    for key, value in list(inner):
        yield data, key
        if isinstance(value, (dict, list)):
            yield from _places(value)


def deep_texts(text: str) -> list[str]:
    """Return files in which one answer is nested more deeply than any program likes."""
    assert text.count(" 2.5\n") == 1
    return [
        text.replace(" 2.5\n", f" {before * deep}{after * deep}\n")
        for deep in NESTED
        for before, after in (("[", "]"), ('{"in": [', "]}"))
    ]
