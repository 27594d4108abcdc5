"""Python and the page give the same results, to the last word."""

import random
import tomllib
from copy import deepcopy
from dataclasses import asdict, replace
from itertools import chain, combinations, islice, permutations, product
from math import factorial

import pytest

from exercises.alliance import (
    DOUBTS,
    ROLES,
    VALUES,
    AllOf,
    AnyOf,
    AtLeast,
    RoleError,
    Roles,
    close,
    conflicts,
    decide,
    equivalent,
    judge,
    propose,
    role_changes,
    roles_of,
)
from exercises.alliance.formula import as_data, criteria
from exercises.catalogue import label
from exercises.codings import entailments
from exercises.definitions import definition, definitions
from exercises.kinds import KINDS
from exercises.marking import find_problem, mark, solution
from exercises.own_definition import (
    anchors,
    best_coding,
    build_definition,
    sentence,
)
from exercises.practice import examples
from exercises.records import load_record, payload, record_names
from exercises.results import messages
from exercises.tables import FOLDER
from exercises.verdict_parts import find_reading
from exercises.verdicts import case_name

ROOT = FOLDER.parent
MOST = 20_000
SAMPLE = 5_000


def subsets(names):
    return chain.from_iterable(combinations(names, n + 1) for n in range(len(names)))


def answers_to(record):
    """For each part of an exercise, every answer that it can get."""
    material = record.material
    if record.kind == "choice":
        names = [option["id"] for option in material["options"]]
        one = material["select"] == "one"
        return [[[n] for n in names] if one else list(map(list, subsets(names)))]
    if record.kind == "order":
        ids = [item["id"] for item in material["items"]]
        # As they stand, nothing has been moved: no answer.
        return [[one for one in orders_of(ids, record.id) if one != ids]]
    if record.kind in ("sort", "argue"):
        bins = [one["id"] for one in material["bins"]]
        return [bins for _ in material["items"]]
    if record.kind == "build":
        return [material["roles"] for _ in material["criteria"]]
    if record.kind == "code":
        pieces = [one["id"] for one in material["evidence"]]
        sets = [[], *map(list, subsets(pieces))]
        cells = [{"value": v, "evidence": e} for v in VALUES for e in sets]
        return [cells for _ in material["criteria"]]
    if record.kind == "estimate":
        parts = material["parts"]
        return [one for part in parts for one in (numbers_of(part), ["yes", "no"])]
    if record.kind == "write":
        marks = ["yes", "partly", "no", None]
        ids = [line["id"] for line in material["rubric"]]
        text = solution(record)["response"]["text"]
        judged = (
            dict(zip(ids, given, strict=True))
            for given in product(marks, repeat=len(ids))
        )
        return [[write_response(text, one) for one in judged]]
    return [list(part_answers(record, part)) for part in material["parts"]]


def orders_of(ids, seed):
    """Every order of a few items; of many more than can be tried, so that some are."""
    if factorial(len(ids)) <= MOST:
        return list(map(list, permutations(ids)))
    draw = random.Random(seed)
    return [draw.sample(ids, len(ids)) for _ in range(MOST + 2)]


def numbers_of(part):
    """Both ends of a part's range, and what of a few numbers lies between."""
    ends = {str(part["least"]), str(part["most"])}
    some = ("0", "3.5", "36.9", "40", "50", "77.25", "100")
    return sorted(ends | {n for n in some if part["least"] <= float(n) <= part["most"]})


def write_response(text, marks):
    given = {name: mark for name, mark in marks.items() if mark}
    return {"text": text, "self_marks": given} if given else {"text": text}


def names_of(record):
    """The parts of a response that is a mapping; none for the other kinds."""
    material = record.material
    if record.kind == "estimate":
        ids = [part["id"] for part in material["parts"]]
        return [name for part in ids for name in (part, f"{part}:knew")]
    field = {
        **dict.fromkeys(("sort", "argue"), "items"),
        **dict.fromkeys(("build", "code"), "criteria"),
        "verdict": "parts",
    }.get(record.kind)
    return [one["id"] for one in material[field]] if field else None


def part_answers(record, part):
    if part["ask"] == "verdict":
        return messages()["words"]["verdict"]
    reading = find_reading(record.material["lab"], part)
    return map(list, subsets([criterion["id"] for criterion in reading["criteria"]]))


def responses(record):
    """Every response where they are few, else the key's neighbours and a sample."""
    choices = answers_to(record)
    names = names_of(record)

    def whole(given):
        return dict(zip(names, given, strict=True)) if names else given[0]

    space = 1
    for one in choices:
        space *= len(one)
    if space <= MOST:
        return [whole(given) for given in product(*choices)]
    draw = random.Random(record.id)
    single = [response for _, response in examples(record)]
    # Answers by part can be laid over one another; a list of ids cannot.
    double = [a | b for a, b in combinations(single, 2)] if names else []
    drawn = [whole([draw.choice(one) for one in choices]) for _ in range(SAMPLE)]
    return [*single, *islice(double, SAMPLE), *drawn]


def assert_marked_alike(record, script):
    given = responses(record)
    found = script.mark(payload(record, key=True), given)
    assert found == [mark(record, response).as_data() for response in given]
    return given


@pytest.mark.parametrize("name", record_names())
def test_both_sides_mark_every_response_alike(name, script):
    assert_marked_alike(load_record(name), script)


def test_an_order_of_more_items_than_can_be_tried_in_every_way(script):
    items = [
        {"id": f"step_{n}", "text": f"Step {n}.", "date": str(2008 - n)}
        for n in range(9)
    ]
    material, key = KINDS["order"].build({"items": items})
    record = load_record("shanghai_five_to_sco/order_the_steps")
    given = assert_marked_alike(replace(record, material=material, key=key), script)
    assert SAMPLE < len(given) < MOST < factorial(len(items))


@pytest.mark.parametrize("name", record_names())
def test_both_sides_have_the_same_solution_and_it_is_right(name, script):
    record = load_record(name)
    (found,) = script.call("solution", [[payload(record, key=True)]])
    assert found == solution(record)
    outcome = mark(record, found["response"]).outcome
    assert outcome in ("right", "consistent", "unscored")


@pytest.mark.parametrize("name", record_names())
def test_both_sides_agree_on_what_is_complete(name, script):
    record = load_record(name)
    data = payload(record, key=False)
    empty = [] if record.kind in ("choice", "order") else {}
    if record.kind == "order":
        empty = [item["id"] for item in record.material["items"]]
    right = solution(record)["response"]
    assert script.call("isComplete", [[data, empty], [data, right]]) == [False, True]
    assert find_problem(record, empty)
    assert find_problem(record, right) is None


def random_formula(draw, depth=0):
    if depth == 3 or draw.random() < 0.3:
        return draw.choice("abcdefgh")
    size = draw.randint(1, 4)
    parts = tuple(random_formula(draw, depth + 1) for _ in range(size))
    node = draw.choice([AllOf, AnyOf, None])
    return node(parts) if node else AtLeast(draw.randint(1, len(parts)), parts)


def test_both_sides_judge_20_000_random_formulae_alike(script):
    draw = random.Random(2008)
    entails = {"a": ["b"], "c": ["d", "e"], "d": ["f"]}
    calls, expected = [], []
    for _ in range(20_000):
        formula = random_formula(draw)
        values = {name: draw.choice(VALUES) for name in criteria(formula)}
        doubt = draw.choice(["none", "strict", "lenient"])
        options = {"doubt": doubt, "entails": entails}
        calls.append([as_data(formula), values, options])
        expected.append(judge(formula, values, doubt, entails).as_data())
    assert script.call("judge", calls) == expected


READINGS = [
    pytest.param(reading.formula, id=f"{asked.id}-{reading.id}")
    for asked in definitions()
    for reading in asked.readings
]


def test_the_page_judges_as_worked_by_hand(script):
    path = ROOT / "tests" / "alliance" / "worked.toml"
    pairs = tomllib.loads(path.read_text(encoding="utf-8"))["pair"]
    assert len(pairs) >= 20
    listed = {name: list(others) for name, others in entailments().items()}
    calls = []
    for pair in pairs:
        formula = definition(pair["definition"]).reading(pair["reading"]).formula
        calls.append([as_data(formula), pair["values"], {"entails": listed}])
    for pair, found in zip(pairs, script.call("judge", calls), strict=True):
        assert found["verdict"] == pair["verdict"]
        assert (found["ruled_out"] or "") == pair["ruled_out"]
        assert sorted(found["settled_by"]) == sorted(map(sorted, pair["settled_by"]))
        assert found["pivots"] == pair.get("pivots", [])
        flips = sorted(map(sorted, pair["flips_strict"]))
        assert sorted(found["flips_strict"]) == flips


@pytest.mark.parametrize("formula", READINGS)
def test_both_sides_judge_every_coding_of_every_definition_alike(formula, script):
    entails = entailments()
    names = criteria(formula)
    codings = [
        dict(zip(names, one, strict=True)) for one in product(VALUES, repeat=len(names))
    ]
    assert len(codings) <= 100_000
    listed = {name: list(others) for name, others in entails.items()}
    calls = [[as_data(formula), values, {"entails": listed}] for values in codings]
    expected = [judge(formula, v, entails=entails).as_data() for v in codings]
    assert script.call("judge", calls) == expected


def random_roles(draw):
    names = draw.sample("abcdefgh", draw.randint(1, 8))
    given = {name: draw.choice(ROLES) for name in names}
    ways = sum(role == "way" for role in given.values())
    return given, draw.randint(1, max(ways, 1))


def test_both_sides_make_the_same_definitions_of_roles(script):
    draw = random.Random(1949)
    entails = close({"a": ["b"], "c": ["d", "e"], "d": ["f"]})
    listed = {name: list(others) for name, others in entails.items()}
    calls, expected = {}, {}

    def ask(name, call, answer):
        calls.setdefault(name, []).append(call)
        expected.setdefault(name, []).append(answer)

    for _ in range(3_000):
        given, at_least = random_roles(draw)
        data = {"given": given, "at_least": at_least}
        try:
            roles = Roles(given, at_least)
        except RoleError:
            ask("areRoles", [data], False)
            continue
        ask("areRoles", [data], True)
        formula = roles.formula()
        ask("formulaOf", [data], as_data(formula))
        found = roles_of(formula, roles.having("indicator"))
        back = {"given": dict(found.given), "at_least": found.at_least}
        indicators = list(roles.having("indicator"))
        ask("rolesOf", [as_data(formula), indicators], back)
        values = {name: draw.choice(VALUES) for name in "abcdefgh"}
        doubt = draw.choice(DOUBTS)
        changes = [asdict(c) for c in role_changes(roles, values, doubt)]
        ask("roleChanges", [data, values, doubt], changes)
        ask("decide", [as_data(formula), values, doubt], decide(formula, values, doubt))
        letters = dict(zip("abcdefgh", LABELS, strict=True))
        ask("sentence", [data, letters], sentence_of(roles))
        pairs = [list(pair) for pair in conflicts(values, entails)]
        ask("conflicts", [values, listed], pairs)
    for name, asked in calls.items():
        assert script.call(name, asked) == expected[name], name
    assert len(calls["formulaOf"]) > 2_000


LABELS = (
    *("formal_agreement", "third_party", "deterrence", "neutrality", "offence"),
    *("defence_first", "preclusion", "commitment"),
)


def sentence_of(roles):
    """The sentence, with the labels of real criteria for the letters."""
    letters = dict(zip("abcdefgh", LABELS, strict=True))
    given = {letters[name]: role for name, role in roles.given.items()}
    told = sentence(Roles(given, roles.at_least))
    for name in LABELS:
        told = told.replace(f"‘{label(name)}’", f"‘{name}’")
    return told


def test_both_sides_find_the_same_formulae_equivalent(script):
    draw = random.Random(1881)
    entails = close({"a": ["b"], "c": ["d", "e"], "d": ["f"]})
    listed = {name: list(others) for name, others in entails.items()}
    calls, expected = [], []
    for _ in range(5_000):
        first, second = random_formula(draw, 2), random_formula(draw, 2)
        calls.append([as_data(first), as_data(second), listed])
        expected.append(equivalent(first, second, entails))
    assert script.call("equivalent", calls) == expected
    assert any(expected) and not all(expected)


def test_both_sides_recognise_the_definitions_of_the_course(script):
    readings = {
        f"{asked.name}, {reading.name}": as_data(reading.formula)
        for asked in definitions("yes_no")
        for reading in asked.readings
    }
    listed = {name: list(others) for name, others in entailments().items()}
    own = build_definition(
        necessary=["formal_agreement", "specified_circumstances"],
        ways=["third_party"],
    )
    asked = [own.roles.formula(), *(d.reading().formula for d in definitions("yes_no"))]
    calls = [[as_data(formula), readings, listed] for formula in asked]
    found = script.call("sameAs", calls)
    assert found[0] == own.same_as()
    for one, same in zip(definitions("yes_no"), found[1:], strict=True):
        assert f"{one.name}, {one.reading().name}" in same


def test_both_sides_try_a_definition_on_the_anchor_cases(script):
    own = build_definition(necessary=["formal_agreement", "security_purpose"])
    names = ("formal_agreement", "security_purpose")
    cases = {
        case: {name: best_coding(case, name).value for name in names}
        for case in anchors()
    } | {"nowhere": {"formal_agreement": "met"}}
    roles = {"given": dict(own.roles.given), "at_least": 1}
    (found,) = script.call("tryOn", [[roles, cases]])
    told = {row[0]: row[1] for row in own.try_on().body}
    assert {case_name(case): found[case] for case in anchors()} == told
    assert found["nowhere"] == "not_coded"


def test_both_sides_propose_the_same_values(script):
    draw = random.Random(2005)
    calls, expected = [], []
    for _ in range(2_000):
        pieces = [
            {
                "direction": draw.choice(["for", "against"]),
                "directness": draw.choice(["direct", "inferred"]),
                "unit": draw.choice(["organisation", "pair", "one_member", "none"]),
            }
            for _ in range(draw.randint(0, 3))
        ]
        unit = draw.choice(["organisation", "agreement"])
        calls.append([pieces, unit])
        expected.append(asdict(propose(pieces, unit)))
    assert script.call("propose", calls) == expected


def test_a_changed_word_is_noticed(script):
    record = load_record("what_is_an_alliance/three_of_four")
    data = deepcopy(payload(record, key=True))
    data["key"]["options"]["no"]["text"] += " And more."
    (found,) = script.call("mark", [[data, ["no"]]])
    assert found != mark(record, ["no"]).as_data()
