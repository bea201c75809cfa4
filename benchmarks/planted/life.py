"""An honest life, drawn at random: what happened, and what each paper says of it.

Every life has seven papers; ``variety`` adds others to some. Every paper states its own facts
(``Life.papers``), so that a plant can change one of them in one paper. Persons and numbers are
invented; counties are real, so that areas can be told apart.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, timedelta
from random import Random
from typing import Any

from forensics.rules.calendar import add_months

SURNAMES = {"沈": "SHEN", "顾": "GU", "温": "WEN", "舒": "SHU", "方": "FANG", "邵": "SHAO"}
GIVEN = {
    "远": "YUAN",
    "钧": "JUN",
    "闻": "WEN",
    "砚": "YAN",
    "舟": "ZHOU",
    "如": "RU",
    "山": "SHAN",
}
COUNTIES = (
    # name, area code, province, court code
    ("湖南省", "炎陵县", "430225", "湘0225"),
    ("江西省", "铜鼓县", "360926", "赣0926"),
    ("江西省", "资溪县", "361028", "赣1028"),
    ("浙江省", "开化县", "330824", "浙0824"),
)
ABROAD = {
    "TH": ("KINGDOM OF THAILAND", "SUVARNABHUMI"),
    "KR": ("REPUBLIC OF KOREA", "INCHEON"),
    "JP": ("JAPAN", "NARITA"),
}
NUMERIC = {"MY": ("MALAYSIA", "KUALA LUMPUR"), "VN": ("VIET NAM", "NOI BAI")}
"""States whose stamps are drawn with figures alone: 05/06/2016."""
ELECTRONIC = date(2012, 5, 15)
"""Since this day ordinary passports are electronic, with numbers in E."""
_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)


@dataclass
class Life:
    """``papers``: name of the paper -> what it says. Changed only by plants."""

    papers: dict[str, dict[str, Any]] = field(default_factory=dict)


def draw(rng: Random) -> Life:
    """A person of 24 to 45 years, tried once, who travelled when nothing bound him."""
    province, county, area, court = rng.choice(COUNTIES)
    surname = rng.choice(list(SURNAMES))
    given = "".join(rng.sample(list(GIVEN), 2))
    sex = rng.choice("MF")
    detained = date(2016, rng.randint(1, 5), rng.randint(1, 28))
    born = date(detained.year - rng.randint(24, 45), rng.randint(1, 12), rng.randint(1, 28))
    person = {
        "name": surname + given,
        "latin": f"{SURNAMES[surname]}<<{''.join(GIVEN[c] for c in given)}",
        "sex": sex,
        "born": born,
        "id": identity_number(area, born, sex, rng),
        "province": province,
        "county": county,
    }
    life = Life()
    case = _case(rng, person, detained, court)
    life.papers["judgment"] = {**person, **case}
    life.papers["bail"] = {**person, "bail": case["bail"], "charge": case["charge"]}
    life.papers["passport"] = _passport(rng, person, detained)
    crossings = _journeys(rng, life.papers["passport"], case)
    life.papers["stamps"] = {"crossings": crossings, "until": {}}
    life.papers["certificate"] = _certificate(rng, person, case)
    life.papers["statement"] = _statement(rng, person, case)
    life.papers["messages"] = _messages(rng, person, case)
    return life


def identity_number(area: str, born: date, sex: str, rng: Random) -> str:
    """GB 11643: area, birth date, serial (odd for men), check digit."""
    serial = rng.randrange(0, 998, 2) + (1 if sex == "M" else 0)
    body = f"{area}{born:%Y%m%d}{serial:03}"
    total = sum(int(c) * w for c, w in zip(body, _WEIGHTS, strict=True))
    return body + "10X98765432"[total % 11]


def days(rng: Random, low: int, high: int) -> timedelta:
    return timedelta(days=rng.randint(low, high))


def _case(rng: Random, person: dict[str, Any], detained: date, court: str) -> dict[str, Any]:
    bail = detained + days(rng, 5, 30)
    indicted = bail + days(rng, 60, 120)
    accepted = indicted + days(rng, 0, 4)
    heard = accepted + days(rng, 10, 25)
    judged = heard + days(rng, 3, 12)
    term = rng.choice((8, 10, 12, 15))
    case: dict[str, Any] = {
        "court": court,
        "number": rng.randint(11, 240),
        "year": accepted.year,
        "charge": rng.choice(("诈骗", "盗窃", "寻衅滋事")),
        "detained": detained,
        "bail": bail,
        "indicted": indicted,
        "accepted": accepted,
        "heard": heard,
        "judged": judged,
        "term": term,
        "probation": max(12, term + rng.choice((0, 3, 6))),
        "law": "二百六十四",
        "procedure_article": "一百九十五",
        "weekday": "",
    }
    if rng.random() < 0.4:
        imprison(case)
    return case


def imprison(case: dict[str, Any]) -> None:
    """No probation: the term runs from the day of execution, less the days in custody."""
    start = case["judged"] + timedelta(days=14)
    credit = (case["bail"] - case["detained"]).days
    end = add_months(start, case["term"]) - timedelta(days=1 + credit)
    case.update(probation=0, start=start, end=end)


def over(case: dict[str, Any]) -> date:
    """A day from which nothing of the case binds the person any more."""
    length = case["probation"] or case["term"]
    return case["judged"] + timedelta(days=31 * length + 90)


def _passport(rng: Random, person: dict[str, Any], detained: date) -> dict[str, Any]:
    issued = detained - days(rng, 400, 1500)
    expiry = add_months(issued, 120) - timedelta(days=1)
    return {
        **person,
        "number": f"{'E' if issued >= ELECTRONIC else 'G'}{rng.randrange(10_000_000, 99_999_999)}",
        "issued": issued,
        "expiry": expiry,
        "authority": "公安部出入境管理局",
        "mrz_born": person["born"],
        "mrz_latin": person["latin"],
    }


def _journeys(
    rng: Random, passport: dict[str, Any], case: dict[str, Any]
) -> list[tuple[str, str, date]]:
    """(state, direction, day): out and back, before the case or long after it."""
    found: list[tuple[str, str, date]] = []
    free_from = passport["issued"] + timedelta(days=20)
    free_until = case["detained"] - timedelta(days=20)
    spots = [
        free_from + (free_until - free_from) * rng.random() * 0.8,
        over(case) + days(rng, 10, 200),
    ]
    for leave in spots:
        found += journey(rng.choice(list(ABROAD)), leave, leave + days(rng, 3, 9))
    return found


def journey(state: str, leave: date, back: date) -> list[tuple[str, str, date]]:
    """Out and back; to Hong Kong, which gives no stamps, only the two of home."""
    home = [("CN", "exit", leave), ("CN", "entry", back)]
    there = [(state, "entry", leave), (state, "exit", back)] if state != "HK" else []
    return [home[0], *there, home[1]]


def _certificate(rng: Random, person: dict[str, Any], case: dict[str, Any]) -> dict[str, Any]:
    """Issued before the case began: nothing was on record."""
    return {**person, "issued": case["detained"] - days(rng, 30, 300)}


def _statement(rng: Random, person: dict[str, Any], case: dict[str, Any]) -> dict[str, Any]:
    return {
        **person,
        "home_from": case["bail"] + timedelta(days=1),
        "home_to": case["judged"] - timedelta(days=1),
        "signed": case["judged"] + days(rng, 900, 1300),
    }


def _messages(rng: Random, person: dict[str, Any], case: dict[str, Any]) -> dict[str, Any]:
    first = (case["judged"] if case["probation"] else over(case)) + days(rng, 40, 400)
    return {**person, "days": [first, first + timedelta(days=1), first + timedelta(days=9)]}
