"""Verdict: the reader works with a lab and answers questions about what follows."""

from collections.abc import Iterator

from ..alliance.formula import as_data
from ..catalogue import find_row
from ..codings import coded, entailments
from ..definitions import definition
from ..matrix import cases
from ..results import Part, messages
from ..verdict_parts import find_reading, mark_part
from ..verdict_parts import solve as solve_part
from ..verdicts import case_name, verdict
from .shared import Built, one_of, parts_problem, unique

Response = dict[str, str | list[str]]


def build(data: dict) -> Built:
    """Return material: the lab and the questions. The key follows from the lab."""
    cases = _cases(data)
    lab = {
        "cases": [{"id": case, "name": case_name(case)} for case in cases],
        "definitions": [_definition(name) for name in data["definitions"]],
        "codings": {case: _codings(case, data["definitions"]) for case in cases},
        "entails": {name: list(others) for name, others in entailments().items()},
    }
    unique([part["id"] for part in data["parts"]], "parts")
    known = {"cases": cases, "definitions": data["definitions"]}
    parts = [_part(part, known, n) for n, part in enumerate(data["parts"])]
    return {"parts": parts, "lab": lab}, {}


def _cases(data: dict) -> list[str]:
    """Return the cases of a lab: those listed, or all that a definition applies to."""
    readings = [r for name in data["definitions"] for r in _readings(name)]
    if data["cases"] == "all":
        return [case for case in cases() if any(_is_coded(case, *r) for r in readings)]
    for case in data["cases"]:
        for name, reading in readings:
            verdict(case, name, reading=reading)  # raises where a value is missing
    return data["cases"]


def _readings(name: str) -> list[tuple[str, str]]:
    return [(name, reading.id) for reading in definition(name).readings]


def _is_coded(case: str, name: str, reading: str) -> bool:
    return set(definition(name).reading(reading).criteria) <= set(coded(case, name))


def _definition(name: str) -> dict:
    found = definition(name)
    readings = [
        {
            "id": reading.id,
            "name": reading.name,
            "formula": as_data(reading.formula),
            "criteria": [_criterion(one, found.counts) for one in reading.criteria],
        }
        for reading in found.readings
    ]
    return {
        "id": name,
        "name": found.name,
        "place": found.place,
        "paraphrase": found.paraphrase,
        "answer": found.answer,
        "readings": readings,
    }


def _criterion(name: str, counts: dict[str, str]) -> dict:
    row = find_row("criteria", name)
    return {
        "id": name,
        "label": row["label"],
        "question": row["question"],
        "counts": counts[name],
    }


def _codings(case: str, names: list[str]) -> dict:
    """Return the values of a case by criterion and kind of evidence, each once."""
    return {
        f"{criterion}:{definition(name).counts[criterion]}": {
            "value": one.value,
            "reason": one.reason,
            "place": one.place,
        }
        for name in names
        for criterion, one in coded(case, name).items()
        if definition(name).roles[criterion] == "condition"
    }


def _part(part: dict, lab: dict, number: int) -> dict:
    field = f"parts[{number}]"
    for name, known in (("case", lab["cases"]), ("definition", lab["definitions"])):
        if part[name] not in known:
            raise ValueError(f"{field}.{name}: {part[name]!r} is not in the lab")
    found = definition(part["definition"])
    if found.answer != "yes_no":
        raise ValueError(f"{field}.definition: {found.id} gives no yes or no")
    usual = "strict" if part["ask"] == "flip" else "none"
    doubt = part.get("doubt", usual)
    reading = found.reading(part.get("reading")).id
    if not _has_answer(part, reading, doubt):
        raise ValueError(f"{field}.ask: {part['ask']!r} has no answer here")
    if part["ask"] == "flip" and doubt == "none":
        raise ValueError(f"{field}.doubt: a flip needs 'strict' or 'lenient'")
    return {
        "id": part["id"],
        "ask": part["ask"],
        "definition": found.id,
        "reading": reading,
        "case": part["case"],
        "doubt": doubt,
        "prompt": part["prompt"],
    }


def _has_answer(part: dict, reading: str, doubt: str) -> bool:
    asked = {"reading": reading, "doubt": doubt}
    judged = verdict(part["case"], part["definition"], **asked).judgement
    answers = {
        "verdict": True,
        "settles": judged.settled_by,
        "pivots": judged.pivots,
        "flip": judged.flips_lenient if doubt == "lenient" else judged.flips_strict,
    }
    return bool(answers[part["ask"]])


def problem(material: dict, response: object) -> str | None:
    """Return what keeps a response from being marked, or None."""
    asked = {part["id"]: part for part in material["parts"]}

    def check(name: str, given: object) -> str | None:
        if asked[name]["ask"] == "verdict":
            return one_of(given, messages()["words"]["verdict"])
        criteria = find_reading(material["lab"], asked[name])["criteria"]
        if not isinstance(given, list) or len(set(map(str, given))) < len(given):
            return "a list of criteria, each once, is expected"
        known = [criterion["id"] for criterion in criteria]
        return next(filter(None, (one_of(one, known) for one in given)), None)

    return parts_problem(response, asked, check)


def mark(material: dict, key: dict, response: Response) -> list[Part]:
    """Return what is said of each answer."""
    lab = material["lab"]
    return [mark_part(lab, ask, response[ask["id"]]) for ask in material["parts"]]


def solve(material: dict, key: dict) -> Response:
    """Return a right answer to each question."""
    lab = material["lab"]
    return {ask["id"]: solve_part(lab, ask) for ask in material["parts"]}


def edits(material: dict, right: Response) -> Iterator[tuple[str, Response]]:
    """Yield each response that differs from the right one in one answer."""
    for part in material["parts"]:
        name = part["id"]
        for given in _answers(material, part, right[name]):
            yield name, right | {name: given}


def _answers(material, part, right):
    if part["ask"] == "verdict":
        yield from (v for v in messages()["words"]["verdict"] if v != right)
        return
    ids = [c["id"] for c in find_reading(material["lab"], part)["criteria"]]
    for name in ids:
        edited = [one for one in ids if (one in right) != (one == name)]
        if edited:
            yield edited
