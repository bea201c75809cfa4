"""One fact changed in one paper, and the rule that must speak of it.

``also`` names rules that cannot but speak with it: a stamp abroad on the day of a hearing also
lies inside bail that had not ended. Everything else that speaks is spurious.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

from benchmarks.planted.life import Life, identity_number

Change = Callable[[Life, Random], None]


@dataclass(frozen=True)
class Plant:
    name: str
    rule: str
    change: Change
    also: frozenset[str] = frozenset()


def _between(rng: Random, first: date, last: date) -> date:
    """A day strictly between the two."""
    return first + timedelta(days=rng.randint(1, max(1, (last - first).days - 1)))


def _stamp(life: Life, state: str, direction: str, day: date) -> None:
    life.papers["stamps"]["crossings"].append((state, direction, day))


def _stamp_on_bail(life: Life, rng: Random) -> None:
    f = life.papers["judgment"]
    life.papers.pop("statement")
    _stamp(life, "TH", "entry", _between(rng, f["bail"] + timedelta(2), f["heard"]))


def _stamp_in_custody(life: Life, rng: Random) -> None:
    f = life.papers["judgment"]
    _stamp(life, "TH", "entry", _between(rng, f["detained"], f["bail"]))


def _abroad_at_hearing(life: Life, rng: Random) -> None:
    f = life.papers["judgment"]
    life.papers.pop("statement")
    _stamp(life, "KR", "entry", f["heard"] - timedelta(2))
    _stamp(life, "KR", "exit", f["heard"] + timedelta(1))


def _exit_on_bail(life: Life, rng: Random) -> None:
    f = life.papers["judgment"]
    life.papers.pop("statement")
    _stamp(life, "CN", "exit", _between(rng, f["bail"] + timedelta(2), f["heard"]))


def _exit_on_probation(life: Life, rng: Random) -> None:
    f = life.papers["judgment"]
    first = f["judged"] + timedelta(45)
    _stamp(life, "CN", "exit", _between(rng, first, first + timedelta(28 * f["probation"] - 60)))


def _certificate_after_conviction(life: Life, rng: Random) -> None:
    judged = life.papers["judgment"]["judged"]
    life.papers["certificate"]["issued"] = judged + timedelta(rng.randint(200, 900))


def _stamp_before_issue(life: Life, rng: Random) -> None:
    _stamp(life, "JP", "entry", life.papers["passport"]["issued"] - timedelta(rng.randint(30, 300)))


def _stamp_after_expiry(life: Life, rng: Random) -> None:
    _stamp(life, "JP", "entry", life.papers["passport"]["expiry"] + timedelta(rng.randint(5, 300)))


def _passport_issued_on_bail(life: Life, rng: Random) -> None:
    f, passport = life.papers["judgment"], life.papers["passport"]
    issued = _between(rng, f["bail"] + timedelta(2), f["heard"])
    passport["issued"] = issued
    passport["expiry"] = date(issued.year + 10, issued.month, min(issued.day, 28)) - timedelta(1)
    crossings = life.papers["stamps"]["crossings"]
    life.papers["stamps"]["crossings"] = [c for c in crossings if c[2] > issued]


def _mrz_birth(life: Life, rng: Random) -> None:
    passport = life.papers["passport"]
    passport["mrz_born"] = passport["born"] + timedelta(rng.choice((-9, -1, 1, 30)))


def _mrz_name(life: Life, rng: Random) -> None:
    passport = life.papers["passport"]
    surname, given = passport["latin"].split("<<")
    passport["mrz_latin"] = f"{surname}<<{given[::-1]}"


def _birth_in_certificate(life: Life, rng: Random) -> None:
    certificate = life.papers["certificate"]
    certificate["born"] = certificate["born"] + timedelta(rng.choice((-31, -1, 1, 9)))


def _number_in_bail_decision(life: Life, rng: Random) -> None:
    paper = life.papers["bail"]
    old = paper["id"]
    while paper["id"] == old:
        paper["id"] = identity_number(old[:6], paper["born"], paper["sex"], rng)


def _law_cited_early(life: Life, rng: Random) -> None:
    life.papers["judgment"]["procedure_article"] = "三百零一"


def _authority_of_later(life: Life, rng: Random) -> None:
    life.papers["passport"]["authority"] = "国家移民管理局"


def _message_in_custody(life: Life, rng: Random) -> None:
    f, messages = life.papers["judgment"], life.papers["messages"]
    messages["days"] = [_between(rng, f["detained"], f["bail"]), *messages["days"][1:]]


def _denied_leaving(life: Life, rng: Random) -> None:
    exit_day = life.papers["stamps"]["crossings"][0][2]
    statement = life.papers["statement"]
    statement["home_from"] = exit_day - timedelta(rng.randint(5, 40))
    statement["home_to"] = exit_day + timedelta(rng.randint(20, 60))


BIRTHS = frozenset({"ID-01", "IDNO-02"})
PLANTS = (
    Plant("stamp on bail", "PRES-01", _stamp_on_bail),
    Plant("stamp in custody", "CUST-01", _stamp_in_custody),
    Plant("abroad at the hearing", "HEAR-01", _abroad_at_hearing, frozenset({"PRES-01"})),
    Plant("exit on bail", "EXIT-01", _exit_on_bail, frozenset({"PRES-01"})),
    Plant("exit on probation", "EXIT-02", _exit_on_probation),
    Plant("certificate after conviction", "CERT-02", _certificate_after_conviction),
    Plant("stamp before issue", "BOOK-01", _stamp_before_issue),
    Plant("stamp after expiry", "BOOK-01", _stamp_after_expiry),
    Plant("passport issued on bail", "PASS-01", _passport_issued_on_bail),
    Plant("birth date in the MRZ", "MRZ-01", _mrz_birth, BIRTHS),
    Plant("name in the MRZ", "MRZ-01", _mrz_name, frozenset({"ID-03"})),
    Plant("birth date in the certificate", "ID-01", _birth_in_certificate, BIRTHS),
    Plant("number in the bail decision", "ID-02", _number_in_bail_decision),
    Plant("law cited early", "PUB-04", _law_cited_early),
    Plant("authority of later", "PUB-05", _authority_of_later),
    Plant("message in custody", "STMT-01", _message_in_custody),
    Plant("denied leaving", "STMT-02", _denied_leaving),
)
