"""The machine-readable zone against the visual zone of one data page."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain

from forensics.events import Extraction
from forensics.records import Fact
from forensics.rules.candidate import Candidate
from forensics.rules.checks.values import clash_of_values
from forensics.rules.items import Item, item_of_fact
from forensics.rules.model import Rule
from forensics.rules.speech import named
from forensics.rules.view import Result, View
from forensics.temporal.verdict import Answer, Decision
from forensics.text.mrz.names import transliterations


@dataclass(frozen=True, slots=True)
class _Field:
    name: str
    words: str
    of_person: bool


_FIELDS = (
    _Field("passport_number", "the passport number", True),
    _Field("number", "the document number", False),
    _Field("birth_date", "the birth date", True),
    _Field("expiry_date", "the date of expiry", False),
    _Field("sex", "the sex", True),
    _Field("nationality", "the nationality", True),
    _Field("name_latin", "the name in Latin letters", True),
)


_SHORTEST_FIELD = 30
"""Columns of the name in TD1, the shortest; a name that long may go on unprinted."""


def check(rule: Rule, view: View) -> Iterator[Result]:
    for index, extraction in enumerate(view.extractions):
        if not _has_zones(extraction):
            continue
        numbers: set[tuple[str, str]] = set()
        for field, facts, key in _printed(extraction):
            both = next(_of_one_page(facts), None)
            if both is None:
                continue
            pair = (str(both[0].value), str(both[1].value))
            if "number" in field.name and pair in numbers:
                continue
            numbers.add(pair)
            person, component = view.identity.of(index, key)
            prefix = "fact:" if field.of_person else "paper:"
            one, two = (
                item_of_fact(prefix, f, extraction, person, component)
                for f in both
            )
            yield _compare(field, one, two)


def _of_one_page(facts: Sequence[Fact]) -> Iterator[tuple[Fact, Fact]]:
    """The machine-readable and the visual value of one page: a scan may hold several books."""
    for one in facts:
        for two in facts:
            same = one.provenance.page == two.provenance.page
            if same and (one.zone, two.zone) == ("mrz", "viz"):
                yield one, two


def _has_zones(extraction: Extraction) -> bool:
    facts = chain(extraction.facts, *(p.facts for p in extraction.persons))
    return any(f.zone == "mrz" for f in facts)


def _printed(extraction: Extraction) -> Iterator[tuple[_Field, tuple[Fact, ...], str]]:
    for field in _FIELDS:
        if field.of_person:
            for person in extraction.persons:
                yield field, person.values(field.name), person.key
        else:
            yield field, extraction.values(field.name), ""


def _compare(field: _Field, one: Item, two: Item) -> Candidate:
    if field.name == "name_latin":
        decision = _names(one, two)
    elif _as_printed(one, two) or (field.name == "nationality" and not _are_codes(one, two)):
        decision = Decision(Answer.NONE, ())
    else:
        decision = clash_of_values(one, two, shape=_shape(field))
    words = {"field": named(field.words)}
    return Candidate({"m": (one,), "v": (two,)}, decision, words=words)


def _as_printed(one: Item, two: Item) -> bool:
    """A zone whose check digit fails has readings that would repair it. Where the date as it
    stands is that of the visual zone, the repairs are no reason to call the two different."""
    if one.start is None or two.start is None or not two.start.is_certain:
        return False
    kept = [
        r
        for r in one.start.readings
        if any(p.choice.startswith("digit:") and p.option == "as printed" for p in r.assumes)
    ]
    return any(r.earliest == two.start.only_day == r.latest for r in kept)


def _are_codes(one: Item, two: Item) -> bool:
    """Words for a nationality are many; only codes of states are compared."""
    return len(str(one.value)) == len(str(two.value)) == 2


def _shape(field: _Field) -> str:
    return "number" if "number" in field.name else "word"


def _names(one: Item, two: Item) -> Decision:
    """Names of the two zones may differ by transliteration, word order and what is left out.

    Doc 9303-3 sections 4.6 and 6: letters with marks are written in several ways, and a name
    that does not fit is cut, whole words first.
    """
    zone = str(one.value).upper().split()
    # A name printed in two scripts (ИВАНОВ/IVANOV) is compared in the letters of the zone.
    # A letter that stands alone is more often the rest of a label than a name.
    printed = [w for w in re.split(r"[\s,/]+", str(two.value)) if _is_latin(w)]
    printed = [w for w in printed if len(w) > 1 or w.upper() in zone]
    cut = len(one.provenance[0].quote.rstrip("<")) >= _SHORTEST_FIELD
    if not zone or not printed or _same_letters(zone, printed) or _within(zone, printed, cut):
        return Decision(Answer.NONE, ())
    if _is_part(printed, zone):
        # A line of the printed name may not have been read: what is left does not contradict.
        return Decision(Answer.NONE, ())
    return clash_of_values(one, two, shape="word")


def _same_letters(zone: Sequence[str], printed: Sequence[str]) -> bool:
    """One name, whatever the blanks; the surname may stand first or last."""
    turns = [[*printed[n:], *printed[:n]] for n in range(len(printed))]
    return any("".join(zone) in _written("".join(turn)) for turn in turns)


def _written(word: str) -> frozenset[str]:
    """How the zone may write it; Chinese books write pinyin Ü as YU or V as well (GA 36)."""
    forms = (word, re.sub("[üÜ]", "YU", word), re.sub("[üÜ]", "V", word))
    return frozenset(chain.from_iterable(map(transliterations, forms)))


def _is_latin(word: str) -> bool:
    return any(unicodedata.name(c, "").startswith("LATIN") for c in word)


def _is_part(printed: Sequence[str], zone: Sequence[str]) -> bool:
    """Is every word of the printed name one of the zone, in order, or are all of them, without
    the blanks, the zone's surname or given names without theirs?"""
    rest = iter(zone)
    if all(any(word in _written(p) for word in rest) for p in printed):
        return True
    forms = _written("".join(printed))
    runs = ("".join(zone[a:b]) for a in range(len(zone)) for b in range(a + 1, len(zone) + 1))
    return any(run in forms for run in runs)


def _within(zone: Sequence[str], printed: Sequence[str], cut: bool) -> bool:
    """Is every word of the zone a word of the printed name (``cut``: its beginning), in order?

    At least two of them: a surname alone is no agreement unless it is all there is.
    """
    if len(zone) < 2:
        return False
    rest = iter(printed)
    return all(
        any(
            word in forms or (cut and any(f.startswith(word) for f in forms))
            for forms in map(_written, rest)
        )
        for word in zone
    )
