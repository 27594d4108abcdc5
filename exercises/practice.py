"""Checks of the exercises against themselves, for authors and stored notebooks."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from .kinds import KINDS
from .marking import mark, solution
from .records import Record, Response, load_record, record_names

if TYPE_CHECKING:
    import pandas

Example = tuple[str, Response]


def examples(record: Record) -> Iterator[Example]:
    """Yield a right response and every response that differs from it in one place.

    Each comes with the id of the part that was changed; empty for the right one.

    Examples
    --------
    >>> record = load_record("what_is_an_alliance/three_of_four")
    >>> [response for _, response in examples(record)]
    [['no'], ['yes'], ['three_quarters'], ['cannot_say']]
    """
    right = solution(record)["response"]
    yield "", right
    yield from KINDS[record.kind].edits(record.material, right)


def self_test(chapter: str) -> "pandas.DataFrame":
    """Mark right and wrong answers to every exercise of a chapter; count, tell no key.

    One row is an exercise. A wrong answer is *refused with its own message* if its
    part is not right and what is said names a kind of mistake.

    Parameters
    ----------
    chapter : str
        Folder of the bank, such as ``"five_steps"``.

    Returns
    -------
    pandas.DataFrame
        Counts: answers that are right and accepted; answers that are wrong and
        refused with a message of their own; answers on contested items, no mark.

    Raises
    ------
    ValueError
        If the chapter has no exercises.
    """
    import pandas

    names = [n for n in record_names() if n.split("/")[0] == chapter]
    if not names:
        chapters = sorted({n.split("/")[0] for n in record_names()})
        known = ", ".join(chapters)
        raise ValueError(f"no exercises in {chapter!r}; there are {known}")
    counts = {name: _count(load_record(name)) for name in names}
    table = pandas.DataFrame.from_dict(counts, orient="index")
    return table.rename_axis("exercise")


def _count(record: Record) -> dict[str, str]:
    accepted, refused, unscored = [], [], 0
    for changed, response in examples(record):
        result = mark(record, response)
        parts = [p for p in result.parts if p.id == changed]
        outcomes = {part.outcome for part in parts}
        if not changed:
            accepted.append(result.outcome in ("right", "unscored"))
        elif outcomes == {"unscored"}:
            unscored += 1
        elif outcomes <= {"right", "consistent"} and outcomes:
            accepted.append(True)
        else:
            # An estimate that is off is no mistake: it is told the fact.
            told = record.kind == "estimate" or any(part.mistake for part in parts)
            refused.append(told and all(part.text for part in parts))
    return {
        "right accepted": f"{sum(accepted)} of {len(accepted)}",
        "wrong refused with their own message": f"{sum(refused)} of {len(refused)}",
        "contested, no mark": str(unscored),
    }
