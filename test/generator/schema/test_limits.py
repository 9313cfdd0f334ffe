"""Limits of values: checked before a request is sent, where Python can check them."""

from __future__ import annotations

from typing import Any

import pytest
from support.contracts import field_of, fields_of, model_of, operation_of, package_of

from generator import ir
from generator.visitor import limits_of

REF = "#/components/schemas/"


@pytest.mark.parametrize(
    ("schema", "limits"),
    [
        (
            {"type": "string", "minLength": 1, "maxLength": 9, "pattern": "^a$"},
            ir.Limits(min_length=1, max_length=9, pattern="^a$"),
        ),
        (
            {"type": "integer", "minimum": 0, "maximum": 5, "multipleOf": 2},
            ir.Limits(minimum=0, maximum=5, multiple_of=2),
        ),
        ({"type": "number", "minimum": 0, "exclusiveMinimum": True}, ir.Limits(exclusive_minimum=0)),
        ({"type": "number", "minimum": 0, "exclusiveMinimum": False}, ir.Limits(minimum=0)),
        (
            {"type": "number", "exclusiveMinimum": 0, "exclusiveMaximum": 9},
            ir.Limits(exclusive_minimum=0, exclusive_maximum=9),
        ),
        ({"type": "array", "minItems": 1, "maxItems": 2}, ir.Limits(min_length=1, max_length=2)),
        ({"allOf": [{"type": "string", "maxLength": 9}, {"maxLength": 5}, {"maxLength": 7}]}, ir.Limits(max_length=5)),
        ({"type": "string", "pattern": "(?<year>[0-9]+)"}, ir.Limits(pattern="(?P<year>[0-9]+)")),
        ({"type": "string", "pattern": "\\p{L}+"}, None),
        ({"type": "string", "format": "date", "maxLength": 10}, None),
        ({"type": "string", "maxLength": 3, "minimum": 5}, ir.Limits(max_length=3)),
        ({"$ref": REF + "Short"}, ir.Limits(max_length=3)),
    ],
)
def test_limits_of_what_is_sent(schema: Any, limits: ir.Limits | None) -> None:
    operation = {"requestBody": {"content": {"application/json": {"schema": {"$ref": REF + "Sent"}}}}}
    components = {
        "schemas": {
            "Sent": {"type": "object", "properties": {"it": schema}},
            "Short": {"type": "string", "maxLength": 3},
        }
    }
    contract = {"paths": {"/x": {"post": {"operationId": "x", "responses": {}, **operation}}}, "components": components}

    declarations = {one.name: one for one in package_of(contract).declarations}

    assert limits_of(fields_of(declarations["Sent"])["it"].type) == limits


def test_what_is_only_received_has_no_limits() -> None:
    assert limits_of(field_of({"type": "string", "maxLength": 3}).type) is None


def test_limits_of_the_items_of_a_list_are_kept() -> None:
    body = {
        "type": "object",
        "properties": {"tags": {"type": "array", "maxItems": 9, "items": {"type": "string", "pattern": "^a"}}},
    }
    operation = operation_of({"requestBody": {"content": {"application/json": {"schema": body}}}})
    assert operation.body is not None

    package = package_of(
        {
            "paths": {
                "/x": {"post": {"operationId": "x", "requestBody": {"content": {"application/json": {"schema": body}}}}}
            }
        }
    )

    (field,) = model_of({one.name: one for one in package.declarations}, "XRequest").fields
    assert field.type == ir.ListOf(ir.Primitive("string", ir.Limits(pattern="^a")), ir.Limits(max_length=9))
