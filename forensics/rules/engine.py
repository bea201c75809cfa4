"""Rules over a case: findings, what was checked and agrees, and what could not be checked."""

from __future__ import annotations

import importlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import islice
from typing import cast

from forensics.case import Case
from forensics.events import Extraction
from forensics.findings import Agreement, Finding, Nature, Outcome, Severity, Unchecked, Verdict
from forensics.rules import compose
from forensics.rules.candidate import judged
from forensics.rules.describe import kind_in_words
from forensics.rules.items import Item
from forensics.rules.join import join
from forensics.rules.model import Call, Combination, Expression, Ref, Rule
from forensics.rules.predicates import formula, limits_of
from forensics.rules.scene import Bound
from forensics.rules.view import Missing, Result, View, view_of
from forensics.temporal import relations as rel
from forensics.temporal.network import Limit
from forensics.temporal.verdict import Answer, TooManyReadings

Check = Callable[[Rule, View], Iterable[Result]]

MOST_COMPARED = 2_000
"""An agreement looks at this many combinations at most to say what it compared."""

_NATURES = list(Nature)
_SEVERITIES = list(reversed(Severity))
_VERDICTS = list(Verdict)


def crosscheck(case: Case, extractions: Sequence[Extraction], rules: Sequence[Rule]) -> Outcome:
    """Every rule over every person of the case. The order of what is given changes nothing."""
    view = view_of(case, extractions)
    findings: list[Finding] = []
    agreements: list[Agreement] = []
    unchecked: list[Unchecked] = []
    for rule in sorted(rules, key=lambda r: r.id):
        for result in apply(rule, view):
            if isinstance(result, Finding):
                findings.append(result)
            elif isinstance(result, Agreement):
                agreements.append(result)
            else:
                unchecked.append(result)
    return Outcome(
        tuple(_told_apart(sorted(findings, key=_finding_order))),
        tuple(sorted(agreements, key=lambda a: (a.rule, a.kind, a.sentence))),
        tuple(sorted(unchecked, key=lambda u: (not u.blocking, u.rule, u.why, u.missing))),
    )


def _finding_order(finding: Finding) -> tuple[object, ...]:
    first = [
        (p.document, p.page, p.span.start) for e in finding.evidence for p in e.provenance
    ]
    return (
        _NATURES.index(finding.nature),
        _VERDICTS.index(finding.verdict),
        _SEVERITIES.index(finding.severity),
        finding.rule,
        sorted(first),
        finding.id,
    )


def _told_apart(findings: Iterable[Finding]) -> Iterator[Finding]:
    """Two findings over equal words at two places get a number behind the second id."""
    seen: dict[str, int] = {}
    for finding in findings:
        count = seen[finding.id] = seen.get(finding.id, 0) + 1
        if count == 1:
            yield finding
        else:
            yield replace(finding, id=f"{finding.id}-{count}")


def apply(rule: Rule, view: View) -> Iterator[Finding | Agreement | Unchecked]:
    """One rule over the view."""
    if rule.python:
        yield from _python(rule, view)
    else:
        yield from _page(rule, view)


def check_of(rule: Rule) -> Check:
    """The function a page names. Raises ``ImportError`` or ``AttributeError``."""
    module, _, name = rule.python.partition(":")
    return cast(Check, getattr(importlib.import_module(module), name))


def _python(rule: Rule, view: View) -> Iterator[Finding | Agreement | Unchecked]:
    applied = False
    try:
        for result in check_of(rule)(rule, view):
            applied = True
            yield from _reported(rule, result)
    except TooManyReadings as error:
        yield _too_many(rule, error)
        applied = True
    if not applied:
        yield _absent(rule, view)


def _reported(rule: Rule, result: Result) -> Iterator[Finding | Agreement | Unchecked]:
    if isinstance(result, Missing):
        yield Unchecked(
            rule.id, rule.title, result.why, result.missing, result.blocking, result.provenance
        )
    elif result.explained is not None:
        yield compose.explained(rule, result)
    elif result.answer is Answer.NONE:
        yield compose.agreement(rule, dict(result.facts), 1, result.words)
    elif rule.nature is Nature.GUARD:
        if result.answer is Answer.CERTAIN:
            yield compose.guard(rule, result)
    else:
        yield compose.finding(rule, result)


def _page(rule: Rule, view: View) -> Iterator[Finding | Agreement | Unchecked]:
    limits = limits_of((*rule.where, *rule.conflict))
    applied = False
    for scope in _scopes(rule, view):
        lists = _lists(rule, scope)
        if not all(lists.values()):
            continue
        applied = True
        yield from _scope(rule, view, lists, limits)
    yield from _unread(rule, view)
    if not applied:
        yield _absent(rule, view)


def _scope(
    rule: Rule, view: View, lists: dict[str, list[Item]], limits: Sequence[Limit]
) -> Iterator[Finding | Agreement | Unchecked]:
    person = next(iter(lists.values()))[0].person
    excuses = {
        link.id: view.items(link.kinds, person) for link in rule.assumptions if link.kinds
    }
    found = False
    for facts in join(lists, limits):
        try:
            candidate = judged(rule, facts, view.identity, view.companions, excuses)
        except TooManyReadings as error:
            yield _too_many(rule, error)
            continue
        if candidate is None:
            continue
        found = True
        yield from _reported(rule, candidate)
    if not found and rule.nature not in (Nature.GUARD, Nature.LEAD):
        compared, used = _compared(rule, lists)
        if compared:
            yield compose.agreement(rule, used, compared)


def _compared(
    rule: Rule, lists: dict[str, list[Item]]
) -> tuple[int, dict[str, Sequence[Item]]]:
    """How many combinations the rule's conditions let in, and which facts are in them."""
    conditions = [e for e in rule.where if len(_letters(e)) > 1]
    if not conditions:
        count = 1
        for items in lists.values():
            count *= len(items)
        return count, dict(lists)
    used: dict[str, dict[int, Item]] = {letter: {} for letter in lists}
    count = 0
    for facts in islice(join(lists, ()), MOST_COMPARED):
        scene = Bound(facts)
        if all(formula(e, scene) != rel.NO for e in conditions):
            count += 1
            for letter, item in facts.items():
                used[letter][id(item)] = item
    kept = {
        letter: sorted(items.values(), key=lambda i: i.sort_key)
        for letter, items in used.items()
    }
    return count, dict(kept)


def _scopes(rule: Rule, view: View) -> Iterator[dict[str, list[Item]]]:
    """Letter -> items, once for each person, paper or case."""
    if rule.same in ("person", "name"):
        first = rule.roles[0]
        persons = {p for kind in first.kinds for p in view.by_kind.get(kind, {}) if p}
        for person in sorted(persons):
            yield {r.letter: view.items(r.kinds, person) for r in rule.roles}
        return
    everything = {r.letter: view.items(r.kinds) for r in rule.roles}
    if rule.same == "case":
        yield everything
        return
    by_paper: dict[str, dict[str, list[Item]]] = {}
    for letter, items in everything.items():
        for item in items:
            lists = by_paper.setdefault(item.document, {r.letter: [] for r in rule.roles})
            lists[letter].append(item)
    for document in sorted(by_paper):
        yield by_paper[document]


def _lists(rule: Rule, scope: dict[str, list[Item]]) -> dict[str, list[Item]]:
    """The items that conditions on one letter alone do not rule out."""
    alone: dict[str, list[Expression]] = {}
    for expression in rule.where:
        letters = _letters(expression)
        if len(letters) == 1:
            alone.setdefault(next(iter(letters)), []).append(expression)
    kept = {}
    for letter, items in scope.items():
        kept[letter] = [
            i
            for i in items
            if i.extent is None
            and _usable(i)
            and all(formula(e, Bound({letter: i})) != rel.NO for e in alone.get(letter, ()))
        ]
    return kept


def _usable(item: Item) -> bool:
    """Has it a date, or is it a value that needs none?"""
    return item.event is None or item.event.when is not None


def _letters(expression: Expression) -> set[str]:
    if isinstance(expression, Combination):
        return set().union(*(_letters(p) for p in expression.parts))
    assert isinstance(expression, Call)
    return {a.role for a in expression.arguments if isinstance(a, Ref)}


def _unread(rule: Rule, view: View) -> Iterator[Unchecked]:
    """Facts of the rule's kinds that are there, but whose date could not be read."""
    kinds = {k for r in rule.roles for k in r.kinds}
    undated = [i for k in sorted(kinds) for i in view.undated.get(k, ())]
    marks = [p for i in undated for p in i.provenance[:1]]
    if "border_crossing" in kinds:
        marks += [
            w.provenance
            for e in view.extractions
            for w in e.warnings
            if "stamp" in w.code and "unread" in w.code and w.provenance
        ]
    if marks:
        papers = ", ".join(sorted({m.document for m in marks}))
        count = f"{len(marks)} mark{'s' if len(marks) != 1 else ''}"
        yield Unchecked(
            rule.id, rule.title, f"{count} in {papers} could not be read",
            "the date of " + " or ".join(sorted(kind_in_words(k) for k in kinds)),
            True, tuple(marks),
        )  # fmt: skip


def _absent(rule: Rule, view: View) -> Unchecked:
    lacking = [r for r in rule.roles if not any(view.by_kind.get(k) for k in r.kinds)]
    names = " and ".join(
        " or ".join(kind_in_words(k) for k in r.kinds) for r in (lacking or rule.roles)
    )
    why = "the case has no such paper" if lacking else "no such facts about one person"
    return Unchecked(rule.id, rule.title, why, names)


def _too_many(rule: Rule, error: TooManyReadings) -> Unchecked:
    return Unchecked(
        rule.id, rule.title, "too many readings are open at once to compare them all",
        "narrow them: " + ", ".join(error.choices[:8]), True,
    )  # fmt: skip
