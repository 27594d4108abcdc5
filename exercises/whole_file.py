"""Writes what JSON can say to a file that is always whole."""

import json
import os
import uuid
from pathlib import Path


def replace_file(path: Path, data: object) -> None:
    """Replace a file as a whole: an interruption leaves the old one.

    Examples
    --------
    >>> from tempfile import TemporaryDirectory
    >>> with TemporaryDirectory() as folder:
    ...     path = Path(folder, "one.json")
    ...     replace_file(path, {"name": "Zoë"})
    ...     path.read_text("utf-8").split()
    ['{', '"name":', '"Zoë"', '}']
    """
    text = json.dumps(data, ensure_ascii=False, indent=1)
    fresh = path.with_name(f".{path.name}.{uuid.uuid4().hex}")
    try:
        # Half a character, as some keyboards leave it, is written as JSON escapes it.
        fresh.write_bytes(f"{text}\n".encode("utf-8", "backslashreplace"))
        os.replace(fresh, path)
    finally:
        fresh.unlink(missing_ok=True)
