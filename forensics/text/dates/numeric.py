"""Dates in figures: ISO, dotted, slashed, YYMMDD. Every order of day and month is a reading.

Convention: dots with two figures each are read day first, unless English surrounds them or the
context says otherwise; Buddhist years too (no Thai paper puts the month first).
"""

from __future__ import annotations

import re

from forensics.temporal.readings import Pick, Reading
from forensics.text.dates.atoms import Atom, Values, dated, every, fixed, hull, merged, tidy
from forensics.text.dates.calendars import eastern_day
from forensics.text.dates.cascade import SEPARATOR, Built, Hit, Rule, token
from forensics.text.dates.numbers import Num
from forensics.text.dates.tokens import Token
from forensics.text.dates.years import ROC, full_years, num, short_years, values

FAMILY = "numeric"
_ENGLISH = re.compile(r"\b(?:the|on|of|and|to|was|is|for|by|at|i'll|go|back|from|date)\b", re.I)
# In front of figures: they are a number of something, an amount, a street address.
_LABEL = re.compile(
    r"(?:[¥￥$€£#＃№]|\b(?:no|nr|tel)\.?|n°|号码|编号|账号|卡号|电话|手机|邮编|单号|证号|案号|第|\bv|\bver\.?|\bversion)"
    r"\s*[:：]?\s*$",
    re.I,
)
_UNIT = re.compile(
    r"\s*(?:[元万亿%％℃]|kg|km|cm|mm|m2|usd|rmb|eur|公里|公斤|平方|克|吨|米|号|室|栋|幢|单元|弄)",
    re.I,
)


def order_name(hit: Hit) -> str:
    context = hit.work.context
    return f"order:{context.series or context.scope or 'text'}"


def ordered(
    hit: Hit, years: Values, first: Token, second: Token, day_first: bool = False
) -> tuple[Reading, ...]:
    """Both orders of two numbers, as far as they exist; one where the context knows."""
    a, b = values(first), values(second)
    if not a or not b:
        return ()
    name = order_name(hit)
    known = hit.work.context.order or ("day-first" if day_first else "")
    options = {
        "day-first": tuple(every(years, b, a)),
        "month-first": tuple(every(years, a, b)),
    }
    if known and options[known]:
        options = {known: options[known]}
    found = [o for o, readings in options.items() if readings]
    same = set(_spans(options.get("day-first", ()))) == set(_spans(options.get("month-first", ())))
    out: list[Reading] = []
    for option, readings in options.items():
        for r in readings:
            picks: tuple[Pick, ...] = (Pick(name, option),)
            if same or (len(found) == 1 and not hit.work.context.series) or known:
                picks = ()
            both = merged(r.assumes, picks)
            if both is not None:
                out.append(Reading(r.earliest, r.latest, both))
    return tuple(out)


def _spans(readings: tuple[Reading, ...]) -> list[tuple[object, object]]:
    return [(r.earliest, r.latest) for r in readings]


def _refused(hit: Hit) -> bool:
    return bool(_LABEL.search(hit.before) or _UNIT.match(hit.after))


def _doubt(hit: Hit, *names: str) -> str:
    return "damaged" if any(hit.has(n) and num(hit[n]).damaged for n in names) else ""


def _year_first(hit: Hit) -> Built:
    if _refused(hit) or not _tight(hit):
        return None
    years, months, days = full_years(hit["y4"]), values(hit["m"]), values(hit["d"])
    doubt = _doubt(hit, "y4", "m", "d")
    year = num(hit["y4"]).first
    if year < 1700:
        if not 1300 <= year <= 1500 or not months or not days:
            return None
        name = f"calendar:{hit.work.context.scope or 'text'}:{hit.start}"
        found = eastern_day(year, months[0][0], days[0][0], name)
        return token(hit, fixed(found, "day", FAMILY, doubt))
    atom = dated(years, months, days, FAMILY, doubt)
    if atom is None:
        # 2016-31-10 is seen; nothing else makes sense of it.
        atom = dated(years, days, months, FAMILY, doubt)
    return token(hit, atom)


def _tight(hit: Hit) -> bool:
    """No wide gaps: three columns of a table are no date."""
    return not re.search(r"\s\s|\n", hit.work.text[hit.start : hit.end])


# The same separator and a figure: more of a number. "On 04.12.2019. 2. The" ends a sentence.
_RUNS_ON = {"•": re.compile(r"\.\d"), "-": re.compile(r"\s?-\s?\d"), "/": re.compile(r"\s?/\s?\d")}


def _year_last(hit: Hit) -> Built:
    if _refused(hit) or not _tight(hit) or _RUNS_ON[hit.match["s"]].match(hit.after):
        return None
    a, b, y = hit["a"], hit["b"], hit["y4"]
    years = full_years(y)
    if num(y).first < 1700:
        return None
    thai = all(v >= 2400 for v, _ in num(y).values)
    dotted = hit.match["s"] == "•"
    padded = num(a).width == 2 and num(b).width == 2
    german = dotted and padded and not _ENGLISH.search(hit.work.text)
    readings = ordered(hit, years, a, b, day_first=thai or german)
    return token(hit, fixed(readings, "day", FAMILY, _doubt(hit, "a", "b", "y4")))


def _republic(hit: Hit) -> Built:
    """107/08/31 in a paper that counts its years by the Republic of China, as its registers do."""
    if hit.work.context.calendar != "roc" or _refused(hit) or not _tight(hit):
        return None
    years = tuple((ROC + v, picks) for v, picks in num(hit["y"]).values if 1 <= v < 200)
    atom = dated(years, values(hit["m"]), values(hit["d"]), FAMILY, _doubt(hit, "y", "m", "d"))
    return token(hit, atom)


def _short(hit: Hit) -> Built:
    """3-7-27: which is the year, and of which century."""
    if _refused(hit) or not _tight(hit):
        return None
    a, b, c = hit["a"], hit["b"], hit["c"]
    whole = hit.work.is_whole(hit.start, hit.end)
    sep = hit.match["s"]
    padded = all(num(t).width == 2 for t in (a, b, c))
    if sep == "•" and not (padded or whole):
        return None
    if sep == "-" and not (padded or whole or _ENGLISH.search(hit.work.text)):
        return None
    readings = list(ordered(hit, short_years(hit.work, c) or _single(hit, c), a, b))
    context = hit.work.context
    if not context.order:
        first = short_years(hit.work, a) or (_single(hit, a) if sep == "-" else ())
        name = order_name(hit)
        for r in every(first, values(b) or (), values(c) or ()):
            picks = merged(r.assumes, (Pick(name, "year-first"),))
            if picks is not None:
                readings.append(Reading(r.earliest, r.latest, picks))
    return token(hit, fixed(tidy(readings), "day", FAMILY, _doubt(hit, "a", "b", "c")))


def _single(hit: Hit, tok: Token) -> Values:
    """A year in one figure (3-7-7): only after 2000."""
    return tuple((2000 + v, p) for v, p in num(tok).values if v < 10 and num(tok).width == 1)


def _spaced(hit: Hit) -> Built:
    """11/2 2017."""
    if _refused(hit):
        return None
    readings = ordered(hit, full_years(hit["y4"]), hit["a"], hit["b"])
    return token(hit, fixed(readings, "day", FAMILY, _doubt(hit, "a", "b", "y4")))


def _whole_spaced(hit: Hit) -> Built:
    """``12 06 2016``, ``2016 10 31``, where nothing else stands in the text."""
    if not hit.work.is_whole(hit.start, hit.end):
        return None
    if hit.has("m"):
        return token(hit, dated(full_years(hit["y4"]), values(hit["m"]), values(hit["d"]), FAMILY))
    return _spaced(hit)


def _year_month(hit: Hit) -> Built:
    if _refused(hit) or not _tight(hit):
        return None
    y, m = hit["y4"], hit["m"]
    width = num(m).width
    dotted = hit.match["s"] == "•"
    ranged = re.match(r"\s*[-至到~]+\s*\d", hit.after) or re.search(r"\d\s*[-至到~]$", hit.before)
    if dotted and not _plausible(y):
        return None
    if dotted and width != 2 and not ranged and not hit.work.is_whole(hit.start, hit.end):
        return None
    if not _plausible(y) and num(y).first < 2400:
        return None
    years = full_years(y)
    atom = dated(years, values(m), None, FAMILY, _doubt(hit, "y4", "m"))
    if atom is None:
        return None
    if width == 2 and any(v % 100 + 1 == n for v, _ in years for n, _ in num(m).values):
        # 2011/12: December 2011, or the two years.
        wide = hull(every(((years[0][0], ()), (years[0][0] + 1, ())), None, None))
        name = f"meaning:{hit.work.context.scope or 'text'}:{hit.start}"
        month = next(every(years, values(m), None))
        readings = (
            Reading(month.earliest, month.latest, (Pick(name, "month"),)),
            Reading(wide.earliest, wide.latest, (Pick(name, "two years"),)),
        )
        return token(hit, fixed(readings, "", FAMILY))
    return token(hit, atom)


def _plausible(tok: Token) -> bool:
    return any(1900 <= v <= 2100 for v, _ in num(tok).values)


def _month_year(hit: Hit) -> Built:
    if _refused(hit) or not _tight(hit) or not _plausible(hit["y4"]):
        return None
    if hit.match["s"] == "•" and num(hit["m"]).width != 2:
        return None
    return token(
        hit, dated(full_years(hit["y4"]), values(hit["m"]), None, FAMILY, _doubt(hit, "m", "y4"))
    )


def _roman(hit: Hit) -> Built:
    year = full_years(hit["y4"])
    days = values(hit["d"]) if hit.has("d") else None
    return token(hit, dated(year, ((hit["r"].value, ()),), days, FAMILY))


def _eight(hit: Hit) -> Built:
    """20161031; 31102016 and 10312016 too, where nothing else stands in the text."""
    tok = hit["n"]
    if _refused(hit) or num(tok).damaged:
        return None
    text = hit.work.text[tok.start : tok.end]
    if not text.isdigit():
        return None
    neighbours = (
        hit.work.text[max(0, tok.start - 1) : tok.start] + hit.work.text[tok.end : tok.end + 1]
    )
    if re.search(r"[A-Za-z\d\-/*_×]", neighbours) and not re.match(r"T\d{4}", hit.after):
        return None
    y, m, d = int(text[:4]), int(text[4:6]), int(text[6:])
    if 1900 <= y <= 2100:
        return token(hit, dated(((y, ()),), ((m, ()),), ((d, ()),), FAMILY))
    if not hit.work.is_whole(hit.start, hit.end):
        return None
    y = int(text[4:])
    if not 1900 <= y <= 2100:
        return None
    a = Token("2", tok.start, tok.start + 2, Num(((int(text[:2]), ()),), 2))
    b = Token("2", tok.start + 2, tok.start + 4, Num(((int(text[2:4]), ()),), 2))
    return token(hit, fixed(ordered(hit, ((y, ()),), a, b), "day", FAMILY))


def _six(hit: Hit) -> Built:
    """YYMMDD of a machine-readable zone, and 201610: alone in their field only."""
    tok = hit["n"]
    text = hit.work.text[tok.start : tok.end]
    if not hit.work.is_whole(hit.start, hit.end) or not text.isdigit():
        return None
    year = Token("2", tok.start, tok.start + 2, Num(((int(text[:2]), ()),), 2))
    years = short_years(hit.work, year)
    readings = list(every(years, ((int(text[2:4]), ()),), ((int(text[4:]), ()),)))
    if 1900 <= int(text[:4]) <= 2050:
        readings.extend(every(((int(text[:4]), ()),), ((int(text[4:]), ()),), None))
    atom: Atom | None = fixed(readings, "day", FAMILY)
    return token(hit, atom)


S = SEPARATOR
# Not behind the same separator and a figure (1.2.3.2016), nor behind an apostrophe.
ALONE = r"(?<![0-9](?P=s))(?<!')"
RULES: tuple[Rule, ...] = (
    (rf"(?P<y4>4){S}(?P<m>2)(?P=s)(?P<d>2)(?!(?P=s)(?:[2368]|4(?!(?P=s)2)))", _year_first),
    (rf"{ALONE}(?P<a>2){S}(?P<b>2)(?P=s)(?P<y4>4)", _year_last),
    (rf"{ALONE}(?P<y>[23]){S}(?P<m>2)(?P=s)(?P<d>2)(?!(?P=s)[23468])", _republic),
    (rf"{ALONE}(?P<a>2){S}(?P<b>2)(?P=s)(?P<c>2)(?!(?P=s)[23468]|[23468])(?![LY])", _short),
    (r"(?P<a>2)/(?P<b>2),?(?P<y4>4)(?!Y)", _spaced),
    (r"(?P<a>2)(?P<b>2)(?P<y4>4)", _whole_spaced),
    (r"(?P<y4>4)(?P<m>2)(?P<d>2)", _whole_spaced),
    (r"(?P<d>2)[-/•]?(?P<r>r)[-/•]?(?P<y4>4)", _roman),
    (r"(?<![-/•])(?P<r>r)[-/•](?P<y4>4)", _roman),
    (rf"(?<![2-9][/•])(?P<y4>4){S}(?P<m>2)(?!(?P=s)[0-9pMm]|[LYD])", _year_month),
    (rf"(?<!2[-/•])(?<!4[/•])(?P<m>2){S}(?P<y4>4)(?!(?P=s)[0-9]|Y)", _month_year),
    (r"(?P<n>8)", _eight),
    (r"(?P<n>6)", _six),
)
