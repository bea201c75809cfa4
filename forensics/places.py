"""Where something was or binds to, and which place lies within which.

Areas of mainland China come from ``forensics/data/areas.csv`` (GB/T 2260 codes with years of
validity). Answers are three-valued: ``None`` means that the table cannot tell, and nothing may
rest on it. Hong Kong, Macau and Taiwan have their own entry controls and ISO codes; whether they
lie "within" a bare ``CN`` is not for a table to say, so that question is answered ``None``.
"""

from __future__ import annotations

import csv
from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files


@dataclass(frozen=True, slots=True)
class Place:
    """A place as printed, with what a table could establish about it.

    ``country`` is ISO 3166-1 alpha-2 (``CN``, ``HK``, ``TH``), ``""`` if not established.
    ``code`` is the six-digit GB/T 2260 area code for places of mainland China, else ``""``.
    """

    name: str
    country: str = ""
    code: str = ""


@dataclass(frozen=True, slots=True)
class Area:
    """One row of the table: this code bore this name from ``first`` to ``last`` (years)."""

    code: str
    name: str
    first: int | None
    last: int | None

    @property
    def level(self) -> int:
        """1 province, 2 prefecture, 3 county."""
        if self.code.endswith("0000"):
            return 1
        return 2 if self.code.endswith("00") else 3

    def valid(self, year: int) -> bool:
        return (self.first or 0) <= year <= (self.last or 9999)


SEPARATE = frozenset({"HK", "MO", "TW"})
"""Entered and left through border controls of their own."""

_SEPARATE_NAMES = {"香港": "HK", "澳门": "MO", "台湾": "TW", "臺灣": "TW", "澳門": "MO"}
_PEOPLES = """壮族 回族 维吾尔 藏族 蒙古族 蒙古 苗族 侗族 布依族 土家族 彝族 傣族 白族 哈尼族 景颇族
傈僳族 朝鲜族 哈萨克 柯尔克孜 羌族 瑶族 满族 黎族 畲族 仡佬族 水族 毛南族 仫佬族 纳西族
拉祜族 佤族 布朗族 独龙族 怒族 普米族 土族 撒拉族 东乡族 保安族 裕固族 锡伯 塔吉克
达斡尔族 鄂温克族 各族"""
_MINORITIES = _PEOPLES.split()
_BARE = frozenset({"新区", "郊区", "城区", "矿区", "东区", "西区", "南区", "北区", "中区"})
"""Names that end many others: 雄安新区, which the table lacks, is not the 新区 of Tangshan."""


@cache
def areas() -> dict[str, tuple[Area, ...]]:
    """All rows by code, oldest name first."""
    found: defaultdict[str, list[Area]] = defaultdict(list)
    text = (files("forensics") / "data" / "areas.csv").read_text("utf-8")
    for row in csv.DictReader(x for x in text.splitlines() if not x.startswith("#")):
        first = int(row["from"]) if row["from"] else None
        last = int(row["to"]) if row["to"] else None
        found[row["code"]].append(Area(row["code"], row["name"], first, last))
    return {code: tuple(rows) for code, rows in found.items()}


def area(code: str, year: int | None = None) -> Area | None:
    """The area with this code: in that year, else under the name it bears, or bore last."""
    rows = areas().get(code, ())
    if year is not None:
        return next((row for row in rows if row.valid(year)), None)
    return max(rows, key=lambda row: row.last or 9999) if rows else None


def parents(code: str) -> tuple[str, ...]:
    """Codes of the areas it lies in, nearest first, as the code itself says."""
    chain = []
    if not code.endswith("00") and code[:4] + "00" in areas():
        chain.append(code[:4] + "00")
    if not code.endswith("0000"):
        chain.append(code[:2] + "0000")
    return tuple(chain)


def stem(name: str) -> str:
    """The name without the word for its rank: 章丘市 and 章丘区 are both 章丘."""
    for ending in ("特别行政区", "自治区", "自治州", "自治县", "自治旗", "林区", "新区", "矿区"):
        if name.endswith(ending) and len(name) - len(ending) >= 2:
            name = name.removesuffix(ending)
            break
    else:
        if name.endswith("地区") and len(name) > 3:
            name = name.removesuffix("地区")
        elif name[-1:] in "省市县区旗盟" and len(name) > 2:
            name = name[:-1]
    shorter = True
    while shorter:
        shorter = False
        for people in _MINORITIES:
            if name.endswith(people) and len(name) - len(people) >= 2:
                name, shorter = name.removesuffix(people), True
    return name


@cache
def _by_name() -> dict[str, tuple[Area, ...]]:
    """Rows by full name; provinces and prefectures also by their stem (福建, 南平)."""
    found: defaultdict[str, list[Area]] = defaultdict(list)
    for rows in areas().values():
        for row in rows:
            found[row.name].append(row)
            short = stem(row.name)
            if row.level < 3 and short != row.name and len(short) >= 2:
                found[short].append(row)
    return {name: tuple(rows) for name, rows in found.items()}


@cache
def _longest() -> int:
    return max(map(len, _by_name()))


def resolve(text: str, near: Place | None = None, year: int | None = None) -> Place:
    """The place a printed address begins with or names: 河南省固始县…, 固始县, 重庆市沙坪坝区.

    ``near`` settles a name that several areas bear (朝阳区) by the province or prefecture it
    names; where that does not settle it, no code is given. ``year`` prefers names valid then.
    ``name`` stays the text as given.
    """
    for word, country in _SEPARATE_NAMES.items():
        if text.startswith((word, "中国" + word)):
            return Place(text, country)
    plain = text.removeprefix("中华人民共和国").removeprefix("中国")
    codes = _codes(plain, near.code if near else "", year)
    code = next(iter(codes)) if len(codes) == 1 else ""
    return Place(text, "CN" if codes else "", code)


@cache
def _codes(text: str, near: str, year: int | None) -> frozenset[str]:
    """Codes the text may mean; several where the table does not settle it."""
    chains: set[str] = set()
    position, seen = 0, False
    while position < len(text):
        size, rows = _match(text, position)
        if position and not seen and text[position : position + size] in _BARE:
            rows = ()
        if not rows:
            if seen or position >= 4:
                break
            position += 1
            continue
        codes = _preferred(rows, year)
        narrower = {c for c in codes for p in chains if _below(c, p)}
        if seen and not narrower:
            break
        chains = narrower or codes
        seen = True
        position += size
    if len(chains) > 1 and near:
        for width in (4, 2):
            close = {c for c in chains if c[:width] == near[:width]}
            if close:
                chains = close
                break
    if len(chains) > 1:
        chains = _one_place(chains)
    return frozenset(chains)


def _match(text: str, position: int) -> tuple[int, tuple[Area, ...]]:
    for size in range(min(_longest(), len(text) - position), 1, -1):
        rows = _by_name().get(text[position : position + size], ())
        if rows:
            return size, rows
    return 0, ()


def _preferred(rows: tuple[Area, ...], year: int | None) -> set[str]:
    if year is not None:
        valid = {row.code for row in rows if row.valid(year)}
        if valid:
            return valid
    latest = max(row.last or 9999 for row in rows)
    return {row.code for row in rows if (row.last or 9999) == latest}


def _one_place(codes: set[str]) -> set[str]:
    """Several codes of one place at different times (章丘 370181, 370114): the latest."""
    stems = {(c[:2], stem(a.name)) for c in codes if (a := area(c))}
    prefectures = {c[:4] for c in codes}
    if len(stems) == 1 and len(prefectures) == 1:
        return {max(codes, key=lambda c: (area(c) or Area(c, "", 0, 0)).last or 9999)}
    return codes


def _below(code: str, upper: str) -> bool:
    if code == upper:
        return False
    if upper.endswith("0000"):
        return code[:2] == upper[:2]
    return upper.endswith("00") and code[:4] == upper[:4]


def _same(a: str, b: str) -> bool | None:
    """Are two area codes of the same level one area? ``None`` if a border change blurs it."""
    if a == b:
        return True
    one, two = areas().get(a, ()), areas().get(b, ())
    if not one or not two:
        return None
    if a[:2] == b[:2] and {stem(x.name) for x in one} & {stem(x.name) for x in two}:
        return True if a[:4] == b[:4] else None
    if a[:4] == b[:4] and not _apart(one, two):
        return None
    return False


def _apart(one: tuple[Area, ...], two: tuple[Area, ...]) -> bool:
    """Did both codes stand in one yearly table, and did neither outlive the other?

    A county that was abolished may since lie in its neighbour (闸北 in 静安).
    """
    if (one[-1].last is None) != (two[-1].last is None):
        return False
    return any(
        max(x.first or 0, y.first or 0) <= min(x.last or 9999, y.last or 9999)
        for x in one
        for y in two
    )


def within(a: Place, b: Place) -> bool | None:
    """Does all of ``a`` lie in ``b``? ``None`` where the table cannot tell."""
    if a.country and b.country and a.country != b.country:
        return None if {a.country, b.country} & SEPARATE and _bare_china(a, b) else False
    if not b.country or not a.country:
        return None
    if not b.code:
        return True if b.name == a.name or _is_country(b) else None
    if not a.code:
        return None
    return _code_within(a.code, b.code)


def _code_within(a: str, b: str) -> bool | None:
    if _below(a, b):
        return True
    if _below(b, a):
        return None
    if _level(a) == _level(b):
        return _same(a, b)
    upper = a[: 2 * _level(b)] + "0" * (6 - 2 * _level(b))
    return _same(upper, b) if _level(a) > _level(b) else False


def outside(a: Place, b: Place) -> bool | None:
    """Has ``a`` no point in common with ``b``? ``None`` where the table cannot tell."""
    if a.country and b.country and a.country != b.country:
        return None if {a.country, b.country} & SEPARATE and _bare_china(a, b) else True
    if not a.code or not b.code or not a.country:
        return False if within(a, b) or within(b, a) else None
    if _below(a.code, b.code) or _below(b.code, a.code):
        return False
    inside = _code_within(a.code, b.code) if _level(a.code) >= _level(b.code) else None
    if inside is None:
        inside = _code_within(b.code, a.code)
    return None if inside is None else not inside


def _level(code: str) -> int:
    return 1 if code.endswith("0000") else 2 if code.endswith("00") else 3


def _is_country(place: Place) -> bool:
    """A place that stands for its whole country: no area below it was named."""
    whole = {"", place.country, "China", "中国", "中华人民共和国"}
    return not place.code and (place.country != "CN" or place.name in whole)


def _bare_china(a: Place, b: Place) -> bool:
    """Is one of them mainland China without an area, the other a region with own controls?"""
    return any(p.country == "CN" and not p.code for p in (a, b))


def at(name: str, country: str, code: str = "", on: date | None = None) -> Place:
    """A place from parts that are known; a code that is not in the table is dropped."""
    known = area(code, on.year if on else None) or area(code)
    return Place(name, country, code if known else "")
