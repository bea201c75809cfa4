"""Weeks, counted units and festivals of a year or month."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta

from forensics.temporal.readings import Reading
from forensics.text.dates.atoms import Atom, Readings, Ref, tidy
from forensics.text.dates.bounds import counted, week
from forensics.text.dates.calendars import lunar_day
from forensics.text.dates.cascade import Built, Hit, Rule, atom_of, token
from forensics.text.dates.lexicon import Festival
from forensics.text.dates.qualify import NEAR, applied, base_of
from forensics.text.dates.years import num

_HAN_UNITS = {"个月": "n", "個月": "n", "周": "w", "天": "k"}


def _week(hit: Hit) -> Built:
    base = base_of(hit)
    if base is None or base.grain not in ("year", "month"):
        return None
    o = hit["o"]
    number = (
        None if o.cls == "l" or o.value == "last" else o.value if o.cls == "ς" else num(o).first
    )
    if number is not None and not 1 <= number <= 53:
        return None
    return applied(hit, week(number))


def _iso_week(hit: Hit) -> Built:
    year, number = num(hit["a"]).first, hit["o"].value
    try:
        monday = date.fromisocalendar(year, number, 1)
    except ValueError:
        return None
    reading = Reading(monday, monday + timedelta(days=6))
    return token(hit, Atom(lambda _: (reading,), 0, "", "western"))


def _week_of(hit: Hit) -> Built:
    """The week of 5 May 2016: from Monday or from Sunday, or seven days from it."""
    base = atom_of(hit["a"])
    if base.grain != "day":
        return None

    def change(r: Reading) -> Iterable[Reading]:
        low = r.earliest
        if low is None or low != r.latest:
            yield r
            return
        for start in (
            low - timedelta(days=low.weekday()),
            low - timedelta(days=(low.weekday() + 1) % 7),
            low,
        ):
            yield Reading(start, start + timedelta(days=6), r.assumes)

    return applied(hit, change)


def _weekend_of(hit: Hit) -> Built:
    """The weekend of 5 May 2016: the one before or after it."""
    if atom_of(hit["a"]).grain != "day":
        return None
    week = timedelta(days=6)
    return applied(
        hit,
        lambda r: (
            Reading(r.earliest and r.earliest - week, r.latest and r.latest + week, r.assumes),
        ),
    )


def _first_units(hit: Hit) -> Built:
    """First three months of 2016, last day of May 2016, les trois premiers mois de 2016."""
    a, b, unit = hit["n"], hit.get("n2"), hit["u"].cls.replace("ђ", "k")
    base = base_of(hit)
    if base is None or base.grain not in ("year", "month"):
        return None
    last = "l" in (a.cls, b.cls if b else "")
    numbers = [num(t).first for t in (a, b) if t is not None and t.cls != "l"]
    if b is None:
        plural = hit.work.text[: hit["u"].end].endswith("s") and hit["u"].cls != "k"
        if unit == "w" or plural or (not last and numbers != [1]):
            return None
        count = 1
    elif last:
        count = numbers[0]
    elif 1 in numbers:
        count = numbers[1 - numbers.index(1)]
    else:
        return None

    grain = "day" if unit == "k" and count == 1 else ""
    return applied(hit, counted(unit, count, last), grain)


def _first_units_han(hit: Hit) -> Built:
    """2016年前三个月, 2016年最后两周."""
    text = hit.work.text
    word = text[hit["w"].start : hit["w"].end]
    unit = _HAN_UNITS.get(text[hit["u"].start : hit["u"].end])
    base = base_of(hit)
    if word not in ("前", "头", "后", "最后", "最後") or unit is None or base is None:
        return None
    if base.grain not in ("year", "month"):
        return None
    return applied(hit, counted(unit, num(hit["n"]).first, word not in ("前", "头")))


def _nth_weekday(hit: Hit) -> Built:
    """First Friday of June 2016."""
    base = base_of(hit)
    if base is None or base.grain not in ("year", "month"):
        return None
    weekday: int = hit["w"].value
    number = None if hit["o"].cls == "l" else num(hit["o"]).first

    def change(r: Reading) -> Iterable[Reading]:
        if r.earliest is None or r.latest is None:
            return
        if number is None:
            day = r.latest - timedelta(days=(r.latest.weekday() - weekday) % 7)
        else:
            day = r.earliest + timedelta(
                days=(weekday - r.earliest.weekday()) % 7 + 7 * (number - 1)
            )
        if day <= r.latest:
            yield Reading(day, day, r.assumes)

    return applied(hit, change, "day")


def festival(hit: Hit) -> Built:
    feast: Festival = hit["f"].value
    on_year = hit.has("a")

    def in_year(year: int) -> Reading | None:
        if not feast.lunar:
            return Reading(date(year, *feast.first), date(year, *feast.last))
        day = lunar_day(year, *feast.first)
        if day is None or day.earliest is None or day.latest is None:
            return None
        before, after = feast.last
        return Reading(day.earliest - timedelta(days=before), day.latest + timedelta(days=after))

    if on_year:

        def change(r: Reading) -> Iterable[Reading]:
            if r.earliest and r.latest and r.earliest.year == r.latest.year:
                found = in_year(r.earliest.year)
                if found:
                    yield Reading(found.earliest, found.latest, r.assumes)

        base = base_of(hit)
        if base is None or base.grain != "year":
            return None
        return applied(hit, change, "day")
    if not feast.western and hit.match.start() > 0 and not hit.work.is_whole(hit.start, hit.end):
        return None

    def nearest(ref: Ref) -> Readings:
        """The one before the date it hangs on and the one after it."""
        day = ref.written or (ref.readings[-1].latest if ref.readings else None)
        if day is None:
            return ()
        out = []
        for year in (day.year - 1, day.year, day.year + 1):
            found = in_year(year)
            if found and found.earliest and abs(found.earliest - day) <= timedelta(days=366):
                out.append(found)
        return tidy(out)

    return token(hit, Atom(nearest, 3, "day", "festival"))


RULES: tuple[Rule, ...] = (
    (rf"(?P<o>[ol2])•?(?P<u>w){NEAR}(?P<a>[4①⑥])", _week),
    (rf"(?P<u>w)(?P<o>2){NEAR}(?P<a>[4①])", _week),
    (r"(?P<a>[4①])[-,]?(?P<u>w)(?P<o>2)", _week),
    (r"(?P<a>[①⑥④])f?(?P<o>ς)", _week),
    (r"(?P<a>4)-?(?P<o>ω)", _iso_week),
    (r"w[fgt]{0,2}(?P<a>①)", _week_of),
    (r"ŵ[fgt]{0,2}(?P<a>①)", _weekend_of),
    (rf"(?P<n>[ol2])(?P<n2>[ol2])?(?P<u>[kђwn]){NEAR}(?P<a>[4①⑥])", _first_units),
    (r"(?P<a>[①⑥])f?(?P<w>[ετζl])(?P<n>2)(?P<u>χ)", _first_units_han),
    (r"(?P<a>[①⑥4])f?(?P<f>ф)", festival),
    (r"(?P<f>ф),?[If]?(?P<a>[①4])", festival),
    (rf"(?P<o>[ol])(?P<w>W){NEAR}(?P<a>[①4])", _nth_weekday),
)
