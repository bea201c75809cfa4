"""From a judged candidate to a finding or an agreement that a person can read."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date

from forensics.findings import (
    Agreement,
    Assumption,
    Deciding,
    Evidence,
    Finding,
    Nature,
    Verdict,
)
from forensics.rules.candidate import Candidate
from forensics.rules.describe import date_in_words, edtf_of, filled, statement
from forensics.rules.items import Item
from forensics.rules.model import Law, Rule
from forensics.rules.scopes import MOST_SHOWN
from forensics.rules.speech import named, say
from forensics.temporal import relations as rel
from forensics.temporal.explain import deciders
from forensics.temporal.readings import Pick
from forensics.temporal.relations import settled
from forensics.temporal.verdict import Answer, Decision, decide


def finding(rule: Rule, candidate: Candidate, assumptions: tuple[Assumption, ...]) -> Finding:
    """The finding, with its assumptions as they were tried.

    Its id rests on the rule and on what clashes, not on order or count.
    """
    deciding = _deciding(candidate)
    items = {letter: found[0] for letter, found in candidate.facts.items() if found}
    verdict = Verdict.NONE if rule.nature is Nature.LEAD else Verdict(candidate.answer.value)
    words = {"deciding": _joined(d.words for d in deciding), **candidate.words}
    return Finding(
        id=_id(rule, candidate.items),
        rule=rule.id,
        title=rule.title,
        nature=rule.nature,
        severity=rule.severity,
        verdict=verdict,
        sentence=_sentence(rule, candidate.answer, items, words, candidate),
        evidence=tuple(
            evidence(letter, item)
            for letter in sorted(candidate.facts)
            for item in candidate.facts[letter]
        ),
        deciding=deciding,
        assumptions=assumptions,
        law=law_words(rule, candidate.items),
        not_covered=rule.not_covered,
        source=rule.source,
    )


def explained(rule: Rule, candidate: Candidate) -> Agreement:
    """A clash that another paper of the case takes away."""
    assert candidate.explained is not None
    link, item = candidate.explained
    sentence = say(
        "{title}: the dates would clash, but the case itself explains it. {otherwise} {paper}",
        title=rule.title, otherwise=link.otherwise, paper=statement(item),
    )  # fmt: skip
    return Agreement(
        rule.id, rule.title, sentence, (*_evidence(candidate), evidence(link.letter, item)),
        "explained", law_words(rule, candidate.items),
    )  # fmt: skip


def guard(rule: Rule, candidate: Candidate) -> Agreement:
    """Two papers that seem to clash and do not."""
    items = {letter: found[0] for letter, found in candidate.facts.items() if found}
    return Agreement(
        rule.id, rule.title, filled(rule.say.certain, items, **candidate.words),
        _evidence(candidate), "guard", law_words(rule, candidate.items),
    )  # fmt: skip


def agreement(
    rule: Rule,
    facts: Mapping[str, Sequence[Item]],
    compared: int,
    words: Mapping[str, str] | None = None,
) -> Agreement:
    """Everything the rule compared for one person or paper, without a clash."""
    items = {letter: found[0] for letter, found in facts.items() if found}
    shown = tuple(
        evidence(letter, item) for letter in sorted(facts) for item in facts[letter][:MOST_SHOWN]
    )
    template = rule.say.agrees or say("{title}: no clash.", title=rule.title)
    sentence = filled(template, items, **(words or {}))
    if compared > 1:
        sentence += say(" ({count} combinations compared.)", count=compared)
    return Agreement(rule.id, rule.title, sentence, shown)


def summary(
    rule: Rule, persons: int, combinations: int, first: Mapping[str, Sequence[Item]]
) -> Agreement:
    """The same of many persons at once; the first of them as evidence."""
    sentence = say(
        "{title}: no clash for {persons} persons or papers ({count} combinations compared; "
        "the evidence of the first is shown).",
        title=rule.title, persons=persons, count=combinations,
    )  # fmt: skip
    shown = tuple(
        evidence(letter, item) for letter in sorted(first) for item in first[letter][:MOST_SHOWN]
    )
    return Agreement(rule.id, rule.title, sentence, shown)


def evidence(letter: str, item: Item) -> Evidence:
    sentence, reading = item.said(lambda i: (statement(i), edtf_of(i)))
    return Evidence(letter, sentence, item.provenance, reading, item.asserted_by or "")


def _evidence(candidate: Candidate) -> tuple[Evidence, ...]:
    return tuple(
        evidence(letter, item)
        for letter in sorted(candidate.facts)
        for item in candidate.facts[letter]
    )


def _sentence(
    rule: Rule,
    answer: Answer,
    items: dict[str, Item],
    words: dict[str, str],
    candidate: Candidate,
) -> str:
    if rule.nature in (Nature.LEAD, Nature.GUARD) or answer is Answer.CERTAIN:
        return filled(rule.say.certain, items, **words)
    if answer is Answer.READING:
        text = rule.say.reading or say("These clash in some readings: {deciding}")
        return filled(text, items, **words)
    text = rule.say.precision or say("This cannot be decided without more: {deciding}")
    return filled(text, items, **words)


def law_words(rule: Rule, items: Sequence[Item]) -> str:
    """The law in the version in force on the days of the facts."""
    if not rule.laws:
        return ""
    days = [d for i in items for d in _days(i)]
    first, last = min(days, default=None), max(days, default=None)
    by_key: dict[str, list[Law]] = {}
    for law in rule.laws:
        by_key.setdefault(law.key or law.text, []).append(law)
    said = []
    for versions in by_key.values():
        current = [v for v in versions if v.in_force(first, last)]
        if current:
            sources = say("; ").join(dict.fromkeys(v.source for v in current))
            said.append(say("{law} ({source})", law=current[0].text, source=sources))
        else:
            said.append(
                say(
                    "{law} (the text in force at that time was not at hand; later: {source})",
                    law=versions[0].text,
                    source=versions[0].source,
                )
            )
    return say(" ").join(said)


def _days(item: Item) -> list[date]:
    found: list[date] = []
    for when in (item.start, item.end):
        if when is not None:
            found.extend(d for r in when.readings for d in (r.earliest, r.latest) if d)
    return found


def _id(rule: Rule, items: Iterable[Item]) -> str:
    marks = sorted(
        {
            "|".join((p.document, str(p.page), leaf.kind, " ".join(p.quote.split()), edtf_of(leaf)))
            for item in items
            for leaf in item.leaves
            for p in leaf.provenance[:1]
        }
    )
    digest = hashlib.sha256("\n".join([rule.id, *marks]).encode()).hexdigest()
    return f"{rule.id}-{digest[:10]}"


def _deciding(candidate: Candidate) -> tuple[Deciding, ...]:
    decision = candidate.decision
    if decision.answer is Answer.READING:
        return (*_by_choice(candidate, decision), *_by_doubt(decision))
    if decision.answer is Answer.PRECISION:
        return (Deciding((), (), _by_precision(candidate)),)
    return ()


def _by_choice(candidate: Candidate, decision: Decision) -> list[Deciding]:
    found = deciders(decision)
    if found is None:
        return []
    clash, free = found.clash_if[0], found.no_clash_if[0] if found.no_clash_if else ()
    ways = say("; or if ").join(_picks(p, candidate) for p in (clash, *found.clash_if[1:4]))
    words = say("they clash if {ways}", ways=ways)
    if free:
        words += say("; they do not if {ways}", ways=_picks(free, candidate))
    return [Deciding(clash, free, words)]


def _by_doubt(decision: Decision) -> list[Deciding]:
    return [
        Deciding(
            (doubt.pick,), (Pick(doubt.pick.choice, doubt.otherwise),),
            say(
                "{doubt}; they clash if it is {option}, and nothing follows if it is {otherwise}",
                doubt=doubt.words,
                option=named(doubt.pick.option),
                otherwise=named(doubt.otherwise),
            ),
        )
        for doubt in decision.doubts
    ]  # fmt: skip


def _picks(picks: Sequence[Pick], candidate: Candidate) -> str:
    return say(" and ").join(_pick(p, candidate) for p in picks)


def _pick(pick: Pick, candidate: Candidate) -> str:
    kind, _, rest = pick.choice.partition(":")
    option = named(pick.option)
    if kind == "order":
        where = rest.replace(":", ", ")
        return say("the dates of {where} are written {option}", where=where, option=option)
    if kind == "reading":
        items = candidate.facts.get(rest.partition(".")[0], ())
        if items:
            paper = items[0].document
            return say("the date in {paper} is read as {option}", paper=paper, option=option)
        return say("the date is read as {option}", option=option)
    if kind == "digit":
        return say("the doubtful mark at {where} is {option}", where=rest, option=option)
    if kind == "century":
        return say("the two-digit year at {where} is {option}", where=rest, option=option)
    if kind == "meaning":
        extents = (i.extent for i in candidate.items if i.extent is not None)
        words = next((e.words for e in extents if e.choice == pick.choice), "")
        quote = words or _quote(pick, candidate)
        return say("“{quote}” means {option}", quote=quote, option=option)
    return say("{choice} is {option}", choice=pick.choice, option=option)


def _quote(pick: Pick, candidate: Candidate) -> str:
    """The printed words whose date rests on this choice."""
    for item in candidate.items:
        for leaf in item.leaves:
            if any(d is not None and pick.choice in d.choices for d in (leaf.start, leaf.end)):
                return " ".join(leaf.provenance[0].quote.split())
    return say("the words of the paper")


def _by_precision(candidate: Candidate) -> str:
    open_points = candidate.missing if candidate.missing and _matters(candidate) else ()
    parts = [say("not known: {what}", what=what) for what in open_points]
    for item in candidate.items:
        paper = item.document
        for is_end, when in ((False, item.start), (True, item.end)):
            if when is item.start and is_end:
                continue
            if when is None and not item.is_day and item.kind != "document" and item.start:
                parts.append(say("{paper} prints no end", paper=paper))
            elif when is not None and any(not r.is_day for r in when.readings):
                day = date_in_words(when)
                parts.append(
                    say("{paper} says only the end: {day}", paper=paper, day=day)
                    if is_end
                    else say("{paper} says only {day}", paper=paper, day=day)
                )
    return _joined(dict.fromkeys(parts)) or say("the days are too coarse")


def _matters(candidate: Candidate) -> bool:
    """Would knowing what is open besides dates settle the matter one way?"""
    problem = candidate.problem
    if problem is None or problem.conflict is None:
        return True
    holds, fails = (
        decide(replace(problem, conflict=settled(problem.conflict, to))).answer
        for to in (rel.YES, rel.NO)
    )
    return holds is Answer.CERTAIN or fails is Answer.NONE


def _joined(parts: Iterable[str]) -> str:
    return say("; ").join(parts)
