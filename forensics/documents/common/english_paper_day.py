"""The day of an English court paper and the days of its hearing, as labels give them.

A label stands before the date ("Date of judgment:", "Heard:"), or under it as on forms; or the
date stands alone in a line of the heading or under the signature. What a sentence tells ("the
request is dated", "he was released on") is no label.
"""

from __future__ import annotations

import re

from forensics.documents.common.build import Builder, one_day
from forensics.documents.common.english_units import begins_cell, rows_of
from forensics.documents.common.joined import Joined
from forensics.events import EventKind as K
from forensics.temporal.readings import start_of
from forensics.text.dates import FoundDate

_LABEL = re.compile(
    r"(?:date of (?:imposition of )?(?:judgment|decision|ruling|orders?|sentence|delivery|issue)"
    r"|(?:date )?(?:judgment|decision) (?:delivered|given|date|entered(?=\s?:))|date of this order"
    r"|decision of"
    r"|dated(?: this)?"
    r"|(?-i:Signed|SIGNED|(?:Taken and )?[Aa]cknowledged|Sworn|Given|GIVEN|Made|Issued|ISSUED|Done"
    r"|DONE(?: AND ORDERED)?|Dated|DATED)"
    r"(?: (?:by the [a-z]+ )?before me)?(?: in [Cc]hambers)?(?: (?:at|in"
    r"|by)(?: [A-Z][A-Za-z'’]+,?){1,6})?(?:,? on)?(?: this| today,)?"
    r"|released(?: on)?|delivered(?: electronically| virtually| orally| in open court"
    r"| by [a-z-]+)?(?: at [A-Z][A-Za-z ]{1,30})?(?: on| this)?"
    r"|(?-i:FILED)|decided|order made on|judgment entered|judgment|\bdate(?=\s?[:：])|(?-i:\bDate))"
    r"(?:\s?[:：](?:\s?[A-Z][A-Za-z]+(?: [A-Z][A-Za-z]+){0,2},)?|\sthe)?\s?$",
    re.I,
)
_HEARD = re.compile(
    r"(?:dates? of (?:hearings?|trial)|hearing dates?(?:\(s\))?|dates? heard|heard(?: on)?"
    r"|\bhearing|trial dates?)\s?[:：]?\s?$",
    re.I,
)
_LONELY = re.compile(
    r"(?:[A-Z][\w.]+(?: [A-Z]\w+){0,3},)?\s?(?i:(?:on|this)\s)?(?:(?i:mon|tues|wednes|thurs|fri"
    r"|satur"
    r"|sun)(?i:day))?(?i:\s?the)?[\s,.]*"
)
"""What may stand beside a date that has a line to itself: a place, a weekday."""
_UNDER = re.compile(r"\s?Date of (?:Imposition of )?(?:Judgment|Order|Sentence)\b", re.I)
_TOLD = re.compile(r"(?:[a-z]|,)$")
_PAPER = re.compile(r"(?:Judgment|Reasons|Decision|Ruling|Order|Sentence)$")
_SPOKEN_OF = ("dated", "released", "judgment", "decided")


def labelled(builder: Builder) -> tuple[list[FoundDate], FoundDate | None]:
    """Dates that a label names, or that stand alone under the heading; and the day of the paper.

    Adds the events they give.
    """
    heard: list[FoundDate] = []
    named: list[FoundDate] = []
    under: list[FoundDate] = []
    rows = {d.start for d in rows_of(builder.joined, builder.dates()).values()}
    for d in builder.dates():
        if d.start in rows:
            continue  # "Date" over a table is no label of its first row
        before = builder.text[max(0, d.start - 40) : d.start]
        begins = start_of(d.value)
        if begins is None or (begins.earliest is None and begins.latest is None):
            continue
        if _HEARD.search(before) and begins is not None and begins.earliest is not None:
            heard += [d, *_more(builder, d)]
        elif _UNDER.match(builder.text, d.end) and _own_line(builder.joined, d):
            under.append(d)
        elif one_day(d) is not None and d not in heard and _labels(builder, d.start):
            named.append(d)
    named = under or named
    if not named:
        named = [d for d in builder.dates() if d.start not in rows and _alone(builder.joined, d)][
            :1
        ]
    spoken = named[0] if named else None
    for d in sorted([*heard, *named[:1]], key=lambda d: d.start):
        kind = K.JUDGMENT if d is spoken else K.HEARING
        builder.event(kind, one_day(d) or d.value, (d.start, d.end))
    if spoken is not None and (day := one_day(spoken)) is not None:
        builder.fact("judgment_date", day, spoken.start, spoken.end)
    return [*heard, *named], spoken


def _more(builder: Builder, first: FoundDate) -> list[FoundDate]:
    """The further days of a list: "Heard on 14 and 15 May"."""
    out = [first]
    for d in builder.dates():
        if d.start < out[-1].end:
            continue
        if not re.fullmatch(r"\s?(?:[,;]|,? ?(?:and|&))\s?", builder.text[out[-1].end : d.start]):
            break
        out.append(d)
    return out[1:]


def _labels(builder: Builder, at: int) -> bool:
    """Does a label of the paper's own day end at ``at``? An order "dated …" told of is none."""
    text = builder.text
    label = _LABEL.search(text[max(0, at - 90) : at])
    if label is None:
        return False
    begin = at - len(label[0])
    before = text[:begin].rstrip()
    word = label[0].strip().lower()
    if word in ("date", "date:", "date :") and begin not in builder.joined.lines and begin:
        # "Offence date:", "next date": of something else; but a form may have columns.
        return begins_cell(builder.joined, begin) or (not before[-1:].isalpha() and word != "date")
    if word.startswith("filed") and begin not in builder.joined.lines:
        return False
    told = word.startswith(_SPOKEN_OF) and text[begin].islower()
    return not (told and _TOLD.search(before) and not _PAPER.search(before))


def _alone(joined: Joined, found: FoundDate) -> bool:
    """A line of the heading or under the signature that holds the date and but a weekday.

    The line before it has no running text, which a date could end.
    """
    if 600 < found.start < len(joined.text) - 150:
        return False
    start = max((x for x in joined.lines if x <= found.start), default=0)
    above = max((x for x in joined.lines if x < start), default=0)
    line = joined.text[above:start].rstrip()
    if line[-1:] not in ".:)" and re.search(r"\b[a-z]{2,} [a-z]{2,}\b", line):
        return False
    return _own_line(joined, found)


def _own_line(joined: Joined, found: FoundDate) -> bool:
    if one_day(found) is None:
        return False
    start = max((x for x in joined.lines if x <= found.start), default=0)
    end = min((x for x in joined.lines if x > found.start), default=len(joined.text))
    rest = joined.text[start : found.start] + joined.text[found.end : end]
    return bool(_LONELY.fullmatch(rest))
