"""Two dates that belong together, and dates bounded on one side.

"From … to …" is an ``Interval`` (all its days); "between … and …", "before", "by" are one
unknown day. A part that is not printed on one side is taken from the other.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from datetime import date, timedelta
from typing import Literal

from forensics.temporal.readings import Reading
from forensics.text.dates.atoms import (
    ONE_DAY,
    Atom,
    Readings,
    Ref,
    dated,
    fixed,
    narrowed,
    relative,
    tidy,
)
from forensics.text.dates.bounds import vaguely, whole_unit
from forensics.text.dates.cascade import Built, Hit, Rule, atom_of, token
from forensics.text.dates.numeric import ordered
from forensics.text.dates.pairs import Pair, pair_of, side_of
from forensics.text.dates.tokens import Token
from forensics.text.dates.years import full_years, num, values


def _range(hit: Hit) -> Built:
    joint = hit["j"]
    left, right = side_of(hit, "a"), side_of(hit, "b")
    if left is None or right is None:
        return None
    if right.needs == 2 and left.grain != "day":
        return None
    if hit["a"].cls in "2o" and hit["b"].cls in "2o":
        return None
    if joint.cls == "/" and (left.grain != right.grain or right.needs or left.needs):
        return None
    if left.needs == 2 and right.grain != "day":
        return None
    if hit["b"].cls == "4" and hit["a"].cls != "4" and left.grain != "year":
        return None
    if hit["b"].cls in "Mm" and (
        left.grain != "month" or (hit["b"].cls == "m" and joint.cls != "R")
    ):
        return None
    if hit["a"].cls == "2" and (num(hit["a"]).han or right.family == "chinese"):
        # 一直到2017年9月30日; headings such as 3-2016年…
        return None
    if left.family == "lunar" and right.needs and right.family == "chinese":
        # 农历2月至3月: the right side is lunar too. Its months begin up to 52 days later.
        right = narrowed(right, _lunar_lag)
    a, b = hit["a"], hit["b"]
    gap = hit.work.text[a.end : b.start]
    if a.cls == "4" and b.cls == "4" and joint.cls in "-a":
        first, second = num(a).first, num(b).first
        neighbours = hit.work.text[max(0, hit.start - 1) : hit.start] + hit.after[:1]
        if (
            not (1900 <= first < second <= 2100)
            or re.search(r"[-/.\d]", neighbours)
            or len(gap) > 3
        ):
            return None
    if a.cls in "2o" and joint.cls == "-" and not hit.has("from") and "\n" in gap:
        return None
    if right.needs == 2 and b.cls in "2o" and joint.cls in "-R" and not _plain_end(hit):
        return None
    return pair_of(hit, left, right, "all")


def _lunar_lag(r: Reading) -> Iterable[Reading]:
    yield Reading(r.earliest, r.latest and r.latest + timedelta(days=55), r.assumes)


def _plain_end(hit: Hit) -> bool:
    """A bare number that ends a range is followed by nothing that makes it something else.

    At the end of the text a single 1, 2 or 3 may be half a day.
    """
    end = num(hit["b"])
    if not hit.after.strip() and end.width == 1 and not end.han and end.first <= 3:
        return False
    return not re.match(r"\s*(?:[:%]|\d|[A-Za-z]{2,}|[点时岁元名人个次])", hit.after) or hit.has(
        "from"
    )


def _between(hit: Hit) -> Built:
    left, right = side_of(hit, "a"), side_of(hit, "b")
    if left is None or right is None:
        return None
    return pair_of(hit, left, right, "one")


def _year_behind(hit: Hit) -> Built:
    """January 4 to 22, 2016."""
    years = full_years(hit["y4"])
    first = atom_of(hit["a"])
    if not years:
        return None
    spans = dated(years, None, None, "western")
    second = dated(None, None, values(hit["d"]), "western")
    if spans is None or second is None:
        return None
    left = fixed(first.expand(Ref(spans.expand(Ref()))), "day", "western")
    kind: Literal["all", "one"] = "one" if hit.has("between") else "all"
    return pair_of(hit, left, second, kind) if left else None


def _figures(hit: Hit) -> Built:
    """10/1-11/2/2017: the year of the right side counts for the left."""
    right = atom_of(hit["b"])
    if right.grain != "day" or right.family != "numeric":
        return None
    out: list[Reading] = []
    for r in right.expand(Ref()):
        if r.earliest is None:
            continue
        for left in ordered(hit, ((r.earliest.year, r.assumes),), hit["x"], hit["y"]):
            if left.earliest and left.earliest <= r.earliest:
                out.append(left)
    if not out:
        return None
    left_atom = fixed(tidy(out), "day", "numeric")
    return pair_of(hit, left_atom, right, "one" if hit.has("between") else "all")


def _short_years(hit: Hit) -> Built:
    """一六到一七年: the century of the right side counts for the left."""
    right = atom_of(hit["b"])
    number = num(hit["a"])
    if right.grain != "year" or right.needs or number.width != 2 or len(number.values) != 1:
        return None
    out = []
    for r in right.expand(Ref()):
        if r.earliest is None:
            continue
        year = r.earliest.year // 100 * 100 + number.first
        if year >= r.earliest.year:
            return None
        out.append(Reading(date(year, 1, 1), date(year, 12, 31), r.assumes))
    left = fixed(out, "year", "chinese")
    return pair_of(hit, left, right, "all") if left else None


def _figures_behind(hit: Hit) -> Built:
    """2016.3.1至5.6, 2016/3/1-3/5: month and day, in the order of the left side."""
    left = atom_of(hit["a"])
    text = hit.work.text[hit["a"].start : hit["a"].start + 4]
    if left.family != "numeric" or left.grain != "day" or not text.isdigit():
        return None
    right = dated(None, values(hit["m"]), values(hit["d"]), "numeric")
    return pair_of(hit, left, right, "all") if right else None


def _vague_end(hit: Hit) -> Built:
    """2016年初至年底, 3月初至月底: the year or month of the left side."""
    field = "year" if hit["y"].cls == "Y" else "month"
    right = narrowed(relative(field, 0, "anchor", "chinese"), vaguely(hit["t"].value))
    return pair_of(hit, atom_of(hit["a"]), right, "all")


def _season_behind(hit: Hit) -> Built:
    """2016年春天到秋天: what ends it is of the same year; how far it goes is not read."""
    return _half_read(hit) if hit["u"].cls in "sQHE" else None


def _half_read(hit: Hit) -> Built:
    """ "2016年3月1日至 …" with an end that is not understood: open, never a single day."""
    printed = hit.work.text[hit["j"].start : hit["j"].end].lower()
    if (printed == "到" and hit["u"].cls not in "sQH") or hit["j"].cls == "-":
        return None
    pair = Pair(atom_of(hit["a"]), None, "all", "range-unread")
    return Token("⑦", hit.start, hit["j"].end, pair), *hit.tokens[
        hit.match.start("u") : hit.match.end("u")
    ]


def _since(hit: Hit) -> Built:
    side = side_of(hit, "a")
    return pair_of(hit, side, None, "all") if side else None


def _until(hit: Hit) -> Built:
    side = side_of(hit, "a")
    return pair_of(hit, None, side, "all") if side else None


def _by(hit: Hit) -> Built:
    side = side_of(hit, "a")
    return pair_of(hit, None, side, "one") if side else None


def _before(hit: Hit) -> Built:
    """English "before" leaves the day itself out."""
    side = side_of(hit, "a")
    if side is None:
        return None

    def expand(ref: Ref, base: Atom = side) -> Readings:
        return tidy(
            # Before the end of 2016: the vague words say no more than up to its last day.
            Reading(None, r.earliest - ONE_DAY if whole_unit(r) else r.latest, r.assumes)
            for r in base.expand(ref)
            if r.earliest
        )

    return token(hit, replace(side, expand=expand, needs=3 if side.needs else 0, grain=""))


def _after(hit: Hit) -> Built:
    side = side_of(hit, "a")
    if side is None:
        return None

    def expand(ref: Ref, base: Atom = side) -> Readings:
        return tidy(
            Reading(r.latest + ONE_DAY if whole_unit(r) else r.earliest, None, r.assumes)
            for r in base.expand(ref)
            if r.latest
        )

    return token(hit, replace(side, expand=expand, needs=3 if side.needs else 0, grain=""))


def _not_before(hit: Hit) -> Built:
    """…之后, …以后: from that day on."""
    side = side_of(hit, "a")
    return pair_of(hit, side, None, "one") if side else None


def _whole_weak(hit: Hit) -> Built:
    tok = hit["a"]
    atom = atom_of(tok)
    after_on = re.search(r"(?:于|在|至|从|自|份)$", hit.before) or re.match(r"\s*份", hit.after)
    if tok.cls == "④" and (after_on or hit.work.is_whole(hit.start, hit.end)):
        return replace(tok, cls="⑥", value=replace(atom, needs=3))
    if hit.work.is_whole(hit.start, hit.end):
        return replace(tok, cls="⑥", value=replace(atom, needs=3))
    return None


X = r"[①②③⑥]"
ON = r"[tI]{0,2}"


RULES: tuple[Rule, ...] = (
    (rf"(?P<between>B){ON}(?P<x>2)/(?P<y>2)A{ON}(?P<b>①)", _figures),
    (r"[Fg]?(?P<x>2)/(?P<y>2)(?P<j>[-RVa])t?(?P<b>①)", _figures),
    (rf"(?P<between>B){ON}(?P<a>②)A{ON}(?P<d>[2o])[,f]{{0,2}}(?P<y4>4)", _year_behind),
    (rf"[Fg]?{ON}(?P<a>②)(?P<j>[-RVa]a?){ON}(?P<d>[2o])[,f]{{0,2}}(?P<y4>4)", _year_behind),
    (rf"B{ON}(?P<a>[①②③⑥④⑤2o4Mm])•?,?[A至-]{ON}(?P<b>[①②③⑥④⑤4])(?![/•-]2)", _between),
    (rf"B{ON}(?P<a>[①②⑥])A{ON}(?P<b>[2o])(?![A-Za-z①②③M])", _between),
    (
        rf"(?P<from>[FgS]){ON}(?P<a>[①②③⑥④⑤2o4Mm])•?ħ?ι?,?(?P<j>[-RVaA])[ag]?'?{ON}"
        rf"(?P<b>[①②③⑥④⑤4]|[2o](?![2-9YLDχ①②③MkwnE]))ξ?",
        _range,
    ),
    (
        rf"(?P<from>V)?(?P<a>{X})ħ?ι?(?P<j>[-R][-R]?V?){ON}(?P<b>[①②③⑥④⑤4]|[2o](?![0-9YLDχ①②③MkwnE/•-]))ξ?",
        _range,
    ),
    (
        rf"(?P<from>V)?(?P<a>{X})(?P<j>[Va])'?[agf]?'?{ON}(?P<b>[①②③④⑤]|[2o](?![0-9YLDχ①②③MkwnE/•-]))",
        _range,
    ),
    (rf"[Fg]?{ON}(?P<a>[①③])(?P<j>[-RVa])'?[ag]?{ON}(?P<b>[Mm])(?![2o4])", _range),
    (r"(?P<from>V)?(?P<a>①)(?P<j>/)(?P<b>①)", _range),
    (rf"(?P<a>[2oMm4])•?(?P<j>[-RVa])-?{ON}(?P<b>[①③])", _range),
    (r"(?P<a>4)(?P<j>[-RVa])(?P<b>4)(?![-/•])", _range),
    (r"(?P<a>④)(?P<j>[-R])(?P<b>④)", _range),
    (r"(?P<a>[p2])Y?[-R](?P<b>①)", _short_years),
    (rf"(?P<a>{X})(?P<j>[-R])(?P<y>[YL])(?P<t>τ)", _vague_end),
    (r"(?P<a>①)(?P<j>[-R])(?P<m>2)[-/•](?P<d>2)(?![-/•])", _figures_behind),
    (rf"(?P<a>{X})(?P<j>[-R])(?P<u>[sQHE])", _season_behind),
    (rf"(?P<a>{X})(?P<j>R)(?P<u>[24mM3κЕ])(?!D?x)", _half_read),
    (r"S[tIga]{0,2}(?P<a>[①②③⑥4])", _since),
    (r"[Fg]?(?P<a>4)ι", _since),
    (r"F(?P<a>[①②③⑥])ι", _since),
    (r"(?P<a>[①②③⑥])ι", _since),
    (rf"V'?[agf]?'?{ON}(?P<a>[①②③⑥4])", _until),
    (r"(?P<a>[①②③⑥])ξ", _until),
    (rf"ύ{ON}(?P<a>[①②③⑥4])", _not_before),
    (rf"u{ON}(?P<a>[①②③⑥4])", _by),
    (rf"b[gf]?'?{ON}(?P<a>[①②③⑥4])", _before),
    (rf"z[gf]?'?{ON}(?P<a>[①②③⑥4])", _after),
    (r"(?P<a>[①②③⑥])ε", _by),
    (r"(?P<a>[①②③⑥])ζ", _not_before),
    (r"(?P<a>[④⑤])", _whole_weak),
)
