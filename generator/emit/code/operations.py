"""Data of an operation, which its methods pass to the runtime."""

from __future__ import annotations

import json
from typing import Optional, Union

from generator import ir
from generator.emit import text
from generator.emit.types import Types
from generator.visitor import TypeVisitor

_LIMITS = ("minimum", "maximum", "min_length", "max_length", "pattern")


def constant(operation: ir.Operation) -> str:
    """Return the name of the class attribute that holds the operation."""
    return f"_{text.identifier(operation.name).upper()}"


def definition(operation: ir.Operation, types: Types) -> str:
    """Return the expression that makes the operation."""
    values = (operation.name, operation.identifier, operation.method.upper(), operation.path)
    arguments = [text.literal(value) for value in values]
    if operation.parameters:
        arguments.append("parameters=" + text.sequence([_parameter(item, types) for item in operation.parameters]))
    if operation.body is not None:
        arguments.append(f"body={_body(operation.body, types)}")
    arguments.append(f"responses={{{', '.join(_responses(operation, types))}}}")
    return f"Operation({', '.join([*arguments, *_traits(operation, types)])})"


def _traits(operation: ir.Operation, types: Types) -> list[str]:
    traits: list[str] = []
    accepted = accept(operation)
    if accepted != ("application/json",):
        traits.append(f"accept={text.literals(accepted)}")
    if operation.scopes:
        traits.append(f"scopes={text.literals(operation.scopes)}")
    if not operation.authenticated:
        traits.append("authenticated=False")
    if (switch := operation.shape_switch) is not None:
        traits.append(f"switch=({text.literal(switch.parameter)}, {text.literal(types.runtime(switch.type))})")
    if operation.pagination is not None:
        traits.append(f"cursors={text.literals(operation.pagination.cursors)}")
        if operation.pagination.when:
            traits.append(f"paged_with={{{', '.join(_paged_with(operation, operation.pagination, types))}}}")
    if operation.idempotency_key is not None:
        traits.append(f"idempotency_key={text.literal(operation.idempotency_key)}")
    if operation.redirects_to_storage:
        traits.append("to_storage=True")
    if operation.deprecated:
        traits.append(f"replaced_by={text.literal(operation.replaced_by or '')}")
    return traits


def _paged_with(operation: ir.Operation, paging: ir.Pagination, types: Types) -> list[str]:
    """Return the entries of ``paged_with``: keyword, and value in the parameter's type."""
    entries: list[str] = []
    for name, value in paging.when:
        parameter = next((item for item in operation.parameters if item.wire_name == name), None)
        if parameter is not None:
            kind, _ = _Kind(types).visit(parameter.type)
            typed: ir.Scalar = value if kind == "string" else json.loads(value)
            entries.append(f"{text.literal(parameter.name)}: {text.literal(typed)}")
    return entries


def accept(operation: ir.Operation) -> tuple[str, ...]:
    """Return the media types of the successful responses.

    Where none has a body it is JSON, as errors are JSON.
    """
    kinds = [media for response in ir.successes(operation.responses) for media, _ in response.content]
    return tuple(dict.fromkeys(kinds)) or ("application/json",)


def _responses(operation: ir.Operation, types: Types) -> list[str]:
    entries: list[str] = []
    for response in ir.successes(operation.responses):
        by_media = {media: types.runtime(type_) for media, type_ in response.content}
        kinds = list(dict.fromkeys(by_media.values()))
        if len(kinds) < 2:
            value = text.literal(kinds[0] if kinds else "None")
        else:
            value = "{" + ", ".join([f"{text.literal(m)}: {text.literal(t)}" for m, t in by_media.items()]) + "}"
        entries.append(f"{text.literal(response.status)}: {value}")
    return entries


def _body(body: ir.Body, types: Types) -> str:
    arguments = [text.literal(body.name), text.literal(types.runtime(body.type))]
    if not body.required:
        arguments.append("required=False")
    if body.content_types != ("application/json",):
        arguments.append(f"content_types={text.literals(body.content_types)}")
    return f"Body({', '.join(arguments)})"


def _parameter(parameter: ir.Parameter, types: Types) -> str:
    item, is_list = _item(parameter.type)
    kind, values = _Kind(types).visit(item)
    arguments = [text.literal(value) for value in (parameter.name, parameter.wire_name, parameter.location)]
    if kind != "string":
        arguments.append(text.literal(kind))
    if parameter.required:
        arguments.append("required=True")
    if is_list:
        arguments.append("is_list=True")
    if values:
        arguments.append(f"enum={text.literals(values)}")
    for name in _LIMITS:
        limit: Union[float, str, None] = getattr(parameter.limits, name)
        if limit is not None:
            arguments.append(f"{name}={text.literal(limit)}")
    arguments += _style(parameter, structured=is_list or kind == "object")
    return f"Parameter({', '.join(arguments)})"


def _style(parameter: ir.Parameter, *, structured: bool) -> list[str]:
    """Return the arguments for an unusual style, for secrets and for long polls."""
    arguments: list[str] = []
    usual = "form" if parameter.location in ("query", "cookie") else "simple"
    if parameter.style == "json" or (structured and parameter.style not in ("", usual)):
        arguments.append(f"style={text.literal(parameter.style)}")
    if structured and not parameter.explode and parameter.style != "json":
        arguments.append("explode=False")
    arguments += ["secret=True"] * parameter.secret + ["long_poll=True"] * parameter.long_poll
    return arguments


def _item(type_: ir.Type) -> tuple[ir.Type, bool]:
    if isinstance(type_, ir.NullOr):
        return _item(type_.inner)
    return (type_.item, True) if isinstance(type_, ir.ListOf) else (type_, False)


class _Kind(TypeVisitor[tuple[str, tuple[ir.Scalar, ...]]]):
    """Kind of a parameter's value, and the values of an enum."""

    def __init__(self, types: Types) -> None:
        self._types = types

    def primitive(self, kind: ir.PrimitiveKind) -> tuple[str, tuple[ir.Scalar, ...]]:
        return (kind if kind not in ("bytes", "none") else "string"), ()

    def reference(self, name: str) -> tuple[str, tuple[ir.Scalar, ...]]:
        declaration = self._types.declarations[name]
        if isinstance(declaration, ir.Enum):
            return ("string" if declaration.base == "str" else "integer"), tuple([m.value for m in declaration.members])
        return self.visit(declaration.type) if isinstance(declaration, ir.Alias) else ("object", ())

    def list_of(self, item: ir.Type) -> tuple[str, tuple[ir.Scalar, ...]]:
        return "any", ()

    def map_of(self, value: ir.Type) -> tuple[str, tuple[ir.Scalar, ...]]:
        return "object", ()

    def null_or(self, inner: ir.Type) -> tuple[str, tuple[ir.Scalar, ...]]:
        return self.visit(inner)

    def one_of(self, members: tuple[ir.Type, ...]) -> tuple[str, tuple[ir.Scalar, ...]]:
        return "any", ()

    def literal_of(self, values: tuple[ir.Scalar, ...]) -> tuple[str, tuple[ir.Scalar, ...]]:
        return _kind_of_values(values), values


def _kind_of_values(values: tuple[ir.Scalar, ...]) -> str:
    names: dict[Optional[type], str] = {str: "string", bool: "boolean", int: "integer", float: "number"}
    kinds = {names[type(value)] for value in values}
    return kinds.pop() if len(kinds) == 1 else "any"
