"""Explorers for the labs: stock ipywidgets controls over tables."""

import os

import ipywidgets

from .catalogue import find_row
from .compare import compare_definitions, criteria_by_definition
from .present import Table
from .results import messages
from .settings import STATIC
from .tables import rows

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


def as_tables(case: str, doubt: str) -> tuple[Table, Table]:
    """Return verdicts by definition, and values by criterion, of one case."""
    row = find_row("cases", case)
    name = f"{row['name']} ({row['as_of']})"
    verdicts = compare_definitions(case, doubt).reset_index()
    body = [
        (f"{r[0]}, {r[1]}", r[2], f"{r[3]} of {r[4]}", r[5], r[6])
        for r in verdicts.itertuples(index=False)
    ]
    head = ("Definition, reading", "Verdict", "Criteria met", "Settled by", "To learn")
    rule = messages()["because"].get(f"rule.{doubt}", "")
    first = Table(f"{name} under each definition. {rule}".strip(), head, body)
    values = criteria_by_definition(case).reset_index()
    head = ("Criterion", *values.columns[1:])
    second = Table(
        f"{name}: values by criterion. An empty cell: the definition does not ask.",
        head,
        [tuple(r) for r in values.itertuples(index=False)],
    )
    return first, second


class Explorer(ipywidgets.VBox):
    """Choose a case and what doubt counts as; read verdicts and values.

    Attributes
    ----------
    case, doubt : ipywidgets.Dropdown
        What is chosen; set `.value` to choose from code.
    view : ipywidgets.HTML
        The tables.
    """

    def __init__(self) -> None:
        cases = {
            f"{row['name']} ({row['as_of']})": row["id"]
            for row in sorted(rows("cases"), key=lambda row: int(row["order"]))
            if not compare_definitions(row["id"]).empty
        }
        self.case = ipywidgets.Dropdown(options=cases, description="Case")
        self.doubt = ipywidgets.Dropdown(options=DOUBTS, description="Doubt")
        self.view = ipywidgets.HTML()
        super().__init__([self.case, self.doubt, self.view])
        for control in (self.case, self.doubt):
            control.observe(self._show, names="value")
        self._show()

    def _show(self, _change=None) -> None:
        tables = as_tables(self.case.value, self.doubt.value)
        self.view.value = STYLE + "".join(table.html() for table in tables)

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
