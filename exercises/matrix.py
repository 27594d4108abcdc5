"""Every definition of a concept on every case, and what survives all ways to read it.

Verdicts are compared within one concept only, and never added up: to count how many
definitions say yes would be to count authorities.
"""

from collections.abc import Iterator
from itertools import combinations
from typing import TYPE_CHECKING

from .alliance import decide
from .catalogue import find_row
from .codings import coded
from .definitions import Definition, definition, definitions
from .results import messages
from .table_view import Table
from .tables import rows
from .verdict_text import profile_in_words
from .verdicts import NotCoded, Verdict, case_name, values_of, verdict

if TYPE_CHECKING:
    import pandas

# Which readings of a definition are asked for, beside the id of one.
READINGS = ("first", "all")


def cases() -> list[str]:
    """Return the ids of all cases in the order of the book.

    Examples
    --------
    >>> cases()[0]
    'sco'
    """
    ordered = sorted(rows("cases"), key=lambda row: (int(row["order"]), row["id"]))
    return [row["id"] for row in ordered]


def judge_all(
    concept: str = "alliance",
    *,
    reading: str = "first",
    coder: str = "course",
    doubt: str = "none",
    direct_only: bool = False,
    case: str | None = None,
) -> list[Verdict]:
    """Return the verdicts of all definitions of a concept on all cases, or on one.

    Cases that lack a value which a definition asks for are left out there.

    Parameters
    ----------
    concept : str
        Id of a concept, such as ``"alliance"``.
    reading : str
        ``"first"`` or ``"all"`` readings, or the id of one: definitions without it
        keep their first.
    coder, doubt, direct_only
        As for `verdict`.
    case : str, optional
        Id of the only case wanted.

    Returns
    -------
    list of Verdict
        Case by case, in the order of the book.

    Raises
    ------
    UnknownName
        If concept, coder or case is not known.

    Examples
    --------
    >>> [found.case for found in judge_all("modern_bloc")][:3]
    ['sco', 'sco', 'nato']
    """
    find_row("concepts", concept)
    asked = {"coder": coder, "doubt": doubt, "direct_only": direct_only}
    found = []
    for one in cases() if case is None else [case]:
        for quoted in definitions(concept=concept):
            for name in _readings(quoted, reading):
                try:
                    found.append(verdict(one, quoted.id, reading=name, **asked))
                except NotCoded:
                    continue
    return found


def _readings(asked: Definition, reading: str) -> Iterator[str | None]:
    names = [one.id for one in asked.readings]
    if not names:
        yield None
    elif reading == "all":
        yield from names
    else:
        yield reading if reading in names else names[0]


def title(found: Verdict) -> str:
    """Return a column title: the definition, and its reading if it has several."""
    asked = definition(found.definition)
    if found.reading in (None, *(r.id for r in asked.readings[:1])):
        return asked.short
    return f"{asked.short}: {asked.reading(found.reading).name}"


def cell(found: Verdict) -> str:
    """Return a verdict or a profile in words.

    Examples
    --------
    >>> cell(verdict("sco", "walt"))
    'yes'
    """
    if found.judgement is None:
        return profile_in_words({k: n for k, n in found.profile.items() if n})
    return messages()["words"]["verdict"][found.judgement.verdict]


def verdict_matrix(concept: str = "alliance", **asked) -> "pandas.DataFrame":
    """Return what every definition of a concept says of every case.

    One row is a case, one column a definition (in a reading). An empty cell: the case
    is not coded for it. No page adds these verdicts up.

    Parameters
    ----------
    concept : str
        Id of a concept, such as ``"alliance"``.
    **asked
        `reading`, `coder`, `doubt`, `direct_only`, as for `judge_all`.

    Returns
    -------
    pandas.DataFrame
        Verdicts in words; where a definition describes, its profile.

    Examples
    --------
    >>> verdict_matrix().loc["SCO (2008)", ["Snyder", "Walt"]].tolist()
    ['no', 'yes']
    """
    import pandas

    table: dict[str, dict[str, str]] = {}
    columns: dict[str, None] = {}
    for found in judge_all(concept, **asked):
        table.setdefault(case_name(found.case), {})[title(found)] = cell(found)
        columns[title(found)] = None
    shorts = [one.short for one in definitions()]
    ordered = sorted(columns, key=lambda name: shorts.index(name.partition(":")[0]))
    frame = pandas.DataFrame.from_dict(table, orient="index", columns=ordered)
    return frame.fillna("").rename_axis("case")


def sensitivity_table(
    concept: str = "alliance", coder: str = "course"
) -> "pandas.DataFrame":
    """Return how far each verdict hangs on reading, doubt and inference.

    One row is a case under a definition.

    Parameters
    ----------
    concept, coder : str
        As for `judge_all`.

    Returns
    -------
    pandas.DataFrame
        `verdict` in the first reading; `strict` and `lenient`, the same with doubt
        counted against and for; `direct only`, with values reached by inference read
        as not stated; `other readings`; `survives`, the verdict that all of these
        give under both doubt rules, or empty where they part.

    Examples
    --------
    >>> table = sensitivity_table()
    >>> table.loc[("SCO (2008)", "Snyder"), "survives"]
    'no'
    """
    import pandas

    words = messages()["words"]["verdict"]
    found = {}
    for asked in definitions("yes_no", concept):
        for case in cases():
            values = coded(case, asked.id, coder)
            readings = [r for r in asked.readings if set(r.criteria) <= set(values)]
            if readings:
                row = _sensitivity(readings, values)
                survives = row.pop("survives")
                told = {k: ", ".join(words[v] for v in vs) for k, vs in row.items()}
                told["survives"] = words.get(survives, "")
                found[case_name(case), asked.short] = told
    ordered = {key: found[key] for key in sorted(found, key=_case_order)}
    table = pandas.DataFrame.from_dict(ordered, orient="index")
    table.index = pandas.MultiIndex.from_tuples(ordered, names=["case", "definition"])
    return table


def _case_order(key: tuple[str, str]) -> int:
    return [case_name(case) for case in cases()].index(key[0])


def _sensitivity(readings, values) -> dict:
    """Return the verdicts of all ways to reckon, as ids; `survives` may be None."""
    plain, direct = values_of(values, False), values_of(values, True)
    first, *others = [reading.formula for reading in readings]
    every = {
        decide(reading.formula, given, doubt)
        for reading in readings
        for given in (plain, direct)
        for doubt in ("strict", "lenient")
    }
    return {
        "verdict": [decide(first, plain)],
        "strict": [decide(first, plain, "strict")],
        "lenient": [decide(first, plain, "lenient")],
        "direct only": [decide(first, direct)],
        "other readings": [decide(formula, plain) for formula in others],
        "survives": every.pop() if len(every) == 1 else None,
    }


def what_survives(
    concept: str = "alliance", coder: str = "course"
) -> "pandas.DataFrame":
    """Return, for each case, whether anything holds under every definition.

    One row is a case. A verdict survives if every definition of the concept that the
    case is coded for gives it in every reading, under both doubt rules, with and
    without inference.

    Parameters
    ----------
    concept, coder : str
        As for `judge_all`.

    Returns
    -------
    pandas.DataFrame
        `survives`, the verdict or empty; `yes`, `no` and `hangs on more`, the
        definitions under which the verdict is firm or is not.

    Examples
    --------
    >>> what_survives().loc["SCO (2008)", "survives"]
    ''
    """
    import pandas

    words = messages()["words"]["verdict"]
    found: dict[str, dict[str, list[str]]] = {}
    for (case, short), row in sensitivity_table(concept, coder).iterrows():
        kinds = found.setdefault(case, {"yes": [], "no": [], "hangs on more": []})
        firm = row["survives"]
        name = "yes" if firm == words["yes"] else "no" if firm == words["no"] else ""
        kinds[name or "hangs on more"].append(short)
    table = {}
    for case, kinds in found.items():
        held = [kind for kind, shorts in kinds.items() if shorts]
        alone = held[0] if len(held) == 1 and held[0] != "hangs on more" else ""
        told = {kind: ", ".join(shorts) for kind, shorts in kinds.items()}
        table[case] = {"survives": alone} | told
    return pandas.DataFrame.from_dict(table, orient="index").rename_axis("case")


def parting_cases(concept: str = "alliance", coder: str = "course") -> Table:
    """Return, for each pair of definitions, the cases on which they part.

    One row is a pair, each in its first reading. Two definitions part firmly where one
    says yes and the other no; else a case may still be open or borderline under one of
    them only. Where there is no such case either, the row says that they never part.
    """
    columns = verdict_matrix(concept, coder=coder)
    words = messages()["words"]["verdict"]
    firm = {words["yes"], words["no"]}
    body = []
    for first, second in combinations(columns, 2):
        pairs = list(zip(columns.index, columns[first], columns[second], strict=True))
        parted = [case for case, a, b in pairs if a and b and a != b]
        firmly = [case for case, a, b in pairs if {a, b} == firm]
        rest = [case for case in parted if case not in firmly]
        told = ", ".join(firmly) or ("none" if parted else "they never part")
        body.append((f"{first} and {second}", told, ", ".join(rest)))
    head = ("Definitions", "One says yes, the other no", "They differ otherwise")
    return Table("Cases that part two definitions", head, body)
