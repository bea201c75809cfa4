"""What the files themselves say, for a terminal: a card and a list for each file."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rich.text import Text

from forensics.escape import visible
from forensics.observations import Inspection, Observation
from forensics.reports.console import page
from forensics.reports.flow import Flow
from forensics.reports.run import DEFAULT, Options

TRUST = {
    "fact": "fact: anybody can see it again",
    "measured": "measured",
    "hint": "hint: often with a plain reason",
}
"""How far an observation carries, in words."""


def render(inspections: Sequence[Inspection], options: Options = DEFAULT) -> str:
    """The files in the given order, what is worth a look first."""
    console, out = page(options)
    for one in inspections:
        for line in _file(one):
            console.print(line, highlight=False)
        console.print()
    return out.getvalue()


def place(one: Observation) -> str:
    """``page 3, at 120,400 to 300,430``; the pixels are those of the page image."""
    if not one.page:
        return "the file"
    boxes = [f"{b.left},{b.top} to {b.right},{b.bottom}" for b in one.boxes[:1]]
    return ", at ".join([f"page {one.page}", *boxes])


def _file(one: Inspection) -> Iterator[Flow]:
    size = f"{one.pages} page{'s' * (one.pages != 1)}"
    yield _words(f"{one.document}: {one.media_type}, {size}", 0, "bold")
    for line in one.card:
        yield _words(f"{line.name}: {line.value}", 2, "dim", hang=4)
    notable = [o for o in one.observations if o.notable]
    for seen in notable:
        yield from _observation(seen)
    if not notable:
        yield _words("nothing that is worth a look; that does not speak for the paper either", 2)
    rest = [o for o in one.observations if not o.notable]
    if rest:
        yield _words("for completeness:", 2)
    for seen in rest:
        yield _words(f"· {place(seen)}: {seen.seen}", 2, "dim", hang=2)
    for gap in one.not_inspected:
        where = f"page {gap.page}" if gap.page else "the file"
        advice = f" ({gap.advice})" if gap.advice else ""
        yield _words(f"! not inspected: {gap.check}, {where}: {gap.why}{advice}", 2, "yellow", 2)


def _observation(seen: Observation) -> Iterator[Flow]:
    yield _words(f"▸ {place(seen)} ({TRUST[seen.trust]}) {seen.id}", 2, "bold", hang=2)
    yield _words(seen.seen, 4)
    for name in seen.others:
        yield _words(f"also in {name}", 4)
    for date in seen.superseded:
        until = f"printed until state {date.revision}"
        yield _words(f"superseded date: “{date.quote}” ({date.edtf}), {until}", 4)
    if seen.error_rate:
        yield _words(f"error rate: {seen.error_rate}", 4)
    yield _words("innocent explanations: " + "; ".join(seen.innocent), 4, "dim")
    yield _words(f"to see it yourself: {seen.repeat}", 4, "dim")


def _words(words: str, indent: int, style: str = "", hang: int = 0) -> Flow:
    return Flow(Text(visible(words), style=style, overflow="fold"), indent, hang)
