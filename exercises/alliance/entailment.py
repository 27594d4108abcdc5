"""Criteria that entail others, and codings that cannot be.

A defence pact entails a commitment: what meets the one cannot fail the other. About
*partly* nothing follows: a clause that binds all to help, without a word on force,
meets `defence_pact` and meets `use_of_force` only in part.
"""

from collections.abc import Iterable, Mapping

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
        A criterion that is met, and one that it entails and that is not met.

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
        if values.get(name) == "met" and values.get(entailed) == "not_met"
    )
