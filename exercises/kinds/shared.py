"""What the kinds of exercise share."""

from collections.abc import Iterable, Mapping

from ..catalogue import place

Built = tuple[dict, dict]


def unique(ids: Iterable[str], field: str) -> None:
    """Raise if an id stands twice."""
    seen: set[str] = set()
    for one in ids:
        if one in seen:
            raise ValueError(f"{field}: the id {one!r} stands twice; ids are unique")
        seen.add(one)


def with_place(text: str, evidence: str | None) -> str:
    """Add to a text where the evidence for it is said."""
    return f"{text} ({place(evidence)})" if text and evidence else text


def one_of(given: object, known: Iterable[str]) -> str | None:
    """Return what is wrong with a word that must be one of some."""
    # A list: what is asked for may be of a type that no dict can look up.
    known = known if isinstance(known, list) else list(known)
    return None if given in known else f"{given!r} is not one of {', '.join(known)}"


def parts_problem(response: object, ids: Iterable[str], check) -> str | None:
    """Return what keeps a response with one answer for each part from being marked.

    `check` says what is wrong with the answer to one part, or None.
    """
    ids = list(ids)
    if not isinstance(response, Mapping):
        return "an answer for each part is expected"
    for name in response:
        if name not in ids:
            return f"{name!r} is not a part of this exercise"
    for name in ids:
        given = response.get(name)
        problem = check(name, given) if given else "no answer yet"
        if problem:
            return f"{name}: {problem}"
    return None
