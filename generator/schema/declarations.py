"""Declarations of the representation from named shapes: their members and texts."""

from __future__ import annotations

from dataclasses import replace
from typing import Any, Optional

from generator import ir
from generator.naming.names import enum_members, field_names
from generator.parse.document import Node, json_text
from generator.schema.normalize import Normalizer
from generator.schema.shapes import Shapes
from generator.schema.typed import ANY, Declared, Typed, one_of
from generator.schema.unions import inferred_discriminator, named_discriminator, parent_discriminator
from generator.visitor import without_limits


class Declarations:
    """Writes out every shape that has a name."""

    def __init__(self, shapes: Shapes) -> None:
        self._shapes = shapes
        self._normalizer = shapes.normalizer
        self._done: dict[str, ir.Declaration] = {}
        self.read_only: set[tuple[str, str]] = set()
        self.write_only: set[tuple[str, str]] = set()

    def all(self) -> list[ir.Declaration]:
        """Return all declarations, sorted by name."""
        unions: list[Declared] = []
        while self._shapes.waiting:  # reading the members of one may add others
            declared = self._shapes.waiting.popleft()
            if declared.kind == "union":
                self._shape_of_union_parents(declared)
                unions.append(declared)
            else:
                self._done[declared.name] = self._declaration(declared)
        for declared in unions:
            self._union(declared, ())
        return [self._done[name] for name in sorted(self._done)]

    def _declaration(self, declared: Declared) -> ir.Declaration:
        node, flat, values, typed = declared.flat.node, declared.flat, declared.values, declared.type
        if values is not None:
            members = enum_members(values.values)
            return ir.Enum(**_named(declared), base=values.base or "str", members=members, legacy=_legacy(node))
        if typed is not None:
            return ir.Alias(**_named(declared), type=typed.type, nullable=typed.nullable)
        return ir.Model(
            **_named(declared),
            fields=self._fields(declared),
            additional=self._shapes.additional(flat, declared.name),
            legacy=_legacy(node),
            example=example(node),
        )

    def _fields(self, declared: Declared) -> tuple[ir.Field, ...]:
        flat = declared.flat
        names = field_names(list(flat.properties), declared.sources.reason)
        for name, where in flat.required.items():
            if name not in flat.properties:
                where.reason(f"loosened: {name!r} is required, but no schema describes it")
        return tuple(
            self._field(declared, wire, [node for node in schemas if not isinstance(node.value, bool)], names[wire])
            for wire, schemas in flat.properties.items()
        )

    def _field(
        self, declared: Declared, wire: str, schemas: list[Node], names: tuple[str, tuple[str, ...]]
    ) -> ir.Field:
        typed = self._shapes.member(schemas, declared.name, wire) if schemas else Typed(ANY)
        says = Texts(schemas, self._normalizer)
        for flag, members in (("readOnly", self.read_only), ("writeOnly", self.write_only)):
            if says.flag(flag):
                members.add((declared.name, wire))
        return ir.Field(
            name=names[0],
            wire_name=wire,
            other_names=names[1],
            type=typed.type,
            required=wire in declared.flat.required,
            nullable=typed.nullable,
            description=says.description,
            default=says.default,
            deprecated=says.deprecated,
            secret=says.flag("x-secret"),
        )

    def _shape_of_union_parents(self, declared: Declared) -> None:
        """Declare the types of the members beside a choice."""
        for wire, schemas in declared.flat.properties.items():
            self._shapes.member(
                [node for node in schemas if not isinstance(node.value, bool)] or schemas, declared.name, wire
            )

    def _union(self, declared: Declared, trail: tuple[str, ...]) -> ir.UnionModel:
        known = self._done.get(declared.name)
        if isinstance(known, ir.UnionModel):
            return known
        variants = [self._variant(name, (*trail, declared.name)) for name in declared.variants if name not in trail]
        wires = list(dict.fromkeys(field.wire_name for fields in variants for field in fields))
        names = field_names(wires, declared.sources.reason)
        fields = tuple(
            _merged(names[wire], [f for fields in variants for f in fields if f.wire_name == wire]) for wire in wires
        )
        discriminator = named_discriminator(declared, self._shapes)
        if discriminator is None and not any(part.has("x-parent-discriminator") for part in declared.flat.parts):
            discriminator = inferred_discriminator(declared, dict(zip(declared.variants, variants, strict=True)))
        union = ir.UnionModel(
            **_named(declared),
            variants=declared.variants,
            discriminator=discriminator,
            parent_discriminator=parent_discriminator(declared, self._shapes),
            fields=fields,
            example=example(declared.flat.node),
        )
        self._done[declared.name] = union
        return union

    def _variant(self, name: str, trail: tuple[str, ...]) -> tuple[ir.Field, ...]:
        declared = self._shapes.declared[name]
        if declared.kind == "union":
            return self._union(declared, trail).fields
        found = self._done[name]
        return found.fields if isinstance(found, ir.Model) else ()


def _named(declared: Declared) -> dict[str, Any]:
    """Return the traits that all declarations share."""
    node = declared.flat.node
    return {
        "name": declared.name,
        "module": declared.module,
        "description": _text(node),
        "deprecated": node.flag("deprecated") or _legacy(node),
        "pointer": declared.pointer,
    }


def _merged(names: tuple[str, tuple[str, ...]], fields: list[ir.Field]) -> ir.Field:
    """Return the optional field of a union's base shape, of any variant's type."""
    first = fields[0]
    types = [field.type for field in fields]
    if len({*types}) > 1 and len({*map(without_limits, types)}) == 1:
        types = [without_limits(first.type)]
    return replace(
        first,
        name=names[0],
        other_names=names[1],
        type=one_of(types),
        required=False,
        nullable=any(field.nullable for field in fields),
        description=next((field.description for field in fields if field.description), ""),
        deprecated=all(field.deprecated for field in fields),
        secret=any(field.secret for field in fields),
        default=first.default if all(field.default == first.default for field in fields) else None,
    )


class Texts:
    """Texts of the nodes of one place; the last, outermost node comes first."""

    def __init__(self, schemas: list[Node], normalizer: Normalizer) -> None:
        self._own = schemas[::-1]
        self._parts = [part for schema in self._own for part in normalizer.parts(schema)[::-1]]

    @property
    def description(self) -> str:
        """The text beside the schema, not that of a component behind a reference."""
        return next((text for node in self._own if (text := _text(node))), "")

    @property
    def default(self) -> Optional[str]:
        """The default as JSON text."""
        return next((json_text(node.object["default"]) for node in self._parts if node.has("default")), None)

    @property
    def deprecated(self) -> bool:
        """True where the place itself is deprecated."""
        return any(node.flag("deprecated") for node in self._own)

    def flag(self, key: str) -> bool:
        """Return whether any part sets a flag."""
        return any(part.flag(key) for part in self._parts)


def example(node: Node) -> Optional[str]:
    """Return the first example beside a schema as JSON text."""
    if node.has("example"):
        return json_text(node.object["example"])
    examples: Any = node.object.get("examples")
    return json_text(examples[0]) if isinstance(examples, list) and examples else None


def _text(node: Node) -> str:
    return node.text("description") if isinstance(node.value, dict) else ""


def _legacy(node: Node) -> bool:
    return isinstance(node.value, dict) and node.value.get("x-legacy") is True
