"""A case of the reader's own: its record, its codings, and what follows from them.

The page ‘Bring your own case’ does the same (player/case/), on the same file.
"""

from collections.abc import Iterable
from pathlib import Path

from . import case_views
from .alliance import VALUES
from .case_file import (
    SECTIONS,
    CaseError,
    blank_case,
    find_case_problem,
    load_text,
    read_case,
    with_head,
    write_case,
)
from .case_rules import cells_of, classmate_of, given_values
from .catalogue import UnknownName, suggest
from .definitions import definition
from .table_view import Table

EXAMPLES = Path(__file__).parent / "case_examples"


class OwnCase:
    """A case of the reader's own, built up step by step.

    Attributes
    ----------
    data : dict
        The case as the file has it (case.schema.json).
    """

    def __init__(self, data: dict) -> None:
        self.data = data

    def choose(self, *names: str, concept: str = "alliance") -> None:
        """Choose up to three definitions of one concept, each in one reading.

        Parameters
        ----------
        *names : str
            Ids such as ``"penguin"``, or with a reading ``"penguin:one_gain"``.
        concept : str
            Id of the concept that they define.
        """
        chosen = []
        for name in names:
            asked, _, reading = name.partition(":")
            found = definition(asked).reading(reading or None)
            chosen.append({"definition": asked, "reading": found.id})
        self._change(concept=concept, definitions=chosen)

    def add_evidence(
        self,
        statement: str,
        *,
        source: str,
        place: str,
        speaker: str,
        nature: str,
        unit: str,
    ) -> str:
        """Add a piece of evidence and return its name, such as ``"e1"``.

        Parameters
        ----------
        statement, source, place, speaker : str
            What is said, in your own words; where; by whom.
        nature : {"text", "practice"}
            Whether it is what an agreement says, or what was done.
        unit : {"organisation", "several_members", "pair", "one_member"}
            Of whom it speaks.
        """
        numbers = [int(piece["id"][1:]) for piece in self.data["evidence"]]
        piece = {
            "id": f"e{max(numbers, default=0) + 1}",
            **{"statement": statement, "source": source, "place": place},
            **{"speaker": speaker, "nature": nature, "unit": unit},
        }
        self._change(evidence=[*self.data["evidence"], piece])
        return piece["id"]

    def code(
        self,
        cell: str,
        value: str,
        evidence: Iterable[str] = (),
        reason: str = "",
        note: str = "",
    ) -> None:
        """Give a cell a value, with the evidence it rests on and the reason.

        Raises
        ------
        UnknownName
            If none of the definitions chosen asks for the cell.
        CaseError
            If the value or a piece of evidence is not known.
        """
        known = [one.key for one in cells_of(self.data)]
        if cell not in known:
            raise UnknownName(f"no cell {cell!r} to code; {suggest(cell, known)}")
        if value not in ("", *VALUES):
            raise CaseError(f"{value!r} is no value; expected {', '.join(VALUES)}")
        coding = {"value": value, "evidence": list(evidence), "reason": reason}
        codings = self.data["codings"] | {cell: coding | {"note": note}}
        self._change(codings=codings)

    def write(self, section: str, text: str) -> None:
        """Write a section of the memo; the names are in `SECTIONS`."""
        if section not in SECTIONS:
            hint = suggest(section, SECTIONS)
            raise UnknownName(f"no section {section!r} of the memo; {hint}")
        self._change(memo=self.data["memo"] | {section: text})

    def compare_with(self, other: "OwnCase") -> None:
        """Take up the codings of somebody who coded the same case.

        Your own values, as they are when the first comparison is made, are kept as
        coded alone; agreement is reckoned from them.

        Raises
        ------
        CaseError
            If you have given no value yet.
        """
        mine = self.data["alone_codings"]
        if not (mine or given_values(self.data["codings"])):
            raise CaseError("You have given no value yet: code first, then compare.")
        self._change(
            alone_codings=given_values(self.data["codings"]) if mine is None else mine,
            classmate=classmate_of(other.data),
        )

    def without_codings(self, coder: str = "", alone: bool | None = None) -> "OwnCase":
        """Return the same record, for somebody who is to code it alone."""
        shared = ("case", "concept", "definitions", "evidence")
        kept = {name: self.data[name] for name in shared}
        return OwnCase(blank_case() | kept | {"coder": coder, "alone": alone})

    def cells(self) -> Table:
        """Return what has to be coded, by the definitions chosen."""
        return case_views.cell_table(self.data)

    def record(self) -> Table:
        """Return the evidence with its sources."""
        return case_views.record_table(self.data)

    def codings(self) -> Table:
        """Return the codings with their evidence and reasons."""
        return case_views.coding_table(self.data)

    def warnings(self) -> Table:
        """Return what should be looked at again; nothing of it is forbidden."""
        return case_views.warning_table(self.data)

    def verdicts(self, doubt: str = "none") -> Table:
        """Return the verdict under each definition chosen.

        Parameters
        ----------
        doubt : {"none", "strict", "lenient"}
            Whether open values stay open, count as not met, or count as met.
        """
        return case_views.verdict_table(self.data, doubt)

    def comparison(self) -> Table:
        """Return the cells on which you and a classmate differ."""
        return case_views.comparison_table(self.data)

    def agreement(self) -> Table:
        """Return how far you and a classmate agree, if both coded alone."""
        return case_views.agreement_table(self.data)

    def memo(self) -> "case_views.Memo":
        """Return the memo; `.save(path)` writes it to a file."""
        return case_views.Memo(self.data)

    def save(self, path: str | Path) -> Path:
        """Write the case to a file, which the page reads too."""
        return write_case(self.data, path)

    def _change(self, **parts: object) -> None:
        changed = self.data | parts
        if problem := find_case_problem(with_head(changed)):
            raise CaseError(f"The case cannot be changed so: at {problem}")
        self.data = changed


def new_case(
    name: str,
    *,
    unit: str,
    as_of: str,
    agreements: str = "",
    coder: str = "",
    alone: bool | None = None,
) -> OwnCase:
    """Return an empty case, to be built up step by step.

    Parameters
    ----------
    name : str
        What the case is called.
    unit : {"organisation", "agreement"}
        What it is.
    as_of : str
        The date or year for which it is coded.
    agreements : str
        The treaties and agreements in force at that date, one on a line.
    coder : str
        Your name or initials.
    alone : bool, optional
        Whether you code alone, before seeing anybody else's values.

    Examples
    --------
    >>> case = new_case("An example", unit="agreement", as_of="1951")
    >>> case.choose("dingman")
    >>> [cell.key for cell in cells_of(case.data)][:2]
    ['formal_agreement:text', 'states_parties:text']
    """
    case = OwnCase(blank_case())
    head = {"name": name, "unit": unit, "as_of": as_of, "agreements": agreements}
    case._change(case=head, coder=coder, alone=alone)
    return case


def load_case(path: str | Path) -> OwnCase:
    """Load a case from a file, made on the page or in a notebook.

    Raises
    ------
    CaseError
        If it is damaged, no case of this course, or written by a newer edition.
    """
    return OwnCase(read_case(load_text(path)))


def example_case(name: str) -> OwnCase:
    """Load one of the worked examples of the course.

    Parameters
    ----------
    name : {"lantern_accord", "lantern_accord_ben", "rio_treaty"}
        The first two are invented: one case, coded by two people. The third is real.

    Raises
    ------
    UnknownName
        If there is no such example.
    """
    known = {path.stem: path for path in EXAMPLES.glob("*.json")}
    if name not in known:
        raise UnknownName(f"no example {name!r}; {suggest(name, known)}")
    return load_case(known[name])
