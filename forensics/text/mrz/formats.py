"""The layouts of machine-readable zones: which field stands where.

ICAO Doc 9303 (8th edition): part 4 (TD3), part 5 (TD1), part 6 (TD2), part 7 (MRV-A, MRV-B).
The French identity card issued until 2021 has a layout of its own with 36 columns; it is here
because it is still in circulation.
"""

from __future__ import annotations

from dataclasses import dataclass

LETTERS = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZ")
DIGITS = frozenset("0123456789")
FILLER = "<"
ALPHABET = "<0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"

_SETS: dict[str, frozenset[str]] = {
    "letters": LETTERS | {FILLER},
    "digits": DIGITS | {FILLER},
    "check": DIGITS | {FILLER},
    "digit": DIGITS,
    "any": frozenset(ALPHABET),
    "sex": frozenset("MFX<"),
    "filler": frozenset(FILLER),
}


@dataclass(frozen=True, slots=True)
class Slot:
    """Columns ``start`` to ``end`` (excluded, from 0) of line ``line`` (from 0).

    ``kind`` names the characters allowed (see ``allowed``).
    """

    name: str
    line: int
    start: int
    end: int
    kind: str


@dataclass(frozen=True, slots=True)
class CheckSlot:
    """A check digit and what it is computed over, as (line, start, end) in order.

    ``optional`` check digits may be a filler when the field they guard is empty.
    """

    name: str
    line: int
    column: int
    over: tuple[tuple[int, int, int], ...]
    optional: bool = False


@dataclass(frozen=True, slots=True)
class Format:
    """One layout: ``lines`` lines of ``columns`` characters; ``first`` may begin the code."""

    name: str
    lines: int
    columns: int
    first: frozenset[str]
    slots: tuple[Slot, ...]
    checks: tuple[CheckSlot, ...]

    def slot(self, name: str) -> Slot:
        """The slot of this name. Raises ``KeyError``."""
        for slot in self.slots:
            if slot.name == name:
                return slot
        raise KeyError(name)

    def allowed(self, line: int, column: int) -> frozenset[str]:
        """The characters that may stand there."""
        if line == 0 and column == 0:
            return self.first
        for check in self.checks:
            if (check.line, check.column) == (line, column):
                # A long document number puts a filler where its check digit would stand.
                free = check.optional or check.name == "number"
                return _SETS["check" if free else "digit"]
        for slot in self.slots:
            if slot.line == line and slot.start <= column < slot.end:
                return _SETS[slot.kind]
        return _SETS["any"]


def _slots(*rows: tuple[str, int, int, int, str]) -> tuple[Slot, ...]:
    return tuple(Slot(*row) for row in rows)


TD3 = Format(
    "TD3",
    2,
    44,
    frozenset("P"),
    _slots(
        ("code", 0, 0, 2, "letters"),
        ("state", 0, 2, 5, "letters"),
        ("name", 0, 5, 44, "letters"),
        ("number", 1, 0, 9, "any"),
        ("nationality", 1, 10, 13, "letters"),
        ("birth", 1, 13, 19, "digits"),
        ("sex", 1, 20, 21, "sex"),
        ("expiry", 1, 21, 27, "digits"),
        ("optional", 1, 28, 42, "any"),
    ),
    (
        CheckSlot("number", 1, 9, ((1, 0, 9),)),
        CheckSlot("birth", 1, 19, ((1, 13, 19),)),
        CheckSlot("expiry", 1, 27, ((1, 21, 27),)),
        CheckSlot("optional", 1, 42, ((1, 28, 42),), optional=True),
        CheckSlot("composite", 1, 43, ((1, 0, 10), (1, 13, 20), (1, 21, 43))),
    ),
)

TD2 = Format(
    "TD2",
    2,
    36,
    frozenset("ACIP"),
    _slots(
        ("code", 0, 0, 2, "letters"),
        ("state", 0, 2, 5, "letters"),
        ("name", 0, 5, 36, "letters"),
        ("number", 1, 0, 9, "any"),
        ("nationality", 1, 10, 13, "letters"),
        ("birth", 1, 13, 19, "digits"),
        ("sex", 1, 20, 21, "sex"),
        ("expiry", 1, 21, 27, "digits"),
        ("optional", 1, 28, 35, "any"),
    ),
    (
        CheckSlot("number", 1, 9, ((1, 0, 9),)),
        CheckSlot("birth", 1, 19, ((1, 13, 19),)),
        CheckSlot("expiry", 1, 27, ((1, 21, 27),)),
        CheckSlot("composite", 1, 35, ((1, 0, 10), (1, 13, 20), (1, 21, 35))),
    ),
)

TD1 = Format(
    "TD1",
    3,
    30,
    frozenset("ACI"),
    _slots(
        ("code", 0, 0, 2, "any"),
        ("state", 0, 2, 5, "letters"),
        ("number", 0, 5, 14, "any"),
        ("optional", 0, 15, 30, "any"),
        ("birth", 1, 0, 6, "digits"),
        ("sex", 1, 7, 8, "sex"),
        ("expiry", 1, 8, 14, "digits"),
        ("nationality", 1, 15, 18, "letters"),
        ("optional2", 1, 18, 29, "any"),
        ("name", 2, 0, 30, "letters"),
    ),
    (
        CheckSlot("number", 0, 14, ((0, 5, 14),)),
        CheckSlot("birth", 1, 6, ((1, 0, 6),)),
        CheckSlot("expiry", 1, 14, ((1, 8, 14),)),
        CheckSlot("composite", 1, 29, ((0, 5, 30), (1, 0, 7), (1, 8, 15), (1, 18, 29))),
    ),
)


def _visa(name: str, columns: int) -> Format:
    return Format(
        name,
        2,
        columns,
        frozenset("V"),
        _slots(
            ("code", 0, 0, 2, "letters"),
            ("state", 0, 2, 5, "letters"),
            ("name", 0, 5, columns, "letters"),
            ("number", 1, 0, 9, "any"),
            ("nationality", 1, 10, 13, "letters"),
            ("birth", 1, 13, 19, "digits"),
            ("sex", 1, 20, 21, "sex"),
            ("expiry", 1, 21, 27, "digits"),
            ("optional", 1, 28, columns, "any"),
        ),
        (
            CheckSlot("number", 1, 9, ((1, 0, 9),)),
            CheckSlot("birth", 1, 19, ((1, 13, 19),)),
            CheckSlot("expiry", 1, 27, ((1, 21, 27),)),
        ),
    )


MRVA = _visa("MRV-A", 44)
MRVB = _visa("MRV-B", 36)

FRENCH_ID = Format(
    "FR-ID",
    2,
    36,
    frozenset("I"),
    _slots(
        ("code", 0, 0, 2, "letters"),
        ("state", 0, 2, 5, "letters"),
        ("surname", 0, 5, 30, "letters"),
        ("office", 0, 30, 36, "any"),
        ("number", 1, 0, 12, "any"),
        ("given", 1, 13, 27, "letters"),
        ("birth", 1, 27, 33, "digits"),
        ("sex", 1, 34, 35, "sex"),
    ),
    (
        CheckSlot("number", 1, 12, ((1, 0, 12),)),
        CheckSlot("birth", 1, 33, ((1, 27, 33),)),
        CheckSlot("composite", 1, 35, ((0, 0, 36), (1, 0, 35))),
    ),
)

FORMATS: tuple[Format, ...] = (TD3, MRVA, TD2, MRVB, FRENCH_ID, TD1)


def format_of(lines: tuple[str, ...]) -> Format | None:
    """The layout these lines have by their number, length and first letters, or ``None``.

    TD2 and the old French card share their shape; the French one says ``IDFRA`` and has its
    check digit in column 13 of line 2.
    """
    if lines and lines[0].startswith("IDFRA") and _is_shape(FRENCH_ID, lines):
        return FRENCH_ID
    for shape in FORMATS:
        if shape is not FRENCH_ID and _is_shape(shape, lines) and lines[0][0] in shape.first:
            return shape
    return None


def _is_shape(shape: Format, lines: tuple[str, ...]) -> bool:
    return len(lines) == shape.lines and all(len(line) == shape.columns for line in lines)
