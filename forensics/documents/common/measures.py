"""Coercive measures and earlier convictions in one person's entry: word, date, who decided.

Measures and their law: Criminal Procedure Law of the PRC (2018), art. 66 to 100.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date
from itertools import pairwise

from forensics.documents.common.courts import OFFICE
from forensics.documents.common.measure_words import NOT_TAKEN_IN, OF_OTHERS, SKIP, WORD, kind_of
from forensics.events import EventKind as K
from forensics.temporal.readings import UncertainDate
from forensics.text.dates import FoundDate

_AUTHORITY = re.compile(rf"(?:被|由|经|向)(?P<v>{OFFICE})")
_SENTENCE = re.compile(
    r"有期徒刑|拘役|管制|无期徒刑|死刑|罚金|免[予于]刑事处[罚分]|缓刑|剥夺政治权利|徒刑|没收|判刑"
)
MEASURES = frozenset({K.DETENTION, K.ARREST, K.BAIL, K.RESIDENTIAL_SURVEILLANCE, K.CUSTODY})
_COUNTED = MEASURES | {K.ADMIN_DETENTION, K.COMPULSORY_DETOX, K.ARREST_APPROVED, K.PRIOR_OTHER}
_UNDATED = MEASURES | {K.RELEASE, K.BAIL_RELEASED, K.ESCAPE}
"""Told even where it has no date of its own (后因证据不足被释放): it ends what was before."""
_LATER = re.compile(r"(?:此?后|嗣后|随后|之后|其后|不久|期间)")
_TAKING = frozenset({K.APPREHENSION, K.SUMMONS, K.ARREST_APPROVED, K.TRANSFER})


@dataclass(frozen=True, slots=True)
class Step:
    """A word that names a measure or an earlier matter, with the date it happened.

    ``date`` is ``None`` where the text gives none for it (``刑事拘留，后被取保候审``).
    ``clause`` is where its clause begins.
    """

    kind: K
    start: int
    end: int
    clause: int
    date: FoundDate | None
    authority: str = ""
    matter: str = "this"
    note: str = ""


def find_steps(
    text: str, ranges: tuple[tuple[int, int], ...], dates: tuple[FoundDate, ...]
) -> list[Step]:
    """The steps of one person in reading order, each with its own date and nobody else's."""
    steps: list[Step] = []
    for start, end in ranges:
        here = tuple(d for d in dates if start <= d.start and d.end <= end)
        steps += _steps_of(text, start, end, here)
    return _settle(text, steps)


def _steps_of(text: str, start: int, end: int, dates: tuple[FoundDate, ...]) -> list[Step]:
    skipped = [(m.start(), m.end()) for m in SKIP.finditer(text, start, end)]
    skipped += [(m.start("said"), m.end("said")) for m in OF_OTHERS.finditer(text, start, end)]
    steps: list[Step] = []
    for m in WORD.finditer(text, start, end):
        if any(s < m.end() and m.start() < e for s, e in skipped):
            continue
        kind = kind_of(m)
        if kind is K.OTHER or (kind is K.PRIOR_JUDGMENT and not _sentenced(text, m, end)):
            continue
        clause = sentence_start(text, m.start(), start)
        judged = any(s.kind is K.PRIOR_JUDGMENT and s.start >= clause for s in steps)
        if judged and m[0] == "并处罚金":
            continue
        step = _dated(text, kind, m, clause, dates, steps)
        if step is not None:
            steps.append(step)
    return _distributed(text, steps, dates)


# What is left of a date that could not be read: days and months outside the dates found.
_UNREAD = re.compile(r"(?<![留刑役制金罚期近满共计年个\d])\d{1,2}\s?[日曰月](?!龄|薪|租|均)")
_AND = re.compile(r"(?:[、，,和及与]|并于|以及|又于|先后于|于|及于)+")


def _distributed(text: str, steps: list[Step], dates: tuple[FoundDate, ...]) -> list[Step]:
    """Several dates before a measure: 于3月16日、3月30日被刑事拘留和逮捕.

    As many words as dates: first to first. One word: it happened on each of the dates.
    """
    made: list[Step] = []
    for step in steps:
        series = _series(text, step, dates)
        if len(series) < 2:
            made.append(step)
            continue
        words = [s for s in steps if s.date in (step.date, None) and s.clause == step.clause]
        words = [s for s in words if s.start >= series[-1].end and s.kind in _COUNTED]
        if len(words) == len(series) and _listed(text, words):
            made.append(replace(step, date=series[words.index(step)]))
        elif step.date is not None:
            made += [replace(step, date=d) for d in series]
        else:
            made.append(step)
    return made


def _series(text: str, step: Step, dates: tuple[FoundDate, ...]) -> list[FoundDate]:
    """The date of the step, or the last before it, with those joined to it by 、 or 和."""
    before = [d for d in dates if step.clause <= d.start and d.end <= step.start]
    if not before or (step.date is not None and step.date != before[-1]):
        return []
    series = [before[-1]]
    for d in reversed(before[:-1]):
        if not _AND.fullmatch(text[d.end : series[0].start]):
            break
        series.insert(0, d)
    return series


def _listed(text: str, words: list[Step]) -> bool:
    return all(re.fullmatch(r"[^，。；]{0,24}", text[a.end : b.start]) for a, b in pairwise(words))


def sentence_start(text: str, at: int, floor: int) -> int:
    return (
        max(
            text.rfind("。", floor, at),
            text.rfind("；", floor, at),
            text.rfind(";", floor, at),
            floor - 1,
        )
        + 1
    )


def _sentenced(text: str, m: re.Match[str], end: int) -> bool:
    stop = min(x for x in (text.find("。", m.end()), text.find("；", m.end()), end) if x >= 0)
    return bool(_SENTENCE.search(text, m.start(), min(stop + 1, m.end() + 40)))


def _dated(
    text: str,
    kind: K,
    m: re.Match[str],
    clause: int,
    dates: tuple[FoundDate, ...],
    steps: list[Step],
) -> Step | None:
    found = next((d for d in reversed(dates) if clause <= d.start and d.end <= m.start()), None)
    if found is not None and _UNREAD.search(text, found.end, m.start()):
        # 3月2日被抓获，问月12日被刑事拘留: the last date read is not the one of this word.
        return (
            Step(kind, m.start(), m.end(), clause, None, note="the date printed is not readable")
            if kind in MEASURES
            else None
        )
    last = next((s for s in reversed(steps) if s.start >= clause), None)
    if found is None:
        if steps and kind in _UNDATED and _LATER.match(text[clause : m.start()]):
            return Step(kind, m.start(), m.end(), clause, None)
        return None
    held = last is not None and last.date == found and last.kind in (K.DETENTION, K.ARREST)
    if held and kind is K.CUSTODY:
        # 被刑事拘留并羁押于炎陵县看守所: where the detention is spent, no step of its own.
        return None
    if last is not None and last.date == found and not _shares(text, kind, last, m):
        # 被刑事拘留，后被取保候审: the bail has no date of its own, and is given none.
        if kind not in _UNDATED:
            return None
        authority = _authority(text, last.end, m.start())
        return Step(kind, m.start(), m.end(), clause, None, authority)
    authority = _authority(text, max(found.end, last.end if last else 0), m.start())
    return Step(kind, m.start(), m.end(), clause, found, authority)


def _shares(text: str, kind: K, last: Step, m: re.Match[str]) -> bool:
    """May this word take the same date as the one before it?"""
    between = text[last.end : m.start()]
    if kind is K.PRIOR_JUDGMENT or last.kind is K.PRIOR_JUDGMENT:
        return False
    if kind in (K.PRIOR_RELEASE, K.RELEASE, K.PRIOR_OTHER, K.ESCAPE, K.WANTED):
        return False
    # 被监视居住，经本院决定，于2月5日执行逮捕: the decision has no date of its own.
    if kind is last.kind or kind is K.ARREST_APPROVED:
        return False
    if last.kind in _TAKING or kind in _TAKING:
        return not re.search(r"[，、](?:后|嗣后|随后|之后|其后)", between)
    if last.kind is K.ARREST_REFUSED:
        # 因不批准逮捕被取保候审.
        return bool(re.fullmatch(r"(?:(?!后)[^，。；]){0,12}", between))
    if last.kind is K.PRIOR_OTHER and kind is K.ADMIN_DETENTION:
        # 被处罚款500元，行政拘留十日.
        return bool(re.fullmatch(_FINED, between))
    return bool(re.fullmatch(_LENGTH + _TOO, between))


# How long the first measure is, before the word that joins the second: 行政拘留十五日、强制….
_LENGTH = r"(?:[零一二三四五六七八九十两\d]+(?:个?月|[日天年]))*"
_TOO = r"(?:并|同时|、|和|及|，并|，同时|并于|，改为|，转为|，变更为)[^，。；]{0,24}"
_SUM = r"(?:人民币)?[零一二三四五六七八九十百千万伍陆柒捌玖拾佰仟\d,.]*元?"
_FINED = _SUM + r"[，、]?(?:并|同时|和|及)?(?:处以?|被)?"


def _authority(text: str, start: int, end: int) -> str:
    found = list(_AUTHORITY.finditer(text, start, end))
    return found[-1]["v"] if found else ""


_GIVEN_UP = re.compile("不起诉|撤案|撤销案件|终止侦查")


def _settle(text: str, steps: list[Step]) -> list[Step]:
    """Approval stands for the arrest where no execution follows; earlier matters are marked."""
    settled: list[Step] = []
    for i, step in enumerate(steps):
        if step.kind is K.ARREST_APPROVED:
            following = next(
                (s for s in steps[i + 1 :] if s.kind in MEASURES or s.kind is K.ARREST_APPROVED),
                None,
            )
            if following is None or following.kind is not K.ARREST:
                step = replace(step, kind=K.ARREST, note="only the approval or decision is dated")
        if step.kind in (K.ARREST, K.DETENTION) and NOT_TAKEN_IN.match(text, step.end):
            step = replace(step, note="the paper says it was not carried out")
        settled.append(step)
    return _matters(text, settled)


def _matters(text: str, steps: list[Step]) -> list[Step]:
    """Tell earlier matters from this case: what a sentence to punishment closes is earlier."""
    marked: list[Step] = []
    for i, step in enumerate(steps):
        matter = step.matter
        if (
            step.kind is K.PRIOR_OTHER
            and _GIVEN_UP.fullmatch(text, step.start, step.end)
            and i
            and marked[-1].kind in MEASURES
            and marked[-1].matter == "this"
        ):
            # The case was given up, and measures end with it; a later one was ordered anew.
            step = replace(step, kind=K.CASE_CLOSED)
        if (
            step.kind in (K.PRIOR_JUDGMENT, K.PRIOR_RELEASE, K.PRIOR_OTHER, K.PAROLE)
            or any(
                s.kind is K.PRIOR_JUDGMENT and s.clause == step.clause and s.start > step.start
                for s in steps
            )
            or (step.kind in (K.ADMIN_DETENTION, K.COMPULSORY_DETOX) and not _leads_on(steps, i))
            or _closed_before(text, steps, i)
        ):
            matter = "prior"
        elif step.kind is K.RELEASE and i and marked[-1].matter == "prior":
            matter, step = "prior", replace(step, kind=K.PRIOR_RELEASE)
        marked.append(replace(step, matter=matter))
    return marked


_CHARGED = re.compile(r"因(?:涉嫌|有)(?:犯有?)?(?P<v>[\u4e00-\u9fff、]{2,40}?罪)")
_APART = 180
"""Days between a release and the next measure for another charge: another case, not this one."""


def _closed_before(text: str, steps: list[Step], i: int) -> bool:
    """2014年因涉嫌犯盗窃罪被拘留，同月被释放；因涉嫌犯诈骗罪于2016年…: first another case."""
    clause = steps[i].clause
    last = max((s for s in steps if s.clause == clause), key=lambda s: s.start)
    later = [s for s in steps if s.clause > clause and s.kind in MEASURES]
    if last.kind not in (K.RELEASE, K.BAIL_RELEASED) or not later:
        return False
    one = _CHARGED.search(text, clause, last.end)
    other = _CHARGED.search(text, later[0].clause, later[0].end)
    freed, taken = first_day(last.date), first_day(later[0].date)
    if not (one and other and freed and taken) or one["v"] == other["v"]:
        return False
    return (taken - freed).days > _APART


def _leads_on(steps: list[Step], i: int) -> bool:
    """Is an administrative detention part of this chain: does a measure follow within 60 days?"""
    here = first_day(steps[i].date)
    for other in steps[:i]:
        if other.kind in MEASURES and other.matter == "this":
            return True
    for other in steps[i + 1 :]:
        there = first_day(other.date)
        if other.kind in MEASURES and here and there:
            return 0 <= (there - here).days <= 60
    return False


def first_day(found: FoundDate | None) -> date | None:
    """The first day a found date can be; ``None`` if open."""
    if found is None:
        return None
    value = found.value if isinstance(found.value, UncertainDate) else found.value.start
    return value.earliest if value else None
