"""Patterns over token classes, applied level by level.

A rule is a regular expression over the class string and a builder. Where builders refuse, the
next rule is tried at the same place. Each level replaces what it matched by fewer tokens, so
the work is linear in the text: no pattern has nested repetition over the same class.

Classes of the tokens that rules make:

==  ======================================  ==  =========================================
①   complete: a day or a period             ④   bare 3月: counts only beside another date
②   month and day, no year                  ⑤   bare 3日: the same
③   month by name, no year                  ⑥   resolved by the date before (同月15日)
⑦   a pair or a bounded date, done
==  ======================================  ==  =========================================
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from forensics.text.dates.atoms import Atom
from forensics.text.dates.model import DateContext
from forensics.text.dates.tokens import Token


@dataclass(frozen=True, slots=True)
class Work:
    """What builders may look at: the folded text, the context, and traits of the text."""

    text: str
    context: DateContext
    roc: bool = False

    @property
    def whole(self) -> str:
        return self.text.strip(" \n.,;:()\"'。，；：")

    def is_whole(self, start: int, end: int) -> bool:
        """Is the text nothing but this?"""
        return self.text[start:end].strip(" .,") == self.whole.strip(" .,")


@dataclass(frozen=True, slots=True)
class Hit:
    """A match of one rule: named parts of it as tokens."""

    work: Work
    tokens: Sequence[Token]
    match: re.Match[str]

    def get(self, name: str) -> Token | None:
        """The first token of a named part, ``None`` if the part is absent or not in the rule."""
        if name not in self.match.re.groupindex:
            return None
        at = self.match.start(name)
        return self.tokens[at] if at >= 0 and self.match.end(name) > at else None

    def __getitem__(self, name: str) -> Token:
        return self.tokens[self.match.start(name)]

    def has(self, name: str) -> bool:
        return self.get(name) is not None

    @property
    def start(self) -> int:
        return self.tokens[self.match.start()].start

    @property
    def end(self) -> int:
        return self.tokens[self.match.end() - 1].end

    @property
    def before(self) -> str:
        """Up to eight characters in front, spaces dropped."""
        return self.work.text[max(0, self.start - 8) : self.start].rstrip()

    @property
    def after(self) -> str:
        """Up to eight characters behind, as they stand."""
        return self.work.text[self.end : self.end + 8]


Built = Token | tuple[Token, ...] | None
Rule = tuple[str, Callable[[Hit], Built]]

_CLASS_OF_NEED = {0: "①", 3: "⑥"}


class Level:
    """One pass: rules in order of precedence; the leftmost match is taken first."""

    def __init__(self, rules: Sequence[Rule]) -> None:
        by_first: dict[str, list[Rule]] = {}
        for pattern, build in _each_separator(rules):
            for cls in first_classes(pattern):
                by_first.setdefault(cls, []).append((pattern, build))
        # By the class a match begins with: one expression that says whether any rule matches
        # at all, then the rules. Named parts would clash there, so it has none.
        self._rules = {
            cls: (
                re.compile("|".join(f"(?:{_NAME.sub('(', p)})" for p, _ in some)),
                [(re.compile(p), build) for p, build in some],
            )
            for cls, some in by_first.items()
        }

    def apply(self, work: Work, tokens: list[Token]) -> list[Token]:
        shape = "".join([t.cls for t in tokens])
        out: list[Token] = []
        done = 0
        rules_of = self._rules.get
        for pos, cls in enumerate(shape):
            if pos < done:
                continue
            entry = rules_of(cls)
            if entry is None or entry[0].match(shape, pos) is None:
                continue
            for pattern, build in entry[1]:
                m = pattern.match(shape, pos)
                if m is None:
                    continue
                built = build(Hit(work, tokens, m))
                if built is None:
                    continue
                out.extend(tokens[done:pos])
                out.extend(built if isinstance(built, tuple) else (built,))
                done = m.end()
                break
        if not done:
            return tokens
        out.extend(tokens[done:])
        return out


SEPARATOR = "(?P<s>[-/•])"
_NAME = re.compile(r"\(\?P<\w+>")


def _each_separator(rules: Sequence[Rule]) -> Iterator[Rule]:
    """A rule whose figures share one separator ``s`` becomes one rule a separator."""
    for pattern, build in rules:
        if SEPARATOR in pattern:
            for sep in "-/•":
                yield pattern.replace(SEPARATOR, f"(?P<s>{sep})").replace("(?P=s)", sep), build
        else:
            yield pattern, build


def first_classes(pattern: str) -> set[str]:
    """The classes a match of ``pattern`` can begin with.

    Knows what rules are written with: literals, sets without ranges of letters, groups,
    alternatives, ``?``, ``{0,n}`` and look-around.
    """
    found, _, _ = _alternatives(pattern, 0)
    return found


def _alternatives(p: str, i: int) -> tuple[set[str], bool, int]:
    """First classes, whether it can be empty, and where the alternatives end."""
    found: set[str] = set()
    empty = False
    while True:
        some, can_be_empty, i = _sequence(p, i)
        found |= some
        empty |= can_be_empty
        if i >= len(p) or p[i] != "|":
            return found, empty, i
        i += 1


def _sequence(p: str, i: int) -> tuple[set[str], bool, int]:
    found: set[str] = set()
    open_ = True
    while i < len(p) and p[i] not in "|)":
        if p[i] == "(":
            head = re.compile(r"\((?:\?P<\w+>|\?:|(\?<?[=!]))?").match(p, i)
            assert head is not None
            some, empty, i = _alternatives(p, head.end())
            i += 1
            if head[1]:
                some, empty = set(), True
        elif p[i] == "[":
            end = p.index("]", i)
            some, empty, i = set(p[i + 1 : end]), False, end + 1
        elif p[i] == "$":
            some, empty, i = set(), True, i + 1
        else:
            some, empty, i = {p[i]}, False, i + 1
        if i < len(p) and p[i] == "?":
            empty, i = True, i + 1
        elif i < len(p) and p[i] == "{":
            empty, i = empty or p[i + 1] == "0", p.index("}", i) + 1
        if open_:
            found |= some
            open_ = empty
    return found, open_, i


def token(hit: Hit, atom: Atom | None, cls: str = "") -> Token | None:
    """The token of an atom over the whole match; ``None`` passes the refusal on."""
    if atom is None:
        return None
    if not cls:
        cls = _CLASS_OF_NEED.get(atom.needs) or ("②" if atom.grain == "day" else "③")
    return Token(cls, hit.start, hit.end, atom)


def atom_of(tok: Token) -> Atom:
    value: Any = tok.value
    assert isinstance(value, Atom)
    return value
