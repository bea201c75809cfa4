"""Rules over a case: findings, what was checked and agrees, and what could not be checked."""

from __future__ import annotations

import gc
import importlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from typing import TypeGuard, cast

import numpy as np

from forensics.case import Case
from forensics.events import Extraction
from forensics.findings import Agreement, Finding, Nature, Outcome, Severity, Unchecked, Verdict
from forensics.records import Provenance
from forensics.rules import compose
from forensics.rules.candidate import Candidate, judged
from forensics.rules.columns import among
from forensics.rules.describe import kind_in_words
from forensics.rules.innocent import tried
from forensics.rules.items import Standing
from forensics.rules.model import Rule
from forensics.rules.scopes import Compared, Scope, scope_of
from forensics.rules.speech import ENGLISH, say, speaking
from forensics.rules.view import Missing, Quiet, Result, View, view_of
from forensics.temporal.verdict import Answer, TooManyReadings

Check = Callable[[Rule, View], Iterable[Result]]

MOST_AGREEMENTS = 20
"""Past this many persons what agrees is said once for all of them."""

_NATURES = list(Nature)
_SEVERITIES = list(reversed(Severity))
_VERDICTS = list(Verdict)


def crosscheck(
    case: Case, extractions: Sequence[Extraction], rules: Sequence[Rule], lang: str = ENGLISH
) -> Outcome:
    """Every rule over every person of the case, said in ``lang`` (``speech.LANGUAGES``).

    The order of what is given changes nothing, and the language nothing but the words. Raises
    ``ValueError`` for another language.
    """
    with _no_collector(), speaking(lang):
        return _outcome(case, extractions, [rule.told(lang) for rule in rules])


@contextmanager
def _no_collector() -> Iterator[None]:
    """Items refer to each other as a tree: looking for cycles among them only costs time."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def _outcome(case: Case, extractions: Sequence[Extraction], rules: Sequence[Rule]) -> Outcome:
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
    first = [(p.document, p.page, p.span.start) for e in finding.evidence for p in e.provenance]
    return (
        _NATURES.index(finding.nature),
        _VERDICTS.index(finding.verdict),
        _SEVERITIES.index(finding.severity),
        finding.rule,
        sorted(first),
        finding.id,
    )


def _told_apart(findings: Iterable[Finding]) -> Iterator[Finding]:
    """Two findings over equal words at two places get a number behind the second id.

    Over the very same words there is one: a clause that speaks of several persons at once
    (上述三被告人于…被刑事拘留) says one thing, not three.
    """
    seen: dict[str, list[Finding]] = {}
    for finding in findings:
        alike = seen.setdefault(finding.id, [])
        if finding in alike:
            continue
        alike.append(finding)
        yield finding if len(alike) == 1 else replace(finding, id=f"{finding.id}-{len(alike)}")


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
    agreed: list[Candidate | Quiet] = []
    try:
        for result in check_of(rule)(rule, view):
            applied = True
            if isinstance(result, Quiet) or _agrees(result):
                agreed.append(result)
            else:
                yield from _reported(rule, view, result)
    except TooManyReadings as error:
        yield _too_many(rule, error)
        applied = True
    compared = (
        Compared(1, r.facts()) if isinstance(r, Quiet) else Compared(1, r.facts, r.words)
        for r in agreed
    )
    yield from _agreements(rule, len(agreed), len(agreed), compared)
    if not applied:
        yield _absent(rule, view)


def _agrees(result: Candidate | Missing) -> TypeGuard[Candidate]:
    plain = isinstance(result, Candidate) and result.explained is None
    return plain and isinstance(result, Candidate) and result.answer is Answer.NONE


def _reported(
    rule: Rule, view: View, result: Candidate | Missing
) -> Iterator[Finding | Agreement | Unchecked]:
    if isinstance(result, Missing):
        yield Unchecked(
            rule.id, rule.title, result.why, result.missing, result.blocking, result.provenance
        )
    elif result.explained is not None:
        yield compose.explained(rule, result)
    elif rule.nature is Nature.GUARD:
        if result.answer is Answer.CERTAIN:
            yield compose.guard(rule, result)
    else:
        yield compose.finding(rule, result, tried(rule, result, view))


def _page(rule: Rule, view: View) -> Iterator[Finding | Agreement | Unchecked]:
    scope = scope_of(rule, view)
    clashed: set[int] = set()
    results = list(_clashes(rule, view, scope))
    # Where they stand settles their order, not how the join came upon them.
    for group, _, result in sorted(results, key=lambda r: r[:2]):
        clashed.add(group)
        yield from _reported(rule, view, result) if isinstance(result, Candidate) else (result,)
    if rule.nature not in (Nature.GUARD, Nature.LEAD):
        silent = scope.groups[~among(scope.groups, np.array(sorted(clashed), np.int64))]
        yield from _agreements(rule, *scope.agreeing(silent))
    yield from _unread(rule, view)
    if not len(scope.groups):
        yield _absent(rule, view)


def _clashes(
    rule: Rule, view: View, scope: Scope
) -> Iterator[tuple[int, list[tuple[Standing, int]], Candidate | Unchecked]]:
    """What clashes or cannot be told, with the number of its group and where its facts stand."""
    links = [link for link in rule.assumptions if link.kinds]
    for group, standing, facts in scope.bindings():
        excuses = {}
        if links:
            person = scope.person(group, facts)
            excuses = {link.id: view.items(link.kinds, person) for link in links}
        try:
            candidate = judged(rule, facts, view.identity, view.companions, excuses)
        except TooManyReadings as error:
            yield group, standing, _too_many(rule, error)
            continue
        if candidate is not None:
            yield group, standing, candidate


def _agreements(
    rule: Rule, persons: int, combinations: int, agreed: Iterable[Compared]
) -> Iterator[Agreement]:
    """One for each person; where there are many persons, one for all of them."""
    if persons > MOST_AGREEMENTS:
        first = next(iter(agreed))
        yield compose.summary(rule, persons, combinations, first.facts)
        return
    for found in agreed:
        yield compose.agreement(rule, found.facts, found.count, found.words)


def _unread(rule: Rule, view: View) -> Iterator[Unchecked]:
    """Facts of the rule's kinds that are there, but whose date could not be read."""
    kinds = {k for r in rule.roles for k in r.kinds}
    undated = [i for k in sorted(kinds) for i in view.undated.get(k, ())]
    marks = [p for i in undated for p in i.provenance[:1] if i.kind != "statement"]
    told = [p for i in undated for p in i.provenance[:1] if i.kind == "statement"]
    if told:
        # Read, and said without a day: that is how people speak, and nothing is illegible.
        papers = ", ".join(sorted({m.document for m in told}))
        why = say("{papers} tells of it without a day", papers=papers)
        missing = say("the date of {kinds}", kinds=kind_in_words("statement"))
        yield Unchecked(rule.id, rule.title, why, missing, False, tuple(told))
    if "border_crossing" in kinds:
        marks += _unread_stamps(view)
    if marks:
        papers = ", ".join(sorted({m.document for m in marks}))
        why = (
            say("1 mark in {papers} could not be read", papers=papers)
            if len(marks) == 1
            else say("{count} marks in {papers} could not be read", count=len(marks), papers=papers)
        )
        names = say(" or ").join(sorted(kind_in_words(k) for k in kinds))
        missing = say("the date of {kinds}", kinds=names)
        yield Unchecked(rule.id, rule.title, why, missing, True, tuple(marks))


def _unread_stamps(view: View) -> Sequence[Provenance]:
    """Where the papers show a stamp that could not be read."""
    if "unread stamps" not in view.kept:
        view.kept["unread stamps"] = [
            w.provenance
            for e in view.extractions
            for w in e.warnings
            if "stamp" in w.code and "unread" in w.code and w.provenance
        ]
    return view.kept["unread stamps"]


def _absent(rule: Rule, view: View) -> Unchecked:
    lacking = [r for r in rule.roles if not any(view.by_kind.get(k) for k in r.kinds)]
    names = say(" and ").join(
        say(" or ").join(kind_in_words(k) for k in r.kinds) for r in (lacking or rule.roles)
    )
    why = say("the case has no such paper") if lacking else say("no such facts about one person")
    return Unchecked(rule.id, rule.title, why, names)


def _too_many(rule: Rule, error: TooManyReadings) -> Unchecked:
    return Unchecked(
        rule.id, rule.title, say("too many readings are open at once to compare them all"),
        say("narrow them: {choices}", choices=", ".join(error.choices[:8])), True,
    )  # fmt: skip
