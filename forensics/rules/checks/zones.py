"""The machine-readable zone against the visual zone of one data page."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from forensics.events import Extraction
from forensics.records import Fact, FactValue
from forensics.rules.candidate import Candidate
from forensics.rules.checks.values import clash_of_values
from forensics.rules.items import Item, item_of_fact
from forensics.rules.model import Rule
from forensics.rules.names import same_name
from forensics.rules.view import Result, View
from forensics.temporal.readings import UncertainDate
from forensics.temporal.verdict import Answer, Decision


@dataclass(frozen=True, slots=True)
class _Field:
    name: str
    words: str
    of_person: bool


_FIELDS = (
    _Field("passport_number", "the passport number", True),
    _Field("number", "the document number", False),
    _Field("birth_date", "the birth date", True),
    _Field("expiry_date", "the date of expiry", False),
    _Field("sex", "the sex", True),
    _Field("nationality", "the nationality", True),
    _Field("name_latin", "the name in Latin letters", True),
)


def check(rule: Rule, view: View) -> Iterator[Result]:
    for index, extraction in enumerate(view.extractions):
        numbers: set[tuple[str, str]] = set()
        for field, facts, key in _printed(extraction):
            machine = [f for f in facts if f.zone == "mrz"]
            visual = [f for f in facts if f.zone == "viz"]
            if not machine or not visual:
                continue
            pair = (str(machine[0].value), str(visual[0].value))
            if "number" in field.name and pair in numbers:
                continue
            numbers.add(pair)
            person, component = view.identity.of(index, key)
            prefix = "fact:" if field.of_person else "paper:"
            one, two = (
                item_of_fact(prefix, f, extraction, person, component)
                for f in (machine[0], visual[0])
            )
            yield _compare(field, one, two)


def _printed(extraction: Extraction) -> Iterator[tuple[_Field, tuple[Fact, ...], str]]:
    for field in _FIELDS:
        if field.of_person:
            for person in extraction.persons:
                yield field, person.values(field.name), person.key
        else:
            yield field, extraction.values(field.name), ""


def _compare(field: _Field, one: Item, two: Item) -> Candidate:
    if field.name == "name_latin":
        decision = _names(one, two)
    else:
        decision = clash_of_values(one, two, shape=_shape(field))
    words = {"field": field.words}
    return Candidate({"m": (one,), "v": (two,)}, decision, words=words)


def _shape(field: _Field) -> str:
    return "number" if "number" in field.name else "word"


def _names(one: Item, two: Item) -> Decision:
    """Names of the two zones differ only by transliteration, order and truncation.

    Doc 9303-3 section 6 lets a state leave out what does not fit and write letters with marks
    in several ways, so only names without a common beginning clash.
    """
    a, b = _letters(one.value), _letters(two.value)
    same = same_name(str(one.value), str(two.value))
    if same or not a or not b or a.startswith(b[:6]) or b.startswith(a[:6]) or set(a) >= set(b):
        return Decision(Answer.NONE, ())
    return clash_of_values(one, two, shape="word")


def _letters(value: FactValue | UncertainDate | None) -> str:
    return "".join(c for c in str(value).upper() if c.isalpha())
