"""A machine-readable zone, taken apart."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from forensics.text.mrz.checks import Check, long_number, verify
from forensics.text.mrz.formats import FILLER, Format, format_of
from forensics.text.mrz.names import MrzName, split_name


@dataclass(frozen=True, slots=True)
class MrzField:
    """One field: ``raw`` as it stands, ``value`` without fillers.

    ``spans`` are its (line, start, end): one, or two for a long document number.
    """

    name: str
    raw: str
    value: str
    spans: tuple[tuple[int, int, int], ...]


@dataclass(frozen=True, slots=True)
class Mrz:
    """A zone whose lines have a lawful shape; what is in them may still be wrong."""

    format: Format
    lines: tuple[str, ...]
    fields: tuple[MrzField, ...]
    checks: tuple[Check, ...]

    def field(self, name: str) -> MrzField | None:
        return next((f for f in self.fields if f.name == name), None)

    def value(self, name: str) -> str:
        """The value of a field, ``""`` if the layout has none or it is empty."""
        found = self.field(name)
        return found.value if found else ""

    def check(self, name: str) -> Check | None:
        return next((c for c in self.checks if c.name == name), None)

    @property
    def valid(self) -> bool:
        """No check digit fails."""
        return all(c.verdict != "failed" for c in self.checks)

    @property
    def failed(self) -> tuple[Check, ...]:
        return tuple(c for c in self.checks if c.verdict == "failed")

    @property
    def name(self) -> MrzName:
        if self.format.name == "FR-ID":
            surname, given = (self.field(n) for n in ("surname", "given"))
            assert surname is not None
            assert given is not None
            full = surname.raw[-1] != FILLER or given.raw[-1] != FILLER
            return MrzName(surname.value, given.value, full)
        found = self.field("name")
        assert found is not None
        return split_name(found.raw)

    @property
    def is_visa(self) -> bool:
        return self.format.name in ("MRV-A", "MRV-B")

    @property
    def is_passport(self) -> bool:
        return self.format.name == "TD3"


def parse(lines: Sequence[str]) -> Mrz | None:
    """The zone these lines are, or ``None`` if they have not the shape of one.

    Lines must be of the alphabet A-Z, 0-9, ``<`` and of exact length (see ``find.clean``).
    """
    fixed = tuple(lines)
    shape = format_of(fixed)
    if shape is None or any(c not in _ALPHABET for line in fixed for c in line):
        return None
    fields = []
    long = long_number(shape, fixed)
    for slot in shape.slots:
        spans: tuple[tuple[int, int, int], ...] = ((slot.line, slot.start, slot.end),)
        if slot.name == "number" and long:
            spans = (*spans, (slot.line, slot.end + 1, long))
        elif slot.name == "optional" and long:
            spans = ((slot.line, long + 1, slot.end),)
        raw = "".join(fixed[i][a:b] for i, a, b in spans)
        fields.append(MrzField(slot.name, raw, _value(slot.name, raw), spans))
    return Mrz(shape, fixed, tuple(fields), verify(shape, fixed))


_ALPHABET = frozenset("<0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ")


def _value(name: str, raw: str) -> str:
    if name in ("birth", "expiry"):
        return raw if raw.strip(FILLER) else ""
    if name in ("surname", "given", "name"):
        return " ".join(p for p in raw.split(FILLER) if p)
    return raw.strip(FILLER)
