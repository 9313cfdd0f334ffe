"""Fields of models: annotation, default or pydantic's ``Field``, and docstring."""

from __future__ import annotations

from typing import Optional, Union

from flat_api.codec.json_types import camel
from generator import ir
from generator.emit import text
from generator.emit.notes import field_note
from generator.emit.types import Scope, Types, optional

_WIDTH = text.LINE_LENGTH - 4 - 6
_LENGTHS = (("min_length", "min_length"), ("max_length", "max_length"))
_RANGES = (
    ("minimum", "ge"),
    ("maximum", "le"),
    ("exclusive_minimum", "gt"),
    ("exclusive_maximum", "lt"),
    ("multiple_of", "multiple_of"),
)


def field_lines(field: ir.Field, types: Types, scope: Scope) -> list[str]:
    """Return a field, its docstring, and a property for each other name."""
    annotation = _annotation(field, types, scope)
    if field.nullable or not field.required:
        annotation = optional(annotation, scope.imports)
    settings = _settings(field, scope)
    default = "" if field.required else "None"
    if settings:
        first = [] if field.required else ["default=None"]
        default = f"{scope.imports.use('pydantic', 'Field')}({', '.join(first + settings)})"
    lines = [f"    {text.identifier(field.name)}: {annotation}" + (f" = {default}" if default else "")]
    if words := field_note(field):
        lines.append("    " + text.docstring(text.wrap(words, _WIDTH), 4))
    for name in field.other_names:
        lines += ["", *_other_name(name, field, annotation)]
    return lines


def _annotation(field: ir.Field, types: Types, scope: Scope) -> str:
    if isinstance(field.type, ir.ListOf) and (limits := _limits(field.item_limits, field.type.item)):
        annotated = scope.imports.use("typing_extensions", "Annotated")
        checked = f"{scope.imports.use('pydantic', 'Field')}({', '.join(limits)})"
        item = types.field(field.type.item, scope)
        return f"{scope.imports.use('typing', 'List')}[{annotated}[{item}, {checked}]]"
    return types.field(field.type, scope)


def _settings(field: ir.Field, scope: Scope) -> list[str]:
    settings: list[str] = []
    if camel(field.name) != field.wire_name or field.other_names:
        wire = text.literal(field.wire_name)
        reading = wire
        if field.other_names:
            names = ", ".join([wire, *[text.literal(name) for name in field.other_names]])
            reading = f"{scope.imports.use('pydantic', 'AliasChoices')}({names})"
        settings += [f"validation_alias={reading}", f"serialization_alias={wire}"]
    settings += _limits(field.limits, field.type)
    if field.secret:
        settings.append("repr=False")
    return settings


def _limits(limits: Optional[ir.Limits], type_: ir.Type) -> list[str]:
    if limits is None:
        return []
    if isinstance(type_, (ir.ListOf, ir.MapOf)):
        return _keywords(limits, _LENGTHS)
    if not isinstance(type_, ir.Primitive):
        return []
    if type_.kind in ("integer", "number"):
        return _keywords(limits, _RANGES)
    if type_.kind == "string":
        pattern = [] if limits.pattern is None else [f"pattern={text.literal(limits.pattern)}"]
        return _keywords(limits, _LENGTHS) + pattern
    return []


def _keywords(limits: ir.Limits, names: tuple[tuple[str, str], ...]) -> list[str]:
    values: list[tuple[str, Union[int, float, None]]] = [(keyword, getattr(limits, name)) for name, keyword in names]
    return [f"{keyword}={text.literal(value)}" for keyword, value in values if value is not None]


def _other_name(name: str, field: ir.Field, annotation: str) -> list[str]:
    return [
        "    @property",
        f"    def {text.identifier(name)}(self) -> {annotation}:",
        f'        """The same as ``{text.identifier(field.name)}``."""',
        f"        return self.{text.identifier(field.name)}",
        "",
        f"    @{text.identifier(name)}.setter",
        f"    def {text.identifier(name)}(self, value: {annotation}) -> None:",
        f"        self.{text.identifier(field.name)} = value",
    ]
