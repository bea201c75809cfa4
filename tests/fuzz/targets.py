"""Functions over bytes, true if something was read. The errors its reader documents are caught
here, what it promises about what it did read is asserted, and anything else is a find.
"""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from forensics import serialize
from forensics.case import load_case
from forensics.case.corrections import load_corrections, save_correction
from forensics.custody import journal
from forensics.errors import CaseError
from forensics.intake.engines import recorded
from forensics.temporal.edtf import from_edtf, to_edtf
from forensics.temporal.readings import Interval, UncertainDate
from forensics.text import mrz
from forensics.text.dates import DateContext, find_dates

from . import seeds


@dataclass(frozen=True, slots=True)
class Target:
    """``seeds`` are inputs that are read well, ``words`` what they are made of; ``json``: they are
    JSON Lines, and ``mutate`` knows better than bytes how to break them."""

    run: Callable[[bytes], bool]
    seeds: tuple[bytes, ...]
    words: tuple[str, ...]
    json: bool = False


def mrz_lines(data: bytes) -> bool:
    """Never raises: a zone that is none is no zone."""
    text = data.decode("utf-8", "replace")
    zones = mrz.find(text)
    for found in zones:
        zone = found.zone
        start, end = found.whole
        assert 0 <= start < end <= len(text)
        assert mrz.parse(zone.lines) == zone
        assert not (zone.valid and zone.failed)
        assert isinstance(zone.name.surname, str)
        for field in zone.fields:
            assert all(zone.lines[i][a:b] in field.raw for i, a, b in field.spans)
        for check in zone.failed:
            for repair in check.repairs:
                mended = [list(line) for line in zone.lines]
                mended[repair.line][repair.column] = repair.reading
                lines = tuple("".join(line) for line in mended)
                after = {c.name: c for c in mrz.verify(zone.format, lines, repairs=False)}
                assert after[check.name].verdict == "passed"
        for part in zone.fields:
            if part.name in ("birth", "expiry"):
                for day in (mrz.birth_date(part.raw, None, "x"), mrz.expiry_date(part.raw)):
                    if day:
                        _in_order(day)
    return bool(zones)


def dates(data: bytes) -> bool:
    """Never raises: what is not understood is no date."""
    text = data.decode("utf-8", "replace")
    for context in (
        DateContext(),
        DateContext(date(2016, 3, 5), date(2020, 2, 29), "day-first", "book", "x:p1"),
    ):
        last, every = 0, find_dates(text, context)
        for found in every:
            assert last <= found.start < found.end <= len(text)
            last = found.end
            _in_order(found.value)
            _same_in_text(found.value)
    return bool(every)


def edtf(data: bytes) -> bool:
    """``ValueError`` for what is not of the subset."""
    text = data.decode("utf-8", "replace")
    try:
        value = from_edtf(text)
    except ValueError:
        return False
    _in_order(value)
    _same_in_text(value)
    return True


def case_toml(data: bytes) -> bool:
    """``CaseError`` for a mistake in the file."""
    folder = _folder()
    file = folder / "case.toml"
    file.write_bytes(data)
    try:
        case = load_case(folder)
    except CaseError:
        return False
    finally:
        file.unlink()
    assert case.documents
    assert all(d.path.resolve().is_relative_to(folder.resolve()) for d in case.documents)
    return True


def corrections_toml(data: bytes) -> bool:
    """``CaseError`` for a mistake in the file; what was read can be written and read again."""
    folder = _folder()
    file = folder / "corrections.toml"
    file.write_bytes(data)
    try:
        read = load_corrections(folder)
    except CaseError:
        return False
    finally:
        file.unlink()
    for entry in read[:3]:
        save_correction(folder, entry)
    assert load_corrections(folder) == read[:3]
    file.unlink(missing_ok=True)
    return bool(read)


def readings(data: bytes) -> bool:
    """JSON Lines of records: ``ValueError`` for what is none; the same after writing."""
    text = data.decode("utf-8", "replace")
    try:
        records = serialize.from_jsonl(text)
    except ValueError:
        return False
    assert serialize.from_jsonl(serialize.to_jsonl(records)) == records
    return bool(records)


def recordings(data: bytes) -> bool:
    """Recorded papers: ``CaseError`` for what is none."""
    file = _folder() / "paper.jsonl"
    file.write_bytes(data)
    try:
        found = recorded.load([file])
        for sha256 in found.by_hash:
            found.replay("paper.png", sha256)
        return bool(found.by_hash)
    except CaseError:
        return False
    finally:
        file.unlink()


def journal_lines(data: bytes) -> bool:
    """The journal of a case under custody: never raises; a fault is said."""
    chain = journal.Chain()
    chain.read(data)
    chain.finish()
    assert len(chain.entries) <= data.count(b"\n") + 1
    return bool(chain.entries)


def _folder() -> Path:
    """A case folder of this process with one paper and no other file."""
    global _KEPT
    if _KEPT is None:
        _KEPT = tempfile.TemporaryDirectory(prefix="fuzz-")
        papers = Path(_KEPT.name) / "papers"
        papers.mkdir()
        (papers / "a.txt").write_text("SPECIMEN 2016-03-05")
    return Path(_KEPT.name)


_KEPT: tempfile.TemporaryDirectory[str] | None = None


def _in_order(value: UncertainDate | Interval) -> None:
    sides = (value.start, value.end) if isinstance(value, Interval) else (value,)
    for side in sides:
        for reading in side.readings if side else ():
            if reading.earliest and reading.latest:
                assert reading.earliest <= reading.latest, value


def _same_in_text(value: UncertainDate | Interval) -> None:
    """Its text says the same days; a choice behind them has no place in it."""
    text = to_edtf(value)
    again = from_edtf(text)
    assert to_edtf(again) == text


TARGETS: dict[str, Target] = {
    "mrz": Target(mrz_lines, tuple(m.encode() for m in seeds.MRZ), ("<<", "«", "P<", "UTO", "\n")),
    "dates": Target(
        dates,
        tuple(d.encode() for d in seeds.DATES),
        tuple(seeds.DATE_WORDS.split()),
    ),
    "edtf": Target(edtf, tuple(e.encode() for e in seeds.EDTF), (*"X/[],-", "..")),
    "case_toml": Target(
        case_toml,
        (seeds.CASE.encode(), b"[hints]\nlang = 'en'\n"),
        ("name", "rules", "[[documents]]", "file", "../", "birth_date", "when", "\\u"),
    ),
    "corrections_toml": Target(
        corrections_toml,
        (seeds.CORRECTION.encode(), seeds.CORRECTIONS.encode()),
        ("[[corrections]]", "added", "old", "box", "\\u202e", "\\n", "'''", '"""', "#"),
    ),
    "readings": Target(
        readings,
        (seeds.RECORDS.encode(),),
        ("record", "data", "readings", "type", "null", "1e999", "NaN", "-0", "\\ud800", "[", "{"),
        json=True,
    ),
    "recordings": Target(
        recordings,
        (seeds.RECORDING.encode(),),
        ("page", "pages", "words", "file", "null", "1e999", "\\ud800", "[", "{", "true"),
        json=True,
    ),
    "journal": Target(
        journal_lines,
        (seeds.JOURNAL + b"\n", seeds.JOURNAL + b"\n" + seeds.JOURNAL + b"\n"),
        ("seq", "prev", "action", "torn", "inputs", "null", "1e999", "\\ud800", "["),
        json=True,
    ),
}  # fmt: skip
