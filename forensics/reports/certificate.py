"""A page for counsel: what a case under custody holds, what was done with it, what that shows.

It says what was compared and what came of it, and no more. A hash shows that bytes are equal;
it does not show that a paper is genuine. What a witness or counsel says about it is theirs to
write: the page leaves the room for it.
"""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from forensics import __version__
from forensics.custody.bag import Original
from forensics.custody.check import Check, Outcome, worst
from forensics.custody.journal import Chain
from forensics.custody.seal import Seal
from forensics.escape import visible
from forensics.reports import custody_text
from forensics.reports.custody_rows import Row, Tools, clock, rows, tools
from forensics.reports.html import environment

SHOWS = (
    "Two files with the same SHA-256 have the same bytes: nobody is known to be able to make two "
    "different files that share one.",
    "An original marked ✓ has, at the time of this check, the bytes that its line of the journal "
    "recorded.",
    "Each line of the journal holds the hash of the line before. A line that was changed, taken "
    "out, put in or moved breaks it, unless every line after it was written anew as well: that is "
    "what seals are for.",
)
NOT_SHOWN = (
    "That a paper is genuine, who made it, when it was made, or that what it says is true.",
    "That nothing was changed before a file came into the case, or what a file was taken from.",
    "When something was done: times are those of the machine’s clock, and those of a file can be "
    "set. Only a time stamp of an authority speaks about time, and says no more than: not later.",
    "Who did it: names are as they were typed.",
    "That programs read the papers rightly: what they read is not part of this page.",
)
UNSEALED = (
    "That the end of the journal was not cut off, or the whole journal and its hashes not written "
    "anew. Nothing that is known from elsewhere was given to check it against."
)
AFTER_SEAL = (
    "That no later seal was taken away together with the lines it covers, unless a copy kept "
    "elsewhere was compared."
)
RESULTS = {
    Outcome.OK: "What was checked agrees with the records.",
    Outcome.OPEN: "Nothing was found that differs from the records; some things cannot be told.",
    Outcome.MISMATCH: "Not everything agrees with the records.",
}


@dataclass(frozen=True, slots=True)
class Certificate:
    """What the page is written from. ``checked`` is the time of the check (UTC, clock of the
    machine); ``read_again`` whether the papers were read again for it."""

    name: str
    checked: str
    chain: Chain
    originals: Sequence[Original]
    seals: Sequence[Seal]
    checks: Sequence[Check]
    read_again: bool = False
    told: tuple[str, ...] = ()
    """What was known from elsewhere and named for the check, in words."""

    @property
    def rows(self) -> tuple[Row, ...]:
        return tuple(rows(self.chain))

    @property
    def tools(self) -> tuple[Tools, ...]:
        return tuple(tools(self.chain))

    @property
    def result(self) -> str:
        return RESULTS[worst(self.checks)]

    @property
    def faults(self) -> dict[str, str]:
        """Name of an original → what was found about it."""
        return {c.place: c.message for c in self.checks if c.area == "originals" and c.place}

    @property
    def not_shown(self) -> tuple[str, ...]:
        codes = {c.code for c in self.checks}
        bound = codes & {"signature", "timestamp", "copies", "head"}
        more = [AFTER_SEAL] if bound & {"signature", "timestamp"} else [] if bound else [UNSEALED]
        return (*NOT_SHOWN, *more)

    @property
    def size(self) -> int:
        return sum(o.size for o in self.originals)


def html(page: Certificate) -> str:
    """One file without script or network, in the style of the report, to print."""

    return (
        environment()
        .get_template("certificate.html")
        .render(
            c=page,
            clock=clock,
            version=__version__,
            shows=SHOWS,
            signs=custody_text.SIGNS,
            areas=custody_text.AREAS,
            checks=sorted(page.checks, key=_order),
        )
    )


def _order(check: Check) -> tuple[int, int]:
    areas, signs = list(custody_text.AREAS), list(custody_text.SIGNS)
    return areas.index(check.area), signs.index(check.outcome)


def text(page: Certificate, width: int) -> str:
    """The same, as plain text of any width."""
    width = max(width, 24)
    return "\n".join(line for block in _blocks(page) for line in _laid(block, width)) + "\n"


def _blocks(c: Certificate) -> Iterator[str]:
    yield f"Custody of {c.name}"
    yield f"Case {c.chain.case_id}"
    yield f"Checked {c.checked} by the clock of this machine, forensics {__version__}"
    yield ""
    yield c.result
    yield from _part("Known from elsewhere and named for this check")
    yield from (f"  {line}" for line in c.told or ("nothing",))
    yield from _part("What was checked")
    for check in sorted(c.checks, key=_order):
        place = f"{check.place}: " if check.place else ""
        sign, area = custody_text.SIGNS[check.outcome], custody_text.AREAS[check.area]
        yield f"  {sign} {area}: {place}{check.message}"
    yield from _part("What this shows")
    yield from (f"  - {line}" for line in SHOWS)
    yield from _part("What this does not show")
    yield from (f"  - {line}" for line in c.not_shown)
    yield from _part(f"Originals ({len(c.originals)})")
    for original in c.originals:
        yield f"  {'✗' if original.name in c.faults else '✓'} {original.name}"
        yield f"    sha256 {original.sha256}"
        yield (f"    {original.size:,} bytes, line {original.line}, came as {original.source}, "
               f"time of the file {original.modified or 'not known'}")  # fmt: skip
    yield from _part("What was done")
    for row in c.rows:
        yield f"  {row.lines}  {row.time}  {row.who or 'nobody named'}"
        yield f"    {row.what}"
    yield from _part("With which programs")
    for used in c.tools:
        told = ", ".join(f"{name} {version}" for name, version in used.versions)
        yield f"  lines {used.lines}: {told}"
    yield from _part("Seals")
    for seal in c.seals:
        yield f"  {seal.number}: lines 1 to {seal.lines}, public key {seal.public_key or 'none'}"
    if not c.seals:
        yield "  none"
    yield ""
    yield f"Lines of the journal: {len(c.chain.hashes)}; sha256 of the last: {c.chain.head}"


def _part(title: str) -> Iterator[str]:
    yield ""
    yield title
    yield "-" * len(title)


def _laid(block: str, width: int) -> list[str]:
    words = visible(block)
    indent = len(words) - len(words.lstrip())
    if set(words) == {"-"}:
        return [words[:width]]
    return textwrap.wrap(
        words, width, subsequent_indent=" " * (indent + 2), break_on_hyphens=False
    ) or [""]
