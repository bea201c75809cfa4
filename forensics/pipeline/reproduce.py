"""Read a case under custody again, and see whether the same comes out.

The last line of the journal that read the papers is done again: same options, no readings kept
from before. Byte-identical records on the same versions are what is promised; where versions
differ, the result says which.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from forensics import pipeline
from forensics.case import Case
from forensics.custody.bag import DATA, DERIVED, file_sha256
from forensics.custody.check import Check, Outcome
from forensics.custody.journal import Chain, Entry
from forensics.errors import CaseError
from forensics.pipeline import OnProgress, Settings
from forensics.pipeline.journalled import (
    ANSWER,
    READING,
    RECORDS,
    answer_records,
    case_inputs,
    options_of,
    records_of,
)
from forensics.pipeline.versions import versions

_AREA = "reproduce"


def last_reading(chain: Chain) -> Entry | None:
    """The last line that read papers: its outputs can be made again."""
    reads = (e for e in reversed(chain.entries) if e.action in READING)
    return next((e for e in reads if any(RECORDS in o["name"] for o in outputs(e))), None)


def outputs(entry: Entry) -> list[dict[str, Any]]:
    return list(entry.data.get("outputs", ()))


def check_derived(folder: Path, chain: Chain) -> Iterator[Check]:
    """Are the records in ``derived/`` those that the last reading wrote? They are no evidence."""
    last = {
        o["name"]: o["sha256"] for e in chain.entries if e.action in READING for o in outputs(e)
    }
    files = {name: folder / DERIVED / f"{name}.jsonl" for name in last if name.startswith(RECORDS)}
    other = [n for n, f in files.items() if os.path.lexists(f) and _sha256(f) != last[n]]
    if other:
        yield Check(
            "bag", Outcome.NOTE, "derived-differs",
            f"{len(other)} records in {DERIVED}/ are not what the last reading wrote; they are no "
            "evidence and can be made again", sorted(other)[0],
        )  # fmt: skip


def _sha256(path: Path) -> str:
    try:
        return file_sha256(path)
    except CaseError:
        return ""


def reproduce(case: Case, chain: Chain, jobs: int, on_progress: OnProgress) -> Iterator[Check]:
    """Every paper of the last reading, and its answer, made again and compared."""
    entry = last_reading(chain)
    if entry is None:
        yield Check(
            _AREA, Outcome.OPEN, "nothing-read",
            "no line of the journal read a paper, so there is nothing to read again "
            "(forensics extract)",
        )  # fmt: skip
        return
    told = _table(entry, "options")
    settings = Settings(
        engine=str(told.get("engine", "auto")), second_engine=str(told.get("second_engine", "")),
        lang=str(told.get("lang", "")), kind=str(told.get("kind", "")), jobs=jobs,
    )  # fmt: skip
    differs = _differences(entry, case, settings)
    wanted = {o["name"]: o["sha256"] for o in outputs(entry)}
    papers, same = [], 0
    for paper in pipeline.extract(case, settings, on_progress):
        name = RECORDS + paper.name
        made = hashlib.sha256(records_of(paper).encode()).hexdigest()
        papers.append(pipeline.lighten(paper))
        if name not in wanted:
            yield Check(_AREA, Outcome.NOTE, "not-read-then",
                        f"was not read in line {entry.number}", paper.name)  # fmt: skip
        elif wanted.pop(name) == made:
            same += 1
        else:
            yield _other("records", paper.name, entry, differs)
    for name in sorted(n for n in wanted if n.startswith(RECORDS)):
        yield Check(_AREA, Outcome.MISMATCH, "not-read-now",
                    f"was read in line {entry.number} and is no paper of the case now",
                    name.removeprefix(RECORDS))  # fmt: skip
    if same:
        yield Check(_AREA, Outcome.OK, "records",
                    f"{same} paper{'s' * (same != 1)} of line {entry.number} ({entry.action}), "
                    "read again: byte-identical records")  # fmt: skip
    if ANSWER in wanted:
        yield from _answer(case, papers, wanted[ANSWER], entry, differs)
    if differs:
        yield Check(_AREA, Outcome.NOTE, "versions", "; ".join(differs))


def _answer(
    case: Case, papers: list[pipeline.Paper], wanted: str, entry: Entry, differs: list[str]
) -> Iterator[Check]:
    from forensics.rules import loader

    try:
        run = pipeline.answer(case, papers, loader.load_rules(case.rule_files))
    except CaseError as error:
        yield Check(_AREA, Outcome.OPEN, "no-answer", str(error))
        return
    if hashlib.sha256(answer_records(run).encode()).hexdigest() == wanted:
        yield Check(_AREA, Outcome.OK, "answer", "the answer of the crosscheck is byte-identical")
    else:
        yield _other("answer", "crosscheck", entry, differs)


def _other(code: str, place: str, entry: Entry, differs: list[str]) -> Check:
    if differs:
        return Check(
            _AREA, Outcome.OPEN, f"{code}-differ",
            f"other {code} than in line {entry.number}, and not the same tools or files: "
            + "; ".join(differs), place,
        )  # fmt: skip
    return Check(
        _AREA, Outcome.MISMATCH, f"{code}-differ",
        f"other {code} than in line {entry.number}, with the same versions, options and files",
        place,
    )  # fmt: skip


def _differences(entry: Entry, case: Case, settings: Settings) -> list[str]:
    """``pdfplumber was 0.11.9 and is 0.11.10``, for versions, limits and files of the case."""
    found = _changed(_table(entry, "versions"), versions(settings, case))
    found += _changed(_table(entry, "options"), options_of(replace(settings, jobs=1)))
    files = (i for i in entry.data.get("inputs", ()) if not i["name"].startswith(f"{DATA}/"))
    then = {i["name"]: i["sha256"][:12] for i in files}
    return found + _changed(then, {i["name"]: i["sha256"][:12] for i in case_inputs(case)})


def _table(entry: Entry, key: str) -> Mapping[str, Any]:
    told = entry.data.get(key)
    return told if isinstance(told, dict) else {}


def _changed(then: Mapping[str, Any], now: Mapping[str, Any]) -> list[str]:
    return [
        f"{name} was {then.get(name) or 'not there'} and is {now.get(name) or 'not there'}"
        for name in sorted({*then, *now})
        if (then.get(name) or "") != (now.get(name) or "")
    ]
