"""Reads and marks all hand-ins, on several processors where there are many."""

import os
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

from ..records import BANK, load_record
from .files import Source
from .handins import HandIn, SetAside, read_handin, uncollected
from .marks import Marker

# A process should not wait long for the last part of another.
AT_ONCE = 20
# Fewer are read before other processes would have begun.
MANY = 150
MOST_PROCESSES = 4

Read = list[HandIn | SetAside]

_marker: Marker | None = None


def collect(
    sources: Sequence[Source],
    names: Sequence[str],
    bank: Path = BANK,
    tell: Callable[[int], object] = lambda done: None,
    processes: int | None = None,
) -> Read:
    """Return what each file holds, in the order of the files.

    Parameters
    ----------
    sources : sequence of Source
        The files.
    names : sequence of str
        Exercises with which they are marked.
    bank : Path
        Where their records are.
    tell : callable
        Is told now and then how many files are done.
    processes : int, optional
        By default as many as there are processors, up to four, if there are many files.
    """
    if processes is None:
        processes = min(_processors(), MOST_PROCESSES) if len(sources) > MANY else 1
    found: Read = []
    with uncollected():
        for part in _parts(sources, (bank, tuple(names)), processes):
            found += part
            tell(len(found))
    return found


def _parts(sources, setting, processes: int) -> Iterator[Read]:
    starts = range(0, len(sources), AT_ONCE)
    parts = [sources[at : at + AT_ONCE] for at in starts]
    if processes < 2:
        _start(*setting)
        yield from map(_read_part, parts)
        return
    pool = ProcessPoolExecutor(processes, initializer=_start, initargs=setting)
    with pool:
        yield from pool.map(_read_part, parts)


def _start(bank: Path, names: Sequence[str]) -> None:
    """Give a process what it marks with."""
    global _marker
    _marker = Marker(load_record(name, bank) for name in names)


def _read_part(sources: Sequence[Source]) -> Read:
    with uncollected():
        return [read_handin(source, _marker) for source in sources]


def _processors() -> int:
    try:
        return len(os.sched_getaffinity(0))
    except AttributeError:  # not on Windows and macOS
        return os.cpu_count() or 1
