"""The key to the exercises, in words: for the instructor's edition alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .marking import solution
from .records import load_record, record_names
from .toc import pages
from .wording import bin_name, line, questions, role_words, word

if TYPE_CHECKING:
    from collections.abc import Iterator

    from .records import Record


class KeySheet:
    """The key to the exercises of one page of the book, as Markdown."""

    def __init__(self, names: list[str]) -> None:
        self.names = names

    def _repr_mimebundle_(self, **_) -> dict[str, str]:
        text = "\n\n".join(_sheet(load_record(name)) for name in self.names)
        return {"text/markdown": text, "text/plain": text}


def key_sheet(chapter: str) -> KeySheet:
    """Return the key to the exercises of a chapter, with the reasons.

    Parameters
    ----------
    chapter : str
        Folder of the bank, such as ``"five_steps"``.

    Raises
    ------
    ValueError
        If the chapter has no exercises; the message names those that have.

    Examples
    --------
    >>> text = key_sheet("what_is_an_alliance")._repr_mimebundle_()["text/plain"]
    >>> "Three of four" in text
    True
    """
    names = [name for name in record_names() if name.split("/")[0] == chapter]
    if not names:
        known = ", ".join(sorted({name.split("/")[0] for name in record_names()}))
        raise ValueError(f"no exercises in {chapter!r}; there are {known}")
    in_book = [name for page in pages() for name in page.exercises]
    # One that no page shows yet stands at the end.
    order = {name: number for number, name in enumerate(reversed(in_book))}
    return KeySheet(sorted(names, key=lambda name: -order.get(name, -1)))


def _sheet(record: Record) -> str:
    found = solution(record)
    told = {part["id"]: part for part in found["parts"]}
    lines = [f"**{line(record.title)}** (`{record.id}`). {line(record.objective)}", ""]
    for name, asked, answer in answers(record, found["response"]):
        part = told.pop(name, None)
        contested = part and part["outcome"] == "unscored" and record.kind != "write"
        mark = " *No mark.*" if contested else ""
        reason = f" {line(part['text'])}" if part else ""
        colon = "" if asked.endswith("?") else ":"
        question = f"{asked}{colon} " if asked else ""
        lines.append(f"- {question}**{answer}**.{mark}{reason}")
    lines += [f"- {line(part['text'])}" for part in told.values()]
    return "\n".join(lines)


def answers(record: Record, response) -> Iterator[tuple[str, str, str]]:
    """Yield for each part of a response its id, what was asked, and the answer.

    Examples
    --------
    >>> record = load_record("what_is_an_alliance/three_of_four")
    >>> [name for name, _, _ in answers(record, ["no"])]
    ['no']
    """
    for name, asked, answer in _ANSWERS[record.kind](record.material, response, record):
        yield name, line(asked).rstrip("."), line(answer).rstrip(".")


def _choice(material, response, _) -> Iterator[tuple[str, str, str]]:
    texts = {one["id"]: one["text"] for one in material["options"]}
    for name in response:
        yield name, "", texts[name]


def _sort(material, response, _) -> Iterator[tuple[str, str, str]]:
    bins = {one["id"]: bin_name(one) for one in material["bins"]}
    for item in material["items"]:
        yield item["id"], item["text"], bins[response[item["id"]]]


def _order(material, response, _) -> Iterator[tuple[str, str, str]]:
    texts = {one["id"]: one["text"] for one in material["items"]}
    for number, name in enumerate(response, start=1):
        yield name, str(number), texts[name]


def _build(material, response, _) -> Iterator[tuple[str, str, str]]:
    roles = role_words()
    for one in material["criteria"]:
        yield one["id"], one["label"], roles[response[one["id"]]]


def _code(material, response, _) -> Iterator[tuple[str, str, str]]:
    texts = {one["id"]: one["text"] for one in material["evidence"]}
    for one in material["criteria"]:
        cell = response[one["id"]]
        pieces = "; ".join(f"‘{line(texts[n]).rstrip('.')}’" for n in cell["evidence"])
        value = word("value", cell["value"])
        yield one["id"], one["label"], f"{value}, by {pieces}" if pieces else value


def _verdict(_, response, record) -> Iterator[tuple[str, str, str]]:
    for part, offered, _one in questions(record):
        words = dict(offered)
        chosen = response[part["id"]]
        chosen = chosen if isinstance(chosen, list) else [chosen]
        yield part["id"], part["prompt"], ", ".join(words[name] for name in chosen)


def _estimate(material, response, _) -> Iterator[tuple[str, str, str]]:
    for part in material["parts"]:
        yield part["id"], part["prompt"], f"{response[part['id']]} {part['unit']}"


def _write(_material, _response, _) -> Iterator[tuple[str, str, str]]:
    yield "text", "", "A model answer"


_ANSWERS = {
    **dict.fromkeys(("argue", "sort"), _sort),
    **{"build": _build, "choice": _choice, "code": _code, "estimate": _estimate},
    **{"order": _order, "verdict": _verdict, "write": _write},
}
