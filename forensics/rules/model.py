"""What a rule page holds. One TOML page a rule; ``loader`` reads them.

Shape of a page (all keys but those marked * are required)::

    id, title, group, nature, severity, covers, not_covered
    version*            default 1
    same*               what the facts share: "person" (default), "document", "case"
    where* / conflict*  predicates (see ``predicates``), or python = "module:function"
    [facts]             letter = kinds of item (see ``items``)
    [[law]]*            key = entry of data/law_versions.toml; or text, source, from, to
    [say]               certain; reading*, precision*, agrees*
    [[assume]]          id, otherwise, ask; fails_if* = {letter, kinds, when}
    [zh]*               title, covers, not_covered; [zh.say] and [zh.assume] with the same keys
                        and placeholders as the English, assume by id = {otherwise, ask}
    [[test]]            letter = item(s), expect, why*

**Natures.** Contradictions, violations and tensions have a verdict. A *lead* says that an
absence or a trace is worth asking about: its finding always carries the verdict NONE, for
nothing follows from it. A *guard* never gives a finding: where it applies it is reported
among the agreements as the reason why two papers do not clash. Their tests expect ``LEAD`` or
``GUARD`` in the place of ``CERTAIN``.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date

from forensics.findings import Nature, Severity

GROUPS = ("within-document", "between-documents", "publication", "statements")
EXPECTED = ("CERTAIN", "READING", "PRECISION", "NONE", "LEAD", "GUARD")


@dataclass(frozen=True, slots=True)
class Ref:
    """``r.period`` or ``r`` alone (``attribute`` is ``""``)."""

    role: str
    attribute: str


@dataclass(frozen=True, slots=True)
class Call:
    """A predicate with its arguments."""

    name: str
    arguments: tuple[Ref | str | int, ...]


@dataclass(frozen=True, slots=True)
class Combination:
    """``how`` is ``and``, ``or`` or ``not``."""

    how: str
    parts: tuple[Expression, ...]


Expression = Call | Combination


@dataclass(frozen=True, slots=True)
class Role:
    """A letter of the rule and the kinds of item it stands for."""

    letter: str
    kinds: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Law:
    """One version of a legal text: what it says, where, and when it was in force.

    ``start`` and ``end`` are the first and last day in force, ``None`` where open; ``zh`` is
    ``text`` and ``source`` in Chinese, empty in a page that has none.
    """

    key: str
    text: str
    source: str
    start: date | None = None
    end: date | None = None
    zh: tuple[str, str] = ("", "")

    def in_force(self, first: date | None, last: date | None) -> bool:
        """Was it in force on some day from ``first`` to ``last``?"""
        return not (
            (self.start and last and last < self.start) or (self.end and first and first > self.end)
        )


@dataclass(frozen=True, slots=True)
class Say:
    """What to say for each verdict; ``{r.date}`` and the like are filled in."""

    certain: str
    reading: str = ""
    precision: str = ""
    agrees: str = ""


@dataclass(frozen=True, slots=True)
class Link:
    """An assumption of the page: a link in the argument, with its innocent explanation.

    ``letter``, ``kinds`` and ``when`` name the papers of the case that would show that it
    fails: an item of one of the kinds for which ``when`` holds takes the clash away.
    """

    id: str
    otherwise: str
    ask: str
    letter: str = ""
    kinds: tuple[str, ...] = ()
    when: tuple[Expression, ...] = ()


@dataclass(frozen=True, slots=True)
class PageTest:
    """One row of a page's own table: items by letter, and the verdict they must give."""

    number: int
    items: tuple[tuple[str, tuple[object, ...]], ...]
    expect: str
    why: str = ""


@dataclass(frozen=True, slots=True)
class Told:
    """The words of a page in another language; ``assumptions`` are (otherwise, ask) each."""

    title: str
    say: Say
    assumptions: tuple[tuple[str, str], ...]
    covers: str
    not_covered: str


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule page, read and checked. ``source`` is ``built-in`` or the user's file."""

    id: str
    title: str
    group: str
    nature: Nature
    severity: Severity
    roles: tuple[Role, ...]
    say: Say
    assumptions: tuple[Link, ...]
    tests: tuple[PageTest, ...]
    covers: str
    not_covered: str
    version: int = 1
    same: str = "person"
    where: tuple[Expression, ...] = ()
    conflict: tuple[Expression, ...] = ()
    python: str = ""
    laws: tuple[Law, ...] = ()
    law_where: str = ""
    source: str = "built-in"
    text: str = field(default="", repr=False)
    zh: Told | None = None

    def told(self, lang: str) -> Rule:
        """The page in ``lang``; in English where it has no words of that language."""
        if lang == "en" or self.zh is None:
            return self
        links = tuple(
            replace(a, otherwise=said[0], ask=said[1])
            for a, said in zip(self.assumptions, self.zh.assumptions, strict=True)
        )
        laws = tuple(
            replace(law, text=law.zh[0] or law.text, source=law.zh[1] or law.source)
            for law in self.laws
        )
        return replace(
            self, title=self.zh.title, say=self.zh.say, assumptions=links, laws=laws,
            covers=self.zh.covers, not_covered=self.zh.not_covered,
        )  # fmt: skip

    def role(self, letter: str) -> Role:
        """The role with this letter. Raises ``KeyError``."""
        for role in self.roles:
            if role.letter == letter:
                return role
        raise KeyError(letter)

    @property
    def about_identity(self) -> bool:
        """Does it ask whether papers speak of one person? Then a weak link is its subject."""
        return self.same == "name"
