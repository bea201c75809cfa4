"""When and where the accused did what the court found, from the account of the facts."""

from __future__ import annotations

import re

from forensics.documents.common.build import Builder, one_day
from forensics.documents.common.courts import county_of
from forensics.documents.common.parties import Party
from forensics.events import EventKind as K
from forensics.places import Place, resolve

_FOUND = re.compile(r"经(?:本院)?审理查明|经(?:二审|再审)审理查明")
_EVIDENCE = re.compile(r"上述事实|以上事实|本院认为|另查明|上述犯罪事实")
_HOUR = (
    r"(?:凌晨|早上|上午|中午|下午|傍晚|晚上?|夜间?|午后)?(?:\d{1,2}时(?:\d{1,2}分)?)?许?(?:左右)?"
)
_NOT_THE_ACT = re.compile(
    r"抓获|投案|到案|归案|传唤|退赔|退还|赔偿|谅解|鉴定|判处|释放|拘留|逮捕|取保|查获|自首|报警|扣押|供述|签订"
)
_WHERE = re.compile(r"(?:在|至|到|窜至|来到)(?P<v>[\u4e00-\u9fff]{2,24}?(?:县|市|区|旗))")


def add_offences(
    builder: Builder, parties: list[Party], start: int, end: int, court: Place | None
) -> None:
    """An OFFENCE for each sentence that begins with a day and the accused as its subject.

    Days of the arrest, of payments and of reports stand in the same account and are left out.
    """
    text = builder.text
    m = _FOUND.search(text, start, end)
    if not m or not parties:
        return
    stop = _EVIDENCE.search(text, m.end(), end)
    last = stop.start() if stop else end
    names = "|".join(re.escape(p.name) for p in parties)
    subject = re.compile(rf"{_HOUR}[，,]?(?:原审)?被告人(?P<name>{names})")
    by_name = {p.name: p.key for p in parties}
    for d in builder.within(m.end(), last):
        after = subject.match(text, d.end)
        day = one_day(d)
        if (
            not after
            or day is None
            or text[d.start - 1] not in "。；：:，,、）)一二三四五六七八九十"
        ):
            continue
        close = text.find("。", after.end(), last)
        close = close if close >= 0 else last
        if _NOT_THE_ACT.search(text, after.end(), min(close, after.end() + 40)):
            continue
        where = _WHERE.search(text, after.end(), close)
        place = county_of(resolve(where["v"], court)) if where else None
        builder.event(
            K.OFFENCE,
            day,
            (d.start, close),
            person=by_name[after["name"]],
            where=place,
            inferred="place taken from the words of the account" if place else "",
        )
