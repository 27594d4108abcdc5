"""One case under a definition, and under several side by side, as tables."""

from typing import TYPE_CHECKING

from .catalogue import find_row, label
from .codings import coded
from .definitions import definition, definitions
from .matrix import judge_all
from .results import messages
from .table_view import Table
from .verdict_text import changes_in_words, sets_in_words
from .verdicts import case_name, verdict

if TYPE_CHECKING:
    import pandas


def compare_definitions(
    case: str = "sco", doubt: str = "none", concept: str = "alliance"
) -> "pandas.DataFrame":
    """Return what each definition of a concept says of one case.

    One row is a definition in one of its readings. Definitions that ask for a
    criterion on which the case is not coded are left out, and so are those that
    describe.

    Parameters
    ----------
    case : str
        Id of a case.
    doubt : {"none", "strict", "lenient"}
        Whether open values stay open, count as not met, or count as met.
    concept : str
        Id of a concept; verdicts are compared within one only.

    Returns
    -------
    pandas.DataFrame
        `verdict` in words; `met` of `asked` criteria (a count, no score);
        `settled by`, the sets of criteria that each fix the verdict; `to learn`,
        what could still change it.

    Examples
    --------
    >>> compare_definitions("sco").loc[("Walt", "as quoted"), "verdict"]
    'yes'
    """
    import pandas

    words, rows = messages()["words"], {}
    for found in judge_all(concept, reading="all", doubt=doubt, case=case):
        asked, judgement = definition(found.definition), found.judgement
        if judgement is None:
            continue
        sets = judgement.settled_by
        steps = (f"{p['do']}: {label(p['criterion'])}" for p in judgement.pivots)
        rows[asked.short, asked.reading(found.reading).name] = {
            "verdict": words["verdict"][judgement.verdict],
            "met": judgement.met,
            "asked": judgement.of,
            "settled by": sets_in_words(sets) if sets else "",
            "to learn": "; ".join(steps),
        }
    columns = ["verdict", "met", "asked", "settled by", "to learn"]
    table = pandas.DataFrame.from_dict(rows, orient="index", columns=columns)
    table.index = pandas.MultiIndex.from_tuples(rows, names=["definition", "reading"])
    return table


def criteria_by_definition(
    case: str = "sco", concept: str = "alliance"
) -> "pandas.DataFrame":
    """Return the value of each criterion of a case, by the definition that asks for it.

    One row is a criterion, one column a definition; an empty cell means that the
    definition does not ask for it in any reading.

    Examples
    --------
    >>> criteria_by_definition("sco").loc["aimed at states outside", "Snyder"]
    'not met'
    >>> criteria_by_definition("sco").loc["aimed at states outside", "Modelski"]
    'contested'
    """
    import pandas

    words = messages()["words"]["value"]
    columns = {}
    for asked in definitions("yes_no", concept):
        values = coded(case, asked.id)
        names = dict.fromkeys(c for reading in asked.readings for c in reading.criteria)
        columns[asked.short] = {
            label(c): words[values[c].value] if c in values else "not coded"
            for c in names
        }
    order = dict.fromkeys(label for column in columns.values() for label in column)
    table = pandas.DataFrame(columns).reindex(list(order)).fillna("")
    return table.rename_axis("criterion")


def compare_cases(first: str, second: str, concept: str = "alliance") -> Table:
    """Return two cases under each definition of a concept, and in what they differ.

    An analogy between two cases holds for a definition where they do not differ in
    what it asks for. Definitions for which one of the two is not coded are left out,
    and so are those that describe; each is taken in its first reading.

    Parameters
    ----------
    first, second : str
        Ids of cases.
    concept : str
        Id of a concept; verdicts are compared within one only.

    Examples
    --------
    >>> compare_cases("sco", "russia_dprk_2000").body[0]
    ('Snyder', 'no', 'no', 'in nothing that it asks for')
    """
    words, body = messages()["words"], []
    others = {found.definition: found for found in judge_all(concept, case=second)}
    for found in judge_all(concept, case=first):
        other = others.get(found.definition)
        if other is None or found.judgement is None:
            continue
        asked = definition(found.definition)
        pairs = (
            (name, found.codings[name].value, other.codings[name].value)
            for name in asked.reading(found.reading).criteria
        )
        differ = [
            f"{label(name)}: {words['value'][one]}, {words['value'][two]}"
            for name, one, two in pairs
            if one != two
        ]
        verdicts = (words["verdict"][f.judgement.verdict] for f in (found, other))
        told = "; ".join(differ) or "in nothing that it asks for"
        body.append((asked.short, *verdicts, told))
    one, two = case_name(first), case_name(second)
    head = ("Definition", one, two, "In what the two differ")
    return Table(f"{one} and {two} under the same definitions", head, body)


def reasons_table(
    case: str, name: str, reading: str | None = None, coder: str = "course"
) -> Table:
    """Return the values of a case that a definition asks for, with their reasons.

    A definition that describes has no reading; its elements are shown, and those
    that the coder has no value for as not coded.

    Parameters
    ----------
    case, name, reading, coder : str
        As for `verdict`.

    Examples
    --------
    >>> reasons_table("sco", "penguin").body[0][:2]
    ('formal agreement', 'met')
    >>> [row[1] for row in reasons_table("nato_1949", "mature_depth").body]
    ['not met (inferred)', 'met', 'not coded', 'not coded']
    """
    found = verdict(case, name, reading=reading, coder=coder)
    asked, words = definition(name), messages()["words"]["value"]
    profile = found.judgement is None
    shown = asked.having("dimension") if profile else asked.reading(reading).criteria
    body = []
    for criterion in shown:
        one = found.codings.get(criterion)
        if one is None:
            body.append((label(criterion), "not coded", "", ""))
            continue
        value = words[one.value] + (" (inferred)" if one.inferred else "")
        body.append((label(criterion), value, one.reason, one.place))
    head = ("Criterion", "Value", "Why", "Where")
    caption = f"{case_name(case)}, as the course codes it"
    if coder != "course":
        caption = f"{case_name(case)}, as coded by: {find_row('coders', coder)['name']}"
    return Table(caption, head, body)


def verdict_table(case: str, name: str, reading: str | None = None) -> Table:
    """Return a verdict with what settles it and what would change it.

    Examples
    --------
    >>> verdict_table("sco", "penguin", "one_gain").body[0]
    ('Verdict', 'open')
    """
    found = verdict(case, name, reading=reading)
    asked, judgement = definition(name), found.judgement
    words = messages()["words"]
    steps = (
        f"{words['do'][step['do']]} {label(step['criterion'])}"
        for step in judgement.pivots
    )
    settled = judgement.settled_by
    settled = sets_in_words(settled) if settled else "nothing yet"
    body = [
        ("Verdict", words["verdict"][judgement.verdict]),
        ("What settles it?", settled),
        ("What would we have to learn?", "; ".join(steps) or "nothing"),
    ]
    for doubt, sets in (
        ("strict", judgement.flips_strict),
        ("lenient", judgement.flips_lenient),
    ):
        then = verdict(case, name, reading=reading, doubt=doubt).judgement.verdict
        turn = "to stop being a yes" if then == "yes" else "to become a yes"
        told = f"then it is {words['verdict'][then]}; {turn}: {sets_in_words(sets)}"
        counted = "met" if doubt == "lenient" else "not met"
        body.append((f"What would have to happen, doubt counted as {counted}?", told))
    changes = changes_in_words(found.role_changes) or "no single criterion"
    body.append(("What would have to be defined otherwise?", changes))
    caption = f"{case_name(case)} under {asked.name}, {asked.reading(reading).name}"
    return Table(caption, ("Question", "Answer"), body)
