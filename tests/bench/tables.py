"""How long the tables take to load: ``python -m tests.bench.tables``.

Each figure is the median of several runs in fresh processes, beside the time that
the same process takes to import pandas and to read the same files as bytes.
"""

import statistics
import subprocess
import sys

RUNS = 7
SCRIPT = """
import time
start = time.perf_counter()
import pandas
imported = time.perf_counter()
from exercises import load
from exercises.tables import FOLDER, names
raw = time.perf_counter()
sum(len(path.read_bytes()) for path in FOLDER.iterdir())
read = time.perf_counter()
tables = [load(name) for name in names()]
done = time.perf_counter()
print(imported - start, read - raw, done - read, sum(map(len, tables)))
"""


def main() -> None:
    """Print the medians."""
    runs = []
    for _ in range(RUNS):
        done = subprocess.run(
            [sys.executable, "-c", SCRIPT], capture_output=True, text=True, check=True
        )
        runs.append([float(word) for word in done.stdout.split()])
    pandas, read, load, count = map(statistics.median, zip(*runs, strict=True))
    print(f"{count:.0f} rows, median of {RUNS} runs")
    print(f"import pandas   {1000 * pandas:7.0f} ms")
    print(f"read the bytes  {1000 * read:7.1f} ms")
    print(f"load all tables {1000 * load:7.0f} ms, {load / pandas:.2f} × import pandas")


if __name__ == "__main__":
    main()
