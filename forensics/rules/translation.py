"""A rule page in another language: the same things said, with the same places to fill in."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any

from forensics.rules.model import Say, Told

_PLACE = re.compile(r"\{([^}]*)\}")
_TEXTS = ("title", "covers", "not_covered")


def read(page: Mapping[str, Any], error: Callable[[str, str], Exception]) -> Told | None:
    """The ``[zh]`` of a page whose English was checked; ``None`` without one.

    Raises what ``error`` makes of a message and an advice where something is missing, is too
    much, or fills in other facts than the English does.
    """
    zh = page.get("zh")
    if zh is None:
        return None
    if not isinstance(zh, dict) or set(zh) - {*_TEXTS, "say", "assume"}:
        raise error("[zh] holds title, covers, not_covered, say and assume", "nothing else")
    texts = {k: _same(f"zh.{k}", page.get(k, ""), zh.get(k, ""), error) for k in _TEXTS}
    say = _table("say", page["say"], zh.get("say"), error)
    said = {k: _same(f"zh.say.{k}", str(page["say"][k]), say[k], error) for k in page["say"]}
    links = {entry["id"]: entry for entry in page["assume"]}
    assume = _table("assume", links, zh.get("assume"), error)
    told = []
    for name, entry in links.items():
        other = _table(f"assume.{name}", {"otherwise": "", "ask": ""}, assume[name], error)
        told.append(tuple(_same(f"zh.assume.{name}", entry[k], other[k], error) for k in other))
    return Told(
        texts["title"], Say(**said), tuple((o, a) for o, a in told), texts["covers"],
        texts["not_covered"],
    )  # fmt: skip


def _table(
    name: str, wanted: Mapping[str, Any], found: object, error: Callable[[str, str], Exception]
) -> dict[str, Any]:
    """``found`` in the order of ``wanted``, if it has the same keys."""
    if not isinstance(found, dict) or set(found) != set(wanted):
        raise error(f"[zh.{name}] has other keys than the English", ", ".join(wanted))
    return {key: found[key] for key in wanted}


def _same(key: str, english: str, other: object, error: Callable[[str, str], Exception]) -> str:
    if not isinstance(other, str) or bool(english.strip()) != bool(other.strip()):
        raise error(f"{key} is missing or not a text", "say the same in both languages")
    if set(_PLACE.findall(english)) != set(_PLACE.findall(other)):
        raise error(f"{key} does not fill in what the English does", "use the same {…}")
    return other
