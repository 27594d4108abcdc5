"""Marks a response to an exercise. No display, no files.

The page marks with `player/marking.js`, which does the same; the tests compare whole
results. Both fill the templates of `messages.json`.
"""

from .kinds import KINDS
from .records import Record, Response
from .results import Result, summarise


def mark(record: Record, response: Response) -> Result:
    """Return what is right and wrong in a response, and why.

    Parameters
    ----------
    record : Record
        The exercise.
    response : list or dict
        A complete response, in the form of its kind: option ids (`choice`), ids in
        order (`order`), a word for each part (`sort`, `argue`, `build`), an answer for
        each question (`verdict`, `estimate`), a value with evidence for each criterion
        (`code`), a text with self-marks (`write`).

    Returns
    -------
    Result
        Outcome, score and one part for each thing that is said of the response.

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
    return summarise(KINDS[record.kind].mark(record.material, record.key, response))


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
    return KINDS[record.kind].problem(record.material, response)


def solution(record: Record) -> dict:
    """Return a right response, with what is said of each of its parts.

    Examples
    --------
    >>> from exercises.records import load_record
    >>> solution(load_record("what_is_an_alliance/three_of_four"))["response"]
    ['no']
    """
    response = KINDS[record.kind].solve(record.material, record.key)
    result = mark(record, response)
    texts = [
        {"id": part.id, "outcome": part.outcome, "text": part.solution}
        for part in result.parts
    ]
    return {"response": response, "parts": texts}
