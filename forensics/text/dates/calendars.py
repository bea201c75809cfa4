"""Lunar, Hijri and Persian dates, turned into days of the common calendar.

Lunar months come from ``borax`` (1900-2100), the Umm al-Qura calendar from ``hijridate``
(1343-1500 AH); both are loaded when first needed. The Persian one is computed here.

Sources of doubt: a Hijri month begins with a sighting, so a day is good to one day either way.
Chinese almanacs printed different month lengths for July-August 1933, November-December 1954
and September-October 1978 (libraries disagree there, and so did almanacs): days in those
months carry one day either way too.
"""

from __future__ import annotations

from datetime import date, timedelta

from forensics.temporal.readings import Pick, Reading
from forensics.text.dates.atoms import ONE_DAY, Atom, Readings, Ref, Values, fixed, hull, tidy
from forensics.text.dates.cascade import Built, Hit, Rule, token
from forensics.text.dates.numbers import choice
from forensics.text.dates.years import YEARS_AHEAD, YEARS_BACK, num, short_years, values

_ALMANACS_DIFFER = (
    (date(1933, 7, 1), date(1933, 8, 31)),
    (date(1954, 11, 1), date(1954, 12, 31)),
    (date(1978, 9, 1), date(1978, 10, 31)),
)


def lunar_day(year: int, month: int, day: int, leap: bool = False) -> Reading | None:
    """The solar day of a lunar one; wide where almanacs differ; ``None`` if there is none."""
    from borax.calendars.lunardate import LunarDate

    try:
        solar: date = LunarDate(year, month, day, 1 if leap else 0).to_solar_date()
    except (ValueError, IndexError, KeyError):
        return None
    slack = timedelta(days=1 if any(a <= solar <= b for a, b in _ALMANACS_DIFFER) else 0)
    return Reading(solar - slack, solar + slack)


def lunar_month(year: int, month: int, leap: bool = False) -> Reading | None:
    """The days of a lunar month."""
    first = lunar_day(year, month, 1, leap)
    last = lunar_day(year, month, 30, leap) or lunar_day(year, month, 29, leap)
    return hull((first, last)) if first and last else None


def lunar_year(year: int) -> Reading | None:
    """From the Spring Festival to the day before the next one."""
    first, after = lunar_day(year, 1, 1), lunar_day(year + 1, 1, 1)
    if not first or not after or not after.latest:
        return None
    return Reading(first.earliest, after.latest - ONE_DAY)


def _lunar(hit: Hit) -> Built:
    shape = hit.match[0]
    if not set("ZvλiO") & set(shape):
        return None
    cycle, m, d = hit.get("cycle"), hit.get("m"), hit.get("d")
    if m is None and cycle is None and "Z" not in shape:
        return None
    months: tuple[int, ...] = ()
    if m is not None:
        months = (m.value,) if m.cls == "λ" else tuple(v for v, _ in values(m) or ())
        if not months:
            return None
    days: tuple[int, ...] = ()
    if d is not None:
        days = (d.value,) if d.cls == "i" else tuple(v for v, _ in values(d) or ())
    leap = hit.has("leap")

    def make(year: int, picks: tuple[Pick, ...]) -> Readings:
        found: list[Reading | None] = []
        for month in months:
            if not 1 <= month <= 12:
                continue
            if days:
                found.extend(lunar_day(year, month, day, leap) for day in days if 1 <= day <= 30)
            else:
                found.append(lunar_month(year, month, leap))
        if not months:
            found.append(lunar_year(year))
        return tuple(Reading(r.earliest, r.latest, picks) for r in found if r)

    grain = "day" if days else ""
    years = _lunar_years(hit)
    if years is not None:
        atom = fixed((r for y, p in years for r in make(y, p)), grain, "lunar")
        if atom is None and years and days and "Z" in shape:
            atom = Atom(lambda _: (Reading(None, None),), 0, grain, "lunar", "impossible")
        return token(hit, atom)
    if m is None:
        return None
    if d is None and not ("Z" in shape or "λ" in shape):
        return None
    if m.cls == "λ" and d is None and "Z" not in shape:
        return None

    def expand(ref: Ref) -> Readings:
        out: list[Reading] = []
        for base in ref.readings:
            if base.earliest and base.latest:
                # The last lunar months of a year fall into the next solar one.
                for year in range(base.earliest.year - 1, base.latest.year + 1):
                    out.extend(
                        r
                        for r in make(year, base.assumes)
                        if r.latest
                        and r.latest.year >= base.earliest.year
                        and r.earliest
                        and r.earliest.year <= base.latest.year + (year == base.latest.year)
                    )
        return tidy(out)

    return token(hit, Atom(expand, 3, grain, "lunar"))


def _lunar_years(hit: Hit) -> Values | None:
    y4, y2, cycle = hit.get("y4"), hit.get("y2"), hit.get("cycle")
    if y4 is not None:
        return values(y4) or ()
    if y2 is not None:
        return short_years(hit.work, y2)
    if cycle is None:
        return None
    written = hit.work.context.written
    low, high = (written.year - YEARS_BACK, written.year + YEARS_AHEAD) if written else (1900, 2050)
    years = [y for y in range(max(low, 1901), min(high, 2099) + 1) if (y - 4) % 60 == cycle.value]
    name = choice("cycle", hit.work.context.scope, cycle.start)
    if len(years) == 1:
        return ((years[0], ()),)
    return tuple((y, (Pick(name, str(y)),)) for y in years)


def hijri_day(year: int, month: int, number: int) -> date | None:
    """The day of the Umm al-Qura calendar; ``None`` outside 1343-1500 AH."""
    from hijridate import Hijri

    try:
        return date(*Hijri(year, month, number).to_gregorian().datetuple())
    except (ValueError, OverflowError):
        return None


def eastern_day(year: int, month: int, day: int, name: str) -> Readings:
    """Figures with a year from 1300 to 1500: Hijri or Persian, nothing on the page says which."""
    out = []
    sighted, solar = hijri_day(year, month, day), persian_day(year, month, day)
    if sighted:
        out.append(Reading(sighted - ONE_DAY, sighted + ONE_DAY, (Pick(name, "hijri"),)))
    if solar:
        out.append(Reading(solar, solar, (Pick(name, "persian"),)))
    return tuple(out)


def _hijri(hit: Hit) -> Built:
    day = hijri_day
    month: int = hit["month"].value
    out: list[Reading] = []
    for year, picks in num(hit["y4"]).values:
        if not 1343 <= year <= 1500:
            continue
        if hit.has("d"):
            found = [(day(year, month, d), p) for d, p in values(hit["d"]) or () if 1 <= d <= 30]
            out.extend(
                Reading(f - ONE_DAY, f + ONE_DAY, tuple(sorted({*picks, *p})))
                for f, p in found
                if f
            )
        else:
            first, last = day(year, month, 1), day(year, month, 30) or day(year, month, 29)
            if first and last:
                out.append(Reading(first - ONE_DAY, last + ONE_DAY, picks))
    return token(hit, fixed(out, "day" if hit.has("d") else "", "hijri"))


# Day of the year before each Persian month; the last month has 29 days, in leap years 30.
_PERSIAN_BEFORE = (0, 31, 62, 93, 124, 155, 186, 216, 246, 276, 306, 336)


def persian_day(year: int, month: int, day: int) -> date | None:
    """The solar Hijri calendar by its cycle of 33 years, right for 1300-1500 (1921-2122)."""
    leap = (25 * year + 11) % 33 < 8
    length = 31 if month <= 6 else 30 if month <= 11 or leap else 29
    if not (1300 <= year <= 1500 and 1 <= month <= 12 and 1 <= day <= length):
        return None
    leaps = (
        sum((25 * y + 11) % 33 < 8 for y in range(1395, year))
        if year >= 1395
        else -sum((25 * y + 11) % 33 < 8 for y in range(year, 1395))
    )
    new_year = date(2016, 3, 20) + timedelta(days=365 * (year - 1395) + leaps)
    return new_year + timedelta(days=_PERSIAN_BEFORE[month - 1] + day - 1)


def _persian(hit: Hit) -> Built:
    month: int = hit["month"].value
    out: list[Reading] = []
    for year, picks in num(hit["y4"]).values:
        if hit.has("d"):
            days = [persian_day(year, month, d) for d, _ in values(hit["d"]) or ()]
            out.extend(Reading(s, s, picks) for s in days if s)
        else:
            first = persian_day(year, month, 1)
            last = next(filter(None, (persian_day(year, month, d) for d in (31, 30, 29))), None)
            if first and last:
                out.append(Reading(first, last, picks))
    return token(hit, fixed(out, "day" if hit.has("d") else "", "persian"))


_YEAR = r"(?:(?:(?P<y4>4)|(?P<y2>[2p]))Y|(?P<cycle>O))"
_MONTH = (r"(?P<m>λ)f?", r"(?P<m>2)Lf?")
_DAY = (r"(?P<d>i)D?", r"(?P<d>2)D?(?!L)", "")
_FRONT = (rf"Z?{_YEAR}f?⟨?Z?⟩?(?P<leap>v)?", r"Z(?P<leap>v)?", r"(?P<leap>v)?")


RULES: tuple[Rule, ...] = (
    *((f + m + d, _lunar) for f in _FRONT for m in _MONTH for d in _DAY),
    (rf"{_YEAR}(?P<m>2)L(?P<d>2)D?⟨Z⟩", _lunar),
    (rf"Z{_YEAR}", _lunar),
    (r"(?P<cycle>O)", _lunar),
    (r"(?P<d>[2o])f?(?P<month>ή),?(?P<y4>4)π?", _hijri),
    (r"(?P<month>ή),?(?P<y4>4)π?", _hijri),
    (r"(?P<d>[2o])(?P<month>ρ),?(?P<y4>4)", _persian),
    (r"(?P<month>ρ),?(?P<y4>4)", _persian),
)
