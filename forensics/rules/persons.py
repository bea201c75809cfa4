"""Persons as papers name them: names, birth dates and numbers, ready to be compared."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from forensics.case import Subject
from forensics.events import Extraction, Person
from forensics.rules.names import han_of, is_masked, latin_keys
from forensics.temporal.readings import UncertainDate

_NAME_FACTS = frozenset({"name", "name_han", "name_latin", "alias"})
_NUMBER_FACTS = frozenset({"id_number", "passport_number"})
_HIDDEN = re.compile("[*○〇]")
CASE = -1
"""Stands for the case file where else the index of an extraction stands."""


@dataclass(slots=True, eq=False)
class Node:
    """A person of one paper (or of the case file), with the marks the paper gives."""

    where: tuple[int, str]
    label: str
    role: str
    han: frozenset[str]
    latin: frozenset[str]
    masked: frozenset[str]
    births: tuple[UncertainDate, ...]
    numbers: frozenset[tuple[str, str]]
    ids: frozenset[str]


def nodes_of(subject: Subject, extractions: Sequence[Extraction]) -> list[Node]:
    """Every named person of the case file and of the papers, in a stable order."""
    nodes = []
    names = (*subject.names, *subject.aliases)
    if names or subject.numbers:
        births: tuple[UncertainDate, ...] = (subject.birth_date,) if subject.birth_date else ()
        numbers = frozenset(("", normal_number(n)) for n in subject.numbers)
        ids = frozenset(n for _, n in numbers if _is_id(n))
        nodes.append(_node((CASE, ""), "the case file", "subject", names, births, numbers, ids))
    for index, extraction in enumerate(extractions):
        for person in extraction.persons:
            if person.role == "official":
                continue
            printed, told, births = _marks(person)
            numbers = frozenset(("", n) for n in told)
            ids = frozenset(n for n in told if _is_id(n))
            if not (printed or numbers or births):
                # A page of stamps prints no name: see ``Identity._holder``.
                continue
            label = f"{extraction.document}#{person.key}"
            nodes.append(
                _node((index, person.key), label, person.role, printed, births, numbers, ids)
            )
    nodes.sort(key=lambda n: (n.where[0] != CASE, n.label, n.where))
    return nodes


def _marks(person: Person) -> tuple[list[str], list[str], tuple[UncertainDate, ...]]:
    """The names, the numbers and the birth dates that a paper gives of somebody."""
    names: list[str] = []
    numbers: list[str] = []
    births: list[UncertainDate] = []
    for fact in person.facts:
        value = fact.value
        if isinstance(value, UncertainDate):
            if fact.name == "birth_date":
                births.append(value)
        elif isinstance(value, str):
            if fact.name in _NAME_FACTS:
                names.append(value)
            elif fact.name in _NUMBER_FACTS and len(value) >= 6 and not _HIDDEN.search(value):
                numbers.append(normal_number(value))
    return names, numbers, tuple(births)


def _node(
    where: tuple[int, str],
    label: str,
    role: str,
    names: Iterable[str],
    births: tuple[UncertainDate, ...],
    numbers: frozenset[tuple[str, str]],
    ids: frozenset[str],
) -> Node:
    han: set[str] = set()
    latin: set[str] = set()
    masked: set[str] = set()
    for name in names:
        if characters := han_of(name):
            (masked if is_masked(name) else han).add(characters)
        else:
            latin |= latin_keys(name)
    return Node(
        where, label, role, frozenset(han), frozenset(latin), frozenset(masked), births,
        numbers, ids,
    )  # fmt: skip


def normal_number(text: str) -> str:
    """A number without spaces, hyphens and marks, in capitals."""
    return text.upper() if text.isalnum() else "".join(c for c in text.upper() if c.isalnum())


def _is_id(number: str) -> bool:
    return len(number) in (15, 18) and number[:-1].isdigit()
