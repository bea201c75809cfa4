"""Findings of one rule that rest on one side have one head; nothing is left out or changed."""

from __future__ import annotations

from forensics.findings import Evidence, Finding, Nature, Severity, Verdict
from forensics.records import Box, Provenance, Span
from forensics.reports.heads import shared, together


def side(role: str, at: int) -> Evidence:
    place = Provenance("a.png", 1, Span(1, at, at + 1), (Box(0, 0, 9, 9),), "x", 1.0, "t")
    return Evidence(role, f"{role}{at}", (place,))


def finding(id: str, r: int, s: int, rule: str = "PRES-01") -> Finding:
    return Finding(
        id, rule, "t", Nature.CONTRADICTION, Severity.HIGH, Verdict.CERTAIN, "s",
        (side("r", r), side("s", s)),
    )  # fmt: skip


def test_three_of_one_bail_have_it_in_common_two_have_not() -> None:
    many = [finding("a", 1, 10), finding("b", 1, 20), finding("c", 1, 30), finding("d", 2, 40)]
    assert {id: e.statement for id, e in shared(many).items()} == dict.fromkeys("abc", "r1")
    assert shared(many[:2]) == {}


def test_another_rule_is_another_head() -> None:
    many = [finding("a", 1, 10), finding("b", 1, 20), finding("c", 1, 30, rule="EXIT-01")]
    assert shared(many) == {}


def test_those_of_one_head_follow_the_first_and_none_is_lost() -> None:
    many = [
        finding("a", 1, 10), finding("z", 9, 90), finding("b", 1, 20), finding("y", 8, 80),
        finding("c", 1, 30),
    ]  # fmt: skip
    assert [f.id for f in together(many)] == ["a", "b", "c", "z", "y"]
    twice = [finding("a", 1, 10), finding("a", 1, 10)]
    assert len(together(twice)) == 2
