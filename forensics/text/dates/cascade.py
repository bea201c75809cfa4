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
from collections.abc import Callable, Sequence
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
        self._rules = [(re.compile(pattern), build) for pattern, build in rules]
        # Named parts would clash in one expression: only which rule matched is asked of it.
        bare = [re.sub(r"\(\?P<\w+>", "(", p).replace("(?P=s)", "[-/•]") for p, _ in rules]
        self._any = re.compile("|".join(f"(?:{p})" for p in bare))

    def apply(self, work: Work, tokens: list[Token]) -> list[Token]:
        shape = "".join([t.cls for t in tokens])
        found = self._any.search(shape)
        if found is None:
            return tokens
        out: list[Token] = []
        done = 0
        pos = found.start()
        while True:
            taken = False
            for pattern, build in self._rules:
                m = pattern.match(shape, pos)
                if m is None or m.end() == m.start():
                    continue
                built = build(Hit(work, tokens, m))
                if built is None:
                    continue
                out.extend(tokens[done:pos])
                out.extend(built if isinstance(built, tuple) else (built,))
                done = pos = m.end()
                taken = True
                break
            if not taken:
                pos += 1
            found = self._any.search(shape, pos)
            if found is None:
                break
            pos = found.start()
        out.extend(tokens[done:])
        return out


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
