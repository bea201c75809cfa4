"""Steps of criminal proceedings in English sentences: what happened, and on which day.

A step is a verb that says something was done (was arrested, was granted bail); its day is the date
that follows it in the sentence, else the one before it, and no day serves two steps. "Since that
date", "the same day" are the date before them; "I sentence you" and "today" are the day of the
paper, and the event says so. What is wanted, refused, planned or told of somebody else is no step.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from forensics.documents.common.build import Builder, one_day
from forensics.documents.common.english_words import STEPS
from forensics.events import EventKind as K
from forensics.temporal.readings import Interval, UncertainDate, When, start_of
from forensics.text.dates import FoundDate

_WORD = re.compile("|".join(f"(?P<t{i}>{p})" for i, (_, p) in enumerate(STEPS)), re.I)
_NOT = re.compile(
    r"(?:\bnot\b|n't|\bnever\b|\bif\b|\bwould\b|\bshould\b|(?-i:\bmay\b)|\bmight\b|\bappl(?:y|ied|ication)\b[^.]{0,20}"
    r"|\bseek(?:s|ing)?\b|\bsought\b|\brefus\w+|\bwhether\b|\bunless\b)[^.,;]{0,30}$",
    re.I,
)
_SPOKEN = re.compile(
    r"\bI (?:hereby )?sentence (?:you|him|her|the|[A-Z])"
    r"|\byou are (?:hereby )?(?:convicted and )?sentenced to\b"
    r"|\b(?:defendant|accused|offender|prisoner) is (?:accordingly |hereby )?sentenced to\b"
    r"|\bis hereby (?:sentenced|committed to the custody)",
    re.I,
)
_FOUND = re.compile(
    r"\bI (?:therefore )?find (?:you|him|her|the accused|M(?:r|s|rs)\.? [A-Z][a-z]+) guilty"
)
_ORDERED = re.compile(
    r"\bI (?:hereby )?grant (?:conditional )?bail\b|"
    r"\b(?:applicant|accused|defendant|appellant|petitioner) is (?:hereby )?(?:admitted to|granted)"
    r" bail|\bbail is (?:hereby )?(?:granted|allowed)",
    re.I,
)
_BACK = re.compile(
    r"(?:since|from|on) (?:that|the same) (?:day|date)|(?:on )?the same day|ever since|since then"
    r"|\bsince(?=[.,;])",
    re.I,
)
_TODAY = re.compile(r"\btoday\b", re.I)
_AHEAD = re.compile(
    r"\b(?:(?:until|till)(?! (?:he|she|they|you)\b)|next (?:hearing|appearance)|fixed for|due)\b"
    r"[^.]*$",
    re.I,
)
_TERM = re.compile(r"imprisonment|sentence|term|detention", re.I)
_NEAR = 80
"""Characters between a step and its day."""


@dataclass(frozen=True, slots=True)
class _Day:
    """A date of the text, or words that point to one.

    ``ahead``: a day to come, or one that ends something ("until …"): the day of no step, and none
    is looked for beyond it.
    """

    start: int
    end: int
    found: FoundDate
    how: str = ""
    ahead: bool = False


def add_steps(
    builder: Builder, person: str, labelled: Sequence[FoundDate], spoken: FoundDate | None
) -> None:
    """Add the dated steps of the text. ``labelled`` dates are no day of a step in a sentence;
    ``spoken`` is the day of the paper."""
    days = list(_days(builder, labelled, spoken))
    for start, stop in _sentences(builder.text):
        inside = [d for d in days if start <= d.start and d.end <= stop]
        steps = [
            m for m in _WORD.finditer(builder.text, start, stop) if _said(builder.text, start, m)
        ]
        for step, day in _matched(builder.text, steps, inside):
            _add(builder, start, step, day, person)
    for kind, words in ((K.CONVICTION, _FOUND), (K.SENTENCE, _SPOKEN), (K.BAIL, _ORDERED)):
        if spoken is None or (m := words.search(builder.text)) is None:
            continue
        how = "spoken in this paper, on its day"
        when: When | None = one_day(spoken)
        if any(e.kind is kind and start_of(e.when) == when for e in builder.events):
            continue  # the sentence gives the day itself
        if kind is K.BAIL and isinstance(when, UncertainDate):
            when, how = Interval(when, None), f"{how}; end not printed"
        places = (m.span(), (spoken.start, spoken.end))
        builder.event(kind, when, *places, person=person, inferred=how)


def _days(
    builder: Builder, labelled: Sequence[FoundDate], spoken: FoundDate | None
) -> Iterator[_Day]:
    text = builder.text
    others = [d for d in builder.dates() if d not in labelled]
    dates = [
        d
        for d in others
        if not _BORN.search(text[: d.start])
        and not _AHEAD.search(text[max(0, d.start - 60) : d.start])
        and (day := start_of(d.value)) is not None
        and day.earliest is not None
    ]
    yield from (_Day(d.start, d.end, d, ahead=d not in dates) for d in others)
    for m in _BACK.finditer(text):
        before = [d for d in dates if d.end <= m.start() and m.start() - d.end < 200]
        if before:
            yield _Day(m.start(), m.end(), before[-1], f"“{m[0]}”")
    if spoken is not None:
        for m in _TODAY.finditer(text):
            yield _Day(m.start(), m.end(), spoken, "“today”: the day of the paper")


_STOP = re.compile(r"(?<!\bM[rs])(?<!\bDr)(?<!\bMrs)(?<!\bv)(?<!\bNo)[.;!?]\s")


def _sentences(text: str) -> Iterator[tuple[int, int]]:
    start = 0
    for m in _STOP.finditer(text):
        yield start, m.end()
        start = m.end()
    yield start, len(text)


def _said(text: str, start: int, step: re.Match[str]) -> bool:
    if _kind(step) in (K.SENTENCE_START, K.SENTENCE_END) and not _TERM.search(
        text[start : step.start()]
    ):
        return False
    return not _NOT.search(text, start, step.start())


def _matched(
    text: str, steps: Sequence[re.Match[str]], days: Sequence[_Day]
) -> Iterator[tuple[re.Match[str], _Day]]:
    """Each step with its day: the one behind it first, then the one before, none twice."""
    taken: dict[int, K] = {}
    later: list[re.Match[str]] = []
    for at, step in enumerate(steps):
        until = steps[at + 1].start() if at + 1 < len(steps) else len(text)
        behind = [
            d
            for d in days
            if not d.ahead and step.end() <= d.start < min(until, step.end() + _NEAR)
        ]
        # "convicted of theft and on 27 May was sentenced": the day of what follows.
        if behind and until - behind[0].end < 15 and _AND_ON.search(text[: behind[0].start]):
            behind = []
        if behind and behind[0].start not in taken:
            taken[behind[0].start] = _kind(step)
            yield step, behind[0]
            also = behind[1:2] if _kind(step) is K.HEARING else []
            if also and re.fullmatch(
                r"\s?(?:,|and|,? and)\s?", text[behind[0].end : also[0].start]
            ):
                yield step, also[0]
        else:
            later.append(step)
    for step in later:
        before = [d for d in days if d.end <= step.start() and step.start() - d.end < _NEAR]
        if not before or before[-1].ahead:
            continue
        day = before[-1]
        if day.start not in taken or (
            (taken[day.start], _kind(step)) in _ONE_DAY
            and _JOINED.fullmatch(text, day.end, step.start())
        ):
            taken[day.start] = _kind(step)
            yield step, day


# "arrested on 4 July and remanded in custody"; "appeared on 5 March, when you were granted bail".
_ONE_DAY = {
    (K.ARREST, K.CUSTODY),
    (K.CONVICTION, K.CUSTODY),
    (K.HEARING, K.CUSTODY),
    (K.HEARING, K.BAIL),
}
_JOINED = re.compile(r",? (?:and|when)(?: (?:he|she|you|they))?(?: was| were)? ?")
_AND_ON = re.compile(r"\band on (?:the )?$")


def _kind(step: re.Match[str]) -> K:
    return STEPS[int((step.lastgroup or "t0")[1:])][0]


def _add(builder: Builder, start: int, step: re.Match[str], day: _Day, person: str) -> None:
    words = builder.text[start : max(step.start(), day.start)]
    if _OTHERS.search(words) or _of_a_relative(words):
        return
    if not _about(words, person):
        # A name that is not the accused's: the step is somebody else's.
        if _NAME.search(words):
            return
        person = ""
    kind = _kind(step)
    when: When | None = one_day(day.found) or day.found.value
    inferred = day.how
    if kind in (K.BAIL, K.CUSTODY) and isinstance(when, UncertainDate):
        when = Interval(when, None)
        inferred = f"{day.how}; end not printed" if day.how else "end not printed"
    low, high = min(step.start(), day.start), max(step.end(), day.end)
    places = [(low, high)]
    if day.how:
        places.append((day.found.start, day.found.end))
    details = {"authority": builder.issuer if kind is K.BAIL else ""}
    builder.event(kind, when, *places, person=person, inferred=inferred, details=details)


_BORN = re.compile(r"(?:\bborn\b(?: on)?|date of birth|\bD\.?O\.?B\.?)[\s:,(]*$", re.I)
_OTHERS = re.compile(
    r"\bco-?\s?(?:defendant|accused|appellant|conspirator)s?\b|\baccomplices?\b|\bcomplainant\b"
    r"|\bvictim\b|\bwitness(?:es)?\b",
    re.I,
)
_RELATIVE = re.compile(
    r"(?<!\bwith )(?<!\bof )(?<!\bby )(?<!\bto )(?<!\bfrom )(?<!\bfor )(?<!\bagainst )"
    r"\b(?:his|her|your|their|[A-Za-z]+['’]s) (?:(?:elder|younger|late|former) )?"
    r"(?:(?:half|step)-?)?(?:brother|sister|father|mother|husband|wife|spouse|partner|son|daughter"
    r"|cousin|uncle|aunt|nephew|niece|friend)s?\b",
    re.I,
)
_NAME = re.compile(
    r"\b(?:Mrs?|Ms|Miss)\.? [A-Z][a-z]+|\b(?!On\b|The\b|In\b|At\b|By\b)[A-Z][a-z]+ "
    r"(?!Court|Police|January|February|March|April|May|June|July|August|September|October"
    r"|November|December)[A-Z][a-z]+\b(?! (?:Court|Police|Station|Prison))"
)
_SUBJECT = re.compile(
    r"\b(?:he|she|accused|defendant|appellant|applicant|respondent|prisoner|offender|you)\b", re.I
)


_WITH_HIM = re.compile(
    rf"(?:{_SUBJECT.pattern}|\b(?-i:[A-Z])[a-z]+) (?:and|as well as) (?:both )?$", re.I
)


def _of_a_relative(words: str) -> bool:
    """Are a relative's the last words of whom it speaks ("his brother was arrested")?"""
    relatives = list(_RELATIVE.finditer(words))
    if not relatives or _WITH_HIM.search(words[: relatives[-1].start()]):
        return False
    return not _SUBJECT.search(words, relatives[-1].end())


def _about(words: str, person: str) -> bool:
    """Does the sentence speak of the accused, by name or as he, she, the accused?"""
    names = [n for n in person.split() if len(n) > 2]
    return bool(_SUBJECT.search(words)) or any(n.lower() in words.lower() for n in names)
