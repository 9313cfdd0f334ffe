"""Discriminators: the member that distinguishes the variants of a union."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Optional

from generator import ir
from generator.parse.document import Node
from generator.parse.references import did_you_mean
from generator.schema.shapes import Shapes
from generator.schema.typed import Declared


def named_discriminator(declared: Declared, shapes: Shapes) -> Optional[ir.Discriminator]:
    """Return the discriminator that the contract names."""
    return _discriminator(declared.flat.discriminator, declared, shapes)


def parent_discriminator(declared: Declared, shapes: Shapes) -> Optional[ir.Discriminator]:
    """Return the discriminator that the enclosing object holds (``x-parent-discriminator``)."""
    found = (part.get("x-parent-discriminator") for part in declared.flat.parts)
    return _discriminator(next((node for node in found if node is not None), None), declared, shapes)


def _discriminator(node: Optional[Node], declared: Declared, shapes: Shapes) -> Optional[ir.Discriminator]:
    if node is None:
        return None
    name = node.text("propertyName")
    if not name:
        node.problem("a discriminator needs a propertyName")
        return None
    by_target = _targets(declared, shapes)
    mapping: dict[str, str] = {}
    for value, target in node.mapping("mapping"):
        found = _variant(target, declared, shapes, by_target)
        if found is not None:
            mapping[value] = found
    if not mapping:
        mapping = {value: variant for variant in declared.variants for value in _fixed(variant, name, shapes)}
    if not mapping or not declared.flat.groups:
        names = _schema_names(by_target, declared)
        mapping = {**{value: name for value, name in names.items() if name not in mapping.values()}, **mapping}
    return ir.Discriminator(name, tuple(mapping.items()))


def _targets(declared: Declared, shapes: Shapes) -> dict[str, str]:
    """Return the class name per pointer of each node that makes up a variant.

    A component that others extend can be the value itself.
    """
    result: dict[str, str] = {} if declared.flat.groups else {declared.pointer: declared.name}
    for variant in declared.variants:
        for node in shapes.declared[variant].sources.nodes[::-1]:
            result.setdefault(shapes.wrappers.meant(node).pointer, variant)
            result.setdefault(node.pointer, variant)
    return result


def _variant(target: Node, declared: Declared, shapes: Shapes, by_target: Mapping[str, str]) -> Optional[str]:
    """Return the variant of a mapping's value: a reference or a component's name."""
    text = target.as_text("a mapping")
    found = shapes.normalizer.references.at(text if text.startswith("#") else f"#/components/schemas/{text}")
    if found is None:
        hint = did_you_mean(text.rsplit("/", 1)[-1], [pointer.rsplit("/", 1)[-1] for pointer in by_target])
        target.problem(f"the mapping leads to {text!r}, which does not exist{hint}")
        return None
    for pointer in (found.pointer, shapes.wrappers.meant(found).pointer):
        if pointer in by_target:
            return by_target[pointer]
    typed = shapes.of(found).type
    if isinstance(typed, ir.Reference) and typed.name in declared.variants:
        return typed.name
    target.reason("left out: this schema is not a branch of the choice")
    return None


def _schema_names(by_target: Mapping[str, str], declared: Declared) -> dict[str, str]:
    """Return the implicit mapping: the bare name of each branch's component."""
    return {
        pointer.rsplit("/", 1)[-1]: name
        for pointer, name in by_target.items()
        if pointer.startswith("/components/schemas/")
        and pointer.count("/") == 3
        and (pointer != declared.pointer or name == declared.name)
    }


def _fixed(variant: str, wire: str, shapes: Shapes) -> list[str]:
    """Return the texts that a variant's enum or const allows for a member."""
    declared = shapes.declared[variant]
    if declared.kind == "union":
        return [value for inner in declared.variants for value in _fixed(inner, wire, shapes)]
    schemas = [node for node in declared.flat.properties.get(wire, ()) if isinstance(node.value, dict)]
    if not schemas:
        return []
    typed = shapes.member(schemas, variant, wire).type
    if isinstance(typed, ir.LiteralOf):
        return [value for value in typed.values if isinstance(value, str)]
    if isinstance(typed, ir.Reference) and (values := shapes.declared[typed.name].values) is not None:
        return [value for value in values.values if isinstance(value, str)]
    return []


def inferred_discriminator(
    declared: Declared, variants: Mapping[str, tuple[ir.Field, ...]]
) -> Optional[ir.Discriminator]:
    """Return the member with another fixed value in each variant, if any."""
    if len(variants) < 2:
        return None
    candidates: dict[str, list[tuple[ir.Scalar, str]]] = {}
    for variant, fields in variants.items():
        for field in fields:
            if isinstance(field.type, ir.LiteralOf):
                candidates.setdefault(field.wire_name, []).extend((value, variant) for value in field.type.values)
    for wire, pairs in candidates.items():
        mapping = {value: variant for value, variant in pairs if isinstance(value, str)}
        if set(mapping.values()) == set(variants) and len(mapping) == len(pairs):
            declared.sources.reason(f"told apart by {wire!r}, which has a fixed value of its own in every variant")
            return ir.Discriminator(wire, tuple(mapping.items()))
    return None
