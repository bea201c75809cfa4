"""``forensics rules``."""

from __future__ import annotations

import difflib
import shutil
import sys
from collections.abc import Iterator, Sequence
from importlib import resources
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.table import Table
from rich.text import Text

from forensics.cli.output import write
from forensics.errors import ExitCode, UsageError
from forensics.escape import visible
from forensics.rules.loader import load_rules
from forensics.rules.model import Law, Rule
from forensics.rules.pagetests import run_page_tests
from forensics.serialize import SCHEMA, dumps


def command(
    what: Annotated[str, typer.Argument(metavar="[ID|test|new]", help="What to show or do.")] = "",
    file: Annotated[Path | None, typer.Argument(help="A rule page of your own.")] = None,
    json: Annotated[bool, typer.Option("--json", help="For programs.")] = False,
) -> int:
    """The catalogue of rules, a rule's page, or the tests of the rules.

    Examples:

      forensics rules

      forensics rules PRES-01

      forensics rules new own/late.toml && forensics rules test own/late.toml
    """
    if what == "new":
        return _new(file)
    if what == "test":
        return _test(load_rules([file] if file else []), file, json)
    rules = load_rules([file] if file else [])
    if what:
        rules = (_find(what, rules),)
    if json:
        print(dumps({"schema": SCHEMA, "rules": [_data(rule) for rule in rules]}, 2))
    elif what:
        print("\n".join(visible(line) for line in _page(rules[0])))
    else:
        _list(rules)
    return ExitCode.OK


def _find(name: str, rules: Sequence[Rule]) -> Rule:
    for rule in rules:
        if rule.id == name.upper():
            return rule
    close = difflib.get_close_matches(name.upper(), [r.id for r in rules], n=1)
    advice = f"did you mean {close[0]}?" if close else "forensics rules lists them"
    raise UsageError(f"no rule is called {name}", advice=advice)


def _list(rules: Sequence[Rule]) -> None:
    width = shutil.get_terminal_size((100, 24)).columns
    console = Console(file=sys.stdout, width=width, no_color=True, highlight=False)
    table = Table(box=None, header_style="bold", padding=(0, 2, 0, 0))
    for column in ("ID", "Nature", "Severity", "What it compares"):
        table.add_column(column, overflow="fold")
    for rule in rules:
        own = "" if rule.source == "built-in" else f" ({rule.source})"
        row = (rule.id, rule.nature.value, rule.severity.value, rule.title + own)
        table.add_row(*(Text(visible(cell)) for cell in row))
    console.print(table)


def _page(rule: Rule) -> Iterator[str]:
    """The page in words; nothing of it needs a network."""
    yield f"{rule.id}  {rule.title}"
    yield f"{rule.nature.value}, severity {rule.severity.value}, {rule.group}, {rule.source}"
    yield ""
    yield f"Covers: {rule.covers}"
    yield f"Does not cover: {rule.not_covered}"
    yield ""
    yield "Compares:"
    for role in rule.roles:
        yield f"  {role.letter}: {', '.join(role.kinds)}"
    for law in rule.laws:
        yield ""
        yield f"Law: {law.text}"
        yield f"  {law.source}{_in_force(law)}"
    yield ""
    yield "It holds only if none of these is so:"
    for link in rule.assumptions:
        yield f"  - {link.otherwise}"
        yield f"    ask for: {link.ask}"
    yield ""
    yield f"Its own tests: {len(rule.tests)} (forensics rules test)"


def _in_force(law: Law) -> str:
    if law.start is None and law.end is None:
        return ""
    return f", in force {law.start or '…'} to {law.end or 'now'}"


def _data(rule: Rule) -> dict[str, object]:
    return {
        "id": rule.id,
        "title": rule.title,
        "group": rule.group,
        "nature": rule.nature.value,
        "severity": rule.severity.value,
        "covers": rule.covers,
        "not_covered": rule.not_covered,
        "source": rule.source,
        "version": rule.version,
        "law": [{"text": law.text, "source": law.source} for law in rule.laws],
        "assumptions": [
            {"id": a.id, "otherwise": a.otherwise, "ask": a.ask} for a in rule.assumptions
        ],
        "tests": len(rule.tests),
    }


def _test(rules: Sequence[Rule], file: Path | None, json: bool) -> int:
    """The rows of every page, or of the user's own alone."""
    chosen = [r for r in rules if file is None or r.source != "built-in"]
    rows = [row for rule in chosen for row in run_page_tests(rule)]
    failed = [row for row in rows if not row.passed]
    if json:
        data = [
            {"rule": r.rule, "row": r.number, "why": r.why, "expected": r.expected, "got": r.got}
            for r in rows
        ]
        print(dumps({"schema": SCHEMA, "rows": data, "failed": len(failed)}, 2))
    else:
        for row in failed:
            print(
                visible(f"✗ {row.rule} row {row.number}: expected {row.expected}, got {row.got}")
                + (f"  ({visible(row.why)})" if row.why else "")
            )
        print(f"{len(chosen)} rules, {len(rows)} rows, {len(failed)} failed")
    return ExitCode.FINDINGS if failed else ExitCode.OK


def _new(file: Path | None) -> int:
    page = (resources.files("forensics.data") / "new_rule.toml").read_text("utf-8")
    if file is None:
        print(page, end="")
        return ExitCode.OK
    if file.exists():
        raise UsageError("is there already", place=str(file), advice="name another file")
    if not file.parent.is_dir():
        raise UsageError("no such folder", place=str(file.parent), advice="make it first")
    write([page], file)
    print(f"{visible(str(file))}: change it, then: forensics rules test {visible(str(file))}")
    return ExitCode.OK
