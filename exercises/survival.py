"""What all definitions of a concept agree on, what unsettles it, what is to be found.

Verdicts are compared, never added up.
"""

from typing import TYPE_CHECKING

from .catalogue import label
from .matrix import cases, cell, judge_all, title
from .verdicts import Verdict, case_name

if TYPE_CHECKING:
    import pandas

# The ways in which an agreement is tried, each with what is asked of `judge_all`.
TESTS = {
    "all readings": [{"reading": "all"}],
    "doubt both ways": [{"doubt": "strict"}, {"doubt": "lenient"}],
    "without inference": [{"direct_only": True}],
}


def firmness_table(concept: str = "alliance") -> "pandas.DataFrame":
    """Return the cases on which all definitions agree, and what unsettles each.

    One row is a case of which all definitions that it is coded for, each in its first
    reading, say yes, or all say no. Each test is made by itself.

    Parameters
    ----------
    concept : str
        Id of a concept, such as ``"alliance"``.

    Returns
    -------
    pandas.DataFrame
        `all say`, with how many definitions; for each test ``holds``, or the verdicts
        that differ, with their definitions.

    Examples
    --------
    >>> firmness_table().loc["CSTO (2008)", ["all say", "all readings"]].tolist()
    ['yes (8)', 'holds']
    """
    import pandas

    table = {}
    for case in cases():
        found = judge_all(concept, case=case)
        told = {cell(one) for one in found}
        if len(told) == 1:
            verdict = told.pop()
            row = {"all say": f"{verdict} ({len(found)})"}
            for name, ways in TESTS.items():
                row[name] = _differing(concept, case, ways, verdict)
            table[case_name(case)] = row
    return pandas.DataFrame.from_dict(table, orient="index").rename_axis("case")


def _differing(concept: str, case: str, ways: list[dict], verdict: str) -> str:
    differ: dict[str, list[str]] = {}
    for asked in ways:
        for one in judge_all(concept, case=case, **asked):
            if cell(one) != verdict and title(one) not in differ.get(cell(one), []):
                differ.setdefault(cell(one), []).append(title(one))
    told = [f"{name}: {', '.join(names)}" for name, names in differ.items()]
    return "; ".join(told) or "holds"


def open_verdicts(concept: str = "alliance") -> "pandas.DataFrame":
    """Return what keeps verdicts open: what one would have to find out, and for whom.

    One row is a criterion that can still change a verdict, in any reading.

    Parameters
    ----------
    concept : str
        Id of a concept, such as ``"alliance"``.

    Returns
    -------
    pandas.DataFrame
        `do`, weigh or search; `would close`, the definitions; `cases`.

    Examples
    --------
    >>> open_verdicts().loc["specified term"].tolist()
    ['search', 'Dingman', 'SCO (2008); OSCE (2008)']
    """
    import pandas

    found: dict[tuple[str, str], tuple[dict, dict]] = {}
    for one in judge_all(concept, reading="all"):
        for pivot in _pivots(one):
            key = (label(pivot["criterion"]), pivot["do"])
            asking, where = found.setdefault(key, ({}, {}))
            asking[title(one)] = where[case_name(one.case)] = None
    table = [
        (*key, ", ".join(asking), "; ".join(where))
        for key, (asking, where) in found.items()
    ]
    columns = ["criterion", "do", "would close", "cases"]
    return pandas.DataFrame(table, columns=columns).set_index("criterion")


def _pivots(found: Verdict) -> tuple[dict[str, str], ...]:
    return found.judgement.pivots if found.judgement else ()
