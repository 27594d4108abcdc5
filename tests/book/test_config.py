"""Misspelt settings, which Jupyter Book passes over in silence."""

from importlib.resources import files

import pytest
import yaml

from exercises import build

# 'The master list of all allowed keys', and what Jupyter Book's code reads besides.
ALLOWED = yaml.safe_load(
    files("jupyter_book").joinpath("default_config.yml").read_text()
)
ALLOWED |= {"bibtex_bibfiles": []}
ALLOWED["latex"] |= {"latex_documents": {"title": "", "targetname": ""}}
# Checked by exercises.sphinx_ext, which can ask Sphinx.
UNCHECKED = "sphinx/config"


def misspelt(given: dict, allowed: dict, place: str = "") -> list[str]:
    """Return the path of each key that Jupyter Book does not know."""
    found = []
    for key, value in given.items():
        path = f"{place}/{key}".lstrip("/")
        if key not in allowed:
            found.append(path)
        elif isinstance(value, dict) and path != UNCHECKED:
            found += misspelt(value, allowed[key] or {}, path)
    return found


def config() -> dict:
    return yaml.safe_load((build.ROOT / "_config.yml").read_text(encoding="utf-8"))


def test_jupyter_book_knows_every_key_of_the_settings():
    assert misspelt(config(), ALLOWED) == []


@pytest.mark.parametrize(
    ("section", "key", "found"),
    [
        (None, "titel", "titel"),
        ("execute", "execute_notebook", "execute/execute_notebook"),
        ("latex", "engine", "latex/engine"),
    ],
)
def test_a_misspelt_key_is_found(section, key, found):
    broken = config()
    (broken[section] if section else broken)[key] = "x"
    assert misspelt(broken, ALLOWED) == [found]


def test_a_misspelt_key_of_sphinx_stops_the_build_and_names_the_likely_one(small_book):
    root = small_book(page="# A page\n")
    settings = root / "_config.yml"
    text = settings.read_text(encoding="utf-8")
    broken = text.replace("html_copy_source:", "html_copy_sourc:")
    assert broken != text
    settings.write_text(broken, encoding="utf-8")
    with pytest.raises(build.BuildError, match=r"Is it html_copy_source\?"):
        build.build_html(build.Book(root))
