"""From a text to its dates: tokens, families, qualifiers, ranges, then what hangs on what."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from forensics.records import Char
from forensics.temporal.readings import Interval, Reading, UncertainDate, end_of, start_of
from forensics.text.dates import (
    calendars,
    chinese,
    chinese_lists,
    coarse,
    lists,
    numeric,
    periods,
    relative,
    spans,
    western,
)
from forensics.text.dates.atoms import Atom, Readings, Ref
from forensics.text.dates.cascade import Level, Work
from forensics.text.dates.model import BEFORE, WRITTEN, DateContext, FoundDate
from forensics.text.dates.numbers import choice
from forensics.text.dates.pairs import Pair, or_next_year
from forensics.text.dates.tokens import Token, tokenize
from forensics.text.normalize import fold

_LEVELS = (
    Level(
        (
            *calendars.RULES,
            *western.RULES,
            *numeric.RULES,
            *relative.RULES,
            *chinese_lists.RULES,
            *chinese.RULES,
        )
    ),
    Level((*periods.RULES, *coarse.FIRST_PASS)),
    Level(coarse.SECOND_PASS),
    Level(coarse.THIRD_PASS),
    Level((*spans.RULES, *lists.RULES)),
)
_ROC = re.compile(r"民[国國]|[臺台]灣|中華")
# 壹佰壹拾年拾月拾玖日: the numerals of cheques, which nobody can change. Only whole dates: 陸 is
# also a name, and 捌月 a term of months.
_CHEQUE = str.maketrans("壹貳贰參参叁肆伍陸陆柒捌玖拾佰", "一二二三三三四五六六七八九十百")
_CAPITALS = "零壹貳贰參参叁肆伍陸陆柒捌玖拾佰"
_CAPITAL_DATE = re.compile(rf"[{_CAPITALS}]+\s?年\s?[{_CAPITALS}]+\s?月\s?[{_CAPITALS}]+\s?日")
# What shows that a weekday behind a date is another day: "Wednesday's meeting", "星期三和星期五",
# "(周三、周五除外)"; with a comma before it "，星期三的会议", in brackets "(Thursday in Rome)".
_OWN_WEEKDAY = re.compile(
    r"['’]s\b|除外"
    r"|\s?(?:[,，、和及与或]|and|or)\s?(?:每?(?:周|星期|礼拜|週)|(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)[a-z]*)"
    r"|(?P<comma>的)|(?P<bracket>\sin\s[A-Z])"
)
_NO_CONTEXT = DateContext()
# These name a day even when nothing is there to hang it on: better an open date than none.
_OPEN = (Reading(None, None),)


def find_dates(
    text: str,
    context: DateContext = _NO_CONTEXT,
    chars: Sequence[Char | None] | None = None,
) -> tuple[FoundDate, ...]:
    """The dates of ``text``, sorted, not overlapping, each with every reading it admits.

    ``chars``, where given, has one entry a character of ``text`` (``None`` for a space): a
    badly read digit with other candidates then gives several readings. What is not understood
    whole is given wider or not at all.
    """
    folded = _CAPITAL_DATE.sub(lambda m: m[0].translate(_CHEQUE), fold(text))
    if context.written is not None and not _sane(context.written):
        context = replace(context, written=None)
    work = Work(folded, context, bool(_ROC.search(folded)))
    tokens = tokenize(folded, chars, context.scope)
    for level in _LEVELS:
        tokens = level.apply(work, tokens)
    return _resolve(work, tokens)


def _resolve(work: Work, tokens: list[Token]) -> tuple[FoundDate, ...]:
    """Left to right, so that 同年 and 次日 hang on the date before them.

    A date in brackets is aside: what follows the bracket hangs on the date before it.
    """
    context = work.context
    ref = Ref(_given(context.anchor), context.written, context.narrated)
    outside: list[Ref] = []
    found: list[FoundDate] = []
    for tok in tokens:
        if tok.cls in "⟨⟩" or tok.cls == "x":
            for c in work.text[tok.start : tok.end]:
                if c in "(《[【":
                    outside.append(ref)
                elif c in ")》]】" and outside:
                    before = outside.pop()
                    ref = before if before.readings else ref
            continue
        if tok.cls not in "①②③⑥⑦":
            continue
        one, readings = _one(tok, ref, work.context.scope)
        if one is None:
            continue
        if one.doubt == "weekday-mismatch" and _is_another_day(work.text, one):
            one = replace(one, doubt="")
        found.append(one)
        whole = all(r.earliest and r.latest for r in readings)
        if readings and whole and not _is_apart(work.text, tok):
            ref = Ref(readings, ref.written, ref.forward)
    return tuple(found)


_BEFORE_APART = re.compile(
    r"(?:\bborn|\bbirth|\bd\.?o\.?b\.?|\bexpir\w+|\bvalid (?:until|till|to|through|thru)"
    r"|出生(?:日期|年月日|年月|于|於)?|生[于於]|有效期限?[至到]?)[\s:：,，]*(?:(?:date|on|in)\b[\s:：]*)*$",
    re.IGNORECASE,
)
_BEHIND_APART = re.compile(r"日?\s?(?:出生|生(?=[,，。;；、()（）\s]|$))")


def _is_apart(text: str, tok: Token) -> bool:
    """Is it a day of birth, or on which a paper expires? What is told goes not on from there:
    "born on 4 May 1980. On 3 June I left" speaks of no June of 1980."""
    before = text[max(0, tok.start - 40) : tok.start]
    return bool(_BEFORE_APART.search(before) or _BEHIND_APART.match(text, tok.end))


def _is_another_day(text: str, found: FoundDate) -> bool:
    """Is the weekday that stands last in a date not that of the date?"""
    quote = text[found.start : found.end]
    behind = _OWN_WEEKDAY.match(text, found.end)
    if behind is None or quote[-1].isdigit() or quote[-1] in "日号":
        return False
    wanted = {"comma": ",，", "bracket": "(（"}.get(behind.lastgroup or "", "")
    return not wanted or any(mark in quote for mark in wanted)


def _given(anchor: date | Interval | None) -> Readings:
    if anchor is None:
        return ()
    if isinstance(anchor, date):
        return (Reading(anchor, anchor),) if _sane(anchor) else ()
    side = end_of(anchor) or start_of(anchor)
    if side is None or not all(_sane(d) for r in side.readings for d in (r.earliest, r.latest)):
        return ()
    return side.readings


def _sane(day: date | None) -> bool:
    """Days that something may hang on; far from them the calendar has no room to count."""
    return day is None or 1000 <= day.year <= 2300


def _one(tok: Token, ref: Ref, scope: str) -> tuple[FoundDate | None, Readings]:
    if isinstance(tok.value, Pair):
        near = Ref(ref.readings, ref.written)
        value, readings, doubt = tok.value.resolve(near)
        if value is None:
            return None, ()
        doubt = tok.value.doubt or doubt
        whose = _whose_year(tok.value, ref)
        if whose == BEFORE and ref.forward:
            value = or_next_year(tok.value, value, near, choice("meaning", scope, tok.start))
        found = FoundDate(tok.start, tok.end, _settled(value), tok.value.family, doubt, whose)
        return found, readings
    atom = tok.value
    assert isinstance(atom, Atom)
    readings = atom.expand(Ref(ref.readings, ref.written, atom.forward or ref.forward))
    doubt = atom.doubt
    if not readings:
        if atom.needs == 0:
            return None, ()
        return FoundDate(tok.start, tok.end, UncertainDate(_OPEN), atom.family, "unanchored"), ()
    if atom.weekday is not None:
        agree = tuple(
            r
            for r in readings
            if not r.is_day or (r.earliest and r.earliest.weekday() == atom.weekday)
        )
        readings, doubt = (agree, doubt) if agree else (readings, doubt or "weekday-mismatch")
    value = _settled(UncertainDate(readings))
    assert isinstance(value, UncertainDate)
    whose = _whose_year(atom, ref)
    return FoundDate(tok.start, tok.end, value, atom.family, doubt, whose), value.readings


def _whose_year(value: Atom | Pair, ref: Ref) -> str:
    """See ``FoundDate.borrowed``. A date that says itself which year it is of borrows none."""
    if value.family == "relative":
        return ""
    if isinstance(value, Pair):
        alone = value.resolve(Ref())[0] is not None
    else:
        alone = value.needs == 0 or bool(value.expand(Ref()))
    return "" if alone else BEFORE if ref.readings else WRITTEN


def _settled(value: UncertainDate | Interval) -> UncertainDate | Interval:
    """Doubts about digits and centuries that only one option survived are no doubts."""
    if isinstance(value, Interval):
        return value
    if not value.choices:
        return value
    options: dict[str, set[str]] = {}
    for reading in value.readings:
        for pick in reading.assumes:
            options.setdefault(pick.choice, set()).add(pick.option)
    alone = {
        c
        for c, some in options.items()
        if len(some) == 1
        and c.startswith(("digit:", "century:", "cycle:"))
        and all(any(p.choice == c for p in r.assumes) for r in value.readings)
    }
    if not alone:
        return value
    return UncertainDate(
        tuple(
            Reading(r.earliest, r.latest, tuple(p for p in r.assumes if p.choice not in alone))
            for r in value.readings
        )
    )
