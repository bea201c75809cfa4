"""Plants between papers, and all plants together."""

from __future__ import annotations

from datetime import date, timedelta
from random import Random

from benchmarks.planted.in_papers import BIRTHS, WITHIN
from benchmarks.planted.life import Life, identity_number, journey, over
from benchmarks.planted.plant import (
    Plant,
    all_are_stamped,
    between,
    born_otherwise,
    in_prison,
    on_probation,
    stamp,
    without,
)
from benchmarks.planted.sentence_plants import SENTENCES
from benchmarks.planted.told_plants import TOLD
from forensics.findings import Verdict
from forensics.rules.calendar import add_months


def _stamp_on_bail(life: Life, rng: Random) -> None:
    f = life.papers["judgment"]
    without(life, "statement", "leave", "release", "account")
    stamp(life, "TH", "entry", between(rng, f["bail"] + timedelta(2), f["heard"]))


def _stamp_in_custody(life: Life, rng: Random) -> None:
    f = life.papers["judgment"]
    stamp(life, "TH", "entry", between(rng, f["detained"], f["bail"]))


def _abroad_at_hearing(life: Life, rng: Random) -> None:
    f = life.papers["judgment"]
    without(life, "statement", "leave", "release", "account")
    stamp(life, "KR", "entry", f["heard"] - timedelta(2))
    stamp(life, "KR", "exit", f["heard"] + timedelta(1))


def _stamps_at_hearing(life: Life) -> bool:
    heard = life.papers["judgment"]["heard"]
    return all_are_stamped("KR", heard - timedelta(2), heard + timedelta(1))


def _exit_on_bail(life: Life, rng: Random) -> None:
    f = life.papers["judgment"]
    without(life, "statement", "leave", "release", "account")
    stamp(life, "CN", "exit", between(rng, f["bail"] + timedelta(2), f["heard"]))


def _exit_on_probation(life: Life, rng: Random) -> None:
    f = life.papers["judgment"]
    first = f["judged"] + timedelta(45)
    stamp(life, "CN", "exit", between(rng, first, first + timedelta(28 * f["probation"] - 60)))


def _certificate_after_conviction(life: Life, rng: Random) -> None:
    without(life, "account")
    judged = life.papers["judgment"]["judged"]
    life.papers["certificate"]["issued"] = judged + timedelta(rng.randint(200, 900))


def _stamp_before_issue(life: Life, rng: Random) -> None:
    without(life, "passport-old", "stamps-old")
    stamp(life, "JP", "entry", life.papers["passport"]["issued"] - timedelta(rng.randint(30, 300)))


def _stamp_after_expiry(life: Life, rng: Random) -> None:
    stamp(life, "JP", "entry", life.papers["passport"]["expiry"] + timedelta(rng.randint(5, 300)))


def _passport_issued_on_bail(life: Life, rng: Random) -> None:
    f, passport = life.papers["judgment"], life.papers["passport"]
    without(life, "leave", "passport-old", "stamps-old", "visa", "account")
    # Up to thirty days after the first measure it may have been applied for before.
    applied = max(f["bail"] + timedelta(2), f["detained"] + timedelta(30))
    issued = between(rng, applied, f["heard"])
    passport["issued"] = issued
    passport["expiry"] = add_months(issued, 120) - timedelta(1)
    crossings = life.papers["stamps"]["crossings"]
    life.papers["stamps"]["crossings"] = [c for c in crossings if c[2] > issued]


def _birth_in_certificate(life: Life, rng: Random) -> None:
    certificate = life.papers["certificate"]
    certificate["born"] = born_otherwise(rng, certificate["born"], (-31, -1, 1, 9))


def _number_in_bail_decision(life: Life, rng: Random) -> None:
    """A paper that bears the name alone may then be of either person."""
    without(life, "detention")
    paper = life.papers["bail"]
    old = paper["id"]
    while paper["id"] == old:
        paper["id"] = identity_number(old[:6], paper["born"], paper["sex"], rng)


def _message_in_custody(life: Life, rng: Random) -> None:
    f, messages = life.papers["judgment"], life.papers["messages"]
    # On the day beside the first and the last the zone of the clock would tell.
    first, last = f["detained"] + timedelta(1), f["bail"] - timedelta(1)
    messages["days"] = [between(rng, first, last), *messages["days"][1:]]


def _denied_leaving(life: Life, rng: Random) -> None:
    exit_day = life.papers["stamps"]["crossings"][0][2]
    statement = life.papers["statement"]
    statement["home_from"] = exit_day - timedelta(rng.randint(5, 40))
    statement["home_to"] = exit_day + timedelta(rng.randint(20, 60))


def _stamp_in_prison(life: Life, rng: Random) -> None:
    f = life.papers["judgment"]
    without(life, "certificate-of-before", "reduction", "prison-release")
    stamp(life, "KR", "entry", between(rng, f["start"] + timedelta(2), f["end"]))


def _name_in_certificate(life: Life, rng: Random) -> None:
    paper = life.papers["certificate"]
    paper["name"] = paper["name"][0] + "培" + paper["name"][2]


def _bail_of_another_day(life: Life, rng: Random) -> None:
    paper = life.papers["bail"]
    paper["bail"] += timedelta(rng.choice((-3, 9, 14)))


def _two_judgments(life: Life, rng: Random) -> None:
    copy = dict(life.papers["judgment"])
    copy.update(form="judgment", judged=copy["judged"] + timedelta(rng.randint(1, 5)))
    life.papers["judgment-copy"] = copy


def _certificate_of_the_state(life: Life, rng: Random) -> None:
    f = life.papers["judgment"]
    issued = over(f) + timedelta(rng.randint(10, 300))
    life.papers["certificate-notarial"] = {**f, "form": "national", "issued": issued}


def _handed_in(life: Life, rng: Random) -> None:
    f = life.papers["judgment"]
    without(life, "statement", "leave", "account")
    life.papers["bail"]["handed_in"] = "，护照已上交公安机关"
    life.papers["release"] = dict(f)
    stamp(life, "TH", "entry", between(rng, f["bail"] + timedelta(2), f["heard"]))


def _denied_contact(life: Life, rng: Random) -> None:
    day = life.papers["messages"]["days"][0]
    statement = life.papers["statement"]
    statement["no_contact"] = (day - timedelta(rng.randint(5, 40)), day + timedelta(30))
    statement["signed"] = max(statement["signed"], day + timedelta(60))


def _denied_conviction(life: Life, rng: Random) -> None:
    statement = life.papers["statement"]
    signed = life.papers["judgment"]["judged"] + timedelta(rng.randint(60, 400))
    statement.update(no_conviction=True, signed=max(statement["signed"], signed))


def _dated_otherwise_on_appeal(life: Life, rng: Random) -> None:
    """The higher court tells another day of the judgment whose number it gives."""
    f = life.papers["judgment"]
    told = f["judged"] + timedelta(rng.choice([-3, -2, -1, 1, 2, 3]))
    life.papers["appeal"] = {
        **f, "form": "appeal", "judged_told": told, "appealed": f["judged"] + timedelta(8),
        "ruled": f["judged"] + timedelta(rng.randint(40, 70)),
    }  # fmt: skip


def _held_otherwise_on_appeal(life: Life, rng: Random) -> None:
    """The higher court has the person detained on another day, and bailed on the same."""
    f = life.papers["judgment"]
    detained = f["detained"] - timedelta(rng.choice([3, 4, 9, 10]))
    life.papers["appeal"] = {
        **f, "form": "appeal", "detained": detained, "appealed": f["judged"] + timedelta(8),
        "ruled": f["judged"] + timedelta(rng.randint(40, 70)),
    }  # fmt: skip


def _bailed_otherwise_at_its_end(life: Life, rng: Random) -> None:
    """The decision that ends bail has another day for its beginning than the one that gave it."""
    paper = life.papers["release"]
    paper["bail"] += timedelta(rng.choice([3, 5, 10]))


def _left_before_case(life: Life, rng: Random) -> None:
    f, left = life.papers["judgment"], life.papers["stamps"]["crossings"][4][2]
    opened = left + timedelta(rng.randint(2, 20))
    life.papers["notice"] = {
        **f, "left": left, "opened": opened, "issued": opened + timedelta(400)
    }  # fmt: skip


def _two_tellings(life: Life, rng: Random) -> None:
    f, left = life.papers["judgment"], life.papers["stamps"]["crossings"][4][2]
    for name, off in (("notice", 0), ("notice-second", rng.randint(2, 9))):
        life.papers[name] = {
            **f, "form": "notice", "left": left + timedelta(off), "issued": left + timedelta(300)
        }  # fmt: skip


def _no_return(life: Life, rng: Random) -> None:
    """A lead: out of China twice."""
    crossings = life.papers["stamps"]["crossings"]
    without(life, "account")
    crossings.remove(
        max((c for c in crossings[:8] if c[:2] == ("CN", "entry")), key=lambda c: c[2])
    )
    last = max(c[2] for c in crossings)
    stamp(life, "CN", "exit", last + timedelta(rng.randint(20, 90)))


def _second_book(life: Life, rng: Random) -> None:
    """A lead: another passport that was valid at the same time."""
    book = life.papers["passport"]
    issued = book["issued"] + timedelta(rng.randint(5, 15))
    number = f"{book['number'][0]}{rng.randrange(10_000_000, 99_999_999)}"
    life.papers["passport-second"] = {
        **book, "form": "passport", "number": number, "issued": issued,
        "expiry": add_months(issued, 120) - timedelta(1),
    }  # fmt: skip


def _year_abroad(life: Life) -> int:
    """A year after all that the other papers tell of."""
    days = [c[2] for c in life.papers["stamps"]["crossings"]]
    return max(*days, over(life.papers["judgment"])).year + 1


def _book_lasts(life: Life) -> bool:
    return life.papers["passport"]["expiry"].year > _year_abroad(life)


def _bound_most_of(life: Life, rng: Random) -> None:
    """Two journeys take up most of the year in which a notice has the person bound at home.

    Each is short enough for its stamps to show one stay.
    """
    year = _year_abroad(life)
    for month in (1, 6):
        out = date(year, month, rng.randint(2, 28))
        stay = timedelta(rng.randint(100, 115))
        life.papers["stamps"]["crossings"] += journey("TH", out, out + stay)
    facts = life.papers["judgment"]
    notice = {**facts, "form": "most_of", "most_of": year, "issued": date(year + 1, 5, 6)}
    life.papers["notice-most-of"] = notice


BETWEEN = (
    Plant("stamp on bail", "PRES-01", _stamp_on_bail),
    Plant("bound for most of a year", "PRES-02", _bound_most_of, fits=_book_lasts),
    Plant("stamp in custody", "CUST-01", _stamp_in_custody),
    Plant(
        "abroad at the hearing", "HEAR-01", _abroad_at_hearing, frozenset({"PRES-01"}),
        fits=_stamps_at_hearing,
    ),
    Plant(
        "abroad at the hearing where gates give no stamp", "HEAR-01", _abroad_at_hearing,
        frozenset({"PRES-01"}), fits=lambda life: not _stamps_at_hearing(life),
        verdict=Verdict.PRECISION,
    ),
    Plant("exit on bail", "EXIT-01", _exit_on_bail, frozenset({"PRES-01"})),
    Plant("exit on probation", "EXIT-02", _exit_on_probation, fits=on_probation),
    Plant("certificate after conviction", "CERT-02", _certificate_after_conviction),
    # The page of stamps is a file of its own and bears no number: it may be from another book.
    Plant("stamp before issue", "BOOK-01", _stamp_before_issue, verdict=Verdict.PRECISION),
    Plant("stamp after expiry", "BOOK-01", _stamp_after_expiry, verdict=Verdict.PRECISION),
    Plant("passport issued on bail", "PASS-01", _passport_issued_on_bail),
    Plant("birth date in the certificate", "ID-01", _birth_in_certificate, BIRTHS),
    Plant("number in the bail decision", "ID-02", _number_in_bail_decision),
    Plant("message in custody", "STMT-01", _message_in_custody),
    Plant("denied leaving", "STMT-02", _denied_leaving),
    Plant("stamp in prison", "EXIT-03", _stamp_in_prison, frozenset({"CUST-01"}), in_prison),
    # Of another day than the judgment: the name may have been changed between the two.
    Plant("name in the certificate", "ID-03", _name_in_certificate, verdict=Verdict.READING),
    Plant("bail of another day", "MEAS-01", _bail_of_another_day, frozenset({"MEAS-02"})),
    Plant("two dates of one judgment", "DOC-01", _two_judgments, frozenset({"PUB-13"})),
    Plant("certificate of the state", "CERT-01", _certificate_of_the_state),
    Plant("stamp while the book was handed in", "SURR-01", _handed_in, frozenset({"PRES-01"})),
    Plant("denied contact", "STMT-03", _denied_contact),
    Plant("denied conviction", "STMT-13", _denied_conviction),
    Plant("dated otherwise on appeal", "DOC-02", _dated_otherwise_on_appeal),
    Plant("detained otherwise on appeal", "MEAS-02", _held_otherwise_on_appeal),
    Plant(
        "bail begun on another day", "MEAS-02", _bailed_otherwise_at_its_end,
        fits=lambda life: "release" in life.papers,
    ),
    Plant("left before the case was opened", "STMT-04", _left_before_case),
    Plant("two tellings", "STMT-05", _two_tellings, frozenset({"STMT-08"})),
    Plant("no return", "TRAV-01", _no_return),
    Plant("two books at once", "BOOK-04", _second_book),
)
PLANTS = (*BETWEEN, *WITHIN, *SENTENCES, *TOLD)
