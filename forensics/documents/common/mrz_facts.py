"""The machine-readable zones of a page as facts, each with its check-digit verdict."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from forensics.data.states import alpha2, by_icao
from forensics.documents.common.cells import cite
from forensics.records import Document, Fact, FactValue, Page, ReadingWarning
from forensics.temporal.readings import Pick, Reading, UncertainDate
from forensics.text import mrz

ZONE = "mrz"
_TITLES = {
    "number": "document number",
    "birth": "date of birth",
    "expiry": "date of expiry",
    "optional": "optional data",
    "composite": "whole zone (composite)",
}


@dataclass(frozen=True, slots=True)
class ZoneFacts:
    """One zone: what it says about the holder, about the paper, and what is doubtful."""

    found: mrz.FoundZone
    holder: tuple[Fact, ...]
    paper: tuple[Fact, ...]
    warnings: tuple[ReadingWarning, ...]

    @property
    def zone(self) -> mrz.Mrz:
        return self.found.zone

    @property
    def issuer(self) -> str:
        """Alpha-2 of the issuing state, its ICAO code where it has none."""
        code = self.zone.value("state")
        return alpha2(code) or code

    def value(self, name: str) -> FactValue | None:
        for fact in (*self.holder, *self.paper):
            if fact.name == name:
                return fact.value
        return None

    def fact(self, name: str) -> Fact | None:
        return next((f for f in (*self.holder, *self.paper) if f.name == name), None)


def zones_of(page: Page) -> tuple[mrz.FoundZone, ...]:
    """Zones of the page: in the regions read apart, else in the text itself."""
    found = []
    for region in page.regions:
        if region.kind != "mrz":
            continue
        for one in mrz.find(page.text[region.start : region.end]):
            columns = tuple(tuple(i + region.start for i in line) for line in one.columns)
            found.append(mrz.FoundZone(one.zone, columns))
    return tuple(found) or mrz.find(page.text)


def unread(document: Document, page: Page, reader: str) -> tuple[ReadingWarning, ...]:
    """Warnings for regions that are machine-readable zones but have no lawful shape."""
    out = []
    for region in page.regions:
        if region.kind == "mrz" and not mrz.find(page.text[region.start : region.end]):
            place = cite(document, page, region.start, region.end, reader)
            message = "a machine-readable zone was seen whose lines could not be read to the end"
            out.append(ReadingWarning("mrz-unread", message, place))
    return tuple(out)


def read_zone(
    document: Document,
    page: Page,
    found: mrz.FoundZone,
    reader: str,
    lived: date | None = None,
) -> ZoneFacts:
    """All facts of a zone. ``lived``: a day on which the holder lived, e.g. the day of issue.

    A failed check digit leaves the value as read; dates get the look-alike readings beside the
    printed one, text gets them as ``alternatives``.
    """
    return _Reader(document, page, found, reader).read(lived)


class _Reader:
    def __init__(self, document: Document, page: Page, found: mrz.FoundZone, reader: str) -> None:
        self.document, self.page, self.found, self.reader = document, page, found, reader
        self.zone = found.zone

    def read(self, lived: date | None) -> ZoneFacts:
        zone = self.zone
        holder: list[Fact] = []
        paper: list[Fact] = []
        warnings = [self._warning(c) for c in zone.failed]
        name = zone.name
        if name.full:
            spot = "surname" if zone.format.name == "FR-ID" else "name"
            holder.append(self._fact("name_latin", name.full, spot))
            holder.append(self._fact("surname", name.surname, spot))
            if name.given:
                given = "given" if zone.format.name == "FR-ID" else "name"
                holder.append(self._fact("given_names", name.given, given))
        for field, target in (("number", "passport_number"),):
            if zone.value(field):
                fact = self._fact(target, zone.value(field), field, self._other_texts(field))
                if not zone.is_visa:
                    holder.append(fact)
                paper.append(Fact("number", fact.value, fact.provenance, ZONE, fact.alternatives))
        if zone.value("nationality"):
            code = zone.value("nationality")
            holder.append(self._fact("nationality", alpha2(code) or code, "nationality"))
            if code not in by_icao():
                warnings.append(self._unknown(code, "nationality"))
        if zone.value("sex"):  # a filler says that it is not stated, which is no sex
            holder.append(self._fact("sex", zone.value("sex"), "sex"))
        expiry = self._expiry(warnings)
        if expiry is not None:
            paper.append(self._fact("expiry_date", expiry, "expiry"))
        limits = [d for d in (lived, expiry.latest if expiry else None) if d]
        birth = self._birth(min(limits) if limits else None, warnings)
        if birth is not None:
            holder.append(self._fact("birth_date", birth, "birth"))
        if zone.value("optional"):
            paper.append(self._fact("optional_data", zone.value("optional"), "optional"))
        state = zone.value("state")
        paper.append(self._fact("issuer", alpha2(state) or state, "state"))
        if state not in by_icao():
            warnings.append(self._unknown(state, "state"))
        paper.append(self._fact("doc_type", zone.value("code"), "code"))
        for check in zone.checks:
            place = cite(self.document, self.page, *self._checked(check), self.reader)
            paper.append(Fact(f"mrz_check_{check.name}", check.verdict, place, ZONE))
        return ZoneFacts(self.found, tuple(holder), tuple(paper), tuple(warnings))

    def _fact(self, name: str, value: FactValue, field: str, others: tuple[str, ...] = ()) -> Fact:
        start, end = self._span(field)
        place = cite(self.document, self.page, start, end, self.reader)
        return Fact(name, value, place, ZONE, others)

    def _span(self, name: str) -> tuple[int, int]:
        """Where the field stands, without the fillers that close it."""
        field = self.zone.field(name)
        assert field is not None
        line, start, end = field.spans[0]
        used = self.zone.lines[line][start:end].rstrip("<")
        if len(field.spans) == 2:
            return self.found.span(line, start, field.spans[1][2])
        return self.found.span(line, start, start + max(1, len(used)))

    def _checked(self, check: mrz.Check) -> tuple[int, int]:
        """From the first character that the check digit is computed over to the digit: it holds
        or fails as surely as the least sure of them was read."""
        zone = self.zone
        over = next(o for s, o, _ in mrz.spans_of(zone.format, zone.lines) if s.name == check.name)
        ends = [self.found.span(*part) for part in over]
        ends.append(self.found.span(check.line, check.column, check.column + 1))
        return min(start for start, _ in ends), max(end for _, end in ends)

    def _warning(self, check: mrz.Check) -> ReadingWarning:
        place = cite(self.document, self.page, *self._checked(check), self.reader)
        title = _TITLES.get(check.name, check.name)
        message = (
            f"the check digit of the {title} does not hold:"
            f" printed {check.printed}, computed {check.computed}"
        )
        if check.repairs:
            ways = [
                f"line {r.line + 1} column {r.column + 1} {r.printed} as {r.reading}"
                for r in check.repairs[:6]
            ]
            message += "; it would hold with one look-alike read otherwise: " + ", ".join(ways)
            message += " (possible readings, none applied)"
        else:
            message += "; no single look-alike would satisfy it"
        return ReadingWarning("mrz-check-failed", message, place)

    def _unknown(self, code: str, field: str) -> ReadingWarning:
        start, end = self._span(field)
        place = cite(self.document, self.page, start, end, self.reader)
        message = f"{code} is no code that may stand for a state in a machine-readable zone"
        return ReadingWarning("mrz-code-unknown", message, place)

    def _repaired(self, field: str) -> list[tuple[mrz.Repair, str]]:
        """Each repair inside the field with the raw field after it; those that fit all first."""
        check = self.zone.check(field)
        slot = self.zone.field(field)
        if check is None or slot is None or check.verdict != "failed":
            return []
        line, start, end = slot.spans[0]
        raw = self.zone.lines[line][start:end]
        out = []
        for repair in check.repairs:
            if repair.line == line and start <= repair.column < end:
                i = repair.column - start
                out.append((repair, raw[:i] + repair.reading + raw[i + 1 :]))
        return out

    def _other_texts(self, field: str) -> tuple[str, ...]:
        return tuple(raw.strip("<") for _, raw in self._repaired(field))

    def _expiry(self, warnings: list[ReadingWarning]) -> UncertainDate | None:
        raw = self.zone.value("expiry")
        printed = mrz.expiry_date(raw) if raw else None
        others = [(r, mrz.expiry_date(text)) for r, text in self._repaired("expiry")]
        return self._dated("expiry", raw, printed, others, warnings)

    def _birth(self, latest: date | None, warnings: list[ReadingWarning]) -> UncertainDate | None:
        raw = self.zone.value("birth")
        start = self._span("birth")[0]
        choice = f"century:{self.document.name}:p{self.page.number}:{start}"
        printed = mrz.birth_date(raw, latest, choice) if raw else None
        others = [(r, mrz.birth_date(text, latest, choice)) for r, text in self._repaired("birth")]
        return self._dated("birth", raw, printed, others, warnings)

    def _dated(
        self,
        field: str,
        raw: str,
        printed: UncertainDate | None,
        others: list[tuple[mrz.Repair, UncertainDate | None]],
        warnings: list[ReadingWarning],
    ) -> UncertainDate | None:
        """The printed date, with its look-alike readings where its check digit fails."""
        if raw and printed is None:
            start, end = self._span(field)
            place = cite(self.document, self.page, start, end, self.reader)
            message = f"{raw} is no possible {_TITLES[field]}"
            warnings.append(ReadingWarning("mrz-date-impossible", message, place))
        readings: list[Reading] = []
        options = [(r, d) for r, d in others if d is not None]
        if printed is not None and not options:
            return printed
        for repair, value in [(None, printed), *options]:
            if value is None:
                continue
            start = self._span(field)[0]
            choice = f"digit:{self.document.name}:p{self.page.number}:{start}"
            option = (
                "as printed" if repair is None else f"column {repair.column + 1} {repair.reading}"
            )
            for one in value.readings:
                picks = (*one.assumes, Pick(choice, option))
                readings.append(Reading(one.earliest, one.latest, picks))
        return UncertainDate(tuple(readings)) if readings else None
