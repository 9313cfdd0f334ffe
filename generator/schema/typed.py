"""Types before the representation, and named shapes without members yet."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any, Literal, Optional

from generator import ir
from generator.schema.enums import Values
from generator.schema.normalize import Flat, Sources

ANY, OBJECT, NONE = ir.Primitive("any"), ir.Primitive("object"), ir.Primitive("none")


@dataclass(frozen=True)
class Typed:
    """The type of a place, and whether ``null`` may stand there."""

    type: ir.Type
    nullable: bool = False

    def or_null(self, nullable: bool) -> Typed:
        """Return the type, with ``null`` where ``nullable`` is set too."""
        return replace(self, nullable=self.nullable or nullable)

    @property
    def inner(self) -> ir.Type:
        """The type inside a list, a map or a union, ``null`` included."""
        plain = isinstance(self.type, ir.Primitive) and self.type.kind in {"any", "none"}
        return ir.NullOr(self.type) if self.nullable and not plain else self.type


@dataclass(frozen=True)
class Declared:
    """A declaration that has its name, and whose members are still to be read.

    Attributes:
        variants: Class names of the variants of a union, in the order of the contract.
    """

    kind: Literal["model", "union", "enum", "alias"]
    name: str
    module: str
    sources: Sources
    flat: Flat
    variants: tuple[str, ...] = ()
    values: Optional[Values] = None
    type: Optional[Typed] = None

    @property
    def pointer(self) -> str:
        """The place in the contract."""
        return self.sources.pointer


def one_of(members: list[ir.Type]) -> ir.Type:
    """Return a choice of types: nested choices opened, doubles dropped, fixed values gathered."""
    opened: list[ir.Type] = []
    for member in members:
        opened.extend(member.members if isinstance(member, ir.OneOf) else [member])
    if ANY in opened:
        return ANY
    literals: list[Any] = [value for member in opened if isinstance(member, ir.LiteralOf) for value in member.values]
    result: list[ir.Type] = []
    for member in opened:
        kept: ir.Type = ir.LiteralOf(_distinct(literals)) if isinstance(member, ir.LiteralOf) else member
        if not any(kept == other for other in result):
            result.append(kept)
    return result[0] if len(result) == 1 else ir.OneOf(tuple(result))


def _distinct(values: list[Any]) -> tuple[Any, ...]:
    return tuple({(type(value).__name__, value): value for value in values}.values())
