"""What crosscheck says: findings, agreements, and what could not be checked.

Three doubts are kept apart and never multiplied: *confidence* (was it read right, in each
``Provenance``), *verdict* (does it follow from the dates), *severity* (how grave the rule is).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from forensics.records import Provenance
from forensics.temporal.readings import Pick


class Nature(StrEnum):
    """What kind of thing a rule states."""

    CONTRADICTION = "contradiction"
    """The papers cannot all be true."""
    VIOLATION = "violation"
    """A format or a law is broken."""
    TENSION = "tension"
    """Unlikely; wants explaining."""
    LEAD = "lead"
    """An absence or a trace; never a conclusion."""
    GUARD = "guard"
    """Stops a false finding."""


class Severity(StrEnum):
    INFO = "info"
    LOW = "low"
    MEDIUM = "medium"
    HIGH = "high"
    CRITICAL = "critical"


class Verdict(StrEnum):
    """Does the clash follow from the dates?"""

    CERTAIN = "certain"
    """In every admissible reading, whatever day inside the printed precision."""
    READING = "reading"
    """In some readings and not in others; the deciding mark is named."""
    PRECISION = "precision"
    """Some day inside the printed precision avoids the clash, another does not."""
    NONE = "none"
    """No clash."""


@dataclass(frozen=True, slots=True)
class Assumption:
    """A link in the argument. If it fails, the clash is gone.

    ``otherwise`` is the innocent explanation, ``ask`` what would settle it. ``tested`` is
    ``""`` if the tool cannot test it, else ``holds: …`` or ``fails: …`` with what was tried.
    """

    id: str
    otherwise: str
    ask: str
    tested: str = ""


@dataclass(frozen=True, slots=True)
class Evidence:
    """One side of a finding: what the paper says, in its words and in ours.

    ``role`` is the letter the rule gives it (``r``, ``s``); ``statement`` is one plain
    sentence; ``reading`` the EDTF text of its date, all readings shown.
    """

    role: str
    statement: str
    provenance: tuple[Provenance, ...]
    reading: str = ""
    asserted_by: str = ""


@dataclass(frozen=True, slots=True)
class Deciding:
    """The smallest set of picks that decides between clash and no clash."""

    clash_if: tuple[Pick, ...]
    no_clash_if: tuple[Pick, ...]
    words: str


@dataclass(frozen=True, slots=True)
class Finding:
    """A rule that speaks, with the smallest set of facts that clash.

    ``id`` is stable: rule id and a hash of what clashes, not of order or count. A lead always
    has the verdict NONE: it is worth asking about, and nothing follows from it.
    ``source`` is ``built-in`` or the user's rule file.
    """

    id: str
    rule: str
    title: str
    nature: Nature
    severity: Severity
    verdict: Verdict
    sentence: str
    evidence: tuple[Evidence, ...]
    deciding: tuple[Deciding, ...] = ()
    assumptions: tuple[Assumption, ...] = ()
    law: str = ""
    not_covered: str = ""
    source: str = "built-in"


@dataclass(frozen=True, slots=True)
class Agreement:
    """Something that was checked and agrees, with the same evidence a finding would carry.

    ``kind``: ``agrees`` (compared, no clash), ``explained`` (would clash, but another paper of
    the case explains it: the last evidence), ``guard`` (seems to clash and does not; ``law``
    says why).
    """

    rule: str
    title: str
    sentence: str
    evidence: tuple[Evidence, ...]
    kind: str = "agrees"
    law: str = ""


@dataclass(frozen=True, slots=True)
class Unchecked:
    """A rule that could not be applied, why, and what is missing for it.

    ``blocking`` is True where something was there but unreadable, so that silence would be
    false comfort (exit code 3); False where the case simply has no such paper.
    """

    rule: str
    title: str
    why: str
    missing: str
    blocking: bool = False
    provenance: tuple[Provenance, ...] = ()


@dataclass(frozen=True, slots=True)
class Suppression:
    """Somebody's word that a finding is settled: its ``Finding.id``, who, when and why."""

    finding: str
    who: str
    when: date
    why: str


@dataclass(frozen=True, slots=True)
class Suppressed:
    """A finding that the case suppresses. It is listed in every report, and counts nowhere."""

    finding: Finding
    by: Suppression


@dataclass(frozen=True, slots=True)
class Outcome:
    """The whole answer of one crosscheck, in a stable order."""

    findings: tuple[Finding, ...]
    agreements: tuple[Agreement, ...]
    unchecked: tuple[Unchecked, ...]
    suppressed: tuple[Suppressed, ...] = ()
