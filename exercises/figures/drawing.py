"""A figure as the book, the PDF and a notebook want it; what all figures share."""

from html import escape
from io import BytesIO
from textwrap import fill
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from matplotlib.axes import Axes

PHONE = 11  # pixels: the least size of letters on a phone
INK, PAPER, ACCENT, SECOND = "#1f2a37", "#ffffff", "#1d5fa8", "#b4540a"
GRID = "#d9dee5"
# The same figure must come out the same: no random ids in the SVG (and no date, below).
# Two figures must not share ids: where JupyterLab hides the one, the other would lose
# its hatches; so the salt is what a figure says.
# Its letters stay text, a third of the weight of outlines, and can be searched. They
# are measured in the first font; the others are no wider, so that nothing runs over.
STYLE = {
    "svg.fonttype": "none",
    "font.sans-serif": ["DejaVu Sans", "Arial", "Helvetica"],
    "hatch.linewidth": 0.7,
}


def new_axes(ax: "Axes | None", width: float, height: float) -> "Axes":
    """Return the axes that were given, or those of a new figure, sized in inches."""
    from matplotlib.figure import Figure

    if ax is not None:
        return ax
    figure = Figure(figsize=(width, height), facecolor=PAPER, layout="constrained")
    return figure.add_subplot()


def text_width(text: str, size: float, weight: str = "bold") -> float:
    """Return the width of a line in points: in bold letters, so that others fit too.

    Examples
    --------
    >>> text_width("SCO", 9) < text_width("CSTO", 9)
    True
    """
    from matplotlib.font_manager import FontProperties
    from matplotlib.textpath import text_to_path

    font = FontProperties(family="DejaVu Sans", weight=weight, size=size)
    return text_to_path.get_text_width_height_descent(text, font, ismath=False)[0]


class Drawing:
    """A figure as the book, the PDF and a notebook each want it, with a caption.

    On a phone it is as wide as its smallest letters need, and slides sideways in a box
    of its own; `opens` says which end of it is seen first, ``"left"`` or ``"right"``.
    """

    def __init__(self, ax: "Axes", caption: str, alt: str, opens: str = "left") -> None:
        self.figure, self.caption, self.alt = ax.figure, caption, alt
        self.opens = opens

    def _phone_width(self) -> int:
        """Return how many pixels wide the figure is on a phone: letters of 11."""
        from matplotlib.text import Text

        texts = [one for one in self.figure.findobj(Text) if one.get_text()]
        scale = min(PHONE / min(one.get_fontsize() for one in texts), 96 / 72)
        return round(self.figure.get_figwidth() * 72 * scale)

    def _bytes(self, kind: str) -> bytes:
        import matplotlib

        file = BytesIO()
        when = {"svg": {"Date": None}, "pdf": {"CreationDate": None}}[kind]
        if kind == "pdf":  # on paper nothing stands below the drawing but itself
            told, height = fill(self.caption, 95), self.figure.get_figheight()
            # Room of its own, or a long caption would squeeze the drawing.
            room = 0.16 * len(told.splitlines()) + 0.1
            self.figure.set_figheight(height + room)
            label = self.figure.text(0.5, 0, told, size=9, ha="center", va="bottom")
            self._leave_below(room / (height + room))
        with matplotlib.rc_context(STYLE | {"svg.hashsalt": self.caption + self.alt}):
            self.figure.savefig(file, format=kind, metadata=when)
        if kind == "pdf":
            label.remove()
            self.figure.set_figheight(height)
            self._leave_below(0)
        return file.getvalue()

    def _leave_below(self, share: float) -> None:
        """Leave so much of the height free below the keys and what they explain."""
        figure, keys = self.figure, self.figure.legends
        for key in keys:
            free = (0, share, 1, 1 - share) if share else None
            key.set_bbox_to_anchor(free, figure.transSubfigure)
        if share:  # a key with a place of its own gets no room from the layout
            height = max((key.get_window_extent().height for key in keys), default=0)
            share += height / figure.bbox.height
        if engine := figure.get_layout_engine():
            engine.set(rect=(0, share, 1, 1 - share))

    def _repr_mimebundle_(self, **_) -> dict:
        svg = self._bytes("svg").decode("utf-8")
        svg = " ".join(svg.split()).replace(
            "> <", "><"
        )  # indented it is a tenth larger
        told = (
            f'<svg role="img" aria-label="{escape(self.alt, quote=True)}" '
            f'style="--phone: {self._phone_width()}px" '
        )
        svg = svg[svg.index("<svg") :].replace("<svg ", told, 1)
        html = (
            f'<figure class="course-figure"><div role="region" tabindex="0" '
            f'class="opens-{self.opens}" '
            f'aria-label="{escape(self.caption, quote=True)}">{svg}</div>'
            f"<figcaption>{escape(self.caption)}"
            # For a screen on which the figure has to be scrolled, and for whoever
            # would rather read.
            f"<details><summary>In words</summary><p>{escape(self.alt)}</p></details>"
            "</figcaption></figure>"
        )
        plain = f"Figure: {self.caption}\n{self.alt}"
        return {
            "text/html": html,
            "application/pdf": self._bytes("pdf"),
            "text/plain": plain,
        }


def clear_frame(ax: "Axes") -> None:
    """Leave of the frame of axes only a faint grid."""
    ax.grid(True, color=GRID, lw=0.6)
    ax.set_axisbelow(True)
    for spine in ax.spines.values():
        spine.set_visible(False)
    ax.tick_params(colors=INK, labelsize=9)
