"""Runs the cells of several pages at a time, before Sphinx reads them one by one."""

from __future__ import annotations

import logging
import os
from concurrent.futures import ThreadPoolExecutor, as_completed
from pathlib import Path
from typing import TYPE_CHECKING

from jupyter_cache import get_cache
from myst_nb.core.execute import create_client
from myst_nb.core.read import create_nb_reader
from sphinx.util.display import status_iterator

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment

# A page that fails is run again when it is read, and then reported.
_quiet = logging.getLogger(__name__)
_quiet.addHandler(logging.NullHandler())
_quiet.propagate = False


def run_pages(app: Sphinx, env: BuildEnvironment, docnames: list[str]) -> None:
    """Put the outputs of the pages that Sphinx is about to read into their cache.

    MyST-NB runs a page when it is read, and finds the outputs in the cache if this
    has been done before. Half of the processors are left to the kernels' own threads
    and to the person who waits.
    """
    if app.config.nb_execution_mode != "cache" or len(docnames) < 2:
        return
    # The database is made here once, not by several pages at once.
    get_cache(app.config.nb_execution_cache_path).list_cache_records()
    workers = max(2, (os.cpu_count() or 2) // 2)
    with ThreadPoolExecutor(workers) as pool:
        started = {pool.submit(_run, env, name): name for name in docnames}
        done = status_iterator(
            as_completed(started),
            "running cells... ",
            "darkgreen",
            len(started),
            app.verbosity,
            started.get,
        )
        for _ in done:
            pass


def _run(env: BuildEnvironment, name: str) -> None:
    """Run one page with MyST-NB's own client, unless its outputs are in the cache."""
    path = Path(env.doc2path(name))
    text = path.read_text(encoding="utf-8")
    reader = create_nb_reader(str(path), env.myst_config, env.mystnb_config, text)
    if reader is None:
        return
    client = create_client(
        reader.read(text), str(path), env.mystnb_config, _quiet, reader.read_fmt
    )
    with client:
        pass
