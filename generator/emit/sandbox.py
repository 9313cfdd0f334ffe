"""The contract as the embedded server needs it: what a request may look like, without prose, as one JSON file.

``openapi.yaml`` is not in the wheel, and reading it takes longer than starting the server.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any, cast

from generator import ir
from generator.emit.output import Output

SCHEMA_PREFIX = "#/components/schemas/"
KEPT_KEYWORDS = frozenset(
    {
        "$ref",
        "type",
        "enum",
        "const",
        "format",
        "pattern",
        "minLength",
        "maxLength",
        "minimum",
        "maximum",
        "exclusiveMinimum",
        "exclusiveMaximum",
        "multipleOf",
        "items",
        "minItems",
        "maxItems",
        "uniqueItems",
        "properties",
        "required",
        "additionalProperties",
        "minProperties",
        "maxProperties",
        "allOf",
        "oneOf",
        "anyOf",
        "not",
    }
)
"""What decides whether a value is valid. All else (texts, examples, defaults, vendor extensions) stays behind."""


def emit(document: Mapping[str, Any]) -> list[Output]:
    """Return ``flat_api/sandbox/contract.json``."""
    return [Output("package", "sandbox/contract.json", compact(document))]


def compact(document: Mapping[str, Any]) -> str:
    """Return the operations of an OpenAPI 3.1 document and the schemas that their requests use, as JSON text."""
    operations = [
        _operation(document, path, method, item)
        for path, item in document["paths"].items()
        for method in ir.METHODS
        if method in item
    ]
    schemas = _reachable(document["components"]["schemas"], operations)
    return json.dumps({"operations": operations, "$defs": schemas}, separators=(",", ":"), sort_keys=True) + "\n"


def _operation(document: Mapping[str, Any], path: str, method: str, item: Mapping[str, Any]) -> dict[str, Any]:
    operation = item[method]
    parameters: dict[tuple[str, str], dict[str, Any]] = {}
    for entry in [*item.get("parameters", ()), *operation.get("parameters", ())]:
        parameter = _resolve(document, entry)
        if not parameter.get("x-ignored-parameter"):
            parameters[parameter["name"], parameter["in"]] = {
                "name": parameter["name"],
                "in": parameter["in"],
                "required": parameter.get("required", False),
                "schema": _schema(parameter["schema"]),
            }
    result: dict[str, Any] = {
        "id": operation["operationId"],
        "method": method.upper(),
        "path": path,
        "parameters": list(parameters.values()),
        "security": [scopes for entry in operation.get("security", ()) for scopes in entry.values()],
    }
    body = operation.get("requestBody")
    if body and not body.get("x-ignored-body") and "application/json" in body["content"]:
        result["body"] = {
            "required": body.get("required", False),
            "schema": _schema(body["content"]["application/json"]["schema"]),
        }
    return result


def _resolve(document: Mapping[str, Any], node: Mapping[str, Any]) -> Mapping[str, Any]:
    while "$ref" in node:
        target: Any = document
        for step in node["$ref"].removeprefix("#/").split("/"):
            target = target[step.replace("~1", "/").replace("~0", "~")]
        node = target
    return node


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
