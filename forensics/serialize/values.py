"""Any dataclass of the house to JSON-ready data and back, driven by its type hints.

Nothing is listed by hand: a new field or record is written and read as soon as it exists.
"""

from __future__ import annotations

import dataclasses
import math
import types
from collections.abc import Callable
from datetime import date
from enum import Enum
from functools import cache
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

from forensics.records import Box, Char, Span
from forensics.temporal.edtf import to_edtf
from forensics.temporal.readings import Interval, Pick, UncertainDate

AS_ARRAY: tuple[type, ...] = (Box, Span, Pick, Char)
"""Small records that come by the thousand: arrays in the order of their fields."""

FOR_THE_EYE = {"type", "edtf"}
"""Keys of an object that are no field: which record it is, and a date as EDTF text."""

_NoneType = type(None)


@cache
def fields(cls: type) -> dict[str, tuple[Any, Any]]:
    """Name → (type, default or ``MISSING``) of the fields of a dataclass, in their order."""
    hints = get_type_hints(cls)
    return {f.name: (hints[f.name], f.default) for f in dataclasses.fields(cls)}


@cache
def encoder(hint: Any) -> Callable[[Any], Any]:
    """A function that turns a value of this type into JSON-ready data."""
    origin = get_origin(hint)
    if origin in (Union, types.UnionType):
        return _encode_union(get_args(hint))
    if origin is Literal or hint in (str, int, float, bool, type(None)):
        return _plain(hint)
    if origin is tuple:
        return _encode_tuple(get_args(hint))
    if hint is date:
        return date.isoformat
    if isinstance(hint, type) and issubclass(hint, Enum):
        return lambda value: value.value
    if dataclasses.is_dataclass(hint):
        return _encode_class(hint)
    raise TypeError(f"no JSON form for {hint}")


def _plain(hint: Any) -> Callable[[Any], Any]:
    allowed = tuple({type(v) for v in get_args(hint)}) or (hint,)
    if hint is float:
        allowed = (float, int)

    def encode(value: Any) -> Any:
        # A numpy number here would make the output depend on the version of numpy.
        if not isinstance(value, allowed):
            raise TypeError(f"{value!r} is {type(value).__name__}, not {hint}")
        return value

    return encode


def _encode_tuple(args: tuple[Any, ...]) -> Callable[[Any], Any]:
    if len(args) == 2 and args[1] is Ellipsis:
        one = encoder(args[0])
        return lambda values: [one(v) for v in values]
    each = [encoder(a) for a in args]
    return lambda values: [f(v) for f, v in zip(each, values, strict=True)]


def _encode_class(cls: Any) -> Callable[[Any], Any]:
    rows = [(name, encoder(hint), default) for name, (hint, default) in fields(cls).items()]
    if cls in AS_ARRAY:

        def as_array(value: Any) -> list[Any]:
            row = [f(getattr(value, name)) for name, f, _ in rows]
            while rows[len(row) - 1][2] == getattr(value, rows[len(row) - 1][0]):
                row.pop()  # a default at the end is left out
            return row

        return as_array

    def as_object(value: Any) -> dict[str, Any]:
        parts = ((name, f, default, getattr(value, name)) for name, f, default in rows)
        return {name: f(part) for name, f, default, part in parts if part != default}

    return as_object


def _encode_union(args: tuple[Any, ...]) -> Callable[[Any], Any]:
    """Members are told apart by their class; records say theirs in ``type`` where several."""
    records = [a for a in args if dataclasses.is_dataclass(a)]
    tagged = len(records) > 1 or (records and any(a in (str, int) for a in args))
    by_class = {(_NoneType if a is type(None) else a): encoder(a) for a in args}

    def encode(value: Any) -> Any:
        cls = _NoneType if value is None else type(value)
        if cls not in by_class:
            raise TypeError(f"{value!r} is none of {args}")
        data = by_class[cls](value)
        if not (tagged and dataclasses.is_dataclass(cls)):
            return data
        if isinstance(value, UncertainDate | Interval):
            return {"type": cls.__name__, "edtf": to_edtf(value), **data}
        return {"type": cls.__name__, **data}

    return encode


@cache
def decoder(hint: Any) -> Callable[[Any], Any]:
    """A function that turns JSON data back into a value of this type."""
    origin = get_origin(hint)
    if origin in (Union, types.UnionType):
        return _decode_union(get_args(hint))
    if origin is Literal or hint in (str, int, float, bool, type(None)):
        return _decode_plain(hint)
    if origin is tuple:
        return _decode_tuple(get_args(hint))
    if hint is date:
        return date.fromisoformat
    if isinstance(hint, type) and issubclass(hint, Enum):
        return hint
    if dataclasses.is_dataclass(hint):
        return _decode_class(hint)
    raise TypeError(f"no JSON form for {hint}")


def _decode_plain(hint: Any) -> Callable[[Any], Any]:
    options = get_args(hint)

    def decode(value: Any) -> Any:
        if options:
            if value not in options:
                raise ValueError(f"{value!r} is none of {options}")
        elif hint is float and type(value) in (int, float):
            return _finite(value)
        elif type(value) is not hint:
            raise ValueError(f"{value!r} is no {hint.__name__}")
        return value

    return decode


def _finite(value: float) -> float:
    """JSON knows no infinity, but 1e999 is read as one."""
    try:
        number = float(value)
    except OverflowError as error:
        raise ValueError("a number too large") from error
    if not math.isfinite(number):
        raise ValueError("a number too large")
    return number


def _decode_tuple(args: tuple[Any, ...]) -> Callable[[Any], Any]:
    if len(args) == 2 and args[1] is Ellipsis:
        one = decoder(args[0])
        return lambda values: tuple(one(v) for v in _list(values))
    each = [decoder(a) for a in args]
    return lambda values: tuple(f(v) for f, v in zip(each, _list(values), strict=True))


def _list(value: Any) -> list[Any]:
    if not isinstance(value, list):
        raise ValueError(f"{value!r} is no list")
    return value


def _decode_class(cls: Any) -> Callable[[Any], Any]:
    decoders = {name: decoder(hint) for name, (hint, _) in fields(cls).items()}
    names = list(decoders)

    def decode(data: Any) -> Any:
        if cls in AS_ARRAY:
            if len(_list(data)) > len(names):
                raise ValueError(f"{cls.__name__} has {len(names)} values, not {len(data)}")
            data = dict(zip(names, data, strict=False))
        unknown = [k for k in data if k not in decoders and k not in FOR_THE_EYE]
        if unknown:
            raise ValueError(f"{cls.__name__} has no {unknown[0]}")
        return cls(**{k: decoders[k](v) for k, v in data.items() if k in decoders})

    return decode


def _decode_union(args: tuple[Any, ...]) -> Callable[[Any], Any]:
    classes = [a for a in args if isinstance(a, type) and dataclasses.is_dataclass(a)]
    records: dict[Any, Callable[[Any], Any]] = {a.__name__: decoder(a) for a in classes}
    plain = [a for a in args if a in (str, int, float, bool)]
    days = date in args

    def decode(value: Any) -> Any:
        if value is None and _NoneType in args:
            return None
        if isinstance(value, dict) and len(records) > 1:
            return records[value["type"]](value)
        if isinstance(value, dict | list) and records:
            return next(iter(records.values()))(value)
        if days and isinstance(value, str):
            return date.fromisoformat(value)
        if type(value) in plain:
            return _finite(value) if type(value) is float else value
        raise ValueError(f"{value!r} fits none of {args}")

    return decode
