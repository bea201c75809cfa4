"""Printed numbers of a date, with every value a damaged one can have.

Look-alikes (``l`` for 1, 大 for 六) and unread marks are weighed here only, that is where a
number of a date is expected. Each unread or badly read digit is one choice
``digit:<scope>:<offset>``; a look-alike has one meaning and needs no choice.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import product

from forensics.records import Char
from forensics.temporal.readings import Pick
from forensics.text.dates.atoms import Values
from forensics.text.dates.lexicon import lexicon

UNREAD = "?_□■●…"
LOW_CONFIDENCE = 0.85
"""A character below this, with other candidates, is doubtful."""
WORTH_A_READING = 0.05
"""A candidate below this is not weighed."""
_MOST = 100

_HAN = {c: i for i, c in enumerate("〇一二三四五六七八九")} | {
    "○": 0, "零": 0, "O": 0, "o": 0, "Ο": 0, "0": 0, "两": 2,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Num:
    """``values``: what it can be. ``width``: digits printed, 0 where that says nothing.

    ``blank``: not one digit of it was read.
    """

    values: Values
    width: int
    damaged: bool = False
    blank: bool = False
    han: bool = False

    @property
    def first(self) -> int:
        """The only or first value; -1 where nothing was read."""
        return self.values[0][0] if self.values else -1


def choice(kind: str, scope: str, offset: int) -> str:
    """Name of a doubt: ``digit:passport.pdf:p3:117``."""
    return f"{kind}:{scope}:{offset}" if scope else f"{kind}:{offset}"


_LONGEST = 32


def number(
    text: str, start: int, chars: Sequence[Char | None] | None, scope: str, han: bool
) -> Num | None:
    """A number printed digit by digit; ``None`` if a character can be no digit, or if there are
    more digits than any date has (Python refuses to turn thousands of them into a number)."""
    if len(text) > _LONGEST:
        return None
    if chars is None and text.isdigit() and text.isascii():
        return Num(((int(text), ()),), len(text))
    if all(c in UNREAD for c in text):
        # A blot says nothing, not even how many digits it covers.
        return Num((), 0, damaged=True, blank=True, han=han)
    lex = lexicon()
    slots: list[tuple[tuple[str, tuple[Pick, ...]], ...]] = []
    damaged = False
    for i, c in enumerate(text):
        digit, repaired = _digit(c, han, lex.digits, lex.han_digits)
        if c in UNREAD:
            name = choice("digit", scope, start + i)
            slots.append(tuple((str(d), (Pick(name, str(d)),)) for d in range(10)))
            damaged = True
            continue
        if digit is None:
            return None
        damaged |= repaired
        others = _doubts(chars, start + i, digit, lex.digits, lex.han_digits) if chars else ()
        if others:
            name = choice("digit", scope, start + i)
            slots.append(tuple((d, (Pick(name, d),)) for d in (str(digit), *others)))
        else:
            slots.append(((str(digit), ()),))
    count = 1
    for slot in slots:
        count *= len(slot)
    if count > _MOST:
        return Num((), len(text), damaged=True, blank=True, han=han)
    values = []
    for picked in product(*slots):
        picks = tuple(p for _, some in picked for p in some)
        values.append((int("".join(d for d, _ in picked)), picks))
    if damaged and text[-1] in "?!" and len(text) == 2 and not han:
        # "3?": a second digit was lost, or it is a mark behind a single digit.
        values.append((int(str(slots[0][0][0])), ()))
    return Num(tuple(values), len(text), damaged, han=han)


def _digit(
    c: str, han: bool, plain: dict[str, int], han_like: dict[str, int]
) -> tuple[int | None, bool]:
    """The digit of a character, and whether it took a repair."""
    if c.isdigit() and c.isascii():
        return int(c), False
    if c in _HAN:
        return _HAN[c], not han
    like = han_like.get(c) if han else plain.get(c)
    return (like if like is not None and like < 10 else None), True


def _doubts(
    chars: Sequence[Char | None],
    offset: int,
    digit: int,
    plain: dict[str, int],
    han_like: dict[str, int],
) -> tuple[str, ...]:
    """Other digits that a badly read character may be."""
    char = chars[offset] if offset < len(chars) else None
    if char is None or char.confidence >= LOW_CONFIDENCE:
        return ()
    out: list[str] = []
    for text, confidence in char.alternatives:
        if confidence < WORTH_A_READING or len(text) != 1:
            continue
        for han in (False, True):
            other, _ = _digit(text, han, plain, han_like)
            if other is not None and other != digit and str(other) not in out:
                out.append(str(other))
                break
    return tuple(out)


def han_options(text: str, start: int, scope: str) -> Num | None:
    """A numeral with 十 and one unread mark: 十? is 10 to 19, ?十一 is 11, 21 … 91."""
    marks = [i for i, c in enumerate(text) if c in UNREAD]
    if len(marks) != 1:
        return Num((), 0, damaged=True, blank=True, han=True) if marks else None
    at = marks[0]
    name = choice("digit", scope, start + at)
    found: dict[int, str] = {}
    for c in ("", *"一二三四五六七八九十"):
        value = han_number(text[:at] + c + text[at + 1 :])
        if value is not None and 0 < value < 100:
            found.setdefault(value, c or "nothing")
    values = tuple((v, (Pick(name, option),)) for v, option in sorted(found.items()))
    return Num(values, 0, damaged=True, han=True) if values else None


def han_number(text: str) -> int | None:
    """三十一, 一百零五, 廿三, 二千零一十六; ``None`` for what is no number."""
    text = text.replace("廿", "二十").replace("卅", "三十").replace("两", "二")
    total, last = 0, None
    units = {"十": 10, "百": 100, "千": 1000}
    for c in text:
        if c in units:
            if last is None and total and c != "十":
                return None
            total += (1 if last is None else last) * units[c]
            last = None
        elif c in _HAN:
            if last not in (None, 0):
                return None
            last = _HAN[c]
        else:
            return None
    return total + (last or 0)
