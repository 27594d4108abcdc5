"""A verdict in lines of text, for terminals, notebooks and plain output."""

from collections.abc import Iterable
from html import escape

from .alliance import Judgement, RoleChange
from .catalogue import label
from .definitions import definition
from .results import messages
from .table_view import plain
from .verdicts import Verdict, case_name

MOST = 4  # sets of criteria that a reader still compares


def as_text(found: Verdict) -> str:
    """Return a verdict with its reasons as lines of text.

    Examples
    --------
    >>> from exercises import verdict
    >>> print(as_text(verdict("sco", "modelski")).splitlines()[0])
    SCO (2008) under Modelski’s definition, as quoted: open
    """
    asked, words = definition(found.definition), messages()["words"]
    lines = [_head(found), f"  quoted: {asked.place}; coded by: {found.coder}"]
    if found.doubt != "none":
        lines.append(f"  {messages()['because']['rule.' + found.doubt]}")
    if found.direct_only:
        lines.append(f"  {messages()['because']['rule.direct_only']}")
    if found.judgement is None:
        lines.append(f"Profile: {profile_in_words(found.profile)}")
        lines.append("Criteria (no yes or no follows from them):")
    else:
        judgement = found.judgement
        lines += _judgement_lines(judgement, words)
        lines += _role_lines(found)
        lines.append(f"Criteria ({judgement.met} of {judgement.of} met):")
    for reason in found.reasons():
        lines += _reason_lines(reason, words)
    return "\n".join(lines)


def _outline(found: Verdict) -> list[tuple[int, str]]:
    """Return the lines with how deep each stands; a statement keeps its place."""
    lines, is_list = [], False
    for line in as_text(found).splitlines():
        is_list = is_list or line.startswith("Criteria")
        depth = (len(line) - len(line.lstrip())) // 2 if is_list else 0
        if depth == 3:
            above, text = lines.pop()
            lines.append((above, f"{text} ({line.strip()})"))
        else:
            lines.append((depth, line.strip()))
    return lines


def as_html(found: Verdict) -> str:
    """Return a verdict with its reasons as lists, for notebooks and the book.

    Examples
    --------
    >>> from exercises import verdict
    >>> shown = as_html(verdict("sco", "modelski"))
    >>> shown.count("<li>") == shown.count("</li>") > 4
    True
    """
    shown, depth = [], 0
    for level, text in _outline(found):
        shown += ["</li></ul>"] * (depth - level)
        if level:
            shown.append("<ul>" * (level - depth) or "</li>")
        shown.append(f"<li>{escape(text)}" if level else f"<p>{escape(text)}</p>")
        depth = level
    shown += ["</li></ul>"] * depth
    head = shown[0].replace("<p>", "<p><strong>").replace("</p>", "</strong></p>")
    return f'<div class="course-verdict">{"".join([head, *shown[1:]])}</div>'


def as_markdown(found: Verdict) -> str:
    """Return a verdict with its reasons as lists, for the PDF.

    Examples
    --------
    >>> from exercises import verdict
    >>> as_markdown(verdict("sco", "modelski")).splitlines()[0]
    '**SCO (2008) under Modelski’s definition, as quoted: open**'
    """
    (_, head), *rest = _outline(found)
    lines, before = [f"**{plain(head)}**"], 0
    for level, text in rest:
        if not (level and before):
            lines.append("")
        lines.append(f"{'  ' * (level - 1)}- {plain(text)}" if level else plain(text))
        before = level
    return "\n".join(lines)


def _head(found: Verdict) -> str:
    asked, words = definition(found.definition), messages()["words"]
    head = f"{case_name(found.case)} under {asked.name}"
    if found.judgement is None:
        return f"{head}: a description, no yes or no"
    reading = asked.reading(found.reading).name
    head += f", {reading}: {words['verdict'][found.judgement.verdict]}"
    ruled_out = found.judgement.ruled_out
    return f"{head}, but not {ruled_out}" if ruled_out else head


def profile_in_words(profile: dict[str, int]) -> str:
    """Return how many criteria have each value, without a total.

    Examples
    --------
    >>> profile_in_words({"met": 2, "partly": 1, "not_met": 0})
    'met 2, partly 1, not met 0'
    """
    told = (f"{value.replace('_', ' ')} {count}" for value, count in profile.items())
    return ", ".join(told)


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
    if len(words) > MOST:
        words[MOST - 1 :] = [f"{len(words) - MOST + 1} more such sets"]
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


def changes_in_words(changes: Iterable[RoleChange]) -> str:
    """Return changes of a role in words, those with the same end together.

    Examples
    --------
    >>> from exercises.alliance import RoleChange
    >>> changes_in_words([RoleChange("deterrence", "way", "indicator", "no")])
    'if deterrence were an indicator: no'
    """
    words, kinds = messages()["words"], {}
    for one in changes:
        kinds.setdefault((one.becomes, one.verdict), []).append(label(one.criterion))
    return "; ".join(
        f"if {' or '.join(names)} were {words['role'][role]}: {words['verdict'][then]}"
        for (role, then), names in kinds.items()
    )


def _role_lines(found: Verdict) -> list[str]:
    told = changes_in_words(found.role_changes)
    return [f"Defined otherwise: {told}"] if told else []


def _reason_lines(reason: dict, words: dict) -> list[str]:
    inferred = " (inferred)" if reason["inferred"] else ""
    shown = " [indicator]" if reason["role"] == "indicator" else ""
    value = words["value"][reason["value"]]
    name = f"{label(reason['criterion'])}{shown}"
    lines = [f"  {name}: {value}{inferred}. {reason['reason']}"]
    for cited in reason["evidence"]:
        voice = "" if cited["voice"] == "author" else f", {cited['voice']}"
        lines.append(f"    {cited['statement']}")
        lines.append(f"      {cited['place']}; {cited['speaker']}{voice}")
    return lines
