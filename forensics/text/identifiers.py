"""Numbers that name something: court cases, persons, travel papers, each with its own checks.

A check answers True, False or None: ``None`` where the number is masked or has no check. What a
failed check means (misread, misprinted, invented) is not decided here.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any, Generic, TypeVar

from forensics.places import Place, areas, resolve, stem

T = TypeVar("T")

OPEN = "（(〔［[【﹝｛{〈"
CLOSE = "）)〕］]】﹞｝}〉"


@dataclass(frozen=True, slots=True)
class CaseNumber:
    """The number of a court case: year, court, kind of case, serial number.

    ``form`` is ``coded`` (since 2016: ``（2018）渝0106刑初138号``) or ``old``
    (``（2014）万法刑初字第00813号``). ``court`` is the court code (``渝0106``) or the court's
    short word (``万法``); ``type`` the kind of case (``刑初``); ``serial`` its digits as printed.
    """

    text: str
    year: int
    court: str
    type: str
    serial: str
    form: str

    @property
    def number(self) -> int:
        return int(re.match(r"\d+", self.serial)[0])  # type: ignore[index]


@dataclass(frozen=True, slots=True)
class Found(Generic[T]):
    """A number found at ``text[start:end]``."""

    start: int
    end: int
    value: T


@dataclass(frozen=True, slots=True)
class IdNumber:
    """A number of the mainland identity card (GB 11643-1999), or its 15-digit forerunner.

    ``area`` is the code of the place of first registration; ``birth`` the birth date it holds,
    ``sex`` M or F; each empty or ``None`` where masked or impossible. ``check`` is the answer of
    the check digit.
    """

    text: str
    area: str
    birth: date | None
    sex: str
    check: bool | None


@cache
def court_codes() -> dict[str, Any]:
    """The table of court codes, see ``forensics/data/court_codes.toml``."""
    return tomllib.loads((files("forensics") / "data" / "court_codes.toml").read_text("utf-8"))


_HAN = r"[\u4e00-\u9fff]"
_YEAR = rf"[{re.escape(OPEN)}]\s?(?P<year>[12]\d{{3}})\s?年?[{re.escape(CLOSE)}]\s?"
_CODED = re.compile(
    _YEAR + rf"(?P<court>最高法|[军兵](?:\d{{2,4}})?|{_HAN}\s?\d{{2,4}}|{_HAN}(?=[刑民行执]))\s?"
    r"(?P<type>[\u4e00-\u9fff]{1,6}?)\s?第?(?P<serial>\d{1,6}(?:[-—－]\d{1,3})?)\s?号"
    r"(?:之[一二三四五六七八九十]{1,2})?"
)
_TYPE = re.compile(
    r"(?:最高法)?(?:刑|民|行|执|知|赔|破|辖|监|申|清|司|委|财|强|认|特|商|海|环|少|未|再|港|台){1,3}"
    r"(?:初|终|再|更|申|监|辖|核|医|没|审|他|抗|保|复|恢|异|议|破|调|催|督|撤|提|赔|执|惩|罚|管|移|裁|延|外|书)?"
    r"(?:字|一|二|重|速|简|附民|前|诉|执)?"
)
_OLD = re.compile(
    _YEAR + rf"(?P<court>{_HAN}{{1,8}}?)(?P<type>(?:知|少|环|未)?[刑民行执]{_HAN}{{0,4}}?)"
    r"\s?字\s?第?\s?(?P<serial>\d{1,6}(?:[-—－]\d{1,3})?)\s?号(?:之[一二三四五六七八九十]{1,2})?"
)
_ID = re.compile(
    r"(?<![0-9A-Za-z])(?:[1-9]\d{5}(?:18|19|20)[\dXx*×]{9}[\dXx*×]|[1-9]\d{14}|[1-9]\d{5}[*×Xx]{8,11}[\dXx*×]{1,4})"
    r"(?![0-9A-Za-z*×])"
)
_HKID = re.compile(r"(?<![0-9A-Za-z])[A-Z]{1,2}\d{6}\s?[（(]\s?[0-9A]\s?[）)]")
_PASSPORT = re.compile(
    r"(?:护照|旅行证|[Pp]assport)(?:证)?\s?(?:号码|号|[Nn]umber|[Nn]os?\.?)?\s?[:：]?\s?(?:为|是)?\s?"
    r"(?P<number>[A-Z]{1,2}\s?\d{7,8}|\d{9})(?![0-9A-Za-z])"
)


def find_case_numbers(text: str) -> tuple[Found[CaseNumber], ...]:
    """Court case numbers in reading order; prosecution numbers (起诉书) are not among them."""
    found: dict[int, Found[CaseNumber]] = {}
    for form, pattern in (("coded", _CODED), ("old", _OLD)):
        for m in pattern.finditer(text):
            kind = set(m["type"])
            if form == "coded" and not kind & set("刑民行执赔破辖监申"):
                continue
            # A type of three characters that is none of the known ones is a misread digit.
            if form == "coded" and not _TYPE.fullmatch(m["type"]):
                continue
            # 宁刑终字第84号 is of the old form; 黑0882刑初字33号 mixes both, the code decides.
            if form == "coded" and "字" in kind and not re.search(r"\d", m["court"]):
                continue
            court = re.sub(r"\s", "", m["court"])
            number = CaseNumber(
                re.sub(r"\s", "", m[0]), int(m["year"]), court, m["type"], m["serial"], form
            )
            found.setdefault(m.start(), Found(m.start(), m.end(), number))
    return tuple(found[start] for start in sorted(found))


def court_area(number: CaseNumber) -> Place | None:
    """The area a coded case number names; ``None`` for old numbers and courts without one."""
    m = re.fullmatch(r"([\u4e00-\u9fff])(\d{2,4})?", number.court)
    province = court_codes()["provinces"].get(m[1]) if m else None
    if not m or number.form != "coded" or province is None:
        return None
    digits = m[2] or ""
    numbered = m[1] in court_codes()["numbered"]["provinces"]
    code = province
    if len(digits) >= 2 and not (len(digits) == 2 and numbered):
        code = (province[:2] + digits).ljust(6, "0")
    rows = areas().get(code)
    return Place(rows[-1].name, "CN", code) if rows else None


def court_matches(number: CaseNumber, court: str) -> bool | None:
    """Does the court code fit the court's name? ``None`` where the table cannot tell.

    Development-zone, railway and other courts without a county, and old numbers, are ``None``.
    """
    if number.form != "coded":
        return None
    printed = resolve(court.split("人民法院")[0]).code
    digits = re.sub(r"\D", "", number.court)
    place = court_area(number)
    if place is None:
        province = court_codes()["provinces"].get(number.court[0], "")
        prefecture = province[:2] + digits[:2] + "00"
        if not printed or len(digits) != 4 or prefecture not in areas():
            return None
        return None if printed[:4] == prefecture[:4] else False
    endings = court_codes()["without_county"].values()
    if len(digits) == 4 and any(digits[2:] in group for group in endings):
        return None
    if any(stem(row.name) in court for row in areas()[place.code]):
        return True
    return printed == place.code if printed else None


def find_id_numbers(text: str) -> tuple[Found[IdNumber], ...]:
    """Mainland identity numbers, whole or masked, in reading order."""
    return tuple(Found(m.start(), m.end(), id_number(m[0])) for m in _ID.finditer(text))


@lru_cache(maxsize=65_536)
def id_number(text: str) -> IdNumber:
    """Take an identity number apart. ``text`` has 15 or 18 characters, some may be masked."""
    old = len(text) == 15
    area = text[:6] if text[:6].isdigit() else ""
    digits = "19" + text[6:12] if old else text[6:14]
    birth = None
    if digits.isdigit():
        try:
            birth = date(int(digits[:4]), int(digits[4:6]), int(digits[6:8]))
        except ValueError:
            birth = None
    serial = text[14] if old else text[16:17]
    sex = ("F", "M")[int(serial) % 2] if serial.isdigit() else ""
    check = None
    if len(text) == 18 and re.fullmatch(r"\d{17}[\dXx]", text):
        check = id_check_digit(text[:17]) == text[17].upper()
    return IdNumber(text, area, birth, sex, check)


_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)


def id_check_digit(body: str) -> str:
    """The 18th character for 17 digits (GB 11643-1999, ISO 7064 MOD 11-2)."""
    return "10X98765432"[sum(w * int(c) for w, c in zip(_WEIGHTS, body, strict=True)) % 11]


def find_hkids(text: str) -> Iterator[Found[tuple[str, bool]]]:
    """Hong Kong identity card numbers with the answer of their check digit."""
    for m in _HKID.finditer(text):
        plain = re.sub(r"[\s（()）]", "", m[0])
        yield Found(m.start(), m.end(), (plain, hkid_check_digit(plain[:-1]) == plain[-1]))


def hkid_check_digit(body: str) -> str:
    """The character in brackets for one or two letters and six digits."""
    letters = body[:-6].rjust(2)
    values = [36 if c == " " else ord(c) - 55 for c in letters] + [int(c) for c in body[-6:]]
    rest = -sum(w * v for w, v in zip(range(9, 1, -1), values, strict=True)) % 11
    return "A" if rest == 10 else str(rest)


def find_passport_numbers(text: str) -> Iterator[Found[str]]:
    """Numbers that the text calls a passport's; spaces inside are dropped."""
    for m in _PASSPORT.finditer(text):
        number = re.sub(r"\s", "", m["number"])
        yield Found(m.start("number"), m.end("number"), number)
