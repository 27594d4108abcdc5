"""Figures for chapters. Each takes a table and draws into axes; nothing is shown."""

from html import escape
from io import BytesIO
from textwrap import fill
from typing import TYPE_CHECKING

from .catalogue import find_row
from .present import quoted_in
from .tables import load, split

if TYPE_CHECKING:
    import pandas
    from matplotlib.axes import Axes

INK, PAPER, ACCENT = "#1f2a37", "#ffffff", "#1d5fa8"


def _axes(ax: "Axes | None", width: float, height: float) -> "Axes":
    import matplotlib
    from matplotlib.figure import Figure

    # The same figure must come out the same: no random ids and no date in the SVG.
    matplotlib.rcParams["svg.hashsalt"] = "course"
    matplotlib.rcParams["svg.fonttype"] = "path"
    if ax is not None:
        return ax
    figure = Figure(figsize=(width, height), facecolor=PAPER, layout="constrained")
    return figure.add_subplot()


class Drawing:
    """A figure as the book, the PDF and a notebook each want it, with a caption."""

    def __init__(self, ax: "Axes", caption: str, alt: str) -> None:
        self.figure, self.caption, self.alt = ax.figure, caption, alt

    def _bytes(self, kind: str) -> bytes:
        file = BytesIO()
        when = {"svg": {"Date": None}, "pdf": {"CreationDate": None}}[kind]
        if kind == "pdf":  # on paper nothing stands below the drawing but itself
            told, height = fill(self.caption, 95), self.figure.get_figheight()
            label = self.figure.supxlabel(told, fontsize=9)
            # Room of its own, or a long caption would squeeze the drawing.
            self.figure.set_figheight(height + 0.16 * len(told.splitlines()) + 0.1)
        self.figure.savefig(file, format=kind, metadata=when)
        if kind == "pdf":
            label.remove()
            self.figure.set_figheight(height)
        return file.getvalue()

    def _repr_mimebundle_(self, **_) -> dict:
        svg = self._bytes("svg").decode("utf-8")
        svg = " ".join(svg.split()).replace(
            "> <", "><"
        )  # indented it is a tenth larger
        svg = svg[svg.index("<svg") :].replace(
            "<svg ", f'<svg role="img" aria-label="{escape(self.alt, quote=True)}" ', 1
        )
        html = (
            f'<figure class="course-figure"><div role="region" tabindex="0" '
            f'aria-label="{escape(self.caption, quote=True)}">{svg}</div>'
            f"<figcaption>{escape(self.caption)}</figcaption></figure>"
        )
        plain = f"Figure: {self.caption}\n{self.alt}"
        return {
            "text/html": html,
            "application/pdf": self._bytes("pdf"),
            "text/plain": plain,
        }


def plot_definitions(
    section: str = "tugsbilguun/part_1", ax: "Axes | None" = None
) -> Drawing:
    """Return which definition asks for which criterion, as a chart of dots.

    One row is a criterion, one column a definition of `section` in its first reading; a
    filled dot means that the definition asks for it.
    """
    asked = quoted_in(section)
    names = list(dict.fromkeys(c for d in asked for c in d.reading().criteria))
    ax = _axes(ax, 7.2, 0.34 * len(names) + 1.6)
    for x, one in enumerate(asked):
        held = [y for y, name in enumerate(names) if name in one.reading().criteria]
        ax.plot([x] * len(held), held, color=ACCENT, lw=1.2, zorder=1)
        ax.scatter([x] * len(held), held, s=90, color=ACCENT, zorder=2)
    ax.set_xticks(range(len(asked)), [d.short for d in asked])
    ax.tick_params(
        axis="x", labelrotation=38, length=0, labeltop=True, labelbottom=False
    )
    for label in ax.get_xticklabels():
        label.set_horizontalalignment("left")
    labels = [find_row("criteria", name)["label"] for name in names]
    ax.set_yticks(range(len(names)), labels)
    ax.invert_yaxis()
    _clean(ax)
    label = dict(zip(names, labels, strict=True))
    told = "; ".join(
        f"{d.name}: {', '.join(label[c] for c in d.reading().criteria)}" for d in asked
    )
    caption = "What each definition asks for, in its first reading. A dot: asked for."
    return Drawing(ax, caption, f"Chart of definitions and criteria. {told}.")


def plot_drills(ax: "Axes | None" = None) -> Drawing:
    """Return the military exercises 2002–2007 by year and number of states taking part.

    Where the articles do not say how many took part, the row says so.
    """
    table: pandas.DataFrame = load("drills").sort_values(["year", "name"])
    ax = _axes(ax, 7.2, 3.0)
    told = []
    for y, row in enumerate(table.itertuples()):
        known = isinstance(row.participants, str)
        count = len(split(row.participants)) if known else 0
        words = str(count) if known else "number not stated"
        if known:
            ax.hlines(y, 0, count, color=ACCENT, lw=2)
            ax.scatter([count], [y], s=80, color=ACCENT, zorder=3)
        offset = (9 if known else 0, -3)
        ax.annotate(words, (count, y), xytext=offset, textcoords="offset points")
        told.append(f"{row.year} {row.name}: {words}")
    ax.set_yticks(range(len(told)), [fill(one.rpartition(":")[0], 38) for one in told])
    ax.invert_yaxis()
    ax.set_xlim(-0.3, 7)
    ax.set_xlabel("states taking part", color=INK)
    _clean(ax)
    caption = "Military exercises 2002–2007 by number of states taking part"
    return Drawing(ax, caption, f"Chart of exercises by year. {'; '.join(told)}.")


def _clean(ax: "Axes") -> None:
    ax.grid(True, color="#d9dee5", lw=0.6)
    ax.set_axisbelow(True)
    for spine in ax.spines.values():
        spine.set_visible(False)
    ax.tick_params(colors=INK, labelsize=9)
