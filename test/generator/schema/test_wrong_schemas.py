"""Errors of schemas that contradict themselves, with their positions."""

from __future__ import annotations

import pytest
from support.contracts import error_of, yaml_with_schemas


@pytest.mark.parametrize(
    ("schema", "message"),
    [
        ("{»tpye: string}", "'tpye' means nothing in a schema (did you mean 'type'?)"),
        ("{type: »text}", "'text' is not a type; the types are string, integer, number, boolean, object, array, null"),
        ("{type: string, maxLength: »few}", "maxLength must be a number, got 'few'"),
        ("{type: string, minLength: »-1}", "minLength must be a whole number from 0, got -1"),
        ("{type: string, pattern: »5}", "pattern must be a text, got 5"),
        ("{type: object, properties: »[a]}", "expected an object, got a list"),
        ("{type: object, required: [»5], properties: {}}", "required lists names of members, not 5"),
        ("{type: object, required: »name, properties: {}}", "required must be a list, got 'name'"),
        ("»{type: integer, enum: [a]}", "the enum has 'a', but the type is integer"),
        ("{type: string, enum: »[]}", "an enum needs a value: without one, nothing is valid"),
        ("{type: array, items: »text}", "a schema must be an object, got 'text'"),
        ("{allOf: »{a: 1}}", "allOf must be a list, got an object"),
        ("{nullable: »maybe}", "nullable must be true or false, got 'maybe'"),
        ("{description: »[x]}", "description must be a text, got a list"),
        ("{allOf: [{enum: [a]}, »{enum: [b]}]}", "no value is in every enum that holds here"),
        (
            "{allOf: [{type: string}, {type: »object}]}",
            "no value can be object and, as /components/schemas/It/allOf/0 says, string",
        ),
    ],
)
def test_a_wrong_schema_is_a_located_error(schema: str, message: str) -> None:
    marked = yaml_with_schemas(f"It: {schema}")
    column = marked.splitlines()[6].index("»") + 1

    error = error_of(marked.replace("»", ""))

    assert str(error).startswith(f"api.yaml:7:{column}: {message}\n")
