"""Dates with the name of a month: passports, letters, court papers in Western languages.

Thai months are here too: they are written in the same order, with Buddhist years.
"""

from __future__ import annotations

import re
from dataclasses import replace

from forensics.temporal.readings import Pick, Reading
from forensics.text.dates.atoms import Atom, Readings, Ref, Values, dated, every, hull, tidy
from forensics.text.dates.cascade import Built, Hit, Rule, token
from forensics.text.dates.no_months import is_no_month
from forensics.text.dates.numbers import choice
from forensics.text.dates.tokens import Token
from forensics.text.dates.years import BUDDHIST, full_years, num, short_years, values

FAMILY = "western"
# Behind a number: it is a time of day or a count, not a year.
_NOT_A_YEAR = re.compile(
    r"\s*(?::\d|h\d|h\b|[ap]\.?m\b|uhr|o'clock|%|,\d|\.\d|时|点|hours?\b|km\b|kg\b)", re.I
)
# A two-digit year before such a word may be a count of something.
_PROSE = re.compile(r"\s+[a-zà-ÿ]{2,}")

MONTHS = (
    r"(?:(?P<c1>2)L(?P<g>[/•-]?)(?P<n1>[Mm])|(?P<n2>M)[/•-](?P<c2>2)L"
    r"|(?P<n3>[Mm])(?:•?[/](?P<n4>[Mm]))?)"
)
SEP = r"[•\-/,]{0,2}"


def _months(hit: Hit) -> tuple[Values, str]:
    """The months printed; two that differ are both readings, and doubtful."""
    names = [hit.get(n) for n in ("n1", "n2", "n3", "n4", "c1", "c2", "th")]
    found: dict[int, tuple[Pick, ...]] = {}
    for name in names:
        if name is not None:
            for value, picks in values(name) or ():
                found.setdefault(value, picks)
    doubt = "months-differ" if len(found) > 1 else ""
    return tuple(found.items()), doubt


def _years(hit: Hit) -> Values:
    y4, y2, th = hit.get("y4"), hit.get("y2"), hit.get("th")
    if y4 is not None:
        return full_years(y4, buddhist=hit.match.groupdict().get("be") is not None and _is_be(y4))
    if y2 is None:
        return ()
    years = short_years(hit.work, y2)
    if th is None or not years:
        return years
    # With a Thai month two digits are a Buddhist year: (25)59 is 2016. Or a common one.
    name = choice("century", hit.work.context.scope, y2.start)
    thai = tuple((2500 + v - BUDDHIST, (*p, Pick(name, "BE"))) for v, p in num(y2).values)
    return thai + tuple((v, p or (Pick(name, "CE"),)) for v, p in years)


def _is_be(tok: Token) -> bool:
    return all(2300 <= v <= 2650 for v, _ in num(tok).values)


def _doubt(hit: Hit, *names: str) -> str:
    tokens = (hit.get(n) for n in names)
    return "damaged" if any(t is not None and num(t).damaged for t in tokens) else ""


def _full(hit: Hit) -> Built:
    months, doubt = _months(hit)
    days = values(hit["d"])
    doubt = doubt or _doubt(hit, "d", "y4", "y2")
    years = _years(hit)
    if not years:
        return None
    y2 = hit.get("y2")
    if y2 is not None and _NOT_A_YEAR.match(hit.after):
        return None
    atom = dated(years, months, days, FAMILY, doubt)
    if atom is None:
        if days is None or y2 is not None:
            return None
        return token(hit, Atom(lambda _: (Reading(None, None),), 0, "day", FAMILY, "impossible"))
    if (
        y2 is not None
        and _PROSE.match(hit.after)
        and hit.work.text[hit.start : hit.end].upper() != hit.work.text[hit.start : hit.end]
    ):
        # "On 12 June 16 people": the number may belong to what follows.
        return token(hit, _either(atom, dated(None, months, days, FAMILY)))
    return token(hit, atom)


def _either(one: Atom, other: Atom | None) -> Atom:
    """Both meanings; where the second hangs on a date that is not there, anything."""
    if other is None:
        return one

    def expand(ref: Ref) -> Readings:
        rest = other.expand(ref) or (Reading(None, None),)
        return tidy((*one.expand(ref), *rest))

    return Atom(expand, 3, one.grain, one.family, one.doubt)


def _month_year(hit: Hit) -> Built:
    months, doubt = _months(hit)
    y2 = hit.get("y2")
    if y2 is not None:
        number = num(y2)
        if number.width != 2 or _NOT_A_YEAR.match(hit.after):
            return None
        if not hit.has("apostrophe") and any(v <= 31 for v, _ in number.values):
            return None
    atom = dated(_years(hit), months, None, FAMILY, doubt or _doubt(hit, "y4", "y2"))
    return token(hit, atom)


def _month_or_day(hit: Hit) -> Built:
    """Nov-16: the sixteenth of November, or November 2016."""
    months, _ = _months(hit)
    years = short_years(hit.work, hit["d"])
    day = dated(None, months, values(hit["d"]), FAMILY)
    month = dated(years, months, None, FAMILY) if years else None
    if month is None:
        return token(hit, day)
    return token(hit, _either(month, day) if day else month)


def _month_day(hit: Hit) -> Built:
    months, doubt = _months(hit)
    name = hit.get("n3")
    if (
        name is not None
        and name.cls == "m"
        and hit.work.text[name.start].islower()
        and not hit.has("sure")
    ):
        return None
    if hit["d"].cls == "2" and _NOT_A_YEAR.match(hit.after) and hit["d"].end == hit.end:
        return None
    if name is not None and is_no_month(hit, name):
        return None
    d = num(hit["d"])
    if d.width == 2 and d.han:
        return None
    atom = dated(None, months, values(hit["d"]), FAMILY, doubt or _doubt(hit, "d"))
    if atom is not None:
        atom = Atom(atom.expand, atom.needs, atom.grain, atom.family, atom.doubt, None, True)
    return token(hit, atom)


def _days_behind_month(hit: Hit) -> Built:
    """November 14, 15 and 16, 2016: the month before them, the year behind the last."""
    months, years = values(hit["m"]), full_years(hit["y4"])
    out: list[Token] = []
    for tok in hit.tokens[hit.match.start("list") : hit.match.end("list")]:
        if tok.cls not in "2o":
            continue
        day = None if num(tok).han else dated(years, months, values(tok), FAMILY)
        if day is None:
            return None
        out.append(Token("①", tok.start, tok.end, day))
    first, last = replace(out[0], start=hit.start), replace(out[-1], end=hit.end)
    return (first, *out[1:-1], last)


def _in_month(hit: Hit) -> Built:
    months, doubt = _months(hit)
    return token(hit, dated(None, months, None, FAMILY, doubt))


def _lost_space(hit: Hit) -> Built:
    """``126月/JUN 2016``: the space between day and Chinese month was not read."""
    month = (values(hit["n1"]) or ((0, ()),))[0][0]
    text = hit.work.text[hit["glued"].start : hit["glued"].end]
    if not text.isdigit() or not text.endswith(str(month)):
        return None
    day = int(text[: -len(str(month))] or 0)
    years = full_years(hit["y4"]) if hit.has("y4") else short_years(hit.work, hit["y2"])
    return token(hit, dated(years, ((month, ()),), ((day, ()),), FAMILY, "damaged"))


def _year_unread(hit: Hit) -> Built:
    """12 JUN 201, 5 May 9999: the year is there but not understood; never another in its place."""
    months, _ = _months(hit)
    if dated(None, months, values(hit["d"]), FAMILY) is None:
        return None
    return token(hit, Atom(lambda _: (Reading(None, None),), 0, "day", FAMILY, "damaged"))


# "In 2000 cases" counts; "in 2000" dates.
_THINGS = re.compile(
    r"\s+(?:people|persons|cases|men|women|children|metres|meters|km|kg|miles|yards|yuan|rmb|usd|"
    r"dollars|euros|pounds|items|pieces|copies|words|shares|tons|votes)\b",
    re.I,
)


def _year(hit: Hit) -> Built:
    if _THINGS.match(hit.work.text, hit.end):
        return None
    years = tuple((y, p) for y, p in full_years(hit["y4"]) if 1800 <= y <= 2100)
    return token(hit, dated(years, None, None, FAMILY, _doubt(hit, "y4")))


def _whole_year(hit: Hit) -> Built:
    return _year(hit) if hit.work.is_whole(hit.start, hit.end) else None


def _thai_year(hit: Hit) -> Built:
    tok = hit["y4"]
    if not _is_be(tok) and hit["era"].cls == "T":
        return None
    return token(hit, dated(full_years(tok, hit["era"].cls == "T"), None, None, "thai"))


def _decade(hit: Hit) -> Built:
    tok = hit["x"]
    value: int = tok.value if tok.cls == "d" else num(tok).first
    text = hit.work.text[hit.start : hit.end]
    if value >= 1000:
        if value % 10 or not 1800 <= value <= 2100:
            return None
        starts = [value]
    else:
        if value % 10 or value >= 100 or (tok.cls == "d" and len(text) < 3):
            return None
        starts = [c + value for c in (1900, 2000) if c + value <= 2030]
    out: list[Reading] = []
    for start in starts:
        name = choice("century", hit.work.context.scope, hit.start)
        picks = (Pick(name, str(start // 100 * 100)),) if len(starts) > 1 else ()
        years = range(start, start + (100 if start % 100 == 0 and value >= 1000 else 10))
        spans = [*every(((years[0], ()), (years[-1], ())), None, None)]
        out.append(Reading(spans[0].earliest, spans[-1].latest, picks))
    kept = tidy(out)
    return token(hit, Atom(lambda _: kept, 0, "", FAMILY))


def _plural_years(hit: Hit) -> Built:
    """Les années 90, los años 1990."""
    word = hit.work.text[hit["plural"].start : hit["plural"].end].lower()
    return _decade(hit) if word in ("années", "annees", "años", "jahre") else None


def _century(hit: Hit) -> Built:
    """The 19th century, counted from 1800 or 1801: wide enough for both."""
    number = num(hit["o"]).first
    if not 10 <= number <= 21:
        return None
    span = every((((number - 1) * 100, ()), (number * 100, ())), None, None)
    wide = hull(span)
    return token(hit, Atom(lambda _: (wide,), 0, "", FAMILY))


Y = r"(?:(?P<y4>4)|'?(?P<y2>2))(?![Y])"
LINK = r"[•\-/,fgItjTC']{0,4}"
RULES: tuple[Rule, ...] = (
    # 12 6月/JUN 2016, 12 JUN/JUIN 16, 5th day of May 2016, 12 de junio de 2016
    (rf"(?P<glued>[34])L[/•-]?(?P<n1>M){SEP}(?:(?P<y4>4)|(?P<y2>2))", _lost_space),
    (rf"(?P<d>[2o])[•\-/fgtkn']{{0,5}}{MONTHS}[•\-/,fgItjC']{{0,4}}{Y}(?![f]?[MmL]|L)", _full),
    (rf"(?P<d>[2o])[•\-/]?(?P<th>θ)(?P<be>T)?C?{SEP}{Y}", _full),
    (r"(?P<n3>[Mm])[•\-/,t]{0,2}(?P<d>[2o])[•\-/,fgItj]{0,3}(?P<y4>4)", _full),
    (r"(?P<n3>[Mm])•?(?P<d>[2o])(?:'|,')(?P<y2>2)", _full),
    (r"(?P<n3>[Mm])(?P<d>2)ħx?(?P<y4>4)", _full),
    (r"(?P<n3>[Mm])(?P<s>[-/•])(?P<d>[2o])(?P=s)(?P<y2>2)(?!,?4)", _full),
    (r"(?P<n3>M)•?(?P<d>[2o]),(?P<y2>2)(?![-R,A/•]|[Mm]|k|n|w)", _full),
    (
        r"(?P<y4>4)[•\-/,]{0,2}(?P<n3>[Mm])[•\-/,]{0,2}(?P<d>[2o])(?![LY])(?![•\-/,]{0,2}4)",
        _full,
    ),
    (rf"{MONTHS}[•\-/,fgtj']{{0,3}}(?P<y4>4)(?!Y)", _month_year),
    (r"(?P<n3>[Mm])•?(?P<apostrophe>')(?P<y2>2)", _month_year),
    (r"(?P<th>θ)T?C?(?P<y4>4)", _month_year),
    (r"(?P<n3>M)[•\-/]?(?P<y2>2)(?=[^L234/-]|$)", _month_year),
    (r"(?P<y4>4)[•\-/,f]{0,2}(?P<n3>M)(?![-]?[234])", _month_year),
    (r"(?P<n3>[Mm])[•\-/t]{0,2}(?P<d>[2o])[•,/f'-]{0,2}(?P<y>[03468])(?![YLkђ])", _year_unread),
    (rf"(?P<d>[2o])[•\-/fgtk]{{0,3}}{MONTHS}[•,/f'-]{{0,2}}(?P<y>[03468])(?![YLkђ])", _year_unread),
    (r"(?P<d>[2o])(?P<th>θ)[TC]?(?P<y>[34])", _year_unread),
    (r"(?P<y4>4),?t?(?P<d>[2o])f?(?P<n3>M)(?![•\-/,fgt']{0,3}[24])", _full),
    (r"(?P<n3>M)-(?P<d>2)(?![-/•][234])", _month_or_day),
    (r"(?P<m>[Mm])•?(?P<list>[2o](?:,[2o]){0,6},?A[It]{0,2}[2o]),?f?(?P<y4>4)", _days_behind_month),
    (r"(?P<n3>[Mm])[•\-/t]{0,2}(?P<d>[2o])(?![LYx/•]?[234LY])", _month_day),
    (rf"(?P<d>[2o])[•\-/fgtk]{{0,3}}{MONTHS}(?![/][Mm])", _month_day),
    (r"(?P<d>[2o])(?P<th>θ)", _month_day),
    (r"I(?P<n3>M)(?![•\-/,fgtj']{0,4}[234o])", _in_month),
    (r"(?P<era>[TC])(?P<y4>4)", _thai_year),
    (r"(?P<y4>4)(?P<era>T)", _thai_year),
    (r"(?P<plural>j)(?P<x>[24])", _plural_years),
    (r"(?:[Ij]j?|jf)(?P<y4>4)(?![-/•,Y][234])", _year),
    (r"(?P<y4>4)[jG](?![-/•][234])", _year),
    (r"(?P<y4>4)$", _whole_year),
    (r"(?P<o>[o2])й", _century),
    (r"j?(?P<x>d)", _decade),
)
