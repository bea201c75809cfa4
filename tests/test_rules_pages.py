"""Every page of the catalogue runs its own table, and keeps the conventions of the house."""

from __future__ import annotations

import re

import pytest

from forensics.findings import Nature
from forensics.rules.engine import check_of
from forensics.rules.loader import load_rules
from forensics.rules.model import Rule
from forensics.rules.pagetests import RowResult, run_page_tests

RULES = load_rules()


@pytest.mark.parametrize(
    "result",
    [
        pytest.param(r, id=f"{r.rule} {r.number} {r.why}")
        for rule in RULES
        for r in run_page_tests(rule)
    ],
)
def test_page(result: RowResult) -> None:
    assert result.got == result.expected


NO_DAYS = "numbers, names or words are compared: no day can be coarse"
CANNOT = {
    "CASE-02": {"PRECISION": NO_DAYS},
    "CASE-03": {"PRECISION": NO_DAYS},
    "CASE-04": {"PRECISION": NO_DAYS},
    "ID-02": {"PRECISION": NO_DAYS},
    "ID-03": {"PRECISION": NO_DAYS},
    "ID-04": {"PRECISION": NO_DAYS},
    "IDNO-01": {"PRECISION": NO_DAYS},
    "IDNO-03": {"PRECISION": NO_DAYS},
    "MRZ-02": {"PRECISION": NO_DAYS},
    "SUM-01": {"PRECISION": NO_DAYS},
    "SENT-03": {"PRECISION": "lengths are printed in whole months and days"},
    "DATE-01": {"PRECISION": "a weekday stands beside a whole date only"},
    "STMT-12": {"PRECISION": "an age clashes only with every day of birth and of the paper"},
    "BOOK-03": {
        "READING": "a reading in which the book runs forward is the only one admitted",
        "PRECISION": "days on which the book runs forward are the only ones admitted",
    },
    "SENT-02": {"READING": "a reading in which the sentence runs forward is the only one admitted"},
}
"""Verdicts that a rule cannot give, and why; all others need a row that gives them."""


@pytest.mark.parametrize(
    "rule", [r for r in RULES if r.nature not in (Nature.LEAD, Nature.GUARD)], ids=lambda r: r.id
)
def test_every_verdict_that_can_be_given_has_a_row(rule: Rule) -> None:
    told = {t.expect for t in rule.tests}
    cannot = CANNOT.get(rule.id, {})
    assert {"CERTAIN", "READING", "PRECISION", "NONE"} - told == set(cannot)
    assert rule.say.reading or "READING" in cannot
    assert rule.say.precision or "PRECISION" in cannot


@pytest.mark.parametrize("rule", RULES, ids=lambda r: r.id)
def test_conventions(rule: Rule) -> None:
    assert len(rule.assumptions) >= 2
    assert len({a.id for a in rule.assumptions}) == len(rule.assumptions)
    for link in rule.assumptions:
        assert link.otherwise.endswith(".")
        assert link.ask
    said = " ".join((rule.say.certain, rule.say.reading, rule.say.precision)).lower()
    for word in ("fake", "forged", "forgery", "lied", "lying", "fraudulent"):
        assert not re.search(rf"\b{word}\b", said)
    if rule.python:
        check_of(rule)
