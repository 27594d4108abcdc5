"""Figures say what the tables say, their labels stay apart, and they weigh little."""

import re
from collections import Counter
from itertools import combinations
from xml.etree import ElementTree

import pandas as pd
import pytest
from matplotlib.backends.backend_agg import FigureCanvasAgg

from exercises import (
    definition_card,
    event_table,
    interest_table,
    membership_table,
    overlap_table,
    plot_chain,
    plot_counts,
    plot_definitions,
    plot_drills,
    plot_elements,
    plot_interests,
    plot_map,
    plot_memberships,
    plot_steps,
    plot_timeline,
    plot_voices,
)
from exercises.dates import years_of
from exercises.figures.elements import values_of_elements
from exercises.figures.memberships import pieces
from exercises.figures.timeline import chosen_events, lanes, place_labels
from exercises.figures.voices import voice_of
from exercises.memberships import rows_of
from exercises.tables import rows

FIGURES = {
    "definitions": plot_definitions,
    "drills": plot_drills,
    "elements": lambda: plot_elements("sco", "csto", "nato", "nato_1949"),
    "elements of de Haas": lambda: plot_elements(
        "nato", "csto", "sco", yardsticks=["mature_depth"], coder="de_haas"
    ),
    "interests": plot_interests,
    "interests of one": lambda: plot_interests("RU"),
    "memberships": plot_memberships,
    "map": plot_map,
    "steps": plot_steps,
    "chain": plot_chain,
    "voices": lambda: plot_voices("tugsbilguun/part_3_1", "tugsbilguun/part_3_4"),
    "voices of one": lambda: plot_voices("tugsbilguun/part_3_2"),
    "timeline": plot_timeline,
    "timeline of two lanes": lambda: plot_timeline("tashkent", "between"),
    "timeline of four lanes": lambda: plot_timeline(
        "tashkent", "shanghai", "west", "states"
    ),
}
LIMIT = 60_000  # bytes of one SVG in a page


@pytest.fixture(params=FIGURES)
def figure(request):
    return FIGURES[request.param]()


def svg_of(figure):
    html = figure._repr_mimebundle_()["text/html"]
    return html[html.index("<svg") : html.index("</svg>") + 6]


def test_a_figure_is_one_small_svg_with_letters_that_are_text(figure):
    svg = svg_of(figure)
    assert len(svg.encode()) < LIMIT
    words = [text.text for text in ElementTree.fromstring(svg).iter() if text.text]
    assert any(word.strip() for word in words)


def test_two_figures_on_a_page_share_no_id():
    """Where JupyterLab hides the one, the other would lose what it refers to."""
    counts = [pd.DataFrame({"a": [1], "b": [1], "c": [n]}, ["x"]) for n in (1, 2)]
    one, two = (
        set(re.findall(r'id="([^"]{8,})"', svg_of(plot_counts(given, "Counted"))))
        for given in counts
    )
    hatches = [name for name in one if name.startswith("h")]
    assert hatches
    assert not {name for name in one & two if not re.search(r"_\d+$", name)}


@pytest.mark.parametrize("name", FIGURES)
def test_a_figure_made_twice_is_the_same(name):
    first, second = svg_of(FIGURES[name]()), svg_of(FIGURES[name]())
    assert first == second
    assert "<dc:date>" not in first


def test_drawing_leaves_the_settings_of_the_reader_alone(figure):
    import matplotlib

    before = dict(matplotlib.rcParams)
    svg_of(figure)
    assert dict(matplotlib.rcParams) == before


def test_the_words_of_a_figure_neither_overlap_nor_leave_it(figure):
    drawn = figure.figure
    FigureCanvasAgg(drawn).draw()  # puts everything in its place
    boxes = {}
    for ax in drawn.axes:
        ticks = (
            [*ax.get_xticklabels("both"), *ax.get_yticklabels()] if ax.axison else []
        )
        legend = ax.get_legend().get_texts() if ax.get_legend() else []
        for text in [*ax.texts, *ticks, *legend]:
            if text.get_text() and not text.get_rotation():
                boxes[text] = text.get_window_extent()
    assert len(boxes) > 5
    page = drawn.bbox
    for text, box in boxes.items():
        inside = page.x0 <= box.x0 and box.x1 <= page.x1 and page.y0 <= box.y0
        assert inside and box.y1 <= page.y1, text.get_text()
    for (one, box), (other, its) in combinations(boxes.items(), 2):
        assert not box.overlaps(its), (one.get_text(), other.get_text())


@pytest.mark.parametrize("name", [n for n in FIGURES if n.startswith("timeline")])
def test_no_label_of_the_timeline_runs_into_a_mark(name):
    drawn = FIGURES[name]().figure
    FigureCanvasAgg(drawn).draw()  # puts everything in its place
    (ax,) = drawn.axes
    marks = [line.get_window_extent() for line in ax.lines]
    marks += [bar.get_window_extent() for bars in ax.containers for bar in bars]
    for text in ax.texts:
        box = text.get_window_extent()
        assert not any(box.overlaps(mark) for mark in marks), text.get_text()


# Worked by hand: with a letter of about six points and 0.03 years to the point a label
# of nine letters is about two years long.
def event(date, label="the label"):
    return {"date": date, "label": label}


def test_labels_that_would_meet_get_rows_of_their_own_in_order_of_time():
    found = [event("1999-06"), event("1999-08"), event("2005")]
    placed = place_labels("Lane", found, 1992, 2009, 0.03)
    assert placed == [(0, "right"), (1, "right"), (1, "left")]


def test_a_label_at_the_edge_stands_on_the_side_where_there_is_room():
    placed = place_labels("L", [event("1993-01"), event("2008-12")], 1992, 2009, 0.03)
    assert [side for _, side in placed] == ["right", "left"]


def test_a_late_first_event_that_meets_the_title_goes_below_it():
    placed = place_labels("A long title", [event("2008-05")], 1992, 2009, 0.03)
    assert placed == [(1, "left")]


def test_dates_become_years_no_more_precise_than_they_are():
    assert years_of("2002") == (2002, 2003)
    assert years_of("2001-07") == (2001.5, 2001 + 7 / 12)
    assert years_of("2007-07-01/2007-10-01") == (2007.5, 2007.75)


def test_every_lane_that_is_drawn_has_a_title_and_events():
    drawn = {row["lane"] for row in rows("events") if row["label"]}
    assert drawn == set(lanes())


def test_the_timeline_leaves_out_what_lies_before_it():
    found = [row["id"] for row in chosen_events("tashkent", first=1999)]
    assert "collective_security_treaty" not in found
    assert found[0] == "collective_security_treaty_prolonged"


def test_the_caption_explains_a_bar_only_where_one_is_drawn():
    assert plot_timeline("between").caption.endswith("give the year.")
    assert plot_timeline("between", first=2006).caption.endswith("day or month.")


def test_the_summits_of_the_part_on_history_are_on_the_line():
    drawn = {row["id"] for row in chosen_events("shanghai", last=2003)}
    assert {"almaty_summit", "bishkek_summit_shanghai_five", "moscow_summit"} <= drawn


def test_the_events_are_told_as_the_ledger_words_them():
    (row,) = (r for r in event_table(2005, 2005).body if "Andijan" in r[1])
    assert row[0] == "May 2005"
    assert row[1] == "Protests at Andijan put down by Uzbek forces"
    assert row[3] == "Tugsbilguun, Part III.3, fn 127; de Haas, CSTO: ties"
    assert row[4].endswith("no independent inquiry was allowed.")
    assert (
        "Protests at Andijan put down by Uzbek forces (May 2005)" in plot_timeline().alt
    )


def test_the_table_of_events_is_whole_and_in_order():
    assert len(event_table().body) == len(rows("events"))
    dates = [row[0] for row in event_table(2006, 2006).body]
    assert dates[:3] == ["January 2006", "May 2006", "14 June 2006"]
    assert event_table(2005, 2005).body[-1][0] == "2005"


def test_uzbekistan_is_no_full_member_before_it_ratified():
    (row,) = rows_of("csto", "UZ")
    (announced, ratified, sure), (begin, end, full) = pieces(row)
    assert (sure, full) == (False, True)
    assert announced == pytest.approx(2006.48, abs=0.01)
    assert ratified == begin == pytest.approx(2008.24, abs=0.01)
    assert end == 2009
    drawing = plot_memberships()
    assert (
        "announced June 2006, protocol August 2006, ratified March 2008" in drawing.alt
    )
    assert "announced on 23 June 2006" in drawing.caption
    assert "the course adds its protocol" in drawing.caption


def test_the_beginning_of_a_treaty_member_is_unsure_until_1999():
    (row,) = rows_of("cst", "GE")
    assert [sure for *_, sure in pieces(row)] == [False]
    (row,) = rows_of("cst", "RU")
    assert [sure for *_, sure in pieces(row)] == [False, True]


def test_a_table_of_memberships_says_no_more_than_is_known():
    columns = ("csto", "partnership_for_peace", "nato_russia_council")
    body = membership_table(*columns, of="sco", others=["TM"]).body
    found = {state: cells for state, *cells in body}
    assert list(found)[:2] == ["China", "Kazakhstan"]
    assert found["China"] == ["–", "–", "–"]
    assert found["Kazakhstan"] == ["member since 2002", "partner", "–"]
    assert found["Russia"][2] == "member, so named since 2002"
    assert found["Mongolia"] == ["–", "–", "–"]
    assert found["Turkmenistan"] == ["–", "partner", "–"]
    assert "Afghanistan" not in found


def test_the_bars_count_the_rows_of_the_ledger():
    told = [r for r in rows("interests") if r["state"] == "RU"]
    mine = [r for r in told if r["section"] == "tugsbilguun/part_3_2"]
    counts = Counter((r["kind"], r["direction"]) for r in mine)
    alt = plot_interests("RU", within="tugsbilguun/part_3_2").alt
    assert f"Security: {counts['security', 'divides']} divides" in alt
    given = re.findall(r"(\d+) (?:divides|binds|neither)", alt)
    assert sum(map(int, given)) == len(mine) > 10


def test_a_statement_of_the_author_with_a_note_is_told_from_one_without():
    assert voice_of({"voice": "author", "footnotes": ""}) == "own"
    assert voice_of({"voice": "official", "footnotes": "5"}) == "official"
    alt = plot_voices("tugsbilguun/part_3_2").alt
    assert "Vladimir Putin: 1 an official quoted" in alt


def test_the_caption_of_interests_names_the_states_that_are_drawn():
    caption = plot_interests("IN", "IR", "MN", within="tugsbilguun/part_3_4").caption
    assert caption.startswith("Interests of India, Iran and Mongolia: ")
    assert "member" not in caption


def test_what_a_voice_is_stands_beside_its_bar_in_words():
    (ax,) = plot_voices("tugsbilguun/part_3_2").figure.axes
    labels = [text.get_text().replace("\n", " ") for text in ax.get_yticklabels()]
    assert "Igor Ivanov, official" in labels
    assert "Bobo Lo, analyst" in labels
    assert "Tugsbilguun Tumorkhuleg" in labels


def test_a_count_of_nothing_draws_nothing():
    (ax,) = plot_interests("RU", within="tugsbilguun/part_3_2").figure.axes
    assert all(bar.get_width() for bars in ax.containers for bar in bars)


def test_an_interest_table_names_who_says_it():
    table = interest_table("IN", within="tugsbilguun/part_3_4")
    assert ("Alyson J. K. Bailes, analyst" in {row[2] for row in table.body}) is True
    with pytest.raises(ValueError, match="no interest"):
        interest_table("IN", within="de_haas/outlook")


def test_five_states_are_in_both_circles():
    assert overlap_table("sco", "csto", others=["TM"]).body == [
        ("SCO only", "1", "China"),
        ("SCO and CSTO", "5", "Kazakhstan, Kyrgyzstan, Russia, Tajikistan, Uzbekistan"),
        ("CSTO only", "2", "Armenia, Belarus"),
        ("neither", "1", "Turkmenistan"),
    ]


def test_the_elements_are_those_that_the_coder_gave():
    assert values_of_elements("csto", "mature_depth", "de_haas") == {
        "integrated_structure": "partly",
        "military_assistance": "met",
        "political_deliberation": "not_stated",
        "rapid_reaction_force": "met",
    }
    assert set(values_of_elements("sco", "mature_depth").values()) == {"not_met"}


def test_each_value_stands_in_the_figure_as_a_word():
    drawn = plot_elements("csto", yardsticks=["mature_depth"], coder="de_haas")
    words = re.findall(r">(met|partly met|not met|not stated)</text>", svg_of(drawn))
    assert sorted(words) == ["met", "met", "not stated", "partly met"]


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("snyder_alliance", "after Tugsbilguun (original not consulted)"),
        ("majority", "put together from Tugsbilguun’s article"),
        ("mature_depth", "put together from de Haas’s article"),
        ("mature_scope", "put together from de Haas’s article"),
        ("atop", "which the course adds"),
    ],
)
def test_a_card_says_whose_definition_it_is_and_whether_it_was_read(name, told):
    assert definition_card(name).caption.endswith(told)
