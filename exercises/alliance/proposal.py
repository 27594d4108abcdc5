"""The value that evidence suggests. A coder decides, and may differ with a reason."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

NARROW = ("pair", "one_member")


@dataclass(frozen=True)
class Proposal:
    """What evidence suggests for one criterion of one case.

    Attributes
    ----------
    value : str
        One of the five values.
    inferred : bool
        True where each piece needs a step of inference.
    because : str
        The rule applied: `silence`, `both_sides`, `narrow`, `speaks_for`,
        `speaks_against`.
    """

    value: str
    inferred: bool
    because: str


def propose(evidence: Iterable[Mapping[str, str]], unit: str) -> Proposal:
    """Return the value that pieces of evidence suggest.

    Parameters
    ----------
    evidence : iterable of mapping
        For each piece its `direction` (`for`, `against`), `directness` (`direct`,
        `inferred`) and `unit` (`organisation`, `several_members`, `pair`,
        `one_member`, `none`).
    unit : {"organisation", "agreement"}
        What the case is. Evidence about a pair of members or a single one never by
        itself makes a criterion met for an organisation.

    Returns
    -------
    Proposal
        *Not stated* if there is nothing, *contested* if there is evidence on both
        sides; whether that is rather half met is for the coder to say.

    Examples
    --------
    >>> cadets = {"direction": "for", "directness": "direct", "unit": "pair"}
    >>> propose([cadets], "organisation").value
    'partly'
    >>> propose([], "organisation").value
    'not_stated'
    """
    pieces = list(evidence)
    directions = {piece["direction"] for piece in pieces}
    inferred = bool(pieces) and all(p["directness"] == "inferred" for p in pieces)
    if not pieces:
        return Proposal("not_stated", False, "silence")
    if len(directions) > 1:
        return Proposal("contested", inferred, "both_sides")
    if directions == {"against"}:
        return Proposal("not_met", inferred, "speaks_against")
    if unit == "organisation" and all(piece["unit"] in NARROW for piece in pieces):
        return Proposal("partly", inferred, "narrow")
    return Proposal("met", inferred, "speaks_for")
