"""Write: the reader writes, then sees a model answer and judges the text by a rubric.

Nothing is marked: the first check shows the model, the next takes the reader's own
judgement of each line of the rubric.
"""

from collections.abc import Iterator, Mapping

from ..results import Part, messages
from .shared import Built, one_of, unique

Response = dict[str, str | dict[str, str]]


def build(data: dict) -> Built:
    """Return material and key."""
    unique([line["id"] for line in data["rubric"]], "rubric")
    material = {
        "least_words": data["least_words"],
        "rubric": [{"id": line["id"], "text": line["text"]} for line in data["rubric"]],
    }
    given = len(data["model"].split())
    if given < data["least_words"]:
        raise ValueError(
            f"model: it has {given} words; expected at least least_words, "
            f"which is {data['least_words']}"
        )
    notes = {line["id"]: line["note"] for line in data["rubric"]}
    return material, {"model": data["model"].strip(), "notes": notes}


def problem(material: dict, response: object) -> str | None:
    """Return what keeps a response from being taken, or None."""
    if not isinstance(response, Mapping) or set(response) - {"text", "self_marks"}:
        return "a text is expected, with self_marks once the model has been read"
    text, marks = response.get("text"), response.get("self_marks", {})
    if not isinstance(text, str) or len(text.split()) < material["least_words"]:
        return f"at least {material['least_words']} words are expected"
    if not isinstance(marks, Mapping):
        return "self_marks: a judgement for each line of the rubric is expected"
    known = [line["id"] for line in material["rubric"]]
    for name, given in marks.items():
        wrong = one_of(name, known) or one_of(given, messages()["words"]["self"])
        if wrong:
            return f"self_marks: {name}: {wrong}"
    return None


def mark(material: dict, key: dict, response: Response) -> list[Part]:
    """Return the model answer, and a note for each line that the reader has judged."""
    parts = [Part("text", "unscored", None, "write.model", {"text": key["model"]})]
    words = messages()["words"]["self"]
    marks = response.get("self_marks", {})
    for line in material["rubric"]:
        if line["id"] in marks:
            args = {"given": words[marks[line["id"]]], "text": key["notes"][line["id"]]}
            parts.append(Part(line["id"], "unscored", None, "write.judged", args))
    return parts


def solve(material: dict, key: dict) -> Response:
    """Return the model answer, with every line of the rubric fulfilled."""
    marks = {line["id"]: "yes" for line in material["rubric"]}
    return {"text": key["model"], "self_marks": marks}


def edits(material: dict, right: Response) -> Iterator[tuple[str, Response]]:
    """Yield the model answer with one line judged otherwise."""
    for line in material["rubric"]:
        for given in ("partly", "no"):
            marks = {**right["self_marks"], line["id"]: given}
            yield line["id"], right | {"self_marks": marks}
