"""Fields of models: annotation, default or pydantic's ``Field``, and docstring."""

from __future__ import annotations

from flat_api.codec.json_types import camel
from generator import ir
from generator.emit import text
from generator.emit.notes import field_note
from generator.emit.types import Scope, Types, field_keywords, optional

_WIDTH = text.LINE_LENGTH - 4 - 6


def field_lines(field: ir.Field, types: Types, scope: Scope) -> list[str]:
    """Return a field, its docstring, and a property for each other name."""
    annotation = types.field(field.type, scope, limits=False)
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


def _settings(field: ir.Field, scope: Scope) -> list[str]:
    settings: list[str] = []
    if camel(field.name) != field.wire_name or field.other_names:
        wire = text.literal(field.wire_name)
        reading = wire
        if field.other_names:
            names = ", ".join([wire, *[text.literal(name) for name in field.other_names]])
            reading = f"{scope.imports.use('pydantic', 'AliasChoices')}({names})"
        settings += [f"validation_alias={reading}", f"serialization_alias={wire}"]
    settings += field_keywords(field.type)
    if field.secret:
        settings.append("repr=False")
    return settings


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
