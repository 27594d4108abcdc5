"""How far people who coded independently, with the same codebook, agree.

The cells where they differ come first; the coefficients say less. *Not stated* is a
value like the others; a cell that somebody skipped is missing.

Sources: Cohen, 'A Coefficient of Agreement for Nominal Scales' (1960); Krippendorff,
'Content Analysis' (2nd edition, 2004), chapter 11.
"""

from collections import Counter
from collections.abc import Hashable, Iterable, Mapping
from dataclasses import dataclass

Codings = Mapping[str, Mapping[Hashable, str]]


@dataclass(frozen=True)
class Agreement:
    """How far coders agree.

    Attributes
    ----------
    coders : tuple of str
        Who coded.
    cells : int
        Cells that at least two of them coded; n of raw agreement and of alpha.
    differing : dict
        Cells on which those who coded them differ, each with the values by coder.
    raw : float or None
        Share of agreeing pairs of coders, over all pairs that share a cell.
    kappa : float or None
        Cohen's kappa, for two coders.
    alpha : float or None
        Krippendorff's alpha for nominal values, with gaps.
    undefined : dict of str to str
        For each coefficient that is None, why it is undefined.
    """

    coders: tuple[str, ...]
    cells: int
    differing: dict[Hashable, dict[str, str]]
    raw: float | None
    kappa: float | None
    alpha: float | None
    undefined: dict[str, str]


NO_CELLS = "no cell was coded by two coders"
ONE_VALUE = "only one value was used, so that no agreement by chance can be reckoned"
TWO_ONLY = "Cohen's kappa is for two coders"


def compare(codings: Codings) -> Agreement:
    """Return how far coders agree, cells that differ first.

    Parameters
    ----------
    codings : mapping of str to mapping
        For each coder the values by cell. A cell is any key, such as case and
        criterion; a cell that a coder lacks was skipped.

    Returns
    -------
    Agreement
        Coefficients are None where undefined.

    Raises
    ------
    ValueError
        If there are fewer than two coders.

    Examples
    --------
    >>> ann = {"a": "met", "b": "met", "c": "not_met", "d": "met"}
    >>> ben = {"a": "met", "b": "not_met", "c": "not_met"}
    >>> found = compare({"Ann": ann, "Ben": ben})
    >>> found.cells, found.differing
    (3, {'b': {'Ann': 'met', 'Ben': 'not_met'}})
    >>> round(found.raw, 2), round(found.kappa, 2), round(found.alpha, 2)
    (0.67, 0.4, 0.44)
    """
    if len(codings) < 2:
        raise ValueError("agreement needs at least two coders")
    shared = _shared(codings)
    differing = {
        cell: given for cell, given in shared.items() if len(set(given.values())) > 1
    }
    undefined = {}
    raw = _raw(shared)
    kappa = _kappa(list(codings), shared)
    alpha = _alpha(shared)
    if raw is None:
        undefined["raw"] = NO_CELLS
    if kappa is None:
        several = len(codings) > 2
        undefined["kappa"] = TWO_ONLY if several else ONE_VALUE if shared else NO_CELLS
    if alpha is None:
        undefined["alpha"] = ONE_VALUE if shared else NO_CELLS
    return Agreement(
        tuple(codings), len(shared), differing, raw, kappa, alpha, undefined
    )


def _shared(codings: Codings) -> dict[Hashable, dict[str, str]]:
    """Return the cells that at least two coders coded, with the values by coder."""
    cells = dict.fromkeys(cell for given in codings.values() for cell in given)
    by_cell = {
        cell: {who: given[cell] for who, given in codings.items() if cell in given}
        for cell in cells
    }
    return {cell: given for cell, given in by_cell.items() if len(given) > 1}


def _raw(shared) -> float | None:
    pairs = sum(_pairs(len(given)) for given in shared.values())
    agreeing = sum(
        _pairs(count) for given in shared.values() for count in _counts(given)
    )
    return agreeing / pairs if pairs else None


def _pairs(coders: int) -> int:
    """Return how many pairs some coders make; a class has too many to go through."""
    return coders * (coders - 1) // 2


def _counts(given: Mapping[str, str]) -> Iterable[int]:
    return Counter(given.values()).values()


def _kappa(coders: list[str], shared) -> float | None:
    if len(coders) != 2 or not shared:
        return None
    n = len(shared)
    observed = sum(len(set(given.values())) == 1 for given in shared.values())
    used = [Counter(given[who] for given in shared.values()) for who in coders]
    # In whole numbers, so that an undefined kappa is recognised exactly.
    chance = sum(used[0][value] * used[1][value] for value in used[0])
    if chance == n * n:
        return None
    return (observed * n - chance) / (n * n - chance)


def _alpha(shared) -> float | None:
    values = Counter(v for given in shared.values() for v in given.values())
    total = sum(values.values())
    unlike = total * total - sum(count * count for count in values.values())
    if not unlike:
        return None
    observed = 0.0
    for given in shared.values():
        counts, size = Counter(given.values()), len(given)
        pairs = size * size - sum(count * count for count in counts.values())
        observed += pairs / (size - 1)
    return 1 - observed * (total - 1) / unlike
