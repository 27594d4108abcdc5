"""Explorer: every definition of a concept on a case of one's choice."""

from ..catalogue import find_row
from ..compare import compare_definitions, criteria_by_definition
from ..definitions import definitions
from ..matrix import cases
from ..results import messages
from ..table_view import Table
from ..verdicts import case_name
from . import base
from .base import Choice, StaticExplorer

DOUBTS = {
    "stays open": "none",
    "counts as not met": "strict",
    "counts as met": "lenient",
}


def as_tables(
    case: str, doubt: str = "none", concept: str = "alliance"
) -> tuple[Table, Table]:
    """Return verdicts by definition, and values by criterion, of one case."""
    name = case_name(case)
    verdicts = compare_definitions(case, doubt, concept).reset_index()
    body = [
        (f"{r[0]}, {r[1]}", r[2], f"{r[3]} of {r[4]}", r[5], r[6])
        for r in verdicts.itertuples(index=False)
    ]
    head = ("Definition, reading", "Verdict", "Criteria met", "Settled by", "To learn")
    rule = messages()["because"].get(f"rule.{doubt}", "")
    first = Table(f"{name} under each definition. {rule}".strip(), head, body)
    values = criteria_by_definition(case, concept).reset_index()
    head = ("Criterion", *values.columns[1:])
    second = Table(
        f"{name}: values by criterion. No value: the definition does not ask.",
        head,
        [tuple(r) for r in values.itertuples(index=False)],
    )
    return first, second


def coded_cases(concept: str = "alliance") -> list[str]:
    """Return the cases that at least one definition of a concept gives a verdict on.

    Examples
    --------
    >>> coded_cases("modern_bloc")[:2]
    ['sco', 'nato']
    """
    return [
        case for case in cases() if not compare_definitions(case, concept=concept).empty
    ]


def _concepts(_chosen) -> base.Offer:
    """Return names and ids of the concepts that have a yes or no, in book order."""
    ids = dict.fromkeys(asked.concept for asked in definitions("yes_no"))
    return [(find_row("concepts", one)["name"], one) for one in ids]


CHOICES = (
    Choice("concept", "Concept", _concepts),
    Choice(
        "case",
        "Case",
        lambda chosen: [(case_name(c), c) for c in coded_cases(chosen["concept"])],
    ),
    Choice("doubt", "Doubt", lambda _: list(DOUBTS.items())),
)


class Explorer(base.Explorer):
    """Choose `concept`, `case` and what `doubt` counts as; read verdicts and values."""

    def __init__(self) -> None:
        super().__init__(as_tables, CHOICES)


def explore_definitions() -> base.Explorer | StaticExplorer:
    """Show every definition on a case of your choice.

    Returns
    -------
    Explorer or StaticExplorer
        A view with `concept`, `case`, `doubt` and `view`; in the book its first tables.
    """
    return base.explorer(as_tables, CHOICES)
