"""A life as papers: running text, as a perfect scan would give it, and stamps as regions."""

from __future__ import annotations

import hashlib
from datetime import date
from typing import Any

from benchmarks.planted.life import ABROAD, Life
from fixtures.draw.mrz import td3
from forensics.records import Box, Document, Page, Region

_NUMERALS = "〇一二三四五六七八九"
_MONTHS = ("JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC")


def documents(life: Life) -> list[Document]:
    """The papers of the life, one document each."""
    made = {
        "judgment": judgment,
        "bail": bail,
        "passport": passport,
        "certificate": certificate,
        "statement": statement,
        "messages": messages,
    }
    found = [_text(f"{n}.txt", made[n](facts)) for n, facts in life.papers.items() if n in made]
    found.append(_stamps(life.papers["stamps"]["crossings"]))
    return found


def _text(name: str, text: str) -> Document:
    page = Page(1, 0, 0, 0, "text", text, (), len(text))
    return _document(name, page)


def _document(name: str, page: Page) -> Document:
    sha256 = hashlib.sha256(page.text.encode()).hexdigest()
    return Document(name, sha256, "text/plain", (page,))


def zh(day: date) -> str:
    return f"{day.year}年{day.month}月{day.day}日"


def numerals(day: date) -> str:
    """二〇一六年十月三十一日, the form at the foot of court papers."""
    year = "".join(_NUMERALS[int(c)] for c in str(day.year))
    return f"{year}年{count(day.month)}月{count(day.day)}日"


def count(number: int) -> str:
    tens, ones = divmod(number, 10)
    if not tens:
        return _NUMERALS[ones]
    return (_NUMERALS[tens] if tens > 1 else "") + "十" + (_NUMERALS[ones] if ones else "")


def months(number: int) -> str:
    years, rest = divmod(number, 12)
    text = f"{count(years)}年" if years else ""
    return text + (f"{count(rest)}个月" if rest else "")


def _sex(sex: str) -> str:
    return "男" if sex == "M" else "女"


def judgment(f: dict[str, Any]) -> str:
    area = f["province"] + f["county"]
    serving = ""
    if "start" in f:
        serving = (
            "（刑期从判决执行之日起计算。判决执行以前先行羁押的，羁押一日折抵刑期一日，"
            f"即自{zh(f['start'])}起至{zh(f['end'])}止。）"
        )
    suspended = f"，缓刑{months(f['probation'])}" if f["probation"] else ""
    note = "（缓刑考验期限，从判决确定之日起计算。）" if f["probation"] else serving
    return (
        f"{area}人民法院\n刑事判决书\n（{f['year']}）{f['court']}刑初{f['number']}号\n"
        f"公诉机关{area}人民检察院。\n"
        f"被告人{f['name']}，{_sex(f['sex'])}，{zh(f['born'])}出生，公民身份号码{f['id']}，汉族，"
        f"户籍所在地{area}。因涉嫌犯{f['charge']}罪，于{zh(f['detained'])}被{f['county']}公安局刑事拘留，"
        f"{zh(f['bail'])}被{f['county']}公安局取保候审。\n"
        f"{area}人民检察院指控被告人{f['name']}犯{f['charge']}罪，于{zh(f['indicted'])}向本院提起公诉。"
        f"本院于{zh(f['accepted'])}立案受理，依法适用简易程序，于{zh(f['heard'])}公开开庭审理了本案。"
        f"被告人{f['name']}到庭参加了诉讼。现已审理终结。\n"
        f"本院认为，被告人{f['name']}的行为已构成{f['charge']}罪。依照《中华人民共和国刑法》第{f['law']}条、"
        f"《中华人民共和国刑事诉讼法》第{f['procedure_article']}条之规定，判决如下：\n"
        f"被告人{f['name']}犯{f['charge']}罪，判处有期徒刑{months(f['term'])}{suspended}，"
        f"并处罚金人民币五千元。\n{note}\n"
        "如不服本判决，可在接到判决书的第二日起十日内，通过本院提出上诉。\n"
        f"审判员　周德平\n{numerals(f['judged'])}\n书记员　陆小满\n"
    )


def bail(f: dict[str, Any]) -> str:
    return (
        f"{f['county']}公安局\n取保候审决定书\n"
        f"犯罪嫌疑人{f['name']}，{_sex(f['sex'])}，出生日期{zh(f['born'])}，居民身份证{f['id']}，"
        f"住址{f['province']}{f['county']}。\n"
        f"我局正在侦查{f['name']}涉嫌{f['charge']}案，根据《中华人民共和国刑事诉讼法》第六十五条之规定，"
        f"决定对其取保候审，期限从{zh(f['bail'])}起算。\n"
        f"被取保候审人未经批准不得离开{f['county']}。\n{f['county']}公安局\n{numerals(f['bail'])}\n"
    )


def certificate(f: dict[str, Any]) -> str:
    return (
        f"无犯罪记录证明\n经查，{f['name']}，{_sex(f['sex'])}，{zh(f['born'])}出生，公民身份号码{f['id']}，"
        f"户籍地址{f['province']}{f['county']}，截至{zh(f['issued'])}，未发现有犯罪记录。\n特此证明。\n"
        f"{f['county']}公安局\n{numerals(f['issued'])}\n"
    )


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
    return (
        "护照 PASSPORT\n类型/Type  国家码/Country Code  护照号/Passport No.\n"
        f"P  CHN  {f['number']}\n姓名/Name\n{f['name']}\n{surname}, {given}\n"
        f"性别/Sex  国籍/Nationality  出生日期/Date of birth\n"
        f"{_sex(f['sex'])}/{f['sex']}  中国/CHINESE  {day(f['born'])}\n"
        f"出生地点/Place of birth  签发日期/Date of issue\n{home}  {day(f['issued'])}\n"
        f"签发地点/Place of issue  有效期至/Date of expiry\n{home}  {day(f['expiry'])}\n"
        f"签发机关/Authority\n{f['authority']}\n{upper}\n{lower}\n"
    )


def statement(f: dict[str, Any]) -> str:
    return (
        f"个人陈述\n本人{f['name']}，{zh(f['born'])}出生。\n"
        f"{zh(f['home_from'])}至{zh(f['home_to'])}期间，我没有离开过{f['county']}。\n"
        f"签署日期：{zh(f['signed'])}\n"
    )


def messages(f: dict[str, Any]) -> str:
    lines = [f"{day:%Y-%m-%d} 10:1{n} {f['name']}: 第{n}条" for n, day in enumerate(f["days"])]
    return "\n".join([*lines, f"{f['days'][-1]:%Y-%m-%d} 11:00 陶先生: 好的"]) + "\n"


def _stamps(crossings: list[tuple[str, str, date]]) -> Document:
    """One page of stamps; each stamp is a region behind the running text."""
    text, regions = "签证 VISAS", []
    main_end = len(text)
    for n, (state, direction, day) in enumerate(crossings):
        text += "\f"
        start = len(text)
        text += _stamp(state, direction, day)
        box = Box(40, 40 + 200 * n, 340, 220 + 200 * n)
        regions.append(Region("stamp", box, start, len(text), colour="red"))
    size = 200 * len(crossings) + 100
    page = Page(1, 700, size, 150, "text", text, (), main_end, tuple(regions))
    return _document("stamps.png", page)


def _stamp(state: str, direction: str, day: date) -> str:
    if state == "CN":
        word = "出境 EXIT" if direction == "exit" else "入境 ENTRY"
        return f"中国边检\n{word}\n{day:%Y.%m.%d}\n[022] 浦东 0318"
    name, port = ABROAD[state]
    word = "DEPARTED" if direction == "exit" else "ADMITTED"
    return f"{name}\n{word}\n{day.day:02} {_MONTHS[day.month - 1]} {day.year}\n{port}"
