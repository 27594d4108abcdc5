"""The five values that a coder can give a criterion, and what each leaves open.

A value is kept as the word a student sees. For computing, it stands for an
interval of *degrees*: 0 (not met), 1 (partly), 2 (met). Two kinds of doubt,
`contested` and `not_stated`, share the interval (0, 2) and nothing else.
"""

NOT_MET, PARTLY, MET = 0, 1, 2

INTERVALS: dict[str, tuple[int, int]] = {
    "met": (MET, MET),
    "partly": (PARTLY, PARTLY),
    "not_met": (NOT_MET, NOT_MET),
    "contested": (NOT_MET, MET),
    "not_stated": (NOT_MET, MET),
}
VALUES = tuple(INTERVALS)
DOUBTS = ("none", "strict", "lenient")
OPEN_VALUES = ("contested", "not_stated")


def interval(value: str, doubt: str = "none") -> tuple[int, int]:
    """Return the lowest and highest degree that a value leaves possible.

    Parameters
    ----------
    value : str
        One of `VALUES`.
    doubt : {"none", "strict", "lenient"}
        What an open value counts as: open (`none`), not met (`strict`), or
        met (`lenient`). Settled values are the same under all three.

    Returns
    -------
    tuple of int
        Two degrees, 0 (not met), 1 (partly) or 2 (met); equal where settled.

    Raises
    ------
    ValueError
        If the value or the doubt rule is not known.

    Examples
    --------
    >>> interval("partly")
    (1, 1)
    >>> interval("contested")
    (0, 2)
    >>> interval("contested", doubt="strict")
    (0, 0)
    """
    if value not in INTERVALS:
        raise ValueError(f"value {value!r} is not one of {', '.join(VALUES)}")
    if doubt not in DOUBTS:
        raise ValueError(f"doubt {doubt!r} is not one of {', '.join(DOUBTS)}")
    low, high = INTERVALS[value]
    if low == high or doubt == "none":
        return low, high
    return (low, low) if doubt == "strict" else (high, high)
