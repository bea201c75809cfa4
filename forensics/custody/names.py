"""Under which name an original lies in ``data/``: one that every system can hold.

RFC 8493 wants ``%``, CR and LF in manifests encoded, and programs differ in doing so; Windows
forbids more; a name in NFD and one in NFC look the same and are two. So none of these gets
into a name: the name as it came is in the journal, byte for byte.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence

LONGEST = 180
"""Bytes of one part of a name in UTF-8, so that a part of its hash can still be added."""
_FORBIDDEN = set('<>:"/\\|?*%')
_DEVICES = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)(\..*)?", re.I)


def stored(parts: Sequence[str]) -> str:
    """``data/…`` for the parts of a path as it came. Parts are never ``.`` or ``..``."""
    return "/".join(["data", *(_part(p) for p in parts)])


def _part(name: str) -> str:
    """NFC, with ``_`` for what cannot be seen or is forbidden somewhere."""
    chars = (_safe(c) for c in unicodedata.normalize("NFC", name))
    made = "".join(chars).rstrip(" .").lstrip(" ")
    if not made.strip("."):
        made = "_"
    if _DEVICES.fullmatch(made):
        made = f"_{made}"
    stem, dot, ending = made.rpartition(".")
    tail = dot + ending if stem and len(ending) <= 10 else ""
    head = made.removesuffix(tail) if tail else made
    while len((head + tail).encode()) > LONGEST:
        head = head[:-1]
    return head + tail


def _safe(char: str) -> str:
    hidden = unicodedata.category(char)[0] == "C" or char in "\u2028\u2029"
    return "_" if hidden or char in _FORBIDDEN else char


def marked(name: str, sha256: str) -> str:
    """The name with the first digits of the hash, for another file of the same name."""
    folder, _, last = name.rpartition("/")
    stem, dot, ending = last.rpartition(".")
    made = f"{stem}~{sha256[:8]}{dot}{ending}" if stem else f"{last}~{sha256[:8]}"
    return f"{folder}/{made}"


def key(name: str) -> str:
    """Names with equal keys are one name on some system."""
    return unicodedata.normalize("NFC", unicodedata.normalize("NFC", name).casefold())
