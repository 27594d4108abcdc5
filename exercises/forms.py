"""An exercise on show: live where there is a kernel, else its forms without script."""

import os
from typing import TYPE_CHECKING

from .records import Record, load_record
from .render import html
from .settings import STATIC
from .worksheet import markdown, text

if TYPE_CHECKING:
    from .widget import Exercise


def show(name: str) -> "Exercise | StaticExercise":
    """Show an exercise: live in JupyterLab, as a form in the book, on paper as text.

    Parameters
    ----------
    name : str
        Chapter and exercise, such as ``"five_steps/match_evidence"``.

    Returns
    -------
    Exercise or StaticExercise
        A view; a notebook displays it when it is the last line of a cell.

    Raises
    ------
    UnknownName
        If there is no such exercise; the message gives the nearest.
    RecordError
        If its record is not as expected.
    """
    record = load_record(name)
    if os.environ.get(STATIC):
        return StaticExercise(record)
    # Not above: a page of the book is built without the machinery of widgets.
    from .widget import Exercise

    return Exercise(record)


class StaticExercise:
    """An exercise where there is nobody to answer: a book being built."""

    def __init__(self, record: Record) -> None:
        self.record = record

    def _repr_mimebundle_(self, **_) -> dict[str, str]:
        return static_forms(self.record)


def static_forms(record: Record) -> dict[str, str]:
    """Return the forms of an exercise that need no script: HTML, Markdown, text."""
    return {
        "text/html": html(record),
        "text/markdown": markdown(record),
        "text/plain": text(record),
    }
