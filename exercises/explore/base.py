"""What all explorers share: choices in, tables out.

An explorer is a function that makes tables from what is chosen, and the choices, each
offering what is left after those before it. Stock menus are the only controls: of the
stock ipywidgets they alone tie their name to what is operated, so that a screen reader
says it; a slider has no name.
"""

import os
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import ipywidgets

from ..settings import STATIC
from ..table_view import Table

ANY = ""  # the value of a choice that leaves nothing out
Chosen = Mapping[str, str]
Offer = list[tuple[str, str]]

# An HTML widget in JupyterLab has neither the book's style nor the notebook's.
STYLE = """<style>
.course-table { overflow-x: auto; }
.course-table table { border-collapse: collapse; margin: 1em 0; }
.course-table caption { font-weight: 600; text-align: left; }
.course-table tbody th { font-weight: 400; }
.course-table :is(th, td) {
  border-top: 1px solid var(--jp-border-color2, #ccc); line-height: 1.4;
  padding: 0.4em 1em 0.4em 0; text-align: left; vertical-align: top;
}
</style>"""


@dataclass(frozen=True)
class Choice:
    """One thing to choose.

    Attributes
    ----------
    name : str
        Under this name the tables get what is chosen, and code sets it.
    title : str
        What stands before the menu.
    offer : callable
        Takes what was chosen before it; returns labels and values, never none.
    first : str, optional
        What is chosen at first; by default what is offered first.
    """

    name: str
    title: str
    offer: Callable[[Chosen], Offer]
    first: str | None = None

    def settle(self, chosen: Chosen, wanted: str | None) -> tuple[Offer, str]:
        """Return what is offered, and what of it is chosen: what is wanted, if it is.

        Examples
        --------
        >>> choice = Choice("case", "Case", lambda chosen: [("SCO", "sco")])
        >>> choice.settle({}, "nato")
        ([('SCO', 'sco')], 'sco')
        """
        offered = self.offer(chosen)
        values = [value for _, value in offered]
        return offered, wanted if wanted in values else values[0]


Tables = Callable[..., Sequence[Table]]


class Explorer(ipywidgets.VBox):
    """Menus, and the tables for what is chosen in them.

    Each choice is an attribute of its own name, an ``ipywidgets.Dropdown``; set its
    `.value` to choose from code.

    Attributes
    ----------
    view : ipywidgets.HTML
        The tables.
    """

    def __init__(self, tables: Tables, choices: Sequence[Choice]) -> None:
        self._tables, self._choices, self._busy = tables, choices, False
        self._menus = {
            choice.name: ipywidgets.Dropdown(
                description=choice.title,
                layout={"width": "auto", "max_width": "36em"},
                style={"description_width": "7em"},
            )
            for choice in choices
        }
        self.view = ipywidgets.HTML()
        super().__init__([*self._menus.values(), self.view])
        self._draw({choice.name: choice.first for choice in choices})
        for name, menu in self._menus.items():
            setattr(self, name, menu)
            menu.observe(self._change, names="value")

    def _change(self, _change) -> None:
        if not self._busy:  # a menu that is offered something else changes, too
            self._draw({name: menu.value for name, menu in self._menus.items()})

    def _draw(self, wanted: Mapping[str, str | None]) -> None:
        """Offer in each menu what fits those before it; keep what is chosen if it does.

        The tables are made last, so that each change draws them once.
        """
        self._busy, chosen = True, {}
        try:
            for choice in self._choices:
                menu = self._menus[choice.name]
                offered, value = choice.settle(chosen, wanted[choice.name])
                if list(menu.options) != offered:
                    menu.options = offered
                menu.value = chosen[choice.name] = value
        finally:
            self._busy = False
        self.view.value = STYLE + "".join(t.html() for t in self._tables(**chosen))

    def _repr_mimebundle_(self, **kwargs):
        bundle = super()._repr_mimebundle_(**kwargs)
        data, metadata = bundle if isinstance(bundle, tuple) else (bundle, {})
        static = StaticExplorer(self._tables, self._choices)._repr_mimebundle_()
        return (data or {}) | static, metadata


class StaticExplorer:
    """The tables for what is chosen at first, where there is nobody to choose."""

    def __init__(self, tables: Tables, choices: Sequence[Choice]) -> None:
        chosen: dict[str, str] = {}
        for choice in choices:
            chosen[choice.name] = choice.settle(chosen, choice.first)[1]
        self.tables = tables(**chosen)

    def _repr_mimebundle_(self, **_) -> dict[str, str]:
        return {
            "text/html": "".join(table.html() for table in self.tables),
            "text/markdown": "\n\n".join(table.markdown() for table in self.tables),
            "text/plain": "\n\n".join(table.text() for table in self.tables),
        }


def explorer(tables: Tables, choices: Sequence[Choice]) -> Explorer | StaticExplorer:
    """Return an explorer, or in a book that is being built its first view."""
    kind = StaticExplorer if os.environ.get(STATIC) else Explorer
    return kind(tables, choices)


def offer_some(values: Mapping[str, str], everything: str) -> Offer:
    """Return an offer of everything, then of each value under its label.

    Examples
    --------
    >>> offer_some({"sco": "SCO"}, "all")
    [('all', ''), ('SCO', 'sco')]
    """
    return [(everything, ANY), *((label, value) for value, label in values.items())]
