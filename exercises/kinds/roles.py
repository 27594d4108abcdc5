"""Build: the reader takes a definition apart, or makes one: a role for each criterion.

The kind is called `build`; this module has another name because each kind has a
function of that name. Rival defensible readings are accepted and named. What is said
is derived from the roles, from where the definition is quoted, and from what the
reader's definition says of the anchor cases.
"""

from collections.abc import Iterator

from ..alliance import RoleError, Roles, decide, equivalent, roles_of
from ..alliance.formula import as_data
from ..catalogue import find_row, place_of
from ..codings import entailments
from ..definitions import Definition, definition, definitions
from ..own_definition import anchors, best_coding, sentence
from ..results import Part, messages
from ..tables import rows
from ..verdict_parts import as_formula
from ..verdicts import case_name
from .shared import Built, one_of, parts_problem, unique

Response = dict[str, str]
NONE = "none"


def build(data: dict) -> Built:
    """Return material and key. The accepted roles are a definition's, or are listed."""
    names = data["criteria"]
    unique(names, "criteria")
    asked = definition(data["definition"]) if "definition" in data else None
    accepted = [_listed(one, names) for one in data.get("accept", ())]
    if asked:
        accepted = [_quoted(asked, reading) for reading in asked.readings] + accepted
    if not accepted:
        raise ValueError("accept: no roles are accepted; give a definition, or accept")
    for one in accepted:
        extra = [name for name in one["roles"] if name not in names]
        if extra:
            raise ValueError(f"criteria: {extra[0]!r} is missing; {one['name']} has it")
    roles = [*messages()["words"]["role"], NONE]
    offered = data.get("roles", [r for r in roles if r != "dimension"])
    material = {
        "criteria": [
            {k: find_row("criteria", name)[k] for k in ("id", "label", "question")}
            for name in names
        ],
        "roles": offered,
        "anchors": _anchors(names),
        "readings": {
            f"{one.name}, {reading.name}": as_data(reading.formula)
            for one in definitions("yes_no")
            for reading in one.readings
        },
        "entails": {name: list(others) for name, others in entailments().items()},
    }
    return material, {"accepted": accepted, "places": _places(asked, names)}


def _listed(one: dict, names: list[str]) -> dict:
    roles = {name: role for role in one["roles"] for name in one["roles"][role]}
    unknown = [name for name in roles if name not in names]
    if unknown:
        raise ValueError(f"accept: {unknown[0]!r} is not one of {', '.join(names)}")
    try:
        Roles(roles)
    except RoleError as problem:
        raise ValueError(f"accept: {one['name']}: {problem}") from problem
    return {"name": one["name"], "roles": roles, "note": one["note"]}


def _quoted(asked: Definition, reading) -> dict:
    found = roles_of(reading.formula, asked.having("indicator"))
    if found is None or found.at_least > 1:
        raise ValueError(f"definition: {asked.id}, {reading.id}: no roles for its form")
    name = f"{asked.name}, {reading.name}"
    return {"name": name, "roles": dict(found.given), "note": reading.note}


def _anchors(names: list[str]) -> list[dict]:
    found = []
    for case in anchors():
        coded = {name: best_coding(case, name) for name in names}
        values = {name: one.value for name, one in coded.items() if one}
        expected = {"in": "yes", "out": "no"}[find_row("cases", case)["anchor"]]
        found.append({"name": case_name(case), "expected": expected, "values": values})
    return found


def _places(asked: Definition | None, names: list[str]) -> dict[str, str]:
    if asked is None:
        return dict.fromkeys(names, "")
    uses = {u["criterion"]: u for u in rows("uses") if u["definition"] == asked.id}
    return {
        name: place_of(uses[name]["section"], uses[name]["footnotes"])
        if name in uses and uses[name]["section"]
        else asked.place
        for name in names
    }


def problem(material: dict, response: object) -> str | None:
    """Return what keeps a response from being marked, or None."""
    ids = (one["id"] for one in material["criteria"])
    return parts_problem(
        response, ids, lambda _, given: one_of(given, material["roles"])
    )


def mark(material: dict, key: dict, response: Response) -> list[Part]:
    """Return what is said of each role, and of the definition as a whole."""
    accepted = min(key["accepted"], key=lambda one: _differences(one, response))
    parts = [
        _mark_role(one, accepted, key["places"], response[one["id"]])
        for one in material["criteria"]
    ]
    return [*parts, _mark_whole(material, accepted, response)]


def _differences(accepted: dict, response: Response) -> int:
    return sum(
        accepted["roles"].get(name, NONE) != role for name, role in response.items()
    )


def _mark_role(one: dict, accepted: dict, places: dict, given: str) -> Part:
    name, right = one["id"], accepted["roles"].get(one["id"], NONE)
    words = messages()["words"]["role"] | {NONE: messages()["words"]["no_role"]}
    place = places[name] and f" ({places[name]})"
    args = {"label": one["label"], "role": words[right], "place": place}
    if given == right:
        return Part(name, "right", None, "build.right", args)
    args |= {"given": words[given], "why": messages()["roles"][right]}
    mistake = messages()["role_mistakes"][right][given]
    return Part(name, "wrong", mistake, "build.wrong", args)


def _mark_whole(material: dict, accepted: dict, response: Response) -> Part:
    """Say whose definition it is. The roles carry the marks, so this carries none."""
    roles = {name: role for name, role in response.items() if role != NONE}
    try:
        made = Roles(roles)
    except RoleError:
        return Part("whole", "wrong", "indicator_for_criterion", "build.nothing", {})
    args = {
        "sentence": sentence(made),
        "same": _same(made, material),
        "anchors": _tried(made, material["anchors"]),
    }
    if accepted["roles"] == roles:
        note = f" {accepted['note']}" if accepted["note"] else ""
        args |= {"name": accepted["name"], "note": note}
        return Part("whole", "unscored", None, "build.accepted", args)
    return Part("whole", "unscored", None, "build.other", args)


def _same(made: Roles, material: dict) -> str:
    texts, mine = messages()["definition"], made.formula()
    entails = {name: tuple(others) for name, others in material["entails"].items()}
    same = [
        name
        for name, formula in material["readings"].items()
        if equivalent(mine, as_formula(formula), entails)
    ]
    return texts["same"].format(list="; ".join(same)) if same else texts["nobody"]


def _tried(made: Roles, cases: list[dict]) -> str:
    """Say which anchor cases a definition puts on the wrong side."""
    words, texts = messages()["words"]["verdict"], messages()["definition"]
    tested = made.having("necessary", "way")
    told = []
    for case in cases:
        if all(name in case["values"] for name in tested):
            found = decide(made.formula(), case["values"])
            if found != case["expected"]:
                told.append(f"{case['name']}: {words[found]}")
    return texts["anchors"].format(list="; ".join(told)) if told else ""


def solve(material: dict, key: dict) -> Response:
    """Return the roles of the first accepted reading."""
    roles = key["accepted"][0]["roles"]
    return {one["id"]: roles.get(one["id"], NONE) for one in material["criteria"]}


def edits(material: dict, right: Response) -> Iterator[tuple[str, Response]]:
    """Yield each response that differs from the right one in one role."""
    for one in material["criteria"]:
        for role in material["roles"]:
            if role != right[one["id"]]:
                yield one["id"], right | {one["id"]: role}
