"""The JSON Schema (draft 2020-12) of one line of ``to_jsonl``, made from the dataclasses."""

from __future__ import annotations

import dataclasses
import types
from collections.abc import Set
from datetime import date
from enum import Enum
from typing import Any, Literal, Union, get_args, get_origin

from forensics.serialize import PARTS, SCHEMA, WHOLE
from forensics.serialize.values import AS_ARRAY, fields
from forensics.temporal.readings import Interval, UncertainDate

_PLAIN = {str: "string", int: "integer", float: "number", bool: "boolean", type(None): "null"}


def schema() -> dict[str, Any]:
    """The schema. Every record has a definition under its class name."""
    defs: dict[str, Any] = {}
    rows = []
    for name, cls in sorted(WHOLE.items()):
        parts = {field for field, _ in PARTS.get(cls, {}).values()}
        rows.append(_row(name, _object(cls, defs, leave_out=parts), has_of=False))
    inside: dict[str, list[type]] = {}
    for kinds_of_part in PARTS.values():
        for name, (_, cls) in kinds_of_part.items():
            inside.setdefault(name, []).append(cls)
    for name, classes in sorted(inside.items()):
        rows.append(_row(name, _ref(classes[0], defs), has_of=True))
    for cls in PARTS:
        _ref(cls, defs)  # whole, as it stands in one JSON object
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": f"urn:{SCHEMA.replace('/', ':')}",
        "title": f"{SCHEMA}: one line of JSON Lines",
        "oneOf": rows,
        "$defs": dict(sorted(defs.items())),
    }


def _row(name: str, data: Any, has_of: bool) -> dict[str, Any]:
    properties: dict[str, Any] = {"record": {"const": name}, "data": data}
    if has_of:
        properties["of"] = {"type": "array", "items": {"type": "string"}}
    return {
        "type": "object",
        "properties": properties,
        "required": ["record", "data"],
        "additionalProperties": False,
    }


def _type(hint: Any, defs: dict[str, Any]) -> dict[str, Any]:
    origin = get_origin(hint)
    if origin in (Union, types.UnionType):
        return _union(get_args(hint), defs)
    if origin is Literal:
        return {"enum": list(get_args(hint))}
    if origin is tuple:
        args = get_args(hint)
        if args[1:] == (Ellipsis,):
            return {"type": "array", "items": _type(args[0], defs)}
        return _array([_type(a, defs) for a in args], len(args))
    if hint in _PLAIN:
        return {"type": _PLAIN[hint]}
    if hint is date:
        return {"type": "string", "format": "date"}
    if issubclass(hint, Enum):
        return {"enum": [member.value for member in hint]}
    return _ref(hint, defs)


def _union(args: tuple[Any, ...], defs: dict[str, Any]) -> dict[str, Any]:
    """As ``values`` writes it: records carry ``type`` where more than one thing may stand."""
    records = [a for a in args if dataclasses.is_dataclass(a)]
    tagged = len(records) > 1 or bool(records and {str, int} & set(args))
    options = []
    for arg in args:
        option = _type(arg, defs)
        if tagged and arg in records:
            option = {**option, "required": ["type"]}
        options.append(option)
    return {"anyOf": options}


def _ref(cls: Any, defs: dict[str, Any]) -> dict[str, Any]:
    name = cls.__name__
    if name not in defs:
        defs[name] = {}  # a record may hold itself
        if cls in AS_ARRAY:
            known = fields(cls)
            required = sum(default is dataclasses.MISSING for _, default in known.values())
            defs[name] = _array([_type(hint, defs) for hint, _ in known.values()], required)
        else:
            defs[name] = _object(cls, defs)
    return {"$ref": f"#/$defs/{name}"}


def _object(cls: Any, defs: dict[str, Any], leave_out: Set[str] = frozenset()) -> dict[str, Any]:
    known = {name: entry for name, entry in fields(cls).items() if name not in leave_out}
    result: dict[str, Any] = {
        "type": "object",
        "properties": {name: _type(hint, defs) for name, (hint, _) in known.items()},
        "additionalProperties": False,
        "required": [n for n, (_, default) in known.items() if default is dataclasses.MISSING],
    }
    # ``values.FOR_THE_EYE``: where one of several records may stand it says which.
    if not leave_out:
        result["properties"]["type"] = {"const": cls.__name__}
    if cls in (UncertainDate, Interval):
        result["properties"]["edtf"] = {"type": "string"}
    if cls.__doc__:
        result["description"] = " ".join(cls.__doc__.split())
    return result


def _array(items: list[dict[str, Any]], required: int) -> dict[str, Any]:
    return {"type": "array", "prefixItems": items, "items": False, "minItems": required}
