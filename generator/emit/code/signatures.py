"""Models as type checkers see them: an enum may be given by its value, a model as a mapping, a union as a variant."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import replace
from functools import lru_cache
from typing import Optional

from generator import ir
from generator.emit import text
from generator.emit.code.fields import field_lines
from generator.emit.imports import Imports
from generator.emit.notes import field_note
from generator.emit.types import Scope, Types, optional
from generator.reach import names_in


def narrowed(item: ir.Structure, types: Types) -> list[ir.Field]:
    """Return the fields of a union to which a variant gives another type than the union.

    Type checkers take ``isinstance(union, variant)`` for impossible where an attribute has two types.
    """
    forms = _forms(item.name, types)
    plain = {field.name: optional(types.annotation(field.type, Imports()), Imports()) for field in item.fields}
    return [
        field
        for field in item.fields
        if any(_read(*form, types) != plain[field.name] or _is_read_only(*form, types) for form in forms[field.name])
    ]


def signature(item: ir.Structure, special: list[ir.Field], types: Types, scope: Scope) -> list[str]:
    """Return what only type checkers see of a class, and the ``special`` fields that they must not see."""
    if not special and not (item.in_request and any(name for field in item.fields for name in names_in(field.type))):
        return []
    receiver = "self" if all(field.name != "self" for field in item.fields) else "_self"
    arguments = ", ".join([receiver, "*", *[_argument(item, field, types, scope) for field in item.fields]])
    lines = ["", f"    if {scope.imports.use('typing', 'TYPE_CHECKING')}:", ""]
    lines.append(f"        def __init__({arguments}) -> None: ...")
    for field in special:
        lines += ["", *_attribute(item, field, types, scope)]
    # Their documentation is with what type checkers see.
    plain = [replace(field, description="", default=None, deprecated=False) for field in special]
    hidden = ["    " + line for field in plain for line in field_lines(field, types, scope)]
    return lines + (["", "    else:", *hidden] if hidden else [])


def _argument(item: ir.Structure, field: ir.Field, types: Types, scope: Scope) -> str:
    annotation, must = types.seen(field.type, scope, argument=True), _is_always_there(item, field, types)
    annotation = annotation if must else optional(annotation, scope.checking)
    return f"{text.identifier(field.name)}: {annotation}" + ("" if must or field.required else " = None")


def _attribute(item: ir.Structure, field: ir.Field, types: Types, scope: Scope) -> list[str]:
    """Return a narrowed field: with the type of all its variants, with any type, or only to be read."""
    name, words, annotation = text.identifier(field.name), field_note(field), _read(item, field, types, scope)
    read_only = _is_read_only(item, field, types)
    place = 12 if read_only else 8
    doc = [" " * place + text.docstring(text.wrap(words, text.LINE_LENGTH - place - 6), place)] if words else []
    if read_only:
        return ["        @property", f"        def {name}(self) -> {annotation}:", *doc, "            ..."]
    if len(_reads(item, field, types)) > 1:
        annotation = scope.checking.use("typing", "Any")
    return [f"        {name}: {annotation}", *doc]


def _is_read_only(item: ir.Structure, field: ir.Field, types: Types) -> bool:
    """Return whether type checkers may only read a field, as variants of a response give it several types."""
    inner = any(_is_read_only(*form, types) for form in _forms(item.name, types)[field.name])
    return inner or (len(_reads(item, field, types)) > 1 and not item.in_request)


def _read(item: ir.Structure, field: ir.Field, types: Types, scope: Optional[Scope] = None) -> str:
    """Return the type of a field's value, spelled for its module or for a comparison."""
    if len(_reads(item, field, types)) == 1:
        return _read(*_forms(item.name, types)[field.name][0], types, scope)
    annotation = types.annotation(field.type, Imports()) if scope is None else types.seen(field.type, scope)
    imports = Imports() if scope is None else scope.checking
    return annotation if _is_always_there(item, field, types) else optional(annotation, imports)


def _reads(item: ir.Structure, field: ir.Field, types: Types) -> set[str]:
    """Return the types that variants give to a field of their union."""
    return {_read(*form, types) for form in _forms(item.name, types)[field.name]}


def _is_always_there(item: ir.Structure, field: ir.Field, types: Types) -> bool:
    """Return whether a field has a value in each instance, and in each of every variant."""
    forms = _forms(item.name, types)[field.name]
    if not isinstance(item, ir.UnionModel):
        return field.required and not field.nullable
    return len(forms) == len(item.variants) and all(_is_always_there(*form, types) for form in forms)


@lru_cache(maxsize=10_000)
def _forms(name: str, types: Types) -> Mapping[str, list[tuple[ir.Structure, ir.Field]]]:
    """Return the variants of a union that have a field, each with its own form of it, by the field's name."""
    item, result = types.declarations[name], defaultdict[str, list[tuple[ir.Structure, ir.Field]]](list)
    for variant in map(types.declarations.get, item.variants if isinstance(item, ir.UnionModel) else ()):
        if isinstance(variant, ir.Structure):
            for field in variant.fields:
                result[field.name].append((variant, field))
    return result
