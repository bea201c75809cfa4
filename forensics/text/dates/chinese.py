"""Chinese dates in digits and numerals: full, without day, without year, with parts missing."""

from __future__ import annotations

import re
from datetime import date
from itertools import combinations, product

from forensics.temporal.readings import Pick, Reading
from forensics.text.dates.atoms import (
    Atom,
    Ref,
    Values,
    dated,
    every,
    fixed,
    hull,
)
from forensics.text.dates.calendars import lunar_day
from forensics.text.dates.cascade import Built, Hit, Rule, token
from forensics.text.dates.numbers import UNREAD, choice, number
from forensics.text.dates.tokens import Token
from forensics.text.dates.years import ROC, full_years, num, short_years, values

FAMILY = "chinese"
# Behind these a number of years and months is a length of time: 有期徒刑10年6月.
_LENGTH = re.compile(
    r"(?:徒刑|拘役|管制|缓刑|考验期|刑期|期限|期间|执行|判处|判|为期|长达|近|满|零|共|各|计)$"
)
_TIME_LIMIT = re.compile(r"(?:[后後起限须須应應效]的?)[于在]?$")
_SERVED = re.compile(r"(?:徒刑|拘役|管制|余刑|(?:先行|已)羁押|[年又]零|年又)$")
# Behind a day that lacks its 日, these make the number a count of something.
_COUNTED = re.compile(
    r"\s*(?:[名人次个個件元天年月周岁万千百十亿条辆部台点时時分秒份只名套间米层楼栋室号路块张把包瓶位家种项笔支枚斤克吨%％.:：]|多|余|几|起(?![至到始计算，,]))"
)
# Behind a day without 日 the sentence goes on; a mark there may be a digit not read.
_GOES_ON = re.compile(r"\s*(?:$|[一-鿿,，。、;；)）])")
_NOT_A_YEAR = re.compile(r"\s*(?:[后後来來前内內间間多余餘以的零半]|有期|徒刑)")

YEAR = r"(?:G?(?P<y4>4)|(?P<era>[NJ])(?P<ey>[324p])|(?P<y2>[23p]))Y"
ODD_YEAR = r"(?P<odd>[3068])Y"
MONTH = r"(?P<m>2)L"
DAY = r"(?P<d>2)D"


def years_of(hit: Hit) -> Values:
    """The years of a ``YEAR`` part: four digits, two, Republic of China, Japanese era."""
    work = hit.work
    y4, y2, era, odd = hit.get("y4"), hit.get("y2"), hit.get("era"), hit.get("odd")
    if odd is not None:
        return _repaired(hit.work.text[odd.start : odd.end])
    if y4 is not None:
        return full_years(y4)
    if era is not None:
        number = num(hit["ey"])
        if era.cls == "N":
            return tuple((v + ROC, p) for v, p in number.values if 1 <= v <= 200)
        first, last = (int(d[:4]) for d in era.value)
        return tuple((v + first - 1, p) for v, p in number.values if 1 <= v <= last - first + 1)
    assert y2 is not None
    if y2.cls == "3":
        republic = tuple((v + ROC, p) for v, p in num(y2).values if 100 <= v <= 200)
        return republic + _blotted(work.text[y2.start : y2.end])
    return short_years(work, y2, roc=work.roc)


def _blotted(text: str) -> Values:
    """□一六年: the blot may cover two digits of a year in four, here 1916 or 2016."""
    shown = "".join("?" if c in UNREAD else str((number_of(c) or ("",))[0]) for c in text)
    if len(shown) != 3 or shown.count("?") != 1:
        return ()
    match = re.compile(shown.replace("?", ".."))
    return tuple((y, ()) for y in range(1900, 2100) if match.fullmatch(str(y)))


def _repaired(text: str) -> Values:
    """Years that a year with a digit too few or up to two too many can be."""
    digits = "".join(str(v[0]) for c in text if (v := number_of(c)) is not None)
    found: set[str] = set()
    if len(digits) == 3:
        found = {digits[:i] + c + digits[i:] for i in range(4) for c in "0123456789"}
    elif len(digits) in (5, 6):
        found = {"".join(c) for c in combinations(digits, 4)}
    return tuple((int(y), ()) for y in sorted(found) if "1900" <= y <= "2099")


def number_of(char: str) -> tuple[int] | None:
    """The digit of one character, as a 1-tuple."""
    found = number(char, 0, None, "", han=True)
    return (found.first,) if found and found.values else None


def _odd_day(hit: Hit) -> Built:
    """201年10月31日, 二〇二〇一七年二月三日: a digit was lost or doubled."""
    if hit["odd"].cls == "3" and 100 <= num(hit["odd"]).first <= 200:
        return None
    atom = dated(years_of(hit), values(hit["m"]), values(hit.get("d")), FAMILY, "damaged")
    return token(hit, atom)


def _in_era(hit: Hit, atom: Atom | None) -> Atom | None:
    """A Japanese year is cut to its era: 平成 begins on 1989-01-08."""
    era = hit.get("era")
    if atom is None or era is None or era.cls != "J":
        return atom
    first, last = (date.fromisoformat(d) for d in era.value)
    kept = [
        Reading(max(r.earliest, first), min(r.latest, last), r.assumes)
        for r in atom.expand(Ref())
        if r.earliest and r.latest and r.latest >= first and r.earliest <= last
    ]
    return fixed(kept, atom.grain, "japanese")


def _family(hit: Hit) -> str:
    era = hit.get("era")
    if era is not None:
        return "roc" if era.cls == "N" else "japanese"
    y2 = hit.get("y2")
    return "roc" if y2 is not None and y2.cls == "3" and not num(y2).damaged else FAMILY


def _doubt(*tokens: Token | None) -> str:
    return "damaged" if any(t is not None and num(t).damaged for t in tokens) else ""


def _blank(tok: Token | None) -> bool:
    return tok is not None and num(tok).blank and not num(tok).values


def _day(hit: Hit) -> Built:
    if hit.has("y2") and _LENGTH.search(hit.before):
        return None
    years, m, d = years_of(hit), hit["m"], hit["d"]
    if not years:
        return None
    doubt = _doubt(hit.get("y4") or hit.get("y2") or hit.get("ey"), m, d)
    family = _family(hit)
    months, days = values(m), values(d)
    if num(m).blank and not num(m).values:
        if days is None:
            return token(hit, fixed(every(years, None, None), "year", family, doubt))
        # The month is not read: any month that has such a day.
        wide = [hull(every((y,), tuple((i, ()) for i in range(1, 13)), days)) for y in years]
        return token(hit, fixed(wide, "", family, doubt))
    atom = dated(years, months, days, family, doubt)
    atom = _in_era(hit, atom)
    if atom is None:
        return token(hit, Atom(lambda _: (Reading(None, None),), 0, "day", family, "impossible"))
    return token(hit, atom)


def ends_without_unit(hit: Hit) -> bool:
    """Behind a day in figures whose 日 is missing or misread: does the sentence go on?"""
    return bool(_GOES_ON.match(hit.after)) and not _COUNTED.match(hit.after)


def _day_without_unit(hit: Hit) -> Built:
    """于2017年11月20向…: the 日 is missing, or the text was cut."""
    d = hit["d"]
    if _COUNTED.match(hit.after) or hit.has("y2"):
        return None
    if not _GOES_ON.match(hit.after) and not num(d).han:
        return token(hit, dated(years_of(hit), values(hit["m"]), None, _family(hit), "damaged"))
    years, months, days = years_of(hit), values(hit["m"]), values(d)
    if not years or not months or not days:
        return None
    if not hit.after.strip() and num(d).width == 1 and not num(d).han and num(d).first <= 3:
        days += tuple((num(d).first * 10 + i, ()) for i in range(10))
    elif num(d).width == 1 and num(d).han and not hit.after.strip():
        return token(hit, dated(years, months, None, _family(hit), "damaged"))
    day = num(d)
    if num(hit["m"]).han and day.han and day.first >= 11:
        # 八月十五: without 日 a numeral may be the day of a lunar month.
        name = choice("calendar", hit.work.context.scope, hit.start)
        out = [
            Reading(r.earliest, r.latest, (*r.assumes, Pick(name, "solar")))
            for r in every(years, months, days)
        ]
        for (y, picks), (m, _) in product(years, months):
            lunar = lunar_day(y, m, day.first) if 1 <= m <= 12 else None
            if lunar:
                out.append(Reading(lunar.earliest, lunar.latest, (*picks, Pick(name, "lunar"))))
        return token(hit, fixed(out, "day", _family(hit), "damaged"))
    return token(hit, dated(years, months, days, _family(hit), "damaged"))


def one_wrong(hit: Hit) -> bool:
    """Is the part ``x`` one character, with nothing between it and its neighbours?"""
    at = hit.match.start("x")
    before, wrong, after = hit.tokens[at - 1 : at + 2]
    return before.end == wrong.start == wrong.end - 1 and wrong.end == after.start


def _damaged_unit(hit: Hit) -> Built:
    """2014人2月25日, 2014年2用25日: one character stands where 年 or 月 should."""
    if not one_wrong(hit):
        return None
    return token(
        hit, dated(full_years(hit["y4"]), values(hit["m"]), values(hit["d"]), FAMILY, "damaged")
    )


def _lost_unit(hit: Hit) -> Built:
    """二〇一八十一月九日, 201811月9日: nothing stands where 年 should."""
    y4, m = hit["y4"], hit["m"]
    if y4.end != m.start:
        return None
    return token(hit, dated(full_years(y4), values(m), values(hit["d"]), FAMILY, "damaged"))


def _month(hit: Hit) -> Built:
    if hit.has("y2") and (
        _LENGTH.search(hit.before) or (hit["y2"].cls != "3" and num(hit["y2"]).width != 2)
    ):
        return None
    years = years_of(hit)
    atom = dated(years, values(hit["m"]), None, _family(hit), _doubt(hit.get("y4"), hit["m"]))
    return token(hit, _in_era(hit, atom))


def _year(hit: Hit) -> Built:
    y2 = hit.get("y2")
    if y2 is not None:
        pair = num(y2)
        text = hit.work.text[y2.start : y2.end]
        consecutive = pair.han and abs(pair.first // 10 - pair.first % 10) == 1
        season = re.match(r"\s*的?\s*[春夏秋冬上下第]", hit.after) and pair.width == 2
        if (
            (y2.cls != "p" and not season)
            or consecutive
            or "两" in text
            or _NOT_A_YEAR.match(hit.after)
        ):
            return None
        if _LENGTH.search(hit.before):
            return None
    if re.match(r"\s*(?:款|版(?!权))", hit.after):
        return None
    years = years_of(hit)
    atom = dated(years, None, None, _family(hit), _doubt(hit.get("y4")))
    return token(hit, _in_era(hit, atom))


def _lost_year(hit: Hit) -> Built:
    """A year that cannot be read stands in front: day and month of no known year."""
    if dated(None, values(hit["m"]), values(hit["d"]), FAMILY) is None:
        return None
    return token(hit, Atom(lambda _: (Reading(None, None),), 0, "day", FAMILY, "damaged"))


def _month_day(hit: Hit) -> Built:
    if _SERVED.search(hit.before):
        return None
    return token(
        hit, dated(None, values(hit["m"]), values(hit["d"]), FAMILY, _doubt(hit["m"], hit["d"]))
    )


def _month_day_without_unit(hit: Hit) -> Built:
    """9月26因…被刑事拘留: the 日 is missing, and a word that opens a measure follows."""
    d = hit["d"]
    if num(d).han or not re.match(r"\s*(?:因|被|经|由|向本院|决定)", hit.after):
        return None
    return token(hit, dated(None, values(hit["m"]), values(d), FAMILY, "damaged"))


def _bare_month(hit: Hit) -> Built:
    if _LENGTH.search(hit.before):
        return None
    if _TIME_LIMIT.search(hit.before) and re.match(r"\s*之?内", hit.after):
        # 判决生效后一月内缴纳: within a month.
        return None
    return token(hit, dated(None, values(hit["m"]), None, FAMILY, _doubt(hit["m"])), "④")


def _bare_day(hit: Hit) -> Built:
    return token(hit, dated(None, None, values(hit["d"]), FAMILY, _doubt(hit["d"])), "⑤")


RULES: tuple[Rule, ...] = (
    (rf"{YEAR}f?{MONTH}f?{DAY}", _day),
    (rf"{ODD_YEAR}f?{MONTH}{DAY}", _odd_day),
    (rf"{YEAR}{MONTH}(?P<d>2)(?![-R、ADχ•/,]?[2D])", _day_without_unit),
    (rf"(?P<y4>4)(?P<x>[xD]){MONTH}{DAY}", _damaged_unit),
    (rf"(?P<y4>4)Y(?P<m>2)(?P<x>[xD]){DAY}", _damaged_unit),
    (rf"(?P<y4>4){MONTH}{DAY}", _lost_unit),
    (rf"{YEAR}f?{MONTH}", _month),
    (r"(?P<y2>2)Y(?=f?Y?[sQHф])", _year),
    (YEAR, _year),
    (rf"Y?(?<=Y){MONTH}{DAY}", _lost_year),
    (rf"(?<![02-9p]){MONTH}f?{DAY}", _month_day),
    (rf"(?<![02-9p]){MONTH}(?P<d>2)", _month_day_without_unit),
    (MONTH, _bare_month),
    (DAY, _bare_day),
)
