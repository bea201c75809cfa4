"""Who makes a written statement, and what it says of that person at its head."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from forensics.documents.common.statement_words import words
from forensics.events import Event, EventKind, Person
from forensics.records import Document, Fact, Page, Provenance, Span
from forensics.temporal.readings import UncertainDate
from forensics.text.identifiers import find_id_numbers, find_passport_numbers

_HEAD = 300
"""Characters behind the name in which the speaker says who he or she is, at the longest."""
_HEAD_ENDS = re.compile(r"。|\n[ \t]*\n|\n[ \t]*1[.、)]\s|[其他她]的?(?:公民|居民|身份|护照|证件)")


def speaker_of(page: Page) -> tuple[str, Span] | None:
    """The name under which somebody speaks on the first page, and where it stands."""
    asked = words().questions.search(page.main_text)
    for pattern in (words().answers,) if asked else words().first_person:
        found = pattern.search(page.main_text)
        if found:
            group = next(g for g, value in found.groupdict().items() if value)
            span = Span(page.number, *found.span(group))
            return found[group].strip(), span
    return None


def persons_of(
    document: Document, page: Page, speaker: tuple[str, Span], events: Sequence[Event], reader: str
) -> tuple[Person, ...]:
    """The one who speaks, with the birth date and the numbers that the statement gives."""
    name, span = speaker

    def cite(start: int, end: int) -> Provenance:
        return document.cite(Span(page.number, start, end), reader)

    facts = [Fact("name", name, document.cite(span, reader))]
    facts += [
        Fact("birth_date", e.when, e.provenance[-1])
        for e in events
        if e.kind is EventKind.BIRTH and isinstance(e.when, UncertainDate)
    ]
    facts += [Fact(kind, text, cite(a, b)) for kind, text, a, b in _numbers(page.main_text, span)]
    return (Person(name, "subject", tuple(facts)),)


def _numbers(text: str, name: Span) -> Iterator[tuple[str, str, int, int]]:
    """Identity and passport numbers that stand behind the name, before anybody else is named."""
    head = text[name.end : name.end + _HEAD]
    ends = [m.start() for m in (_HEAD_ENDS.search(head), words().others.search(head)) if m]
    head = head[: min(ends, default=len(head))]
    for number in find_id_numbers(head):
        yield "id_number", number.value.text, name.end + number.start, name.end + number.end
    for passport in find_passport_numbers(head):
        yield "passport_number", passport.value, name.end + passport.start, name.end + passport.end
