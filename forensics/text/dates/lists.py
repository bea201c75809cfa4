"""Several dates in a row that share a month or a year, and two names of one day."""

from __future__ import annotations

from dataclasses import replace

from forensics.text.dates.atoms import Readings, Ref, dated, fixed, tidy
from forensics.text.dates.cascade import Built, Hit, Rule, atom_of, token
from forensics.text.dates.pairs import pair_of, side_of
from forensics.text.dates.tokens import Token
from forensics.text.dates.years import num, values

_OTHER_CALENDARS = ("lunar", "hijri", "persian", "thai", "roc", "japanese")


def _days_listed(hit: Hit) -> Built:
    """3, 5 and 7 May 2016: the month and year of the last."""
    last = hit["b"]
    base = atom_of(last)
    if base.grain != "day" or base.needs or base.family != "western":
        return None
    readings = base.expand(Ref())
    out: list[Token] = []
    for tok in hit.tokens[hit.match.start("list") : hit.match.end("list")]:
        if tok.cls not in "2o":
            continue
        if num(tok).han:
            return None
        day = dated(None, None, values(tok), "western")
        atom = fixed(day.expand(Ref(readings)), "day", "western") if day else None
        if atom is None:
            return None
        out.append(Token("①", tok.start, tok.end, atom))
    return (*out, last)


def _months_listed(hit: Hit) -> Built:
    """May and June 2016; 3 May and 5 June 2016: the year of the last."""
    last = hit["b"]
    base = atom_of(last)
    if base.needs or base.grain not in ("day", "month"):
        return None
    readings = base.expand(Ref())
    first = side_of(hit, "a")
    if first is None or first.grain != base.grain:
        return None

    def expand(ref: Ref) -> Readings:
        own = first.expand(Ref(ref.readings, None)) if first.needs == 1 and ref.readings else ()
        return tidy((*first.expand(Ref(readings)), *own))

    if hit.match["a"] in "Mm" and hit["j"].cls in "/":
        return pair_of(hit, fixed(first.expand(Ref(readings)), "month", "western"), base, "one")
    return (Token("⑥", hit["a"].start, hit["a"].end, replace(first, expand=expand, needs=3)), last)


def _years_listed(hit: Hit) -> Built:
    """2015、2016年."""
    if atom_of(hit["b"]).grain != "year":
        return None
    first = side_of(hit, "a")
    return (Token("①", hit["a"].start, hit["a"].end, first), hit["b"]) if first else None


def _days_behind(hit: Hit) -> Built:
    """10月22日、23日; 10月22日和11月3日: resolved by what stands before, one after the other."""
    if atom_of(hit["a"]).grain != "day":
        return None
    out = [hit["a"]]
    for tok in hit.tokens[hit.match.start("list") : hit.match.end("list")]:
        hangs = tok.cls in "④⑤"
        out.append(replace(tok, cls="⑥", value=replace(atom_of(tok), needs=3)) if hangs else tok)
    return tuple(out)


def _either(hit: Hit) -> Built:
    """5 or 6 May 2016; the night of 5/6 May 2016: one or the other."""
    a, b = side_of(hit, "a"), side_of(hit, "b")
    if a is None or b is None or a.grain != b.grain:
        return None
    if hit["a"].cls == "2" and (num(hit["a"]).han or b.family != "western"):
        return None
    if "/" in hit.match[0] and (hit["a"].cls != "2" or b.grain != "day" or b.family != "western"):
        return None
    full, part = (b, a) if b.needs == 0 else (a, b)

    def expand(ref: Ref) -> Readings:
        base = full.expand(ref)
        return tidy((*base, *part.expand(Ref(base, ref.written))))

    return token(hit, replace(full, expand=expand, needs=0 if full.needs == 0 else 3))


def _second_calendar(hit: Hit) -> Built:
    """2016年10月31日（农历十月初一）: the second calendar eliminates readings of the first."""
    a, b = atom_of(hit["a"]), atom_of(hit["b"])
    if a.grain != "day" or b.grain != "day" or a.family == b.family:
        return None
    if not {a.family, b.family} & set(_OTHER_CALENDARS):
        return None
    base = a.expand(Ref())
    other = b.expand(Ref(base))
    agree = [
        r
        for r in base
        if any(
            r.earliest and r.latest and o.earliest and o.latest
            and o.earliest <= r.latest and r.earliest <= o.latest
            for o in other
        )
    ]  # fmt: skip
    if not other:
        return None
    doubt = a.doubt if agree else "calendars-differ"
    return token(hit, fixed(agree or base, "day", a.family, doubt))


X = r"[①②③⑥]"
ON = r"[tI]{0,2}"
RULES: tuple[Rule, ...] = (
    (r"(?P<a>①),?⟨(?P<b>[①⑥])⟩", _second_calendar),
    (r"(?P<a>[Mm])(?P<j>[,A/])(?P<b>①)", _months_listed),
    (rf"(?P<a>②)(?P<j>[,A]){ON}(?P<b>①)", _months_listed),
    (rf"(?P<a>[2oMm②③])[ό/]{ON}(?P<b>①)", _either),
    (rf"(?P<a>①)ό{ON}(?P<b>[①②③④⑤])", _either),
    (rf"(?P<list>(?:[2o],?){{0,6}}[2o],?)[A,]{ON}(?P<b>①)", _days_listed),
    (r"(?P<a>4)(?P<j>[、A])(?P<b>①)", _years_listed),
    (rf"(?P<a>{X})(?P<list>(?:[、A,][⑤④])+)", _days_behind),
)
