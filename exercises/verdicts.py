"""A case under a definition: the verdict, and what it rests on."""

from collections import Counter
from dataclasses import asdict, dataclass

from .alliance import (
    VALUES,
    Judgement,
    RoleChange,
    judge,
    role_changes,
    roles_of,
)
from .catalogue import find_row, place, speaker
from .codings import Coded, coded, entailments
from .definitions import Definition, Reading, definition
from .tables import index


class NotCoded(ValueError):
    """A case that has no value yet on a criterion of the definition."""


@dataclass(frozen=True)
class Verdict:
    """What a definition says of a case.

    Attributes
    ----------
    case, definition, coder, doubt : str
        What was asked: ids, and the doubt rule.
    reading : str or None
        Id of the reading; None where the definition describes and has none.
    direct_only : bool
        Whether values reached by inference were read as not stated.
    judgement : Judgement or None
        Verdict, settling sets, pivots, flips; None where the answer is a profile.
    codings : dict of str to Coded
        The values it rests on, by criterion; indicators are among them.
    role_changes : tuple of RoleChange
        Single criteria that would turn the verdict if they played another part.
    """

    case: str
    definition: str
    reading: str | None
    coder: str
    doubt: str
    direct_only: bool
    judgement: Judgement | None
    codings: dict[str, Coded]
    role_changes: tuple[RoleChange, ...] = ()

    @property
    def profile(self) -> dict[str, int]:
        """How many of the described criteria have each value; no total, no verdict.

        Examples
        --------
        >>> verdict("nato", "mature_depth").profile["met"]
        4
        """
        described = definition(self.definition).having("dimension")
        found = Counter(
            self.codings[name].value if name in self.codings else "not_coded"
            for name in described
        )
        return {value: found[value] for value in (*VALUES, "not_coded")}

    def as_data(self) -> dict:
        """Return the verdict as plain lists and words, ready for JSON.

        A definition that gives no yes or no has None for its verdict, and a profile.
        """
        asked = ("case", "definition", "reading", "coder", "doubt", "direct_only")
        data = {name: getattr(self, name) for name in asked}
        if self.judgement is None:
            return data | {
                "verdict": None,
                "profile": self.profile,
                "reasons": self.reasons(),
            }
        return (
            data
            | self.judgement.as_data()
            | {
                "role_changes": [asdict(one) for one in self.role_changes],
                "reasons": self.reasons(),
            }
        )

    def reasons(self) -> list[dict]:
        """Return criterion, value, reason and evidence with place and speaker."""
        evidence = index("evidence")
        return [
            {
                "criterion": criterion,
                "role": self._role(criterion),
                "value": found.value,
                "inferred": found.inferred,
                "reason": found.reason,
                "evidence": [_cited(evidence[name]) for name in found.evidence],
            }
            for criterion, found in self.codings.items()
        ]

    def _role(self, criterion: str) -> str:
        return definition(self.definition).roles[criterion]

    def __str__(self) -> str:
        from .verdict_text import as_text

        return as_text(self)

    def _repr_mimebundle_(self, **_) -> dict[str, str]:
        from .verdict_text import as_html, as_markdown, as_text

        return {
            "text/html": as_html(self),
            "text/markdown": as_markdown(self),
            "text/plain": as_text(self),
        }


def verdict(
    case: str,
    name: str,
    *,
    reading: str | None = None,
    coder: str = "course",
    doubt: str = "none",
    direct_only: bool = False,
) -> Verdict:
    """Return what a definition says of a case, with reasons.

    Parameters
    ----------
    case : str
        Id of a case, such as ``"sco"`` (the SCO at the end of 2008).
    name : str
        Id of a definition, such as ``"snyder_alliance"``.
    reading : str, optional
        One of the definition's readings; by default its first.
    coder : str
        Whose codings to take.
    doubt : {"none", "strict", "lenient"}
        Whether open values stay open, count as not met, or count as met.
    direct_only : bool
        Read values that were reached by inference as not stated.

    Returns
    -------
    Verdict
        Prints as text; `as_data()` gives the same as data.

    Raises
    ------
    UnknownName
        If a name is not known; the message gives the nearest.
    NotCoded
        If the case has no value on a criterion that the definition asks for.

    Examples
    --------
    >>> verdict("sco", "snyder_alliance").judgement.verdict
    'no'
    >>> verdict("sco", "modelski").judgement.pivots
    ({'criterion': 'third_party', 'do': 'weigh'},)
    """
    asked: Definition = definition(name)
    codings = coded(case, name, coder)
    if asked.answer == "profile":
        if reading is not None:
            asked.reading(reading)  # says that there is none
        described = asked.having("dimension")
        if not set(described) & set(codings):
            _require(codings, described, case, name, coder)
        return Verdict(case, name, None, coder, doubt, direct_only, None, codings)
    chosen = asked.reading(reading)
    _require(codings, chosen.criteria, case, name, coder)
    shown = {
        criterion: codings[criterion]
        for criterion in (*chosen.criteria, *asked.having("indicator"))
        if criterion in codings
    }
    values = values_of(shown, direct_only)
    found = judge(chosen.formula, values, doubt, entailments())
    return Verdict(
        *(case, name, chosen.id, coder, doubt, direct_only, found, shown),
        role_changes=_role_changes(asked, chosen, values, doubt),
    )


def _require(codings, criteria, case: str, name: str, coder: str) -> None:
    missing = [criterion for criterion in criteria if criterion not in codings]
    if missing:
        raise NotCoded(
            f"{case} is not coded by {coder} on {', '.join(missing)}, which {name} "
            "asks for; add rows to data/codings.csv"
        )


def values_of(codings: dict[str, Coded], direct_only: bool) -> dict[str, str]:
    """Return the values of codings; with `direct_only` inferred ones as not stated."""
    return {
        criterion: "not_stated" if direct_only and found.inferred else found.value
        for criterion, found in codings.items()
    }


def _role_changes(asked: Definition, chosen: Reading, values, doubt: str):
    roles = roles_of(chosen.formula, asked.having("indicator"))
    return role_changes(roles, values, doubt) if roles else ()


def _cited(row) -> dict:
    return {
        "id": row["id"],
        "statement": row["statement"],
        "place": place(row["id"]),
        "speaker": speaker(row["speaker"]),
        "voice": row["voice"],
    }


def case_name(case: str) -> str:
    """Return a case with the year for which it is coded.

    Examples
    --------
    >>> case_name("sco"), case_name("eu_1997")
    ('SCO (2008)', 'European Union in 1997')
    """
    row = find_row("cases", case)
    year = row["as_of"][:4]
    return row["name"] if year in row["name"] else f"{row['name']} ({year})"
