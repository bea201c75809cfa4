"""Which day each step of a piece of the text takes.

A step takes the day right behind it; else the day that leads its sentence; else the one before it,
which it may share with the step before where the words join them. A row of a table gives its date
to what it tells. A verb that is no step ("was charged") keeps its date for itself. A step whose
day is in doubt gets none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from forensics.documents.common.english_clauses import (
    BY_ORDER,
    WHEN,
    begins_clause,
    leads_sentence,
    stopped_and,
)
from forensics.documents.common.english_days import Day
from forensics.documents.common.english_denied import denied
from forensics.documents.common.english_units import Unit
from forensics.documents.common.english_word_parts import Word
from forensics.documents.common.english_words import words_in
from forensics.events import EventKind as K
from forensics.temporal.readings import Interval

_NO_STEP = re.compile(
    r"\b(?:(?<!as )charged|indicted|interviewed|questioned|summonsed|cautioned|withdrawn|filed"
    r"|lodged an"
    r"|returned an?|moved to|searched|seized|extradited|deported|appealed|summoned|reported"
    r"|adjourned"
    r"|postponed|deposed|stated|paid into|interrogated|fined the|refused|dismissed"
    r"|(?P<away>returned to|left|travell?ed|arrived|entered|flew|fled|went|moved))\b",
    re.I,
)
_NEAR = 90
"""Characters between a step and its day."""
_TIGHT = re.compile(
    r"[\s,:]*(?:(?!(?:of|for|with|in connection|under)\b)[\w’'-]+ ){0,5}(?:on|since"
    r"|from)? ?(?:the )?",
    re.I,
)
_TIGHT_NOUN = re.compile(
    r"[\s:,–—-]*(?:(?:which )?(?:occurred|indicated|entered|made|took place|held|recorded|came"
    r"|was)\s?"
    r"|(?:at|in|by|before) (?:the )?[A-Z][\w’']+(?: [A-Z][\w’']+){0,3} ?|of guilty ?"
    r"|hearing ?){0,2}"
    r"(?:(?:on|since|from|of)\b)?[\s:]?(?:the )?"
)
_CLAUSE = re.compile(
    r"\b(?:after(?! (?:(?:a|an|his|her|their) )?(?:[a-z-]+ ){0,2}(?:trial|pleading|plea))|when"
    r"|while|because|who|which|that (?!court)|having"
    r"|following"
    r"|although|backdated|effective|commenc\w+|whose|whom|but|until|till|to run|concurrently"
    r"|consecutively|before (?!(?:a|an|the"
    r"|this|that|me|us|my|his|her)\b|[A-Z]))\b|\band (?:was|were|he|she|they)\b|;"
)
_AND_ON = re.compile(r"\b(?:and|but|then)(?:,? that)?,? (?:on )?(?:the )?$")
_AND = re.compile(r",? and ?(?:was |were )?(?:duly |formally )?")
_JOINED = re.compile(
    r",?(?: (?:and|when|where|whereupon|at which|before|again))?(?: (?:time|he|she|you|they|both"
    r"|(?:the [a-z]+|his|her)(?:['’]s)?|bail|accused \d))?"
    r"(?: (?:was|were|is|had))? ?(?:then |duly |also |again |both )?"
)
_WHERE = re.compile(
    r",? (?:and|at the conclusion of which|when|where|whereupon|at which) [^.;]{0,60}"
)
# "Jury verdict: guilty", but no "Motion hearing", "Waived arraignment".
_PUT_OFF = re.compile(
    r"\s?(?:\d{1,2}:\d\d(?: ?[ap]\.?m\.?)? )?(?:continued|cancell?ed|rescheduled|vacated|moved"
    r"|scheduled"
    r"|postponed|not held|adjourned)\b",
    re.I,
)
# "He did not appear for his arraignment on 4 May": the noun is part of what he did not do.
_MISSED = re.compile(
    r"\b(?:appear|attend|surrender)(?: in court)? (?:for|at) (?:his |her |the |a |their )?$"
)
# "At the hearing on 4 May, the court granted bail".
_AT = re.compile(r"\W*(?:\d{1,3}\W+)?(?:At|During) ")
_HAD = re.compile(r"\bhad(?: \w+)? been\b")
_ENDS = re.compile(r"\b(from|since|to|until|till|by|before|for|after)(?: the)?\s?$", re.I)
_STARTS = re.compile(r"(from|since|to|until|till|by|before|for|after)\b", re.I)
_LASTING = (K.BAIL, K.CUSTODY, K.ARREST, K.SENTENCE_START, K.HEARING, K.OTHER)
# What is left of a date that could not be read: it may have been the step's own.
_UNREAD = re.compile(
    r"\b(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\b|\b[12][\dOIl]{3}\b"
    r"|\d[./-]\S{1,2}[./-]"
)
_FIRST = re.compile(
    r"[\W\d]*(?:(?!(?:waive|cancel|reset|contin|motion|warrant|order|request|notice|bench|vacat"
    r"|no)[a-z]*\b)"
    r"[a-z]+ )?",
    re.I,
)
_LATER = re.compile(
    r"\b(?:later|subsequently|thereafter|eventually|finally|afterwards|in due course|until|after"
    r"|before)\b|;",
    re.I,
)
# "arrested on 4 July and remanded in custody"; "appeared on 5 March, when you were granted bail".
_ONE_DAY = {
    (K.ARREST, K.CUSTODY),
    (K.CONVICTION, K.CUSTODY),
    (K.HEARING, K.CUSTODY),
    (K.HEARING, K.BAIL),
    (K.HEARING, K.CONVICTION),
    (K.HEARING, K.SENTENCE),
    (K.BAIL_RELEASED, K.CUSTODY),
    (K.BAIL, K.SURRENDER),
}


@dataclass(frozen=True, slots=True)
class Mark:
    """A step, or a verb that is none (``word`` is ``None``) but may own a date."""

    start: int
    end: int
    word: Word | None
    denied: bool = False
    away: bool = False

    @property
    def kind(self) -> K:
        return self.word.kind if self.word else K.OTHER

    @property
    def named(self) -> bool:
        return self.word is not None and self.word.named


def marks_of(text: str, unit: Unit) -> list[Mark]:
    found: list[Mark] = []
    for word, begin, end in words_in(text, unit.start, unit.end):
        if word.named and _MISSED.search(text, unit.start, begin):
            continue
        found.append(
            Mark(begin, end, word, denied(text, unit.start, begin, end, word.kind is K.HEARING))
        )
    for m in _NO_STEP.finditer(text, unit.start, unit.end):
        if not any(k.start < m.end() and m.start() < k.end for k in found):
            found.append(Mark(m.start(), m.end(), None, away=m["away"] is not None))
    return sorted(found, key=lambda k: k.start)


def matched(
    text: str, unit: Unit, marks: Sequence[Mark], inside: Sequence[Day]
) -> Iterator[tuple[Mark, Day]]:
    """Each step with its day; denied steps and other verbs keep theirs."""
    row = next((d for d in inside if unit.row and d.found is unit.row), None)
    own = [d for d in inside if d is not row]
    taken: dict[int, Mark] = {}
    waiting: list[tuple[int, Mark]] = []
    for at, mark in enumerate(marks):
        day = _behind(text, unit, marks, at, own, taken)
        if day is not None and mark.named and _PUT_OFF.match(text, day.end):
            taken[day.start] = mark
        elif day is not None:
            taken[day.start] = mark
            if mark.word and not mark.denied:
                yield mark, day
        elif mark.word and not mark.denied:
            waiting.append((at, mark))
    for at, mark in waiting:
        if unit.row is not None:
            if not mark.named or _begins(text, unit, mark):
                yield mark, row or Day(unit.row.start, unit.row.end, unit.row.value, unit.row)
            continue
        day = _before(text, unit, marks, at, own, taken)
        if mark.named and (day is None or text[day.end : mark.start].strip(" :–—-")):
            continue
        if day is not None:
            taken.setdefault(day.start, mark)
            yield mark, replace(day, value=day.then) if day.then else day


def _begins(text: str, unit: Unit, mark: Mark) -> bool:
    """Does the noun begin the row or a sentence of it?"""
    start = unit.row.end if unit.row and unit.row.start >= unit.start else unit.start
    return bool(_FIRST.fullmatch(text, start, mark.start))


def _behind(
    text: str,
    unit: Unit,
    marks: Sequence[Mark],
    at: int,
    own: Sequence[Day],
    taken: dict[int, Mark],
) -> Day | None:
    """The day behind the mark, before the next one."""
    mark = marks[at]
    following = [m for m in marks[at + 1 :] if not _AND.fullmatch(text, mark.end, m.start)]
    until = min(following[0].start if following else unit.end, mark.end + _NEAR)
    day = next((d for d in own if mark.end <= d.start), None)
    if day is None or day.start >= until:
        return None
    gap = text[mark.end : day.start]
    holder = taken.get(day.start)
    if holder is not None:  # "was convicted and sentenced on 9 May"
        joined = holder.end < mark.start and _AND.fullmatch(text, holder.end, mark.start)
        return day if joined and holder.kind is not mark.kind else None
    if day.other and not BY_ORDER.fullmatch(gap):
        return None
    if mark.named and not _TIGHT_NOUN.fullmatch(gap):
        return None
    if not _may_follow(mark.kind, text[mark.end : day.start], text[day.start : day.end]):
        return None
    if isinstance(day.value, Interval) and mark.kind not in _LASTING:
        return None
    tight = _TIGHT.fullmatch(gap) is not None
    if _UNREAD.search(gap) or (_CLAUSE.search(gap) and not day.how):
        return None
    # "convicted of theft and on 27 May was sentenced": the day of what follows.
    if _AND_ON.search(gap) and following and following[0].start - day.end < 60:
        return None
    leading = next((d for d in own if leads_sentence(text, unit, d)), None)
    if leading and not leading.other and leading.start not in taken and not tight and not day.how:
        return None
    return day


def _may_follow(kind: K, gap: str, day: str) -> bool:
    """May the day be the step's by the preposition before it? None happens "to" or "until" a day;
    only what lasts is told "from" or "since" one."""
    said = _ENDS.search(gap) or _STARTS.match(day)
    if said is None:
        return True
    return said[1].lower() in ("from", "since") and kind in _LASTING


def _before(
    text: str,
    unit: Unit,
    marks: Sequence[Mark],
    at: int,
    own: Sequence[Day],
    taken: dict[int, Mark],
) -> Day | None:
    """The day before the mark: its own, or one that it may share with the mark before."""
    mark = marks[at]
    earlier = [d for d in own if d.end <= mark.start]
    if not earlier:
        return None
    day = earlier[-1]
    leads = leads_sentence(text, unit, day)
    end = day.also[-1].end if day.also else day.end
    ordered = leads and BY_ORDER.match(text, unit.start)
    if (day.other and not (ordered or day.then)) or mark.start - end > (
        2 * _NEAR if leads else _NEAR
    ):
        return None
    if _UNREAD.search(text, end, mark.start):
        return None
    between = [m for m in marks if day.end <= m.start < mark.start and not m.named]
    if any(m.away for m in between):
        return None
    holder = None if day.then else taken.get(day.start)
    had = _HAD.search(text[max(day.end, mark.start - 12) : mark.start + 9])
    if had and not WHEN.match(text, end):
        return None  # "on 5 May it was found that he had been arrested": before that day
    if holder is None:
        # "He was acquitted on 5 May of what he was arrested for": the day of another verb.
        begins = leads or mark.named or day.how or begins_clause(text, unit, day)
        later = _LATER.search(text, day.end, mark.start) and between
        there = mark.kind is K.ARREST and stopped_and(text, unit, mark.start, day)
        return day if (begins and not later) or there else None
    if holder.word is not None and (holder.kind, mark.kind) in _ONE_DAY:
        apart = text[max(holder.end, day.end) : mark.start]
        if _JOINED.fullmatch(apart):
            return day
        if holder.kind is K.HEARING and _WHERE.fullmatch(apart) and not _LATER.search(apart):
            return day
    held = holder.kind is K.HEARING and holder.named and _AT.match(text, unit.start)
    if holder.end <= day.start and not held:
        return None  # "was convicted on 4 May and sentenced": the second has no day of its own
    apart = text[day.end : mark.start]
    return None if _LATER.search(apart) or holder.kind is mark.kind else day
