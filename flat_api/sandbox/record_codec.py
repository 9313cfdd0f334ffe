"""Records as JSON, and back: what is read has the types that the record declares, or it is refused."""

from __future__ import annotations

import base64
import dataclasses
import types
from collections.abc import Mapping
from datetime import date, datetime
from enum import Enum
from functools import cache
from typing import Any, Literal, Union, cast, get_args, get_origin, get_type_hints


class CodecError(ValueError):
    """A value does not fit the type that a record declares for it."""


def encode(value: object) -> Any:
    """Return a value as JSON has it.

    Raises:
        CodecError: JSON has nothing for it.
    """
    if value is None or isinstance(value, (bool, int, float, str)):
        return value.value if isinstance(value, Enum) else value
    if isinstance(value, (datetime, date)):
        return value.isoformat()
    if isinstance(value, bytes):
        return base64.b64encode(value).decode("ascii")
    if isinstance(value, (list, tuple)):
        return [encode(item) for item in cast("tuple[object, ...]", value)]
    if isinstance(value, (set, frozenset)):
        return sorted((encode(item) for item in cast("frozenset[object]", value)), key=repr)
    if isinstance(value, Mapping):
        return {str(name): encode(item) for name, item in cast("Mapping[object, object]", value).items()}
    if dataclasses.is_dataclass(value):
        return {field.name: encode(getattr(value, field.name)) for field in dataclasses.fields(value)}
    raise CodecError(f"{type(value).__name__} cannot be kept")


def decode(kind: Any, value: Any) -> Any:
    """Return the value of a type that JSON stands for.

    Raises:
        CodecError: It does not fit.
    """
    if kind is Any or kind is object:
        return value
    origin, arguments = get_origin(kind), get_args(kind)
    if origin in (Union, types.UnionType):
        return _decode_union(arguments, value)
    if origin is Literal:
        return _checked(value, value in arguments, kind)
    if origin is tuple:
        items = _checked(value, isinstance(value, list), kind)
        inner = arguments[:1] * len(items) if arguments[-1] is Ellipsis else arguments
        _checked(value, len(items) == len(inner), kind)
        return tuple(decode(each, item) for each, item in zip(inner, items, strict=True))
    if origin in (list, set, frozenset):
        collection: Any = origin
        return collection(decode(arguments[0], item) for item in _checked(value, isinstance(value, list), kind))
    if origin is not None and issubclass(origin, Mapping):
        members = _checked(value, isinstance(value, dict), kind)
        return {name: decode(arguments[1], item) for name, item in members.items()}
    if dataclasses.is_dataclass(kind):
        return _decode_record(kind, value)
    return _decode_scalar(kind, value)


def _decode_union(kinds: tuple[Any, ...], value: Any) -> Any:
    if value is None and type(None) in kinds:
        return None
    for kind in kinds:
        try:
            return decode(kind, value)
        except CodecError:
            continue
    raise CodecError(f"{value!r} is none of {', '.join(str(kind) for kind in kinds)}")


def _decode_record(kind: Any, value: Any) -> Any:
    members = _checked(value, isinstance(value, dict), kind)
    hints = _hints(kind)
    unknown = members.keys() - hints.keys()
    if unknown:
        raise CodecError(f"{kind.__name__} has no {', '.join(sorted(unknown))}")
    try:
        return kind(**{name: decode(hints[name], item) for name, item in members.items()})
    except TypeError as error:
        raise CodecError(str(error)) from None


def _decode_scalar(kind: Any, value: Any) -> Any:
    try:
        if kind in (datetime, date):
            return kind.fromisoformat(value)
        if kind is bytes:
            return base64.b64decode(value, validate=True)
        if isinstance(kind, type) and issubclass(kind, Enum):
            return kind(value)
    except (TypeError, ValueError):
        raise CodecError(f"{value!r} is not {kind.__name__}") from None
    if kind is float:
        return _checked(value, isinstance(value, (int, float)) and not isinstance(value, bool), kind)
    return _checked(value, kind is type(value), kind)


@cache
def _hints(kind: Any) -> dict[str, Any]:
    hints = get_type_hints(kind)
    return {field.name: hints[field.name] for field in dataclasses.fields(kind) if field.init}


def _checked(value: Any, fits: bool, kind: Any) -> Any:
    if not fits:
        raise CodecError(f"{value!r} is not {getattr(kind, '__name__', kind)}")
    return value
