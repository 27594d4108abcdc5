"""A case file gives the same verdicts, warnings and memo in the page and in Python."""

import json
from dataclasses import asdict

import pytest

from exercises.case_file import CaseError, find_case_problem, read_case, readings_of
from exercises.case_forms import case_material, case_texts
from exercises.case_memo import memo_markdown
from exercises.case_rules import cells_of, classmate_of, judge_own, warnings_of
from exercises.case_views import _warning as warning_text
from exercises.own_case import EXAMPLES
from exercises.player import join

from ..own_cases import HEAD, broken_files, random_case
from .conftest import MiniRacer

SEEDS = range(400)
ASKED = """
const told = (text) => {
  const one = JSON.parse(text);
  const chosen = $case_model.chosenReadings(material, one);
  return JSON.stringify({
    cells: $case_model.cellsOf(material, one),
    warnings: $case_model.warningsOf(material, one),
    said: $case_model.warningsOf(material, one).map(
      (w) => $case_codings_part.warningInWords(material, w, false)),
    judged: ["none", "strict", "lenient"].map((doubt) => chosen.map(
      (both) => $case_model.judgeOwn(material, one, both, doubt))),
    memo: $case_memo.memoMarkdown($case_memo.memoOf(material, one)),
    classmate: $case_case_file.classmateOf(one),
  });
};
const readAll = (texts) => JSON.stringify(JSON.parse(texts).map((text) => {
  try { return { taken: $case_case_file.caseIn(text, material) }; } catch (error) {
    const refused = error instanceof $case_case_file.CaseRefused;
    return { refused, said: refused ? error.message : String(error) };
  }
}));
"""


@pytest.fixture(scope="module")
def page():
    """Return the page's script, with what the page has to know."""
    names = ("model", "memo", "case_file", "codings_part")
    context = MiniRacer()
    context.eval(join(*(f"case/{name}.js" for name in names), "texts.js"))
    context.eval(f"const material = {json.dumps(case_material())};")
    context.eval(f"$texts.takeTexts({json.dumps(case_texts())});")
    context.eval(ASKED)
    return context


def told_here(data):
    """What Python says of a case, in the shape of the page's answer."""
    judged = []
    for doubt in ("none", "strict", "lenient"):
        row = []
        for both in readings_of(data):
            own = judge_own(data, *both, doubt)
            found = {"missing": list(own.missing)}
            if not own.missing:
                found = {"judgement": own.judgement.as_data()}
                found |= {"plain": own.plain.as_data()}
            row.append(found)
        judged.append(row)
    warned = warnings_of(data)
    return {
        "cells": [
            asdict(cell) | {"asked": list(cell.asked)} for cell in cells_of(data)
        ],
        "warnings": [asdict(one) for one in warned],
        "said": [warning_text(one) for one in warned],
        "judged": judged,
        "memo": memo_markdown(data),
        "classmate": classmate_of(data),
    }


def test_page_and_python_say_the_same_of_random_cases(page):
    for seed in SEEDS:
        data = random_case(seed)
        there = json.loads(page.call("told", json.dumps(data)))
        here = told_here(data)
        for what in here:
            assert there[what] == here[what], (seed, what)


def test_the_random_cases_reach_every_warning_and_every_verdict():
    cases = [random_case(seed) for seed in SEEDS]
    warned = {one.id for data in cases for one in warnings_of(data)}
    assert warned == {
        *("case", "half", "no_evidence", "no_reason", "no_search", "one_sided"),
        *("other_kind", "narrow", "no_note", "impossible"),
    }
    memos = "".join(memo_markdown(data) for data in cases)
    for words in (
        "borderline",
        "open, but not",
        "kappa is undefined",
        "They differ on",
    ):
        assert words in memos


@pytest.mark.parametrize("path", sorted(EXAMPLES.glob("*.json")), ids=lambda p: p.stem)
def test_page_and_python_say_the_same_of_the_worked_examples(path, page):
    text = path.read_text(encoding="utf-8")
    assert json.loads(page.call("told", text)) == told_here(read_case(text))
    (there,) = json.loads(page.call("readAll", json.dumps([text])))
    assert there["taken"] == read_case(text)


def test_page_and_python_take_the_same_sound_files(page):
    texts = [json.dumps(random_case(seed)) for seed in range(60)]
    for text, there in zip(
        texts, json.loads(page.call("readAll", json.dumps(texts))), strict=True
    ):
        assert there["taken"] == read_case(text) == json.loads(text)


def test_page_and_python_refuse_the_same_broken_files_with_words(page):
    texts = broken_files()
    for text, there in zip(
        texts, json.loads(page.call("readAll", json.dumps(texts))), strict=True
    ):
        assert there.get("refused"), (text[:200], there)
        assert there["said"].startswith("This file"), there
        with pytest.raises(CaseError, match=r"^This file "):
            read_case(text)


def test_a_case_whose_head_alone_is_missing_is_still_a_case_for_the_browser(page):
    data = {key: value for key, value in random_case(5).items() if key not in HEAD}
    page.eval(f"var kept = {json.dumps(data)};")
    assert page.eval("$case_case_file.keptProblem(kept, material)") is None
    assert find_case_problem(HEAD | data) is None
