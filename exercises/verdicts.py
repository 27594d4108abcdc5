"""A case under a definition: the verdict, and the reasons in words."""

from dataclasses import dataclass

from .alliance import Judgement, judge
from .catalogue import (
    Coded,
    Definition,
    coded,
    definition,
    entailments,
    find_row,
    label,
    place,
    speaker,
)
from .results import messages
from .tables import index


class NotCoded(ValueError):
    """A case that has no value yet on a criterion of the definition."""


@dataclass(frozen=True)
class Verdict:
    """What a definition says of a case.

    Attributes
    ----------
    case, definition, reading, coder, doubt : str
        What was asked: ids, and the doubt rule.
    judgement : Judgement
        Verdict, settling sets, pivots, flips.
    codings : dict of str to Coded
        The values it rests on, by criterion.
    """

    case: str
    definition: str
    reading: str
    coder: str
    doubt: str
    judgement: Judgement
    codings: dict[str, Coded]

    def as_data(self) -> dict:
        """Return the verdict as plain lists and words, ready for JSON.

        A definition that gives no yes or no has None for its verdict.
        """
        profile = definition(self.definition).answer == "profile"
        asked = ("case", "definition", "reading", "coder", "doubt")
        data = {name: getattr(self, name) for name in asked}
        data |= self.judgement.as_data()
        if profile:
            data["verdict"] = None
        return data | {"reasons": self.reasons()}

    def reasons(self) -> list[dict]:
        """Return criterion, value, reason and evidence with place and speaker."""
        evidence = index("evidence")
        return [
            {
                "criterion": criterion,
                "value": found.value,
                "inferred": found.inferred,
                "reason": found.reason,
                "evidence": [_cited(evidence[name]) for name in found.evidence],
            }
            for criterion, found in self.codings.items()
        ]

    def __str__(self) -> str:
        return as_text(self)


def verdict(
    case: str,
    name: str,
    *,
    reading: str | None = None,
    coder: str = "course",
    doubt: str = "none",
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
    chosen = asked.reading(reading)
    known = coded(case, name, coder)
    missing = [c for c in chosen.criteria if c not in known]
    if missing:
        raise NotCoded(
            f"{case} is not coded by {coder} on {', '.join(missing)}, which {name} "
            "asks for; add rows to data/codings.csv"
        )
    codings = {criterion: known[criterion] for criterion in chosen.criteria}
    values = {criterion: found.value for criterion, found in codings.items()}
    found = judge(chosen.formula, values, doubt, entailments())
    return Verdict(case, name, chosen.id, coder, doubt, found, codings)


def _cited(row) -> dict:
    return {
        "id": row["id"],
        "statement": row["statement"],
        "place": place(row["id"]),
        "speaker": speaker(row["speaker"]),
        "voice": row["voice"],
    }


def as_text(found: Verdict) -> str:
    """Return a verdict with its reasons as lines of text.

    Examples
    --------
    >>> print(as_text(verdict("sco", "modelski")).splitlines()[0])
    SCO (2008) under Modelski’s definition, as quoted: open
    """
    case, asked = find_row("cases", found.case), definition(found.definition)
    judgement, words = found.judgement, messages()["words"]
    result = words["verdict"][judgement.verdict]
    if asked.answer == "profile":
        result = "no yes or no; a description"
    reading = asked.reading(found.reading).name
    head = f"{case['name']} ({case['as_of']}) under {asked.name}, {reading}: {result}"
    if judgement.ruled_out:
        head += f", but not {judgement.ruled_out}"
    lines = [head, f"  quoted: {asked.place}; coded by: {found.coder}"]
    if found.doubt != "none":
        lines.append(f"  {messages()['because']['rule.' + found.doubt]}")
    if asked.answer == "yes_no":
        lines += _judgement_lines(judgement, words)
    lines.append(f"Criteria ({judgement.met} of {judgement.of} met):")
    for reason in found.reasons():
        lines += _reason_lines(reason, words)
    return "\n".join(lines)


def sets_in_words(sets) -> str:
    """Return sets of criteria in words, at most four of them.

    Examples
    --------
    >>> sets_in_words([["deterrence"], ["defence_pact", "preclusion"]])
    'deterrence; or defence pact + preclusion of other alliances'
    >>> sets_in_words([])
    'none'
    """
    words = [" + ".join(map(label, one)) for one in sets]
    if len(words) > 4:
        words[3:] = [f"{len(words) - 3} more such sets"]
    return "; or ".join(words) or "none"


def _judgement_lines(judgement: Judgement, words: dict) -> list[str]:
    lines = [f"Settled by: {sets_in_words(judgement.settled_by)}"]
    if judgement.open_because:
        because = " and ".join(words["value"][kind] for kind in judgement.open_because)
        lines.append(f"Open because: {because}")
    if judgement.pivots:
        steps = [
            f"{words['do'][p['do']]} {label(p['criterion'])}" for p in judgement.pivots
        ]
        lines.append(f"To learn: {'; '.join(steps)}")
    for rule, found in (
        ("not met", judgement.flips_strict),
        ("met", judgement.flips_lenient),
    ):
        changes = sets_in_words(found)
        lines.append(f"Smallest changes, doubt counted as {rule}: {changes}")
    return lines


def _reason_lines(reason: dict, words: dict) -> list[str]:
    inferred = " (inferred)" if reason["inferred"] else ""
    value = words["value"][reason["value"]]
    lines = [f"  {label(reason['criterion'])}: {value}{inferred}. {reason['reason']}"]
    for cited in reason["evidence"]:
        voice = "" if cited["voice"] == "author" else f", {cited['voice']}"
        lines.append(f"    {cited['statement']}")
        lines.append(f"      {cited['place']}; {cited['speaker']}{voice}")
    return lines
