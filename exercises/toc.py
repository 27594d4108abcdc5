"""The pages of the book in the order of its toc, and the exercises that each shows."""

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import yaml

ROOT = Path(__file__).resolve().parent.parent
_SHOWN = re.compile(r'^show\(\\?"([a-z0-9_]+/[a-z0-9_]+)\\?"\)', re.MULTILINE)
_CODE = re.compile(r'^ *"(show\(\\"[a-z0-9_/]+\\"\))', re.MULTILINE)
_TITLE = re.compile(r'^ *"?# ([^"\\\n]+)', re.MULTILINE)


@dataclass(frozen=True)
class Page:
    """A page of the book.

    Attributes
    ----------
    name : str
        Path without suffix, as the toc has it, such as ``book/de_haas/five_steps``.
    path : Path
        The file, Markdown or notebook.
    part : str
        Caption of its part of the book.
    """

    name: str
    path: Path
    part: str

    @property
    def title(self) -> str:
        """The first heading."""
        return title_of(self.path)

    @property
    def exercises(self) -> list[str]:
        """Ids of the exercises that it shows, in order."""
        return shown(self.path)


@cache
def toc(root: Path = ROOT) -> dict:
    """Return the table of contents as it stands in ``_toc.yml``."""
    return yaml.safe_load((root / "_toc.yml").read_text(encoding="utf-8"))


def pages(root: Path = ROOT) -> list[Page]:
    """Return the pages of the student edition, in order; the root is not among them.

    Examples
    --------
    >>> [page.name for page in pages() if page.exercises][1]
    'book/start/reading_an_article'
    """
    return [
        Page(chapter["file"], _file(root, chapter["file"]), part["caption"])
        for part in toc(root)["parts"]
        for chapter in part["chapters"]
    ]


def _file(root: Path, name: str) -> Path:
    page = root / f"{name}.md"
    return page if page.exists() else root / f"{name}.ipynb"


def title_of(path: Path) -> str:
    """Return the first heading of a page or notebook."""
    found = _TITLE.search(path.read_text(encoding="utf-8"))
    if not found:
        raise ValueError(f"{path.name}: no title; a page begins with a line '# …'")
    return found[1].strip()


def shown(path: Path) -> list[str]:
    """Return the ids of the exercises that a page or notebook shows, in order."""
    text = path.read_text(encoding="utf-8")
    if path.suffix == ".ipynb":
        # A cell's source is a list of JSON strings, one for each line.
        text = "\n".join(_CODE.findall(text))
    return _SHOWN.findall(text)
