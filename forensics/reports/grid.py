"""The timeline in characters: one cell a month, a quarter or a year, whichever fits."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from rich.cells import cell_len, set_cell_size
from rich.text import Text

from forensics.escape import visible
from forensics.reports.catalogue import Texts
from forensics.reports.timeline import Item, Stretch, Timeline
from forensics.reports.timeline_layout import units

UNITS = (("month", 1), ("quarter", 3), ("year", 12))
LASTS, MAYBE, INFERRED, DAY, ONE_OF, CLASH = "█", "░", "▒", "◆", "◇", "✗"
MOST_BESIDE = 40
"""Columns of the words beside the cells."""
NO_BREAK = "\N{NO-BREAK SPACE}"
STRENGTH = f"·{MAYBE}{INFERRED}{LASTS}{ONE_OF}{DAY}"


@dataclass(frozen=True, slots=True)
class Cells:
    """``starts`` are the first days of the cells; ``months`` is how long each is."""

    unit: str
    starts: tuple[date, ...]
    months: int

    def span(self, index: int) -> tuple[date, date]:
        start = self.starts[index]
        return start, _later(start, self.months) - timedelta(days=1)


def draw(timeline: Timeline, texts: Texts, width: int) -> list[Text]:
    """Lines of at most ``width`` columns; none if nothing is dated."""
    ends = timeline.ends
    if ends is None or width < 24:
        return []
    least = min(MOST_BESIDE, width // 3) if width >= 64 else 0
    cells = _cells(*ends, width - least - 2)
    if cells is None:
        return []
    # What the cells leave free goes to the words beside them.
    beside = min(MOST_BESIDE, width - 2 - len(cells.starts)) if least else 0
    room = beside - 2 if beside else width
    out = _axis(cells, beside, texts)
    for lane in timeline.lanes:
        rows = [(u, row) for u in units(lane.items) if (row := _row(u, cells)).strip("·")]
        if rows:
            out.append(Text(_fit(visible(lane.name), width), style="bold", overflow="crop"))
        for unit, row in rows:
            out += _line(_caption(unit, room), row, beside)
    for row, numbers in _clashes(timeline, cells).items():
        out += _line(_fit(texts("finding.number", n=_ranges(numbers)), room), row, beside, "red")
    each = texts("timeline.scroll", unit=texts(f"timeline.unit_{cells.unit}"))
    key = f"{texts('timeline.grid_key')}  ({each})".split("  ")
    return [*out, Text("  ".join(k.replace(" ", NO_BREAK) for k in key), style="dim")]


def _clashes(timeline: Timeline, cells: Cells) -> dict[str, list[int]]:
    """Cells in which findings clash -> their numbers: findings of the same days share a row."""
    found: dict[str, list[int]] = {}
    for clash in timeline.clashes:
        if clash.days:
            marks = (_touch(*cells.span(i), *clash.days) for i in range(len(cells.starts)))
            row = "".join(CLASH if m else "·" for m in marks)
            found.setdefault(row, []).append(clash.number)
    return found


def _caption(unit: tuple[Item, ...], columns: int) -> str:
    """What it is, as far as there is room, and the findings that rest on it."""
    label = visible(unit[0].label)
    numbers = sorted({n for item in unit for n in item.findings})
    if not numbers:
        return _fit(label, columns)
    behind = f" [{_fit(_ranges(numbers), columns // 2 - 3)}]"
    return _fit(label, columns - cell_len(behind)) + behind


def _ranges(numbers: list[int]) -> str:
    """``1, 3–9``."""
    runs: list[list[int]] = []
    for n in numbers:
        if runs and n == runs[-1][-1] + 1:
            runs[-1].append(n)
        else:
            runs.append([n])
    return ", ".join("–".join(map(str, dict.fromkeys((run[0], run[-1])))) for run in runs)


def _cells(first: date, last: date, room: int) -> Cells | None:
    for name, months in UNITS:
        start = first.replace(day=1, month=(first.month - 1) // months * months + 1)
        starts = []
        while start <= last:
            starts.append(start)
            start = _later(start, months)
        if len(starts) <= room:
            return Cells(name, tuple(starts), months)
    return None


def _later(day: date, months: int) -> date:
    month = day.month - 1 + months
    return date(day.year + month // 12, month % 12 + 1, 1)


def _axis(cells: Cells, beside: int, texts: Texts) -> list[Text]:
    """Years where they begin, as far as there is room."""
    row = ""
    for index, start in enumerate(cells.starts):
        begins = index == 0 or start.month == 1 or cells.months == 12
        if begins and len(row) <= index:
            row = row.ljust(index) + str(start.year) + " "
    return [Text(" " * beside + row.rstrip()[: len(cells.starts) + 3], style="bold")]


def _row(unit: tuple[Item, ...], cells: Cells) -> str:
    """The strongest mark of any item in each cell."""
    rows = ["".join(_cell(i, *cells.span(n)) for n in range(len(cells.starts))) for i in unit]
    return "".join(max(marks, key=STRENGTH.index) for marks in zip(*rows, strict=True))


def _cell(item: Item, low: date, high: date) -> str:
    """The strongest thing that is true of a cell."""
    best = "·"
    for s in item.stretches:
        if s.is_day and s.first and low <= s.first <= high:
            return ONE_OF if len(item.stretches) > 1 else DAY
        if s.sure_from and s.sure_to and _touch(low, high, s.sure_from, s.sure_to):
            best = INFERRED if item.shape == "stay" else LASTS
        elif best == "·" and _maybe(s, low, high):
            best = MAYBE
    return best


def _maybe(s: Stretch, low: date, high: date) -> bool:
    if s.first is None and s.last is None:
        return False
    return _touch(low, high, s.first or date.min, s.last or date.max)


def _touch(a: date, b: date, c: date, d: date) -> bool:
    return a <= d and c <= b


def _line(label: str, row: str, beside: int, style: str = "") -> list[Text]:
    """Label and cells side by side, or one over the other in a narrow terminal."""
    if beside:
        return [Text(f"{set_cell_size(label, beside)}{row}", style=style)]
    return [Text(label, style=style or "dim"), Text(row, style=style)]


def _fit(text: str, columns: int) -> str:
    """``text`` in at most ``columns`` columns, wide characters counted as two."""
    if cell_len(text) <= columns:
        return text
    return f"{set_cell_size(text, columns - 1).rstrip()}…"
