"""Limits of values: from keywords to :class:`generator.ir.Limits`, the narrowest of several."""

from __future__ import annotations

import math
import operator
import re
import warnings
from collections.abc import Callable
from fractions import Fraction
from typing import Any, Optional

from generator import ir
from generator.parse.document import Node, describe


def _common_multiple(one: float, other: float) -> float:
    """Return the least number of which both are divisors, by decimal arithmetic."""
    first, second = Fraction(repr(one)), Fraction(repr(other))
    common = Fraction(math.lcm(first.numerator, second.numerator), math.gcd(first.denominator, second.denominator))
    return int(common) if common.denominator == 1 else float(common)


_NARROWER: dict[str, Callable[[Any, Any], Any]] = {
    **dict.fromkeys(("minimum", "minLength", "minItems", "exclusiveMinimum"), max),
    **dict.fromkeys(("maximum", "maxLength", "maxItems", "exclusiveMaximum"), min),
    "multipleOf": _common_multiple,
}
_LENGTHS = frozenset({"minLength", "maxLength", "minItems", "maxItems"})
_NAMES = {
    "number": {
        "minimum": "minimum",
        "maximum": "maximum",
        "exclusiveMinimum": "exclusive_minimum",
        "exclusiveMaximum": "exclusive_maximum",
        "multipleOf": "multiple_of",
    },
    "string": {"minLength": "min_length", "maxLength": "max_length", "pattern": "pattern"},
    "array": {"minItems": "min_length", "maxItems": "max_length"},
}
"""Per kind of value, the keywords that are limits of it, by their names in :class:`generator.ir.Limits`."""

_ROUNDED: dict[str, Callable[[float], int]] = {
    "minimum": math.ceil,
    "maximum": math.floor,
    "exclusive_minimum": math.floor,
    "exclusive_maximum": math.ceil,
    "multiple_of": lambda step: Fraction(repr(step)).numerator,
}
"""The same limit for integers, as an integer: integers that are multiples of 2.5 are those of 5."""

_NAMED_GROUP = re.compile(r"\(\?<(?![=!])")


def narrowed(limits: dict[str, Any], node: Node) -> None:
    """Add the limits of one schema object to those of others that hold too."""
    for key, narrower in _NARROWER.items():
        found = node.get(key)
        if found is None:
            continue
        number = _number(found, node, key)
        if number is not None:
            target, value = number
            limits[target] = narrower(limits.get(target, value), value)
    found = node.get("pattern")
    if found is not None and isinstance(found.value, str):
        limits["pattern"] = found
    elif found is not None:
        found.problem(f"pattern must be a text, got {describe(found.value)}")


def _number(found: Node, node: Node, key: str) -> Optional[tuple[str, Any]]:
    """Return the keyword and its number; in 3.0 a flag makes it exclusive."""
    value = found.value
    if isinstance(value, bool) and key.startswith("exclusive"):
        return None
    if isinstance(value, bool) or not isinstance(value, (int, float)):
        found.problem(f"{key} must be a number, got {describe(value)}")
        return None
    if not math.isfinite(value) or (key == "multipleOf" and value <= 0):
        found.problem(f"{key} must be a {'number above 0' if key == 'multipleOf' else 'finite number'}, got {value}")
        return None
    if key in _LENGTHS and (value < 0 or value != int(value)):
        found.problem(f"{key} must be a whole number from 0, got {describe(value)}")
        return None
    beside = {"minimum": "exclusiveMinimum", "maximum": "exclusiveMaximum"}.get(key)
    if beside is not None and node.object.get(beside) is True:
        return beside, value
    return key, int(value) if key in _LENGTHS else value


def limits_for(kind: str, limits: dict[str, Any], place: Node) -> Optional[ir.Limits]:
    """Return the limits of values of one kind; keywords for other kinds mean nothing there."""
    names = _NAMES.get("number" if kind == "integer" else kind, {})
    if limits and not names:
        place.reason(f"loosened: {', '.join(sorted(limits))} cannot be checked on this type")
    values: dict[str, Any] = {names[key]: value for key, value in limits.items() if key in names}
    if kind == "integer":
        values = {key: rounded(values[key]) for key, rounded in _ROUNDED.items() if key in values}
    if "pattern" in values:
        values["pattern"] = usable_pattern(values["pattern"])
    found = ir.Limits(**values)
    return None if found == ir.Limits() else found


def fits(value: Any, limits: dict[str, Any]) -> bool:
    """Return whether a value of an enum is within the limits beside the enum."""
    names = _NAMES["string" if isinstance(value, str) else "number"]
    return all(_HOLDS[key](limits[key], value) for key in names if key in limits)


_HOLDS: dict[str, Callable[[Any, Any], bool]] = {
    "minimum": operator.le,
    "maximum": operator.ge,
    "exclusiveMinimum": operator.lt,
    "exclusiveMaximum": operator.gt,
    "multipleOf": lambda step, value: Fraction(repr(value)) % Fraction(repr(step)) == 0,
    "minLength": lambda limit, text: limit <= len(text),
    "maxLength": lambda limit, text: limit >= len(text),
    "pattern": lambda pattern, text: re.search(usable_pattern(pattern) or "", text) is not None,
}


def usable_pattern(node: Optional[Node]) -> Optional[str]:
    """Return a pattern in Python's spelling, or ``None`` where Python has no such construct."""
    if node is None:
        return None
    pattern = _NAMED_GROUP.sub("(?P<", str(node.value))
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error")
            re.compile(pattern)
    except (re.error, Warning, OverflowError, RecursionError) as error:
        node.reason(f"loosened: Python's regular expressions cannot check this pattern ({error})")
        return None
    return pattern
