"""Of which accused a sentence of an English court paper speaks.

With several accused a step is only given to the one whom the sentence names, by name, by number or
as he or she where the sentence before named one; to all where it says both or each; else to nobody.
"""

from __future__ import annotations

import re

from forensics.documents.common.english_parties import Accused

_EVERYONE = re.compile(
    r"\b(?:both|each|all)\b(?: of (?:them|the))?(?: (?:the )?(?:accused|defendants|appellants"
    r"|applicants|men|women|persons))?|\bthey\b|\b(?:two|three|four) (?:accused|defendants"
    r"|appellants|applicants)\b|\b(?:the )?(?:defendants|appellants|applicants)\b",
    re.I,
)
_HE = re.compile(r"\b(?:he|she)\b", re.I)
_NUMBER = re.compile(
    r"\b(?:(?:accused|defendant|applicant|appellant|petitioner)(?:-"
    r"|/[a-z]+)? ?(?:(?:person )?no\.? ?)?"
    r"(?P<a>\d)\b|(?P<w>first|second|third|fourth|\d(?:st|nd|rd|th))(?:-named)? (?:accused"
    r"|defendant"
    r"|applicant|appellant|petitioner)|(?-i:[DA])(?P<d>\d)\b)",
    re.I,
)
_WORDS = {"first": 1, "second": 2, "third": 3, "fourth": 4}


class Speaking:
    """Of whom the text speaks, sentence by sentence in its order."""

    def __init__(self, everyone: tuple[Accused, ...]) -> None:
        self.everyone = everyone
        self._last: tuple[str, ...] = ()
        words = [{w.lower() for w in a.name.split() if len(w) > 2} for a in everyone]
        self._own = [w - set().union(*(o for o in words if o is not w)) for w in words]

    def of(self, words: str) -> tuple[str, ...]:
        """The keys of those spoken of in ``words``, the text of a sentence up to its step."""
        if len(self.everyone) < 2:
            return tuple(a.name for a in self.everyone)
        named = self._named(words)
        if named:
            return named
        return self._last if _HE.search(words) else ()

    def passed(self, sentence: str) -> None:
        """The sentence is over: he and she are the one it named."""
        if len(named := self._named(sentence)) == 1:
            self._last = named
        elif named:
            self._last = ()

    def _named(self, words: str) -> tuple[str, ...]:
        """Those named last; several where they are joined by "and"."""
        marks: list[tuple[int, int, tuple[str, ...]]] = []
        for one, own in zip(self.everyone, self._own, strict=True):
            for word in own:
                for m in re.finditer(rf"\b{re.escape(word)}\b", words, re.I):
                    marks.append((m.start(), m.end(), (one.name,)))
        for m in _NUMBER.finditer(words):
            said = m["a"] or m["d"] or m["w"].lower()
            number = _WORDS.get(said) or int(said[0])
            names = tuple(a.name for a in self.everyone if a.number == number)
            marks.append((m.start(), m.end(), names))
        for m in _EVERYONE.finditer(words):
            marks.append((m.start(), m.end(), tuple(a.name for a in self.everyone)))
        if not marks:
            return ()
        marks.sort()
        start, _, names = marks[-1]
        for one_start, one_end, more in reversed(marks[:-1]):
            if not re.fullmatch(
                r",?(?: and)?(?: the| Mr| Ms| Mrs)?\.? ?|(?: [A-Za-z]+)?(?: and)? ?",
                words[one_end:start],
            ):
                break
            names, start = tuple(dict.fromkeys((*more, *names))), one_start
        return names
