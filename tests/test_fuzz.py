"""Every reader of what people and programs write, on bytes made and seeds broken by hypothesis."""

from __future__ import annotations

from random import Random

import pytest
from fuzz import seeds
from fuzz.mutate import mutated
from fuzz.targets import TARGETS
from hypothesis import given, settings
from hypothesis import strategies as st

NAMES = sorted(TARGETS)


@pytest.mark.parametrize("name", NAMES)
def test_the_seeds_are_read(name: str) -> None:
    for seed in TARGETS[name].seeds:
        assert TARGETS[name].run(seed), seed


@pytest.mark.parametrize("name", NAMES)
def test_seeds_cut_anywhere(name: str) -> None:
    for seed in TARGETS[name].seeds:
        for end in range(0, len(seed), 7):
            TARGETS[name].run(seed[:end])


@pytest.mark.parametrize("name", NAMES)
@settings(max_examples=60, deadline=2000)
@given(st.data())
def test_seeds_broken_and_mixed(name: str, data: st.DataObject) -> None:
    target = TARGETS[name]
    seed = data.draw(st.sampled_from(target.seeds))
    start = data.draw(st.integers(0, len(seed)))
    end = data.draw(st.integers(start, min(len(seed), start + 40)))
    words = st.sampled_from(target.words).map(str.encode)
    put = data.draw(st.lists(st.one_of(words, st.binary(max_size=4)), max_size=5))
    target.run(seed[:start] + b"".join(put) + seed[end:])


@pytest.mark.parametrize("name", NAMES)
@settings(max_examples=40, deadline=2000)
@given(st.data())
def test_words_and_bytes_of_any_kind(name: str, data: st.DataObject) -> None:
    words = st.sampled_from(TARGETS[name].words).map(str.encode)
    parts = data.draw(st.lists(st.one_of(words, st.binary(max_size=8)), max_size=30))
    TARGETS[name].run(b"".join(parts))


@pytest.mark.parametrize("name", [n for n in NAMES if TARGETS[n].json])
@settings(max_examples=100, deadline=2000)
@given(st.randoms(use_true_random=False), st.integers(1, 4))
def test_json_with_parts_of_another_kind(name: str, random: Random, times: int) -> None:
    data = random.choice(TARGETS[name].seeds)
    for _ in range(times):
        data = mutated(data, random)
    TARGETS[name].run(data)


FOUND = [
    ("recordings", b"\x80"),  # no UTF-8
    ("recordings", seeds.RECORDING.replace("media_type", "kind").encode()),
    ("recordings", seeds.RECORDING.replace('["pages-left-out","x"]', "[]").encode()),
    ("recordings", seeds.RECORDING.replace('"number":1', '"number":"1"').encode()),
    ("readings", seeds.RECORDS.replace(",0.9,", ",1e999,").replace(":0.9,", ":1e999,").encode()),
    ("readings", seeds.RECORDS.replace("[1,2,30,12]", "[1,2,30,12,5]").encode()),
    ("edtf", b"XXXX-0X"),  # ten thousand years
    ("edtf", b"[" + b"1XXX-XX-0X," * 300 + b"2016]"),
    ("case_toml", b"name = " + b"9" * 5000),
    ("corrections_toml", b"corrections = " + b"9" * 5000),
]


@pytest.mark.parametrize(("name", "data"), FOUND)
def test_what_was_found_once(name: str, data: bytes) -> None:
    assert not TARGETS[name].run(data)


def test_what_is_nested_too_deep_is_an_error_like_any_other() -> None:
    deep = b"[" * 50_000
    for name, target in TARGETS.items():
        for seed in (deep, b"corrections=" + deep, b"name=" + deep, b'{"a":' * 50_000):
            assert not target.run(seed), name
