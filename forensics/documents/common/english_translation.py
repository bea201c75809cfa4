"""Judgments of China's courts in English translation: the same entries as in the original.

Translators follow the Chinese sentence by sentence: an entry of each accused with the chain of
measures, the proceedings, the ruling with its term. Words for one measure differ from one
translator to the next; a word that none of them uses for a measure gives no step.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from forensics.documents.common.build import Builder, one_day
from forensics.documents.common.chain import add_chain
from forensics.documents.common.measures import Step
from forensics.documents.common.parties import Party
from forensics.events import EventKind as K
from forensics.events import Person
from forensics.temporal.readings import Interval, UncertainDate
from forensics.text.dates import FoundDate

PEOPLES_COURT = re.compile(r"people['’]s court", re.I)

_ACCUSED = re.compile(
    r"\b(?:The )?(?:[Dd]efendants?|DEFENDANT|[Aa]ppellants?|APPELLANT)(?: \([^)]{3,40}\))?\s?:?\s?"
    r"(?P<name>[A-Z][A-Za-z'’-]+(?: [A-Z][A-Za-z'’-]+){1,3})(?: \([^)]{1,40}\))?,?"
    r" (?P<sex>[Ff]emale|[Mm]ale)\b"
)
_ENTRIES_END = re.compile(
    r"\b(?:The )?(?:[A-Z][a-z]+ ){0,4}(?:People['’]s )?Procuratorate(?: of [^.;]{3,80}?)?"
    r" (?:charged|accused|filed|brought|instituted|initiated)"
    r"|\b[Tt]he trial has (?:now )?(?:been )?(?:concluded|ended)|\bupon trial\b"
    r"|\bit was (?:found|ascertained)"
)
_RULED = re.compile(
    r"(?:judge?ment|verdict|ruling|decision) is (?:made )?as follows"
    r"|(?:judge[sd]?|rule[sd]?|decide[sd]?) as follows",
    re.I,
)
_MEASURES: tuple[tuple[K, str], ...] = (
    (K.ARREST_APPROVED, r"arrest was approved|approv(?:ed|al of) (?:the |his |her )?arrest"),
    (K.DETENTION, r"criminally detained|(?:under |into |in )?criminal detention(?! of| for)"),
    (K.ARREST, r"(?<!was not )(?<!not )arrested|arrest was (?:executed|carried out)"),
    (K.BAIL, r"bail pending trial|guarantor pending trial|released on bail|bailed"),
    (K.RESIDENTIAL_SURVEILLANCE, r"residential surveillance"),
    (K.CUSTODY, r"taken into custody"),
)
_MEASURE = re.compile("|".join(f"(?P<t{i}>{p})" for i, (_, p) in enumerate(_MEASURES)), re.I)
_ACTS: tuple[tuple[K, str], ...] = (
    (K.INDICTMENT, r"(?:institut|initiat|fil|brought|bring)\w* (?:a )?public prosecution"),
    (K.ACCEPTANCE, r"(?:accepted|docketed|filed) (?:the|this) case"),
    (
        K.HEARING,
        r"(?:held|conducted) (?:an? )?(?:public|open|closed)(?:ly)? (?:hearing|trial|court session)"
        r"|(?:tried|heard) the case (?:in public|publicly|openly|in open court)"
        r"|(?:openly|publicly) (?:tried|heard)|opened (?:a )?court session",
    ),
)
_ACT = re.compile("|".join(f"(?P<t{i}>{p})" for i, (_, p) in enumerate(_ACTS)), re.I)
_SENTENCED = re.compile(
    r"sentenced to (?:a )?(?P<kind>(?:fixed[- ]term )?imprisonment|criminal detention"
    r"|public surveillance) (?:of|for) (?P<term>[a-z0-9 -]{3,40}?)"
    r"(?=[,.;(]| suspended| and (?:a )?fine| from)",
    re.I,
)
_SUSPENDED = re.compile(r"\b(?:suspended|reprieve|probation)\b", re.I)
_CHARGE = re.compile(
    r"\bcrimes? of (?P<v>[a-z][a-z ,-]{3,60}?)(?=[,.;(]| and (?:is|was|shall)| is | was )"
)
_SMALL = "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen"
_WORDS = {w: str(n) for n, w in enumerate(_SMALL.split(), 1)}
_KINDS = {"criminal detention": "criminal_detention", "public surveillance": "public_surveillance"}
_STOP = re.compile(r"(?<!No)(?<!Mr)(?<!Ms)\.(?=\s|$)")


def is_translation(court: str, text: str) -> bool:
    """A court of China, and an entry of the accused as its judgments have it."""
    return bool(PEOPLES_COURT.search(court) and _ACCUSED.search(text))


def add_translation(builder: Builder, spoken: FoundDate | None) -> None:
    """The accused, their measures, the proceedings and the ruling of the translated judgment."""
    text = builder.text
    ruled = _RULED.search(text)
    ruling = ruled.end() if ruled else len(text)
    day = one_day(spoken)
    entries = list(_entries(builder, ruling))
    for party in entries:
        add_chain(builder, party, list(_steps(builder, party)), day, None)
    last = max((p.end for p in entries), default=0)
    for kind, d, span in _found(builder, _ACT, _ACTS, last, ruling):
        builder.event(kind, d.value, span)
    end = spoken.start if spoken is not None and spoken.start > ruling else len(text)
    for party, part in _parts(text, entries, ruling, end):
        _sentence(builder, party, part, spoken)


def _entries(builder: Builder, ruling: int) -> Iterator[Party]:
    """Each accused with the part of the text that tells of nobody else."""
    text = builder.text
    marks = list(_ACCUSED.finditer(text, 0, ruling))
    stop = _ENTRIES_END.search(text, marks[-1].end() if marks else 0, ruling)
    for m, following in zip(marks, [*marks[1:], None], strict=False):
        end = following.start() if following else stop.start() if stop else ruling
        name = m["name"]
        sex = "F" if m["sex"].lower() == "female" else "M"
        facts = [builder.make("name_latin", name, *m.span("name"))]
        facts.append(builder.make("sex", sex, *m.span("sex")))
        born = next((d for d in builder.within(m.end(), end) if _born(text, d)), None)
        if born is not None and isinstance(born.value, UncertainDate):
            facts.append(builder.make("birth_date", born.value, born.start, born.end))
            builder.event(K.BIRTH, born.value, (born.start, born.end), person=name)
        builder.persons.append(Person(name, "defendant", tuple(facts)))
        yield Party(name, name, ((m.start(), end),), born)


def _born(text: str, d: FoundDate) -> bool:
    return bool(re.search(r"\b(?:born(?: on| in)?|date of birth:?)\s?$", text[: d.start], re.I))


def _steps(builder: Builder, party: Party) -> Iterator[Step]:
    ((start, end),) = party.ranges
    for kind, d, (low, high) in _found(builder, _MEASURE, _MEASURES, start, end, party.birth):
        yield Step(kind, low, high, low, d)


def _found(
    builder: Builder,
    pattern: re.Pattern[str],
    table: tuple[tuple[K, str], ...],
    start: int,
    end: int,
    but: FoundDate | None = None,
) -> Iterator[tuple[K, FoundDate, tuple[int, int]]]:
    """Words with the date of their clause: behind them, or, where it opens the sentence, before."""
    text = builder.text
    floor = start
    for stop in [*(m.end() for m in _STOP.finditer(text, start, end)), end]:
        days = [d for d in builder.within(floor, stop) if d is not but]
        words = list(pattern.finditer(text, floor, stop))
        led = bool(days and words and days[0].start < words[0].start())
        for m in words:
            near = [d for d in days if (d.end <= m.start()) is led]
            if near:
                kind = table[int((m.lastgroup or "t0")[1:])][0]
                yield kind, near[-1] if led else near[0], m.span()
        floor = stop


def _parts(
    text: str, parties: list[Party], start: int, end: int
) -> Iterator[tuple[Party, tuple[int, int]]]:
    """The part of the ruling that speaks of each, from the name to the next one's."""
    at = {p.key: text.find(p.name, start, end) for p in parties}
    places = sorted(x for x in at.values() if x >= 0)
    for party in parties:
        if (begin := at[party.key]) >= 0:
            yield party, (begin, next((x for x in places if x > begin), end))


def _sentence(
    builder: Builder, party: Party, part: tuple[int, int], spoken: FoundDate | None
) -> None:
    text = builder.text
    m = _SENTENCED.search(text, *part)
    if m is None or spoken is None:
        return
    places = (m.span(), (spoken.start, spoken.end))
    charge = _CHARGE.search(text, part[0], m.start())
    told = {"charge": charge["v"] if charge else ""}
    day = one_day(spoken)
    builder.event(K.CONVICTION, day, *places, person=party.key, details=told)
    kind = _KINDS.get(m["kind"].lower(), "fixed_term")
    suspended = _SUSPENDED.search(text, m.start(), part[1])
    details = {"kind": kind, "term": _term(m["term"]), **told}
    builder.event(K.SENTENCE, day, *places, person=party.key, details=details)
    if suspended:
        return
    for d in builder.within(m.end(), part[1]):
        if isinstance(d.value, Interval) and d.value.start and d.value.end:
            span = (d.start, d.end)
            builder.event(K.SENTENCE_START, d.value.start, span, person=party.key)
            builder.event(K.SENTENCE_END, d.value.end, span, person=party.key)
            builder.event(K.IMPRISONMENT, d.value, span, person=party.key)
            break


def _term(words: str) -> str:
    """``P1Y6M`` for "one year and six months"; nothing where a number was not read."""
    plain = re.sub(r"[a-z]+", lambda w: _WORDS.get(w[0], w[0]), words.lower())
    years = re.search(r"(\d{1,2}) ?-?years?", plain)
    months = re.search(r"(\d{1,2}) ?-?months?", plain)
    said = (f"{years[1]}Y" if years else "") + (f"{months[1]}M" if months else "")
    return f"P{said}" if said else ""
