"""Explorers for the labs: stock ipywidgets controls over tables."""

import os

import ipywidgets

from .catalogue import find_row
from .compare import compare_definitions, criteria_by_definition
from .definitions import definitions
from .matrix import cases
from .results import messages
from .settings import STATIC
from .table_view import Table
from .verdicts import case_name

DOUBTS = {
    "stays open": "none",
    "counts as not met": "strict",
    "counts as met": "lenient",
}


# An HTML widget in JupyterLab has neither the book's style nor the notebook's.
STYLE = """<style>
.course-table { overflow-x: auto; }
.course-table table { border-collapse: collapse; margin: 1em 0; }
.course-table caption { font-weight: 600; text-align: left; }
.course-table :is(th, td) {
  border-top: 1px solid var(--jp-border-color2, #ccc); line-height: 1.4;
  padding: 0.4em 1em 0.4em 0; text-align: left; vertical-align: top;
}
</style>"""


def as_tables(case: str, doubt: str, concept: str = "alliance") -> tuple[Table, Table]:
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
        f"{name}: values by criterion. An empty cell: the definition does not ask.",
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


def _concepts() -> list[tuple[str, str]]:
    """Return names and ids of the concepts that have a yes or no, in book order."""
    ids = dict.fromkeys(asked.concept for asked in definitions("yes_no"))
    return [(find_row("concepts", one)["name"], one) for one in ids]


class Explorer(ipywidgets.VBox):
    """Choose concept, case and what doubt counts as; read verdicts and values.

    Attributes
    ----------
    concept, case, doubt : ipywidgets.Dropdown
        What is chosen; set `.value` to choose from code.
    view : ipywidgets.HTML
        The tables.
    """

    def __init__(self) -> None:
        self.concept = ipywidgets.Dropdown(options=_concepts(), description="Concept")
        self.case = ipywidgets.Dropdown(description="Case")
        self.doubt = ipywidgets.Dropdown(options=DOUBTS, description="Doubt")
        self.view = ipywidgets.HTML()
        super().__init__([self.concept, self.case, self.doubt, self.view])
        self._offer()
        self.concept.observe(self._offer, names="value")
        for control in (self.case, self.doubt):
            control.observe(self._show, names="value")

    def _offer(self, _change=None) -> None:
        """Offer the cases that are coded for the concept; keep the case if it is."""
        found = coded_cases(self.concept.value)
        kept = self.case.value if self.case.value in found else found[0]
        self.case.options = [(case_name(case), case) for case in found]
        self.case.value = kept
        self._show()

    def _show(self, _change=None) -> None:
        if self.case.value is None:  # while the options change
            return
        chosen = (self.case.value, self.doubt.value, self.concept.value)
        self.view.value = STYLE + "".join(t.html() for t in as_tables(*chosen))

    def _repr_mimebundle_(self, **kwargs):
        bundle = super()._repr_mimebundle_(**kwargs)
        data, metadata = bundle if isinstance(bundle, tuple) else (bundle, {})
        return (data or {}) | _static(), metadata


def _static() -> dict[str, str]:
    """Return the default view, for the book, the PDF and plain text."""
    tables = as_tables("sco", "none")
    return {
        "text/html": "".join(table.html() for table in tables),
        "text/markdown": "\n\n".join(table.markdown() for table in tables),
        "text/plain": "\n\n".join(table.text() for table in tables),
    }


class StaticExplorer:
    """The explorer's default view where there is nobody to choose."""

    def _repr_mimebundle_(self, **_) -> dict[str, str]:
        return _static()


def explore_definitions() -> Explorer | StaticExplorer:
    """Show every definition on a case of your choice.

    Returns
    -------
    Explorer or StaticExplorer
        A view with `case`, `doubt` and `view`; in the book its default tables.
    """
    return StaticExplorer() if os.environ.get(STATIC) else Explorer()
