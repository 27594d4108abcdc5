"""Python and the page give the same results, to the last word."""

import random
import tomllib
from copy import deepcopy
from itertools import chain, combinations, islice, product

import pytest

from exercises.alliance import VALUES, AllOf, AnyOf, AtLeast, judge
from exercises.alliance.formula import as_data, criteria
from exercises.codings import entailments
from exercises.definitions import definition, definitions
from exercises.marking import find_problem, mark, solution
from exercises.practice import examples
from exercises.records import load_record, payload, record_names
from exercises.results import messages
from exercises.tables import FOLDER
from exercises.verdict_parts import find_reading

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
    if record.kind == "sort":
        bins = [one["id"] for one in material["bins"]]
        return [bins for _ in material["items"]]
    return [list(part_answers(record, part)) for part in material["parts"]]


def part_answers(record, part):
    if part["ask"] == "verdict":
        return messages()["words"]["verdict"]
    reading = find_reading(record.material["lab"], part)
    return map(list, subsets([criterion["id"] for criterion in reading["criteria"]]))


def responses(record):
    """Every response where they are few, else the key's neighbours and a sample."""
    choices = answers_to(record)
    ids = {"sort": "items", "verdict": "parts"}.get(record.kind)
    names = [one["id"] for one in record.material[ids]] if ids else [None]

    def whole(given):
        return dict(zip(names, given, strict=True)) if ids else given[0]

    space = 1
    for one in choices:
        space *= len(one)
    if space <= MOST:
        return [whole(given) for given in product(*choices)]
    draw = random.Random(record.id)
    single = [response for _, response in examples(record)]
    double = [a | b for a, b in combinations(single, 2)]
    drawn = [whole([draw.choice(one) for one in choices]) for _ in range(SAMPLE)]
    return [*single, *islice(double, SAMPLE), *drawn]


@pytest.mark.parametrize("name", record_names())
def test_both_sides_mark_every_response_alike(name, script):
    record = load_record(name)
    data = payload(record, key=True)
    given = responses(record)
    found = script.mark(data, given)
    assert found == [mark(record, response).as_data() for response in given]


@pytest.mark.parametrize("name", record_names())
def test_both_sides_have_the_same_solution_and_it_is_right(name, script):
    record = load_record(name)
    (found,) = script.call("solution", [[payload(record, key=True)]])
    assert found == solution(record)
    assert mark(record, found["response"]).outcome in ("right", "unscored")


@pytest.mark.parametrize("name", record_names())
def test_both_sides_agree_on_what_is_complete(name, script):
    record = load_record(name)
    data = payload(record, key=False)
    empty = [] if record.kind == "choice" else {}
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


def test_a_changed_word_is_noticed(script):
    record = load_record("what_is_an_alliance/three_of_four")
    data = deepcopy(payload(record, key=True))
    data["key"]["options"]["no"]["text"] += " And more."
    (found,) = script.call("mark", [[data, ["no"]]])
    assert found != mark(record, ["no"]).as_data()
