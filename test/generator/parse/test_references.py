"""References (``$ref``): their targets, and errors where there is none."""

from __future__ import annotations

from typing import Any

import pytest
from support.contracts import (
    STRING,
    error_of,
    field_of,
    fields_of,
    operation_of,
    package_of,
    schemas_of,
    yaml_with_schemas,
)

from generator import ir

REF = "#/components/schemas/"


def test_a_misspelt_reference_is_located_with_a_suggestion() -> None:
    error = error_of(
        yaml_with_schemas(
            "Score: {type: object}\nList:\n  type: array\n  items:\n    $ref: '#/components/schemas/Scroe'\n"
        )
    )

    assert str(error).splitlines()[0] == (
        "api.yaml:11:15: '#/components/schemas/Scroe' leads nowhere: "
        "/components/schemas has no 'Scroe' (did you mean 'Score'?)"
    )


@pytest.mark.parametrize(
    ("reference", "message"),
    [
        ("other.yaml#/Score", "'other.yaml#/Score' is outside this document; bundle the contract into one file first"),
        ("#nothing", "no schema has the $anchor 'nothing'"),
        ("5", "'5' is outside this document"),
        ("#/components/schema/A", "/components has no 'schema' (did you mean 'schemas'?)"),
        ("#/components/schemas/A/allOf/3", "/components/schemas/A has no 'allOf'"),
    ],
)
def test_a_broken_reference_says_what_is_wrong(reference: str, message: str) -> None:
    error = error_of(yaml_with_schemas(f"A: {{type: string}}\nB: {{$ref: '{reference}'}}\n"))

    assert message in str(error)
    assert (error.problems[0].position.line, error.problems[0].position.column) == (8, 15)


def test_a_broken_reference_in_an_unused_part_is_found_too() -> None:
    error = error_of(
        "openapi: 3.1.0\ninfo: {title: T, version: '1'}\n"
        "components:\n  responses:\n    R: {$ref: '#/components/responses/S'}\n"
    )

    assert [problem.position.line for problem in error.problems] == [5]


def test_data_is_no_place_for_references() -> None:
    example = {"$ref": "#/nowhere"}

    assert field_of({"type": "object", "example": example, "default": example}).default == '{"$ref":"#/nowhere"}'


def test_a_property_may_be_called_ref() -> None:
    fields = fields_of(schemas_of(A={"type": "object", "properties": {"$ref": {"type": "string"}}})["A"])

    assert fields["$ref"].type == STRING


@pytest.mark.parametrize("key", ["A/b", "A~b", "A b", "Ä", "A%b", "A.b"])
def test_pointers_are_unescaped(key: str) -> None:
    pointer = key.replace("~", "~0").replace("/", "~1").replace("%", "%25").replace(" ", "%20")

    found = field_of({"$ref": REF + pointer}, **{key: {"type": "object", "properties": {"x": {"type": "string"}}}})

    assert isinstance(found.type, ir.Reference)


def test_references_to_references_lead_to_the_end() -> None:
    declarations = schemas_of(
        A={"$ref": REF + "B"}, B={"$ref": REF + "C"}, C={"type": "object", "properties": {"x": {"type": "string"}}}
    )

    assert declarations["A"] == ir.Alias(name="A", module="a", type=ir.Reference("C"), pointer="/components/schemas/A")
    assert isinstance(declarations["C"], ir.Model)


@pytest.mark.parametrize(
    "schemas",
    [
        "A: {$ref: '#/components/schemas/A'}\n",
        "A: {$ref: '#/components/schemas/B'}\nB: {$ref: '#/components/schemas/A'}\n",
        "A: {allOf: [{$ref: '#/components/schemas/A'}, {type: object}]}\n",
    ],
)
def test_a_schema_made_of_itself_is_an_error(schemas: str) -> None:
    error = error_of(yaml_with_schemas(schemas))

    assert "itself" in str(error)
    assert error.problems[0].position.line == 7


def test_references_lead_to_schemas_inside_others_and_to_anchors() -> None:
    inner = {"type": "object", "properties": {"x": {"type": "string"}}}
    owner = {"type": "object", "properties": {"part": inner, "named": {"$anchor": "here", **inner}}}
    declarations = schemas_of(
        Owner=owner,
        Other={
            "type": "object",
            "properties": {"a": {"$ref": REF + "Owner/properties/part"}, "b": {"$ref": "#here"}},
        },
    )

    fields = fields_of(declarations["Other"])
    assert fields["a"].type == ir.Reference("OwnerPart")
    assert fields["b"].type == ir.Reference("OwnerNamed")


def test_siblings_of_a_reference_are_honoured() -> None:
    found = field_of(
        {"$ref": REF + "Name", "description": "Here.", "deprecated": True, "default": "x"},
        Name={"type": "string", "description": "There.", "maxLength": 3},
    )

    assert (found.type, found.description, found.deprecated, found.default) == (STRING, "Here.", True, '"x"')


def test_everything_that_may_be_a_reference_is_followed() -> None:
    components: dict[str, Any] = {
        "parameters": {"P": {"name": "p", "in": "query", "schema": {"type": "string"}}},
        "requestBodies": {"B": {"content": {"application/json": {"schema": {"type": "string"}}}}},
        "responses": {
            "R": {
                "description": "Fine.",
                "headers": {"X": {"$ref": "#/components/headers/H"}},
                "content": {"application/json": {"examples": {"e": {"$ref": "#/components/examples/E"}}}},
            }
        },
        "headers": {"H": {"description": "A header.", "schema": {"type": "string"}}},
        "examples": {"E": {"value": [1]}},
    }
    operation = operation_of(
        {
            "parameters": [{"$ref": "#/components/parameters/P", "description": "Here."}],
            "requestBody": {"$ref": "#/components/requestBodies/B"},
            "responses": {"200": {"$ref": "#/components/responses/R"}},
        },
        components=components,
    )

    assert [(one.name, one.description) for one in operation.parameters] == [("p", "Here.")]
    assert operation.body is not None
    assert operation.responses == (
        ir.Response(
            "200",
            "Fine.",
            (("application/json", ir.Primitive("any")),),
            (("e", "[1]"),),
        ),
    )


def test_a_path_item_may_be_a_reference() -> None:
    item = {"get": {"operationId": "read", "responses": {"204": {"description": ""}}}}
    package = package_of(
        {
            "paths": {"/a": {"$ref": "#/components/pathItems/I"}, "/b": {"$ref": "#/components/pathItems/I"}},
            "components": {"pathItems": {"I": item}},
        }
    )

    assert [(one.name, one.path) for one in package.apis[0].operations] == [("read", "/a"), ("b_get", "/b")]


def tree(reference: dict[str, str], **more: Any) -> dict[str, Any]:
    return {"type": "object", "properties": {"children": {"type": "array", "items": reference}}, **more}


@pytest.mark.parametrize(
    "schema",
    [
        tree({"$dynamicRef": "#node"}, **{"$dynamicAnchor": "node"}),
        tree({"$dynamicRef": "#node"}, **{"$anchor": "node"}),
        tree({"$ref": "#node"}, **{"$dynamicAnchor": "node"}),
        tree({"$dynamicRef": "#/components/schemas/Tree"}),
        tree({"$recursiveRef": "#"}, **{"$recursiveAnchor": True}),
        tree({"$recursiveRef": "#"}, **{"$id": "https://example.org/tree"}),
    ],
)
def test_a_dynamic_reference_with_one_target_is_that_target(schema: dict[str, Any]) -> None:
    assert fields_of(schemas_of(Tree=schema)["Tree"])["children"].type == ir.ListOf(ir.Reference("Tree"))


@pytest.mark.parametrize(
    ("first", "second", "message"),
    [
        (
            "{$dynamicAnchor: node, not: {$dynamicRef: »'#node'}}",
            "{$dynamicAnchor: node}",
            "several schemas have the $dynamicAnchor 'node'; say with $ref which one is meant",
        ),
        ("{not: {$dynamicRef: »'#node'}}", "{}", "no schema has the $anchor 'node'"),
        (
            "{$recursiveAnchor: true, not: {$recursiveRef: »'#'}}",
            "{$recursiveAnchor: true}",
            "this $recursiveRef has no single target; say with $ref which schema is meant",
        ),
        ("{not: {$recursiveRef: »'#'}}", "{}", "this $recursiveRef has no single target"),
    ],
)
def test_a_dynamic_reference_without_one_target_is_a_located_error(first: str, second: str, message: str) -> None:
    text = yaml_with_schemas(f"A: {first}\nB: {second}\n")

    error = error_of(text.replace("»", ""))

    assert str(error).startswith(f"api.yaml:7:{text.splitlines()[6].index('»') + 1}: {message}")
