"""The values that coders gave the cases, with their grounds."""

from dataclasses import dataclass
from functools import cache

from .alliance import close
from .catalogue import find_row, place
from .definitions import definition
from .tables import DataError, rows, split


@dataclass(frozen=True)
class Coded:
    """A value that a coder gave, with its grounds.

    `value` is one of the five values; `evidence` holds ids of the table `evidence`.
    """

    value: str
    reason: str
    evidence: tuple[str, ...]
    inferred: bool
    note: str

    @property
    def place(self) -> str:
        """Where the evidence is said; empty where there is none."""
        places = list(dict.fromkeys(map(place, self.evidence)))
        # A section by itself says no more than one of its footnotes does.
        narrower = [one.partition(", fn")[0] for one in places if ", fn" in one]
        return "; ".join(one for one in places if one not in narrower)


@cache
def _codings(coder: str) -> dict[tuple[str, str, str], Coded]:
    find_row("coders", coder)
    return {
        (row["case"], row["criterion"], row["basis"]): Coded(
            row["value"],
            row["reason"],
            tuple(split(row["evidence"])),
            row["inferred"] == "true",
            row["note"],
        )
        for row in rows("codings")
        if row["coder"] == coder
    }


def coded(case: str, name: str, coder: str = "course") -> dict[str, Coded]:
    """Return how a coder coded a case on the criteria of a definition.

    Parameters
    ----------
    case : str
        Id of a case.
    name : str
        Id of a definition; it says for each criterion which evidence counts.
    coder : str
        Id of a coder.

    Returns
    -------
    dict of str to Coded
        By criterion. A criterion that is missing is not coded, which is not the
        same as *not stated*.

    Examples
    --------
    >>> coded("sco", "snyder_alliance")["third_party"].value
    'not_met'
    >>> coded("sco", "modelski")["third_party"].value
    'contested'
    """
    find_row("cases", case)
    counts = definition(name).counts
    found = {c: find_coding(case, c, basis, coder) for c, basis in counts.items()}
    return {criterion: one for criterion, one in found.items() if one}


def find_coding(case: str, criterion: str, basis: str, coder: str) -> Coded | None:
    """Return a coder's value by the kind of evidence that counts, or None.

    The authors coded nothing and keep text and conduct apart only here and there: what
    they say in general stands for both.

    Examples
    --------
    >>> find_coding("sco", "defence_pact", "text", "tugsbilguun").value
    'not_met'
    """
    known = _codings(coder)
    found = known.get((case, criterion, basis))
    if found is None and not _is_independent(coder):
        found = known.get((case, criterion, "either"))
    return found


def _is_independent(coder: str) -> bool:
    return find_row("coders", coder)["is_independent"] == "true"


def coded_cells(coder: str) -> dict[tuple[str, str, str], Coded]:
    """Return all values of a coder by case, criterion and kind of evidence."""
    return dict(_codings(coder))


@cache
def entailments() -> dict[str, tuple[str, ...]]:
    """Return, for each criterion that entails others, all that it entails.

    Raises
    ------
    DataError
        If a criterion would entail itself.

    Examples
    --------
    >>> entailments()["defence_first"]
    ('security_purpose',)
    """
    entailed = {row["id"]: split(row["entails"]) for row in rows("criteria")}
    try:
        return close({name: others for name, others in entailed.items() if others})
    except ValueError as problem:
        raise DataError(f"criteria.csv: entails: {problem}") from problem
