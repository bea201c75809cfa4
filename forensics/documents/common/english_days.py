"""Days that a step of an English court paper may have: dates, and words that point to one.

"The same day" and "since then" are the date before them, "the following day" the one after it,
"today" the day of the paper; each says so. Dates of something else are marked, so that no step
takes them: days to come, the end of a period, offences, births, papers told of.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import timedelta

from forensics.documents.common.build import Builder, one_day
from forensics.documents.common.english_units import Unit
from forensics.temporal.readings import Interval, Reading, UncertainDate, When, start_of
from forensics.text.dates import FoundDate

_BACK = re.compile(
    r"(?:since|from|on) (?:that|the same) (?:day|date)|(?:on |later )?the same (?:day|date)"
    r"|that (?:same )?day"
    r"|ever since|since then|(?:there )?\bsince(?=[.,;]| been\b| remained\b)|there and then",
    re.I,
)
_NEXT = re.compile(
    r"(?:on )?(?:the )?(?:very )?(?P<after>following|next) (?:day|morning)\b"
    r"|the day (?P<later>after)\b(?! (?:the|his|her))"
    r"|(?P<n>one|two|three|four|five|six|seven|eight|nine|ten|\d{1,2}) days? (?:later|thereafter"
    r"|after that)"
    r"|the (?P<before>previous) day",
    re.I,
)
_UNTIL = re.compile(r"\b(?:until|till)(?: the)?\s?$")
_WHEN = re.compile(r",? (?:when|on which (?:day|date)|that (?:he|she|they|the))\b")
_DONE = re.compile(
    r"\b(?:filed|registered|issued|lodged|arrived|left|departed|travell?ed|flew)\b[^.;,]{0,28}$",
    re.I,
)
_FAILED = re.compile(
    r"\bfail(?:ed|s|ure)\b[^.;]{0,50}\bto (?:appear|attend|surrender"
    r"|answer)(?: [^.;,]{0,30})? on\s?$",
    re.I,
)
_WORDS = re.compile(rf"{_BACK.pattern}|{_NEXT.pattern}|today", re.I)
_NUMBERS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
_TODAY = re.compile(r"\btoday\b|\bthis (?:day|date)\b(?! of)", re.I)
_AHEAD = re.compile(
    r"(?:\b(?:(?:until|till)(?! (?:he|she|they|you)\b)|next (?:hearing|appearance|diet|date"
    r"|court date)|fixed for|due"
    r"|(?:adjourn\w*|postpon\w*|continu\w+|defer\w*|put off|stood over|relist\w*|reset"
    r"|reschedul\w*)"
    r"(?: [^.,;]{0,40})? (?:to|until|till|for)|remand\w* (?:[^.,;]{0,40} )?(?:until|till)|(?:set"
    r"|listed|scheduled|returnable)(?: down)? (?:for|to|on)"
    r"|no later than|on or before|(?<!failed )(?<!fails )(?:to|must|shall|will) (?:appear|attend"
    r"|surrender|return|report"
    r"|come up|be held)"
    r"|(?:must|shall) [a-z]+)\b[^.;]*|\b(?:by|before"
    r"|within)(?: (?:the )?\d{1,2}(?:[:.]\d\d)? ?[ap]\.?m\.?)?(?: on)?)\s*$",
    re.I,
)
_ELSE = re.compile(
    r"(?:\bborn\b(?: on)?|\b(?:date of birth|D\.?O\.?B\.?)|\bon or (?:about|around)(?: the)?"
    r"|\b(?:committed|occurr(?:ed|ing)|alleged(?:ly)?|offen[cs]es?(?: (?:date|ended|of))?|happened"
    r"|took effect|dated|registered|issued|filed|valid|expir(?:es|ed|y)|purchased|signed(?! on)"
    r"|entered into"
    r"|(?:orders?|warrants?|judgments?|letters?|reports?|notices?|requests?|applications?"
    r"|petitions?|decisions?|indictments?|charges?|complaints?|acts?)"
    r" (?:of|dated|made)|(?:statement|application|order|request|payment)s? (?:was |were )?made"
    r"|became a (?:citizen|resident)|(?:arrived|left|departed|travelled|traveled|flew)\b"
    r"|entered (?:the|into|(?-i:[A-Z])))[^.;,]{0,28})"
    r"[\s:,(]*$",
    re.I,
)
# Not "and on": that day belongs to what follows.
_AND = re.compile(r"\s?(?:,|,? ?(?:and|&)(?: the)?)\s?")


@dataclass(frozen=True, slots=True)
class Day:
    """``text[start:end]`` names the day ``value``; ``found`` is the date it rests on.

    ``also``: the further days of a list ("6 and 8 May"). ``other``: the day of no step, and none
    is looked for beyond it. ``then``: the day of what follows a span ("until 8 May, when …").
    """

    start: int
    end: int
    value: When
    found: FoundDate
    how: str = ""
    other: bool = False
    also: tuple[Day, ...] = ()
    then: UncertainDate | None = None


def days(
    builder: Builder,
    units: Sequence[Unit],
    labelled: Sequence[FoundDate],
    spoken: FoundDate | None,
) -> tuple[Day, ...]:
    """The days of the text in order, lists put together. ``labelled`` dates are none."""
    pieces = [u.start for u in units]
    found = sorted(_days(builder, pieces, labelled, spoken), key=lambda d: d.start)
    kept: list[Day] = []
    for one in found:
        if kept and one.start < kept[-1].end:
            continue  # "on that day" inside a longer form
        last = kept[-1].also[-1] if kept and kept[-1].also else kept[-1] if kept else None
        if (
            last is not None
            and not (kept[-1].how or kept[-1].other or one.how or one.other)
            and _AND.fullmatch(builder.text, last.end, one.start)
        ):
            kept[-1] = _longer(kept[-1], one)
        else:
            kept.append(one)
    return tuple(kept)


def _longer(head: Day, one: Day) -> Day:
    return Day(head.start, one.end, head.value, head.found, head.how, head.other, (*head.also, one))


def _days(
    builder: Builder,
    pieces: list[int],
    labelled: Sequence[FoundDate],
    spoken: FoundDate | None,
) -> Iterator[Day]:
    text = builder.text
    dates: set[int] = set()
    apart = {d.start for d in labelled}
    for d in builder.dates():
        words = text[d.start : d.end]
        if d.start in apart or (_WORDS.fullmatch(words) and not re.search(r"\d", words)):
            continue
        unit = pieces[max(0, bisect_right(pieces, d.start) - 1)]
        before = text[max(unit, d.start - 70) : d.start]
        begins = start_of(d.value)
        known = begins is not None and begins.earliest is not None
        value: When = one_day(d) or d.value
        ends = _AHEAD.search(before) is not None and not _FAILED.search(before)
        then: UncertainDate | None = None
        if _WHEN.match(text, d.end):  # "held until 12 May, when he was released"
            until = one_day(d) if _UNTIL.search(before) else None
            then = d.value.end if isinstance(d.value, Interval) else until
        other = not known or ends or bool(_ELSE.search(before))
        if not other or (known and not ends and _DONE.search(before)):
            dates.add(d.start)  # "filed on 26 August, and two days later": a day to count from
        yield Day(d.start, d.end, value, d, other=other, then=then)
    for m in _BACK.finditer(text):
        if (last := _counted_from(builder, dates, m.start())) is not None:
            yield Day(m.start(), m.end(), one_day(last) or last.value, last, f"“{m[0].strip()}”")
    for m in _NEXT.finditer(text):
        last = _counted_from(builder, dates, m.start())
        if last is not None and (moved := _moved(last, _steps_on(m))) is not None:
            yield Day(m.start(), m.end(), moved, last, f"“{m[0].strip()}”")
    if spoken is not None and (when := one_day(spoken)) is not None:
        for m in _TODAY.finditer(text):
            yield Day(m.start(), m.end(), when, spoken, "“today”: the day of the paper")


def _counted_from(builder: Builder, dates: set[int], at: int) -> FoundDate | None:
    """The date that "the same day" means at ``at``: the one before it; none where that is in"
    " doubt."""
    every = builder.dates()
    for d in reversed(every[: bisect_right(every, at, key=lambda d: d.end)]):
        if at - d.end >= 200:
            return None
        if re.search(r"\d", builder.text[d.start : d.end]):
            return d if d.start in dates else None
    return None


def _steps_on(m: re.Match[str]) -> int:
    if m["n"]:
        said = m["n"].lower()
        return _NUMBERS.index(said) + 1 if said in _NUMBERS else int(said)
    return -1 if m["before"] else 1


def _moved(found: FoundDate, by: int) -> UncertainDate | None:
    """The day ``by`` days on, in every reading; ``None`` where the date is no day."""
    value = one_day(found)
    if value is None or not all(r.is_day for r in value.readings):
        return None
    on = timedelta(days=by)
    return UncertainDate(
        tuple(
            Reading(r.earliest + on, r.latest + on, r.assumes)
            for r in value.readings
            if r.earliest and r.latest
        )
    )
