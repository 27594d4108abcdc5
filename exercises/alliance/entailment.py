"""Criteria that entail others, and codings that cannot be.

A defence pact entails a commitment: whatever meets the one meets the other. In general
a criterion is met at most as far as each criterion that it entails.
"""

from collections.abc import Iterable, Mapping

from .values import interval

Entails = Mapping[str, tuple[str, ...]]


def close(entails: Mapping[str, Iterable[str]]) -> dict[str, tuple[str, ...]]:
    """Return each criterion with all that it entails, also by way of others.

    Raises
    ------
    ValueError
        If a criterion would entail itself.

    Examples
    --------
    >>> close({"pact": ["commitment"], "force": ["pact"]})["force"]
    ('pact', 'commitment')
    """
    whole = {}
    for name in entails:
        found: list[str] = []
        todo = list(entails[name])
        while todo:
            one = todo.pop(0)
            if one == name:
                raise ValueError(f"{name!r} would entail itself")
            if one not in found:
                found.append(one)
                todo += entails.get(one, ())
        whole[name] = tuple(found)
    return whole


def conflicts(
    values: Mapping[str, str], entails: Entails
) -> tuple[tuple[str, str], ...]:
    """Return the pairs of values that cannot both be right.

    Parameters
    ----------
    values : mapping of str to str
        Values by criterion; criteria without one are passed over.
    entails : mapping of str to tuple of str
        What each criterion entails, as `close` returns it.

    Returns
    -------
    tuple of tuple of str
        A criterion and one that it entails, where the first is met further than the
        second can be. Open values conflict with nothing.

    Examples
    --------
    >>> conflicts({"pact": "met", "tie": "not_met"}, {"pact": ("tie",)})
    (('pact', 'tie'),)
    >>> conflicts({"pact": "met", "tie": "contested"}, {"pact": ("tie",)})
    ()
    """
    return tuple(
        (name, entailed)
        for name, others in entails.items()
        for entailed in others
        if name in values
        and entailed in values
        and interval(values[name])[0] > interval(values[entailed])[1]
    )
