"""Checks of the parts of a contract that nothing refers to."""

from __future__ import annotations

import pytest
from support.contracts import BOOLEAN, NUMBER, error_of, field_of, package_of, reasons_of

from generator import ir
from generator.emit.code.operations import definition
from generator.emit.types import Types

HEAD = "openapi: 3.1.0\ninfo: {title: T, version: '1'}\npaths: {}\n"


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("tags: [{»nam: x}]", "'nam' means nothing in a tag (did you mean 'name'?)"),
        ("servers: [{»ulr: x}]", "'ulr' means nothing in a server (did you mean 'url'?)"),
        ("servers: [{url: x, variables: {a: {»defualt: x}}}]", "'defualt' means nothing in a server variable"),
        ("components: {responses: {R: {»descripton: x}}}", "'descripton' means nothing in a response"),
        ("components: {parameters: {P: {»nmae: x, in: query}}}", "'nmae' means nothing in a parameter"),
        ("components: {requestBodies: {B: {»contents: {}}}}", "'contents' means nothing in a request body"),
        ("components: {headers: {H: {»name: x}}}", "'name' means nothing in a header"),
        ("components: {headers: {H: {schema: {type: »text}}}}", "'text' is not a type"),
        ("components: {responses: {R: {content: {a/b: {schema: {»typ: text}}}}}}", "'typ' means nothing in a schema"),
        ("components: {securitySchemes: {S: {»tipe: http}}}", "'tipe' means nothing in a security scheme"),
        ("components: {securitySchemes: {S: {type: »key}}}", "'key' is not a security type"),
    ],
)
def test_a_mistake_in_it_is_a_located_error(line: str, message: str) -> None:
    error = error_of(HEAD + line.replace("»", "") + "\n")

    assert str(error).startswith(f"api.yaml:4:{line.index('»') + 1}: {message}")


def test_a_misspelt_member_of_info_is_a_located_error() -> None:
    error = error_of("openapi: 3.1.0\ninfo: {title: T, verson: '1'}\npaths: {}\n")

    assert str(error).startswith("api.yaml:2:18: 'verson' means nothing in info (did you mean 'version'?)")


def test_credentials_that_the_client_does_not_send_are_told() -> None:
    key, token = {"type": "apiKey", "in": "header", "name": "X-Key"}, {"type": "http", "scheme": "Bearer"}

    told = reasons_of(package_of({"components": {"securitySchemes": {"key": key, "token": token}}}))

    assert "/components/securitySchemes/key: left out: the client authorizes with a bearer token" in told
    assert "securitySchemes/token" not in told


def test_fractions_among_other_values_do_not_make_numbers_of_them() -> None:
    assert field_of({"enum": [1, "a", True, 1.5]}).type == ir.OneOf((ir.LiteralOf(("a", True)), NUMBER))
    assert field_of({"enum": [0.5, 1]}).type == NUMBER


def test_a_parameter_with_a_content_is_sent_as_json_whatever_its_type_is() -> None:
    parameter = {"name": "sure", "in": "query", "content": {"application/json": {"schema": {"type": "boolean"}}}}
    operation = {"operationId": "doIt", "parameters": [parameter], "responses": {"204": {"description": ""}}}
    package = package_of({"paths": {"/things": {"get": operation}}})
    [built] = package.apis[0].operations

    assert built.parameters[0].type == BOOLEAN
    assert 'style="json"' in "".join(definition(built, Types(package)))
