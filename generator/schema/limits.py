"""Limits of values: from keywords to :class:`generator.ir.Limits`, the narrowest of several."""

from __future__ import annotations

import re
import warnings
from collections.abc import Callable
from typing import Any, Optional

from generator import ir
from generator.parse.document import Node, describe

_NARROWER: dict[str, Callable[[Any, Any], Any]] = {
    **dict.fromkeys(("minimum", "minLength", "minItems", "exclusiveMinimum"), max),
    **dict.fromkeys(("maximum", "maxLength", "maxItems", "exclusiveMaximum"), min),
}
_LENGTHS = frozenset({"minLength", "maxLength", "minItems", "maxItems"})
_NAMED_GROUP = re.compile(r"\(\?<(?![=!])")


def narrowed(limits: dict[str, Any], node: Node) -> None:
    """Add the limits of one schema object to those of others that hold too."""
    for key in (*_NARROWER, "multipleOf"):
        found = node.get(key)
        if found is None:
            continue
        number = _number(found, node, key)
        if number is not None:
            target, value = number
            narrower = _NARROWER.get(key)
            limits[target] = narrower(limits.get(target, value), value) if narrower is not None else value
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
    if key in _LENGTHS and (value < 0 or value != int(value)):
        found.problem(f"{key} must be a whole number from 0, got {describe(value)}")
        return None
    beside = {"minimum": "exclusiveMinimum", "maximum": "exclusiveMaximum"}.get(key)
    if beside is not None and node.object.get(beside) is True:
        return beside, value
    return key, int(value) if key in _LENGTHS else value


def limits_for(kind: str, limits: dict[str, Any], place: Node) -> ir.Limits:
    """Return the limits that apply to a value of this kind."""
    if kind in {"integer", "number"}:
        return ir.Limits(
            minimum=limits.get("minimum"),
            maximum=limits.get("maximum"),
            exclusive_minimum=limits.get("exclusiveMinimum"),
            exclusive_maximum=limits.get("exclusiveMaximum"),
            multiple_of=limits.get("multipleOf"),
        )
    if kind == "string":
        pattern = usable_pattern(limits.get("pattern"))
        return ir.Limits(min_length=limits.get("minLength"), max_length=limits.get("maxLength"), pattern=pattern)
    if kind == "array":
        return ir.Limits(min_length=limits.get("minItems"), max_length=limits.get("maxItems"))
    if limits:
        place.reason(f"loosened: {', '.join(sorted(limits))} cannot be checked on this type")
    return ir.Limits()


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
