"""What an argument may be, and how it is written in a path, a query or a header."""

from __future__ import annotations

import datetime
import math
import re
from enum import Enum

from flat_api.exceptions import ApiTypeError, ApiValueError
from flat_api.support.redaction import REDACTED

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any, Dict, List, Optional, Tuple

    from flat_api.calls.operation import Operation, Parameter


class Formats:
    """How values are written, and whether they are checked first.

    Attributes:
        validate: Whether to check what the contract says about a value.
        date: ``strftime`` format of a date; ISO 8601 without.
        datetime: The same for a date with a time.
        safe: Characters that stay as they are in a path.
    """

    __slots__ = ("date", "datetime", "safe", "validate")

    def __init__(
        self, validate: bool = True, date: Optional[str] = None, datetime: Optional[str] = None, safe: str = ""
    ) -> None:
        self.validate = validate
        self.date = date
        self.datetime = datetime
        self.safe = safe


def written(operation: Operation, parameter: Parameter, value: Any, formats: Formats) -> str:
    """Return a single value as text.

    Raises:
        ApiTypeError: It has another type than the contract says.
        ApiValueError: It has a value that the contract excludes.
    """
    if isinstance(value, Enum):
        value = value.value
    if formats.validate:
        _check_type(operation, parameter, value)
        _check(operation, parameter, value)
    return plain_text(value, formats)


def plain_text(value: Any, formats: Formats) -> str:
    """Return any scalar as it is spelled on the wire."""
    if isinstance(value, str):
        return value
    if isinstance(value, Enum):
        return plain_text(value.value, formats)
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, datetime.datetime):
        return value.strftime(formats.datetime) if formats.datetime else value.isoformat().replace("+00:00", "Z")
    if isinstance(value, datetime.date):
        return value.strftime(formats.date) if formats.date else value.isoformat()
    if isinstance(value, (bytes, bytearray)):
        return value.decode("utf-8", "strict")
    return str(value)


def items_of(operation: Operation, parameter: Parameter, value: Any, formats: Formats) -> List[str]:
    """Return the items of a list as text."""
    if isinstance(value, (str, bytes, dict)) or not hasattr(value, "__iter__"):
        raise wrong_type(operation, parameter, "a list", value)
    return [written(operation, parameter, item, formats) for item in value]


def wrong_type(operation: Operation, parameter: Parameter, expected: str, value: Any) -> ApiTypeError:
    """Return the error for a value of another type."""
    return ApiTypeError(f"{operation.name}(): {parameter.name!r} must be {expected}, got {_got(parameter, value)}")


def wrong_value(operation: Operation, parameter: Parameter, expected: str, value: Any, hint: str = "") -> ApiValueError:
    """Return the error for a value that is excluded."""
    return ApiValueError(
        f"{operation.name}(): {parameter.name!r} must be {expected}, got {_got(parameter, value)}{hint}"
    )


def _got(parameter: Parameter, value: Any) -> str:
    if parameter.secret:
        return REDACTED if value else repr(value)
    text = repr(value)
    return text if len(text) <= 200 else f"{text[:200]}..."


_TYPES: Dict[str, Tuple[Tuple[type, ...], Tuple[type, ...], str]] = {
    "string": ((str,), (), "a string"),
    "integer": ((int,), (bool,), "an integer"),
    "number": ((int, float), (bool,), "a number"),
    "boolean": ((bool,), (), "True or False"),
    "date-time": ((datetime.datetime, str), (), "a datetime, or text in ISO 8601"),
    "date": ((datetime.date, str), (datetime.datetime,), "a date, or text in ISO 8601"),
}
"""Per kind the types that it has, those that are none of it all the same, and what to call it."""

_ANY = (object,), (dict, list, tuple, set), "a single value"


def _check_type(operation: Operation, parameter: Parameter, value: Any) -> None:
    kind = parameter.kind
    types, others, expected = _TYPES.get(kind, _ANY)
    if not isinstance(value, types) or isinstance(value, others):
        raise wrong_type(operation, parameter, expected, value)
    if kind == "number" and isinstance(value, float) and not math.isfinite(value):
        raise wrong_value(operation, parameter, "a finite number", value)
    if kind == "date-time" and isinstance(value, datetime.datetime) and value.tzinfo is None:
        raise wrong_value(operation, parameter, "a datetime with a time zone", value)


def _check(operation: Operation, parameter: Parameter, value: Any) -> None:
    if parameter.enum and value not in parameter.enum:
        from flat_api.support.suggestions import did_you_mean

        hint = "" if parameter.secret else did_you_mean(str(value), map(str, parameter.enum))
        raise wrong_value(operation, parameter, f"one of {', '.join(map(repr, parameter.enum))}", value, hint)
    low, high = parameter.minimum, parameter.maximum
    if (low is not None and value < low) or (high is not None and value > high):
        raise wrong_value(operation, parameter, _between("", low, high), value)
    if isinstance(value, str):
        short, long = parameter.min_length, parameter.max_length
        if (short is not None and len(value) < short) or (long is not None and len(value) > long):
            raise wrong_value(operation, parameter, _between(" characters long", short, long), value)
        if parameter.pattern is not None and not re.search(parameter.pattern, value):
            raise wrong_value(operation, parameter, f"a string that matches {parameter.pattern}", value)


def _between(unit: str, low: Optional[float], high: Optional[float]) -> str:
    if low is None:
        return f"at most {high}{unit}"
    if high is None:
        return f"at least {low}{unit}"
    return f"{low} to {high}{unit}"
