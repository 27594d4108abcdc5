"""Keeps every test and every notebook away from the reader's own answers."""

import os
import tempfile
from pathlib import Path

# At import time, because notebooks start their kernels before any fixture runs.
_FOLDER = tempfile.TemporaryDirectory(prefix="answers-")
os.environ["EXERCISES_ANSWERS"] = str(Path(_FOLDER.name) / "answers.json")
