"""What some honest lives have besides: leave on bail, a second book, visas, notices, searches.

All of it agrees with the rest of the life. A rule that speaks of it is wrong.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from random import Random

from benchmarks.planted.life import ABROAD, COUNTIES, NUMERIC, Life, days, journey, over
from forensics.rules.calendar import add_months


def add_variety(life: Life, rng: Random) -> None:
    """Each of the extras for about two lives in five."""
    for add in _EXTRAS:
        if rng.random() < 0.4:
            add(life, rng)


def _leave(life: Life, rng: Random) -> None:
    """A journey on bail, with leave; the statement speaks of the days before it."""
    f = life.papers["judgment"]
    out = f["bail"] + days(rng, 25, 35)
    back = out + days(rng, 4, 9)
    life.papers["leave"] = {
        **f, "from": out - timedelta(2), "to": back + timedelta(2), "given": out - timedelta(6),
        "state": "泰国",
    }  # fmt: skip
    life.papers["stamps"]["crossings"] += journey("TH", out, back)
    life.papers["statement"]["home_to"] = out - timedelta(4)


def _certificate_elsewhere(life: Life, rng: Random) -> None:
    """Another county certifies a time of residence there, after the conviction."""
    f = life.papers["judgment"]
    other = rng.choice([c for c in COUNTIES if c[1] != f["county"]])
    since = over(f) + days(rng, 10, 60)
    until = since + days(rng, 200, 500)
    life.papers["certificate-elsewhere"] = {
        **f, "form": "certificate", "area": other[1], "scope": (since, until),
        "issued": until + days(rng, 1, 20),
    }  # fmt: skip


def _certificate_of_before(life: Life, rng: Random) -> None:
    """The convicting county certifies years before the case, long after it."""
    f = life.papers["judgment"]
    life.papers["certificate-of-before"] = {
        **f, "form": "certificate", "area": f["county"],
        "scope": (f["detained"] - timedelta(2000), f["detained"] - timedelta(300)),
        "issued": over(f) + days(rng, 10, 400),
    }  # fmt: skip


def _hong_kong(life: Life, rng: Random) -> None:
    """To Hong Kong, which gives no stamps, before the case."""
    book, f = life.papers["passport"], life.papers["judgment"]
    out = book["issued"] + days(rng, 2, 12)
    back = out + days(rng, 1, 5)
    taken = [c[2] for c in life.papers["stamps"]["crossings"]]
    if back < f["detained"] and all(not out <= day <= back for day in taken):
        life.papers["stamps"]["crossings"] += journey("HK", out, back)


def _old_book(life: Life, rng: Random) -> None:
    """An earlier passport that had run out, with a journey of its own."""
    book = life.papers["passport"]
    expiry = book["issued"] - days(rng, 20, 90)
    issued = add_months(expiry, -120) + timedelta(1)
    if expiry != add_months(issued, 120) - timedelta(1):
        return
    life.papers["passport-old"] = {
        **book, "form": "passport", "number": f"G{rng.randrange(10_000_000, 99_999_999)}",
        "issued": issued, "expiry": expiry,
    }  # fmt: skip
    out = issued + days(rng, 300, 900)
    crossings = journey(rng.choice(list(ABROAD)), out, out + days(rng, 3, 9))
    life.papers["stamps-old"] = {"form": "stamps", "crossings": crossings, "until": {}}


def _figures(life: Life, rng: Random) -> None:
    """Stamps of figures alone: one that can be read one way only settles the others."""
    f, state = life.papers["judgment"], rng.choice(list(NUMERIC))
    first = over(f) + days(rng, 300, 500)
    first = date(first.year, first.month, rng.randint(1, 9))
    second = add_months(first, rng.randint(2, 4)).replace(day=rng.randint(13, 20))
    for out in (first, second):
        life.papers["stamps"]["crossings"] += journey(state, out, out + timedelta(2))


def _visa(life: Life, rng: Random) -> None:
    """A visa in the passport of the case, for the first journey."""
    crossings = life.papers["stamps"]["crossings"]
    _, _, entered = crossings[1]
    issued = life.papers["passport"]["issued"]
    life.papers["visa"] = {
        **life.papers["passport"], "from": max(issued + timedelta(1), entered - days(rng, 5, 40)),
        "until": entered + days(rng, 30, 90), "days": 30, "state": crossings[1][0],
        "visa": f"{rng.randrange(1_000_000, 9_999_999)}",
    }  # fmt: skip


def _notice(life: Life, rng: Random) -> None:
    """The police tell of the same case in public."""
    f = life.papers["judgment"]
    issued = over(f) + days(rng, 100, 400)
    age = (
        issued.year
        - f["born"].year
        - ((issued.month, issued.day) < (f["born"].month, f["born"].day))
    )
    life.papers["notice"] = {**f, "issued": issued, "age": age}


def _searches(life: Life, rng: Random) -> None:
    judged = life.papers["judgment"]["judged"]
    for n, (after, hits) in enumerate(((-200, 0), (200, 0), (420, 3))):
        name = f"search-{n}"
        life.papers[name] = {
            **life.papers["judgment"], "form": "search", "day": judged + timedelta(after),
            "hits": hits, "listed": judged,
        }  # fmt: skip


def _file(life: Life, rng: Random) -> None:
    """More papers of the case: detention notice, indictment, release from bail."""
    f = life.papers["judgment"]
    for name in ("detention", "indictment", "release"):
        life.papers[name] = {**f, "numbered": f["detained"].year}


def _permitted(life: Life, rng: Random) -> None:
    """Entry stamps that print the last day of the stay."""
    stamps = life.papers["stamps"]
    for state, direction, day in stamps["crossings"]:
        if direction == "entry" and state in ABROAD:
            stamps["until"][state, day] = day + timedelta(29)


def _told(life: Life, rng: Random) -> None:
    """A second statement: when the person left, came back, lived at home."""
    f, crossings = life.papers["judgment"], life.papers["stamps"]["crossings"]
    life.papers["account"] = {
        **f, "held": f["detained"], "received": life.papers["certificate"]["issued"] + timedelta(3),
        "left": crossings[0][2], "returned": crossings[3][2],
        "lived_from": f["bail"] + timedelta(2), "lived_to": f["bail"] + timedelta(20),
        "signed": over(f) + days(rng, 20, 90),
    }  # fmt: skip


def _log_in_figures(life: Life, rng: Random) -> None:
    """An export that writes 05/06/2017; its last message can be read one way only."""
    log = life.papers["messages"]
    last = log["days"][-1]
    later = add_months(last, 1).replace(day=rng.randint(13, 27))
    log["figures"] = later


def _two_crimes(life: Life, rng: Random) -> None:
    """A second crime, tried with the first: the term lies between the longest and the sum."""
    f = life.papers["judgment"]
    first = f["term"] - rng.randint(0, 2)
    f["crimes"] = (first, ("故意毁坏财物", rng.randint(f["term"] - first, first)))


def _reduced(life: Life, rng: Random) -> None:
    """Some months off a term that is being served."""
    f = life.papers["judgment"]
    if not f["probation"]:
        cut = rng.randint(1, 2)
        life.papers["reduction"] = {
            **f, "cut": cut, "new_end": add_months(f["end"], -cut),
            "reduced": f["start"] + days(rng, 60, 90),
        }  # fmt: skip


def _let_go(life: Life, rng: Random) -> None:
    """The prison certifies the day on which the term, as it was reduced, was served."""
    f = life.papers["judgment"]
    if not f["probation"]:
        cut = life.papers.get("reduction")
        life.papers["prison-release"] = {
            **f, "form": "prison_release", "let_go": cut["new_end"] if cut else f["end"],
            "told_cut": f"减刑{cut['cut']}个月" if cut else "未减刑",
        }  # fmt: skip


def _record(life: Life, rng: Random) -> None:
    """The border's own record of the crossings."""
    life.papers["record"] = {**life.papers["judgment"], "moved": {}}


_EXTRAS: tuple[Callable[[Life, Random], None], ...] = (
    _leave,
    _certificate_elsewhere,
    _certificate_of_before,
    _hong_kong,
    _old_book,
    _figures,
    _visa,
    _notice,
    _searches,
    _file,
    _told,
    _permitted,
    _log_in_figures,
    _two_crimes,
    _reduced,
    _record,
    _let_go,
)
