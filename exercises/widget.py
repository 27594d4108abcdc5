"""The exercises in JupyterLab: a view that shows a record and answers its player.

The key stays in Python: the player sends a response and gets back what Python says.
"""

import json
import os

import anywidget
import traitlets

from . import answers
from .marking import mark, solution
from .player import style, widget_module
from .records import Record, Response, load_record, payload
from .render import html
from .results import Result
from .worksheet import markdown, text

STATIC = "EXERCISES_STATIC"


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


class Exercise(anywidget.AnyWidget):
    """An exercise on show in a notebook.

    Attributes
    ----------
    record : Record
        The exercise.
    response : list or dict or None
        What is chosen at present.
    entry : dict
        State, attempts and hints, as saved.
    """

    _esm = widget_module()
    _css = style()
    html = traitlets.Unicode().tag(sync=True)
    payload = traitlets.Dict().tag(sync=True)
    entry = traitlets.Dict().tag(sync=True)
    response = traitlets.Any(None, allow_none=True).tag(sync=True)

    def __init__(self, record: Record) -> None:
        blank = answers.blank_entry(record.kind, record.revision)
        entry = answers.saved().get(record.id, blank)
        super().__init__(
            html=html(record),
            payload=payload(record, key=False),
            entry=entry,
            response=entry["response"],
        )
        self.record = record
        self.observe(self._save, names="entry")
        self.on_msg(self._answer)

    def check(self, response: Response) -> Result:
        """Mark a response, count the attempt, and return the result.

        Raises
        ------
        ValueError
            If the response is incomplete; no attempt is counted then.
        """
        result = mark(self.record, response)
        entry = answers.after_check(self.entry, response, result.outcome, answers.now())
        self.response, self.entry = response, entry
        return result

    def reset(self) -> None:
        """Forget the answer, its attempts and the hints opened."""
        self.response = None
        self.entry = answers.blank_entry(self.record.kind, self.record.revision)

    def _save(self, change) -> None:
        answers.save(self.record.id, change["new"])

    def _answer(self, _widget, content, _buffers) -> None:
        replies = {
            "check": self._reply_check,
            "solve": self._reply_solve,
            "reset": self._reply_reset,
            "export": self._reply_export,
            "import": self._reply_import,
        }
        call = {"call": content.get("call")}
        try:
            if content.get("type") not in replies:
                raise ValueError(f"no reply to {content.get('type')!r}")
            found = replies[content["type"]](content)
        except ValueError as problem:
            found = {"error": str(problem)}
        self.send(call | found)

    def _reply_check(self, content):
        result = self.check(content["response"])
        return {"entry": self.entry, "result": result.as_data()}

    def _reply_solve(self, _content):
        if not self.entry["attempts"]:
            raise ValueError("The solution is shown after an attempt.")
        self.entry = answers.after_solution(self.entry, answers.now())
        return {"entry": self.entry, "solution": solution(self.record)}

    def _reply_reset(self, _content):
        self.reset()
        return {"entry": self.entry}

    def _reply_export(self, _content):
        data = answers.make_file(answers.saved())
        name = f"my-answers-{data['saved_at'][:10]}.json"
        return {"name": name, "file": json.dumps(data, ensure_ascii=False, indent=1)}

    def _reply_import(self, content):
        report = answers.load_text(content["file"])
        entry = answers.saved().get(self.record.id)
        if entry:
            self.response, self.entry = entry["response"], entry
        return {"report": report + " Run the other cells again to see their answers."}

    def _repr_mimebundle_(self, **kwargs):
        bundle = super()._repr_mimebundle_(**kwargs)
        data, metadata = bundle if isinstance(bundle, tuple) else (bundle, {})
        return (data or {}) | static_forms(self.record), metadata


def show(name: str) -> Exercise | StaticExercise:
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
    return StaticExercise(record) if os.environ.get(STATIC) else Exercise(record)
