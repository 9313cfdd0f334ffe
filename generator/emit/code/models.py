"""Modules of the models: classes, enums, unions and aliases."""

from __future__ import annotations

import re

from typing_extensions import assert_never

from generator import ir
from generator.emit import text
from generator.emit.code.fields import field_lines
from generator.emit.code.signatures import narrowed, signature
from generator.emit.imports import Imports
from generator.emit.output import Output, header
from generator.emit.types import Scope, Types, field_keywords, optional
from generator.naming.identifiers import underscore
from generator.visitor import limits_of, walk

_WIDTH = text.LINE_LENGTH - 4
_LOOK_AROUND = re.compile(r"\(\?[=!<]|\\[12]")


def emit(package: ir.Package, types: Types, source: str) -> list[Output]:
    """Return the modules of ``NAME/models/``."""
    return [
        Output("package", f"models/{module}.py", _module(module, items, types, package.name, source))
        for module, items in types.modules.contents.items()
    ]


def _module(module: str, items: list[ir.Declaration], types: Types, package: str, source: str) -> str:
    imports, checking, later = Imports(), Imports(), Imports()
    parts: list[list[str]] = []
    written: list[str] = []
    for item in items:
        parts.append(_part(item, types, Scope(item.name, imports, checking, later, frozenset(written)), package))
        written.append(item.name)
    if late := later.lines(package, comment="  # noqa: E402"):
        parts.insert(sum(not isinstance(item, ir.Alias) for item in items), late)
    lines = [text.docstring(f"{_title(module, items)} {header(source)}", 0), "", *imports.lines(package)]
    if names := checking.without(imports, later).lines(package, "    "):
        lines += ["", "if TYPE_CHECKING:", *names]
    for part in parts:
        lines += ["", *part]
    return "\n".join(lines) + "\n"


def _title(module: str, items: list[ir.Declaration]) -> str:
    """Return the first sentence of a module's docstring."""
    named = next((item.name for item in items if underscore(item.name) == module), None)
    if named is None:
        return f"The models of ``{module}``."
    return f"{named}." if len(items) == 1 else f"{named} and what belongs to it."


def _part(item: ir.Declaration, types: Types, scope: Scope, package: str) -> list[str]:
    match item:
        case ir.Model() | ir.UnionModel():
            return _structure(item, types, scope, package)
        case ir.Enum():
            return _enum(item, scope.imports, package)
        case ir.Alias():
            return _alias(item, types, scope, package)
        case _:
            assert_never(item)


def _structure(item: ir.Structure, types: Types, scope: Scope, package: str) -> list[str]:
    base = scope.imports.use_runtime(package, "FlatUnion" if isinstance(item, ir.UnionModel) else "FlatModel")
    lines = [f"class {text.identifier(item.name)}({base}):", *_class_docstring(item)]
    if isinstance(item, ir.UnionModel):
        strings = f"{scope.imports.use('typing', 'ClassVar')}[{scope.imports.use('typing', 'Tuple')}[str, ...]]"
        lines += ["", f"    __variants__: {strings} = {text.literals(item.variants)}"]
        for name, discriminator in (("", item.discriminator), ("parent_", item.parent_discriminator)):
            if discriminator is not None:
                lines.append(f"    __{name}discriminator__ = {_discriminator(discriminator)}")
    lines += _nullable(item.fields) + _config(item, types, scope.imports)
    if isinstance(item, ir.Model) and item.additional is not None:
        lines += ["", "    __additional__ = True"]
    special = narrowed(item, types)
    for field in item.fields:
        lines += ["", *field_lines(field, types, scope)] if field not in special else []
    return lines + signature(item, special, types, scope)


def _discriminator(discriminator: ir.Discriminator) -> str:
    pairs = [f"{text.literal(value)}: {text.literal(name)}" for value, name in discriminator.mapping]
    return f"({text.literal(discriminator.wire_name)}, {{{', '.join(pairs)}}})"


def _enum(item: ir.Enum, imports: Imports, package: str) -> list[str]:
    base = imports.use_runtime(package, "OpenEnum" if item.base == "str" else "OpenIntegerEnum")
    lines = [f"class {text.identifier(item.name)}({base}):", *_class_docstring(item), ""]
    for member in item.members:
        for name in (member.name, *member.other_names):
            lines.append(f"    {text.identifier(name)} = {text.literal(member.value)}")
    return lines


def _alias(item: ir.Alias, types: Types, scope: Scope, package: str) -> list[str]:
    if isinstance(item.type, ir.ListOf):
        base = f"{scope.imports.use_runtime(package, 'FlatList')}[{types.field(item.type.item, scope)}]"
        lines = [f"class {text.identifier(item.name)}({base}):", *_class_docstring(item)]
        limits = ", ".join(field_keywords(item.type))
        return lines + (["", f"    __limits__ = {scope.imports.use('pydantic', 'Field')}({limits})"] if limits else [])
    type_ = types.field(item.type, scope)
    if item.nullable:
        type_ = optional(type_, scope.imports)
    lines = [f"{text.identifier(item.name)} = {type_}"]
    words = _described(item.description, item.deprecated)
    return lines + ([text.docstring(text.wrap(words, text.LINE_LENGTH - 6), 0)] if words else [])


def _class_docstring(item: ir.Named) -> list[str]:
    words = _described(item.description, item.deprecated)
    if isinstance(item, (ir.Model, ir.Enum)) and item.legacy:
        words = "\n\n".join([part for part in (words, "Kept for older imports; no operation uses it.") if part])
    if not words:
        words = f"The contract's {text.inline_code(item.name)}."
    return ["    " + text.docstring(text.wrap(words, _WIDTH - 6), 4)]


def _described(description: str, deprecated: bool) -> str:
    words = text.sentence(description)
    return "\n\n".join([part for part in (words, "Deprecated." if deprecated else "") if part])


def _nullable(fields: tuple[ir.Field, ...]) -> list[str]:
    names = [text.literal(field.name) for field in fields if field.nullable]
    return ["", f"    __nullable__ = frozenset({{{', '.join(names)}}})"] if names else []


def _config(item: ir.Structure, types: Types, imports: Imports) -> list[str]:
    settings = ["hide_input_in_errors=True"] * item.holds_secret
    if any(_beyond_rust(field.type, types) for field in item.fields):
        settings.append('regex_engine="python-re"')
    return (
        ["", f"    model_config = {imports.use('pydantic', 'ConfigDict')}({', '.join(settings)})"] if settings else []
    )


def _beyond_rust(type_: ir.Type, types: Types, seen: frozenset[str] = frozenset()) -> bool:
    """Return whether a pattern needs Python's ``re``: pydantic's engine has no look-around."""
    for part in walk(type_):
        limits = limits_of(part)
        if limits is not None and limits.pattern is not None and _LOOK_AROUND.search(limits.pattern):
            return True
        if isinstance(part, ir.Reference) and part.name not in seen:
            item = types.declarations[part.name]
            if isinstance(item, ir.Alias) and _beyond_rust(item.type, types, seen | {part.name}):
                return True
    return False
