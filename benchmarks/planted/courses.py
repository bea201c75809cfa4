"""Courses a case can take besides bail and one judgment: arrest, renewals, appeal, two accused.

They change the judgment and, with it, what the other papers may say. Nothing is planted in
such lives: they must be silent.
"""

from __future__ import annotations

from datetime import timedelta
from random import Random

from benchmarks.planted.life import Life, days, over
from forensics.rules.calendar import add_months


def take_course(life: Life, rng: Random) -> None:
    """One course in four of the lives; at most one of arrest and renewal."""
    if rng.random() < 0.25:
        _arrested(life, rng)
    elif rng.random() < 0.3:
        _renewed(life, rng)
    if rng.random() < 0.25:
        _appealed(life, rng)
    if rng.random() < 0.25:
        _with_another(life, rng)


def _arrested(life: Life, rng: Random) -> None:
    """Never on bail: in custody from the detention to the end of the term."""
    f = life.papers["judgment"]
    f["arrested"] = f["detained"] + days(rng, 12, 34)
    f["probation"] = 0
    f["term"] = rng.choice((10, 12, 14))
    f["start"] = f["detained"]
    f["end"] = add_months(f["detained"], f["term"]) - timedelta(1)
    f.pop("crimes", None)
    for name in ("bail", "leave", "release", "indictment", "notice", "reduction", "prison-release"):
        life.papers.pop(name, None)
    crossings = life.papers["stamps"]["crossings"]
    kept = [c for c in crossings if not f["detained"] <= c[2] <= f["judged"]]
    life.papers["stamps"]["crossings"] = kept
    free = over(f) - timedelta(20)  # between the end of the term and the next journey
    if "account" in life.papers:
        life.papers["account"].update(lived_from=free, lived_to=free + timedelta(9))
        life.papers["account"]["signed"] = over(f) + timedelta(40)
    life.papers["statement"].update(home_from=free, home_to=free + timedelta(5))
    life.papers["statement"]["signed"] = over(f) + timedelta(200)
    first = over(f) + days(rng, 20, 90)
    log = life.papers["messages"]
    log["days"] = [first, first, first + timedelta(3)]
    if "figures" in log:
        log["figures"] = add_months(first, 2).replace(day=20)


def _renewed(life: Life, rng: Random) -> None:
    """Bail granted anew by the procuratorate and by the court."""
    f = life.papers["judgment"]
    between = (f["indicted"] - f["bail"]) / 2
    f["renewed"] = (f["bail"] + between, f["accepted"] + timedelta(1))


def _appealed(life: Life, rng: Random) -> None:
    """The appeal was rejected; the second court says so in a ruling of its own."""
    f = life.papers["judgment"]
    if f["probation"] == 0 and "arrested" not in f:
        return
    ruled = f["judged"] + days(rng, 40, 70)
    life.papers["appeal"] = {**f, "ruled": ruled, "appealed": f["judged"] + timedelta(8)}


def _with_another(life: Life, rng: Random) -> None:
    """A second accused, held on other days, in the same judgment."""
    f = life.papers["judgment"]
    f["other"] = {
        "name": "陆守成", "born": f["born"] - timedelta(900),
        "detained": f["detained"] - timedelta(3), "bail": f["bail"] + timedelta(2),
    }  # fmt: skip
