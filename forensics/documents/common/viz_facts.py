"""The visual zone of a data page: fields by the labels printed beside them.

No fixed coordinates: a label in any of the known languages names what stands behind it, below
it or to its right; a candidate counts only if it has the type of the field.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from forensics.data.states import by_icao
from forensics.documents.common.cells import Cell, cite
from forensics.documents.common.labels import Label, Piece, find_labels
from forensics.records import Char, Document, Fact, FactValue, Page
from forensics.temporal.readings import UncertainDate
from forensics.text.dates import DateContext, find_dates
from forensics.text.mrz import MrzName, fits, transliterations

ZONE = "viz"
_HAN = re.compile(r"[\u3400-\u9fff·]{1,15}")
_LETTER = "A-Za-z\u00c0-\u024f\u1e00-\u1eff"
_LATIN = re.compile(rf"[{_LETTER}](?:[{_LETTER}]|[ '’.,\-])*")
_NUMBER = re.compile(r"(?<![A-Z0-9])(?=[A-Z0-9]*\d)[A-Z0-9]{6,12}(?![A-Z0-9])")
_SEX = re.compile(r"(?<![A-Za-z])([MFX])(?![A-Za-z])|(男|女)")
_SEX_OF = {"男": "M", "女": "F"}


@dataclass(frozen=True, slots=True)
class VizFacts:
    """What the visual zone says about the holder and about the paper; labels that were seen."""

    holder: tuple[Fact, ...]
    paper: tuple[Fact, ...]
    labels: tuple[Label, ...]

    def fact(self, name: str) -> Fact | None:
        return next((f for f in (*self.holder, *self.paper) if f.name == name), None)


def labels_of(page: Page, cells: tuple[Cell, ...]) -> tuple[Label, ...]:
    return find_labels(page, cells, "viz_labels")


def read_viz(
    document: Document,
    page: Page,
    cells: tuple[Cell, ...],
    order: str,
    zone: MrzName | None,
    reader: str,
) -> VizFacts:
    """Facts of the visual zone. ``zone`` is the name in the machine-readable zone, if any:
    of the lawful transliterations of the printed name the one it uses is taken as the value.
    """
    return _Viz(document, page, cells, order, zone, reader).read()


class _Viz:
    def __init__(
        self,
        document: Document,
        page: Page,
        cells: tuple[Cell, ...],
        order: str,
        zone: MrzName | None,
        reader: str,
    ) -> None:
        self.document, self.page, self.reader = document, page, reader
        self.order, self.zone, self.cells = order, zone, cells
        self.labels = labels_of(page, cells)

    def read(self) -> VizFacts:
        holder, paper = list(self._names()), []
        for field, name in (("birth", "birth_date"),):
            holder += self._date(field, name)
        for field, name in (("issue", "issue_date"), ("expiry", "expiry_date")):
            paper += self._date(field, name)
        number = self._first("number", _NUMBER)
        if number:
            holder.append(self._fact("passport_number", number.text, number))
            paper.append(self._fact("number", number.text, number))
        sex = self._first("sex", _SEX)
        if sex:
            holder.append(self._fact("sex", _SEX_OF.get(sex.text, sex.text), sex))
        for field, name in (("nationality", "nationality"),):
            piece = self._words(field)
            if piece:
                holder.append(self._fact(name, state_named(piece.text) or piece.text, piece))
        _, alias = self._scripts("alias", 1)
        for piece in alias:
            holder.append(self._fact("alias", piece.text, piece))
        piece = self._words("birth_place")
        if piece:
            holder.append(self._fact("birth_place", piece.text, piece))
        for field in ("authority", "issue_place"):
            piece = self._words(field)
            if piece:
                paper.append(self._fact(field, piece.text, piece))
        return VizFacts(tuple(holder), tuple(paper), self.labels)

    def _of(self, field: str) -> list[Label]:
        return [label for label in self.labels if label.field == field]

    def _fact(self, name: str, value: FactValue, piece: Piece) -> Fact:
        place = cite(self.document, self.page, piece.start, piece.end, self.reader)
        return Fact(name, value, place, ZONE)

    def _first(self, field: str, pattern: re.Pattern[str]) -> Piece | None:
        for label in self._of(field):
            for piece in label.candidates:
                match = pattern.search(piece.text)
                if match:
                    start = piece.start + match.start()
                    return Piece(match.group(), start, start + len(match.group()))
        return None

    def _words(self, field: str) -> Piece | None:
        """The first candidate that is words: no date, not a lone digit or sign."""
        for label in self._of(field):
            for piece in label.candidates:
                han = sum("\u3400" <= c <= "\u9fff" for c in piece.text)
                letters = sum(c.isalpha() for c in piece.text) - han
                enough = letters >= 4 or han >= 2 or (letters == 3 and piece.text.isupper())
                if enough and (letters + han) * 2 >= len(piece.text):
                    return piece
        return None

    def _date(self, field: str, name: str) -> list[Fact]:
        series = f"{self.document.name}:viz"
        page = f"{self.document.name}:p{self.page.number}"
        order = known_order(self.order)
        for label in self._of(field):
            for piece in label.candidates:
                chars = chars_of(self.page, piece.start, piece.end)
                # Offsets count from the piece: its place keeps the choices of dates apart.
                context = DateContext(order=order, series=series, scope=f"{page}:{piece.start}")
                for found in find_dates(piece.text, context, chars):
                    if isinstance(found.value, UncertainDate):
                        start, end = piece.start + found.start, piece.start + found.end
                        return [self._fact(name, found.value, Piece(piece.text, start, end))]
        return []

    def _names(self) -> list[Fact]:
        surname_h, surname = self._scripts("surname", 1)
        given_h, given = self._scripts("given", 1)
        whole_h, whole = self._scripts("name", 2)
        out: list[Fact] = []
        han = [*whole_h[:1]] or [*surname_h[:1], *given_h[:1]]
        if han:
            value = "".join(p.text for p in han)
            out.append(self._spread("name_han", value, han))
        latin = [*surname[:1], *given[:1]]
        if len(latin) < 2 and whole:
            latin = whole[:2] if not surname else [*surname[:1], *whole[:1]]
        if whole and all(part.strip() for part in whole[0].text.partition(",")):
            latin = whole[:1]
        # Labels misread may lead to another name of the holder than the one the zone gives.
        if latin and (told := self._as_in_zone()) is not None:
            latin = [told]
        if latin:
            first, second = self._split(latin)
            out.append(self._spread("name_latin", self._canonical(first, second), latin))
        if out:
            out.append(Fact("name", out[0].value, out[0].provenance, ZONE))
        return out

    def _as_in_zone(self) -> Piece | None:
        """The name of the zone where a cell prints it whole, with a comma."""
        for cell in self.cells:
            match = _LATIN.search(cell.text)
            if self.zone is None or match is None:
                continue
            text = self._bare(match.group())
            surname, comma, given = text.partition(",")
            if comma and fits(self.zone, surname.strip(), given.strip()) == "same":
                start = cell.start + match.start()
                return Piece(text, start, start + len(text))
        return None

    def _scripts(self, field: str, limit: int) -> tuple[list[Piece], list[Piece]]:
        """Han and Latin pieces that the labels of this field name, nearest first."""
        han: list[Piece] = []
        latin: list[Piece] = []
        for label in self._of(field):
            for piece in label.candidates[:3]:
                for pattern, out in ((_HAN, han), (_LATIN, latin)):
                    match = pattern.search(piece.text)
                    if match and len(out) < limit and not any(c.isdigit() for c in piece.text):
                        text = self._bare(match.group())
                        start = piece.start + match.start()
                        new = Piece(text, start, start + len(text))
                        if text and new not in out:
                            out.append(new)
        return han, latin

    def _bare(self, text: str) -> str:
        """Without the overprint that marks specimens, unless the zone has it in the name."""
        if self.zone is None or "SPECIMEN" not in self.zone.full:
            text = re.sub(r"\s*\bSPECIMEN\b.*$", "", text, flags=re.I)
        return text.rstrip(" .,-")

    def _split(self, pieces: list[Piece]) -> tuple[str, str]:
        if len(pieces) == 1:
            first, _, second = pieces[0].text.partition(",")
            return first.strip(), second.strip()
        return pieces[0].text, pieces[1].text

    def _canonical(self, surname: str, given: str) -> str:
        """The name in A-Z: as the machine-readable zone has it where that is lawful."""
        zone = self.zone
        if zone is not None and fits(zone, surname, given) == "same":
            return zone.full
        words = [w for part in (surname, given) for w in re.split(r"[\s\-]+", part) if w]
        return " ".join(t for t in (transliterations(w)[0] for w in words) if t)

    def _spread(self, name: str, value: str, pieces: list[Piece]) -> Fact:
        """A value whose parts stand apart: its quote runs from the first to the last."""
        start, end = min(p.start for p in pieces), max(p.end for p in pieces)
        return self._fact(name, value, Piece(self.page.text[start:end], start, end))


def state_named(text: str) -> str:
    """Alpha-2 of the state a nationality names (``CHN``, ``中国/CHINESE``), ``""`` if none."""
    plain = text.upper().strip()
    for state in by_icao().values():
        names = {state.icao, state.name.upper(), *_DEMONYMS.get(state.alpha2, ())}
        if state.alpha2 and (plain in names or (state.name_zh and state.name_zh in text)):
            return state.alpha2
    for alpha, words in _DEMONYMS.items():
        if any(re.search(rf"(?<![A-Z]){re.escape(w)}(?![A-Z])", plain) for w in words):
            return alpha
    return ""


# The words passports of these states print for their own nationality (specimen pages).
_DEMONYMS: dict[str, tuple[str, ...]] = {
    "GB": ("BRITISH CITIZEN", "BRITISH"),
    "US": ("UNITED STATES OF AMERICA", "USA"),
    "AU": ("AUSTRALIAN",),
    "NZ": ("NEW ZEALAND",),
    # China comes first, for its long name holds that of Taiwan.
    "CN": (
        "CHINESE", "PEOPLE'S REPUBLIC OF CHINA", "PEOPLE’S REPUBLIC OF CHINA",
        "PEOPLES REPUBLIC OF CHINA", "PEOPLE S REPUBLIC OF CHINA", "中國", "中国",
        "中华人民共和国", "中華人民共和國",
    ),
    "TW": ("REPUBLIC OF CHINA", "中華民國"),
    "DE": ("DEUTSCH", "GERMAN"),
    "FR": ("FRANCAISE", "FRANÇAISE", "FRENCH"),
    "NL": ("NEDERLANDSE",),
    "CA": ("CANADIAN", "CANADIENNE"),
}


def known_order(order: str) -> Literal["", "day-first", "month-first"]:
    """A day/month order the date finder knows, ``""`` for any other word."""
    if order == "day-first":
        return "day-first"
    return "month-first" if order == "month-first" else ""


def chars_of(page: Page, start: int, end: int) -> tuple[Char | None, ...]:
    """One entry a character of ``page.text[start:end]``, ``None`` where nothing is known."""
    out: list[Char | None] = [None] * (end - start)
    for word in page.words:
        if len(word.chars) != len(word.text):
            continue
        lo, hi = max(start, word.start), min(end, word.start + len(word.text))
        for i in range(lo, hi):
            out[i - start] = word.chars[i - word.start]
    return tuple(out)
