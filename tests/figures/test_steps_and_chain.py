"""The figures for de Haas say what the tables say, and can be read."""

import tomllib
from collections import Counter

import pytest
from matplotlib.backends.backend_agg import FigureCanvasAgg

from exercises import plot_chain, plot_map, plot_steps
from exercises.figures import chain, steps
from exercises.records import BANK
from exercises.tables import rows

PLOTS = (plot_chain, plot_map, plot_steps)
STEPS = [list(found) for found in steps.STEPS.values()]
GIVEN = {name: status for found in STEPS for name, status, _ in found}


@pytest.mark.parametrize("plot", PLOTS)
def test_no_words_lie_on_others_or_outside_the_sheet(plot):
    figure = plot().figure
    FigureCanvasAgg(figure).draw()
    texts = [text for text in figure.axes[0].texts if text.get_text()]
    boxes = [text.get_window_extent() for text in texts]
    for number, one in enumerate(boxes):
        words = texts[number].get_text()
        assert one.x0 >= 0 and one.x1 <= figure.bbox.x1, words
        assert one.y0 >= 0 and one.y1 <= figure.bbox.y1, words
        on = [texts[n].get_text() for n in range(number) if boxes[n].overlaps(one)]
        assert not on, f"{words!r} lies on {on}"


@pytest.mark.parametrize("plot", PLOTS)
def test_a_figure_comes_out_the_same_and_without_a_date(plot):
    first = plot()._repr_mimebundle_()
    assert first == plot()._repr_mimebundle_()
    assert "dc:date" not in first["text/html"]


@pytest.mark.parametrize("plot", PLOTS)
def test_the_figure_on_paper_keeps_its_size_on_the_screen(plot):
    drawing = plot()
    before = drawing.figure.get_figheight()
    drawing._repr_mimebundle_()
    assert drawing.figure.get_figheight() == before


@pytest.mark.parametrize("plot", PLOTS)
def test_a_figure_takes_axes_that_it_is_given(plot):
    from matplotlib.figure import Figure

    ax = Figure().add_subplot()
    assert plot(ax).figure is ax.figure


def test_the_words_of_a_cell_stay_in_their_lane():
    figure = plot_chain().figure
    FigureCanvasAgg(figure).draw()
    ax = figure.axes[0]
    for text in ax.texts:
        if not text.get_text():
            continue
        x0, x1 = ax.transData.inverted().transform(text.get_window_extent())[:, 0]
        edges = [(0, chain.DATES)]
        edges += [
            (chain._left(one), chain._left(one) + chain.LANE) for one in chain.LANES
        ]
        assert any(left <= x0 and x1 <= right for left, right in edges), text


def test_each_step_has_what_the_section_gives_for_it():
    assert [len(found) for found in STEPS] == [4, 3, 3, 4, 4]
    for number, found in enumerate(STEPS[:4], start=1):
        word = ("one", "two", "three", "four")[number - 1]
        for name, *_ in found:
            (row,) = (row for row in rows("evidence") if row["id"] == name)
            assert row["section"] == "de_haas/steps"
            assert row["note"].startswith(f"Step {word}"), name


def test_the_status_is_that_of_the_exercise_on_it():
    """The exercise has the bins agreed, plan, done and motive for ten statements."""
    names = {"plan": "planned", "motive": "read"}
    text = (BANK / "five_steps/plan_or_practice.toml").read_text(encoding="utf-8")
    items = tomllib.loads(text)["items"]
    assert len(items) == 10
    for item in items:
        (told,) = item["bins"]
        assert GIVEN[item["evidence"]] == names.get(told, told)


def test_the_statuses_are_counted_by_hand():
    assert Counter(GIVEN.values()) == {
        "done": 5,
        "planned": 5,
        "read": 4,
        "agreed": 3,
        "absent": 1,
    }


def test_hedges_stand_where_the_table_has_them():
    words = {name: told for found in STEPS for name, _, told in found}
    for row in rows("evidence"):
        if row["id"] in words and row["hedge"]:
            assert f"‘{row['hedge']}’" in words[row["id"]]


MONTHS = {
    "dh_steps_leaders_at_exercise": ["2007-08"],
    "dh_steps_scenario_assistance": ["2007-08"],
    "dh_steps_no_assistance_article": ["2008"],
    "dh_steps_drills_all_members": ["2002", "2007-08"],
    "dh_steps_exercise_arrangement": ["2007-06"],
    "dh_steps_immediate_consultations": ["2006-06"],
    "dh_csto_sco_afghanistan_proposal": ["2007-07"],
    "dh_csto_sco_memorandum_signed": ["2007-10"],
}


@pytest.mark.parametrize("name", MONTHS)
def test_the_month_is_that_of_the_table(name):
    assert steps.months(name) == MONTHS[name]


def test_the_alternative_text_counts_what_belongs_to_august_2007():
    assert plot_steps().alt.endswith("11 of the 18 belong to August 2007.")


def test_the_chain_has_its_dates_in_order():
    dates = [date for _, date in chain.chain_dates()]
    assert dates == [
        "2003",
        "2003",
        "2006-05",
        "2006-06-23",
        "2006-11",
        "2007-04",
        "2007-07",
        "2007-08-09/2007-08-17",
        "2007-08-16",
        "2007-10-05",
        "2007-12-04",
    ]


def test_the_chain_has_every_event_that_the_section_reports():
    reported = {
        row["id"]
        for row in rows("events")
        if "de_haas/csto_sco" in row["sections"].split(";")
    }
    drawn = {name for name, _ in chain.CHAIN}
    # Of Bishkek the table names the section on the steps first; the drill is a drill.
    assert drawn - reported == {"bishkek_summit", "peace_mission_2007"}
    assert reported <= drawn


def test_the_four_events_of_progress_are_numbered_once_each():
    told = " ".join(words for _, row in chain.CHAIN for words in row.values())
    assert [told.count(f"({number})") for number in range(1, 6)] == [1, 1, 1, 1, 0]


def test_the_hedges_of_the_chain_are_kept():
    told = {name: " ".join(row.values()) for name, row in chain.CHAIN}
    assert "‘probably’" in told["russian_plan_csto_sco"]
    assert "‘probably’" in told["bishkek_summit"]
    assert "‘presumably’" in told["memorandum_signed"]
    assert "between the Secretariats" in told["memorandum_signed"]
    assert "‘(again)’" in told["uzbekistan_csto_return"]
