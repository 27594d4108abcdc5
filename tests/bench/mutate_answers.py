"""Accidents to 10,000 answers files: ``python -m tests.bench.mutate_answers``.

What `tests/classroom/test_mutations.py` does with 500, with other seeds as well.
"""

import sys
import tempfile
import time
from pathlib import Path

from tests.classroom.test_mutations import check, write_mutations

COUNT = 10_000


def main() -> None:
    """Print the totals; a traceback or a total that does not add up ends it."""
    seed = int(sys.argv[1]) if len(sys.argv) > 1 else 2009
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name, "answers")
        folder.mkdir()
        write_mutations(folder, COUNT, seed)
        start = time.perf_counter()
        found = check(folder, Path(name, "out"), COUNT)
        seconds = time.perf_counter() - start
    told = ", ".join(f"{what} {number}" for what, number in found.items())
    print(f"seed {seed}: {told}; {seconds:.1f} s")


if __name__ == "__main__":
    main()
