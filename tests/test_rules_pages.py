"""Every page of the catalogue runs its own table, and keeps the conventions of the house."""

from __future__ import annotations

import re

import pytest

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
