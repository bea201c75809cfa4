"""Records to JSON Lines and back: nothing lost, nothing invented, one schema."""

from __future__ import annotations

import dataclasses
import json
import types
from datetime import date
from enum import Enum
from functools import cache
from pathlib import Path
from typing import Any, Literal, Union, get_args, get_origin

import jsonschema
import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from forensics.events import Event, EventKind, Extraction
from forensics.findings import Outcome
from forensics.places import Place
from forensics.records import Box, Char, Document, Page, Provenance, Span, Word
from forensics.serialize import (
    WHOLE,
    Header,
    Trouble,
    dumps,
    from_data,
    from_jsonl,
    to_data,
    to_jsonl,
)
from forensics.serialize.schema import schema
from forensics.serialize.values import fields
from forensics.temporal.readings import Interval, Pick, Reading, UncertainDate

PUBLISHED = Path(__file__).parents[1] / "docs" / "schema" / "forensics-1.schema.json"

anything = st.text(st.characters(codec=None), max_size=8)


@cache
def values(hint: Any) -> st.SearchStrategy[Any]:
    """Values of any type that stands in a record, from its type hints alone."""
    origin, args = get_origin(hint), get_args(hint)
    if origin in (Union, types.UnionType):
        return st.one_of([values(a) for a in args])
    if origin is Literal:
        return st.sampled_from(args)
    if origin is tuple:
        if args[1:] == (Ellipsis,):
            return st.lists(values(args[0]), max_size=2).map(tuple)
        return st.tuples(*(values(a) for a in args))
    if hint is Reading:
        return st.tuples(st.dates(), st.dates(), st.booleans(), values(tuple[Pick, ...])).map(
            lambda t: Reading(None if t[2] else min(t[:2]), max(t[:2]), t[3])
        )
    if hint is UncertainDate:
        return st.lists(values(Reading), min_size=1, max_size=2).map(
            lambda rows: UncertainDate(tuple(rows))
        )
    if hint is Event:
        return st.tuples(*(values(h) for h, _ in fields(Event).values())).map(
            lambda t: Event(t[0], t[1], t[2] or (SOMEWHERE,), *t[3:])
        )
    if dataclasses.is_dataclass(hint):
        return st.builds(hint, **{n: values(h) for n, (h, _) in fields(hint).items()})
    if isinstance(hint, type) and issubclass(hint, Enum):
        return st.sampled_from(list(hint))
    plain = {
        str: anything,
        int: st.integers(-(10**9), 10**9),
        float: st.floats(0, 1),
        bool: st.booleans(),
        date: st.dates(),
        type(None): st.none(),
    }
    return plain[hint]


SOMEWHERE = Provenance("a.pdf", 1, Span(1, 0, 2), (Box(1, 2, 3, 4),), "二〇", 0.5, "test")
records = st.one_of([values(cls) for cls in WHOLE.values()])
relaxed = settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))


@relaxed
@given(st.lists(records, max_size=3))
def test_there_and_back(rows: list[Any]) -> None:
    assert from_jsonl(to_jsonl(rows)) == tuple(rows)


@relaxed
@given(st.lists(records, max_size=2))
def test_every_line_fits_the_schema(rows: list[Any]) -> None:
    check = jsonschema.Draft202012Validator(schema())
    for line in to_jsonl(rows).splitlines():
        check.validate(json.loads(line))


def test_the_schema_is_itself_valid_and_published() -> None:
    jsonschema.Draft202012Validator.check_schema(schema())
    assert json.loads(PUBLISHED.read_text()) == schema(), "run: forensics schema > " + str(
        PUBLISHED
    )


@pytest.mark.parametrize(
    "line",
    [
        '{"record":"document","data":{"name":"a"}}',
        '{"record":"document","data":{"name":1,"sha256":"","media_type":""}}',
        '{"record":"nothing","data":{}}',
        '{"record":"header","data":{"schema":"forensics/1","version":"1","more":1}}',
    ],
)
def test_the_schema_and_the_reader_refuse_the_same(line: str) -> None:
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.Draft202012Validator(schema()).validate(json.loads(line))
    with pytest.raises(ValueError, match="line 1"):
        from_jsonl(line)


def test_one_changed_fact_is_one_changed_line() -> None:
    def extraction(day: date) -> Extraction:
        events = tuple(
            Event(EventKind.BAIL, UncertainDate.day(d), (SOMEWHERE,))
            for d in (date(2016, 3, 1), day)
        )
        return Extraction("a.pdf", "00", "bail_decision", "zh", "", events=events)

    one = to_jsonl([extraction(date(2016, 4, 1))]).splitlines()
    two = to_jsonl([extraction(date(2016, 4, 2))]).splitlines()
    assert len(one) == 3
    assert [a == b for a, b in zip(one, two, strict=True)] == [True, True, False]


def test_a_document_is_a_line_a_page_and_reads_back_with_its_characters() -> None:
    char = Char("年", Box(1, 2, 3, 4), 0.25, (("牛", 0.125),))
    word = Word("年", Box(1, 2, 3, 4), 0.25, 0, (char,))
    page = Page(1, 10, 20, 300, "reader 1", "年", (word,), 1)
    document = Document(
        "a.pdf", "00", "application/pdf", (page, dataclasses.replace(page, number=2))
    )
    text = to_jsonl([document])
    assert [json.loads(line)["record"] for line in text.splitlines()] == [
        "document",
        "page",
        "page",
    ]
    assert from_jsonl(text) == (document,)


def test_an_open_end_is_told_from_an_unknown_one() -> None:
    when = Interval(UncertainDate.day(date(2016, 3, 1)), None)
    data = to_data(Event(EventKind.BAIL, when, (SOMEWHERE,)))
    assert data["when"]["type"] == "Interval"
    assert data["when"]["end"] is None
    assert from_data(Event, data).when == when


def test_records_of_several_kinds_say_which() -> None:
    data = to_data(
        Event(EventKind.OTHER, None, (SOMEWHERE,), where=Place("炎陵县", "CN", "430225"))
    )
    assert data["where"] == {"name": "炎陵县", "country": "CN", "code": "430225"}
    assert data["when"] is None


def test_what_no_person_sees_is_an_escape() -> None:
    text = "a\u202eb\x1b[31m\x9b\ud800\u2028\U000e0041年é\x7f"
    line = dumps({"quote": text})
    assert line.encode("utf-8")  # no lone surrogate left
    assert not [c for c in line if not c.isprintable()]
    assert "年é" in line
    assert json.loads(line)["quote"] == text


def test_numbers_of_numpy_are_refused() -> None:
    with pytest.raises(TypeError, match="int64"):
        to_jsonl([Document("a", "", "", (Page(np.int64(1), 1, 1, 0, "", "", (), 0),))])


@pytest.mark.parametrize(
    ("line", "why"),
    [
        ("{", "line 1"),
        ('{"record":"page","data":{}}', "page"),
        ('{"record":"header"}', "data"),
        ('{"record":"outcome","data":{"more":1}}', "more"),
        ("[]", "line 1"),
        ('{"record":"trouble","data":{"code":1,"place":"","message":""}}', "1"),
    ],
)
def test_a_wrong_line_is_named(line: str, why: str) -> None:
    with pytest.raises(ValueError, match="line 1") as caught:
        from_jsonl(line)
    assert why in str(caught.value)


def test_empty_text_is_no_record() -> None:
    assert from_jsonl("\n\n") == ()
    assert to_jsonl([]) == ""
    assert from_jsonl(to_jsonl([Outcome((), (), ())])) == (Outcome((), (), ()),)
    assert from_jsonl(to_jsonl([Header("x", "1"), Trouble("a", "b", "c")]))[1].code == "a"  # type: ignore[union-attr]
