"""The planted benchmark on two lives: honest ones are silent, and a few plants are found."""

from __future__ import annotations

import copy
from random import Random

import pytest

from benchmarks.planted.__main__ import findings, planted, told_of
from benchmarks.planted.courses import take_course
from benchmarks.planted.life import Life, draw
from benchmarks.planted.plant import Plant
from benchmarks.planted.plants import PLANTS
from benchmarks.planted.variety import add_variety


def life(seed: str) -> Life:
    rng = Random(seed)
    drawn = draw(rng)
    add_variety(drawn, rng)
    return drawn


@pytest.mark.parametrize("seed", ["a", "b", "c"])
def test_an_honest_life_is_silent(seed: str) -> None:
    drawn = life(seed)
    assert [f.rule for f in told_of(findings(drawn))] == []
    take_course(drawn, Random(seed))
    assert [f.rule for f in told_of(findings(drawn))] == []


SOME = [p for p in PLANTS if p.rule in ("PRES-01", "CERT-02", "PROC-02", "TRAV-02", "STMT-11")]


@pytest.mark.parametrize("plant", SOME, ids=lambda p: p.rule)
def test_a_plant_is_found_and_nothing_else(plant: Plant) -> None:
    seed = next(s for s in "defghij" if plant.fits(life(s)))
    changed = copy.deepcopy(life(seed))
    plant.change(changed, Random(seed))
    told = findings(changed)
    assert any(planted(plant, f) for f in told)
    assert {f.rule for f in told_of(told)} <= {plant.rule, *plant.also}
