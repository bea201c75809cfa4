"""Plants in sentences: their length, their end, what they are put together from."""

from __future__ import annotations

from datetime import timedelta
from random import Random
from typing import Any

from benchmarks.planted.life import Life
from benchmarks.planted.plant import Plant, in_prison, on_probation


def _judgment(life: Life) -> dict[str, Any]:
    return life.papers["judgment"]


def _short_probation(life: Life, rng: Random) -> None:
    f = _judgment(life)
    f["probation"] = 6


def _long_term_suspended(life: Life, rng: Random) -> None:
    f = _judgment(life)
    f["term"], f["probation"] = 48, 60
    f.pop("crimes", None)


def _sentence_end(life: Life, rng: Random) -> None:
    f = _judgment(life)
    f["end"] += timedelta(rng.randint(60, 200))


def _sentence_backwards(life: Life, rng: Random) -> None:
    f = _judgment(life)
    f["end"] = f["start"] - timedelta(rng.randint(10, 90))


def _crimes(life: Life) -> bool:
    return "crimes" in _judgment(life)


def _more_than_the_sum(life: Life, rng: Random) -> None:
    f = _judgment(life)
    first, (charge, _) = f["crimes"]
    f["crimes"] = (first, (charge, f["term"] - first - 1))
    if f["term"] - first < 2:
        f["crimes"] = (first - 2, (charge, 1))


def _less_than_the_longest(life: Life, rng: Random) -> None:
    f = _judgment(life)
    f["crimes"] = (f["term"] + rng.randint(1, 6), f["crimes"][1])


def _reduced_end(life: Life, rng: Random) -> None:
    f = life.papers["reduction"]
    f["new_end"] -= timedelta(rng.choice((7, 30, 62)))


def _is_reduced(life: Life) -> bool:
    return "reduction" in life.papers


_SERVED = frozenset({"CUST-01", "EXIT-03", "STMT-01"})
"""A sentence that ends later than it did may hold a journey or a message of days in freedom."""


def _let_go_late(life: Life, rng: Random) -> None:
    life.papers["prison-release"]["let_go"] += timedelta(rng.randint(4, 20))


def _of_one_crime(life: Life) -> bool:
    """The prison's paper names one charge: of two it leaves open which judgment it means."""
    return "prison-release" in life.papers and not _crimes(life)


def _judged_otherwise(life: Life, rng: Random) -> None:
    life.papers["prison-release"]["judged"] -= timedelta(rng.randint(2, 20))


def _term_otherwise(life: Life, rng: Random) -> None:
    life.papers["prison-release"]["term"] += rng.randint(2, 9)


SENTENCES = (
    Plant(
        "term in the prison's paper", "DOC-04", _term_otherwise, frozenset({"SENT-06"}),
        _of_one_crime,
    ),
    Plant(
        "day of the judgment in the prison's paper", "DOC-03", _judged_otherwise,
        fits=_of_one_crime,
    ),
    Plant(
        "let go after the end of the term", "SENT-06", _let_go_late,
        fits=lambda life: "prison-release" in life.papers,
    ),
    Plant("short probation", "SENT-03", _short_probation, fits=on_probation),
    Plant(
        "long term suspended", "SENT-03", _long_term_suspended, frozenset({"EXIT-02"}), on_probation
    ),
    Plant("end of the sentence", "SENT-01", _sentence_end, _SERVED, in_prison),
    Plant(
        "sentence runs backwards", "SENT-02", _sentence_backwards, frozenset({"SENT-01"}), in_prison
    ),
    Plant("new end of a reduced sentence", "SENT-04", _reduced_end, fits=_is_reduced),
    Plant("more than the sum of the terms", "SENT-05", _more_than_the_sum, fits=_crimes),
    Plant("less than the longest term", "SENT-05", _less_than_the_longest, fits=_crimes),
)
