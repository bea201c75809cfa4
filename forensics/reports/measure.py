"""How wide a text is when set, near enough to lay out a picture without a font."""

from __future__ import annotations

import unicodedata

FONT = 12.5
"""Size of the letters of a picture, in its own pixels."""


_EMS = {
    **dict.fromkeys("ijl.,:;'|!", 0.29),
    **dict.fromkeys("ftr()[]-/ ", 0.38),
    **dict.fromkeys("mwMW@%", 0.9),
}
"""Widths of letters in ems, a little generous; all others below."""


def text_width(text: str, size: float = FONT) -> float:
    """About how wide a text is set, in pixels; East Asian characters take a whole em."""
    return size * sum(map(_em, text))


def _em(char: str) -> float:
    if unicodedata.east_asian_width(char) in "WF":
        return 1.0
    return _EMS.get(char, 0.68 if char.isupper() else 0.58)


def fit(text: str, room: float, size: float = FONT) -> str:
    """``text``, or its beginning with an ellipsis, no wider than ``room`` pixels."""
    if text_width(text, size) <= room:
        return text
    while text and text_width(text + "…", size) > room:
        text = text[:-1]
    return f"{text.rstrip()}…" if text else ""


def wrap(text: str, room: float, lines: int, size: float = FONT) -> list[str]:
    """``text`` in at most ``lines`` lines of ``room`` pixels; the last may be cut."""
    out: list[str] = []
    line = ""
    for piece in _pieces(text):
        if line and text_width(line + piece.rstrip(), size) > room:
            out.append(line.rstrip())
            line = ""
        line += piece
    out.append(line.rstrip())
    if len(out) > lines:
        out = [*out[: lines - 1], "".join(out[lines - 1 :])]
    return [fit(x, room, size) for x in out]


def _pieces(text: str) -> list[str]:
    """Where a line may break: after spaces, slashes and before every wide character."""
    pieces, piece = [], ""
    for char in text:
        if unicodedata.east_asian_width(char) in "WF":
            pieces += [piece] if piece else []
            piece = char
        else:
            piece += char
            if char in " /-_":
                pieces.append(piece)
                piece = ""
    return [*pieces, piece] if piece else pieces
