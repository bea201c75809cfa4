"""The documentation says what the program does: commands, options, codes, files, links."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path
from typing import Any

import pytest
import typer

from forensics import pipeline
from forensics.case import load_case
from forensics.case.corrections import load_corrections
from forensics.cli.app import app
from forensics.documents import kinds
from forensics.errors import ExitCode
from forensics.rules.predicates import PREDICATES

ROOT = Path(__file__).parents[1]
PAGES = sorted([ROOT / "README.md", *(ROOT / "docs").glob("*.md")])
COMMANDS: dict[str, Any] = dict(typer.main.get_command(app).commands)  # type: ignore[attr-defined]


def parameters(command: Any) -> list[Any]:
    """Those of the command, and of the commands under it."""
    under = getattr(command, "commands", {}).values()
    return [*command.params, *(p for one in under for p in one.params)]


def section(name: str) -> str:
    text = (ROOT / "docs" / "cli.md").read_text(encoding="utf-8")
    match = re.search(rf"^## {name}$(.*?)(?=^## |\Z)", text, re.M | re.S)
    assert match, f"docs/cli.md has no section on {name}"
    return match[1]


@pytest.mark.parametrize("name", sorted(COMMANDS))
def test_every_command_and_option_is_documented(name: str) -> None:
    shared = (ROOT / "docs" / "cli.md").read_text(encoding="utf-8").split("## extract")[0]
    told = shared + section(name)
    for parameter in parameters(COMMANDS[name]):
        for option in parameter.opts if parameter.param_type_name == "option" else ():
            assert option == "--help" or f"`{option}" in told, f"{name} {option}"


@pytest.mark.parametrize("name", sorted(COMMANDS))
def test_every_command_and_option_has_help(name: str) -> None:
    command = COMMANDS[name]
    for one in (command, *getattr(command, "commands", {}).values()):
        assert one.help
        assert "Example" in one.help
    for parameter in parameters(command):
        assert parameter.name == "help" or getattr(parameter, "help", ""), parameter.name


def test_no_section_without_a_command() -> None:
    text = (ROOT / "docs" / "cli.md").read_text(encoding="utf-8")
    assert set(re.findall(r"^## ([a-z]+)$", text, re.M)) == set(COMMANDS)


@pytest.mark.parametrize("page", ["README.md", "docs/exit-codes.md"])
def test_exit_codes_are_those_of_the_program(page: str) -> None:
    text = (ROOT / page).read_text(encoding="utf-8")
    assert {int(c) for c in re.findall(r"^\| (\d+) \|", text, re.M)} == {int(c) for c in ExitCode}


def test_exit_codes_have_their_names() -> None:
    text = (ROOT / "docs" / "exit-codes.md").read_text(encoding="utf-8")
    assert dict(re.findall(r"^\| (\d+) \| (\w+) \|", text, re.M)) == {
        str(int(code)): code.name for code in ExitCode
    }


def test_the_words_of_fail_on() -> None:
    text = (ROOT / "docs" / "exit-codes.md").read_text(encoding="utf-8")
    assert re.findall(r"^\| `(\w+)` \|", text, re.M) == list(pipeline.FAIL_ON)


@pytest.mark.parametrize("page", PAGES, ids=lambda p: p.name)
def test_links_lead_somewhere(page: Path) -> None:
    for link in re.findall(r"\]\(([^)#]+)(?:#[^)]*)?\)", page.read_text(encoding="utf-8")):
        if not link.startswith("https://"):
            assert (page.parent / link).exists(), link


def test_every_page_is_reached_from_the_readme() -> None:
    links = {name for page in PAGES for name in re.findall(r"([\w-]+\.md)", page.read_text())}
    assert {p.name for p in PAGES} <= links | {"README.md"}


def test_the_commands_of_the_readme_are_there() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    targets = set(re.findall(r"^([\w-]+):", makefile, re.M))
    wanted = set(re.findall(r"^make ([\w-]+)", readme, re.M))
    assert wanted == {"demo", "test"}
    assert wanted <= targets
    for name in re.findall(r"^(?:- run: )?forensics (\w+)", readme, re.M):
        assert name in COMMANDS


def test_the_example_of_case_toml_is_read(tmp_path: Path) -> None:
    text = (ROOT / "docs" / "case-toml.md").read_text(encoding="utf-8")
    example = re.search(r"```toml\n(.*?)```", text, re.S)
    assert example
    table = tomllib.loads(example[1])
    for name in [*table["rules"], *(d["file"] for d in table["documents"])]:
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("")
    (tmp_path / "case.toml").write_text(example[1], encoding="utf-8")
    case = load_case(tmp_path)
    assert case.documents[0].kind in text
    assert case.subject.names == ("张三", "ZHANG SAN")


def test_the_example_of_corrections_toml_is_read(tmp_path: Path) -> None:
    text = (ROOT / "docs" / "review.md").read_text(encoding="utf-8")
    example = re.search(r"```toml\n(.*?)```", text, re.S)
    assert example
    (tmp_path / "corrections.toml").write_text(example[1], encoding="utf-8")
    (entry,) = load_corrections(tmp_path)
    assert entry.document == "papers/passport.png"


def test_figures_of_a_benchmark_have_their_program() -> None:
    text = (ROOT / "docs" / "benchmarks.md").read_text(encoding="utf-8")
    for name in re.findall(r"^## bench-(\w+)", text, re.M):
        place = ROOT / "benchmarks" / name
        assert place.is_dir() or place.with_suffix(".py").is_file(), name


def test_every_predicate_of_the_rules_is_explained() -> None:
    text = (ROOT / "docs" / "rules.md").read_text(encoding="utf-8")
    assert set(re.findall(r"`(\w+)\([a-z][.,)]", text)) == set(PREDICATES)


def test_every_kind_of_paper_is_named() -> None:
    page = (ROOT / "docs" / "extract.md").read_text("utf-8")
    assert [name for name in kinds() if f"`{name}`" not in page] == []
