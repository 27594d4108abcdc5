"""Marks a response to an exercise. No display, no files.

The page marks with `player/marking.js`, which does the same; the tests compare whole
results. Both fill the templates of `messages.json`.
"""

from collections.abc import Mapping

from .records import Record, Response
from .results import Part, Result, messages, summarise
from .verdict_parts import find_reading, mark_part, solve


def mark(record: Record, response: Response) -> Result:
    """Return what is right and wrong in a response, and why.

    Parameters
    ----------
    record : Record
        The exercise.
    response : list or dict
        A complete response: option ids (`choice`), a bin for each item (`sort`),
        or an answer for each part (`verdict`).

    Returns
    -------
    Result
        Outcome, score and one part for each option, item or question.

    Raises
    ------
    ValueError
        If the response is incomplete or names what the exercise does not have.

    Examples
    --------
    >>> from exercises.records import load_record
    >>> record = load_record("what_is_an_alliance/three_of_four")
    >>> mark(record, ["no"]).outcome
    'right'
    """
    problem = find_problem(record, response)
    if problem:
        raise ValueError(f"{record.id}: {problem}")
    return _MARKERS[record.kind](record, response)


def find_problem(record: Record, response: Response) -> str | None:
    """Return what keeps a response from being marked, or None.

    Examples
    --------
    >>> from exercises.records import load_record
    >>> record = load_record("what_is_an_alliance/three_of_four")
    >>> find_problem(record, [])
    'nothing is chosen'
    >>> find_problem(record, ["maybe"])
    "'maybe' is not one of yes, no, three_quarters, cannot_say"
    """
    if record.kind == "choice":
        return _choice_problem(record, response)
    asked = record.material["items" if record.kind == "sort" else "parts"]
    if not isinstance(response, Mapping):
        return "an answer for each part is expected"
    known = {one["id"] for one in asked}
    for name in response:
        if name not in known:
            return f"{name!r} is not a part of this exercise"
    for one in asked:
        problem = _part_problem(record, one, response.get(one["id"]))
        if problem:
            return f"{one['id']}: {problem}"
    return None


def _choice_problem(record, response):
    known = [option["id"] for option in record.material["options"]]
    if not isinstance(response, list):
        return f"a list of option ids is expected, such as [{known[0]!r}]"
    if not response:
        return "nothing is chosen"
    for chosen in response:
        if chosen not in known:
            return f"{chosen!r} is not one of {', '.join(known)}"
    if len(set(response)) < len(response):
        return "an option is chosen twice"
    if record.material["select"] == "one" and len(response) > 1:
        return "only one option can be chosen"
    return None


def _part_problem(record, one, given):
    if not given:
        return "no answer yet"
    if record.kind == "sort":
        known = [found["id"] for found in record.material["bins"]]
        return None if given in known else f"{given!r} is not one of {', '.join(known)}"
    if one["ask"] == "verdict":
        known = list(messages()["words"]["verdict"])
        return None if given in known else f"{given!r} is not one of {', '.join(known)}"
    known = [c["id"] for c in find_reading(record.material["lab"], one)["criteria"]]
    if not isinstance(given, list) or len(set(map(str, given))) < len(given):
        return "a list of criteria, each once, is expected"
    unknown = [str(name) for name in given if name not in known]
    return f"{unknown[0]!r} is not one of {', '.join(known)}" if unknown else None


def solution(record: Record) -> dict:
    """Return a right response, with what is said of each of its parts.

    Examples
    --------
    >>> from exercises.records import load_record
    >>> solution(load_record("what_is_an_alliance/three_of_four"))["response"]
    ['no']
    """
    if record.kind == "choice":
        options = [option["id"] for option in record.material["options"]]
        response = [name for name in options if record.key["options"][name]["right"]]
    elif record.kind == "sort":
        items = record.key["items"]
        response = {
            one["id"]: items[one["id"]]["bins"][0] for one in record.material["items"]
        }
    else:
        lab, parts = record.material["lab"], record.material["parts"]
        response = {ask["id"]: solve(lab, ask) for ask in parts}
    result = mark(record, response)
    texts = [
        {"id": part.id, "outcome": part.outcome, "text": part.text}
        for part in result.parts
    ]
    return {"response": response, "parts": texts}


def _mark_choice(record, response):
    parts = []
    for option in record.material["options"]:
        name, key = option["id"], record.key["options"][option["id"]]
        text, mistake = {"text": key["text"]}, key["mistake"]
        if name in response and key["right"]:
            parts.append(Part(name, "right", None, "option.right", text))
        elif name in response:
            parts.append(Part(name, "wrong", mistake, "option.wrong", text))
        elif key["right"] and record.material["select"] == "several":
            text = {"text": key["missed"]}
            parts.append(Part(name, "wrong", mistake, "option.missed", text))
    return summarise(parts)


def _mark_sort(record, response):
    parts = []
    for item in record.material["items"]:
        name, key = item["id"], record.key["items"][item["id"]]
        chosen, text = response[name], {"text": key["text"]}
        if key["contested"]:
            parts.append(Part(name, "unscored", None, "item.contested", text))
        elif chosen in key["bins"]:
            parts.append(Part(name, "right", None, "item.right", text))
        else:
            wrong = key["wrong"][chosen]
            text = {"text": wrong["text"]}
            parts.append(Part(name, "wrong", wrong["mistake"], "item.wrong", text))
    return summarise(parts)


def _mark_lab(record, response):
    lab, parts = record.material["lab"], record.material["parts"]
    return summarise([mark_part(lab, ask, response[ask["id"]]) for ask in parts])


_MARKERS = {"choice": _mark_choice, "sort": _mark_sort, "verdict": _mark_lab}
