"""Closed dispatch over the kinds of types."""

from __future__ import annotations

from abc import ABC, abstractmethod
from typing import Generic, TypeVar

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
