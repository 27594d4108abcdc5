"""Dates of the tables, no more precise than they are: in words, and in years."""

MONTHS = (
    *("January", "February", "March", "April", "May", "June", "July", "August"),
    *("September", "October", "November", "December"),
)


def date_in_words(date: str) -> str:
    """Return a date as a reader would write it, no more precise than it is.

    Examples
    --------
    >>> date_in_words("2007-08-09/2007-08-17")
    '9–17 August 2007'
    >>> date_in_words("2007-08"), date_in_words("2007")
    ('August 2007', '2007')
    """
    first, _, last = date.partition("/")
    if last and first[:7] == last[:7] and len(first) == len(last) == 10:
        return f"{int(first[8:])}–{date_in_words(last)}"
    if last:
        return f"{date_in_words(first)} to {date_in_words(last)}"
    year, month, day = [*first.split("-"), "", ""][:3]
    words = [str(int(day))] if day else []
    return " ".join([*words, *([MONTHS[int(month) - 1]] if month else []), year])


def years_of(date: str) -> tuple[float, float]:
    """Return where a date begins and ends, in years; a year alone lasts all of it.

    Months count as twelfths and days as thirtieths of a month: enough to draw with.

    Examples
    --------
    >>> years_of("2007"), years_of("1990/1999"), years_of("2007-07-01")
    ((2007.0, 2008.0), (1990.0, 2000.0), (2007.5, 2007.5))
    """
    first, _, last = date.partition("/")
    return _ends(first)[0], _ends(last or first)[1]


def _ends(date: str) -> tuple[float, float]:
    year, month, day = (int(part) for part in [*date.split("-"), 0, 0][:3])
    if not month:
        return float(year), year + 1.0
    begin = year + (month - 1) / 12
    if not day:
        return begin, begin + 1 / 12
    return (begin + (day - 1) / 360,) * 2


def by_date(date: str) -> tuple[str, str]:
    """Return what dates are sorted by: the less precise stands after the more precise.

    Examples
    --------
    >>> sorted(["2005", "2005-07-05", "2005-07", "2006-01"], key=by_date)
    ['2005-07-05', '2005-07', '2005', '2006-01']
    """
    first, _, last = date.partition("/")
    year, month, day = [*first.split("-"), "99", "99"][:3]
    return f"{year}-{month}-{day}", last
