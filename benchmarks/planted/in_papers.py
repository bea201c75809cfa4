"""Plants inside one paper: numbers, order of steps, lengths, zones."""

from __future__ import annotations

from datetime import date, timedelta
from random import Random
from typing import Any

from benchmarks.planted.life import COUNTIES, Life, identity_number, over
from benchmarks.planted.plant import Plant, between, born_otherwise, without
from forensics.findings import Verdict
from forensics.rules.calendar import add_months
from forensics.rules.checks.casenumber import CODED_FROM
from forensics.rules.checks.values import LOOK_ALIKES
from forensics.text.identifiers import id_number


def _judgment(life: Life) -> dict[str, Any]:
    return life.papers["judgment"]


def _wrong_number(life: Life) -> str:
    """A number of the person whose check digit fails and that no single look-alike would make
    right; ``""`` if none is found: for most birth dates there are few."""
    f, rng = life.papers["certificate"], Random(life.papers["certificate"]["id"])
    for _ in range(300):
        number = identity_number(f["id"][:6], f["born"], f["sex"], rng)[:17]
        number += rng.choice("0123456789X")
        if not id_number(number).check and not _repairable(number):
            return number
    return ""


def _check_digit(life: Life, rng: Random) -> None:
    life.papers["certificate"]["id"] = _wrong_number(life)
    without(life, "detention")


def _has_wrong_number(life: Life) -> bool:
    return bool(_wrong_number(life))


def _repairable(number: str) -> bool:
    return any(
        id_number(number[:at] + other + number[at + 1 :]).check
        for at, mark in enumerate(number)
        for group in LOOK_ALIKES
        if mark in group
        for other in group & set("0123456789X")
    )


def _birth_in_number(life: Life, rng: Random) -> None:
    f = life.papers["certificate"]
    born = born_otherwise(rng, f["born"], (-40, -3, 3, 40))
    f["id"] = identity_number(f["id"][:6], born, f["sex"], rng)
    without(life, "detention")


def _sex_in_certificate(life: Life, rng: Random) -> None:
    f = life.papers["certificate"]
    f["sex"] = "F" if f["sex"] == "M" else "M"


def _indicted_after_acceptance(life: Life, rng: Random) -> None:
    f = _judgment(life)
    f["indicted"] = between(rng, f["accepted"], f["heard"])


def _indicted_after_hearing(life: Life, rng: Random) -> None:
    f = _judgment(life)
    f["indicted"] = between(rng, f["heard"], f["judged"])


def _indicted_after_judgment(life: Life, rng: Random) -> None:
    f = _judgment(life)
    f["indicted"] = f["judged"] + timedelta(rng.randint(1, 90))


def _accepted_after_hearing(life: Life, rng: Random) -> None:
    f = _judgment(life)
    f["accepted"] = between(rng, f["heard"], f["judged"])


def _accepted_after_judgment(life: Life, rng: Random) -> None:
    f = _judgment(life)
    f["accepted"] = f["judged"] + timedelta(rng.randint(1, 90))


def _heard_after_judgment(life: Life, rng: Random) -> None:
    f = _judgment(life)
    f["heard"] = f["judged"] + timedelta(rng.randint(1, 60))


def _number_of_next_year(life: Life, rng: Random) -> None:
    f = _judgment(life)
    f["year"] = f["judged"].year + rng.randint(1, 2)


def _number_without_code(life: Life, rng: Random) -> None:
    f = _judgment(life)
    f["form_of_number"] = f"（{f['year']}）{f['county'][0]}刑初字第{f['number']}号"


def _number_of_another_court(life: Life, rng: Random) -> None:
    f = _judgment(life)
    f["court"] = rng.choice([c[3] for c in COUNTIES if c[3] != f["court"]])


def _number_of_second_instance(life: Life, rng: Random) -> None:
    f = _judgment(life)
    f["form_of_number"] = f"（{f['year']}）{f['court']}刑终{f['number']}号"


def _long_detention(life: Life, rng: Random) -> None:
    f = _judgment(life)
    f["detained"] = f["bail"] - timedelta(rng.randint(60, 100))


def _detained_after_judgment(life: Life, rng: Random) -> None:
    f = _judgment(life)
    without(life, "detention", "indictment")
    f["detained"] = f["judged"] + timedelta(rng.randint(10, 40))


def _long_surveillance(life: Life, rng: Random) -> None:
    """A decision of a later matter, for more than half a year."""
    f = _judgment(life)
    first = over(f) + timedelta(rng.randint(800, 900))
    last = add_months(first, rng.randint(8, 10))
    life.papers["surveillance"] = {**f, "first": first, "last": last}


def _long_bail(life: Life, rng: Random) -> None:
    f = _judgment(life)
    ended = add_months(f["bail"], 12) + timedelta(rng.randint(20, 90))
    life.papers["release"] = {**f, "released": ended}


def _weekday(life: Life, rng: Random) -> None:
    f = _judgment(life)
    wrong = (f["accepted"].weekday() + rng.randint(1, 6)) % 7
    f["weekday"] = f"（星期{'一二三四五六日'[wrong]}）"


def _validity(life: Life, rng: Random) -> None:
    book = life.papers["passport"]
    book["expiry"] = add_months(book["issued"], 12 * rng.choice((8, 9, 11))) - timedelta(1)


def _expiry_before_issue(life: Life, rng: Random) -> None:
    book = life.papers["passport"]
    book["expiry"] = book["issued"] - timedelta(rng.randint(30, 400))


def _mrz_check(life: Life, rng: Random) -> None:
    life.papers["passport"]["wrong_check"] = True


def _mrz_birth(life: Life, rng: Random) -> None:
    passport = life.papers["passport"]
    passport["mrz_born"] = passport["born"] + timedelta(rng.choice((-9, -1, 1, 30)))


def _mrz_name(life: Life, rng: Random) -> None:
    passport = life.papers["passport"]
    surname, given = passport["latin"].split("<<")
    passport["mrz_latin"] = f"{surname}<<{given[::-1]}"


def _law_cited_early(life: Life, rng: Random) -> None:
    _judgment(life)["procedure_article"] = "三百零一"


def _authority_of_later(life: Life, rng: Random) -> None:
    life.papers["passport"]["authority"] = "国家移民管理局"


def _issued_late(life: Life) -> bool:
    return life.papers["passport"]["issued"] >= date(2013, 6, 1)


def _authority_of_before(life: Life, rng: Random) -> None:
    """A British name, for no Chinese one with a known last day is in the table."""
    life.papers["passport"]["authority"] = "Identity and Passport Service"


BIRTHS = frozenset({"ID-01", "IDNO-02"})
_BOOKS = frozenset({"BOOK-01", "BOOK-02", "MRZ-01"})
WITHIN = (
    Plant(
        "check digit of the number",
        "IDNO-01",
        _check_digit,
        frozenset({"ID-02"}),
        _has_wrong_number,
    ),
    Plant("birth date in the number", "IDNO-02", _birth_in_number, frozenset({"ID-02"})),
    Plant("sex in the certificate", "IDNO-03", _sex_in_certificate, frozenset({"ID-04"})),
    Plant("sex differs between papers", "ID-04", _sex_in_certificate, frozenset({"IDNO-03"})),
    Plant("indicted after acceptance", "PROC-04", _indicted_after_acceptance),
    Plant("indicted after the hearing", "PROC-03", _indicted_after_hearing, frozenset({"PROC-04"})),
    Plant(
        "indicted after the judgment",
        "PROC-01",
        _indicted_after_judgment,
        frozenset({"PROC-03", "PROC-04"}),
    ),
    Plant("accepted after the hearing", "PROC-05", _accepted_after_hearing),
    Plant(
        "accepted after the judgment",
        "PROC-06",
        _accepted_after_judgment,
        frozenset({"PROC-05"}),
    ),
    Plant("heard after the judgment", "PROC-02", _heard_after_judgment),
    Plant("number of a later year", "CASE-01", _number_of_next_year),
    Plant(
        "number without a code", "CASE-02", _number_without_code,
        fits=lambda life: _judgment(life)["year"] > CODED_FROM,
    ),
    Plant(
        "number without a code in the year of the change", "CASE-02", _number_without_code,
        fits=lambda life: _judgment(life)["year"] == CODED_FROM, verdict=Verdict.READING,
    ),
    Plant("number of another court", "CASE-03", _number_of_another_court),
    Plant("number of another instance", "CASE-04", _number_of_second_instance),
    Plant(
        "detained too long",
        "LIMIT-01",
        _long_detention,
        frozenset({"MEAS-01", "MEAS-02", "SENT-01", "STMT-01", "CUST-01", "EXIT-01"}),
        # The judgment prints the next step, not the end.
        verdict=Verdict.PRECISION,
    ),
    Plant(
        "detained after the judgment",
        "PROC-07",
        _detained_after_judgment,
        frozenset({"MEAS-02", "SENT-01", "LIMIT-02", "STMT-09", "CUST-01", "STMT-01"}),
    ),
    Plant("surveillance too long", "LIMIT-03", _long_surveillance),
    Plant("bail too long", "LIMIT-02", _long_bail),
    Plant("weekday", "DATE-01", _weekday),
    Plant("validity of the passport", "BOOK-02", _validity),
    Plant("expiry before issue", "BOOK-03", _expiry_before_issue, _BOOKS),
    Plant("check digit of the MRZ", "MRZ-02", _mrz_check),
    Plant("birth date in the MRZ", "MRZ-01", _mrz_birth, BIRTHS),
    Plant("name in the MRZ", "MRZ-01", _mrz_name, frozenset({"ID-03"})),
    Plant("law cited early", "PUB-04", _law_cited_early),
    Plant("authority of later", "PUB-05", _authority_of_later),
    Plant("authority of before", "PUB-06", _authority_of_before, fits=_issued_late),
)
