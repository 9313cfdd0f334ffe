"""Tiny contracts, and short ways to what they become."""

from __future__ import annotations

import json
import textwrap
from typing import Any

from generator import ir
from generator.build import build
from generator.parse.document import parse
from generator.parse.problems import ContractError

ANY, STRING, INTEGER, NUMBER, BOOLEAN, OBJECT, NONE, BYTES = (
    ir.Primitive("any"),
    ir.Primitive("string"),
    ir.Primitive("integer"),
    ir.Primitive("number"),
    ir.Primitive("boolean"),
    ir.Primitive("object"),
    ir.Primitive("none"),
    ir.Primitive("bytes"),
)


def package_of(contract: dict[str, Any]) -> ir.Package:
    """Return what a contract, given as plain values, becomes."""
    whole = {"openapi": "3.1.0", "info": {"title": "Test", "version": "1"}, "paths": {}, **contract}
    return build(parse(json.dumps(whole).encode(), "test.json"))


def schemas_of(**schemas: Any) -> dict[str, ir.Declaration]:
    """Return the declarations that some components become, by name."""
    package = package_of({"components": {"schemas": schemas}})
    return {declaration.name: declaration for declaration in package.declarations}


def old_schemas_of(**schemas: Any) -> dict[str, ir.Declaration]:
    """Return the declarations that some components become in a contract of OpenAPI 3.0."""
    package = package_of({"openapi": "3.0.3", "components": {"schemas": schemas}})
    return {declaration.name: declaration for declaration in package.declarations}


def model_of(declarations: dict[str, ir.Declaration], name: str) -> ir.Model:
    """Return a declaration that must be a model."""
    found = declarations[name]
    assert isinstance(found, ir.Model)
    return found


def union_of(declarations: dict[str, ir.Declaration], name: str) -> ir.UnionModel:
    """Return a declaration that must be a union."""
    found = declarations[name]
    assert isinstance(found, ir.UnionModel)
    return found


def fields_of(declaration: ir.Declaration) -> dict[str, ir.Field]:
    """Return the fields of a model or a union by wire name."""
    assert isinstance(declaration, (ir.Model, ir.UnionModel))
    return {field.wire_name: field for field in declaration.fields}


def field_of(schema: Any, **components: Any) -> ir.Field:
    """Return the field that a property ``it`` of a model ``Owner`` becomes."""
    owner = {"type": "object", "properties": {"it": schema}}
    return fields_of(schemas_of(Owner=owner, **components)["Owner"])["it"]


def operation_of(
    operation: dict[str, Any], *, path: str = "/things", item: Any = None, **contract: Any
) -> ir.Operation:
    """Return the method that a ``POST`` operation becomes."""
    filled = {"operationId": "doIt", "responses": {"204": {"description": ""}}, **operation}
    package = package_of({"paths": {path: {**(item or {}), "post": filled}}, **contract})
    return package.apis[0].operations[0]


def query(name: str, schema: Any, **more: Any) -> dict[str, Any]:
    """Return a query parameter."""
    return {"name": name, "in": "query", "schema": schema, **more}


def reasons_of(package: ir.Package) -> str:
    """Return everything that ``explain`` can tell, one line per reason."""
    return "\n".join(f"{pointer}: {line}" for pointer, lines in package.reasons for line in lines)


def error_of(text: str) -> ContractError:
    """Return the error that a contract, given as text, ends in, where words without a meaning are errors."""
    try:
        build(parse(textwrap.dedent(text).encode(), "api.yaml", strict=True))
    except ContractError as error:
        return error
    raise AssertionError("the contract was taken")


def yaml_with_schemas(schemas: str) -> str:
    """Return a contract whose components begin on line 7, indented by four."""
    head = "openapi: 3.1.0\ninfo:\n  title: Test\n  version: '1'\ncomponents:\n  schemas:\n"
    return head + textwrap.indent(textwrap.dedent(schemas).strip("\n"), "    ") + "\n"
