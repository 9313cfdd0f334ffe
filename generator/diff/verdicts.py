"""Rules for which changes of types and limits break a caller."""

from __future__ import annotations

from typing import Any, Optional

from generator import ir
from generator.visitor import limits_of, without_limits


def accepts(wide: ir.Type, narrow: ir.Type) -> bool:
    """Return whether every value of ``narrow`` is a value of ``wide``; limits are compared elsewhere."""
    if without_limits(wide) == without_limits(narrow) or wide == ir.Primitive("any"):
        return True
    match wide, narrow:
        case ir.Primitive("number"), ir.Primitive("integer"):
            return True
        case ir.Primitive("object"), ir.MapOf():
            return True
        case _, ir.OneOf(members):
            return all(accepts(wide, member) for member in members)
        case ir.NullOr(inner), ir.NullOr(other):
            return accepts(inner, other)
        case ir.NullOr(inner), _:
            return accepts(inner, narrow)
        case ir.OneOf(members), _:
            return any(accepts(member, narrow) for member in members)
        case ir.ListOf(inner), ir.ListOf(other):
            return accepts(inner, other)
        case ir.MapOf(inner), ir.MapOf(other):
            return accepts(inner, other)
        case ir.LiteralOf(values), ir.LiteralOf(others):
            return set(others) <= set(values)
        case ir.Primitive(kind), ir.LiteralOf(values):
            return all(kind == _kind(value) for value in values)
        case _:
            return False


def type_breaks(old: Optional[ir.Type], new: Optional[ir.Type], *, sent: bool, received: bool) -> bool:
    """Return whether a type that replaces another breaks code that sends or reads its values.

    A value of any type is read as plain JSON, so a type of its own in the place of ``Any`` breaks a reader.
    """
    if old is None or new is None:
        return True
    untyped = without_limits(old) == ir.Primitive("any") != without_limits(new)
    return (sent and not accepts(new, old)) or (received and (untyped or not accepts(old, new)))


def pairs(old: ir.Type, new: ir.Type, what: str) -> list[tuple[str, ir.Type, ir.Type]]:
    """Return the types inside two types of one shape, each with its name in a message."""
    found = [(what, old, new)]
    match old, new:
        case (ir.ListOf(was), ir.ListOf(now)):
            found += pairs(was, now, f"the items of {what}")
        case (ir.MapOf(was), ir.MapOf(now)):
            found += pairs(was, now, f"the values of {what}")
        case (ir.NullOr(was), ir.NullOr(now)):
            found += pairs(was, now, what)
        case _:
            pass
    return found


def named_limits(limits: Optional[ir.Limits]) -> dict[str, Any]:
    """Return the limits that are set, by name."""
    return {name: value for name, value in vars(limits or ir.Limits()).items() if value is not None}


def limits_inside(type_: ir.Type) -> dict[str, Any]:
    """Return the limits of a type itself, by name."""
    return named_limits(limits_of(type_))


def is_narrower(old: dict[str, Any], new: dict[str, Any]) -> bool:
    """Return whether a value that was allowed may be refused now."""
    return any(
        name not in old
        or (
            value > old[name]
            if "min" in name
            else value < old[name]
            if "max" in name
            else not _divides(value, old[name])
        )
        for name, value in new.items()
    )


def _divides(new: Any, old: Any) -> bool:
    """Return whether a multiple of ``old`` is one of ``new``; texts have to be equal."""
    if isinstance(new, str) or isinstance(old, str):
        return bool(new == old)
    return bool(new) and old % new == 0


def _kind(value: ir.Scalar) -> str:
    if isinstance(value, bool):
        return "boolean"
    return {str: "string", int: "integer", float: "number"}[type(value)]
