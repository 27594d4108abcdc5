"""The front end of the exercises, joined into one script for each place it runs.

The modules beside this file are ES modules. A page opened from a folder cannot load
those, and a widget is given one module only, so they are joined here: each becomes a
function that returns what it exports, in the order in which they need each other.
"""

import json
import posixpath
import re
from functools import cache
from importlib.resources import files

IMPORT = re.compile(r'^import \{([^}]*)\} from "(\.[^"]+)";\n', re.MULTILINE)
EXPORT = re.compile(
    r"^export (?=(?:async )?(?:function|const|class) (\w+))", re.MULTILINE
)
DEFAULT = re.compile(r"^export default ", re.MULTILINE)
LEFT_OVER = re.compile(r"^(?:import|export)\b.*", re.MULTILINE)
# What only an author needs: comments, empty lines, indentation. (No module has a text
# that runs over several lines, in which this would change something.)
COMMENT = re.compile(r"^ *(?://.*|/\*\*.*\*/ *)\n", re.MULTILINE)
BLOCK_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
SPACE = re.compile(r"^\s+", re.MULTILINE)


def page_script() -> str:
    """Return the classic script that makes the exercises of a page live."""
    return f'(() => {{\n"use strict";\n{join("page.js")}}})();\n'


def widget_module() -> str:
    """Return the ES module of the widget, with its default export."""
    return f"{join('widget.js')}export default $widget.render_module;\n"


def style() -> str:
    """Return the style sheet of the exercises, for pages and for JupyterLab."""
    return SPACE.sub("", BLOCK_COMMENT.sub("", _read("player.css")))


@cache
def ui() -> dict[str, str]:
    """Return the words of the front end: buttons, states, labels.

    Those of `form.…` stand in the HTML that Python writes; no script needs them.
    """
    return json.loads(_read("ui.json"))


def _read(name: str) -> str:
    return files(__package__).joinpath(name).read_text(encoding="utf-8")


def join(*modules: str) -> str:
    """Return modules and all that they import as one script.

    What a module exports is in a variable of its name: `$marking` for `marking.js`.
    """
    joined: dict[str, str] = {}
    for path in modules:
        if path not in joined:
            _add(path, joined)
    return "".join(joined.values())


def _add(path: str, joined: dict[str, str]) -> None:
    """Add a module after all that it imports."""
    source = _source(path)
    taken = []
    for match in IMPORT.finditer(source):
        needed = posixpath.normpath(posixpath.join(posixpath.dirname(path), match[2]))
        if needed not in joined:
            _add(needed, joined)
        names = " ".join(match[1].replace("\n", " ").split()).rstrip(",")
        taken.append(f"const {{ {names} }} = {_variable(needed)};\n")
    body = IMPORT.sub("", source)
    given = EXPORT.findall(body)
    body = EXPORT.sub("", body)
    if DEFAULT.search(body):
        body = DEFAULT.sub("const render_module = ", body)
        given.append("render_module")
    rest = LEFT_OVER.search(body)
    if rest or " as " in "".join(taken):
        line = rest[0] if rest else "import … as …"
        raise ValueError(
            f"exercises/player/{path}: {line!r} cannot be joined; use "
            'import { name } from "./module.js"; and export before a declaration'
        )
    joined[path] = (
        f"const {_variable(path)} = (() => {{\n{''.join(taken)}{body}"
        f"return {{ {', '.join(given)} }};\n}})();\n"
    )


def _variable(path: str) -> str:
    return "$" + re.sub(r"\W", "_", path.removesuffix(".js"))


def _source(path: str) -> str:
    # Two modules have no file: they hold the words, which stand in JSON files.
    if path == "messages.js":
        package = files(__package__.rpartition(".")[0])
        text = package.joinpath("messages.json").read_text(encoding="utf-8")
        messages = json.loads(text)
        for mistake in messages["mistakes"].values():
            del mistake["example"]  # shown in the glossary, not after an answer
        return f"export const MESSAGES = {_literal(messages)};\n"
    if path == "ui.js":
        words = {k: v for k, v in ui().items() if not k.startswith("form.")}
        return f"export const UI = {_literal(words)};\n"
    return SPACE.sub("", COMMENT.sub("", _read(path)))


def _literal(data: object) -> str:
    return json.dumps(data, ensure_ascii=False, separators=(",", ":"))
