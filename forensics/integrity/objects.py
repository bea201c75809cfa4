"""What the pages of a PDF are made of, as digests: which of them an edit can have changed."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pikepdf

_UP = frozenset({"/Parent", "/P", "/StructParent", "/StructParents", "/Dest", "/Popup", "/IRT"})
"""Keys that lead away from what a page paints."""
_MARKS = frozenset({"/LastModified", "/PieceInfo", "/Metadata", "/Thumb", "/Tabs", "/B", "/Trans"})
_DEPTH = 60


@dataclass(frozen=True, slots=True)
class Leaf:
    """One page: ``key`` is its object, stable over saves by appending."""

    key: tuple[int, ...]
    content: bytes
    notes: bytes


def leaves(pdf: pikepdf.Pdf) -> list[Leaf]:
    """The pages in order."""
    made = _Digests()
    layers = made.of(pdf.Root.get("/OCProperties"))
    found = []
    for page in pdf.pages:
        body = page.obj
        parts = [
            made.of(_inherited(body, "/Resources")),
            made.of(body.get("/Contents")),
            *(made.of(_inherited(body, k)) for k in ("/MediaBox", "/CropBox", "/Rotate")),
            made.of(body.get("/UserUnit")),
            layers,
        ]
        content = hashlib.sha256(b"".join(parts)).digest()
        found.append(Leaf(tuple(body.objgen), content, made.of(body.get("/Annots"))))
    return found


def fields(pdf: pikepdf.Pdf) -> dict[str, tuple[str, str]]:
    """(type, value) of each form field by its full name."""
    form = pdf.Root.get("/AcroForm")
    out: dict[str, tuple[str, str]] = {}
    if not isinstance(form, pikepdf.Dictionary):
        return out
    todo: list[tuple[Any, str, str, str, int]] = [
        (f, "", "", "", 0) for f in _array(form.get("/Fields"))
    ]
    while todo and len(out) < 5_000:
        field, above, kind, value, depth = todo.pop()
        if not isinstance(field, pikepdf.Dictionary) or depth > 20:
            continue
        name = ".".join(n for n in (above, _text(field.get("/T"))) if n)
        kind = _text(field.get("/FT")) or kind
        value = _text(field.get("/V")) or value
        kids = [k for k in _array(field.get("/Kids")) if isinstance(k, pikepdf.Dictionary)]
        named = [k for k in kids if "/T" in k]
        if named:
            todo += [(k, name, kind, value, depth + 1) for k in named]
        else:
            out[name] = kind, value
    return out


def contents_of(pdf: pikepdf.Pdf, index: int) -> Iterator[tuple[str, tuple[float, ...], str]]:
    """(subtype, rectangle, words) of the annotations of a page; of a field its type."""
    for note in _array(pdf.pages[index].obj.get("/Annots")):
        if not isinstance(note, pikepdf.Dictionary):
            continue
        try:
            rect = tuple(float(v) for v in _array(note.get("/Rect")))
        except (TypeError, ValueError):
            continue
        if len(rect) != 4:
            continue
        subtype, words = _text(note.get("/Subtype")), _text(note.get("/Contents"))
        if subtype == "/Widget":
            words = _text(_inherited(note, "/FT"))
        yield subtype, rect, words


def _array(value: Any) -> list[Any]:
    return list(value) if isinstance(value, pikepdf.Array) else []


def _text(value: Any) -> str:
    if value is None or isinstance(value, (pikepdf.Dictionary, pikepdf.Array, pikepdf.Stream)):
        return ""
    return str(value)


def _inherited(page: Any, key: str) -> Any:
    for _ in range(_DEPTH):
        if page is None:
            return None
        value = page.get(key)
        if value is not None:
            return value
        page = page.get("/Parent")
    return None


class _Digests:
    """Of objects and all below them; what was digested once is known by its number."""

    def __init__(self) -> None:
        self._known: dict[tuple[int, ...], bytes] = {}
        self._open: set[tuple[int, ...]] = set()

    def of(self, value: Any, depth: int = 0) -> bytes:
        if not isinstance(value, pikepdf.Object):
            return hashlib.sha256(repr(value).encode("utf-8", "replace")).digest()
        mark = tuple(value.objgen)
        if mark in self._known:
            return self._known[mark]
        if depth > _DEPTH or mark in self._open:
            return b"deep"
        if mark[0]:
            self._open.add(mark)
        made = self._make(value, depth)
        if mark[0]:
            self._open.discard(mark)
            self._known[mark] = made
        return made

    def _make(self, value: pikepdf.Object, depth: int) -> bytes:
        whole = hashlib.sha256()
        if isinstance(value, (pikepdf.Dictionary, pikepdf.Stream)):
            for key in sorted(value.keys()):
                if key not in _UP and key not in _MARKS and key != "/Length":
                    whole.update(key.encode() + self.of(value[key], depth + 1))
            if isinstance(value, pikepdf.Stream):
                whole.update(value.read_raw_bytes())
        elif isinstance(value, pikepdf.Array):
            for one in value:
                whole.update(self.of(one, depth + 1))
        else:
            whole.update(value.unparse())
        return whole.digest()
