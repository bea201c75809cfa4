"""Rule pages are read, checked and found by being there.

A page that lacks what it needs does not load: the error names the file, the key and what is
wanted. Pages of users come from beside their case (``extra``) and go through the same door,
except that they may not name Python code.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping, Sequence
from datetime import date
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

from forensics.errors import UsageError
from forensics.events import EventKind
from forensics.findings import Nature, Severity
from forensics.rules import translation
from forensics.rules.derive import DERIVED
from forensics.rules.model import (
    EXPECTED,
    GROUPS,
    Expression,
    Law,
    Link,
    PageTest,
    Role,
    Rule,
    Say,
)
from forensics.rules.parse import ExpressionError, parse
from forensics.rules.predicates import ARGUMENTS

BUILT_IN = "built-in"
_ID = re.compile(r"[A-Z][A-Z0-9]*(-[A-Z0-9]+)*-\d{2,3}")
_KEYS = {
    "id", "title", "version", "group", "nature", "severity", "same", "where", "conflict",
    "python", "covers", "not_covered", "facts", "law", "say", "assume", "test", "zh",
}  # fmt: skip
_LETTER = re.compile(r"[a-z]")
_CHECK = re.compile(r"forensics\.rules\.checks\.[a-z_]+:[a-z_]+")


class RuleError(UsageError):
    """A page that cannot be used; ``place`` is its file."""

    code = "rule"


def load_rules(extra: Sequence[Path] = ()) -> tuple[Rule, ...]:
    """The built-in rules and those of ``extra`` (TOML files), by id.

    Raises ``RuleError`` for a page that lacks something, or an id used twice.
    """
    rules = list(_built_in())
    for path in extra:
        try:
            text = path.read_text("utf-8")
        except (OSError, UnicodeDecodeError) as error:
            raise RuleError(f"cannot be read: {error}", place=path.name) from None
        rules.append(read_page(text, path.name, trusted=False))
    seen: dict[str, str] = {}
    for rule in rules:
        if rule.id in seen:
            raise RuleError(
                f"the id {rule.id} is taken by {seen[rule.id]}",
                place=rule.source,
                advice="give your rule an id of its own",
            )
        seen[rule.id] = rule.source
    return tuple(sorted(rules, key=lambda r: r.id))


@cache
def _built_in() -> tuple[Rule, ...]:
    found = []
    for group in GROUPS:
        folder = files("forensics.rules") / "catalogue" / group
        if folder.is_dir():
            for page in sorted(folder.iterdir(), key=lambda p: p.name):
                if page.name.endswith(".toml"):
                    place = f"{group}/{page.name}"
                    rule = read_page(page.read_text("utf-8"), place, trusted=True)
                    if rule.group != group:
                        raise RuleError(f"group is {rule.group}", place=place)
                    found.append(rule)
    return tuple(found)


@cache
def laws() -> Mapping[str, tuple[Law, ...]]:
    """Versions of legal texts by key, oldest first, from ``data/law_versions.toml``."""
    text = (files("forensics") / "data" / "law_versions.toml").read_text("utf-8")
    found: dict[str, tuple[Law, ...]] = {}
    for key, entry in tomllib.loads(text)["law"].items():
        found[key] = tuple(
            Law(
                key,
                entry["says"],
                version["source"],
                version.get("from"),
                version.get("to"),
                (entry["says_zh"], version["source_zh"]),
            )
            for version in entry["version"]
        )
    return found


def read_page(text: str, place: str, *, trusted: bool) -> Rule:
    """One page. ``place`` is its name for messages; built-in pages are ``trusted``.

    Raises ``RuleError``.
    """
    try:
        page = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise RuleError(f"is not TOML: {error}", place=place) from None
    return _Page(page, text, place, trusted).rule()


class _Page:
    def __init__(self, page: dict[str, Any], text: str, place: str, trusted: bool) -> None:
        self.page, self.text, self.place, self.trusted = page, text, place, trusted

    def rule(self) -> Rule:
        for key in self.page:
            if key not in _KEYS:
                raise self._error(f"unknown key {key!r}", f"known are {', '.join(sorted(_KEYS))}")
        nature = self._enum("nature", Nature)
        roles = self._roles()
        letters = {r.letter for r in roles}
        python = self._text("python", "")
        conflict = self._expressions("conflict", letters)
        if bool(python) == bool(conflict):
            raise self._error("needs either conflict or python", "give one of the two")
        if python and not self.trusted:
            raise self._error("python is not allowed in a page of your own", "use predicates")
        if python and not _CHECK.fullmatch(python):
            raise self._error(f"python = {python!r} is not module:function of the checks")
        identity = self._text("id")
        if not _ID.fullmatch(identity):
            raise self._error(f"id {identity!r} is not like PRES-01", "capitals, then a number")
        group = self._text("group")
        if group not in GROUPS:
            raise self._error(f"unknown group {group!r}", f"known are {', '.join(GROUPS)}")
        same = self._text("same", "person")
        if same not in ("person", "document", "case", "name"):
            raise self._error(f"same = {same!r}", "known are person, document, case, name")
        assumptions = self._assumptions(letters)
        tests = self._tests(letters, nature)
        return Rule(
            identity, self._text("title"), group, nature, self._enum("severity", Severity),
            roles, self._say(), assumptions, tests, self._text("covers"),
            self._text("not_covered"), int(self.page.get("version", 1)), same,
            self._expressions("where", letters), conflict, python, self._laws(),
            "", BUILT_IN if self.trusted else self.place, self.text,
            translation.read(self.page, self._error),
        )  # fmt: skip

    def _error(self, message: str, advice: str = "") -> RuleError:
        return RuleError(message, place=self.place, advice=advice)

    def _text(self, key: str, default: str | None = None) -> str:
        value = self.page.get(key, default)
        if not isinstance(value, str) or (default is None and not value.strip()):
            raise self._error(f"{key} is missing or not a text")
        return value

    def _enum(self, key: str, kind: type[Any]) -> Any:
        value = self._text(key)
        try:
            return kind(value)
        except ValueError:
            raise self._error(
                f"unknown {key} {value!r}", f"known are {', '.join(str(k.value) for k in kind)}"
            ) from None

    def _roles(self) -> tuple[Role, ...]:
        facts = self.page.get("facts")
        if not isinstance(facts, dict) or not facts:
            raise self._error("[facts] is missing", 'e.g. s = ["border_crossing"]')
        return tuple(Role(letter, self._kinds(letter, kinds)) for letter, kinds in facts.items())

    def _kinds(self, letter: str, kinds: object) -> tuple[str, ...]:
        if not _LETTER.fullmatch(letter):
            raise self._error(f"the fact {letter!r} is not one small letter")
        if not isinstance(kinds, list) or not kinds:
            raise self._error(f"facts.{letter} is not a list of kinds")
        events = {k.value for k in EventKind}
        for kind in kinds:
            if not isinstance(kind, str) or not (
                kind in events or kind in DERIVED or kind.startswith(("fact:", "paper:"))
            ):
                raise self._error(
                    f"unknown kind {kind!r} in facts.{letter}",
                    "an event kind, fact:<name>, paper:<name>, or " + ", ".join(sorted(DERIVED)),
                )
        return tuple(kinds)

    def _expressions(self, key: str, letters: set[str]) -> tuple[Expression, ...]:
        texts = self.page.get(key, [])
        return self._parse(texts, key, letters)

    def _parse(self, texts: object, key: str, letters: set[str]) -> tuple[Expression, ...]:
        if not isinstance(texts, list) or not all(isinstance(t, str) for t in texts):
            raise self._error(f"{key} is not a list of predicates")
        try:
            return tuple(parse(t, letters, ARGUMENTS) for t in texts)
        except ExpressionError as error:
            raise self._error(f"{key}: {error}") from None

    def _laws(self) -> tuple[Law, ...]:
        found: list[Law] = []
        entries = self.page.get("law", [])
        for entry in entries if isinstance(entries, list) else [entries]:
            if "key" in entry:
                if entry["key"] not in laws():
                    raise self._error(f"no law {entry['key']!r} in the table")
                found.extend(laws()[entry["key"]])
                continue
            text, source = entry.get("text"), entry.get("source")
            if not text or not source:
                raise self._error("a law needs text and source, or key")
            zh = (str(entry.get("text_zh", "")), str(entry.get("source_zh", "")))
            first, last = (self._day(entry, k) for k in ("from", "to"))
            found.append(Law("", text, source, first, last, zh))
        return tuple(found)

    def _day(self, entry: Mapping[str, Any], key: str) -> date | None:
        value = entry.get(key)
        if isinstance(value, str) and value:
            try:
                return date.fromisoformat(value)
            except ValueError:
                raise self._error(f"law: {key} = {value!r} is not a day") from None
        return value if isinstance(value, date) else None

    def _say(self) -> Say:
        say = self.page.get("say")
        if not isinstance(say, dict) or not say.get("certain"):
            raise self._error("[say] needs certain: what to say where the facts clash")
        unknown = set(say) - {"certain", "reading", "precision", "agrees"}
        if unknown:
            raise self._error(f"[say] has an unknown key {min(unknown)!r}")
        return Say(**{k: str(v) for k, v in say.items()})

    def _assumptions(self, letters: set[str]) -> tuple[Link, ...]:
        entries = self.page.get("assume", [])
        if len(entries) < 2:
            raise self._error(
                f"has {len(entries)} [[assume]]; at least two are wanted",
                "every clash rests on something: name it, and what would settle it",
            )
        found = []
        for entry in entries:
            if not all(isinstance(entry.get(k), str) for k in ("id", "otherwise", "ask")):
                raise self._error("an [[assume]] needs id, otherwise and ask")
            fails = entry.get("fails_if")
            if fails is None:
                found.append(Link(entry["id"], entry["otherwise"], entry["ask"]))
                continue
            letter = fails.get("letter", "x")
            if letter in letters:
                raise self._error(f"assume {entry['id']}: the letter {letter!r} is taken")
            kinds = self._kinds(letter, fails.get("kinds"))
            when = self._parse(fails.get("when"), f"assume {entry['id']}", letters | {letter})
            found.append(Link(entry["id"], entry["otherwise"], entry["ask"], letter, kinds, when))
        return tuple(found)

    def _tests(self, letters: set[str], nature: Nature) -> tuple[PageTest, ...]:
        found = []
        for number, entry in enumerate(self.page.get("test", []), 1):
            expect = entry.get("expect")
            if expect not in EXPECTED:
                raise self._error(f"test {number}: expect is one of {', '.join(EXPECTED)}")
            items: list[tuple[str, tuple[object, ...]]] = []
            for key, value in entry.items():
                if key in ("expect", "why"):
                    continue
                if not _LETTER.fullmatch(key):
                    raise self._error(f"test {number}: unknown key {key!r}")
                many = isinstance(value, list) and value and isinstance(value[0], list | dict)
                items.append((key, tuple(value) if many else (value,)))
            found.append(PageTest(number, tuple(items), expect, str(entry.get("why", ""))))
        fires = {Nature.LEAD: "LEAD", Nature.GUARD: "GUARD"}.get(nature, "CERTAIN")
        for wanted in (fires, "NONE"):
            if not any(t.expect == wanted for t in found):
                raise self._error(
                    f"has no [[test]] that expects {wanted}",
                    "a rule without a test that fires and one that stays silent does not load",
                )
        return tuple(found)
