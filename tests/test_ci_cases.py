"""Every fixture case and single paper against its golden, from recorded readings."""

from __future__ import annotations

from pathlib import Path

import pytest

from forensics import ci

FIXTURES = Path(__file__).resolve().parents[1] / "fixtures"


@pytest.mark.parametrize("check", ci.discover(FIXTURES), ids=lambda check: check.name)
def test_golden(check: ci.Check) -> None:
    result = ci.run(check)
    told = [f"{p.code}: {p.message}\n" + "\n".join(p.detail[:20]) for p in result.problems]
    assert result.ok, "\n".join(told)


def test_no_golden_and_no_reading_without_its_paper() -> None:
    assert ci.orphans(FIXTURES) == ()
