"""How long the verdicts take, in both languages: ``python -m tests.bench.verdicts``.

All definitions on all cases in all readings, each with settling sets, pivots, flips and
role changes. The page is a blank one in Chromium, its processor slowed down four times.
Each figure is the median of several runs; beside it stands a baseline of the same run,
the verdicts alone without what settles or turns them.
"""

import json
import statistics
import time

from playwright.sync_api import sync_playwright

from exercises.alliance import decide
from exercises.alliance.formula import as_data
from exercises.codings import entailments
from exercises.definitions import definition
from exercises.matrix import cases, judge_all
from exercises.player import join
from exercises.tables import rows
from tests.browser.conftest import FLAGS, find_chromium

RUNS = 41
SLOWDOWN = 4

TIMER = """
([asked, entails, runs]) => {
  const both = [
    () => asked.forEach(({ formula, values }) => $logic.decide(formula, values)),
    () => asked.forEach(({ formula, values }) => {
      $logic.judge(formula, values, { entails });
      $roles.roleChanges($roles.rolesOf(formula), values);
    }),
  ];
  return both.map((work) => Array.from({ length: runs }, () => {
    const start = performance.now();
    work();
    return performance.now() - start;
  }));
}
"""


def main() -> None:
    """Print the medians."""
    found = [v for row in rows("concepts") for v in judge_all(row["id"], reading="all")]
    judged = [v for v in found if v.judgement]
    formulae = {
        (v.definition, v.reading): definition(v.definition).reading(v.reading).formula
        for v in judged
    }
    asked = [
        (
            formulae[v.definition, v.reading],
            {name: one.value for name, one in v.codings.items()},
        )
        for v in judged
    ]
    print(f"{len(cases())} cases, {len(formulae)} readings: {len(asked)} verdicts")
    plain = _median(lambda: [decide(formula, values) for formula, values in asked])
    whole = _median(
        lambda: [judge_all(row["id"], reading="all") for row in rows("concepts")]
    )
    _print("Python", plain, whole)
    _print(f"page, slowed {SLOWDOWN} times", *_in_page(asked))


def _median(work) -> float:
    times = []
    for _ in range(RUNS):
        start = time.perf_counter()
        work()
        times.append(1000 * (time.perf_counter() - start))
    return statistics.median(times)


def _in_page(asked) -> list[float]:
    entails = {name: list(others) for name, others in entailments().items()}
    data = [{"formula": as_data(f), "values": values} for f, values in asked]
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=find_chromium(), args=FLAGS
        )
        page = browser.new_page()
        page.add_script_tag(content=join("logic.js", "roles.js"))
        client = page.context.new_cdp_session(page)
        client.send("Emulation.setCPUThrottlingRate", {"rate": SLOWDOWN})
        times = page.evaluate(TIMER, json.loads(json.dumps([data, entails, RUNS])))
        browser.close()
    return [statistics.median(one) for one in times]


def _print(where: str, plain: float, whole: float) -> None:
    print(f"{where:22} verdicts alone {plain:6.1f} ms", end="")
    print(f", with all that comes with them {whole:6.1f} ms, {whole / plain:.1f} ×")


if __name__ == "__main__":
    main()
