"""Chinese days and months that share a year: 2016年3-5月, 2、3月, 10月22、23日."""

from __future__ import annotations

from dataclasses import replace

from forensics.temporal.readings import Reading
from forensics.text.dates.atoms import Atom, Values, dated, every, fixed, hull
from forensics.text.dates.cascade import Built, Hit, Rule, token
from forensics.text.dates.chinese import FAMILY, MONTH, YEAR, years_of
from forensics.text.dates.tokens import Token
from forensics.text.dates.years import num, values


def _cycle_day(hit: Hit) -> Built:
    """2016年3、5日 and 2016年10月22、23日: several days that share their month."""
    first, second = hit["d"], hit["d2"]
    years = years_of(hit) if hit.has("y4") or hit.has("y2") or hit.has("era") else None
    a = dated(years, values(hit["m"]), values(first), FAMILY)
    b = dated(years, values(hit["m"]), values(second), FAMILY)
    if a is None or b is None:
        return None
    cls = "①" if years else "②"
    joint = hit["j"]
    return (
        Token(cls, hit.start, first.end, a),
        replace(joint),
        Token(
            "⑤" if not years else cls,
            second.start,
            hit.end,
            b if years else dated(None, None, values(second), FAMILY),
        ),
    )


def _day_list(hit: Hit) -> Built:
    """2014年10月22、23、24日."""
    years = years_of(hit)
    out: list[Token] = []
    for tok in hit.tokens[hit.match.start("list") : hit.match.start("d2") + 1]:
        if tok.cls == "2":
            atom = dated(years, values(hit["m"]), values(tok), FAMILY)
            if atom is None:
                return None
            start = tok.start if out else hit.start
            end = hit.end if tok is hit["d2"] else tok.end
            out.append(Token("①", start, end, atom))
    return tuple(out)


def _several_months(hit: Hit) -> Built:
    """2018年2、3月, 2016年3-5月, 2016年六七月."""
    years = years_of(hit)
    pair = hit.get("pair")
    if pair is not None:
        value = num(pair).first
        first, second = ((value // 10, ()),), ((value % 10, ()),)
        if value // 10 + 1 != value % 10:
            return None
        return token(hit, _one_of(years, first, second))
    left, right = values(hit["m"]), values(hit["m2"])
    if not left or not right:
        return None
    listed = hit["j"].cls in "、A"
    if listed and not hit.has("l") and all(m + 1 == n for m, _ in left for n, _ in right):
        return token(hit, _one_of(years, left, right))
    turned = all(n < m for m, _ in left for n, _ in right)
    later = tuple((y + 1, p) for y, p in years) if turned else years
    a, b = dated(years, left, None, FAMILY), dated(later, right, None, FAMILY)
    if a is None or b is None:
        return None
    return (
        Token("①", hit.start, (hit.get("l") or hit["m"]).end, a),
        hit["j"],
        Token("①", hit["m2"].start, hit.end, b),
    )


def _one_of(years: Values, first: Values, second: Values) -> Atom | None:
    """One unknown day in either of two neighbouring months, or in any from one to the other."""
    spans = []
    for year in years:
        both = (*every((year,), first, None), *every((year,), second, None))
        if len(both) == 2:
            spans.append(Reading(hull(both).earliest, hull(both).latest, year[1]))
    return fixed(spans, "", FAMILY)


JOINT = r"(?P<j>[-R、A])"
RULES: tuple[Rule, ...] = (
    (rf"{YEAR}f?{MONTH}f?(?P<d>2){JOINT}(?P<d2>2)D", _cycle_day),
    (rf"{YEAR}f?{MONTH}f?(?P<list>(?:2[、A,]){{2,8}})(?P<d2>2)D", _day_list),
    (rf"{YEAR}f?(?P<m>2)(?P<l>L)?{JOINT}(?P<m2>2)Lf?(?!2D)", _several_months),
    (rf"{YEAR}f?(?P<pair>p)Lf?(?!2D)", _several_months),
    (rf"(?<![02-9p]){MONTH}f?(?P<d>2){JOINT}(?P<d2>2)D", _cycle_day),
)
