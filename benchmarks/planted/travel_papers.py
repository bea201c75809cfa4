"""Data page, visa and stamp pages of a life."""

from __future__ import annotations

import hashlib
from datetime import date, timedelta
from typing import Any

from benchmarks.planted.days import sex_word
from benchmarks.planted.life import ABROAD, NUMERIC
from fixtures.draw.mrz import td3
from forensics.records import Box, Document, Page, Region

_MONTHS = ("JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC")


def document(name: str, page: Page) -> Document:
    sha256 = hashlib.sha256(page.text.encode()).hexdigest()
    return Document(name, sha256, "text/plain", (page,))


def passport(f: dict[str, Any]) -> str:
    def day(value: date) -> str:
        return f"{value.day:02} {value.month}月/{_MONTHS[value.month - 1]} {value.year}"

    surname, given = f["latin"].split("<<")
    home = f["province"][:-1]
    upper, lower = td3(
        state="CHN",
        surname=f["mrz_latin"].split("<<")[0],
        given=f["mrz_latin"].split("<<")[1],
        number=f["number"],
        nationality="CHN",
        birth=f"{f['mrz_born']:%y%m%d}",
        sex=f["sex"],
        expiry=f"{f['expiry']:%y%m%d}",
    )
    if "wrong_check" in f:
        at = 27  # the check digit of the expiry date
        lower = lower[:at] + str((int(lower[at]) + 5) % 10) + lower[at + 1 :]
    return (
        "护照 PASSPORT\n类型/Type  国家码/Country Code  护照号/Passport No.\n"
        f"P  CHN  {f['number']}\n姓名/Name\n{f['name']}\n{surname}, {given}\n"
        f"性别/Sex  国籍/Nationality  出生日期/Date of birth\n"
        f"{sex_word(f['sex'])}/{f['sex']}  中国/CHINESE  {day(f['born'])}\n"
        f"出生地点/Place of birth  签发日期/Date of issue\n{home}  {day(f['issued'])}\n"
        f"签发地点/Place of issue  有效期至/Date of expiry\n{home}  {day(f['expiry'])}\n"
        f"签发机关/Authority\n{f['authority']}\n{upper}\n{lower}\n"
    )


def visa(f: dict[str, Any]) -> str:
    state = {**ABROAD, **NUMERIC}[f["state"]][0]
    return (
        f"VISA\n{state}\nValid from  Valid until\n{_words(f['from'])}  {_words(f['until'])}\n"
        f"Number of entries  Duration of stay\nSINGLE  {f['days']}\n"
        f"Visa No  Passport number\n{f['visa']}  {f['number']}\nType of visa\nT\n"
    )


def _words(day: date) -> str:
    return f"{day.day:02} {_MONTHS[day.month - 1]} {day.year}"


def record(f: dict[str, Any], crossings: list[tuple[str, str, date]]) -> str:
    """What the border of China keeps of these crossings. ``moved``: day of a stamp -> days by
    which the record has it later."""
    rows = [
        f"{'出境' if way == 'exit' else '入境'} {day + timedelta(f['moved'].get(day, 0))} "
        "普通护照 上海浦东机场"
        for state, way, day in crossings
        if state == "CN"
    ]
    return (
        f"出入境记录查询结果\n姓名：{f['name']} 性别：{sex_word(f['sex'])} 出生日期：{f['born']}\n"
        "出入境状态 出入境时间 证件名称 口岸\n" + "\n".join(rows) + "\n国家移民管理局\n"
    )


def stamps(name: str, facts: dict[str, Any]) -> Document:
    """One page of stamps; each stamp is a region behind the running text."""
    crossings: list[tuple[str, str, date]] = facts["crossings"]
    text, regions = "签证 VISAS", []
    main_end = len(text)
    for n, (state, direction, day) in enumerate(crossings):
        text += "\f"
        start = len(text)
        text += _stamp(state, direction, day)
        until = facts["until"].get((state, day))
        if until is not None and direction == "entry":
            text += f"\nADMITTED UNTIL {_words(until)}"
        box = Box(40, 40 + 200 * n, 340, 220 + 200 * n)
        regions.append(Region("stamp", box, start, len(text), colour="red"))
    size = 200 * len(crossings) + 100
    page = Page(1, 700, size, 150, "text", text, (), main_end, tuple(regions))
    return document(name, page)


def _stamp(state: str, direction: str, day: date) -> str:
    if state == "CN":
        word = "出境 EXIT" if direction == "exit" else "入境 ENTRY"
        return f"中国边检\n{word}\n{day:%Y.%m.%d}\n[022] 浦东 0318"
    name, port = {**ABROAD, **NUMERIC}[state]
    word = "DEPARTED" if direction == "exit" else "ADMITTED"
    printed = f"{day:%d/%m/%Y}" if state in NUMERIC else _words(day)
    return f"{name}\n{word}\n{printed}\n{port}"
