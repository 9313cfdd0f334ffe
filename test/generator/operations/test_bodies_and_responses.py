"""Request bodies and responses: their names, types and media types."""

from __future__ import annotations

from typing import Any

import pytest
from support.contracts import ANY, BYTES, NONE, OBJECT, STRING, operation_of, query

from generator import ir

JSON = "application/json"
REF = "#/components/schemas/"
COMPONENTS = {
    "schemas": {
        "Pet": {"type": "object", "properties": {"name": {"type": "string"}}},
        "PetList": {"type": "array", "items": {"$ref": REF + "Pet"}},
        "Size": {"type": "string", "enum": ["s", "m"]},
    }
}


def with_body(schema: Any, media_type: str = JSON, **more: Any) -> dict[str, Any]:
    return {"requestBody": {"content": {media_type: {"schema": schema}}, **more}}


def with_responses(**responses: Any) -> dict[str, Any]:
    return {
        "responses": {
            status.strip("_"): {"description": "", "content": content} for status, content in responses.items()
        }
    }


@pytest.mark.parametrize(
    ("operation", "name"),
    [
        (with_body({"$ref": REF + "Pet"}), "pet"),
        (with_body({"$ref": REF + "PetList"}), "pet_list"),
        (with_body({"type": "array", "items": {"$ref": REF + "Pet"}}), "pet"),
        (with_body({"type": "object", "properties": {"a": {}}}), "do_it_request"),
        (with_body({"type": "object"}), "body"),
        (with_body({"type": "string", "format": "binary"}, "image/png"), "body"),
        ({"x-codegen-request-body-name": "theBody", **with_body({"$ref": REF + "Pet"})}, "the_body"),
        ({"parameters": [query("pet", {})], **with_body({"$ref": REF + "Pet"})}, "pet_body"),
    ],
)
def test_name_of_the_body(operation: dict[str, Any], name: str) -> None:
    body = operation_of(operation, components=COMPONENTS).body

    assert body is not None
    assert body.name == name


def test_all_that_is_known_of_a_body_is_kept() -> None:
    content = {
        "multipart/form-data": {"schema": {"$ref": REF + "Pet"}},
        "application/vnd.pet+json; charset=utf-8": {
            "schema": {"$ref": REF + "Pet"},
            "examples": {"one": {"value": {"name": "x"}}},
        },
    }

    body = operation_of(
        {"requestBody": {"content": content, "required": True, "description": "A pet."}}, components=COMPONENTS
    ).body

    types = ("application/vnd.pet+json; charset=utf-8", "multipart/form-data")
    assert body == ir.Body("pet", ir.Reference("Pet"), True, types, "A pet.", (("one", '{"name":"x"}'),))


@pytest.mark.parametrize(
    ("media_type", "schema", "type_"),
    [
        (
            "multipart/form-data",
            {"type": "object", "properties": {"file": {"type": "string", "format": "binary"}}},
            ir.Reference("DoItRequest"),
        ),
        ("application/octet-stream", None, BYTES),
        ("text/csv", None, STRING),
        (JSON, None, ANY),
        ("multipart/form-data", None, OBJECT),
    ],
)
def test_type_of_a_body(media_type: str, schema: Any, type_: ir.Type) -> None:
    body = operation_of(
        {"requestBody": {"content": {media_type: {"schema": schema} if schema else {"example": 1}, JSON + ";x": {}}}}
    ).body
    alone = operation_of({"requestBody": {"content": {media_type: {"schema": schema} if schema else {}}}}).body

    assert body is not None
    if media_type == "multipart/form-data" and schema is None:
        assert alone is None
    else:
        assert alone is not None
        assert alone.type == type_


@pytest.mark.parametrize("media_type", ["application/xml", "text/xml; charset=utf-8", "image/svg+xml"])
def test_xml_stays_bytes_where_nothing_else_carries_the_value(media_type: str) -> None:
    content = {media_type: {"schema": {"$ref": REF + "Pet"}}}
    found = operation_of({"requestBody": {"content": content}, **with_responses(_200=content)}, components=COMPONENTS)
    beside = {**content, JSON: {"schema": {"$ref": REF + "Pet"}}}
    other = operation_of({"requestBody": {"content": beside}, **with_responses(_200=beside)}, components=COMPONENTS)

    assert found.body is not None
    assert other.body is not None
    assert (found.body.type, found.body.content_types, found.returns) == (BYTES, (media_type,), BYTES)
    assert (other.body.type, other.body.content_types) == (ir.Reference("Pet"), (JSON,))
    assert other.responses[0].content == ((JSON, ir.Reference("Pet")),)


def test_an_error_under_xml_keeps_its_type() -> None:
    content = {"application/vnd.x+xml": {"schema": {"$ref": REF + "Pet"}}}
    found = operation_of(with_responses(_200={}, _404=content), components=COMPONENTS)

    assert found.responses[1].content == (("application/vnd.x+xml", ir.Reference("Pet")),)


@pytest.mark.parametrize(
    ("media_type", "schema", "sent"),
    [
        ("*/*", {"$ref": REF + "Pet"}, JSON),
        ("*/*", {"type": "string", "format": "binary"}, "application/octet-stream"),
        ("text/*", {"type": "string"}, "text/plain"),
    ],
)
def test_a_range_of_media_types_is_not_sent_as_one(media_type: str, schema: Any, sent: str) -> None:
    body = operation_of(with_body(schema, media_type), components=COMPONENTS).body

    assert body is not None
    assert body.content_types == (sent,)


@pytest.mark.parametrize(
    "operation",
    [
        with_body({"type": "object"}, "application/x-www-form-urlencoded"),
        with_body({"type": "object", "properties": {}}, "application/x-www-form-urlencoded"),
        with_body({"$ref": REF + "Pet"}, JSON, **{"x-ignored-body": True}),
        {"x-ignored-body": True, **with_body({"$ref": REF + "Pet"})},
        {"requestBody": {"content": {}}},
    ],
)
def test_bodies_of_no_use_are_not_exposed(operation: dict[str, Any]) -> None:
    assert operation_of(operation, components=COMPONENTS).body is None


@pytest.mark.parametrize(
    ("responses", "returns"),
    [
        ({"_200": {JSON: {"schema": {"$ref": REF + "Pet"}}}}, ir.Reference("Pet")),
        ({"_2XX": {JSON: {"schema": {"$ref": REF + "Pet"}}}}, ir.Reference("Pet")),
        ({"_2xx": {JSON: {"schema": {"$ref": REF + "Pet"}}}}, ir.Reference("Pet")),
        ({"default": {JSON: {"schema": {"$ref": REF + "Pet"}}}}, ir.Reference("Pet")),
        ({"_400": {JSON: {}}, "default": {JSON: {}}}, NONE),
        ({"_204": {}}, NONE),
        ({"_302": {}, "default": {JSON: {}}}, NONE),
        ({"_200": {JSON: {}}}, ANY),
        ({"_200": {"*/*": {}}}, ANY),
        ({"_200": {"text/plain; charset=utf-8": {}}}, STRING),
        ({"_200": {"audio/mp3": {}}}, BYTES),
        ({"_200": {JSON: {"schema": {"type": "string", "format": "binary"}}}}, BYTES),
        (
            {"_200": {JSON: {"schema": {"type": ["array", "null"], "items": {"type": "string"}}}}},
            ir.NullOr(ir.ListOf(STRING)),
        ),
        (
            {"_200": {JSON: {"schema": {"$ref": REF + "Pet"}}, "image/png": {}, "audio/wav": {}}},
            ir.OneOf((ir.Reference("Pet"), BYTES)),
        ),
        (
            {"_200": {JSON: {"schema": {"$ref": REF + "Pet"}}}, "_202": {JSON: {"schema": {"$ref": REF + "PetList"}}}},
            ir.OneOf((ir.Reference("Pet"), ir.ListOf(ir.Reference("Pet")))),
        ),
        (
            {"_200": {JSON: {"schema": {"$ref": REF + "Pet"}}}, "_201": {JSON: {"schema": {"$ref": REF + "Pet"}}}},
            ir.Reference("Pet"),
        ),
        ({"_200": {JSON: {"schema": {"$ref": REF + "Pet"}}}, "_204": {}}, ir.OneOf((ir.Reference("Pet"), NONE))),
        ({"_200": {JSON: {"schema": {"type": "object", "properties": {"a": {}}}}}}, ir.Reference("DoIt200Response")),
    ],
)
def test_what_a_method_returns(responses: dict[str, Any], returns: ir.Type) -> None:
    assert operation_of(with_responses(**responses), components=COMPONENTS).returns == returns
