"""Our own words in each language, from one table; what the papers say is never translated."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib import resources

LANGUAGES = ("en", "zh")


class Texts:
    """Looks up ``key`` in one language; a key that is missing is a bug and raises ``KeyError``."""

    def __init__(self, lang: str, table: dict[str, str]) -> None:
        self.lang = lang
        self._table = table

    @property
    def tag(self) -> str:
        """The language tag of HTML."""
        return "zh-Hans" if self.lang == "zh" else self.lang

    def __call__(self, key: str, **values: object) -> str:
        return self._table[key].format(**values)

    def template(self, key: str) -> str:
        """The text with its ``{name}``, to be filled in elsewhere."""
        return self._table[key]

    def many(self, key: str, count: int, **values: object) -> str:
        """``key.one`` for a count of one, else ``key.many``.

        ``{n}`` is the count, ``{word}`` and ``{Word}`` the count spelled out where it is small.
        """
        form = "one" if count == 1 else "many"
        words = self("numbers.words").split()
        word = words[count] if count < len(words) else str(count)
        return self(f"{key}.{form}", n=count, word=word, Word=word.capitalize(), **values)

    def told(self, english: str) -> str:
        """What a reader or a check said in English, in this language; as it is where the
        catalogue has no such sentence."""
        if self.lang == "en":
            return english
        for search, words in _told(self.lang):
            if found := search.fullmatch(english):
                return words.format(**{k: self.told(v) for k, v in found.groupdict().items()})
        return english

    def has(self, key: str) -> bool:
        return key in self._table

    def names(self) -> list[str]:
        return sorted(self._table)


@cache
def _told(lang: str) -> list[tuple[re.Pattern[str], str]]:
    """The English sentences as patterns, those with the most words of their own first."""
    english, other = texts("en"), texts(lang)
    keys = [key for key in english.names() if key.startswith("told.")]
    keys.sort(key=lambda k: (-len(re.sub(r"{\w+}", "", english.template(k))), k))
    return [(_pattern(english.template(key)), other.template(key)) for key in keys]


def _pattern(template: str) -> re.Pattern[str]:
    parts = re.split(r"{(\w+)}", template)
    made = [f"(?P<{p}>.+?)" if n % 2 else re.escape(p) for n, p in enumerate(parts)]
    return re.compile("".join(made), re.S)


def _flatten(table: dict[str, object], lang: str, path: str = "") -> dict[str, str]:
    flat: dict[str, str] = {}
    for key, value in table.items():
        if isinstance(value, list):
            value = {str(n): entry for n, entry in enumerate(value)}
        if not isinstance(value, dict):
            raise TypeError(f"{path}{key}: a table was expected")
        if set(LANGUAGES) <= set(value):
            flat[f"{path}{key}"] = str(value[lang])
        else:
            flat.update(_flatten(value, lang, f"{path}{key}."))
    return flat


@cache
def texts(lang: str) -> Texts:
    """The catalogue in ``en`` or ``zh``. Raises ``ValueError`` for any other language."""
    if lang not in LANGUAGES:
        raise ValueError(f"reports are written in {' or '.join(LANGUAGES)}, not in {lang!r}")
    table: dict[str, object] = {}
    for name in ("texts.toml", "told.toml"):
        source = resources.files("forensics.reports") / "templates" / name
        table |= tomllib.loads(source.read_text(encoding="utf-8"))
    return Texts(lang, _flatten(table, lang))
