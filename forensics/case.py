"""A case: a folder of papers about one person, with or without a ``case.toml``.

The folder is only ever read. ``case.toml`` (all keys optional) looks like this::

    name = "The county file"
    rules = ["own/late_stamp.toml"]        # rule pages of your own
    ignore = ["papers/drafts/*"]           # papers to leave out, as file patterns

    [subject]
    names = ["张三", "ZHANG SAN"]
    aliases = ["Jackie Zhang"]
    birth_date = 1985-03-12                # or "1985-03", or any EDTF text
    numbers = ["E12345678"]                # passport and identity numbers

    [hints]
    order = "day-first"                    # of dates in figures, where a paper does not say
    lang = "en"

    [[documents]]
    file = "papers/bail.pdf"
    kind = "bail_decision"
    lang = "zh-Hans"
    asserted_by = "County Public Security Bureau"
    order = "day-first"

Papers that are not listed under ``documents`` are read all the same.
"""

from __future__ import annotations

import difflib
import os
import tomllib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from fnmatch import fnmatch
from pathlib import Path
from typing import Any

from forensics.errors import CaseError
from forensics.temporal.edtf import from_edtf
from forensics.temporal.readings import Order, UncertainDate

ORDERS: tuple[Order, ...] = ("day-first", "month-first")

# Beside the papers of a case lie things that are not papers of it.
_NOT_PAPERS = {".toml", ".json", ".jsonl", ".md", ".csv", ".xml", ".py", ".log", ".db", ".ini"}
_NOT_PAPER_FOLDERS = {"recorded", "out", "__pycache__"}
_OUTPUTS = {"report.html", "expected.jsonl"}


@dataclass(frozen=True, slots=True)
class Subject:
    """Whose case it is. ``names`` and ``aliases`` in any script, ``numbers`` as printed."""

    names: tuple[str, ...] = ()
    aliases: tuple[str, ...] = ()
    birth_date: UncertainDate | None = None
    numbers: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class CaseDocument:
    """One paper. ``name`` is its path in the case folder with ``/``; ``""`` means: not told.

    ``order`` is ``day-first`` or ``month-first``.
    """

    name: str
    path: Path
    kind: str = ""
    lang: str = ""
    asserted_by: str = ""
    order: Order = ""


@dataclass(frozen=True, slots=True)
class Hints:
    """What holds for every paper that does not say otherwise."""

    order: Order = ""
    lang: str = ""


@dataclass(frozen=True, slots=True)
class Case:
    """The papers of one subject, in the order in which they are read (by name)."""

    name: str
    folder: Path
    subject: Subject = Subject()
    documents: tuple[CaseDocument, ...] = ()
    hints: Hints = Hints()
    rule_files: tuple[Path, ...] = ()

    def document(self, name: str) -> CaseDocument | None:
        return next((d for d in self.documents if d.name == name), None)


def load_case(folder: Path) -> Case:
    """The case in ``folder`` (or in the folder of a ``case.toml`` that is named itself).

    Raises ``CaseError`` for a folder that is not there, holds no paper, or whose
    ``case.toml`` has a mistake; the message names the key or the file.
    """
    if folder.name == "case.toml" and folder.is_file():
        folder = folder.parent
    if not folder.exists():
        raise CaseError("no such folder", place=str(folder), advice="check the path")
    if not folder.is_dir():
        raise CaseError(
            "is a file, not a case folder", place=str(folder), advice="name the folder it lies in"
        )
    table = _read_toml(folder / "case.toml")
    case = _Reader(folder, table).case() if table is not None else _bare(folder)
    if not case.documents:
        raise CaseError(
            "holds no paper", place=str(folder), advice="put scans into it, or into papers/ in it"
        )
    return case


def case_of(paths: Sequence[Path]) -> Case:
    """A case of loose files and folders, as given on a command line.

    Names are relative to the folder they have in common, so that nothing of this machine
    gets into an output. Raises ``CaseError`` for a path that is not there.
    """
    files: list[Path] = []
    for path in paths:
        if path.is_dir():
            files += _papers(path)
        elif path.exists():
            _regular(path)
            files.append(path)
        else:
            raise CaseError("no such file or folder", place=str(path), advice="check the path")
    # os.path.abspath, not resolve(): a link keeps the name under which it was given.
    absolute = list(dict.fromkeys(Path(os.path.abspath(f)) for f in files))
    if not absolute:
        place = ", ".join(str(p) for p in paths)
        raise CaseError("holds no paper", place=place, advice="name files, or a folder of scans")
    root = Path(os.path.commonpath([f.parent for f in absolute]))
    documents = sorted(
        (CaseDocument(f.relative_to(root).as_posix(), f) for f in absolute), key=lambda d: d.name
    )
    return Case(root.name, root, documents=tuple(documents))


def _bare(folder: Path) -> Case:
    files = _papers(folder)
    documents = tuple(CaseDocument(f.relative_to(folder).as_posix(), f) for f in files)
    return Case(folder.resolve().name, folder, documents=documents)


def _papers(folder: Path) -> list[Path]:
    """Everything in ``papers/``, or else in the folder itself, that may be a paper, by name.

    A file of a type that is not read (a ``.docx``) is among them: it is then reported as
    unread instead of being passed over in silence.
    """
    root = folder / "papers" if (folder / "papers").is_dir() else folder
    home = folder.resolve()
    for path in _walk(root):
        if not path.resolve().is_relative_to(home):
            raise CaseError("lies outside the case folder", place=str(path), advice="copy it in")
        _regular(path)
    return sorted(_walk(root), key=lambda f: f.relative_to(folder).as_posix())


def _regular(path: Path) -> None:
    """Raises ``CaseError`` for a pipe, a device or a link to nothing: reading could hang."""
    if not path.is_file():
        raise CaseError("is not a file", place=str(path), advice="take it out of the folder")


def _walk(folder: Path) -> Iterator[Path]:
    for path in folder.iterdir():
        hidden = path.name.startswith((".", "~$"))
        if path.is_dir():
            if not (hidden or path.is_symlink() or path.name in _NOT_PAPER_FOLDERS):
                yield from _walk(path)
        elif not hidden and path.suffix.lower() not in _NOT_PAPERS and path.name not in _OUTPUTS:
            yield path


def _read_toml(path: Path) -> dict[str, Any] | None:
    if not path.is_file():
        return None
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except tomllib.TOMLDecodeError as error:
        raise CaseError(f"not valid TOML: {error}", place=str(path)) from error
    except UnicodeDecodeError as error:
        raise CaseError("not UTF-8 text", place=str(path), advice="save it as UTF-8") from error
    except OSError as error:
        raise CaseError(f"cannot be read: {error.strerror}", place=str(path)) from error


class _Reader:
    """Turns the table of one ``case.toml`` into a ``Case``, naming every mistake by its key."""

    def __init__(self, folder: Path, table: Mapping[str, Any]) -> None:
        self.folder = folder
        self.table = table
        self.place = str(folder / "case.toml")

    def case(self) -> Case:
        self._known(self.table, ("name", "subject", "documents", "hints", "rules", "ignore"), "")
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
        )

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
        rows = self.table.get("documents", [])
        if not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
            raise self._error("documents must be [[documents]] tables, one a paper")
        for row in rows:
            document = self._document(row, hints)
            if document.name in listed:
                raise self._error(f"[[documents]] names {document.name} twice")
            listed[document.name] = document
        ignore = self._texts(self.table, "ignore", "")
        own = {self._inside(n, "rules") for n in self._texts(self.table, "rules", "")}
        for path in _papers(self.folder):
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
        if Path(name).is_absolute() or not path.resolve().is_relative_to(home):
            raise self._error(f"{key}: {name} lies outside the case folder", "copy it into it")
        if not path.is_file():
            close = _nearest(
                name, (p.relative_to(self.folder).as_posix() for p in _papers(self.folder))
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
