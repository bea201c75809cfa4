"""What stands around a date and widens or narrows it: 年底, early, Q3, week 2 of, on or about."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from forensics.temporal.readings import Reading
from forensics.text.dates.atoms import (
    hull,
)
from forensics.text.dates.bounds import around, part, season, vaguely
from forensics.text.dates.cascade import Built, Hit, Rule, atom_of
from forensics.text.dates.lexicon import Vague
from forensics.text.dates.periods import festival
from forensics.text.dates.qualify import NEAR, applied, base_of
from forensics.text.dates.years import num

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
    return applied(hit, vaguely(word))


def _early(hit: Hit) -> Built:
    word: Vague = hit["e"].value
    printed = hit.work.text[hit["e"].start : hit["e"].end].lower()
    linked = any(c in "fg" for c in hit.match["link"])
    if printed in _NOUNS and not linked:
        return None
    if "I" in hit.match["link"] and printed not in ("early", "late", "mid"):
        return None
    return applied(hit, vaguely(word))


def _early_to_late(hit: Hit) -> Built:
    """Mid-to-late 2016: from the first bound to the last."""
    one, other = vaguely(hit["e1"].value), vaguely(hit["e"].value)

    def change(r: Reading) -> Iterable[Reading]:
        both = (*one(r), *other(r))
        wide = hull(both)
        yield Reading(wide.earliest, wide.latest, r.assumes)

    return applied(hit, change)


def _numbered(hit: Hit) -> Built:
    """Q3 2016, 2016年上半年, third quarter of 2016, 2e semestre 2016, first half of May 2016."""
    unit = hit["u"]
    base = base_of(hit)
    if base is None or base.grain not in ("year", "month"):
        return None
    if unit.cls in "QH":
        return applied(hit, part(unit.value, 4 if unit.cls == "Q" else 2))
    ordinal = hit["o"]
    of = 4 if unit.cls == "q" else 2
    number = of if ordinal.cls == "l" else num(ordinal).first
    if not 1 <= number <= of:
        return None
    return applied(hit, part(number, of))


def _several_parts(hit: Hit) -> Built:
    """Q1-Q3 2016, 2016年第一至第三季度."""
    base, one, other = base_of(hit), hit["u1"], hit["u"]
    if base is None or base.grain != "year":
        return None

    def change(r: Reading) -> Iterable[Reading]:
        both = [x for t in (one, other) for x in part(t.value, 4 if t.cls == "Q" else 2)(r)]
        wide = hull(both)
        yield Reading(wide.earliest, wide.latest, r.assumes)

    return applied(hit, change)


def _season(hit: Hit) -> Built:
    base = base_of(hit)
    if base is None or base.grain != "year":
        return None
    one, other = season(hit["u"].value), hit.get("u2")
    if other is None:
        return applied(hit, one)

    def change(r: Reading) -> Iterable[Reading]:
        wide = hull((*one(r), *season(other.value)(r)))
        yield Reading(wide.earliest, wide.latest, r.assumes)

    return applied(hit, change)


def _around(hit: Hit) -> Built:
    return applied(hit, around, "")


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


FIRST_PASS: tuple[Rule, ...] = (
    (r"(?P<w>W)(?P<stop>•)?,?t?(?P<a>[①②⑥])", _leading_weekday),
    # "28 October 2016 Monday to Friday": days of a week, none of them the day before them.
    (r"(?P<a>[①②⑥]),?⟨?(?P<w>W)⟩?(?!,?t?[①②]|[-R]W)", _weekday),
    (rf"(?P<u>[QH])[-/]?{NEAR}(?P<a>[4①⑥])", _numbered),
    (rf"(?P<u1>[QH])[-RA](?P<u>[QH]){NEAR}(?P<a>[4①⑥])", _several_parts),
    (r"(?P<a>[①⑥])f?(?P<u1>[QH])[-RA、](?P<u>[QH])", _several_parts),
    (r"(?P<a>4)[-,/•]?(?P<u>[QH])", _numbered),
    (r"(?P<a>[①⑥])f?(?P<u>[QH])", _numbered),
    (rf"(?P<o>[ol2])•?(?P<u>[qh]){NEAR}(?P<a>[4①⑥])", _numbered),
    (rf"(?P<u>s),?{NEAR}(?P<a>[4①⑥])", _season),
    (r"(?P<a>[4①⑥])f?(?P<u>s)(?P<u2>s)?", _season),
    (r"(?P<a>[①③④⑥])f?Y?(?P<t>τ)", _suffix),
)
SECOND_PASS: tuple[Rule, ...] = (
    (rf"(?P<e1>E)-?[RAa]-?(?P<e>E)-?(?P<link>{NEAR})(?P<a>[①③⑥4M])", _early_to_late),
    (rf"(?P<e>E)-?(?P<link>{NEAR})(?P<a>[①③⑥4M])", _early),
    (r"(?P<f>ф)", festival),
)
THIRD_PASS: tuple[Rule, ...] = (
    (r"c•?[fgt]{0,2}(?P<a>[①②③⑥4])", _around),
    (r"(?P<a>[①②③④⑥])f?ψ", _around),
)
