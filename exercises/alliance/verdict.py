"""From a formula and values to a verdict, with what settles it and what would turn it.

Every set of criteria is minimal and sorted. The tests compare each function with
brute force over all ways in which the open questions could be answered.
"""

from collections.abc import Mapping
from dataclasses import asdict, dataclass

from .entailment import Entails
from .formula import Formula, criteria, degree, enough, minimal
from .values import MET, NOT_MET, OPEN_VALUES, PARTLY, interval


@dataclass(frozen=True)
class Judgement:
    """What a formula says of one case.

    Attributes
    ----------
    verdict : str
        `yes`, `no`, `borderline` (half-met whatever we learn) or `open`.
    ruled_out : str or None
        For an open verdict what it cannot become: `yes`, `no` or None.
    open_because : tuple of str
        Kinds of doubt that keep it open: `contested`, `not_stated`.
    settled_by : tuple of tuple of str
        Minimal sets of criteria, each of which alone fixes the verdict. Empty
        while the verdict is open.
    pivots : tuple of dict
        Open criteria whose answer can still change the verdict, each with what
        to `do`: `weigh` (contested) or `search` (not stated).
    flips_strict, flips_lenient : tuple of tuple of str
        Minimal sets of criteria whose values, if they were other, would make the
        verdict start or stop being yes; doubt counted as not met, or as met.
    met, of : int
        How many criteria are met, and how many the formula has.
    """

    verdict: str
    ruled_out: str | None
    open_because: tuple[str, ...]
    settled_by: tuple[tuple[str, ...], ...]
    pivots: tuple[dict[str, str], ...]
    flips_strict: tuple[tuple[str, ...], ...]
    flips_lenient: tuple[tuple[str, ...], ...]
    met: int
    of: int

    def as_data(self) -> dict:
        """Return the judgement as plain lists and words, ready for JSON."""
        data = asdict(self)
        lists = ("settled_by", "flips_strict", "flips_lenient")
        data |= {name: [list(s) for s in data[name]] for name in lists}
        return data | {
            "open_because": list(self.open_because),
            "pivots": [dict(p) for p in self.pivots],
        }


def judge(
    formula: Formula,
    values: Mapping[str, str],
    doubt: str = "none",
    entails: Entails | None = None,
) -> Judgement:
    """Return what a formula says of a case whose criteria have these values.

    Parameters
    ----------
    formula : Formula
        What the definition asks.
    values : mapping of str to str
        A value for each criterion of the formula; others are passed over.
    doubt : {"none", "strict", "lenient"}
        What an open value counts as; see `interval`.
    entails : mapping of str to tuple of str, optional
        Criteria that cannot be met unless others are, as `close` returns them;
        flips respect them.

    Returns
    -------
    Judgement
        Verdict, settling sets, pivots and flips.

    Raises
    ------
    KeyError
        If a criterion of the formula has no value (it is *not coded*, which is
        not the same as *not stated*).

    Examples
    --------
    >>> from exercises.alliance.formula import parse
    >>> asked = parse("all of (formal_agreement, third_party)")
    >>> found = judge(asked, {"formal_agreement": "met", "third_party": "not_met"})
    >>> found.verdict, found.settled_by
    ('no', (('third_party',),))
    """
    bounds, low, high = _bounds(formula, values, doubt)
    pivots = _pivots(formula, bounds)
    return Judgement(
        verdict=_verdict(low, high),
        ruled_out=_ruled_out(low, high),
        open_because=tuple(
            kind for kind in OPEN_VALUES if any(values[p] == kind for p in pivots)
        ),
        settled_by=_settled_by(formula, bounds, low, high),
        pivots=tuple(
            {"criterion": p, "do": "weigh" if values[p] == "contested" else "search"}
            for p in pivots
        ),
        flips_strict=flips(formula, values, "strict", entails or {}),
        flips_lenient=flips(formula, values, "lenient", entails or {}),
        met=sum(bound == (MET, MET) for bound in bounds.values()),
        of=len(bounds),
    )


def decide(formula: Formula, values: Mapping[str, str], doubt: str = "none") -> str:
    """Return the verdict alone: `yes`, `no`, `borderline` or `open`.

    Examples
    --------
    >>> decide("third_party", {"third_party": "contested"})
    'open'
    >>> decide("third_party", {"third_party": "contested"}, doubt="lenient")
    'yes'
    """
    _, low, high = _bounds(formula, values, doubt)
    return _verdict(low, high)


def _bounds(formula, values, doubt):
    """Return the interval of each criterion, and both ends of the formula's."""
    names = criteria(formula)
    missing = [name for name in names if name not in values]
    if missing:
        raise KeyError(f"not coded: {', '.join(missing)}")
    bounds = {name: interval(values[name], doubt) for name in names}
    low = degree(formula, {name: bound[0] for name, bound in bounds.items()})
    high = degree(formula, {name: bound[1] for name, bound in bounds.items()})
    return bounds, low, high


def flips(
    formula: Formula, values: Mapping[str, str], doubt: str, entails: Entails
) -> tuple[tuple[str, ...], ...]:
    """Return the smallest changes that make the verdict start or stop being yes.

    A change sets each criterion of a set to met or to not met. Changes that would
    break an entailment are completed by what they entail, or left out.

    Examples
    --------
    >>> from exercises.alliance.formula import parse
    >>> flips(parse("any of (a, b)"), {"a": "met", "b": "met"}, "strict", {})
    (('a', 'b'),)
    """
    names = criteria(formula)
    degrees = {name: interval(values[name], doubt)[0] for name in names}
    lift = degree(formula, degrees) < MET

    def helps(name):
        if (degrees[name] == MET) == lift:
            return [frozenset()]
        return [frozenset([name])]

    changes = enough(formula, helps, lift)
    return _sorted(
        minimal(_with_entailed(change, degrees, lift, entails) for change in changes)
    )


def _with_entailed(change, degrees, lift, entails):
    """Complete a change by what must change with it (upwards or downwards)."""
    whole, todo = set(change), list(change)
    while todo:
        name = todo.pop()
        if lift:
            tied = [d for d in entails.get(name, ()) if degrees.get(d) == NOT_MET]
        else:
            tied = [
                c
                for c, others in entails.items()
                if name in others and degrees.get(c) == MET
            ]
        new = [other for other in tied if other not in whole]
        whole.update(new)
        todo += new
    return frozenset(whole)


def _verdict(low: int, high: int) -> str:
    if low != high:
        return "open"
    return {NOT_MET: "no", PARTLY: "borderline", MET: "yes"}[low]


def _ruled_out(low: int, high: int) -> str | None:
    if low == high or (low, high) == (NOT_MET, MET):
        return None
    return "yes" if high < MET else "no"


def _settled_by(formula, bounds, low, high):
    """Return the minimal sets that fix the verdict whatever the others are."""
    if low != high:
        return ()

    def holds(name):
        return [frozenset([name])] if bounds[name][0] >= low else []

    def fails(name):
        return [frozenset([name])] if bounds[name][1] <= high else []

    floor = enough(formula, holds, True) if low > NOT_MET else [frozenset()]
    ceiling = enough(formula, fails, False) if high < MET else [frozenset()]
    return _sorted(minimal(a | b for a in floor for b in ceiling))


def _pivots(formula, bounds) -> tuple[str, ...]:
    """Return the open criteria on which the verdict still hangs, in formula order."""
    found: set[str] = set()
    for level in (PARTLY, MET):

        def helps(name, level=level):
            low, high = bounds[name]
            if low >= level:
                return [frozenset()]
            return [frozenset([name])] if high >= level else []

        found.update(*enough(formula, helps, True))
    return tuple(name for name in bounds if name in found)


def _sorted(sets) -> tuple[tuple[str, ...], ...]:
    return tuple(sorted(tuple(sorted(s)) for s in sets))
