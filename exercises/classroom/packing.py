"""What JSON can say, as bytes: small, and quick to compare."""

import marshal


def packed(value: object) -> bytes:
    """Return a value as bytes, in which 1, 1.0 and true differ.

    Not as JSON, which takes four times as long: this runs for every attempt of every
    student. It never leaves the processes that read the files.

    Examples
    --------
    >>> unpacked(packed({"leaders_watch": "assistance"}))
    {'leaders_watch': 'assistance'}
    >>> packed(1) == packed(True)
    False
    """
    return marshal.dumps(value, 2)


def unpacked(value: bytes) -> object:
    """Return the value that was packed."""
    return marshal.loads(value)
