"""The map keeps to the borders of 2008 and to the memberships, and can be read."""

import math
import shutil
from itertools import pairwise

import pytest

from exercises import plot_map
from exercises.figures import map as maps
from exercises.figures.drawing import Drawing
from exercises.tables import FOLDER, DataError, outlines, rows


def polygons(kind, name):
    """Return the rings of a feature, one list per polygon."""
    (found,) = (
        one["geometry"]
        for one in outlines()
        if (one["properties"]["kind"], one["properties"]["id"]) == (kind, name)
    )
    whole = found["coordinates"]
    return whole if found["type"] == "MultiPolygon" else [whole]


def inside(place, kind, name):
    """Return whether a place lies in a feature, by counting crossings to the east."""
    x, y = place
    crossed = 0
    for rings in polygons(kind, name):
        for ring in rings:
            for (x1, y1), (x2, y2) in pairwise(ring):
                if (y1 > y) != (y2 > y):
                    crossed += x < x1 + (y - y1) * (x2 - x1) / (y2 - y1)
    return crossed % 2 == 1


STATES = [one["properties"]["id"] for one in outlines()][:16]


def test_the_states_of_the_file_are_those_of_the_map_with_georgia_and_ukraine():
    kinds = {one["properties"]["kind"] for one in outlines()[:16]}
    assert kinds == {"state"}
    assert set(STATES) == {*maps.NAMES, "GE", "UA"}


@pytest.mark.parametrize(
    ("place", "state"),
    [
        ((34.1, 45.3), "UA"),  # Crimea
        ((34.1, 44.95), "UA"),  # Simferopol
        ((41.2, 43.0), "GE"),  # Abkhazia
        ((43.97, 42.22), "GE"),  # South Ossetia
        ((74.6, 42.87), "KG"),  # Bishkek
        ((72.35, 40.78), "UZ"),  # Andijan
        ((188.5, 66.2), "RU"),  # beyond the antimeridian
    ],
)
def test_a_place_lies_in_one_state_only(place, state):
    assert [one for one in STATES if inside(place, "state", one)] == [state]


@pytest.mark.parametrize(
    ("place", "area"),
    [
        ((74.8, 34.1), "kashmir"),  # held by India
        ((74.3, 35.9), "kashmir"),  # held by Pakistan
        ((79.5, 35.2), "kashmir"),  # held by China
        ((121.0, 23.7), "taiwan"),
    ],
)
def test_a_disputed_area_lies_in_no_state(place, area):
    assert inside(place, "disputed_area", area)
    assert not [one for one in STATES if inside(place, "state", one)]


def test_the_disputed_lines_pass_where_they_should():
    (lines,) = (
        one["geometry"]["coordinates"]
        for one in outlines()
        if one["properties"]["kind"] == "disputed_lines"
    )
    places = [point for line in lines for point in line]
    for box in ((40, 42, 42.5, 43.6), (43, 41.8, 45, 43), (73, 33, 77, 37)):
        west, south, east, north = box
        assert any(west < x < east and south < y < north for x, y in places)
    assert any(119 < x < 123 and 21 < y < 26 for x, y in places)


def test_the_file_is_small_and_says_where_it_is_from():
    text = (FOLDER / "outlines.geojson").read_text(encoding="utf-8")
    assert len(text) < 120_000
    for word in ("Natural Earth 4.1.0", "public domain", "Crimea", "Visvalingam"):
        assert word in text


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ('"kind":"land"', '"kind":"sea"', "'sea' is not one of state, disputed_area"),
        ('"id":"UA"', '"id":"XX"', "'XX' is not in states.csv"),
        ('"features"', '"feature"', "outlines.geojson: not readable"),
    ],
)
def test_broken_outlines_are_named(tmp_path, old, new, said):
    folder = shutil.copytree(FOLDER, tmp_path / "data")
    path = folder / "outlines.geojson"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(DataError, match=said):
        outlines(folder)


def test_the_groups_are_those_of_2008():
    assert maps.groups() == {
        "member": ["CN", "KG", "KZ", "RU", "TJ", "UZ"],
        "observer": ["IN", "IR", "MN", "PK"],
        "csto": ["AM", "BY", "KG", "KZ", "RU", "TJ", "UZ"],
        "neither": ["AF", "TM"],
    }


def test_who_is_in_neither_has_no_row_as_member_or_observer():
    told = {
        (row["organisation"], row["status"])
        for row in rows("memberships")
        if row["state"] in maps.groups()["neither"]
    }
    assert not told & {("sco", "member"), ("sco", "observer"), ("csto", "member")}


def test_the_projection_keeps_areas_true():
    """A field of 0.1 by 0.1 degrees: its area on the sphere has a closed form."""
    for west, south in ((30, 54), (80, 20), (130, 45)):
        east, north = west + 0.1, south + 0.1
        corners = [(west, south), (east, south), (east, north), (west, north)]
        (x0, y0), (x1, y1), (x2, y2), (x3, y3) = maps.project(corners)
        drawn = abs((x2 - x0) * (y3 - y1) - (x3 - x1) * (y2 - y0)) / 2
        band = math.sin(math.radians(north)) - math.sin(math.radians(south))
        assert drawn == pytest.approx(6371**2 * math.radians(0.1) * band, rel=1e-3)


def test_the_projection_has_its_centre_and_its_scale():
    """On a standard parallel the scale is true: one degree is R cos φ π/180."""
    assert maps.project([(80, 45)])[0] == pytest.approx([0, 0])
    (x0, y0), (x1, y1) = maps.project([(79.5, 28), (80.5, 28)])
    one_degree = 6371 * math.cos(math.radians(28)) * math.pi / 180
    assert math.hypot(x1 - x0, y1 - y0) == pytest.approx(one_degree, rel=1e-3)


@pytest.fixture(scope="module")
def drawing() -> Drawing:
    return plot_map()


def test_the_caption_lists_every_sign_and_takes_no_position(drawing):
    assert drawing.caption == (
        "Who belonged where at the end of 2008. "
        "SCO member: China, Kazakhstan, Kyrgyzstan, Russia, Tajikistan, Uzbekistan. "
        "SCO observer: India, Iran, Mongolia, Pakistan. "
        "CSTO member: Armenia, Belarus, Kazakhstan, Kyrgyzstan, Russia, Tajikistan, "
        "Uzbekistan. "
        "In neither: Afghanistan (a guest at SCO summits), Turkmenistan. "
        "Boundaries are schematic and imply no position."
    )


def test_no_disputed_area_is_named(drawing):
    told = " ".join(text.get_text() for text in drawing.figure.axes[0].texts)
    for word in ("Kashmir", "Taiwan", "Abkhazia", "Ossetia", "Crimea", "Georgia"):
        assert word not in told + drawing.caption + drawing.alt


def test_the_svg_is_small_and_comes_out_the_same(drawing):
    html = drawing._repr_mimebundle_()["text/html"]
    svg = html[html.index("<svg") : html.index("</svg>")]
    assert len(svg) < 60_000
    assert plot_map()._repr_mimebundle_()["text/html"] == html


def test_no_name_or_sign_lies_on_another_or_outside_the_frame(drawing):
    grounds = [
        patch.get_bbox().padded(0.5)
        for patch in drawing.figure.axes[0].patches
        if type(patch).__name__ == "Rectangle" and patch.get_height() == 24
    ]
    assert len(grounds) == len(maps.NAMES)
    for number, one in enumerate(grounds):
        assert one.x0 >= 0 and one.x1 <= maps.WIDTH
        assert one.y0 >= maps.STRIP and one.y1 <= maps.STRIP + maps.HEIGHT
        assert not any(one.overlaps(other) for other in grounds[:number])
