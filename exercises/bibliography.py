"""How the bibliography is sorted, labelled and set: by author and year."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

from pybtex.style.formatting import toplevel
from pybtex.style.formatting.plain import Style as PlainStyle
from pybtex.style.labels import BaseLabelStyle
from pybtex.style.sorting.author_year_title import SortingStyle
from pybtex.style.template import Node, field, optional, sentence

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pybtex.database import Entry, Person


class AuthorYearLabels(BaseLabelStyle):
    """Label an entry of the bibliography as the text cites it: de Haas 2008."""

    def format_labels(self, sorted_entries: list) -> Iterator[str]:
        """Yield one label for each entry; works alike by label get a letter."""
        labels = [self._label(entry) for entry in sorted_entries]
        seen: Counter[str] = Counter()
        for label in labels:
            seen[label] += 1
            letter = chr(ord("a") + seen[label] - 1)
            yield f"{label}{letter}" if labels.count(label) > 1 else label

    def _label(self, entry: Entry) -> str:
        persons = entry.persons.get("author") or entry.persons.get("editor", [])
        names = [_surname(person) for person in persons]
        if len(names) > 2:
            names = [f"{names[0]} et al."]
        who = " and ".join(names) or entry.fields.get("key", entry.key)
        return f"{who} {entry.fields.get('year', 'undated')}"


class AuthorYearSorting(SortingStyle):
    """Sort by author, year and title, wherever an entry has braces."""

    def sorting_key(self, entry: Entry) -> tuple[str, ...]:
        """Return what an entry is sorted by."""
        return tuple(part.replace("{", "") for part in super().sorting_key(entry))


class AuthorYearStyle(PlainStyle):
    """Pybtex's plain style with author and year in place of a number."""

    default_label_style = AuthorYearLabels
    default_sorting_style = AuthorYearSorting

    def format_entry(self, label: str, entry: Entry, bib_data: Any = None) -> Any:
        """Return an entry formatted, once for the bibliography and its tooltips."""
        known = self.__dict__.setdefault("_formatted", {})
        if (label, entry.key) not in known:
            known[label, entry.key] = super().format_entry(label, entry, bib_data)
        return known[label, entry.key]

    def get_incollection_template(self, entry: Entry) -> Node:
        """Return the template of a chapter, with its note, which pybtex leaves out."""
        plain = super().get_incollection_template(entry)
        return toplevel[plain, optional[sentence[field("note")]]]


def _surname(person: Person) -> str:
    # BibTeX's braces keep the name of an organisation in one piece.
    return " ".join(person.prelast_names + person.last_names).strip("{}")
