"""Plants in journeys, visas, books, certificates, notices and statements."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from random import Random

from benchmarks.planted.life import Life
from benchmarks.planted.plant import Plant, all_are_stamped, between, stamp, without
from forensics.findings import Verdict
from forensics.rules.calendar import add_months
from forensics.rules.checks.rest_days import why_rest


def _has(*names: str) -> Callable[[Life], bool]:
    return lambda life: all(n in life.papers for n in names)


def _stay(life: Life) -> tuple[str, date, date]:
    """The first stay abroad: state, first and last day."""
    crossings = life.papers["stamps"]["crossings"]
    return crossings[1][0], crossings[1][2], crossings[2][2]


def _long_stay(life: Life) -> bool:
    _, first, last = _stay(life)
    return (last - first).days >= 5


def _all_are_stamped(life: Life) -> bool:
    """Does the state of the first stay stamp everybody who enters or leaves, as far as is known?"""
    return all_are_stamped(*_stay(life))


def _elsewhere(life: Life, rng: Random) -> None:
    state, first, _ = _stay(life)
    stamp(life, "KR" if state != "KR" else "JP", "entry", first + timedelta(2))


def _recorded_later(life: Life, rng: Random) -> None:
    """The record has the first exit some days after the stamp, before the return."""
    crossings = life.papers["stamps"]["crossings"]
    left, back = crossings[0][2], crossings[3][2]
    life.papers["record"]["moved"] = {left: rng.randint(2, (back - left).days - 1)}


def _overstay(life: Life, rng: Random) -> None:
    state, first, last = _stay(life)
    life.papers["stamps"]["until"][state, first] = last - timedelta(1)


def _later_series(life: Life, rng: Random) -> None:
    """The number of a later series, in every paper that gives it."""
    number = f"EC{rng.randrange(1_000_000, 9_999_999)}"
    for name in ("passport", "visa"):
        if name in life.papers:
            life.papers[name]["number"] = number


def _five_years(life: Life, rng: Random) -> None:
    book = life.papers["passport"]
    book["expiry"] = add_months(book["issued"], 60) - timedelta(1)


def _born_later(life: Life, rng: Random) -> None:
    without(life, "visa")
    book = life.papers["passport"]
    book["issued"] = book["born"] - timedelta(rng.randint(100, 900))
    book["expiry"] = add_months(book["issued"], 120) - timedelta(1)


def _visa_of_another_book(life: Life, rng: Random) -> None:
    life.papers["visa"]["number"] = f"G{rng.randrange(10_000_000, 99_999_999)}"


def _visa_before_book(life: Life, rng: Random) -> None:
    life.papers["visa"]["from"] = life.papers["passport"]["issued"] - timedelta(rng.randint(9, 90))


def _visa_backwards(life: Life, rng: Random) -> None:
    visa = life.papers["visa"]
    visa["until"] = visa["from"] - timedelta(rng.randint(1, 3))


def _certificate_beyond(life: Life, rng: Random) -> None:
    paper = life.papers["certificate"]
    paper["until"] = paper["issued"] + timedelta(rng.randint(2, 25))


def _certificate_backwards(life: Life, rng: Random) -> None:
    paper = life.papers["certificate-of-before"]
    first, last = paper["scope"]
    paper["scope"] = (last, first)


def _denied_return(life: Life, rng: Random) -> None:
    back = life.papers["stamps"]["crossings"][3][2]
    paper = life.papers["statement"]
    paper["not_back"] = (back - timedelta(rng.randint(5, 30)), back + timedelta(rng.randint(5, 30)))


def _told_at_home(life: Life, rng: Random) -> None:
    """At home, by his own words, on a day between two stamps of a state abroad."""
    _, first, last = _stay(life)
    life.papers["statement"]["was_there"] = between(rng, first, last)


def _signed_early(life: Life, rng: Random) -> None:
    paper = life.papers["statement"]
    paper["signed"] = paper["home_from"] - timedelta(rng.randint(200, 400))


def _signed_in_custody(life: Life, rng: Random) -> None:
    f = life.papers["judgment"]
    life.papers["statement"]["signed"] = between(rng, f["detained"] + timedelta(1), f["bail"])


def _journey_told(life: Life, rng: Random) -> None:
    paper = life.papers["account"]
    paper["left"] -= timedelta(rng.randint(3, 9))


def _arrest_told(life: Life, rng: Random) -> None:
    paper = life.papers["account"]
    paper["held"] -= timedelta(rng.randint(3, 9))


def _received_early(life: Life, rng: Random) -> None:
    without(life, "certificate-of-before", "certificate-elsewhere")
    paper = life.papers["account"]
    paper["received"] = life.papers["certificate"]["issued"] - timedelta(rng.randint(2, 60))


def _message_out_of_order(life: Life, rng: Random) -> None:
    """Back, and on again: one that only goes back may be two chats put together."""
    days = life.papers["messages"]["days"]
    days[1] = days[0] - timedelta(rng.randint(2, 20))


def _age(life: Life, rng: Random) -> None:
    life.papers["notice"]["age"] += rng.choice((-9, 8, 12))


def _number_of_later_year(life: Life, rng: Random) -> None:
    life.papers["detention"]["numbered"] += rng.randint(1, 2)


def _notice_too_early(life: Life, rng: Random) -> None:
    f = life.papers["judgment"]
    life.papers["notice"]["issued"] = between(rng, f["bail"], f["judged"])
    life.papers["notice"].pop("age")


def _found_early(life: Life, rng: Random) -> None:
    life.papers["search-0"]["hits"] = 2


def _indictment_late(life: Life, rng: Random) -> None:
    f = life.papers["indictment"]
    f["indicted"] = f["accepted"] + timedelta(rng.randint(3, 20))


def _leave_late(life: Life, rng: Random) -> None:
    paper = life.papers["leave"]
    paper["given"] = paper["to"] + timedelta(rng.randint(3, 40))


def _searched(life: Life, hits: int, after: int, place: str, name: str) -> None:
    f = life.papers["judgment"]
    day = f["judged"] + timedelta(after)
    life.papers[name] = {**f, "form": "search", "day": day, "hits": hits, "place": place}


def _nothing_found(life: Life, rng: Random) -> None:
    _searched(life, 0, rng.randint(100, 900), "Sample Archive", "search-archive")


def _in_one_place_only(life: Life, rng: Random) -> None:
    after = rng.randint(100, 900)
    _searched(life, 2, after, "Sample Archive", "search-archive")
    _searched(life, 0, after + 1, "Sample Index", "search-index")


def _found_later(life: Life, rng: Random) -> None:
    after = rng.randint(100, 900)
    _searched(life, 0, after, "Sample Archive", "search-archive")
    _searched(life, 2, after + rng.randint(5, 90), "Sample Archive", "search-archive-later")


def _listed_otherwise(life: Life, rng: Random) -> None:
    life.papers["search-2"]["listed"] += timedelta(rng.choice((-30, 1, 10)))


def _on_a_sunday(life: Life, rng: Random) -> None:
    paper = life.papers["certificate"]
    paper["issued"] -= timedelta(1)
    while paper["issued"].weekday() != 6 or not why_rest(paper["issued"]):
        paper["issued"] -= timedelta(1)


def _all(*rules: str) -> frozenset[str]:
    return frozenset(rules)


_ODD_BOOK = _all("BOOK-01", "PUB-07", "BOOK-05", "MRZ-01")
"""A book that old has left its series and its century too."""
TOLD = (
    Plant(
        "elsewhere during a stay", "TRAV-02", _elsewhere,
        fits=lambda life: _long_stay(life) and _all_are_stamped(life),
    ),
    Plant(
        "elsewhere during a stay where gates give no stamp", "TRAV-02", _elsewhere,
        fits=lambda life: _long_stay(life) and not _all_are_stamped(life),
        verdict=Verdict.PRECISION,
    ),
    Plant(
        "recorded on another day", "TRAV-04", _recorded_later, _all("TRAV-02"),
        fits=lambda life: "record" in life.papers and _long_stay(life),
    ),
    Plant("longer than allowed", "TRAV-03", _overstay, fits=_all_are_stamped),
    Plant(
        "longer than allowed where gates give no stamp", "TRAV-03", _overstay,
        fits=lambda life: not _all_are_stamped(life),
        verdict=Verdict.PRECISION,
    ),
    Plant("number of a later series", "PUB-07", _later_series),
    Plant("five years for an adult", "BOOK-05", _five_years, _all("BOOK-01")),
    Plant("issued before birth", "BOOK-06", _born_later, _ODD_BOOK),
    Plant("visa of another book", "VISA-01", _visa_of_another_book, fits=_has("visa")),
    Plant("visa before its book", "VISA-02", _visa_before_book, fits=_has("visa")),
    Plant("visa runs backwards", "VISA-03", _visa_backwards, fits=_has("visa")),
    Plant("certificate beyond its date", "CERT-03", _certificate_beyond),
    Plant(
        "certificate runs backwards",
        "CERT-04",
        _certificate_backwards,
        fits=_has("certificate-of-before"),
    ),
    Plant("denied return", "STMT-14", _denied_return),
    Plant("told at home while abroad", "STMT-15", _told_at_home, fits=_all_are_stamped),
    Plant("signed too early", "STMT-06", _signed_early),
    Plant("signed in custody", "STMT-07", _signed_in_custody, _all("STMT-06")),
    Plant("journey told differently", "STMT-08", _journey_told, fits=_has("account")),
    Plant("arrest told differently", "STMT-09", _arrest_told, fits=_has("account")),
    Plant("received before issue", "STMT-10", _received_early, fits=_has("account")),
    Plant("message out of order", "STMT-11", _message_out_of_order),
    Plant("age", "STMT-12", _age, fits=_has("notice")),
    Plant("number of a later year", "PUB-08", _number_of_later_year, fits=_has("detention")),
    Plant("notice before the judgment", "PUB-09", _notice_too_early, fits=_has("notice")),
    Plant("found before the judgment", "PUB-10", _found_early, fits=_has("search-0")),
    Plant("indictment after acceptance", "PROC-08", _indictment_late, fits=_has("indictment")),
    Plant("nothing found", "PUB-01", _nothing_found),
    Plant("found in one place only", "PUB-02", _in_one_place_only),
    Plant("found later", "PUB-03", _found_later),
    Plant("listed with another day", "PUB-13", _listed_otherwise, fits=_has("search-2")),
    Plant("certificate of a Sunday", "PUB-12", _on_a_sunday),
    Plant("leave after the journey", "PUB-11", _leave_late, fits=_has("leave")),
)
