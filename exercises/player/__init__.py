"""The front end of the exercises, joined into one script for each place it runs.

The modules beside this file are ES modules. A page opened from a folder cannot load
those, and a widget is given one module only, so they are joined here, in one scope and
in the order in which they need each other.
"""

import json
import posixpath
import re
from collections.abc import Iterable
from functools import cache
from importlib.resources import files

try:
    import minify
except ImportError:  # no wheel for this machine: see pyproject.toml
    minify = None

from ..results import messages

IMPORT = re.compile(r'^import \{([^}]*)\} from "(\.[^"]+)";\n', re.MULTILINE)
EXPORT = re.compile(
    r"^export (?=(?:async )?(?:function|const|class) (\w+))", re.MULTILINE
)
DEFAULT = re.compile(r"^export default ", re.MULTILINE)
DECLARED = re.compile(
    r"^(?:async )?(?:function\*?|const|let|class) (\w+)", re.MULTILINE
)
LEFT_OVER = re.compile(r"^(?:import|export)\b.*", re.MULTILINE)
# What only an author needs: comments, empty lines, indentation. (No module has a text
# that runs over several lines, in which this would change something.)
COMMENT = re.compile(r"^ *(?://.*|/\*\*.*\*/ *)\n", re.MULTILINE)
BLOCK_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
SPACE = re.compile(r"^\s+", re.MULTILINE)


def page_script() -> str:
    """Return the classic script that makes the exercises of a page live."""
    return small(f'(() => {{\n"use strict";\n{join("page.js")}}})();\n')


def case_script() -> str:
    """Return the classic script of the page on which readers build their own case."""
    return small(f'(() => {{\n"use strict";\n{join("case/bench.js")}}})();\n')


def preview_script() -> str:
    """Return the classic script of an author's preview page."""
    return f'(() => {{\n"use strict";\n{join("preview.js")}}})();\n'


def widget_module() -> str:
    """Return the ES module of the widget, with its default export."""
    return small(f"{join('widget.js')}export default $widget.render_module;\n")


def small(script: str) -> str:
    """Return a script without what only its authors need, where that can be done."""
    if minify is None:
        return script
    return minify.string("application/javascript", script)


def style(name: str = "player.css") -> str:
    """Return a style sheet: of the exercises, for pages and for JupyterLab, or another.

    That of the page on which readers build their own case is ``case/case.css``.
    """
    return SPACE.sub("", BLOCK_COMMENT.sub("", _read(name)))


@cache
def ui() -> dict[str, str]:
    """Return the words of the front end: buttons, states, labels.

    Those of `form.…` stand in the HTML that Python writes; no script needs them.
    """
    return json.loads(_read("ui.json"))


# Words that some kinds need, by how their names begin; all others are for every kind.
OF_KIND = {
    "argue": ("item.", "sort."),
    "build": ("build.",),
    "choice": ("option.", "choice."),
    "code": ("code.", "sort.", "lab.counts"),
    "estimate": ("estimate.",),
    "order": ("order.",),
    "sort": ("item.", "sort."),
    "verdict": ("part.", "lab.", "formula."),
    "write": ("write.",),
}
PARTS_OF_KIND = {
    "build": ("definition", "roles", "role_mistakes"),
    "code": ("code_mistakes",),
    "verdict": ("because",),
}
PYTHON_ALONE = ("argument", "codebook", "concluded")


def texts(kinds: Iterable[str]) -> dict[str, dict]:
    """Return the words that exercises of these kinds need in a script.

    Examples
    --------
    >>> "order.up" in texts(["order"])["ui"], "order.up" in texts(["sort"])["ui"]
    (True, False)
    """
    kinds = set(kinds)
    words = messages()
    other = {p for parts in PARTS_OF_KIND.values() for p in parts}.union(PYTHON_ALONE)
    other -= {part for kind in kinds for part in PARTS_OF_KIND.get(kind, ())}
    # The examples stand in the glossary, not after an answer.
    mistakes = {
        name: {"name": one["name"], "sentence": one["sentence"]}
        for name, one in words["mistakes"].items()
    }
    chosen = {name: part for name, part in words.items() if name not in other}
    chosen |= {"messages": _needed(words["messages"], kinds), "mistakes": mistakes}
    inner = ("form.", "assess.")
    shown = {name: text for name, text in ui().items() if not name.startswith(inner)}
    return {"ui": _needed(shown, kinds), "messages": chosen}


def _needed(named: dict[str, str], kinds: set[str]) -> dict[str, str]:
    mine = tuple(start for kind in kinds for start in OF_KIND[kind])
    every = tuple(start for starts in OF_KIND.values() for start in starts)
    return {
        name: text
        for name, text in named.items()
        if name.startswith(mine) or not name.startswith(every)
    }


def _read(name: str) -> str:
    return files(__package__).joinpath(name).read_text(encoding="utf-8")


def join(*modules: str) -> str:
    """Return modules and all that they import as one script, in one scope.

    What a module asked for exports is in a variable of its name: `$marking` for
    `marking.js`.

    Raises
    ------
    ValueError
        If two modules declare the same name, or one has a form of import or export
        that cannot be joined.
    """
    joined: dict[str, str] = {}
    for path in modules:
        _add(path, joined)
    _refuse_twice(list(joined))
    for path in modules:
        given = EXPORT.findall(_source(path))
        if DEFAULT.search(_source(path)):
            given.append("render_module")
        joined[f"${path}"] = f"const {_variable(path)} = {{ {', '.join(given)} }};\n"
    return "".join(joined.values())


def _add(path: str, joined: dict[str, str]) -> None:
    """Add a module after all that it imports."""
    if path in joined:
        return
    source = _source(path)
    for match in IMPORT.finditer(source):
        needed = posixpath.normpath(posixpath.join(posixpath.dirname(path), match[2]))
        _add(needed, joined)
    body = DEFAULT.sub("const render_module = ", EXPORT.sub("", IMPORT.sub("", source)))
    aliased = re.search(r"^import \{[^}]* as ", source, re.MULTILINE)
    rest = LEFT_OVER.search(body) or aliased
    if rest:
        raise ValueError(
            f"exercises/player/{path}: {rest[0]!r} cannot be joined; use "
            'import { name } from "./module.js"; and export before a declaration'
        )
    joined[path] = body


def _refuse_twice(paths: list[str]) -> None:
    """Raise if two modules declare the same name: in one scope one would be lost."""
    seen: dict[str, str] = {}
    for path in paths:
        for name in DECLARED.findall(EXPORT.sub("", _read(path))):
            if seen.setdefault(name, path) != path:
                raise ValueError(
                    f"exercises/player/{path}: {name!r} is declared in {seen[name]}, "
                    "too; joined they share one scope: give it another name"
                )


def _variable(path: str) -> str:
    return "$" + re.sub(r"\W", "_", path.removesuffix(".js"))


def _source(path: str) -> str:
    return SPACE.sub("", COMMENT.sub("", _read(path)))
