"""Chinese words that hang on another date (同月15日, 次日, 三日后), and decades."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

from forensics.temporal.readings import Pick, Reading
from forensics.text.dates.atoms import (
    Atom,
    Readings,
    Ref,
    add_months,
    fixed,
    moved,
    relative,
    tidy,
    within,
)
from forensics.text.dates.cascade import Built, Hit, Rule, token
from forensics.text.dates.chinese import DAY, FAMILY, MONTH, ends_without_unit, one_wrong
from forensics.text.dates.numbers import choice
from forensics.text.dates.years import num, values

# Characters of 同年, 同月, 次日 as scans show them; see the table.
_MISREAD = re.compile("[曰冋午]")


def _relative(hit: Hit) -> Built:
    word = hit["w"]
    field, shift, on = word.value
    base = relative(field, shift, on, "relative")
    if field == "year" and hit.work.text[word.start : word.end] == "当年" and not hit.has("m"):
        return None
    months = values(hit.get("m")) if hit.has("m") else None
    days = values(hit.get("d")) if hit.has("d") else None
    if months is not None or days is not None:
        base = within(base, months, days, "relative")
    wrong = _MISREAD.search(hit.work.text, word.start, word.end)
    return token(hit, replace(base, doubt="damaged") if wrong else base)


def _damaged(hit: Hit) -> Built:
    """同年3用12日, 同月12口被: one character stands where 月 or 日 should, or 日 is missing."""
    d = hit["d"]
    if hit.has("x"):
        if not one_wrong(hit):
            return None
    elif not ends_without_unit(hit) or num(d).han:
        return None
    field, shift, on = hit["w"].value
    months = values(hit.get("m")) if hit.has("m") else None
    base = within(relative(field, shift, on, "relative"), months, values(d), "relative")
    return token(hit, replace(base, doubt="damaged"))


def _decade(hit: Hit) -> Built:
    """九十年代, 20世纪90年代, 2010年代; without a century, every one that is possible."""
    value = num(hit["x"]).first
    if value >= 1000:
        starts = [value] if value % 10 == 0 and 1800 <= value <= 2090 else []
    elif hit.has("century"):
        # 上世纪 hangs on when it was written: before 2001 is older than our papers.
        century = 20 if hit["century"].cls == "η" else num(hit["century"]).first
        starts = [(century - 1) * 100 + value] if value % 10 == 0 else []
    else:
        starts = [c + value for c in (1900, 2000) if value % 10 == 0 and c + value <= 2030]
    name = choice("century", hit.work.context.scope, hit.start)
    out = []
    starts = [s for s in starts if 1500 <= s <= 2090]
    for start in starts:
        picks = (Pick(name, str(start // 100 * 100)),) if len(starts) > 1 else ()
        length = 100 if value >= 1000 and start % 100 == 0 else 10
        out.append(Reading(date(start, 1, 1), date(start + length - 1, 12, 31), picks))
    return token(hit, fixed(out, "", FAMILY))


_SLACK = {"day": 0, "week": 3, "month": 15, "year": 183}


def _later(hit: Hit) -> Built:
    """三日后, 两个月后, 3 days later: so long after the date before. Longer is vaguer."""
    unit_token = hit["u"]
    unit = hit.work.text[unit_token.start : unit_token.end].lower()
    field = (
        "day" if unit_token.cls in "Dkђ" or unit == "天"
        else "week" if unit == "周" or unit_token.cls == "w"
        else "month" if "月" in unit or unit_token.cls == "n"
        else "year" if unit_token.cls in "Yj" or unit == "周年"
        else ""
    )  # fmt: skip
    counts = values(hit["n"])
    if not field or not counts or len(counts) != 1 or not 1 <= counts[0][0] <= 99:
        return None
    if unit_token.cls in "kђ" and "later" not in hit.work.text[hit.start : hit.end].lower():
        return None
    count = counts[0][0]

    def shift(reading: Reading) -> Reading:
        low, high = reading.earliest, reading.latest
        if field in ("day", "week"):
            step = count * (7 if field == "week" else 1)
            moved_on = moved(reading, "day", step)
        else:
            months = count * (12 if field == "year" else 1)
            moved_on = Reading(
                low and add_months(low, months), high and add_months(high, months), reading.assumes
            )
        slack = _SLACK[field]
        early, late = moved(moved_on, "day", -slack), moved(moved_on, "day", slack)
        return Reading(early.earliest, late.latest, reading.assumes)

    def expand(ref: Ref) -> Readings:
        return tidy(shift(r) for r in ref.readings)

    return token(hit, Atom(expand, 3, "day", "relative"))


RULES: tuple[Rule, ...] = (
    (r"(?P<century>η|2σ)(?P<x>2)ν", _decade),
    (r"(?P<x>[24])ν", _decade),
    (rf"(?P<w>κ)f?{MONTH}f?{DAY}", _relative),
    (rf"(?P<w>κ)(?P<m>2)(?P<x>[xD]){DAY}", _damaged),
    (rf"(?P<w>κ){MONTH}(?P<d>2)(?![-R、ADχ•/,]?[2D])", _damaged),
    (rf"(?P<w>κ)f?{MONTH}", _relative),
    (r"(?P<w>κ)", _relative),
    (rf"(?P<w>μ)f?{DAY}", _relative),
    (r"(?P<w>μ)(?P<d>2)(?![-R、ADLYχ•/,]?[2DLY])", _damaged),
    (r"(?P<w>[μδ])", _relative),
    (r"(?P<n>[2o])(?P<u>[DχY])ζ", _later),
    (r"(?P<n>[2o])(?P<u>[kђwnj])E", _later),
)
