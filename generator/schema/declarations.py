"""Declarations of the representation from named shapes: their members and texts."""

from __future__ import annotations

from dataclasses import replace
from typing import Any, Optional

from flat_api.codec.json_types import camel
from generator import ir
from generator.naming.names import enum_members, field_names
from generator.parse.document import Node, json_text
from generator.parse.reasons import Reasons
from generator.schema.limits import limits_for
from generator.schema.normalize import Normalizer, Sources
from generator.schema.shapes import Shapes
from generator.schema.typed import ANY, Declared, Typed, one_of
from generator.schema.unions import inferred_discriminator, named_discriminator, parent_discriminator


class Declarations:
    """Writes out every shape that has a name."""

    def __init__(self, shapes: Shapes, normalizer: Normalizer, reasons: Reasons) -> None:
        self._shapes = shapes
        self._normalizer = normalizer
        self._reasons = reasons
        self._done: dict[str, ir.Declaration] = {}
        self.read_only: set[tuple[str, str]] = set()
        self.write_only: set[tuple[str, str]] = set()

    def all(self) -> list[ir.Declaration]:
        """Return all declarations by name. Reading the members of one may add further ones to the list of work."""
        unions: list[Declared] = []
        while self._shapes.waiting:
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
        if declared.kind == "model":
            return self._model(declared)
        if declared.kind == "enum":
            return self._enum(declared)
        return self._alias(declared)

    def _model(self, declared: Declared) -> ir.Model:
        node, flat = declared.flat.node, declared.flat
        if flat.discriminator is not None and node.has("discriminator"):
            self._reasons.add(
                declared.pointer, "the discriminator names heirs; the members of an heir are kept as further members"
            )
        return ir.Model(
            name=declared.name,
            module=declared.module,
            description=_text(node),
            fields=self._fields(declared),
            additional=self._shapes.additional(flat, declared.name),
            holds_secret=False,
            in_request=False,
            in_response=False,
            deprecated=node.flag("deprecated") or _legacy(node),
            legacy=_legacy(node),
            example=example(node),
            pointer=declared.pointer,
        )

    def _enum(self, declared: Declared) -> ir.Enum:
        node, values = declared.flat.node, declared.values
        if values is None:
            raise ValueError(f"{declared.name} is an enum without values")
        return ir.Enum(
            name=declared.name,
            module=declared.module,
            description=_text(node),
            base=values.base or "str",
            members=enum_members(values.values),
            deprecated=node.flag("deprecated") or _legacy(node),
            legacy=_legacy(node),
            pointer=declared.pointer,
        )

    def _alias(self, declared: Declared) -> ir.Alias:
        node, typed = declared.flat.node, declared.type
        if typed is None:
            raise ValueError(f"{declared.name} is an alias of nothing")
        return ir.Alias(
            name=declared.name,
            module=declared.module,
            description=_text(node),
            type=typed.type,
            nullable=typed.nullable,
            deprecated=node.flag("deprecated") or _legacy(node),
            pointer=declared.pointer,
        )

    def _fields(self, declared: Declared) -> tuple[ir.Field, ...]:
        flat = declared.flat
        names = field_names(list(flat.properties), self._reasons, declared.pointer)
        for name, where in flat.required.items():
            if name not in flat.properties:
                self._reasons.add(where.pointer, f"loosened: {name!r} is required, but no schema describes it")
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
            spelled_alias=camel(names[0]) != wire,
            other_names=names[1],
            type=typed.type,
            required=wire in declared.flat.required,
            nullable=typed.nullable,
            description=says.description,
            default=says.default,
            limits=limits_of(typed.type, schemas, self._normalizer, self._reasons),
            deprecated=says.deprecated,
            secret=says.flag("x-secret"),
            item_limits=item_limits_of(typed.type, schemas, self._normalizer, self._reasons),
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
        node = declared.flat.node
        variants = [self._variant(name, (*trail, declared.name)) for name in declared.variants if name not in trail]
        wires = list(dict.fromkeys(field.wire_name for fields in variants for field in fields))
        names = field_names(wires, self._reasons, declared.pointer)
        fields = tuple(
            _merged(wire, names[wire], [f for fields in variants for f in fields if f.wire_name == wire])
            for wire in wires
        )
        discriminator = named_discriminator(declared, self._shapes, self._normalizer)
        if discriminator is None and not any(part.has("x-parent-discriminator") for part in declared.flat.parts):
            discriminator = inferred_discriminator(
                declared, dict(zip(declared.variants, variants, strict=True)), self._reasons
            )
        union = ir.UnionModel(
            name=declared.name,
            module=declared.module,
            description=_text(node),
            variants=declared.variants,
            discriminator=discriminator,
            parent_discriminator=parent_discriminator(declared, self._shapes, self._normalizer),
            fields=fields,
            holds_secret=False,
            in_request=False,
            in_response=False,
            deprecated=node.flag("deprecated"),
            example=example(node),
            pointer=declared.pointer,
        )
        self._done[declared.name] = union
        return union

    def _variant(self, name: str, trail: tuple[str, ...]) -> tuple[ir.Field, ...]:
        declared = self._shapes.declared[name]
        if declared.kind == "union":
            return self._union(declared, trail).fields
        found = self._done[name]
        return found.fields if isinstance(found, ir.Model) else ()


def _merged(wire: str, names: tuple[str, tuple[str, ...]], fields: list[ir.Field]) -> ir.Field:
    """Return the field of a union's base shape: optional, and of any type that a variant gives it."""
    first = fields[0]
    limits = first.limits if all(field.limits == first.limits for field in fields) else None
    return replace(
        first,
        name=names[0],
        wire_name=wire,
        spelled_alias=camel(names[0]) != wire,
        other_names=names[1],
        type=one_of([field.type for field in fields]),
        required=False,
        nullable=any(field.nullable for field in fields),
        description=next((field.description for field in fields if field.description), ""),
        default=first.default if all(field.default == first.default for field in fields) else None,
        limits=limits,
        item_limits=first.item_limits if all(field.item_limits == first.item_limits for field in fields) else None,
        deprecated=all(field.deprecated for field in fields),
        secret=any(field.secret for field in fields),
    )


class Texts:
    """Texts of the nodes of one place. The last node is the outermost, and its texts are preferred."""

    def __init__(self, schemas: list[Node], normalizer: Normalizer) -> None:
        self._own = schemas[::-1]
        self._parts = [part for schema in self._own for part in normalizer.parts(schema)[::-1]]

    @property
    def description(self) -> str:
        """The text beside the schema; not that of a component it refers to, which has its own page."""
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


def limits_of(type_: ir.Type, schemas: list[Node], normalizer: Normalizer, reasons: Reasons) -> ir.Limits:
    """Return the limits of a place, by what its type can be checked for."""
    kind = kind_of(type_)
    if kind is None:
        return ir.Limits()
    flat = normalizer.flatten(Sources(tuple(schemas)))
    return limits_for(kind, flat.limits, reasons, schemas[-1].pointer)


def item_limits_of(
    type_: ir.Type, schemas: list[Node], normalizer: Normalizer, reasons: Reasons
) -> Optional[ir.Limits]:
    """Return the limits of a list's items, ``None`` where there are none."""
    if not isinstance(type_, ir.ListOf) or kind_of(type_.item) is None:
        return None
    items = [node for node in normalizer.flatten(Sources(tuple(schemas))).items if isinstance(node.value, dict)]
    limits = limits_of(type_.item, items, normalizer, reasons) if items else ir.Limits()
    return limits if limits != ir.Limits() else None


def kind_of(type_: ir.Type) -> Optional[str]:
    """Return the kind of value that limits apply to; ``None`` for types that have their own rules."""
    if isinstance(type_, ir.Primitive):
        return type_.kind if type_.kind not in {"any", "object", "none", "bytes"} else None
    return "array" if isinstance(type_, ir.ListOf) else None


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
