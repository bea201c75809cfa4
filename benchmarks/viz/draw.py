"""Draw data pages of several states' wordings, all invented; the truth of every field is known.

``layouts.toml`` holds labels and places. Ground, zone, scene and damage as in
``benchmarks.mrz.draw``. Every page says SPECIMEN outside its fields.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import numpy as np
from PIL import Image, ImageDraw, ImageFont

from benchmarks.mrz.draw import OCRB, damage, scene
from forensics.text.mrz import check_digit

_MM = 9
_CJK = "/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc"
_BOLD = "/usr/share/fonts/opentype/noto/NotoSansCJK-Bold.ttc"
_EN = ["JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC"]
_FR = ["JAN", "FÉV", "MARS", "AVR", "MAI", "JUIN", "JUIL", "AOÛT", "SEPT", "OCT", "NOV", "DÉC"]
_PEOPLE = [
    ("LIN", "XIAOMING", "林小明"), ("OUYANG", "MEILI", "欧阳美丽"), ("CHAN", "KA KEUNG", "陳家強"),
    ("MUSTER", "ERIKA ANNA", "穆思特"), ("OKONKWO", "ADA", "王阿达"), ("QUISPE", "JOSE", "魁何塞"),
]  # fmt: skip
_PLACES = [("LONDON", "北京/BEIJING"), ("AUCKLAND", "上海/SHANGHAI"), ("BRISBANE", "福建/FUJIAN")]


@dataclass(frozen=True, slots=True)
class Drawn:
    """``truth``: field name to its value (days as ISO)."""

    layout: str
    picture: np.ndarray
    truth: dict[str, str]


def layouts() -> list[dict[str, Any]]:
    text = Path(__file__).with_name("layouts.toml").read_text(encoding="utf-8")
    return list(tomllib.loads(text)["layout"])


def written(day: date, form: str) -> str:
    en, fr = _EN[day.month - 1], _FR[day.month - 1]
    return {
        "DD M月/MON YYYY": f"{day.day:02d} {day.month}月/{en} {day.year}",
        "DD MON YYYY": f"{day.day:02d} {en} {day.year}",
        "DD MON /MON YY": f"{day.day:02d} {en} /{fr} {day.year % 100:02d}",
        "DD Mon YYYY": f"{day.day:02d} {en.title()} {day.year}",
        "DD MON/MON YYYY": f"{day.day:02d} {en}/{fr} {day.year}",
        "DD.MM.YYYY": f"{day.day:02d}.{day.month:02d}.{day.year}",
    }[form]


def page(rng: np.random.Generator, layout: dict[str, Any]) -> Drawn:
    surname, given, han = _PEOPLE[int(rng.integers(len(_PEOPLE)))]
    plain, both = _PLACES[int(rng.integers(len(_PLACES)))]
    birth = date(1950, 1, 1) + timedelta(days=int(rng.integers(20000)))
    issue = date(2011, 1, 1) + timedelta(days=int(rng.integers(5000)))
    expiry = issue.replace(year=issue.year + 10, day=min(28, issue.day))
    sex = str(rng.choice(["M", "F"]))
    number = "".join(map(str, rng.integers(0, 10, 8)))
    number = str(rng.choice(list("EKNLX"))) + number
    values = {
        "type": "P", "code": layout["state"].strip("<"), "number": number, "surname": surname,
        "given": given, "names_both": f"{han}\n{surname}, {given}", "sex": sex,
        "surname_both": f"{han[:1]}\n{surname}", "given_both": f"{han[1:]}\n{given}",
        "surname_given": f"{surname}\n{given}", "sex_zh": f"{'男' if sex == 'M' else '女'}/{sex}",
        "nationality": layout["nationality"], "place": plain, "place_zh": both,
        "issue_place": both, "authority": layout["authority"], "personal": "A123456789",
        "birth": written(birth, layout["date"]), "issue": written(issue, layout["date"]),
        "expiry": written(expiry, layout["date"]),
    }  # fmt: skip
    flat = _flat(rng, layout, values, _zone(layout, surname, given, number, birth, sex, expiry))
    kind = str(rng.choice(["flat", "photo", "a4"]))
    picture = damage(rng, scene(rng, flat, kind), {"flat": 1100, "photo": 1500, "a4": 2200}[kind])
    fields = {row[3] for row in layout["rows"]}
    truth = {
        "name_latin": f"{surname} {given}", "number": number, "sex": sex,
        "birth_date": birth.isoformat(), "issue_date": issue.isoformat(),
        "expiry_date": expiry.isoformat(), "authority": layout["authority"],
        "birth_place": both if "place_zh" in fields else plain,
    }  # fmt: skip
    if fields & {"names_both", "surname_both"}:
        truth["name_han"] = han
    return Drawn(layout["name"], picture, truth)


def _zone(
    layout: dict[str, Any], surname: str, given: str, number: str, birth: date, sex: str, end: date
) -> tuple[str, str]:
    state = layout["state"]
    one = f"P<{state}{surname}<<{given.replace(' ', '<')}".ljust(44, "<")
    born, last = birth.strftime("%y%m%d"), end.strftime("%y%m%d")
    two = number + check_digit(number) + state + born + check_digit(born) + sex
    two += last + check_digit(last) + "<" * 14 + check_digit("<" * 14)
    return one, two + check_digit(two[0:10] + two[13:20] + two[21:43])


def _flat(
    rng: np.random.Generator, layout: dict[str, Any], values: dict[str, str], zone: tuple[str, str]
) -> np.ndarray:
    wide, high = 125 * _MM, 88 * _MM
    y, x = np.mgrid[0:high, 0:wide].astype(np.float32)
    ground = np.full((high, wide, 3), rng.uniform(225, 250), np.float32)
    for _ in range(3):
        wave = np.sin(x / rng.uniform(6, 30) + rng.uniform(2, 20) * np.sin(y / rng.uniform(20, 80)))
        ground -= (rng.uniform(2, 10) * (wave > 0.6))[..., None] * rng.uniform(0.2, 1, 3)
    image = Image.fromarray(np.clip(ground, 0, 255).astype(np.uint8))
    draw = ImageDraw.Draw(image)
    small, text = (ImageFont.truetype(f, round(s * _MM)) for f, s in ((_CJK, 1.5), (_BOLD, 2.3)))
    draw.rectangle((4 * _MM, 12 * _MM, 34 * _MM, 52 * _MM), fill=(150, 150, 155))
    draw.text((6 * _MM, 54 * _MM), "SPECIMEN", font=small, fill=(150, 150, 160))
    for left, top, label, field in layout["rows"]:
        draw.text((left * _MM, top * _MM), label, font=small, fill=(80, 80, 120))
        for i, line in enumerate(values[field].split("\n")):
            at = (left * _MM, (top + 1.9 + 3.3 * i) * _MM)
            room, long = (123 - left) * _MM, text.getlength(line)
            fit = text if long < room else ImageFont.truetype(_BOLD, int(text.size * room / long))
            draw.text(at, line, font=fit, fill=(25, 25, 35))
    font = ImageFont.truetype(OCRB, 100)
    font = ImageFont.truetype(OCRB, round(2.54 * _MM / (font.getlength("0") / 100)))
    for i, line in enumerate(zone):
        for k, char in enumerate(line):
            at = ((5 + 2.54 * k) * _MM, (70 + 6.35 * i) * _MM)
            draw.text(at, char, font=font, fill=(20, 20, 25))
    return np.asarray(image)


def pages(n: int, seed: int) -> list[Drawn]:
    """``n`` pages, the layouts in turn; the same for the same seed."""
    rng = np.random.default_rng(seed)
    kinds = layouts()
    return [page(rng, kinds[i % len(kinds)]) for i in range(n)]
