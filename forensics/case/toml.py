"""Reads ``case.toml``; every mistake in it is named by its key."""

from __future__ import annotations

import difflib
import os
import tomllib
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from fnmatch import fnmatch
from pathlib import Path
from typing import Any

from forensics.case.model import ORDERS, Case, CaseDocument, Hints, Subject
from forensics.case.papers import papers_in
from forensics.errors import CaseError
from forensics.findings import Suppression
from forensics.temporal.edtf import from_edtf
from forensics.temporal.readings import Order, UncertainDate


def read_toml(path: Path) -> dict[str, Any] | None:
    """The table of the file, ``None`` if there is no such file. Raises ``CaseError``."""
    if path.exists() and not (path.is_file() or path.is_dir()):  # a pipe would never end
        raise CaseError("is not a file", place=str(path), advice="take it away")
    try:
        return tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except FileNotFoundError:
        return None
    except UnicodeDecodeError as error:
        raise CaseError("not UTF-8 text", place=str(path), advice="save it as UTF-8") from error
    except ValueError as error:  # TOMLDecodeError, or a number of thousands of figures
        raise CaseError(f"not valid TOML: {error}", place=str(path)) from error
    except RecursionError as error:
        raise CaseError("lists in lists without end", place=str(path)) from error
    except OSError as error:
        raise CaseError(f"cannot be read: {error.strerror}", place=str(path)) from error


KEYS = ("name", "subject", "documents", "hints", "rules", "ignore", "suppressions")


class CaseFile:
    """Turns the table of one ``case.toml`` into a ``Case``, naming every mistake by its key."""

    def __init__(self, folder: Path, table: Mapping[str, Any]) -> None:
        self.folder = folder
        self.table = table
        self.place = str(folder / "case.toml")

    def case(self) -> Case:
        self._known(self.table, KEYS, "")
        hints = self._hints(self._section("hints"))
        return Case(
            name=self._text(self.table, "name", "") or self.folder.resolve().name,
            folder=self.folder,
            subject=self._subject(self._section("subject")),
            documents=self._documents(hints),
            hints=hints,
            rule_files=tuple(
                self._inside(name, "rules") for name in self._texts(self.table, "rules", "")
            ),
            suppressions=self._suppressions(),
        )

    def _suppressions(self) -> tuple[Suppression, ...]:
        where = "[[suppressions]] "
        found: dict[str, Suppression] = {}
        for row in self._rows("suppressions", "one a finding"):
            self._known(row, ("finding", "who", "when", "why"), where)
            finding, who, why = (self._text(row, k, where) for k in ("finding", "who", "why"))
            day = row.get("when")
            if not (finding and who and why and type(day) is date):
                raise self._error(
                    f"{where}needs finding, who, when and why",
                    'write finding = "PRES-01-…", when = 2026-01-31, and the others in words',
                )
            if finding in found:
                raise self._error(f"{where}names {finding} twice")
            found[finding] = Suppression(finding, who, day, why)
        return tuple(found.values())

    def _rows(self, key: str, what: str) -> list[Mapping[str, Any]]:
        rows = self.table.get(key, [])
        if not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
            raise self._error(f"{key} must be [[{key}]] tables, {what}")
        return rows

    def _subject(self, table: Mapping[str, Any]) -> Subject:
        where = "[subject] "
        self._known(table, ("names", "aliases", "birth_date", "numbers"), where)
        return Subject(
            names=self._texts(table, "names", where),
            aliases=self._texts(table, "aliases", where),
            birth_date=self._date(table, "birth_date", where),
            numbers=self._texts(table, "numbers", where),
        )

    def _hints(self, table: Mapping[str, Any]) -> Hints:
        where = "[hints] "
        self._known(table, ("order", "lang"), where)
        return Hints(order=self._order(table, where), lang=self._text(table, "lang", where))

    def _documents(self, hints: Hints) -> tuple[CaseDocument, ...]:
        listed: dict[str, CaseDocument] = {}
        for row in self._rows("documents", "one a paper"):
            document = self._document(row, hints)
            if document.name in listed:
                raise self._error(f"[[documents]] names {document.name} twice")
            listed[document.name] = document
        ignore = self._texts(self.table, "ignore", "")
        own = {self._inside(n, "rules") for n in self._texts(self.table, "rules", "")}
        for path in papers_in(self.folder):
            name = path.relative_to(self.folder).as_posix()
            if path in own or any(fnmatch(name, pattern) for pattern in ignore):
                continue
            plain = CaseDocument(name, path, lang=hints.lang, order=hints.order)
            listed.setdefault(name, plain)
        return tuple(listed[name] for name in sorted(listed))

    def _document(self, row: Mapping[str, Any], hints: Hints) -> CaseDocument:
        where = "[[documents]] "
        self._known(row, ("file", "kind", "lang", "asserted_by", "order"), where)
        name = self._text(row, "file", where)
        if not name:
            raise self._error("[[documents]] without file", "give its path in the case folder")
        path = self._inside(name, "[[documents]] file")
        return CaseDocument(
            name=path.relative_to(self.folder).as_posix(),
            path=path,
            kind=self._text(row, "kind", where),
            lang=self._text(row, "lang", where) or hints.lang,
            asserted_by=self._text(row, "asserted_by", where),
            order=self._order(row, where) or hints.order,
        )

    def _inside(self, name: str, key: str) -> Path:
        """The file of this name in the case folder. Refuses what leaves the folder."""
        path = Path(os.path.normpath(self.folder / name))
        home = self.folder.resolve()
        real = Path(os.path.realpath(path))
        if Path(name).is_absolute() or not real.is_relative_to(home):
            raise self._error(f"{key}: {name} lies outside the case folder", "copy it into it")
        if not path.is_file():
            close = _nearest(
                name, (p.relative_to(self.folder).as_posix() for p in papers_in(self.folder))
            )
            raise self._error(f"{key}: no such file: {name}", close)
        return path

    def _section(self, key: str) -> Mapping[str, Any]:
        table = self.table.get(key, {})
        if not isinstance(table, dict):
            raise self._error(f"{key} must be a [{key}] table")
        return table

    def _known(self, table: Mapping[str, Any], known: Sequence[str], where: str) -> None:
        for key in table:
            if key not in known:
                raise self._error(f"unknown key {where}{key}", _nearest(key, known))

    def _text(self, table: Mapping[str, Any], key: str, where: str) -> str:
        value = table.get(key, "")
        if not isinstance(value, str):
            raise self._error(f"{where}{key} must be a text in quotes")
        return value.strip()

    def _texts(self, table: Mapping[str, Any], key: str, where: str) -> tuple[str, ...]:
        value = table.get(key, [])
        if not isinstance(value, list) or not all(isinstance(v, str) for v in value):
            raise self._error(f'{where}{key} must be a list of texts, ["…", "…"]')
        return tuple(v.strip() for v in value if v.strip())

    def _order(self, table: Mapping[str, Any], where: str) -> Order:
        value = self._text(table, "order", where)
        for order in ("", *ORDERS):
            if value == order:
                return order
        raise self._error(f"{where}order is {value!r}", f"one of: {', '.join(ORDERS)}")

    def _date(self, table: Mapping[str, Any], key: str, where: str) -> UncertainDate | None:
        value = table.get(key)
        if value is None:
            return None
        if type(value) is date:
            return UncertainDate.day(value)
        if isinstance(value, str):
            try:
                parsed = from_edtf(value.strip())
            except ValueError:
                parsed = None
            if isinstance(parsed, UncertainDate):
                return parsed
        raise self._error(f"{where}{key} is no date", 'write 1985-03-12, "1985-03" or "1985"')

    def _error(self, message: str, advice: str = "") -> CaseError:
        return CaseError(message, place=self.place, advice=advice)


def _nearest(word: str, known: Iterable[str]) -> str:
    """``did you mean …?`` where something is near; else what there is."""
    options = list(known)
    close = difflib.get_close_matches(word, options, n=1, cutoff=0.5)
    if close:
        return f"did you mean {close[0]}?"
    return f"there are: {', '.join(options)}" if options else ""
