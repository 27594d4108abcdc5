"""Two people's codings of one case: the cells that differ, and how far they agree."""

from dataclasses import dataclass

from .alliance import Agreement, compare
from .alliance.agreement import NO_CELLS
from .case_rules import given_values
from .case_words import one_line, say, say_count, two_decimals
from .catalogue import label
from .tables import index

Data = dict


@dataclass(frozen=True)
class Comparison:
    """Two people's values, as they were before either saw the other's."""

    mine: dict[str, str]
    theirs: dict[str, str]
    coder: str
    found: Agreement


def comparison(data: Data) -> Comparison | None:
    """Return whose codings were compared, or None."""
    classmate = data["classmate"]
    if not classmate:
        return None
    alone = data["alone_codings"]
    mine = given_values(data["codings"]) if alone is None else alone
    theirs = given_values(classmate["codings"])
    coder = one_line(classmate["coder"]) or say("case.compare.anonymous")
    return Comparison(mine, theirs, coder, compare({"mine": mine, "theirs": theirs}))


def agreement_in_words(data: Data, both: Comparison) -> list[str]:
    """Return sentences on agreement; coefficients only for people who coded alone."""
    found = both.found
    cells = say_count("case.agree.cells", found.cells)
    who = [(data["alone"], say("case.agree.you"))]
    who.append((data["classmate"]["alone"], both.coder))
    not_alone = [name for alone, name in who if alone is not True]
    if len(not_alone) > 1:
        return [cells, say("case.agree.neither_alone")]
    if not_alone:
        return [cells, say("case.agree.not_alone", who=not_alone[0])]
    if found.raw is None:
        return [cells]
    told = [cells, say("case.agree.raw", value=two_decimals(found.raw), n=found.cells)]
    for name in ("kappa", "alpha"):
        number = getattr(found, name)
        if number is None:
            why = "no_cells" if found.undefined[name] == NO_CELLS else "one_value"
            why = say(f"case.agree.{why}")
            told.append(say(f"case.agree.{name}.undefined", why=why))
        else:
            value = two_decimals(number)
            told.append(say(f"case.agree.{name}", value=value, n=found.cells))
    return told


def cell_names(cells: list[str]) -> list[str]:
    """Return the names of cells, with what counts as evidence.

    Examples
    --------
    >>> cell_names(["third_party:text"])
    ['‘aimed at states outside’ (text)']
    """
    told = []
    for key in cells:
        criterion, _, counts = key.partition(":")
        known = label(criterion) if criterion in index("criteria") else criterion
        told.append(f"‘{known}’ ({say(f'memo.counts.{counts}')})")
    return told
