"""The exercises in JupyterLab: a view that shows a record and answers its player.

The key stays in Python: the player sends a response and gets back what Python says.
"""

import json

import anywidget
import traitlets

from . import answers, answers_file
from .forms import static_forms
from .marking import mark, solution
from .player import style, texts, widget_module
from .records import Record, Response, payload
from .render import html
from .results import Result


class Exercise(anywidget.AnyWidget):
    """An exercise on show in a notebook.

    Attributes
    ----------
    record : Record
        The exercise.
    response : list or dict or None
        What is chosen at present.
    entry : dict
        State, attempts and hints, as saved. Only Python changes it: the browser asks
        by messages, which keep their order, and gets the entry back.
    """

    _esm = widget_module()
    _css = style()
    html = traitlets.Unicode().tag(sync=True)
    payload = traitlets.Dict().tag(sync=True)
    texts = traitlets.Dict().tag(sync=True)
    entry = traitlets.Dict().tag(sync=True)
    response = traitlets.Any(None, allow_none=True).tag(sync=True)

    def __init__(self, record: Record) -> None:
        self._blank = answers.blank_entry(record.kind, record.revision)
        self.problem: str | None = None
        super().__init__(
            html=html(record),
            payload=payload(record, key=False),
            texts=texts([record.kind]),
        )
        self.record = record
        self._take_up(self._saved())
        self.on_msg(self._answer)

    def set_state(self, _state: dict) -> None:
        """Take nothing from the browser but messages: an old state may come late."""

    def check(self, response: Response) -> Result:
        """Mark a response, count the attempt, and return the result.

        Raises
        ------
        ValueError
            If the response is incomplete; no attempt is counted then.
        """
        result = mark(self.record, response)
        at = answers.now()
        self._change(
            lambda entry: answers.after_check(entry, response, result.outcome, at)
        )
        return result

    def draft(self, response: Response | None, hints: int = 0) -> None:
        """Keep a response that has not been checked, and how many hints are open."""
        self._change(
            lambda entry: (
                entry | {"response": response, "hints": max(hints, entry["hints"])}
            )
        )

    def reset(self) -> None:
        """Forget the answer, its attempts and the hints opened."""
        self._change(lambda _: self._blank)

    def _change(self, step) -> None:
        """Change the saved entry; where the file cannot be written, this one alone."""
        self.problem = None
        try:
            entry = answers_file.change(self.record.id, self._blank, step)
        except OSError:
            self.problem = "file_not_written"
            same = answers.is_of(self.entry, self._blank)
            entry = step(dict(self.entry) if same else self._blank)
        self._take_up(entry)

    def _saved(self) -> answers.Entry:
        """Return what is saved; a file that cannot be read must not hide the form."""
        try:
            return answers_file.saved().get(self.record.id, self._blank)
        except OSError:
            self.problem = "file_not_written"
            return self._blank

    def _take_up(self, entry: answers.Entry) -> None:
        entry = answers.displayable(entry)
        self.response, self.entry = entry["response"], entry

    def _answer(self, _widget, content, _buffers) -> None:
        replies = {
            "check": self._reply_check,
            "draft": self._reply_draft,
            "solve": self._reply_solve,
            "reset": self._reply_reset,
            "export": self._reply_export,
            "import": self._reply_import,
        }
        reply = {"call": content.get("call")}
        try:
            if content.get("type") not in replies:
                raise ValueError(f"no reply to {content.get('type')!r}")
            reply |= replies[content["type"]](content)
        except (ValueError, OSError) as problem:
            reply |= {"error": str(problem)}
        self.send(reply)

    def _state(self) -> dict:
        return {"entry": self.entry, "problem": self.problem}

    def _reply_check(self, content) -> dict:
        result = self.check(content.get("response"))
        return self._state() | {"result": result.as_data()}

    def _reply_draft(self, content) -> dict:
        self.draft(content.get("response"), int(content.get("hints") or 0))
        return self._state()

    def _reply_solve(self, _content) -> dict:
        if not self.entry["attempts"]:
            raise ValueError("The solution is shown after an attempt.")
        at = answers.now()
        self._change(lambda entry: answers.after_solution(entry, at))
        return self._state() | {"solution": solution(self.record)}

    def _reply_reset(self, _content) -> dict:
        self.reset()
        return self._state()

    def _reply_export(self, _content) -> dict:
        entries = answers_file.saved() | {self.record.id: self.entry}
        data = answers.make_file(entries)
        name = f"my-answers-{data['saved_at'][:10]}.json"
        text = json.dumps(data, ensure_ascii=False, indent=1)
        # As in the file on disk; a message cannot hold half a character either.
        file = text.encode("utf-8", "backslashreplace").decode("utf-8")
        return {"name": name, "file": file}

    def _reply_import(self, content) -> dict:
        report = answers_file.load_text(str(content.get("file")))
        entry = answers_file.saved().get(self.record.id)
        if entry:
            self._take_up(entry)
        return {"report": report + " Run the other cells again to see their answers."}

    def _repr_mimebundle_(self, **kwargs):
        bundle = super()._repr_mimebundle_(**kwargs)
        data, metadata = bundle if isinstance(bundle, tuple) else (bundle, {})
        return (data or {}) | static_forms(self.record), metadata
