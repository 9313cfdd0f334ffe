"""Valid values for the conformance cases, the same ones in each run."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import Any, Optional

from generator import ir
from generator.emit.types import Types
from generator.reach import names_in
from generator.visitor import TypeVisitor, limits_of

_STRINGS = (
    "text",
    "5c6b8ed0a1f2e3d4c5b6a798",
    "a@example.org",
    "https://example.org/",
    "0",
    "2026-04-14",
    "C",
    "aa",
    "AA",
    "0" * 128,
    "#aabbcc",
    "fr",
    "1.2",
)
"""Tried in turn where a string must match a pattern."""
_DEEPEST = 6


@dataclass(frozen=True)
class Values(TypeVisitor[Any]):
    """Makes values of types.

    Attributes:
        full: Whether optional members are there as well.
        limits: Limits of the value at the top.
        within: The declarations around it.
    """

    types: Types
    full: bool
    limits: Optional[ir.Limits] = None
    within: tuple[str, ...] = ()

    def of(self, type_: ir.Type, limits: Optional[ir.Limits] = None, within: tuple[str, ...] = ()) -> Any:
        """Return a value of ``type_`` as JSON data; ``within`` names the declarations around it."""
        return replace(self, limits=limits_of(type_) or limits, within=within).visit(type_)

    def primitive(self, kind: ir.PrimitiveKind) -> Any:
        """Return a scalar within the limits."""
        if kind in ("integer", "number"):
            return _number(kind == "integer", self.limits)
        return {
            "string": _string(self.limits),
            "boolean": self.full,
            "date": "2026-04-14",
            "date-time": "2026-04-14T09:30:00.000Z",
            "bytes": "bytes",
            "object": {"key": "value"},
            "any": {"any": ["value", 1, None]},
            "none": None,
        }[kind]

    def reference(self, name: str) -> Any:
        """Return a value of a declaration."""
        return self._declared(self.types.declarations[name], self.limits, self.within)

    def list_of(self, item: ir.Type) -> list[Any]:
        """Return a list as long as the limits require, empty for a recursive type."""
        limits, within = self.limits, self.within
        shortest = (limits.min_length if limits else None) or 0
        if shortest == 0 and (_names(item) & set(within) or len(within) > _DEEPEST):
            return []
        longest = limits.max_length if limits and limits.max_length is not None else 2
        return [self.of(item, None, within) for _ in range(max(shortest, min(2 if self.full else 1, longest)))]

    def map_of(self, value: ir.Type) -> dict[str, Any]:
        """Return an object with one member, or none for a recursive type."""
        return {} if _names(value) & set(self.within) else {"key": self.of(value, None, self.within)}

    def null_or(self, inner: ir.Type) -> Any:
        """Return a value that is not ``null``."""
        return self.of(inner, None, self.within)

    def one_of(self, members: tuple[ir.Type, ...]) -> Any:
        """Return a value of the first type."""
        return self.of(members[0], None, self.within)

    def literal_of(self, values: tuple[ir.Scalar, ...]) -> ir.Scalar:
        """Return the first value, or the last in a full case."""
        return values[-1 if self.full else 0]

    def _declared(self, item: ir.Declaration, limits: Optional[ir.Limits], within: tuple[str, ...]) -> Any:
        if isinstance(item, ir.Enum):
            return item.members[-1 if self.full else 0].value
        if isinstance(item, ir.Alias):
            return self.of(item.type, limits, (*within, item.name))
        if isinstance(item, ir.UnionModel):
            return self._variant(item, within)
        value = {field.wire_name: self._field(field, (*within, item.name)) for field in self._present(item, within)}
        if self.full and item.additional is not None:
            value["unnamed"] = self.of(item.additional, None, (*within, item.name))
        self._agree_with_parent(item, value, within)
        return value

    def _present(self, item: ir.Model, within: tuple[str, ...]) -> list[ir.Field]:
        inside = {*within, item.name}
        full = self.full and len(within) <= _DEEPEST
        return [
            field
            for field in item.fields
            if field.required or (full and not field.deprecated and not _names(field.type) & inside)
        ]

    def _field(self, field: ir.Field, within: tuple[str, ...]) -> Any:
        if field.nullable and _names(field.type) & set(within):
            return None
        return self.of(field.type, None, within)

    def _variant(self, item: ir.UnionModel, within: tuple[str, ...]) -> Any:
        name = item.variants[0]
        value = self._declared(self.types.declarations[name], None, (*within, item.name))
        if item.discriminator is not None:
            by_class = {variant: spelled for spelled, variant in item.discriminator.mapping}
            value[item.discriminator.wire_name] = by_class.get(name, value.get(item.discriminator.wire_name))
        return value

    def _agree_with_parent(self, item: ir.Model, value: dict[str, Any], within: tuple[str, ...]) -> None:
        """Set the member that names the variant of a union in this object."""
        for field in item.fields:
            for name in _names(field.type):
                union = self.types.declarations[name]
                if isinstance(union, ir.UnionModel) and union.parent_discriminator and field.wire_name in value:
                    by_class = {variant: spelled for spelled, variant in union.parent_discriminator.mapping}
                    value[union.parent_discriminator.wire_name] = by_class.get(union.variants[0])


def _names(type_: ir.Type) -> set[str]:
    return set(names_in(type_))


def _string(limits: Optional[ir.Limits]) -> str:
    if limits is None:
        return "text"
    if limits.pattern is not None:
        for candidate in _STRINGS:
            if re.search(limits.pattern, candidate):
                return candidate
    text = "text" * (1 + (limits.min_length or 0) // 4)
    return text if limits.max_length is None else text[: max(limits.max_length, 0)]


def _number(whole: bool, limits: Optional[ir.Limits]) -> Any:
    value = 1.0 if whole else 0.5
    if limits is not None:
        lowest = limits.minimum if limits.minimum is not None else limits.exclusive_minimum
        highest = limits.maximum if limits.maximum is not None else limits.exclusive_maximum
        if lowest is not None and value <= lowest:
            value = lowest + (limits.exclusive_minimum is not None)
        elif highest is not None and value >= highest:
            value = highest - (limits.exclusive_maximum is not None)
        if limits.multiple_of:
            step = Fraction(repr(limits.multiple_of))
            value = float(step * max(1, Fraction(value) // step))
    return int(value) if whole or value == int(value) else value


def parsed(example: Optional[str]) -> Any:
    """Return the data of an example of the representation."""
    return None if example is None else json.loads(example)
