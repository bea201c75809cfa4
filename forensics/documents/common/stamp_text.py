"""One stamp taken apart: state, direction, port, number, which of its dates is the travel day."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from forensics.data.stamp_layouts import Layout, layouts
from forensics.data.states import by_icao
from forensics.places import Place

# A day up to which somebody may stay is no day of travel.
_UNTIL = re.compile(
    r"\bunt|till|valid|before|expir|stay|remain|hasta|jusqu|bis\b|不超过|停留|有效|至\s*\d|截止",
    re.I,
)
_CANCELLED = re.compile(r"cancel|annul|void\b|revoked|作废|作廢|取消|注销|註銷", re.I)
_REFUSED = re.compile(r"refus|denied|zur[uü]ckgewiesen|拒绝入境|拒絕入境", re.I)
_ENTRY = re.compile(r"\b(?:entry|arriv\w*|admitted|entr[eé]e|entrada|landed)\b|入\s?境|입국", re.I)
_EXIT = re.compile(r"\b(?:exit|depart\w*|sortie|salida|sa[ií]da|embarked)\b|出\s?境|출국", re.I)
_NUMBER = re.compile(r"(?<!\d)(\d{3,4})(?!\d)\s*$")
_DATED = re.compile(r"\d\s?(?:[./\-年]\s?|[A-Za-z]{3,9}\s?|\s)\d")
_MONTH = re.compile(r"\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)\b", re.I)
_SKIP = re.compile(r"specimen|样本|^\W*$", re.I)


@dataclass(frozen=True, slots=True)
class StampLine:
    """A line of a stamp; ``start`` is its offset in the page text."""

    text: str
    start: int

    @property
    def end(self) -> int:
        return self.start + len(self.text)


@dataclass(frozen=True, slots=True)
class StampText:
    """What the words (and, failing them, the shape) of a stamp say.

    ``series`` names the stamps that share one way to write dates: the layout's state, ``""`` where
    none was read. ``where`` is ``None`` if no table knows the state. ``conflict``: word and
    shape disagree.
    """

    lines: tuple[StampLine, ...]
    layout: Layout | None
    where: Place | None
    direction: str
    by: str
    port: str
    number: str
    cancelled: bool
    refused: bool
    conflict: str

    @property
    def series(self) -> str:
        if self.layout is not None:
            return self.layout.state
        return self.where.country or self.where.name if self.where else ""


def split(text: str, start: int) -> tuple[StampLine, ...]:
    """The lines of ``text``, which begins at ``start`` of the page text."""
    out = []
    for line in text.split("\n"):
        if line.strip():
            out.append(StampLine(line, start))
        start += len(line) + 1
    return tuple(out)


def read_stamp(lines: tuple[StampLine, ...], shape: str) -> StampText:
    """Take a stamp apart. ``shape`` as in ``records.Region``."""
    whole = "\n".join(line.text for line in lines)
    layout, where = _state(whole, lines, shape)
    direction, by, conflict = _direction(whole, layout, shape)
    port, number, land = _port(lines, layout, where)
    if layout is not None and where is None and land:
        where = Place(_state_name(land), land)
    return StampText(
        lines,
        layout,
        where,
        direction,
        by,
        port,
        number,
        bool(_CANCELLED.search(whole)),
        bool(_REFUSED.search(whole)),
        conflict,
    )


def is_until(lines: tuple[StampLine, ...], index: int, column: int) -> bool:
    """Does the date at ``column`` of line ``index`` end a permitted stay?

    The word stands before it in its line, or closes the line above.
    """
    line = lines[index].text
    if _UNTIL.search(line[:column]):
        return True
    above = lines[index - 1].text if index else ""
    marks = list(_UNTIL.finditer(above))
    closes = bool(marks) and not re.search(r"\d", above[marks[-1].end() :])
    return closes and not line[:column].strip()


def _flat(text: str) -> str:
    return re.sub(r"\s+", "", text).upper()


def _state(
    whole: str, lines: tuple[StampLine, ...], shape: str
) -> tuple[Layout | None, Place | None]:
    flat = _flat(whole)
    hits = [
        (len(_flat(name)), layout)
        for layout in layouts()
        for name in layout.names
        if _flat(name) in flat
    ]
    if hits:
        best = max(hits, key=lambda h: h[0])[1]
        if not best.letters:
            return best, Place(best.name, best.state)
        return best, None
    ports = {
        (layout.state, port.country): layout
        for layout in layouts()
        for port in layout.ports
        if any(_has(flat, _flat(word)) for word in port.words)
    }
    # A lone letter is easily misread: words and ports of another state speak against it.
    spoken = _ENTRY.search(whole) or _EXIT.search(whole) or re.search("immigra", whole, re.I)
    for layout in layouts():
        if layout.letters and not spoken:
            land = _letters(layout, lines)
            elsewhere = any(port != (layout.state, land) for port in ports)
            known = (layout.state, land) in ports
            if land and not elsewhere and (known or not _stroke(lines)):
                return layout, Place(_state_name(land), land)
    if len(ports) == 1:
        (state, land), layout = next(iter(ports.items()))
        country = land or state
        return layout, Place(_state_name(country), country)
    for name, code in _names():
        if re.search(rf"(?<![A-Z]){re.escape(name)}(?![A-Z])", whole.upper()):
            return None, Place(name.title(), code)
    return None, None


def _has(flat: str, word: str) -> bool:
    return (
        word in flat
        if len(word) > 3 or not word.isascii()
        else bool(re.search(rf"(?<![A-Z]){re.escape(word)}(?![A-Z])", flat))
    )


def _letters(layout: Layout, lines: tuple[StampLine, ...]) -> str:
    """The state of a union by the letters that stand alone at the top, beside an arrow."""
    codes = dict(layout.letters)
    for line in lines[:2]:
        words = re.findall(r"[A-Z]+", line.text)
        rest = re.sub(r"[A-Z\s→←>\-—*✈·.<]", "", line.text)
        if len(words) == 1 and words[0] in codes and not rest:
            return codes[words[0]]
    return ""


def _stroke(lines: tuple[StampLine, ...]) -> bool:
    """Is the lone letter one that a bar of a frame is read as?"""
    return any(line.text.strip(" →←>-—*✈·.<") in ("I", "L") for line in lines[:2])


@lru_cache(maxsize=1)
def _names() -> tuple[tuple[str, str], ...]:
    """(name in capitals, alpha-2 or ICAO code) of every state, long names first."""
    rows = []
    for state in by_icao().values():
        name = re.sub(r"\s*\(.*\)", "", state.name).upper()
        if len(name) > 3:
            rows.append((name, state.alpha2 or state.icao))
    return tuple(sorted(rows, key=lambda r: -len(r[0])))


def _state_name(alpha2: str) -> str:
    for state in by_icao().values():
        if state.alpha2 == alpha2:
            return state.name
    return alpha2


def _direction(whole: str, layout: Layout | None, shape: str) -> tuple[str, str, str]:
    """(direction, what says so, conflict). Words say more than a shape seen by a program."""
    flat = _flat(whole)
    said: set[str] = set()
    shaped: set[str] = set()
    if layout is not None:
        for mark in layout.directions:
            if any(_flat(word) in flat for word in mark.words):
                said.add(mark.direction)
            if shape and shape in mark.shapes:
                shaped.add(mark.direction)
    generic = set()
    if _ENTRY.search(whole):
        generic.add("entry")
    if _EXIT.search(whole):
        generic.add("exit")
    words = said if len(said) == 1 else generic if len(generic) == 1 else set()
    if words:
        (direction,) = words
        clash = len(shaped) == 1 and shaped != words
        conflict = f"its words say {direction}, a {shape} means the other" if clash else ""
        return direction, "words", conflict
    if len(shaped) == 1 and not said and not generic:
        (direction,) = shaped
        return direction, f"shape: {shape}", ""
    return "unknown", "", ""


def _port(
    lines: tuple[StampLine, ...], layout: Layout | None, where: Place | None
) -> tuple[str, str, str]:
    """(port, stamp number, country of the port where the layout covers several states)."""
    number = ""
    flat = _flat("\n".join(line.text for line in lines))
    for line in reversed(lines):
        match = _NUMBER.search(line.text)
        if match and not _DATED.search(line.text) and not _UNTIL.search(line.text):
            number = match[1]
            break
    if layout is not None:
        for port in layout.ports:
            if any(_has(flat, _flat(word)) for word in port.words):
                return port.name, number, port.country
    left = [line.text for line in lines if _is_name(line.text, layout, where)]
    name = re.sub(r"[\d\[\]()（）【】]+", " ", left[-1]).strip(" .-·") if left else ""
    return name, number, ""


def _is_name(text: str, layout: Layout | None, where: Place | None) -> bool:
    """A line that is neither state, direction, date, limit of stay nor number."""
    if any(p.search(text) for p in (_SKIP, _MONTH, _ENTRY, _EXIT, _UNTIL)):
        return False
    if re.search(
        r"\d\s?[./\- ]\s?(?:\d|[A-Za-z]{3})|immigra|imigre|visited|souvenir|border|边检", text, re.I
    ):
        return False
    letters = re.sub(r"[^A-Za-z\u3040-\u9fff\uac00-\ud7af]", "", text)
    if len(letters) < 2:
        return False
    flat = _flat(text)
    names = [_flat(n) for n in layout.names] if layout else []
    words = [_flat(w) for d in layout.directions for w in d.words] if layout else []
    if where is not None:
        names.append(_flat(where.name))
    return not any(n == flat or n in flat for n in (*names, *words) if n)
