"""Who makes a written statement."""

from __future__ import annotations

from collections.abc import Sequence

from forensics.documents.common.speaker_marks import speaker_facts
from forensics.documents.common.statement_words import words
from forensics.events import Event, EventKind, Person
from forensics.records import Document, Fact, Page, Span
from forensics.temporal.readings import UncertainDate
from forensics.text.dates import FoundDate


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
    document: Document,
    page: Page,
    speaker: tuple[str, Span] | None,
    dates: Sequence[FoundDate],
    events: Sequence[Event],
    reader: str,
) -> tuple[Person, ...]:
    """The one who speaks, with what the statement gives as his or her marks."""
    if speaker is None:
        return ()
    name, span = speaker
    facts = [Fact("name", name, document.cite(span, reader))]
    facts += speaker_facts(document, page, span, dates, reader)
    if not any(f.name == "birth_date" for f in facts):
        facts += [
            Fact("birth_date", e.when, e.provenance[-1])
            for e in events
            if e.kind is EventKind.BIRTH and isinstance(e.when, UncertainDate)
        ]
    return (Person(name, "subject", tuple(facts)),)
