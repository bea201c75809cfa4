"""Persons as papers name them: names, birth dates and numbers, ready to be compared."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from forensics.case import Subject
from forensics.events import Extraction
from forensics.records import FactValue
from forensics.rules.names import han_of, is_masked, latin_keys
from forensics.temporal.readings import UncertainDate

_NAME_FACTS = ("name", "name_han", "name_latin", "alias")
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
        numbers = frozenset(("", _number(n)) for n in subject.numbers)
        ids = frozenset(n for _, n in numbers if _is_id(n))
        nodes.append(_node((CASE, ""), "the case file", "subject", names, births, numbers, ids))
    for index, extraction in enumerate(extractions):
        for person in extraction.persons:
            if person.role == "official":
                continue
            told: dict[str, list[FactValue]] = {}
            for fact in person.facts:
                told.setdefault(fact.name, []).append(fact.value)
            printed = [v for n in _NAME_FACTS for v in told.get(n, ()) if isinstance(v, str)]
            numbers = frozenset(
                ("", _number(v))
                for name in ("id_number", "passport_number")
                for v in told.get(name, ())
                if isinstance(v, str) and not set("*○〇") & set(v) and len(v) >= 6
            )
            ids = frozenset(n for _, n in numbers if _is_id(n))
            births = tuple(v for v in told.get("birth_date", ()) if isinstance(v, UncertainDate))
            if not (printed or numbers or births):
                # A page of stamps prints no name: see ``Identity._holder``.
                continue
            label = f"{extraction.document}#{person.key}"
            nodes.append(
                _node((index, person.key), label, person.role, printed, births, numbers, ids)
            )
    nodes.sort(key=lambda n: (n.where[0] != CASE, n.label, n.where))
    return nodes


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


def _number(text: str) -> str:
    return "".join(c for c in text.upper() if c.isalnum())


def _is_id(number: str) -> bool:
    return len(number) in (15, 18) and number[:-1].isdigit()
