"""Facts, events and warnings of one paper, collected with their places."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date

from forensics.documents.common.cut import widened
from forensics.documents.common.joined import Joined
from forensics.documents.common.series import settle
from forensics.events import Event, EventKind, Extraction, Person
from forensics.places import Place
from forensics.records import DateMention, Fact, FactValue, Provenance, ReadingWarning
from forensics.temporal.readings import UncertainDate, When
from forensics.text.amounts import twice_written
from forensics.text.dates import DateContext, FoundDate, find_dates
from forensics.text.statutes import find_citations


def one_day(found: FoundDate | None) -> UncertainDate | None:
    """The day of a found date; of "from … on" (自…起) its first day; ``None`` for a period."""
    if found is None:
        return None
    if isinstance(found.value, UncertainDate):
        return found.value
    return found.value.start if found.value.end is None else None


def doubts(found: FoundDate, place: Provenance) -> Iterator[ReadingWarning]:
    """What the reader of dates found wrong with one, as a warning of its paper."""
    if found.doubt:
        quote = " ".join(place.quote.split())
        yield ReadingWarning(f"date-{found.doubt}", f"doubtful date: {quote}", place)


@dataclass(slots=True)
class Builder:
    """Everything found so far. ``reader`` names the code that reads, ``issuer`` who asserts."""

    joined: Joined
    reader: str
    issuer: str = ""
    facts: list[Fact] = field(default_factory=list)
    persons: list[Person] = field(default_factory=list)
    events: list[Event] = field(default_factory=list)
    warnings: list[ReadingWarning] = field(default_factory=list)
    _dates: tuple[FoundDate, ...] | None = None

    @property
    def text(self) -> str:
        return self.joined.text

    def dates(self, context: DateContext | None = None) -> tuple[FoundDate, ...]:
        """All dates of the text, found once."""
        if self._dates is None:
            context = context or DateContext(scope=self.joined.document.name)
            found = find_dates(self.text, context, self.joined.chars())
            if context.series:  # one hand: a clear date settles the order of the others
                (found,) = settle([found])
            self._dates = tuple(widened(d, self.text, self._choice(d)) for d in found)
        return self._dates

    def _choice(self, found: FoundDate) -> str:
        page, offset = self.joined.spots[found.start]
        return f"digit:{self.joined.document.name}:p{page}:{offset}"

    def within(self, start: int, end: int) -> tuple[FoundDate, ...]:
        return tuple(d for d in self.dates() if start <= d.start and d.end <= end)

    def make(self, name: str, value: FactValue, start: int, end: int, zone: str = "") -> Fact:
        cited = self.joined.cite(start, end, self.reader)[0]
        return Fact(name, value, cited, zone)

    def fact(self, name: str, value: FactValue, start: int, end: int, zone: str = "") -> None:
        self.facts.append(self.make(name, value, start, end, zone))

    def values(self, name: str) -> tuple[Fact, ...]:
        """The facts of this name so far."""
        return tuple(f for f in self.facts if f.name == name)

    def warn(self, code: str, message: str, start: int, end: int) -> None:
        cited = self.joined.cite(start, end, self.reader)[0]
        self.warnings.append(ReadingWarning(code, message, cited))

    def event(
        self,
        kind: EventKind,
        when: When | None,
        *spans: tuple[int, int],
        person: str = "",
        where: Place | None = None,
        matter: str = "this",
        basis: str = "",
        inferred: str = "",
        details: dict[str, str] | None = None,
        asserted_by: str | None = None,
    ) -> Event:
        """Add an event; ``spans`` are where it stands, the main one first."""
        cited = tuple(p for s, e in spans for p in self.joined.cite(s, e, self.reader))
        made = Event(
            kind,
            when,
            cited,
            person,
            where,
            self.issuer if asserted_by is None else asserted_by,
            matter,
            basis,
            inferred,
            tuple((k, v) for k, v in (details or {}).items() if v),
        )
        self.events.append(made)
        return made

    def _citations(self) -> None:
        """Facts ``law_since``: from which day a law could be cited as it is cited here.

        Between the day on which it was made public and its first day in force a paper may look
        ahead to it: the fact is some day between the two.
        """
        seen: set[tuple[str, date | None]] = set()
        for cited in find_citations(self.text):
            if (cited.statute.name, cited.since) in seen:
                continue
            seen.add((cited.statute.name, cited.since))
            if cited.since is None:
                message = f"the {cited.statute.english} has no art. {cited.article}"
                self.warn("law-article-unknown", message, cited.start, cited.end)
            else:
                since = UncertainDate.between(cited.public, cited.since)
                self.fact("law_since", since, cited.start, cited.end)

    def _amounts(self) -> None:
        for sum_ in twice_written(self.text):
            if not sum_.agree:
                message = f"in words {sum_.words:,}, in figures {sum_.figure:,}"
                self.warn("amount-differs", message, sum_.start, sum_.end)

    def extraction(self, kind: str, language: str) -> Extraction:
        self._citations()
        self._amounts()
        places = [(d, self.joined.cite(d.start, d.end, self.reader)[0]) for d in self.dates()]
        mentions = tuple(DateMention(d.value, place) for d, place in places)
        for d, place in places:
            self.warnings += doubts(d, place)
        document = self.joined.document
        return Extraction(
            document.name,
            document.sha256,
            kind,
            language,
            self.issuer,
            tuple(self.persons),
            tuple(self.facts),
            tuple(self.events),
            mentions,
            tuple(self.warnings),
        )
