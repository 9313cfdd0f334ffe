"""Contract of the embedded server: operations and JSON Schemas without prose.

``openapi.yaml`` is not in the wheel, and reading it takes longer than starting the server.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any, cast

from generator import ir
from generator.emit.output import Output
from generator.parse.words import words

SCHEMA_PREFIX = "#/components/schemas/"
KEPT_KEYWORDS = words("""
    $ref type enum const format pattern minLength maxLength minimum maximum exclusiveMinimum exclusiveMaximum
    multipleOf items minItems maxItems uniqueItems properties required additionalProperties minProperties maxProperties
    allOf oneOf anyOf not
""")
"""What decides whether a value is valid. All else (texts, examples, defaults, vendor extensions) stays behind."""


def emit(package: ir.Package) -> list[Output]:
    """Return ``flat_api/sandbox/contract.json``."""
    by_name = {operation.identifier: operation for api in package.apis for operation in api.operations}
    operations = [_operation(operation) for _, operation in sorted(by_name.items())]
    contract = {"operations": operations, "$defs": _reachable(package.schemas, operations)}
    return [
        Output("package", "sandbox/contract.json", json.dumps(contract, separators=(",", ":"), sort_keys=True) + "\n")
    ]


def _operation(operation: ir.Operation) -> dict[str, Any]:
    result: dict[str, Any] = {
        "id": operation.identifier,
        "method": operation.method.upper(),
        "path": operation.path,
        "parameters": [
            {
                "name": parameter.wire_name,
                "in": parameter.location,
                "required": parameter.required,
                "schema": _schema(parameter.schema),
            }
            for parameter in operation.parameters
        ],
        "scopes": operation.scopes,
    }
    if operation.body is not None and operation.body.schema is not None:
        result["body"] = {"required": operation.body.required, "schema": _schema(operation.body.schema)}
    return result


def _schema(schema: Mapping[str, Any]) -> dict[str, Any]:
    result: dict[str, Any] = {}
    for keyword, value in schema.items():
        if keyword not in KEPT_KEYWORDS:
            continue
        if keyword == "$ref":
            result[keyword] = "#/$defs/" + value.removeprefix(SCHEMA_PREFIX)
        elif keyword == "properties":
            result[keyword] = {name: _schema(part) for name, part in value.items()}
        elif keyword in ("allOf", "oneOf", "anyOf"):
            result[keyword] = [_schema(part) for part in value]
        elif isinstance(value, Mapping):
            result[keyword] = _schema(cast("Mapping[str, Any]", value))
        else:
            result[keyword] = value
    return result


def _reachable(schemas: Mapping[str, Any], operations: list[dict[str, Any]]) -> dict[str, Any]:
    result: dict[str, Any] = {}
    waiting = list(_references(operations))
    while waiting:
        name = waiting.pop()
        if name not in result:
            result[name] = _schema(schemas[name])
            waiting.extend(_references(result[name]))
    return result


def _references(node: object) -> Iterator[str]:
    if isinstance(node, dict):
        for key, value in cast("dict[str, object]", node).items():
            if key == "$ref" and isinstance(value, str):
                yield value.removeprefix("#/$defs/")
            else:
                yield from _references(value)
    elif isinstance(node, list):
        for value in cast("list[object]", node):
            yield from _references(value)
