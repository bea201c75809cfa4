"""Invented papers with their dates and numbers, in the wording of the real kinds.

A paper is a list of ``Part``; every date drawn is noted in ``Paper.dates`` as an ISO day.
Nothing here is anybody's: places, courts, persons and numbers are made up from the seed.
"""

from __future__ import annotations

import random
from dataclasses import dataclass, field
from datetime import date, timedelta

_HAN = "〇一二三四五六七八九"
_MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
_SURNAMES = "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨"
_GIVEN = "伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀霞平刚桂英"
_PLACES = ("青禾", "白石", "东岭", "临川口", "云桥", "南麓", "平沙", "松坪", "金渡", "长堤")
_CRIMES = ("诈骗罪", "盗窃罪", "故意伤害罪", "非法经营罪", "开设赌场罪")


@dataclass
class Part:
    """``kind``: title, body (wrapped, indented), line, right, cells (a row of a table)."""

    kind: str
    text: str = ""
    cells: tuple[str, ...] = ()


@dataclass
class Paper:
    parts: list[Part] = field(default_factory=list)
    dates: list[str] = field(default_factory=list)
    cases: list[str] = field(default_factory=list)

    def add(self, kind: str, text: str = "", *cells: str) -> None:
        self.parts.append(Part(kind, text, cells))

    @property
    def text(self) -> str:
        return "\n".join(" ".join(p.cells) if p.cells else p.text for p in self.parts)


class Clerk:
    """Writes dates and numbers and keeps the truth."""

    def __init__(self, seed: int) -> None:
        self.rng = random.Random(seed)
        self.paper = Paper()
        self.day = date(self.rng.randint(2009, 2019), 1, 1) + timedelta(self.rng.randint(0, 360))

    def next(self, most: int = 160) -> date:
        self.day += timedelta(self.rng.randint(1, most))
        return self.day

    def _note(self, day: date) -> date:
        self.paper.dates.append(day.isoformat())
        return day

    def arabic(self, day: date | None = None) -> str:
        d = self._note(day or self.next())
        return f"{d.year}年{d.month}月{d.day}日"

    def same_year(self) -> str:
        year = self.day.year
        day = self.day + timedelta(self.rng.randint(1, 40))
        if day.year != year:
            return self.arabic(day)
        self.day = self._note(day)
        return f"同年{day.month}月{day.day}日"

    def han(self, day: date | None = None) -> str:
        d = self._note(day or self.next())
        return f"{_digits(d.year)}年{_number(d.month)}月{_number(d.day)}日"

    def english(self, form: int = 0, day: date | None = None) -> str:
        d = self._note(day or self.next())
        month = _MONTHS[d.month - 1]
        return (f"{d.day} {month} {d.year}", f"{month} {d.day}, {d.year}")[form]

    def dotted(self, mark: str = ".") -> str:
        d = self._note(self.next())
        return f"{d.year}{mark}{d.month:02}{mark}{d.day:02}"

    def roc(self, han: bool = False) -> str:
        d = self._note(self.next())
        year = d.year - 1911
        if han:
            return f"中華民國{_digits(year)}年{_number(d.month)}月{_number(d.day)}日"
        return f"民國{year}年{d.month}月{d.day}日"

    def case(self, kind: str = "刑初") -> str:
        number = f"（{self.day.year}）{self.rng.choice('云粤川鲁苏浙')}{self.rng.randint(1, 34):02}"
        number += f"{self.rng.randint(1, 30):02}{kind}{self.rng.randint(2, 899)}号"
        self.paper.cases.append(number)
        return number

    def name(self) -> str:
        given = self.rng.sample(_GIVEN, self.rng.randint(1, 2))
        return self.rng.choice(_SURNAMES) + "".join(given)

    def place(self) -> str:
        return self.rng.choice(_PLACES)

    def identity(self) -> str:
        day = f"{self.rng.randint(1960, 1995)}0{self.rng.randint(1, 9)}1{self.rng.randint(0, 9)}"
        return f"5399{self.rng.randint(10, 99)}{day}{self.rng.randint(1000, 9999)}"


def _digits(number: int) -> str:
    return "".join(_HAN[int(c)] for c in str(number))


def _number(number: int) -> str:
    tens, ones = divmod(number, 10)
    head = "" if tens == 0 else "十" if tens == 1 else _HAN[tens] + "十"
    return head + (_HAN[ones] if ones else "")


def judgment(seed: int, numerals: bool = False) -> Paper:
    """A criminal judgment of first instance; ``numerals``: most dates in Chinese numerals."""
    c = Clerk(seed)
    write = c.han if numerals else c.arabic
    place, name = c.place(), c.name()
    p = c.paper
    p.add("title", f"{place}县人民法院")
    p.add("title", "刑事判决书")
    p.add("right", c.case())
    p.add("body", f"公诉机关{place}县人民检察院。")
    p.add(
        "body",
        f"被告人{name}，男，{write(date(1971 + seed % 20, 3, 9))}出生，汉族，初中文化，"
        f"公民身份号码{c.identity()}，住{place}县。因涉嫌犯{c.rng.choice(_CRIMES)}，于{write()}被刑事"
        f"拘留，{c.same_year()}被逮捕，{write()}被取保候审。",
    )
    p.add(
        "body",
        f"{place}县人民检察院于{write()}以起诉书向本院提起公诉。本院依法组成合议庭，"
        f"于{write()}公开开庭审理了本案，{c.same_year()}再次开庭。现已审理终结。",
    )
    p.add(
        "body",
        f"经审理查明：{write()}至{write()}期间，被告人{name}在{c.place()}多次实施犯罪，"
        f"赃款共计人民币{c.rng.randint(2, 90)},{c.rng.randint(100, 999)}元。",
    )
    p.add(
        "body",
        f"本院认为，被告人的行为已构成犯罪，判处有期徒刑{_number(c.rng.randint(2, 9))}年"
        f"{_number(c.rng.randint(1, 11))}个月，刑期从判决执行之日起计算，"
        f"即自{write()}起至{write()}止。"
        f"曾因{c.case('刑终')}判决书被判处罚金。",
    )
    p.add("line", f"审　判　长　{c.name()}")
    p.add("line", f"人民陪审员　{c.name()}")
    p.add("right", c.han())
    p.add("right", f"书　记　员　{c.name()}")
    return p


def table(seed: int) -> Paper:
    """A decision on a form: labels and values in cells."""
    c = Clerk(seed)
    p = c.paper
    p.add("title", f"{c.place()}县公安局")
    p.add("title", "取保候审决定书")
    p.add("right", f"{c.place()[0]}公（刑）取保字〔{c.day.year}〕{c.rng.randint(10, 999)}号")
    p.add("cells", "", "姓名", c.name(), "性别", "女")
    p.add("cells", "", "出生日期", c.arabic(date(1980 + seed % 15, 7, 21)), "民族", "汉族")
    p.add("cells", "", "证件号码", c.identity(), "到案日期", c.dotted("-"))
    p.add("cells", "", "起算日期", c.dotted("."), "送达日期", c.dotted("."))
    p.add(
        "body",
        f"我局正在侦查的{c.rng.choice(_CRIMES)}一案，因犯罪嫌疑人不致发生社会危险性，根据"
        f"《中华人民共和国刑事诉讼法》第六十七条之规定，决定对其取保候审，期限从{c.arabic()}起算。"
        f"取保候审期间未经批准不得离开所居住的县，并应于{c.arabic()}前到案。原案号{c.case()}。",
    )
    p.add("body", f"本决定书已于{c.arabic()}向犯罪嫌疑人宣布，{c.same_year()}送达保证人。")
    p.add("right", c.han())
    return p


def certificate(seed: int) -> Paper:
    """A bilingual certificate of no criminal record."""
    c = Clerk(seed)
    p = c.paper
    p.add("title", "无犯罪记录证明")
    p.add("title", "Certificate of No Criminal Record")
    p.add("line", f"编号 No. ({c.day.year}) {c.rng.randint(1000, 9999)}")
    p.add(
        "body",
        f"兹证明{c.name()}，女，{c.arabic(date(1984, 11, 2))}出生，"
        f"自{c.arabic()}至{c.arabic()}"
        "在本辖区居住期间，未发现有犯罪记录。",
    )
    p.add(
        "body",
        "This is to certify that the above person, holder of the passport "
        f"E{c.rng.randint(10000000, 99999999)} issued on {c.english()}, has no record of "
        f"committing offences against the criminal law from {c.english()} to {c.english(1)} "
        "during residence in this district.",
    )
    p.add("body", f"本证明有效期至{c.arabic()}。This certificate is valid until {c.english()}.")
    p.add("body", f"参见{c.case('刑初')}。")
    p.add("right", c.arabic())
    p.add("right", c.english(1))
    return p


def order(seed: int, translated: bool = False) -> Paper:
    """An English court order; ``translated``: with a certified translation into Chinese."""
    c = Clerk(seed)
    p = c.paper
    p.add("title", "IN THE COURT OF EASTERN HARBOUR")
    p.add("title", "ORDER ON BAIL")
    p.add("line", f"1. The Defendant was arrested on {c.english()} and charged on {c.english(1)}.")
    p.add("line", f"2. Passport G{c.rng.randint(1000000, 9999999)} issued {c.english()} is held.")
    p.add(
        "body",
        "3. The Defendant shall not leave the district without the written leave of "
        f"this Court until {c.english()}, shall report every week from {c.english()}, and shall "
        f"appear at the hearing fixed for {c.english(1)} at 10 a.m.",
    )
    p.add(
        "body",
        "4. A breach of any condition may lead to arrest without a warrant. The bond of "
        f"{c.rng.randint(2, 90)},000 was paid on {c.english()}; "
        f"see exhibit dated {c.dotted('-')}.",
    )
    p.add("right", f"Given on {c.english(1)}")
    if translated:
        p.add("title", "译文")
        p.add(
            "body",
            f"被告人于{c.arabic()}被捕，于{c.same_year()}获准保释，应于{c.arabic()}出庭，"
            f"中国案号{c.case()}。",
        )
        p.add("right", f"翻译日期：{c.arabic()}")
    return p


def taiwan(seed: int) -> Paper:
    """A judgment in traditional characters with years of the Republic."""
    c = Clerk(seed)
    p = c.paper
    p.add("title", "臺灣東嶺地方法院刑事判決")
    p.add("right", f"{c.day.year - 1911}年度易字第{c.rng.randint(100, 999)}號")
    p.add(
        "body",
        f"公訴人　檢察官　被告　{c.name()}　上列被告因詐欺案件，"
        f"經檢察官於{c.roc()}提起公訴，"
        f"本院於{c.roc()}言詞辯論終結，判決如下：",
    )
    p.add(
        "body",
        f"被告於{c.roc()}在不詳地點，復於{c.roc()}將帳戶資料交付他人，"
        f"被害人於{c.roc()}匯款，"
        "因此受有損害，應依法論科。",
    )
    p.add("body", "如不服本判決，應於收受送達後二十日內向本院提出上訴書狀。")
    p.add("line", c.roc(han=True))
    p.add("line", f"書記官　{c.name()}")
    p.add("right", c.roc(han=True))
    return p
