"""Values of parameters: their checks, and their text in a path, a query or a header."""

from __future__ import annotations

import datetime
import math
import re
from enum import Enum
from typing import TYPE_CHECKING

from flat_api.exceptions import ApiTypeError, ApiValueError
from flat_api.exceptions.misuse import excerpt
from flat_api.support.redaction import REDACTED, kind_of

if TYPE_CHECKING:
    from typing import Any, Dict, List, Optional, Tuple

    from flat_api.calls.operation import Operation, Parameter


class Formats:
    """Settings for the text of values.

    Attributes:
        validate: Whether values are checked against the contract.
        date: ``strftime`` format of a date; ``None`` is ISO 8601.
        datetime: ``strftime`` format of a date with a time; ``None`` is ISO 8601.
        safe: Characters that are not percent-encoded in a path.
    """

    __slots__ = ("date", "datetime", "safe", "validate")

    def __init__(
        self, validate: bool = True, date: Optional[str] = None, datetime: Optional[str] = None, safe: str = ""
    ) -> None:
        self.validate = validate
        self.date = date
        self.datetime = datetime
        self.safe = safe


def checked_text(operation: Operation, parameter: Parameter, value: Any, formats: Formats) -> str:
    """Return a single value as text, after the checks of the contract.

    Raises:
        ApiTypeError: The value has another type than the contract declares.
        ApiValueError: The contract excludes the value.
    """
    if isinstance(value, Enum):
        value = value.value
    if formats.validate:
        _check_type(operation, parameter, value)
        _check_limits(operation, parameter, value)
    if value.__class__ is str:
        return value
    return plain_text(f"{operation.name}(): {parameter.name!r}", value, formats)


def plain_text(who: str, value: Any, formats: Formats, expected: str = "a single value") -> str:
    """Return a single value as text.

    Args:
        who: Start of the message for a value that has no text but its ``repr``.
        expected: Words for that message.

    Raises:
        ApiTypeError: The value is a container, a file or another object without a text of its own.
        ApiValueError: The value is bytes that are not text in UTF-8.
    """
    if isinstance(value, str):
        return value
    if isinstance(value, Enum):
        return plain_text(who, value.value, formats, expected)
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, datetime.datetime):
        return value.strftime(formats.datetime) if formats.datetime else value.isoformat().replace("+00:00", "Z")
    if isinstance(value, datetime.date):
        return value.strftime(formats.date) if formats.date else value.isoformat()
    if isinstance(value, (bytes, bytearray)):
        try:
            return value.decode("utf-8")
        except UnicodeDecodeError:
            raise ApiValueError(f"{who} must be text in UTF-8, got other bytes") from None
    if isinstance(value, (int, float)) or _has_text(value):
        return str(value)
    raise ApiTypeError(f"{who} must be {expected}, got {kind_of(value)}")


def _has_text(value: object) -> bool:
    """Return whether a value has a text of its own, as a ``UUID`` has and a file or a list has not."""
    return type(value).__str__ is not object.__str__ and not hasattr(value, "__iter__")


def item_texts(operation: Operation, parameter: Parameter, value: Any, formats: Formats) -> List[str]:
    """Return the items of a list as text."""
    if isinstance(value, (str, bytes, dict)) or not hasattr(value, "__iter__"):
        raise wrong_type(operation, parameter, "a list", value)
    return [checked_text(operation, parameter, item, formats) for item in value]


def wrong_type(operation: Operation, parameter: Parameter, expected: str, value: Any) -> ApiTypeError:
    """Return the error for a value of another type."""
    return ApiTypeError(f"{operation.name}(): {parameter.name!r} must be {expected}, got {_shown(parameter, value)}")


def wrong_value(operation: Operation, parameter: Parameter, expected: str, value: Any, hint: str = "") -> ApiValueError:
    """Return the error for a value that the contract excludes."""
    return ApiValueError(
        f"{operation.name}(): {parameter.name!r} must be {expected}, got {_shown(parameter, value)}{hint}"
    )


def _shown(parameter: Parameter, value: Any) -> str:
    if parameter.secret:
        return REDACTED if value else repr(value)
    return excerpt(value)


_TYPES: Dict[str, Tuple[Tuple[type, ...], Tuple[type, ...], str]] = {
    "string": ((str,), (), "a string"),
    "integer": ((int,), (bool,), "an integer"),
    "number": ((int, float), (bool,), "a number"),
    "boolean": ((bool,), (), "True or False"),
    "date-time": ((datetime.datetime, str), (), "a datetime, or text in ISO 8601"),
    "date": ((datetime.date, str), (datetime.datetime,), "a date, or text in ISO 8601"),
}
"""Per kind: allowed types, subclasses of those that are not allowed, and the words for a message."""

_ANY = (object,), (dict, list, tuple, set), "a single value"


def _check_type(operation: Operation, parameter: Parameter, value: Any) -> None:
    kind = parameter.kind
    types, excluded, expected = _TYPES.get(kind, _ANY)
    if not isinstance(value, types) or isinstance(value, excluded):
        raise wrong_type(operation, parameter, expected, value)
    if kind == "number" and isinstance(value, float) and not math.isfinite(value):
        raise wrong_value(operation, parameter, "a finite number", value)
    if kind == "date-time" and isinstance(value, datetime.datetime) and value.tzinfo is None:
        raise wrong_value(operation, parameter, "a datetime with a time zone", value)


def _check_limits(operation: Operation, parameter: Parameter, value: Any) -> None:
    if parameter.enum and value not in parameter.enum:
        from flat_api.support.suggestions import did_you_mean

        hint = "" if parameter.secret else did_you_mean(str(value), map(str, parameter.enum))
        raise wrong_value(operation, parameter, f"one of {', '.join(map(repr, parameter.enum))}", value, hint)
    low, high = parameter.minimum, parameter.maximum
    if (low is not None and value < low) or (high is not None and value > high):
        raise wrong_value(operation, parameter, _range("", low, high), value)
    if isinstance(value, str):
        short, long = parameter.min_length, parameter.max_length
        if (short is not None and len(value) < short) or (long is not None and len(value) > long):
            raise wrong_value(operation, parameter, _range(" characters long", short, long), value)
        if parameter.pattern is not None and not re.search(parameter.pattern, value):
            raise wrong_value(operation, parameter, f"a string that matches {parameter.pattern}", value)


def _range(unit: str, low: Optional[float], high: Optional[float]) -> str:
    if low is None:
        return f"at most {high}{unit}"
    if high is None:
        return f"at least {low}{unit}"
    return f"{low} to {high}{unit}"
