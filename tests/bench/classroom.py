"""How long a class report takes: ``python -m tests.bench.classroom``.

Synthetic classes of 10, 100 and 1,000, seeded, each student with every exercise of the
book answered, half of them twice. The command runs whole, in a fresh process that may
use two processors; told are the seconds of the fastest of several runs, their median,
the milliseconds for each file, the seconds of processor that the fastest took, and the
most memory of all its processes together, looked at ten times a second (Linux). Beside
it stands a baseline of the same run: the time that one process takes to read the same
files as JSON, and nothing else.
"""

import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from statistics import median

from .class_of import write_class

SIZES = (10, 100, 1000)
RUNS = 5
LIMITS = {1000: (5.0, 500.0)}
TWO = 2


def main() -> None:
    """Print seconds, seconds for each file, and memory."""
    with tempfile.TemporaryDirectory() as name:
        for count in SIZES:
            folder = write_class(Path(name, str(count)), count)
            runs = [_run(folder, Path(name, "out")) for _ in range(RUNS)]
            seconds = [run[0] for run in runs]
            memory, used = max(run[1] for run in runs), min(runs)[2]
            least = f"{min(seconds):6.2f} s, median {median(seconds):6.2f} s"
            rate = 1000 * min(seconds) / count
            print(
                f"{count:5} files: fastest {least}, {rate:6.1f} ms a file, "
                f"{used:5.2f} s of processor, {memory:4.0f} MiB; "
                f"JSON alone {_baseline(folder):5.2f} s",
                flush=True,
            )
            for limit in filter(None, [LIMITS.get(count)]):
                print(f"      (at most {limit[0]:.0f} s and {limit[1]:.0f} MiB)")


def _run(folder: Path, out: Path) -> tuple[float, float, float]:
    command = [sys.executable, "-m", "exercises", "report", folder, "-o", out]
    before, start, most = _used(), time.perf_counter(), 0.0
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, text=True, preexec_fn=_on_two
    ) as process:
        while process.poll() is None:
            most = max(most, _memory(process.pid))
            time.sleep(0.1)
        said = process.stdout.read()
    seconds = time.perf_counter() - start
    if process.returncode or "0 set aside" not in said:
        raise SystemExit(said)
    return seconds, most, _used() - before


def _used() -> float:
    """Return the seconds of processor that ended processes of this one have taken."""
    found = resource.getrusage(resource.RUSAGE_CHILDREN)
    return found.ru_utime + found.ru_stime


def _on_two() -> None:
    """Leave a process two of the processors, where that can be asked for."""
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, sorted(os.sched_getaffinity(0))[-TWO:])


def _memory(pid: int) -> float:
    """Return the memory of a process and those it started, in MiB; shared parts once.

    A process that was forked shares with its parent what neither has changed.
    """
    total = 0
    for one in [pid, *_children(pid)]:
        try:
            lines = Path(f"/proc/{one}/smaps_rollup").read_text().splitlines()
        except OSError:  # it has ended, or this is no Linux
            continue
        total += sum(int(line.split()[1]) for line in lines if line.startswith("Pss:"))
    return total / 1024


def _children(pid: int) -> list[int]:
    try:
        text = Path(f"/proc/{pid}/task/{pid}/children").read_text()
    except OSError:
        return []
    return [int(one) for one in text.split()]


def _baseline(folder: Path) -> float:
    start = time.perf_counter()
    for path in folder.iterdir():
        json.loads(path.read_bytes())
    return time.perf_counter() - start


if __name__ == "__main__":
    main()
