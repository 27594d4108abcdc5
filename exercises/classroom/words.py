"""What was answered, part by part, and the same in words."""

from ..keys import answers
from ..records import Record
from ..wording import line, plain, word
from .marks import Answer
from .packing import unpacked

LEFT_OUT = "left out"
MISPLACED = "out of its place"
NOTHING = "nothing chosen"


def chosen(record: Record, answer: Answer) -> dict[str, str]:
    """Return what was chosen for each part: of a choice, for each option.

    Examples
    --------
    >>> from exercises.records import load_record
    >>> record = load_record("what_is_an_alliance/three_of_four")
    >>> from exercises.classroom.packing import packed
    >>> chosen(record, Answer(record.id, packed(["yes"]), "wrong", 0.0, ()))["yes"]
    'chosen'
    """
    if not answer.response:
        return {}
    given = unpacked(answer.response)
    if record.kind == "choice":
        ids = (one["id"] for one in record.material["options"])
        return {name: "chosen" if name in given else LEFT_OUT for name in ids}
    if record.kind == "order":
        return dict.fromkeys(given, MISPLACED)
    if record.kind == "code":
        return {name: cell["value"] for name, cell in given.items()}
    return {
        name: " + ".join(sorted(one)) if isinstance(one, list) else one
        for name, one in given.items()
    }


def asked_and_said(record: Record, part: str, answer: Answer) -> tuple[str, str]:
    """Return what one part of an exercise asks, and what an answer says to it.

    Examples
    --------
    >>> from exercises.records import load_record
    >>> record = load_record("what_is_an_alliance/three_of_four")
    >>> from exercises.classroom.packing import packed
    >>> answer = Answer(record.id, packed(["yes"]), "wrong", 0.0, ())
    >>> asked_and_said(record, "no", answer)[1]
    'left out'
    """
    given = unpacked(answer.response)
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


def in_words(record: Record, part: str, answer: Answer) -> str:
    """Return in words what an answer says of one part of an exercise.

    Examples
    --------
    >>> from exercises.records import load_record
    >>> record = load_record("what_is_an_alliance/three_of_four")
    >>> from exercises.classroom.packing import packed
    >>> answer = Answer(record.id, packed(["yes"]), "wrong", 0.0, ())
    >>> in_words(record, "yes", answer)[:4]
    'Yes:'
    """
    asked, said = asked_and_said(record, part, answer)
    if record.kind == "choice":
        return asked if said == "chosen" else f"{said}: {asked}"
    return f"{asked}{'' if asked.endswith('?') else ' →'} {said}"
