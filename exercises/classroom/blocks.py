"""The pieces of the report page: tables, bars and distributions, as HTML."""

from collections.abc import Iterable, Mapping, Sequence
from html import escape

# Classes of the style sheet, each a colour: for values that mean the same everywhere,
# and for others by how many chose them.
COLOURS = {
    **{"met": 1, "partly met": 2, "not met": 3, "contested": 4, "not stated": 5},
    **{"yes": 1, "no": 3, "borderline": 2, "open": 5},
    **{"Yes": 1, "Rather yes": 2, "Rather no": 3, "No": 7},
    **{"It depends on the definition": 4, "I cannot say yet": 5},
}
BY_RANK = (1, 3, 4, 6, 2, 7, 5)


class Html(str):
    """Text that is HTML already; all other text is escaped."""

    __slots__ = ()


def text(value: object) -> Html:
    """Return a text escaped, and HTML as it is.

    Examples
    --------
    >>> text("<b>")
    '&lt;b&gt;'
    """
    return value if isinstance(value, Html) else Html(escape(str(value)))


def count(number: int, one: str, many: str | None = None) -> str:
    """Return a number with its noun.

    Examples
    --------
    >>> count(1, "student"), count(1200, "student")
    ('1 student', '1,200 students')
    """
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def per_cent(share: float | None) -> str:
    """Return a share in per cent.

    Examples
    --------
    >>> per_cent(2 / 3), per_cent(None)
    ('67\xa0%', '–')
    """
    return "–" if share is None else f"{100 * share:.0f}\u00a0%"


def bar(share: float | None, said: str | None = None) -> Html:
    """Return a share in per cent, or other words for it, with a bar."""
    said = per_cent(share) if said is None else said
    if share is None:
        return text(said)
    return Html(
        f'{escape(said)}<span class="bar" aria-hidden="true">'
        f'<span style="--share:{100 * share:.1f}%"></span></span>'
    )


def with_note(said: object, note: object) -> Html:
    """Return a text with a smaller one below it."""
    return Html(f"{text(said)}<small>{text(note)}</small>" if note else text(said))


def table(
    caption: str,
    head: Sequence[str],
    body: Iterable[Sequence[object]],
    classes: Sequence[str],
) -> Html:
    """Return a table; the first cell of each row is its title.

    The roles are there because a narrow screen sets the rows as blocks, after which
    some browsers take the table for none.
    """
    heads = "".join(
        f'<th scope="col" role="columnheader"{_class(name)}>{text(one)}</th>'
        for one, name in zip(head, classes, strict=True)
    )
    rows = ""
    for first, *rest in body:
        cells = "".join(
            f'<td role="cell" data-label="{escape(title)}"{_class(name)}>{text(one)}'
            "</td>"
            for one, title, name in zip(rest, head[1:], classes[1:], strict=True)
        )
        title = f'<th scope="row" role="rowheader">{text(first)}</th>'
        rows += f'<tr role="row">{title}{cells}</tr>\n'
    return Html(
        f'<table role="table"><caption>{text(caption)}</caption>'
        f'<thead role="rowgroup"><tr role="row">{heads}</tr></thead>'
        f'<tbody role="rowgroup">{rows}</tbody></table>\n'
    )


def _class(name: str) -> str:
    return f' class="{name}"' if name else ""


def stack(counts: Mapping[str, int]) -> Html:
    """Return a bar in parts, and below it how many gave each answer."""
    given = [(said, number) for said, number in counts.items() if number]
    parts, words = "", ""
    for rank, (said, number) in enumerate(given):
        colour = COLOURS.get(said) or BY_RANK[rank % len(BY_RANK)]
        parts += f'<span class="k{colour}" style="--n:{number}">{number}</span>'
        words += f'<li class="k{colour}">{text(said)}: <b>{number}</b></li>'
    return Html(
        f'<div class="stack" aria-hidden="true">{parts}</div>'
        f'<ul class="legend">{words}</ul>'
    )


def distribution(asked: object, *blocks: object) -> Html:
    """Return a question with bars and lines below it."""
    inner = "".join(text(one) for one in blocks)
    return Html(f'<div class="dist"><p><b>{text(asked)}</b></p>{inner}</div>\n')


def line(said: object, name: str = "when") -> Html:
    """Return a line of text."""
    return Html(f'<p class="{name}">{text(said)}</p>')


def figures(pairs: Iterable[tuple[str, object]]) -> Html:
    """Return a few figures, each with what it is."""
    inner = "".join(
        f"<div><dt>{text(what)}</dt><dd>{text(value)}</dd></div>"
        for what, value in pairs
    )
    return Html(f'<dl class="figures">{inner}</dl>\n')
