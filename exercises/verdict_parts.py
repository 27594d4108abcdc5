"""Marks the questions of a verdict exercise, and works out their answers.

Nothing is typed in by an author: what is right follows from the definition's formula
and the codings that the exercise shows.
"""

import re
from dataclasses import dataclass
from functools import lru_cache

from .alliance import AllOf, AnyOf, AtLeast, Formula, Judgement, judge
from .alliance.formula import threshold
from .results import Part, listed, messages


@dataclass(frozen=True)
class _Setting:
    """What a part of a verdict exercise asks about."""

    name: str
    reading: dict
    coded: dict
    values: dict[str, str]
    judgement: Judgement


def find_codings(lab: dict, case: str, reading: dict) -> dict:
    """Return by criterion how the lab codes a case, for what a reading asks."""
    known = lab["codings"][case]
    keys = {c["id"]: f"{c['id']}:{c['counts']}" for c in reading["criteria"]}
    return {name: known[key] for name, key in keys.items() if key in known}


def find_reading(lab: dict, ask: dict) -> dict:
    """Return the reading of a definition that a part of an exercise asks about."""
    definition = next(d for d in lab["definitions"] if d["id"] == ask["definition"])
    return next(r for r in definition["readings"] if r["id"] == ask["reading"])


def as_formula(data: str | dict) -> Formula:
    """Return a formula from the data in which a page gets it."""
    if isinstance(data, str):
        return data
    if "at_least" in data:
        return AtLeast(data["at_least"], tuple(map(as_formula, data["of"])))
    node = AllOf if "all" in data else AnyOf
    return node(tuple(map(as_formula, data["all" if "all" in data else "any"])))


def _has_choice(formula: Formula) -> bool:
    if isinstance(formula, str):
        return False
    parts = formula.parts
    return threshold(formula) < len(parts) or any(map(_has_choice, parts))


def _setting(lab, ask) -> _Setting:
    definition = next(d for d in lab["definitions"] if d["id"] == ask["definition"])
    reading = find_reading(lab, ask)
    coded = find_codings(lab, ask["case"], reading)
    values = {c["id"]: coded[c["id"]]["value"] for c in reading["criteria"]}
    entails = tuple((name, tuple(all_)) for name, all_ in lab["entails"].items())
    asked = as_formula(reading["formula"]), tuple(values.items()), ask["doubt"], entails
    return _Setting(definition["name"], reading, coded, values, _judged(*asked))


@lru_cache(maxsize=256)
def _judged(formula: Formula, values: tuple, doubt: str, entails: tuple) -> Judgement:
    """Judge once what a whole class is asked about."""
    return judge(formula, dict(values), doubt, dict(entails))


def _labels(found, names):
    words = [f"‘{c['label']}’" for c in found.reading["criteria"] if c["id"] in names]
    return listed(words) or messages()["words"]["nothing"]


def _described(found, names):
    # Criteria with one value from one place are told together.
    words, groups = messages()["words"]["value"], {}
    for criterion in found.reading["criteria"]:
        if criterion["id"] in names:
            coded = found.coded[criterion["id"]]
            where = f" ({coded['place']})" if coded["place"] else ""
            told = f"{words[coded['value']]}{where}"
            groups.setdefault(told, []).append(f"‘{criterion['label']}’")
    return "; ".join(
        f"{listed(labels)} {'is' if len(labels) == 1 else 'are'} {told}"
        for told, labels in groups.items()
    )


def _because(found, ask, names=None):
    """Say why the verdict is what it is, by these criteria or by the first enough."""
    judgement, texts = found.judgement, messages()["because"]
    verdict = judgement.verdict
    if names is None:
        pivots = [pivot["criterion"] for pivot in judgement.pivots]
        names = pivots if verdict == "open" else judgement.settled_by[0]
    kind = verdict
    if verdict == "no":
        kind = "no.one" if len(names) == 1 else "no.many"
    text = texts[kind].format(list=_described(found, names))
    return re.sub(r" $", "", f"{text} {texts.get('rule.' + ask['doubt'], '')}")


def _verdict_mistake(given, found):
    judgement = found.judgement
    if "borderline" in (judgement.verdict, given):
        return "degree_for_disagreement"
    if judgement.verdict == "open":
        if given == "yes":
            return "necessary_for_sufficient"
        silent = "not_stated" in judgement.open_because
        return "silence_for_absence" if silent else "degree_for_disagreement"
    if judgement.verdict == "yes":
        choice = _has_choice(as_formula(found.reading["formula"]))
        return "any_of_as_all_of" if choice else "condition_invented"
    if given == "open":
        return "sufficient_for_necessary"
    counted = 2 * judgement.met >= judgement.of
    return "criteria_counted" if counted else "necessary_for_sufficient"


def _mark_verdict(ask, found, given):
    words, verdict = messages()["words"]["verdict"], found.judgement.verdict
    args = {
        "definition": found.name,
        "verdict": words[verdict],
        "because": _because(found, ask),
    }
    if given == verdict:
        return Part(ask["id"], "right", None, "part.verdict.right", args)
    mistake = _verdict_mistake(given, found)
    args |= {"given": words[given]}
    return Part(ask["id"], "wrong", mistake, "part.verdict.wrong", args)


def _mark_set(ask, found, given, sets, wrong_mistake):
    """Mark an answer to 'settles' or 'flip': one of several minimal sets."""
    kind = f"part.{ask['ask']}"
    args = {
        "definition": found.name,
        "verdict": messages()["words"]["verdict"][found.judgement.verdict],
        "chosen": _labels(found, given),
        "because": _because(found, ask),
    }
    inside = next((one for one in sets if set(one) <= set(given)), None)
    if inside is not None and ask["ask"] == "settles":
        args |= {"because": _because(found, ask, inside)}
    if inside is not None and len(inside) == len(given):
        args |= {"others": _others(found, inside, sets)}
        return Part(ask["id"], "right", None, f"{kind}.right", args)
    if inside is not None:
        args |= {"enough": _labels(found, inside)}
        return Part(ask["id"], "part", "criteria_counted", f"{kind}.more", args)
    return Part(ask["id"], "wrong", wrong_mistake, f"{kind}.wrong", args)


def _others(found, chosen, sets):
    """Name the other sets that would have been right, at most three of them."""
    others = [_labels(found, one) for one in sets if one != chosen][:3]
    template = messages()["because"]["others"]
    return template.format(list="; ".join(others)) if others else ""


def _mark_pivots(ask, found, given):
    pivots = [pivot["criterion"] for pivot in found.judgement.pivots]
    extra = [name for name in given if name not in pivots]
    missing = [name for name in pivots if name not in given]
    args = {"because": _because(found, ask)}
    if extra:
        partly = any(found.values[name] == "partly" for name in extra)
        mistake = "degree_for_disagreement" if partly else "settled_for_open"
        args |= {"chosen": _labels(found, extra)}
        return Part(ask["id"], "wrong", mistake, "part.pivots.wrong", args)
    if missing:
        silent = any(found.values[name] == "not_stated" for name in missing)
        mistake = "silence_for_absence" if silent else "degree_for_disagreement"
        args |= {"missing": _labels(found, missing)}
        outcome = "part" if given else "wrong"
        return Part(ask["id"], outcome, mistake, "part.pivots.some", args)
    args |= {"pivots": _labels(found, pivots)}
    return Part(ask["id"], "right", None, "part.pivots.right", args)


def _flips(ask, judgement):
    lenient = ask["doubt"] == "lenient"
    return judgement.flips_lenient if lenient else judgement.flips_strict


def mark_part(lab: dict, ask: dict, given: str | list[str]) -> Part:
    """Return what is said of an answer to one question of a verdict exercise."""
    found = _setting(lab, ask)
    if ask["ask"] == "verdict":
        return _mark_verdict(ask, found, given)
    if ask["ask"] == "pivots":
        return _mark_pivots(ask, found, given)
    if ask["ask"] == "settles":
        met = any(found.values[name] == "met" for name in given)
        mistake = "necessary_for_sufficient" if met else "criteria_counted"
        return _mark_set(ask, found, given, found.judgement.settled_by, mistake)
    sets = _flips(ask, found.judgement)
    return _mark_set(ask, found, given, sets, "criteria_counted")


def solve(lab: dict, ask: dict) -> str | list[str]:
    """Return a right answer to one question of a verdict exercise."""
    judgement = _setting(lab, ask).judgement
    if ask["ask"] == "verdict":
        return judgement.verdict
    if ask["ask"] == "pivots":
        return sorted(pivot["criterion"] for pivot in judgement.pivots)
    if ask["ask"] == "settles":
        return list(judgement.settled_by[0])
    return list(_flips(ask, judgement)[0])
