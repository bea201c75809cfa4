"""What a written statement says of its speaker: birth date, identity number, passport number.

A statement tells of others too, and of their birthdays. What is taken stands behind the speaker's
own name or pronoun with nothing of anybody else between, or behind a label in the form above the
text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from forensics.documents.common.statement_words import words
from forensics.records import Document, Fact, Page, Span
from forensics.temporal.readings import UncertainDate
from forensics.text.dates import FoundDate
from forensics.text.identifiers import find_hkids, find_id_numbers, find_passport_numbers

Mark = tuple[str, str, int, int]
"""Name of the fact, its value, where it stands."""

_REACH = 160
"""Characters from the speaker's name to a mark that is still the speaker's."""
_NEAR = 40
"""The same from a mere pronoun, which stands all over the text."""
_LABEL = re.compile(
    r"(?:出生(?:日期|年月日?)?|\b(?:date of birth|birth date|d\.?o\.?b\.?))[:：\s为是]*$", re.I
)
_LED = re.compile(
    r"(?:\bborn(?: on)?(?: the)?|\bdate of birth is|出?生于|出生日期[是为])[\s:：]*$", re.I
)
_BEHIND = re.compile(r"\s*(?:出生|生(?=[，,。；;）)\s]|$))")
_THEIRS = re.compile(r"[其他她]的?(?:公民|居民|身份|护照|证件)|\b(?:his|her|their)\b", re.I)
_SENTENCE = re.compile(r"[。；;]|\.\s")
_TAIWAN_ID = re.compile(
    r"身[分份][證证](?:統一)?(?:編號|字號|號碼?)\s?[:：]?\s?(?P<v>[A-Z]\d{9})(?!\d)"
)


def speaker_facts(
    document: Document, page: Page, name: Span, dates: Sequence[FoundDate], reader: str
) -> tuple[Fact, ...]:
    """The marks of the one who speaks, from the page that names him or her."""
    text, at = page.main_text, (name.start, name.end)
    facts = [
        Fact(kind, value, document.cite(Span(page.number, start, end), reader))
        for kind, value, start, end in _numbers(text, at)
    ]
    born = _birth(text, at, dates)
    if born is not None and isinstance(born.value, UncertainDate):
        cited = document.cite(Span(page.number, born.start, born.end), reader)
        facts.append(Fact("birth_date", born.value, cited))
    return tuple(facts)


def _birth(
    text: str, speaker: tuple[int, int], dates: Sequence[FoundDate]
) -> FoundDate | None:
    """The first date that is said to be the speaker's day of birth."""
    for d in dates:
        if not isinstance(d.value, UncertainDate) or d.doubt:
            continue
        before = text[max(0, d.start - _REACH) : d.start]
        if _LABEL.search(before) and _alone_above(text, speaker, d.start):
            return d
        told = _LED.search(before) or _BEHIND.match(text, d.end)
        if told and _of_speaker(text, speaker, d.start):
            return d
    return None


def _numbers(text: str, speaker: tuple[int, int]) -> Iterator[Mark]:
    """Identity and passport numbers that stand with the speaker's name."""
    stop = speaker[1] + _REACH
    found: list[Mark] = []
    found += [("id_number", n.value.text, n.start, n.end) for n in find_id_numbers(text[:stop])]
    found += [("id_number", text[n.start : n.end], n.start, n.end) for n in find_hkids(text[:stop])]
    found += [("id_number", m["v"], *m.span("v")) for m in _TAIWAN_ID.finditer(text, 0, stop)]
    found += [
        ("passport_number", n.value, n.start, n.end) for n in find_passport_numbers(text[:stop])
    ]
    told: set[str] = set()
    for mark in sorted(found, key=lambda m: m[2]):
        if mark[0] not in told and (
            _of_speaker(text, speaker, mark[2]) or _alone_above(text, speaker, mark[2])
        ):
            told.add(mark[0])
            yield mark


def _of_speaker(text: str, speaker: tuple[int, int], at: int) -> bool:
    """In one sentence with the speaker's name, or right behind a word for the speaker."""
    if speaker[1] <= at <= speaker[1] + _REACH:
        between = text[speaker[1] : at]
        if not _SENTENCE.search(between) and not _tells_of_others(between):
            return True
    near = text[max(0, at - _NEAR) : at]
    mine = [m.end() for m in words().speaker.finditer(near)]
    mine += [m.end() for m in re.finditer(r"\b[Mm]y(?= date of birth)", near)]
    if not mine:
        return False
    between = near[mine[-1] :]
    return not _SENTENCE.search(between) and not _tells_of_others(between)


def _alone_above(text: str, speaker: tuple[int, int], at: int) -> bool:
    """In the form above or around the first naming, on a line that names nobody else."""
    line = text[text.rfind("\n", 0, at) + 1 : at]
    return at <= speaker[1] + _REACH and not _tells_of_others(line)


def _tells_of_others(words_between: str) -> bool:
    return any(p.search(words_between) for p in (words().others, _THEIRS))
