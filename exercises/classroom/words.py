"""What was answered, part by part, and the same in words."""

from typing import Any

from ..keys import answers
from ..records import Record
from ..wording import line, plain, word

LEFT_OUT = "left out"
MISPLACED = "out of its place"
NOTHING = "nothing chosen"


def chosen(record: Record, given: Any) -> dict[str, str]:
    """Return what a response says to each part: of a choice, to each option.

    Examples
    --------
    >>> from exercises.records import load_record
    >>> record = load_record("what_is_an_alliance/three_of_four")
    >>> chosen(record, ["yes"])["yes"]
    'chosen'
    """
    if record.kind == "choice":
        ids = (one["id"] for one in record.material["options"])
        return {name: "chosen" if name in given else LEFT_OUT for name in ids}
    if record.kind == "order":
        return dict.fromkeys(given, MISPLACED)
    if record.kind == "code":
        return {name: cell["value"] for name, cell in given.items()}
    if record.kind == "write":
        return {}
    if record.kind == "verdict":
        return {
            name: " + ".join(sorted(one)) if isinstance(one, list) else one
            for name, one in given.items()
        }
    return given


def asked_and_said(record: Record, part: str, given: Any) -> tuple[str, str]:
    """Return what one part of an exercise asks, and what a response says to it.

    Examples
    --------
    >>> from exercises.records import load_record
    >>> record = load_record("what_is_an_alliance/three_of_four")
    >>> asked_and_said(record, "no", ["yes"])[1]
    'left out'
    """
    if record.kind == "choice":
        texts = {one["id"]: one["text"] for one in record.material["options"]}
        return plain(texts[part]).rstrip("."), "chosen" if part in given else LEFT_OUT
    if record.kind == "code":
        labels = {one["id"]: one["label"] for one in record.material["criteria"]}
        return labels[part], word("value", given[part]["value"])
    told = {name: (asked, said) for name, asked, said in answers(record, given)}
    if part not in told:  # of a definition as a whole
        return line(record.title), "nothing is tested"
    asked, said = (plain(text) for text in told[part])
    return (said, MISPLACED) if record.kind == "order" else (asked, said or NOTHING)


def in_words(record: Record, part: str, given: Any) -> str:
    """Return in words what a response says to one part of an exercise.

    Examples
    --------
    >>> from exercises.records import load_record
    >>> record = load_record("what_is_an_alliance/three_of_four")
    >>> in_words(record, "yes", ["yes"])[:4]
    'Yes:'
    """
    asked, said = asked_and_said(record, part, given)
    if record.kind == "choice":
        return asked if said == "chosen" else f"{said}: {asked}"
    return f"{asked}{'' if asked.endswith('?') else ' →'} {said}"
