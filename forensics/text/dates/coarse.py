"""What stands around a date and widens or narrows it: 年底, early, Q3, week 2 of, on or about."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from datetime import date, timedelta

from forensics.temporal.readings import Reading
from forensics.text.dates.atoms import (
    Atom,
    Readings,
    Ref,
    dated,
    hull,
    narrowed,
    tidy,
)
from forensics.text.dates.bounds import Change, around, counted, part, season, vaguely, week
from forensics.text.dates.calendars import lunar_day
from forensics.text.dates.cascade import Built, Hit, Rule, atom_of, token
from forensics.text.dates.lexicon import Festival, Vague
from forensics.text.dates.years import BUDDHIST_YEARS, full_years, num, values

# These name the edge of a period only with "of": "the end of 2016", not "it had to end in 2016".
_NOUNS = {
    "reste",
    "rest",
    "remainder",
    "most",
    "part",
    "beginning",
    "start",
    "begin",
    "end",
    "middle",
    "course",
    "sometime",
    "all",
    "whole",
    "entire",
    "tail end",
}


def _base(hit: Hit) -> Atom | None:
    """The date a qualifier belongs to: an atom, or a bare year."""
    tok = hit["a"]
    if tok.cls == "4":
        if not all(1800 <= v <= 2100 or v in BUDDHIST_YEARS for v, _ in num(tok).values):
            return None
        return dated(full_years(tok), None, None, "western")
    if tok.cls == "M":
        return dated(None, values(tok), None, "western")
    return atom_of(tok)


def _apply(hit: Hit, change: Change, grain: str = "") -> Built:
    base = _base(hit)
    if base is None:
        return None
    cls = "" if base.needs != 2 else hit["a"].cls
    made = narrowed(base, change, grain)
    if made.needs == 0 and not made.expand(Ref()):
        return None
    return token(hit, made, cls or ("③" if base.needs == 1 else ""))


def _suffix(hit: Hit) -> Built:
    word: Vague = hit["t"].value
    text = hit.work.text
    printed = text[hit["t"].start : hit["t"].end]
    base = atom_of(hit["a"])
    if base.grain not in ("year", "month") and printed not in ("期间",):
        return None
    after = hit.after
    if printed == "中" and not re.match(r"\s*(?:$|[,，。;；、的期左至到])", after):
        return None
    if printed == "初" and re.match(r"[中级次步始审]", after):
        return None
    if printed in ("头", "内", "里", "份", "间") and base.grain == "year" and printed != "间":
        return None
    return _apply(hit, vaguely(word))


def _early(hit: Hit) -> Built:
    word: Vague = hit["e"].value
    printed = hit.work.text[hit["e"].start : hit["e"].end].lower()
    linked = any(c in "fg" for c in hit.match["link"])
    if printed in _NOUNS and not linked:
        return None
    if "I" in hit.match["link"] and printed not in ("early", "late", "mid"):
        return None
    return _apply(hit, vaguely(word))


def _early_to_late(hit: Hit) -> Built:
    """Mid-to-late 2016: from the first bound to the last."""
    one, other = vaguely(hit["e1"].value), vaguely(hit["e"].value)

    def change(r: Reading) -> Iterable[Reading]:
        both = (*one(r), *other(r))
        wide = hull(both)
        yield Reading(wide.earliest, wide.latest, r.assumes)

    return _apply(hit, change)


def _numbered(hit: Hit) -> Built:
    """Q3 2016, 2016年上半年, third quarter of 2016, 2e semestre 2016, first half of May 2016."""
    unit = hit["u"]
    base = _base(hit)
    if base is None or base.grain not in ("year", "month"):
        return None
    if unit.cls in "QH":
        return _apply(hit, part(unit.value, 4 if unit.cls == "Q" else 2))
    ordinal = hit["o"]
    of = 4 if unit.cls == "q" else 2
    number = of if ordinal.cls == "l" else num(ordinal).first
    if not 1 <= number <= of:
        return None
    return _apply(hit, part(number, of))


def _several_parts(hit: Hit) -> Built:
    """Q1-Q3 2016, 2016年第一至第三季度."""
    base, one, other = _base(hit), hit["u1"], hit["u"]
    if base is None or base.grain != "year":
        return None

    def change(r: Reading) -> Iterable[Reading]:
        both = [x for t in (one, other) for x in part(t.value, 4 if t.cls == "Q" else 2)(r)]
        wide = hull(both)
        yield Reading(wide.earliest, wide.latest, r.assumes)

    return _apply(hit, change)


def _season(hit: Hit) -> Built:
    base = _base(hit)
    if base is None or base.grain != "year":
        return None
    one, other = season(hit["u"].value), hit.get("u2")
    if other is None:
        return _apply(hit, one)

    def change(r: Reading) -> Iterable[Reading]:
        wide = hull((*one(r), *season(other.value)(r)))
        yield Reading(wide.earliest, wide.latest, r.assumes)

    return _apply(hit, change)


def _week(hit: Hit) -> Built:
    base = _base(hit)
    if base is None or base.grain not in ("year", "month"):
        return None
    o = hit["o"]
    number = (
        None if o.cls == "l" or o.value == "last" else o.value if o.cls == "ς" else num(o).first
    )
    if number is not None and not 1 <= number <= 53:
        return None
    return _apply(hit, week(number))


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

    return _apply(hit, change)


def _weekend_of(hit: Hit) -> Built:
    """The weekend of 5 May 2016: the one before or after it."""
    if atom_of(hit["a"]).grain != "day":
        return None
    week = timedelta(days=6)
    return _apply(
        hit,
        lambda r: (
            Reading(r.earliest and r.earliest - week, r.latest and r.latest + week, r.assumes),
        ),
    )


def _first_units(hit: Hit) -> Built:
    """First three months of 2016, last day of May 2016, les trois premiers mois de 2016."""
    a, b, unit = hit["n"], hit.get("n2"), hit["u"].cls.replace("ђ", "k")
    base = _base(hit)
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
    return _apply(hit, counted(unit, count, last), grain)


_HAN_UNITS = {"个月": "n", "個月": "n", "周": "w", "天": "k"}


def _first_units_han(hit: Hit) -> Built:
    """2016年前三个月, 2016年最后两周."""
    text = hit.work.text
    word = text[hit["w"].start : hit["w"].end]
    unit = _HAN_UNITS.get(text[hit["u"].start : hit["u"].end])
    base = _base(hit)
    if word not in ("前", "头", "后", "最后", "最後") or unit is None or base is None:
        return None
    if base.grain not in ("year", "month"):
        return None
    return _apply(hit, counted(unit, num(hit["n"]).first, word not in ("前", "头")))


def _around(hit: Hit) -> Built:
    return _apply(hit, around, "")


def _weekday(hit: Hit) -> Built:
    base = atom_of(hit["a"])
    if base.grain != "day" or base.weekday is not None:
        return None
    tok = replace(hit["a"], start=hit.start, end=hit.end)
    return replace(tok, value=replace(base, weekday=hit["w"].value))


def _leading_weekday(hit: Hit) -> Built:
    # "… on Tuesday. 5 May 2016 …" is two sentences; "Tue. 5 May 2016" is one date.
    if hit.has("stop") and hit["w"].end - hit["w"].start > 5:
        return None
    return _weekday(hit)


def _nth_weekday(hit: Hit) -> Built:
    """First Friday of June 2016."""
    base = _base(hit)
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

    return _apply(hit, change, "day")


def _festival(hit: Hit) -> Built:
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

        base = _base(hit)
        if base is None or base.grain != "year":
            return None
        return _apply(hit, change, "day")
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


NEAR = r"[fgItjn•,']{0,5}"
FIRST_PASS: tuple[Rule, ...] = (
    (r"(?P<w>W)(?P<stop>•)?,?t?(?P<a>[①②⑥])", _leading_weekday),
    (r"(?P<a>[①②⑥]),?⟨?(?P<w>W)⟩?(?!,?t?[①②])", _weekday),
    (rf"(?P<u>[QH])[-/]?{NEAR}(?P<a>[4①⑥])", _numbered),
    (rf"(?P<u1>[QH])[-RA](?P<u>[QH]){NEAR}(?P<a>[4①⑥])", _several_parts),
    (r"(?P<a>[①⑥])f?(?P<u1>[QH])[-RA、](?P<u>[QH])", _several_parts),
    (r"(?P<a>4)[-,/•]?(?P<u>[QH])", _numbered),
    (r"(?P<a>[①⑥])f?(?P<u>[QH])", _numbered),
    (rf"(?P<o>[ol2])(?P<u>[qh]){NEAR}(?P<a>[4①⑥])", _numbered),
    (rf"(?P<o>[ol2])(?P<u>w){NEAR}(?P<a>[4①⑥])", _week),
    (rf"(?P<u>w)(?P<o>2){NEAR}(?P<a>[4①])", _week),
    (r"(?P<a>[4①])[-,]?(?P<u>w)(?P<o>2)", _week),
    (r"(?P<a>[①⑥④])f?(?P<o>ς)", _week),
    (r"(?P<a>4)-?(?P<o>ω)", _iso_week),
    (r"w[fgt]{0,2}(?P<a>①)", _week_of),
    (r"ŵ[fgt]{0,2}(?P<a>①)", _weekend_of),
    (rf"(?P<n>[ol2])(?P<n2>[ol2])?(?P<u>[kђwn]){NEAR}(?P<a>[4①⑥])", _first_units),
    (r"(?P<a>[①⑥])f?(?P<w>[ετζl])(?P<n>2)(?P<u>χ)", _first_units_han),
    (rf"(?P<u>s),?{NEAR}(?P<a>[4①⑥])", _season),
    (r"(?P<a>[4①⑥])f?(?P<u>s)(?P<u2>s)?", _season),
    (r"(?P<a>[①⑥4])f?(?P<f>ф)", _festival),
    (r"(?P<f>ф),?[If]?(?P<a>[①4])", _festival),
    (rf"(?P<o>[ol])(?P<w>W){NEAR}(?P<a>[①4])", _nth_weekday),
    (r"(?P<a>[①③④⑥])f?Y?(?P<t>τ)", _suffix),
)
SECOND_PASS: tuple[Rule, ...] = (
    (rf"(?P<e1>E)-?[RAa]-?(?P<e>E)-?(?P<link>{NEAR})(?P<a>[①③⑥4M])", _early_to_late),
    (rf"(?P<e>E)-?(?P<link>{NEAR})(?P<a>[①③⑥4M])", _early),
    (r"(?P<f>ф)", _festival),
)
THIRD_PASS: tuple[Rule, ...] = (
    (r"c•?[fgt]{0,2}(?P<a>[①②③⑥4])", _around),
    (r"(?P<a>[①②③④⑥])f?ψ", _around),
)
