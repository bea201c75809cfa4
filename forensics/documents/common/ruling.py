"""What the court ordered: charge, sentence, probation, fine, credit, start and end of the term.

Day counting: Criminal Law art. 41, 44, 47; Supreme People's Court Interpretation 2021 art. 202.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from forensics.documents.common.han import fuzzy, number
from forensics.documents.common.parties import Party
from forensics.temporal.readings import Interval, UncertainDate
from forensics.text.dates import FoundDate

_N = r"[零一二三四五六七八九十百两〇\d]{1,4}"
TERM = rf"(?:{_N}年)?(?:零|又)?(?:{_N}个?月)?(?:零|又)?(?:半|{_N}[天日])?"
_PENALTY = re.compile(
    rf"(?P<kind>{fuzzy('有期徒刑')}|拘役|管制|{fuzzy('无期徒刑')}|死刑)(?:为|：|:)?(?P<term>{TERM})"
)
_PROBATION = re.compile(rf"缓刑(?:考验期)?(?:为)?(?P<term>{TERM})")
_EXEMPT = re.compile(r"免[予于]刑事处[罚分]")
_CHARGE = re.compile(
    r"犯(?P<v>[\u4e00-\u9fff、（）()]{2,60}?罪)(?=[，,、；;。及和与]|一案|，|判|处|$|\()"
)
_FINE = re.compile(
    r"罚金(?:计|共计)?(?:人民币)?(?P<v>[\d,，.]+|[零一二三四五六七八九十百千万亿两]+)(?P<u>万)?元"
)
_FROM_TO = re.compile(r"[起至到止—－-]")
# 自 is left out at times: 即2017年…起至…止, 刑期：2017年…起至…止.
_BEFORE_TERM = re.compile(r"(?:[自从即]|刑期[：:为是]?|(?:起止|日期|时间)[：:为是]{0,2})$")
# Between its two days: 起至, （收监之日）起至, 被羁押之日起至, 始至; nothing where 至 is left out.
_TO = re.compile(
    r"(?:[（(][^）)。；]{0,16}[）)]|[\u4e00-\u9fff]{0,10}之日)?"
    r"(?:[起始]|开始)?(?:算|计算|执行)?[，,]?(?:[至到][^\d。；]{0,2}|[—－~-]{1,2})?"
)
_CREDIT = re.compile(rf"(?:折抵刑期|先行羁押的?|已?羁押|扣除)(?P<n>{_N})[日天]")
_LISTED = re.compile(r"[、，和及与](?:原审)?(?:被告人)?")
_EXECUTE = re.compile(r"(?:决定|合并)(?:合并)?执行|决定执行")
# A term of another judgment that is put together with those of this one.
_OF_BEFORE = re.compile(
    r"前罪|前判|前[一两]?次|原[判犯审]|余刑|残刑|[未尚]执行|执行完毕|已[执服]|撤销|连同|所判|漏罪|刑(?:初|终)"
)
# What a higher court sets aside is no sentence of this ruling.
_ANNULLED = re.compile(r"撤销(?:(?!决定执行|合并执行|并罚)[^；;。]){0,200}[；;。]")
_KINDS = {"有": "fixed_term", "拘": "criminal_detention", "管": "public_surveillance"}
_KINDS |= {"无": "life", "死": "death"}


@dataclass(frozen=True, slots=True)
class Sentence:
    """What one accused person got: the term to be served, not its parts.

    ``term`` and ``probation`` are ISO 8601 durations; ``start`` and ``end`` the printed days.
    ``parts`` are the terms that ``term`` was put together from: kind, duration, and ``prior`` for
    one of another judgment, with a colon between.
    """

    person: str
    span: tuple[int, int]
    charges: tuple[str, ...]
    kind: str
    term: str
    probation: str
    fine: str
    credit_days: str
    serving: tuple[int, int] | None
    start: UncertainDate | None
    end: UncertainDate | None
    parts: tuple[str, ...] = ()


def duration(text: str) -> str:
    """``一年三个月`` → ``P1Y3M``; ``五个月零十五天`` → ``P5M15D``; ``""`` if there is none."""
    m = re.fullmatch(
        rf"(?:(?P<y>{_N})年)?(?:零|又)?(?:(?P<m>{_N})个?月)?(?:零|又)?(?:(?P<half>半)|(?P<d>{_N})[天日])?",
        text,
    )
    if not m or not text:
        return ""
    parts = [
        (number(m[g].lstrip("零")) if m[g] else None, u)
        for g, u in (("y", "Y"), ("m", "M"), ("d", "D"))
    ]
    if m["half"]:
        parts.append((15, "D"))
    if any(m[g] and n is None for g, (n, _) in zip("ymd", parts, strict=False)):
        return ""
    body = "".join(f"{n}{u}" for n, u in parts if n)
    return f"P{body}" if body else ""


def find_sentences(
    text: str, start: int, end: int, dates: tuple[FoundDate, ...], parties: list[Party]
) -> list[Sentence]:
    """One sentence a person named in the ruling, in the order of the ruling."""
    found: list[Sentence] = []
    items = _items(text, start, end, parties)
    for person, (s, e) in items:
        sentence = _sentence(text, s, e, person, dates)
        if sentence is not None:
            found.append(sentence)
    return _shared_terms(text, _own_terms(text, start, end, dates, parties, found))


def _items(
    text: str, start: int, end: int, parties: list[Party]
) -> list[tuple[str, tuple[int, int]]]:
    """Parts of the ruling by the person sentenced: from 被告人X犯 to the next such words."""
    marks: list[tuple[int, str, int]] = []
    for party in sorted(parties, key=lambda p: -len(p.name)):
        for m in re.finditer(
            re.escape(party.name) + r"(?:[（(][^）)]{0,20}[）)])?(?:无罪|犯|的?刑期|有期|撤回)?",
            text[start:end],
        ):
            at = start + m.start()
            if not any(abs(at - a) < len(n) and party.name in n for a, n, _ in marks):
                marks.append((at, party.key, at + len(party.name)))
    marks.sort()
    if not marks and len(parties) == 1:
        marks = [(start, parties[0].key, start)]
    items = []
    for i, (at, key, _) in enumerate(marks):
        last = i
        # 被告人章未名、卫小满犯诈骗罪，各判处…: what follows is said of both.
        while last + 1 < len(marks) and _LISTED.fullmatch(text, marks[last][2], marks[last + 1][0]):
            last += 1
        stop = marks[last + 1][0] if last + 1 < len(marks) else end
        items.append((key, (at, stop)))
    merged: list[tuple[str, tuple[int, int]]] = []
    for key, (s, e) in items:
        if merged and merged[-1][0] == key:
            merged[-1] = (key, (merged[-1][1][0], e))
        else:
            merged.append((key, (s, e)))
    return merged


def _sentence(
    text: str, start: int, end: int, person: str, dates: tuple[FoundDate, ...]
) -> Sentence | None:
    said = text[start:end]
    if not re.search(r"犯|判处|免[予于]刑事处|执行|刑期", said):
        return None
    if re.search(r"(?:宣告)?无罪", said) and not _PENALTY.search(said):
        return None
    charges = tuple(dict.fromkeys(m["v"] for m in _CHARGE.finditer(text, start, end)))
    decided = list(_EXECUTE.finditer(text, start, end))
    begin = (
        decided[-1].end() if decided and _PENALTY.search(text, decided[-1].end(), end) else start
    )
    annulled = [m.span() for m in _ANNULLED.finditer(text, max(0, start - 200), end)]
    penalties = [
        m
        for m in _PENALTY.finditer(text, begin, end)
        if (m["term"] or m["kind"][0] in "无死") and not _inside(m, annulled)
    ]
    penalty = penalties[0] if penalties else None
    probation = _PROBATION.search(text, penalty.end() if penalty else begin, end)
    kind, term = "", ""
    if penalty:
        kind, term = _KINDS.get(penalty["kind"][0], "fixed_term"), duration(penalty["term"])
    elif _EXEMPT.search(text, start, end):
        kind = "exempt"
    elif re.search(r"(?:单?处|判处)罚金", said):
        kind = "fine"
    ordered = tuple(d for d in dates if not any(s <= d.start < e for s, e in annulled))
    serving, first, last = find_serving(text, start, end, ordered) or (None, None, None)
    if not kind and not charges and serving is None:
        return None
    fine = _FINE.search(text, begin, end)
    credit = _CREDIT.search(text, start, end)
    stop = max(x.end() for x in (penalty, probation) if x) if penalty or probation else end
    return Sentence(
        person,
        (start, max(stop, start + 1)),
        charges,
        kind,
        term,
        duration(probation["term"]) if probation and probation["term"] else "",
        _amount(fine) if fine else "",
        f"{number(credit['n'])}"
        if credit and number(credit["n"]) and number(credit["n"]) != 1
        else "",
        serving,
        first,
        last,
        _parts(text, start, begin, annulled) if begin > start else (),
    )


def _parts(
    text: str, start: int, begin: int, annulled: list[tuple[int, int]]
) -> tuple[str, ...]:
    """The terms before the words that put them together; empty where one of them has no length.

    Nothing is given where the ruling annuls some of them, or quotes another that put together.
    """
    if len(_EXECUTE.findall(text, start, begin)) > 1:
        return ()
    found: list[str] = []
    last = start
    for m in _PENALTY.finditer(text, start, begin):
        if _inside(m, annulled):
            return ()
        length = duration(m["term"])
        if not length:
            return ()
        prior = ":prior" if _OF_BEFORE.search(text, last, m.start()) else ""
        found.append(f"{_KINDS.get(m['kind'][0], 'fixed_term')}:{length}{prior}")
        last = m.end()
    if _OF_BEFORE.search(text, last, begin):
        return ()
    return tuple(found)


def _inside(m: re.Match[str], spans: list[tuple[int, int]]) -> bool:
    return any(s <= m.start() < e for s, e in spans)


def _amount(m: re.Match[str]) -> str:
    value = number(re.sub(r"[,，]", "", m["v"])) if "." not in m["v"] else None
    if value is None:
        return m["v"] + (m["u"] or "") + "元"
    return str(value * (10_000 if m["u"] else 1))


def find_serving(
    text: str, start: int, end: int, dates: tuple[FoundDate, ...]
) -> tuple[tuple[int, int], UncertainDate | None, UncertainDate | None] | None:
    """The printed range 自…起至…止; the last one, for a credited range may precede it."""
    found = None
    inside = [d for d in dates if start <= d.start and d.end <= end]
    for i, d in enumerate(inside):
        before = text[max(start, d.start - 4) : d.start]
        if not (_BEFORE_TERM.search(before) or text[d.start] in "自从"):
            continue
        whole = d.value if isinstance(d.value, Interval) else Interval(d.value, None)
        first, last, stop = whole.start, whole.end, d.end
        if last is None and i + 1 < len(inside):
            other = inside[i + 1]
            until = _last_day(other)
            if until is not None and _TO.fullmatch(text[d.end : other.start]):
                last, stop = until, other.end
        if last is not None or whole is d.value:
            found = ((d.start, stop), first, last)
    return found


def _last_day(found: FoundDate) -> UncertainDate | None:
    """A day, or the day of 至…止; ``None`` for what begins on a day."""
    if isinstance(found.value, UncertainDate):
        return found.value
    return found.value.end if found.value.start is None else None


def _shared_terms(text: str, found: list[Sentence]) -> list[Sentence]:
    """刑期均自…起至…止: the days are those of everybody with this term."""
    for s in found:
        if s.serving and "均" in text[max(0, s.serving[0] - 4) : s.serving[0]]:
            days = {"serving": s.serving, "start": s.start, "end": s.end}
            term = (s.kind, s.term, s.probation, None)
            same = [o for o in found if (o.kind, o.term, o.probation, o.serving) == term]
            return [replace(o, **days) if o in same else o for o in found]  # type: ignore[arg-type]
    return found


def _own_terms(
    text: str,
    start: int,
    end: int,
    dates: tuple[FoundDate, ...],
    parties: list[Party],
    found: list[Sentence],
) -> list[Sentence]:
    """Bring together what the ruling says of one person in two places (刑期 listed apart)."""
    together: dict[str, Sentence] = {}
    for s in found:
        old = together.get(s.person)
        if old is None:
            together[s.person] = s
            continue
        together[s.person] = Sentence(
            s.person,
            old.span,
            tuple(dict.fromkeys(old.charges + s.charges)),
            old.kind or s.kind,
            old.term or s.term,
            old.probation or s.probation,
            old.fine or s.fine,
            old.credit_days or s.credit_days,
            old.serving or s.serving,
            old.start or s.start,
            old.end or s.end,
            old.parts or s.parts,
        )
    return list(together.values())
