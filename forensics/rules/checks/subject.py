"""What papers say of one person's birth, number and name, compared in pairs of papers."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from itertools import combinations_with_replacement

from forensics.places import SEPARATE
from forensics.rules.candidate import Candidate, Facts
from forensics.rules.checks.values import births_differ, clash_of_values, plain
from forensics.rules.items import Item
from forensics.rules.model import Rule
from forensics.rules.names import han_of, is_masked, same_name, unknown_spelling
from forensics.rules.speech import say
from forensics.rules.view import Quiet, Result, View
from forensics.temporal.readings import Pick
from forensics.temporal.verdict import Answer, Decision, Doubt

Compare = Callable[[Item, Item, tuple[Doubt, ...]], Decision]


def births(rule: Rule, view: View) -> Iterator[Result]:
    yield from _pairs(rule, view, births_differ)


def numbers(rule: Rule, view: View) -> Iterator[Result]:
    """Identity numbers only, and of one kind: one person may have numbers of several states."""
    yield from _pairs(rule, view, _number)


def _number(a: Item, b: Item, doubts: tuple[Doubt, ...]) -> Decision:
    if _kind_of_number(a.value) != _kind_of_number(b.value):
        return _NONE
    return clash_of_values(a, b, shape="number", more=doubts)


def _kind_of_number(value: object) -> str:
    """Of residents of the mainland (15 or 18 characters), of a residence permit (they begin with
    8 or 9), or the shape of any other number."""
    text = plain(value)
    if len(text) in (15, 18) and text[:-1].isdigit():
        return "permit" + text[:2] if text[0] in "89" else "resident"
    return "".join("9" if c.isdigit() else "A" for c in text)


def words(rule: Rule, view: View) -> Iterator[Result]:
    """Sex and nationality, each against itself."""

    def compare(a: Item, b: Item, doubts: tuple[Doubt, ...]) -> Decision:
        one, two = plain(a.value), plain(b.value)
        if a.kind != b.kind or "X" in (one, two):
            # X says that the sex is not specified (ICAO Doc 9303 part 4).
            return _NONE
        if a.kind == "fact:nationality" and (len(one) != 2 or len(two) != 2):
            # Only codes are compared: words for one state are many.
            return _NONE
        return clash_of_values(a, b, more=(*doubts, *_changed(a, b, view)))

    yield from _pairs(rule, view, compare)


def _changed(a: Item, b: Item, view: View) -> tuple[Doubt, ...]:
    """What speaks for two persons, or for one of whom both were true."""
    mark = a.provenance[0]
    name = f"person:{mark.document}:p{mark.page}:{mark.span.start}"
    if {plain(a.value), plain(b.value)} <= _OF_CHINA:
        why = say("whether the office writes China for Hong Kong, Macao or Taiwan")
        return (Doubt(Pick(name, "two states"), "one", why),)
    if _numbers_of(a) & _numbers_of(b):
        return ()
    if not view.identity.grounds((a, b)):
        why = say("nothing but the name says that the two papers are of one person")
        return (Doubt(Pick(name, "one person"), "two persons", why),)
    why = (
        say("whether the nationality was changed between the two papers, or two are held")
        if a.kind == "fact:nationality"
        else say("whether the sex was registered anew between the two papers")
    )
    return (Doubt(Pick(name, "unchanged"), "changed", why),)


def _numbers_of(item: Item) -> set[str]:
    """Numbers that the paper prints of the person: those of one book are of one nationality."""
    names = ("passport_number",) if item.kind == "fact:nationality" else _OF_A_PERSON
    holders = [p for p in item.extraction.persons if item.fact in p.facts]
    return {plain(f.value) for p in holders for n in names for f in p.values(n)}


_OF_CHINA = frozenset({"CN", *SEPARATE})
_OF_A_PERSON = ("passport_number", "id_number")


def names(rule: Rule, view: View) -> Iterator[Result]:
    """Names of people whose numbers or birth dates say that they are one."""
    subject = (*view.case.subject.names, *view.case.subject.aliases)

    def compare(a: Item, b: Item, doubts: tuple[Doubt, ...]) -> Decision:
        one, two = str(a.value), str(b.value)
        if same_name(one, two) is not False or is_masked(one) or is_masked(two):
            return Decision(Answer.NONE, ())
        if any(same_name(one, n) for n in subject) and any(same_name(two, n) for n in subject):
            return Decision(Answer.NONE, ())
        if any(
            (same_name(one, x) and same_name(two, y)) or (same_name(one, y) and same_name(two, x))
            for x, y in _other_names(rule, view, a.person)
        ):
            return Decision(Answer.NONE, ())
        mark = a.provenance[0]
        if why := unknown_spelling(one, two):
            name = f"spelling:{mark.document}:p{mark.page}:{mark.span.start}"
            doubts = (*doubts, Doubt(Pick(name, "two names"), "one name", why))
        elif not _dated_alike(a, b, view):
            why = say("whether the name was changed by law between the two papers")
            name = f"renamed:{mark.document}:p{mark.page}:{mark.span.start}"
            doubts = (*doubts, Doubt(Pick(name, "unchanged"), "changed", why))
        return clash_of_values(a, b, more=doubts)

    yield from _pairs(rule, view, compare)


def _other_names(rule: Rule, view: View, person: str) -> Sequence[tuple[str, str]]:
    """A name and another one (曾用名, also known as) that one paper prints of this person: what
    one paper tells explains two others."""
    key = f"other names of {person}"
    if key not in view.kept:
        view.kept[key] = [
            (str(item.value), other)
            for item in view.items(rule.roles[0].kinds, person)
            for other in _aliases(item)
        ]
    return view.kept[key]


def _dated_alike(a: Item, b: Item, view: View) -> bool:
    """Were both papers made on one day? Between any other two the name may have been changed: an
    adult applies for it, the number stays for life (Regulations on Household Registration,
    art. 18; Law on Identity Cards, art. 3), and no paper need print the former name."""
    days = [
        p.start.only_day
        for item in (a, b)
        for p in view.items(("document",))
        if p.extraction is item.extraction and p.start is not None
    ]
    return len(days) == 2 and days[0] is not None and days[0] == days[1]


def _aliases(item: Item) -> list[str]:
    """Other names of the same person that its paper prints."""
    if not any(f.name == "alias" for p in item.extraction.persons for f in p.facts):
        return []
    holders = [p for p in item.extraction.persons if item.fact in p.facts]
    return [str(f.value) for p in holders for f in p.values("alias")]


def _pairs(rule: Rule, view: View, compare: Compare) -> Iterator[Result]:
    kinds = rule.roles[0].kinds
    for person in view.persons_with(kinds):
        every = view.items(kinds, person)
        if _all_alike(every):
            if len({i.document for i in every}) > 1:
                yield Quiet(partial(_of_each_paper, every))
            continue
        items = _one_a_paper(every)
        found = False
        told: set[tuple[str, str]] = set()
        for first, second in sorted(_clashing(items, compare)):
            one, two = items[first], items[second]
            found = True
            values = (_shown(one), _shown(two))
            # Many papers may repeat one of two values: one finding a pair of values.
            if values in told or values[::-1] in told:
                continue
            told.add(values)
            decision = compare(one, two, view.identity.doubts((one, two)))
            yield Candidate({"a": (one,), "b": (two,)}, decision)
        if not found and len({i.document for i in items}) > 1:
            yield Quiet(partial(_first_and_rest, items))


def _all_alike(items: Sequence[Item]) -> bool:
    """Do they all give one value, read in one way? It is so in nearly every case."""
    first = items[0]
    if first.start is not None and not first.start.is_certain:
        return False
    return all(i.kind == first.kind and i.value == first.value for i in items)


def _of_each_paper(items: Sequence[Item]) -> Facts:
    return _first_and_rest(_one_a_paper(items))


def _first_and_rest(items: Sequence[Item]) -> Facts:
    return {"a": tuple(items[:1]), "b": tuple(items[1:])}


def _clashing(items: Sequence[Item], compare: Compare) -> Iterator[tuple[int, int]]:
    """The first two papers with each two values that differ, by position.

    What many papers say alike is compared once.
    """
    said = [_said(item) for item in items]
    if len(set(said)) < 2 and all(i.start is None or i.start.is_certain for i in items):
        return
    same: defaultdict[object, list[int]] = defaultdict(list)
    for at, item in enumerate(items):
        same[said[at], tuple(_aliases(item))].append(at)
    for ones, others in combinations_with_replacement(same.values(), 2):
        pair = next(_of_two_papers(items, sorted({*ones, *others}), ones, others), None)
        if pair is None or not _same_script(items[pair[0]], items[pair[1]]):
            continue
        if compare(items[pair[0]], items[pair[1]], ()).answer is not Answer.NONE:
            yield pair


def _of_two_papers(
    items: Sequence[Item], order: Sequence[int], ones: Sequence[int], others: Sequence[int]
) -> Iterator[tuple[int, int]]:
    for first in order:
        for second in others if first in ones else ones:
            if second > first and items[first].document != items[second].document:
                yield first, second


def _said(item: Item) -> object:
    """All that a comparison looks at in the item itself."""
    value = str(item.value) if item.start is None else item.start.readings
    return item.kind, value, item.is_day


_NONE = Decision(Answer.NONE, ())


def _shown(item: Item) -> str:
    return str(item.start.readings) if item.start else plain(item.value)


def _same_script(one: Item, two: Item) -> bool:
    """Names in two scripts are compared too; only names of a place or office never."""
    return one.kind.split(":")[1].startswith("name") == two.kind.split(":")[1].startswith("name")


def _one_a_paper(items: Sequence[Item]) -> list[Item]:
    """The best item of each paper and value: what people read before what machines read."""
    best: dict[tuple[str, str], Item] = {}
    for item in items:
        script = "han" if item.start is None and han_of(str(item.value)) else ""
        named = item.kind.startswith("fact:name") or item.kind == "fact:alias"
        key = (item.document, script if named else item.kind)
        if key not in best or (best[key].detail("zone") == "mrz" and item.detail("zone") != "mrz"):
            best[key] = item
    return list(best.values())
