"""Closed dispatch over the kinds of types."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterator
from dataclasses import replace
from typing import Generic, Optional, TypeVar

from typing_extensions import assert_never

from generator import ir

Result = TypeVar("Result")


class TypeVisitor(ABC, Generic[Result]):
    """One method per kind of type; a missing method is a type error."""

    def visit(self, type_: ir.Type) -> Result:
        """Return the result of the method for this kind of type."""
        match type_:
            case ir.Primitive(kind):
                return self.primitive(kind)
            case ir.Reference(name):
                return self.reference(name)
            case ir.ListOf(item):
                return self.list_of(item)
            case ir.MapOf(value):
                return self.map_of(value)
            case ir.NullOr(inner):
                return self.null_or(inner)
            case ir.OneOf(members):
                return self.one_of(members)
            case ir.LiteralOf(values):
                return self.literal_of(values)
            case _:
                assert_never(type_)

    @abstractmethod
    def primitive(self, kind: ir.PrimitiveKind) -> Result: ...
    @abstractmethod
    def reference(self, name: str) -> Result: ...
    @abstractmethod
    def list_of(self, item: ir.Type) -> Result: ...
    @abstractmethod
    def map_of(self, value: ir.Type) -> Result: ...
    @abstractmethod
    def null_or(self, inner: ir.Type) -> Result: ...
    @abstractmethod
    def one_of(self, members: tuple[ir.Type, ...]) -> Result: ...
    @abstractmethod
    def literal_of(self, values: tuple[ir.Scalar, ...]) -> Result: ...


def walk(type_: ir.Type) -> Iterator[ir.Type]:
    """Yield a type and all types inside it."""
    yield type_
    match type_:
        case ir.ListOf(inner) | ir.MapOf(inner) | ir.NullOr(inner):
            yield from walk(inner)
        case ir.OneOf(members):
            for member in members:
                yield from walk(member)
        case ir.Primitive() | ir.Reference() | ir.LiteralOf():
            pass
        case _:
            assert_never(type_)


def limits_of(type_: ir.Type) -> Optional[ir.Limits]:
    """Return the limits of a value of a type itself, if it can have any."""
    return type_.limits if isinstance(type_, (ir.Primitive, ir.ListOf)) else None


def without_limits(type_: ir.Type) -> ir.Type:
    """Return a type without the limits in it."""
    match type_:
        case ir.Primitive():
            return replace(type_, limits=None)
        case ir.ListOf(item):
            return ir.ListOf(without_limits(item))
        case ir.MapOf(value):
            return ir.MapOf(without_limits(value))
        case ir.NullOr(inner):
            return ir.NullOr(without_limits(inner))
        case ir.OneOf(members):
            return ir.OneOf(tuple([without_limits(member) for member in members]))
        case ir.Reference() | ir.LiteralOf():
            return type_
        case _:
            assert_never(type_)
