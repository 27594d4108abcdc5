"""The command ``python -m exercises build`` and what the README says of it."""

import argparse
import re
import tomllib

import pytest
import yaml

from exercises import build


def parse(*words: str) -> argparse.Namespace:
    parser = argparse.ArgumentParser()
    build.add_parser(parser.add_subparsers())
    return parser.parse_args(["build", *words])


def test_the_command_builds_the_student_edition_unless_told_otherwise():
    args = parse()
    assert (args.edition, args.pdf, args.run) == ("student", False, build.run)


def test_an_unknown_edition_is_refused_and_the_known_ones_named(capsys):
    with pytest.raises(SystemExit):
        parse("--edition", "studnet")
    message = capsys.readouterr().err
    assert "studnet" in message
    assert "student" in message


def test_a_build_ends_by_saying_what_to_open(monkeypatch, capsys):
    index = build.ROOT / "_build" / "html" / "index.html"
    monkeypatch.setattr(build, "build_html", lambda _: index)
    assert build.run(parse()) == 0
    assert f"Open  {index.as_uri()}" in capsys.readouterr().out


def test_a_failed_build_says_why_and_returns_one(monkeypatch, capsys):
    def fail(_):
        raise build.BuildError("page.md:3: WARNING: no such label")

    monkeypatch.setattr(build, "build_html", fail)
    assert build.run(parse()) == 1
    assert "page.md:3: WARNING: no such label" in capsys.readouterr().err


def test_without_tex_the_pdf_is_refused_with_what_to_install():
    with pytest.raises(build.BuildError, match="needs xelatex") as refused:
        build.require_tex(lambda name: None if name == "xelatex" else f"/bin/{name}")
    assert build.TEX_PACKAGES in str(refused.value)
    packages = (build.ROOT / build.TEX_PACKAGES).read_text(encoding="utf-8").split()
    assert "texlive-xetex" in packages


def test_the_pdf_has_one_name():
    settings = yaml.safe_load((build.ROOT / "_config.yml").read_text(encoding="utf-8"))
    assert settings["latex"]["latex_documents"]["targetname"] == f"{build.NAME}.tex"


@pytest.mark.parametrize(
    ("heading", "ending"),
    [
        ("Build the course", ".venv/bin/python -m exercises build"),
        ("Run the tests", ".venv/bin/python -m pytest"),
    ],
)
def test_each_of_the_readme_s_two_commands_is_one_line_of_sh(heading, ending):
    readme = (build.ROOT / "README.md").read_text(encoding="utf-8")
    section = readme.split(f"\n## {heading}\n")[1].split("\n## ")[0]
    blocks = re.findall(r"^```sh\n(.*?)^```$", section, re.MULTILINE | re.DOTALL)
    assert len(blocks) == 1
    assert blocks[0].count("\n") == 1
    assert blocks[0].startswith("python3 -m venv .venv && ")
    assert blocks[0].endswith(f" && {ending}\n")


def test_the_citation_has_the_version_of_the_course():
    citation = yaml.safe_load((build.ROOT / "CITATION.cff").read_text(encoding="utf-8"))
    project = tomllib.loads((build.ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    assert citation["version"] == project["project"]["version"]
