"""The map of the states of the course, drawn from outlines and memberships."""

from functools import cache
from typing import TYPE_CHECKING

from ..tables import index, outlines, rows
from .drawing import ACCENT, INK, PAPER, SECOND, Drawing, text_width
from .sheet import SIZE, sheet

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.path import Path
    from numpy.typing import ArrayLike, NDArray

EARTH = 6371.0  # radius in kilometres
PARALLELS, CENTRE = (28.0, 60.0), (80.0, 45.0)  # of the projection; degrees
# The sheet in points of 1/72 inch: kilometres to a point, western and southern edge
# in kilometres from the centre, width and height, and the strip below for the signs.
SCALE, WEST, SOUTH, WIDTH, HEIGHT, STRIP = 15.5, -3790.0, -4120.0, 518.0, 434.0, 32.0

LAND, BORDER = "#ebedf0", "#566270"
DASHES = (0, (3, 2))
GROUPS = {
    "member": "SCO member",
    "observer": "SCO observer",
    "csto": "CSTO member",
    "neither": "in neither",
}
FILLS = {
    "member": {"facecolor": "#f0c9a4"},
    "observer": {"facecolor": "#fbeee2", "hatch": "----", "hatch_linewidth": 0.5},
    "csto": {"facecolor": "#d5e3f3", "hatch": "////", "hatch_linewidth": 0.5},
    "neither": {"facecolor": LAND},
}
SIGNS = {
    "member": {"marker": "s", "facecolor": SECOND, "edgecolor": SECOND},
    "observer": {"marker": "s", "facecolor": PAPER, "edgecolor": SECOND},
    "csto": {"marker": "o", "facecolor": ACCENT, "edgecolor": ACCENT},
    "neither": {"marker": "x", "facecolor": INK},
}
# Where a name stands: longitude and latitude, and what it points to if it has no room.
NAMES: dict[str, tuple[float, ...]] = {
    "AF": (66.2, 33.6),
    "AM": (40.2, 36.4, 44.6, 40.4),
    "BY": (27.6, 53.2),
    "CN": (104.0, 34.0),
    "IN": (79.0, 22.5),
    "IR": (54.3, 32.3),
    "KG": (86.6, 43.6, 76.5, 41.7),
    "KZ": (66.5, 49.3),
    "MN": (103.5, 46.6),
    "PK": (68.2, 28.2),
    "RU": (86.0, 57.5),
    "TJ": (86.0, 38.2, 73.2, 38.4),
    "TM": (59.2, 39.0),
    "UZ": (69.8, 45.1, 66.8, 40.3),
}


def groups() -> dict[str, list[str]]:
    """Return the states of the map by what they belonged to at the end of 2008.

    Returns
    -------
    dict of str to list of str
        Ids of the table `states` under ``member`` and ``observer`` (of the SCO),
        ``csto`` (members of the CSTO) and ``neither``; a state may stand in two.

    Examples
    --------
    >>> groups()["observer"]
    ['IN', 'IR', 'MN', 'PK']
    """
    found: dict[str, list[str]] = {name: [] for name in GROUPS}
    for row in rows("memberships"):
        if row["until"]:
            continue
        if row["organisation"] == "sco" and row["status"] in found:
            found[row["status"]].append(row["state"])
        elif (row["organisation"], row["status"]) == ("csto", "member"):
            found["csto"].append(row["state"])
    belonging = {state for states in found.values() for state in states}
    found["neither"] = [state for state in NAMES if state not in belonging]
    return found


def project(lonlat: "ArrayLike") -> "NDArray":
    """Return places on a map that keeps areas true (Albers, on a sphere).

    Parameters
    ----------
    lonlat : array_like
        One row per place: longitude and latitude in degrees.

    Returns
    -------
    numpy.ndarray
        One row per place: kilometres to the right of the map's centre (80° E, 45° N)
        and above it.

    Examples
    --------
    >>> project([(80, 45)]).tolist()
    [[0.0, 0.0]]
    """
    import numpy as np

    longitude, latitude = np.radians(np.asarray(lonlat, dtype=float)).T
    first, second = np.radians(PARALLELS)
    n = (np.sin(first) + np.sin(second)) / 2
    c = np.cos(first) ** 2 + 2 * n * np.sin(first)
    angle = n * (longitude - np.radians(CENTRE[0]))
    radius = EARTH * np.sqrt(c - 2 * n * np.sin(latitude)) / n
    centre = EARTH * np.sqrt(c - 2 * n * np.sin(np.radians(CENTRE[1]))) / n
    return np.column_stack([radius * np.sin(angle), centre - radius * np.cos(angle)])


@cache
def _on_sheet(*lonlat: tuple[float, float]) -> "NDArray":
    """Return places in points from the sheet's lower left corner."""
    import numpy as np

    # One decimal is finer than a line is wide, and keeps the drawing small.
    corner = (WEST, SOUTH - STRIP * SCALE)
    return np.round((project(lonlat) - corner) / SCALE, 1)


def _path(rings: list, closed: bool) -> "Path":
    """Return rings as one path within the frame, or lines as one path."""
    from matplotlib.path import Path
    from matplotlib.transforms import Bbox

    # What lies outside the frame would only make the drawing larger.
    frame = Bbox.from_bounds(-5, -5, WIDTH + 10, HEIGHT + STRIP + 10)
    paths = (Path(_on_sheet(*map(tuple, ring))) for ring in rings)
    if closed:
        paths = (path.clip_to_bbox(frame) for path in paths)
    return Path.make_compound_path(*(path for path in paths if len(path)))


def _rings(geometry: dict) -> list:
    """Return the rings or lines of a GeoJSON geometry, whatever its type."""
    if geometry["type"] == "MultiPolygon":
        return [ring for polygon in geometry["coordinates"] for ring in polygon]
    return geometry["coordinates"]


def plot_map(ax: "Axes | None" = None) -> Drawing:
    """Return the map of the SCO's members and observers and the CSTO's members, 2008.

    Signs say what a state belonged to, and the caption lists the states again, so that
    nothing rests on a colour or a border. Borders are those of `data/outlines.geojson`,
    as of 2008; the north and the far east of Russia lie outside the frame.

    Parameters
    ----------
    ax : matplotlib.axes.Axes, optional
        Where to draw; by default on a sheet of its own.

    Examples
    --------
    >>> plot_map().caption.split(". ")[-1]
    'Boundaries are schematic and imply no position.'
    """
    belonging = groups()
    ax = sheet(ax, WIDTH, HEIGHT + STRIP)
    _draw_outlines(ax, belonging)
    ax.axhspan(0, STRIP, color=PAPER, lw=0, zorder=3)
    for state in NAMES:
        _draw_name(ax, state, [name for name in GROUPS if state in belonging[name]])
    _draw_key(ax)
    told = _told(belonging)
    caption = (
        f"Who belonged where at the end of 2008. {told} "
        "Boundaries are schematic and imply no position."
    )
    alt = (
        "Map of Asia and eastern Europe. The members of the SCO fill it from Russia in "
        "the north to China and Central Asia; its four observers lie around them to "
        f"the south and between Russia and China. {told} Five states bear the signs "
        "of both organisations: Kazakhstan, Kyrgyzstan, Russia, Tajikistan and "
        "Uzbekistan."
    )
    return Drawing(ax, caption, alt)


def _told(belonging: dict[str, list[str]]) -> str:
    """Return the list of the states under each sign, in sentences."""
    guests = {
        row["state"]
        for row in rows("memberships")
        if (row["organisation"], row["status"]) == ("sco", "guest") and not row["until"]
    }
    words = []
    for name, told in GROUPS.items():
        states = sorted(
            index("states")[one]["name"]
            + (" (a guest at SCO summits)" if one in guests else "")
            for one in belonging[name]
        )
        words.append(f"{told[0].upper()}{told[1:]}: {', '.join(states)}.")
    return " ".join(words)


def _draw_outlines(ax: "Axes", belonging: dict[str, list[str]]) -> None:
    from matplotlib.patches import PathPatch

    for feature in sorted(outlines(), key=lambda one: one["properties"]["kind"]):
        kind, name = (feature["properties"][key] for key in ("kind", "id"))
        path = _path(_rings(feature["geometry"]), kind != "disputed_lines")
        if kind == "disputed_lines":
            # A pale band first: a solid border below must not show in the gaps.
            for style in ({"color": PAPER, "lw": 1.8}, {"color": INK, "ls": DASHES}):
                line = {"fill": False, "lw": 0.9, "zorder": 2} | style
                ax.add_patch(PathPatch(path, **line))
            continue
        group = next((one for one in GROUPS if name in belonging[one]), None)
        fill = FILLS.get(group, {"facecolor": LAND})
        state = kind == "state"
        edge = {"edgecolor": BORDER, "lw": 0.5 * state, "zorder": 0.9 + 0.1 * state}
        ax.add_patch(PathPatch(path, **edge, **fill))


def _draw_name(ax: "Axes", state: str, signs: list[str]) -> None:
    """Draw the name of a state with its signs above, on a plain ground."""
    from matplotlib.patches import Rectangle

    name = index("states")[state]["name"]
    place, *tip = zip(NAMES[state][::2], NAMES[state][1::2], strict=True)
    x, y = _on_sheet(place)[0]
    wide = text_width(name, SIZE, "normal") + 4
    if tip:
        to = _on_sheet(*tip)[0]
        ax.plot([x, to[0]], [y, to[1]], color=INK, lw=0.8, zorder=4)
        ax.scatter(*to, s=9, color=INK, zorder=4)
    ground = Rectangle((x - wide / 2, y - 6), wide, 24, color=PAPER, zorder=5)
    ground.set(alpha=1 if tip else 0.72, linewidth=0)
    ax.add_patch(ground)
    ax.text(x, y, name, size=SIZE, color=INK, ha="center", va="center", zorder=6)
    for number, sign in enumerate(signs):
        _draw_sign(ax, sign, x + 12 * (number - (len(signs) - 1) / 2), y + 12)


def _draw_sign(ax: "Axes", sign: str, x: float, y: float) -> None:
    ax.scatter(x, y, s=48, lw=1.6, zorder=6, **SIGNS[sign])


def _draw_key(ax: "Axes") -> None:
    """Draw what the signs mean, below the map."""
    from matplotlib.patches import Rectangle

    x, y = 6.0, STRIP / 2
    for name, told in (GROUPS | {"disputed": "disputed"}).items():
        if name in GROUPS:
            patch = Rectangle((x, y - 7), 22, 14, ec=BORDER, lw=0.5, **FILLS[name])
            ax.add_patch(patch).set_zorder(4)
            _draw_sign(ax, name, x + 11, y)
        else:
            ax.plot([x, x + 22], [y, y], color=INK, lw=0.9, ls=DASHES, zorder=4)
        ax.text(x + 27, y, told, size=SIZE, color=INK, va="center", zorder=4)
        x += 27 + text_width(told, SIZE, "normal") + 15
