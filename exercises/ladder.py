"""Definitions by what they take in: a ladder of criteria, and definitions that fit.

All of it looks at the extension of a definition, the cases that it lets in, within the
cases that the course has coded; these were chosen to part definitions and are no
sample of anything.
"""

from collections.abc import Iterable, Mapping
from itertools import combinations
from typing import TYPE_CHECKING

from .catalogue import find_row, label
from .matrix import cases
from .own_definition import OwnDefinition, best_coding, build_definition
from .results import messages
from .tables import index
from .verdicts import case_name

if TYPE_CHECKING:
    import pandas

NOT_CODED = "not coded"


def extension_table(definitions: Mapping[str, OwnDefinition]) -> "pandas.DataFrame":
    """Return what definitions of your own say of every case.

    One row is a case; cases that none of the definitions can be tried on are left out.

    Parameters
    ----------
    definitions : mapping of str to OwnDefinition
        Each under the name that its column shall have.

    Returns
    -------
    pandas.DataFrame
        Verdicts in words; ``not coded`` where the course lacks a value.

    Examples
    --------
    >>> formal = build_definition(necessary=["formal_agreement"])
    >>> extension_table({"formal": formal}).loc["OPEC (1997)", "formal"]
    'yes'
    """
    import pandas

    table = {
        case_name(case): {n: own.verdict_on(case) for n, own in definitions.items()}
        for case in cases()
    }
    kept = {name: row for name, row in table.items() if {*row.values()} != {NOT_CODED}}
    return pandas.DataFrame.from_dict(kept, orient="index").rename_axis("case")


def ladder_table(rungs: Mapping[str, Iterable[str]]) -> "pandas.DataFrame":
    """Return what each further condition does to the cases that are let in.

    One row is a rung. It asks for the criteria of all rungs above it and for its own,
    all of them necessary; evidence of either kind counts.

    Parameters
    ----------
    rungs : mapping of str to iterable of str
        For each rung, from the top, its name and the ids of the criteria that it adds.

    Returns
    -------
    pandas.DataFrame
        `in`, the number of cases with a yes; `go out`, those that were in, or in
        doubt, one rung above and now get a no; `in doubt`, those that are borderline
        or open; `not coded`, those that cannot be tried further down.

    Examples
    --------
    >>> table = ladder_table({"states": ["states_parties"],
    ...     "formal": ["formal_agreement"]})
    >>> table.loc["formal", "go out"]
    'United States and Israel (2008)'
    """
    import pandas

    words = messages()["words"]["verdict"]
    doubt = {words["borderline"], words["open"]}
    table, asked = {}, []
    before = {case: words["yes"] for case in cases()}
    for name, added in rungs.items():
        asked = [*asked, *added]
        own = build_definition(necessary=asked)
        tried = [case for case in before if before[case] in {words["yes"], *doubt}]
        now = {case: own.verdict_on(case) for case in tried}
        # On the first rung a case that was never coded has not gone out of anything.
        first = len(table) == 0
        table[name] = {
            "in": sum(one == words["yes"] for one in now.values()),
            "go out": _named(now, {words["no"]}),
            "in doubt": _named(now, doubt),
            "not coded": "" if first else _named(now, {NOT_CODED}),
        }
        before = now
    return pandas.DataFrame.from_dict(table, orient="index").rename_axis("rung")


def _named(found: Mapping[str, str], verdicts: set[str]) -> str:
    return "; ".join(case_name(case) for case in found if found[case] in verdicts)


def common_criteria(*names: str) -> "pandas.DataFrame":
    """Return which criteria all of some cases meet, and which cases miss the others.

    One row is a criterion that is coded for all of them; evidence of either kind
    counts. What all have comes first, then what most have.

    Parameters
    ----------
    *names : str
        Ids of cases.

    Returns
    -------
    pandas.DataFrame
        `met by`, a number; `half or in doubt` and `not met`, the cases; `SCO`, its
        value.

    Raises
    ------
    UnknownName
        If a case is not known.

    Examples
    --------
    >>> common_criteria("nato", "anzus").loc["specified term", "not met"]
    'ANZUS (2008)'
    """
    import pandas

    words = messages()["words"]["value"]
    _known(names)
    table = {}
    for criterion in (one for one in index("criteria") if _coded_for(one, names)):
        found = {case: best_coding(case, criterion).value for case in names}
        sco = best_coding("sco", criterion)
        table[label(criterion)] = {
            "met by": sum(value == "met" for value in found.values()),
            "half or in doubt": _named(found, {"partly", "contested", "not_stated"}),
            "not met": _named(found, {"not_met"}),
            "SCO": words[sco.value] if sco else NOT_CODED,
        }
    frame = pandas.DataFrame.from_dict(table, orient="index")
    frame = frame.sort_values("met by", ascending=False, kind="stable")
    return frame.rename_axis("criterion")


def fitting_definitions(
    inside: Iterable[str], outside: Iterable[str], at_most: int = 1
) -> "pandas.DataFrame":
    """Return the smallest definitions that let some cases in and keep others out.

    One row is a set of necessary criteria with a firm yes for every case of `inside`
    and a firm no for every case of `outside`, of which no part would do as well.

    Parameters
    ----------
    inside, outside : iterable of str
        Ids of cases.
    at_most : int
        How many criteria a definition may have.

    Returns
    -------
    pandas.DataFrame
        How many of the *other* cases come `in`, go `out`, are `in doubt` or are
        `not coded`, and what becomes of the `SCO`.

    Raises
    ------
    UnknownName
        If a case is not known.

    Examples
    --------
    >>> found = fitting_definitions(["nato"], ["opec", "eu_1997"])
    >>> found.loc["force used or withheld towards outsiders", "SCO"]
    'no'
    """
    import pandas

    given = {**dict.fromkeys(inside, "yes"), **dict.fromkeys(outside, "no")}
    _known(given)
    words = messages()["words"]["verdict"]
    coded = [one for one in index("criteria") if _coded_for(one, given)]
    found: list[frozenset[str]] = []
    table = {}
    for size in range(1, at_most + 1):
        for names in combinations(coded, size):
            if any(smaller < {*names} for smaller in found):
                continue
            own = build_definition(necessary=names)
            if all(own.verdict_on(case) == words[v] for case, v in given.items()):
                found.append(frozenset(names))
                table[" + ".join(map(label, names))] = _rest(own, given)
    frame = pandas.DataFrame.from_dict(table, orient="index", columns=COLUMNS)
    return frame.rename_axis("necessary")


COLUMNS = ["in", "out", "in doubt", NOT_CODED, "SCO"]


def _known(names: Iterable[str]) -> None:
    for case in names:
        find_row("cases", case)


def _coded_for(criterion: str, given: Iterable[str]) -> bool:
    """Return whether the course codes a criterion for all of some cases."""
    return all(best_coding(case, criterion) for case in given)


def _rest(own: OwnDefinition, given: Iterable[str]) -> dict[str, int | str]:
    words = messages()["words"]["verdict"]
    rest = [own.verdict_on(case) for case in cases() if case not in given]
    return {
        "in": rest.count(words["yes"]),
        "out": rest.count(words["no"]),
        "in doubt": rest.count(words["borderline"]) + rest.count(words["open"]),
        NOT_CODED: rest.count(NOT_CODED),
        "SCO": own.verdict_on("sco"),
    }
