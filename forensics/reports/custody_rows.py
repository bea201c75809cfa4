"""The journal of a case in rows for a person: what was done, in the order it was done."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from forensics.custody.journal import Chain, Entry

_ALIKE = ("case.add", "case.add-again")
"""Actions of which many come at once, a line a file: one row for all of them."""


@dataclass(frozen=True, slots=True)
class Row:
    """``lines`` is ``7`` or ``2–14``; ``time`` the first of them; ``sha256`` of the last line."""

    lines: str
    time: str
    who: str
    what: str
    sha256: str


@dataclass(frozen=True, slots=True)
class Tools:
    """Versions that were the same in these lines."""

    lines: str
    versions: tuple[tuple[str, str], ...]


def rows(chain: Chain) -> Iterator[Row]:
    """Every line of the journal that can be read; neighbours that bring files in as one."""

    def alike(entry: Entry) -> object:
        return (entry.action, entry.data.get("who")) if entry.action in _ALIKE else entry.number

    for _, group in groupby(chain.entries, key=alike):
        entries = list(group)
        first, last = entries[0], entries[-1]
        lines = _span([e.number for e in entries])
        time, who = clock(str(first.data["time"])), str(first.data["who"])
        yield Row(lines, time, who, _what(first, len(entries)), last.sha256)


def clock(time: str) -> str:
    """``2026-01-31 10:15:00``, for a column that says UTC."""
    return time.replace("T", " ", 1).removesuffix("Z")


def tools(chain: Chain) -> Iterator[Tools]:
    """Each set of versions once, with the lines that used it, in the order of first use."""
    found: dict[tuple[tuple[str, str], ...], list[int]] = {}
    for entry in chain.entries:
        told = entry.data.get("versions")
        if isinstance(told, dict):
            key = tuple(sorted((str(k), str(v)) for k, v in told.items()))
            found.setdefault(key, []).append(entry.number)
    for versions, numbers in found.items():
        yield Tools(_spans(numbers), versions)


def _what(entry: Entry, count: int) -> str:
    data = entry.data
    outputs: Sequence[Mapping[str, Any]] = data.get("outputs", ())
    if entry.action == "case.init":
        return f"case {data.get('case')} made"
    if entry.action == "case.add":
        return f"{_files(count)} copied into data/"
    if entry.action == "case.add-again":
        return f"{_files(count)} brought again: the same bytes were there already"
    if entry.action == "case.note":
        return f"note: {data.get('note')}"
    if entry.action == "case.changed":
        note = f" ({data['note']})" if data.get("note") else ""
        return f"{_change(data)}{note}"
    if entry.action == "case.seal":
        return f"seal {data.get('seal')}"
    if entry.action == "case.timestamp":
        return f"time stamp of seal {data.get('seal')} brought back"
    if entry.action == "journal.torn":
        return "says that the lines before it are torn: the program or machine had stopped"
    return _reading(entry, outputs)


def _reading(entry: Entry, outputs: Sequence[Mapping[str, Any]]) -> str:
    """What read the papers, or is not known to this version: its parts as they are."""
    papers = sum(str(o["name"]).startswith("records/") for o in outputs)
    parts = [entry.action]
    if papers:
        parts.append(f"{papers} paper{'s' * (papers != 1)} read")
    for output in outputs:
        if not str(output["name"]).startswith("records/"):
            parts.append(f"{output['name']} sha256 {output['sha256']}")
    if entry.data.get("exit") is not None:
        parts.append(f"exit code {entry.data['exit']}")
    return "; ".join(parts)


def _change(data: Mapping[str, Any]) -> str:
    before = {i["name"]: i["sha256"] for i in data.get("inputs", ())}
    after = {o["name"]: o["sha256"] for o in data.get("outputs", ())}
    told = []
    for name in sorted({*before, *after}):
        now = f"sha256 {after[name]}" if name in after else "taken away"
        told.append(f"{name} {'changed' if name in before else 'new'}: {now}")
    return "; ".join(told)


def _files(count: int) -> str:
    return f"{count} file{'s' * (count != 1)}"


def _span(numbers: Sequence[int]) -> str:
    first, last = numbers[0], numbers[-1]
    return str(first) if first == last else f"{first}–{last}"


def _spans(numbers: Sequence[int]) -> str:
    """``1–4, 7``."""
    runs: list[list[int]] = []
    for number in numbers:
        if runs and number == runs[-1][-1] + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    return ", ".join(_span(run) for run in runs)
