"""The command that builds the book: ``python -m exercises build``.

It runs Jupyter Book with warnings as errors, shows what it does, and ends by saying
what to open. With ``--pdf`` it also typesets the book with XeLaTeX. What editions there
are, and where each is built, stands in `exercises.editions`.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from .assessment import write_assessment
from .editions import EDITIONS, Book
from .records import RecordError

if TYPE_CHECKING:
    import argparse
    from collections.abc import Callable, Sequence

ROOT = Path(__file__).resolve().parents[1]
NAME = "sco-alliance-course"  # as latex_documents in _config.yml has it
OWN_BANK = ROOT / "my-bank"  # git-ignored
TEX_PROGRAMS = ("latexmk", "xelatex")
TEX_PACKAGES = ".ci/tex-packages.txt"

JUPYTER_BOOK = (
    sys.executable,
    "-c",
    # jsonschema, which Jupyter Book imports, would load grammars for a format that no
    # schema here has: longer than all else that a build of an unchanged book does.
    "import sys; sys.modules['rfc3987_syntax'] = None;"
    "from jupyter_book.cli.main import main; main()",
    "build",
    ".",
    # Warnings as errors, missing references among the warnings, all in one go.
    *("-W", "-n", "--keep-going"),
)

# What Sphinx and sphinx_ext report, and the error that a cell raised; not the errors of
# the programs in between, which only say that there was one.
COMPLAINT = re.compile(r"(?:WARNING|ERROR): |^_config\.yml|^\w+(?:Error|Exception): .")


class BuildError(Exception):
    """What went wrong with a build, in words for the person who started it."""


def python_here() -> str:
    """Return how the Python that runs is called from this folder.

    Debian has no command ``python`` outside an environment.

    Examples
    --------
    >>> Path(python_here()).name.startswith("python")
    True
    """
    program = Path(sys.executable)
    here = Path.cwd()
    return str(program.relative_to(here) if here in program.parents else program)


def add_parser(subparsers: argparse._SubParsersAction) -> None:
    """Add ``build`` and its options to the course's command line."""
    parser = subparsers.add_parser(
        "build",
        help="build the book as web pages and, if asked, as a PDF",
        description="Build one edition as web pages and, if asked, as a PDF.",
    )
    parser.add_argument(
        "--edition",
        choices=EDITIONS,
        default=EDITIONS[0],
        help="whom the book is for (default: %(default)s)",
    )
    parser.add_argument("--pdf", action="store_true", help="make the PDF as well")
    parser.add_argument(
        "--bank",
        type=Path,
        default=OWN_BANK,
        metavar="FOLDER",
        help="assessment edition: folder of your own exercises (default: my-bank)",
    )
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Build what was asked for and return the exit code: 0 if all went well."""
    try:
        if args.edition == "assessment":
            return _run_assessment(args)
        if args.pdf:
            # Before the first minute of work, not after it.
            require_tex()
        book = Book(ROOT, args.edition)
        index = build_html(book)
        pdf = build_pdf(book) if args.pdf else None
    except (BuildError, RecordError) as error:
        print(f"\nNot built: {error}", file=sys.stderr)
        return 1
    print(f"\nOpen  {index.as_uri()}")
    folder = book.html.relative_to(ROOT)
    print(f"or run  {python_here()} -m http.server --directory {folder}")
    print("and open  http://localhost:8000/")
    if pdf:
        print(f"PDF   {pdf.as_uri()}")
    return 0


def _run_assessment(args: argparse.Namespace) -> int:
    """Write the one page of an assessment and say what to do with it."""
    if args.pdf:
        raise BuildError("the assessment edition has no PDF; print its page")
    page = write_assessment(args.bank, ROOT / "_build" / "assessment")
    print(f"\nOpen  {page.as_uri()}")
    print("It is one file: put it where your students find it, with no other file.")
    return 0


def build_html(book: Book) -> Path:
    """Build the web pages and return the path of the first.

    Parameters
    ----------
    book
        Edition and folder.

    Raises
    ------
    BuildError
        If Jupyter Book reports an error or a warning; the text repeats them.
    """
    run_jupyter_book(book, "html")
    return book.html / "index.html"


def build_pdf(book: Book) -> Path:
    """Typeset the book and return the path of the PDF.

    Parameters
    ----------
    book
        Edition, which becomes part of the file's name, and folder.

    Raises
    ------
    BuildError
        If a program is missing, or Jupyter Book or LaTeX reports an error, or the
        fonts lack a character.
    """
    require_tex()
    latex = book.out / "_build" / "latex"
    # What an interrupted run leaves behind makes the next one fail.
    shutil.rmtree(latex, ignore_errors=True)
    run_jupyter_book(book, "latex")
    run_latexmk(latex)
    pdf = book.out / "_build" / "pdf" / f"{NAME}-{book.edition}.pdf"
    pdf.parent.mkdir(exist_ok=True)
    shutil.copyfile(latex / f"{NAME}.pdf", pdf)
    return pdf


def require_tex(find: Callable[[str], str | None] = shutil.which) -> None:
    """Raise a BuildError that says what to install if a TeX program is missing."""
    missing = [name for name in TEX_PROGRAMS if not find(name)]
    if missing:
        raise BuildError(
            f"the PDF needs {' and '.join(missing)}, which TeX Live brings.\n"
            "Debian and Ubuntu: "
            f"sudo apt-get install --no-install-recommends $(cat {TEX_PACKAGES})\n"
            "macOS: MacTeX, https://tug.org/mactex/; "
            "Windows: TeX Live, https://tug.org/texlive/"
        )


def run_jupyter_book(book: Book, builder: str) -> None:
    """Run one builder of Jupyter Book, or raise a BuildError with its complaints."""
    complaints: list[str] = []

    def show(line: str) -> None:
        # Jupyter Book colours its lines also where nothing can show colours.
        line = re.sub(r"\x1b\[[0-9;]*m", "", line)
        # Each kernel says this of the sockets that it opens on this computer alone.
        if "Kernel is running over TCP without encryption" in line:
            return
        print(line, end="", flush=True)
        if COMPLAINT.search(line):
            complaints.append(line.strip())

    command = [*JUPYTER_BOOK, "--builder", builder, *book.arguments()]
    code = _stream(command, book.root, show)
    if code:
        # Sphinx does not repeat the warnings of pages that it has read already:
        # without this a second run would pass. Outputs of cells stay cached.
        shutil.rmtree(book.out / "_build" / ".doctrees", ignore_errors=True)
        found = "\n".join(dict.fromkeys(complaints)) or "look above for the cause"
        raise BuildError(f"Jupyter Book found what must be mended first.\n{found}")


def run_latexmk(latex: Path) -> None:
    """Typeset what Sphinx wrote into a folder, or raise a BuildError."""
    command = ["latexmk", "-pdf", "-dvi-", "-ps-", "-silent"]
    command += ["-interaction=nonstopmode", "-halt-on-error", f"{NAME}.tex"]
    print("typesetting the PDF ...", flush=True)
    output: list[str] = []
    code = _stream(command, latex, output.append)
    log = latex / f"{NAME}.log"
    lines = log.read_text("utf-8", "replace").splitlines() if log.exists() else output
    if code:
        errors = [line for line in lines if line.startswith("!")]
        found = "\n".join(errors or [line.rstrip() for line in output[-5:]])
        raise BuildError(f"LaTeX stopped; the whole log is {log}\n{found}")
    # LaTeX leaves out a character that its font lacks, and goes on.
    lost = sorted({line for line in lines if line.startswith("Missing character")})
    if lost:
        raise BuildError("the PDF would lack characters.\n" + "\n".join(lost))


def _stream(command: Sequence[str], folder: Path, show: Callable[[str], object]) -> int:
    """Run a command in a folder, hand over each line, return the exit code."""
    environment = {**os.environ, "PYTHONUNBUFFERED": "1", "PYTHONUTF8": "1"}
    with subprocess.Popen(
        command,
        cwd=folder,
        env=environment,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        errors="replace",
    ) as process:
        assert process.stdout is not None
        for line in process.stdout:
            show(line)
    return process.returncode
