"""One mutation of a contract per kind of change, each with its verdict."""

from __future__ import annotations

import copy
import json
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from generator.commands.diff import changelog_of
from generator.diff.changes import Change
from generator.parse.document import Document, load, parse

CONTRACT = Path(__file__).parents[1] / "contracts" / "changes.yaml"
GONE: Any = object()
"""Removes the member."""
BREAKS, IS_FINE = True, False
LIST, ADD = "paths /things get", "paths /things post"
GET, DELETE, SHAPE = "paths /things/{id} get", "paths /things/{id} delete", "paths /shapes put"
LIMIT, WEIGHT, SORT, KINDS, NAMES, TEXT, MAYBE, TRACE, COOKIE = [f"{LIST} parameters {index}" for index in range(9)]
OK, CREATED = f"{LIST} responses 200", f"{ADD} responses 201"
SCHEMAS = "components schemas"
THING, DRAFT = f"{SCHEMAS} Thing", f"{SCHEMAS} Draft"
SECURITY = "components securitySchemes"
CODE = f"{SECURITY} token flows authorizationCode"
STRING, INTEGER, NUMBER = {"type": "string"}, {"type": "integer"}, {"type": "number"}
REQUIRED_PARAMETER = {"name": "page", "in": "query", "required": True, "schema": STRING}
OPTIONAL_PARAMETER = {"name": "page", "in": "query", "schema": STRING}
OPERATION = {"tags": ["Thing"], "operationId": "newOne", "summary": "New.", "responses": {"204": {"description": "."}}}
DRAFT_MEDIA = {"schema": {"$ref": "#/components/schemas/Draft"}}
BODY = {"content": {"application/json": DRAFT_MEDIA}}
PROBLEM = {"application/json": {"schema": {"$ref": "#/components/schemas/Problem"}}}

MUTATIONS: list[tuple[str, Any, bool, str]] = [
    # Servers
    ("servers 0 url", "https://{region}.things.example/v2", BREAKS, "URL of server 0 changed"),
    ("servers 1 url", "https://other.example", BREAKS, "URL of server 1 changed"),
    ("servers 1", GONE, BREAKS, "server 1 removed"),
    ("servers 2", {"url": "https://new.example"}, IS_FINE, "server 2 added"),
    ("servers 0 variables region default", "us", BREAKS, "default of variable region of server 0 changed"),
    ("servers 0 variables region enum", ["eu"], BREAKS, "value of variable region of server 0 us removed"),
    ("servers 0 variables region enum 2", "asia", IS_FINE, "value of variable region of server 0 asia added"),
    ("servers 0 variables region enum", GONE, IS_FINE, "values of variable region of server 0 changed"),
    # Security schemes
    (f"{CODE} tokenUrl", "https://other.example/token", BREAKS, "tokenUrl of authorizationCode of scheme token"),
    (f"{CODE} authorizationUrl", "https://other.example", BREAKS, "authorizationUrl of authorizationCode"),
    (f"{CODE} refreshUrl", "https://other.example", BREAKS, "refreshUrl of authorizationCode"),
    (f"{CODE} refreshUrl", GONE, BREAKS, "refreshUrl of authorizationCode"),
    (f"{CODE} deviceAuthorizationUrl", "https://new.example", IS_FINE, "deviceAuthorizationUrl of authorizationCode"),
    (f"{CODE} scopes read", GONE, BREAKS, "scope of authorizationCode of scheme token, read removed"),
    (f"{CODE} scopes admin", "Everything.", IS_FINE, "scope of authorizationCode of scheme token, admin added"),
    (f"{SECURITY} token flows clientCredentials", GONE, BREAKS, "flow of scheme token, clientCredentials removed"),
    (
        f"{SECURITY} token flows implicit",
        {"authorizationUrl": "https://things.example", "scopes": {}},
        IS_FINE,
        "flow of scheme token, implicit added",
    ),
    (f"{SECURITY} key in", "query", BREAKS, "in of scheme key changed"),
    (f"{SECURITY} key name", "X-Other", BREAKS, "name of scheme key changed"),
    (f"{SECURITY} bearer scheme", "basic", BREAKS, "scheme of scheme bearer changed"),
    (f"{SECURITY} bearer bearerFormat", "opaque", IS_FINE, "bearerFormat of scheme bearer changed"),
    (f"{SECURITY} login openIdConnectUrl", "https://other.example", BREAKS, "openIdConnectUrl of scheme login"),
    (f"{SECURITY} login", {"type": "http", "scheme": "bearer"}, BREAKS, "type of scheme login changed"),
    (f"{SECURITY} bearer", GONE, BREAKS, "scheme bearer removed"),
    (f"{SECURITY} other", {"type": "http", "scheme": "bearer"}, IS_FINE, "scheme other added"),
    # Security of operations
    (f"{LIST} security", [], IS_FINE, "security changed"),
    (f"{DELETE} security", [{"token": ["write"]}], BREAKS, "security changed"),
    (f"{ADD} security", [{"token": ["write"]}], BREAKS, "security changed"),
    (f"{ADD} security", [{"token": ["write"], "key": []}], BREAKS, "security changed"),
    (f"{ADD} security 2", {"bearer": []}, IS_FINE, "security changed"),
    (f"{LIST} security", [{"token": ["write"]}], BREAKS, "scopes changed"),
    (f"{LIST} security", [{"token": []}], IS_FINE, "scopes changed"),
    ("security", [{"key": []}], BREAKS, "security changed"),
    # Operations
    ("paths /new", {"get": OPERATION}, IS_FINE, "added (GET /new)"),
    (DELETE, GONE, BREAKS, "removed (DELETE /things/{id})"),
    (f"{GET} operationId", "fetchThing", BREAKS, "removed (GET /things/{id})"),
    (f"{GET} tags", ["Other"], BREAKS, "removed (GET /things/{id})"),
    (f"{GET} deprecated", True, IS_FINE, "deprecated"),
    (f"{DELETE} deprecated", GONE, IS_FINE, "no longer deprecated"),
    (f"{DELETE} x-deprecated-aliases", GONE, BREAKS, "old name"),
    # Parameters
    (f"{LIST} parameters 9", OPTIONAL_PARAMETER, IS_FINE, "optional parameter page added"),
    (f"{LIST} parameters 9", REQUIRED_PARAMETER, BREAKS, "required parameter page added"),
    (TRACE, GONE, BREAKS, "parameter x_trace removed"),
    (f"{LIMIT} required", True, BREAKS, "parameter limit is required now"),
    (f"{LIMIT} deprecated", True, IS_FINE, "parameter limit is deprecated now"),
    (f"{TRACE} in", "query", BREAKS, "parameter x_trace is sent elsewhere"),
    (f"{TRACE} name", "x_trace", BREAKS, "parameter x_trace is sent elsewhere"),
    (f"{COOKIE} in", "header", BREAKS, "parameter flavour is sent elsewhere"),
    (f"{KINDS} style", "pipeDelimited", BREAKS, "style of parameter kinds changed"),
    (f"{KINDS} explode", False, BREAKS, "style of parameter kinds changed"),
    (f"{LIMIT} schema default", 20, IS_FINE, "default of parameter limit changed"),
    (f"{LIMIT} schema default", GONE, IS_FINE, "default of parameter limit changed"),
    (f"{LIMIT} schema type", "number", IS_FINE, "type of parameter limit changed"),
    (f"{WEIGHT} schema type", "integer", BREAKS, "type of parameter weight changed"),
    (f"{TRACE} schema", INTEGER, BREAKS, "type of parameter x_trace changed"),
    (f"{TRACE} schema", {"type": "string", "format": "date"}, BREAKS, "type of parameter x_trace changed"),
    (f"{TRACE} schema", {"type": "string", "enum": ["a"]}, BREAKS, "type of parameter x_trace changed"),
    (f"{TRACE} schema", {"type": "array", "items": STRING}, BREAKS, "type of parameter x_trace changed"),
    (f"{TRACE} schema", {}, IS_FINE, "type of parameter x_trace changed"),
    (f"{TRACE} schema", {"anyOf": [STRING, INTEGER]}, IS_FINE, "type of parameter x_trace changed"),
    (f"{SORT} schema", STRING, IS_FINE, "type of parameter sort changed"),
    (f"{SORT} schema enum 2", "date", IS_FINE, "value of parameter sort 'date' added"),
    (f"{SORT} schema enum", ["up"], BREAKS, "value of parameter sort 'down' removed"),
    (f"{MAYBE} schema type", "string", BREAKS, "parameter maybe is never null now"),
    (f"{TRACE} schema type", ["string", "null"], IS_FINE, "parameter x_trace may be null now"),
    (f"{LIMIT} schema minimum", 2, BREAKS, "limits of parameter limit changed"),
    (f"{LIMIT} schema minimum", 0, IS_FINE, "limits of parameter limit changed"),
    (f"{LIMIT} schema maximum", 40, BREAKS, "limits of parameter limit changed"),
    (f"{LIMIT} schema maximum", 60, IS_FINE, "limits of parameter limit changed"),
    (f"{LIMIT} schema maximum", GONE, IS_FINE, "limits of parameter limit changed"),
    (f"{WEIGHT} schema multipleOf", 2, IS_FINE, "limits of parameter weight changed"),
    (f"{WEIGHT} schema multipleOf", 8, BREAKS, "limits of parameter weight changed"),
    (f"{WEIGHT} schema exclusiveMinimum", 0, BREAKS, "limits of parameter weight changed"),
    (f"{TEXT} schema minLength", 2, BREAKS, "limits of parameter text changed"),
    (f"{TEXT} schema minLength", GONE, IS_FINE, "limits of parameter text changed"),
    (f"{TEXT} schema maxLength", 8, BREAKS, "limits of parameter text changed"),
    (f"{TEXT} schema maxLength", 10, IS_FINE, "limits of parameter text changed"),
    (f"{TEXT} schema pattern", "^b", BREAKS, "limits of parameter text changed"),
    (f"{TEXT} schema pattern", GONE, IS_FINE, "limits of parameter text changed"),
    (f"{TEXT} schema format", "email", BREAKS, "format of parameter text changed"),
    (f"{TEXT} schema format", GONE, IS_FINE, "format of parameter text changed"),
    # Parameters that are lists
    (f"{KINDS} schema minItems", 2, BREAKS, "minItems of parameter kinds changed"),
    (f"{KINDS} schema minItems", GONE, IS_FINE, "minItems of parameter kinds changed"),
    (f"{KINDS} schema maxItems", 4, BREAKS, "maxItems of parameter kinds changed"),
    (f"{KINDS} schema maxItems", 6, IS_FINE, "maxItems of parameter kinds changed"),
    (f"{NAMES} schema maxItems", 6, BREAKS, "maxItems of parameter names changed"),
    (f"{KINDS} schema uniqueItems", True, BREAKS, "uniqueItems of parameter kinds changed"),
    (f"{KINDS} schema items enum 2", "c", IS_FINE, "value of the items of parameter kinds 'c' added"),
    (f"{KINDS} schema items enum", ["a"], BREAKS, "value of the items of parameter kinds 'b' removed"),
    (f"{NAMES} schema items maxLength", 8, BREAKS, "limits of the items of parameter names changed"),
    (f"{NAMES} schema items maxLength", GONE, IS_FINE, "limits of the items of parameter names changed"),
    (f"{NAMES} schema items", INTEGER, BREAKS, "type of parameter names changed"),
    # Bodies
    (f"{ADD} requestBody", GONE, BREAKS, "body draft removed"),
    (f"{GET} requestBody", BODY, IS_FINE, "optional body draft added"),
    (f"{GET} requestBody", {**BODY, "required": True}, BREAKS, "required body draft added"),
    (f"{ADD} requestBody required", True, BREAKS, "body is required now"),
    (f"{SHAPE} requestBody required", False, IS_FINE, "body is optional now"),
    (f"{ADD} requestBody content application/vnd.old+json", GONE, BREAKS, "media types of the body changed"),
    (f"{ADD} requestBody content application/vnd.things+json", DRAFT_MEDIA, IS_FINE, "media types of the body changed"),
    (f"{ADD} x-codegen-request-body-name", "other", BREAKS, "keyword of the body changed"),
    # Responses
    (f"{SHAPE} responses 200 content application/json schema", NUMBER, BREAKS, "result changed"),
    (f"{SHAPE} responses 200 content application/json schema", STRING, BREAKS, "result changed"),
    (f"{SHAPE} responses 200 content", GONE, BREAKS, "result changed"),
    (f"{DELETE} responses 202", {"description": "Later."}, IS_FINE, "statuses of success changed"),
    (f"{OK} headers X-Total", GONE, BREAKS, "header of response 200, x-total removed"),
    (f"{OK} headers X-More", {"schema": STRING}, IS_FINE, "header of response 200, x-more added"),
    (f"{OK} headers X-Total required", False, BREAKS, "header x-total of response 200: required changed"),
    (f"{OK} headers X-Total schema", STRING, BREAKS, "type of header x-total of response 200 changed"),
    ("components headers Next schema", INTEGER, BREAKS, "type of header x-next of response 200 changed"),
    (f"{LIST} responses 404 content", GONE, BREAKS, "type of error 404 changed"),
    (f"{LIST} responses 404 content application/json schema", {"type": "object"}, BREAKS, "type of error 404 changed"),
    (f"{LIST} responses 500 content", PROBLEM, BREAKS, "type of error 500 changed"),
    (f"{LIST} responses 409", {"description": "Conflict."}, IS_FINE, "error 409 added"),
    (f"{LIST} responses 500", GONE, IS_FINE, "error 500 removed"),
    # Models of responses
    (f"{SCHEMAS} New", {"type": "object", "properties": {"a": STRING}}, IS_FINE, "model added"),
    (f"{SCHEMAS} Level", GONE, BREAKS, "enum removed"),
    (f"{SCHEMAS} Level", {"type": "object", "properties": {"a": STRING}}, BREAKS, "was enum, is model"),
    (f"{THING} properties size", GONE, BREAKS, "field size removed"),
    (f"{THING} properties extra", STRING, IS_FINE, "optional field extra added"),
    (f"{THING} required", ["id", "size"], IS_FINE, "field size is required now"),
    (f"{THING} required", [], BREAKS, "field id is optional now"),
    (f"{THING} properties id type", ["string", "null"], BREAKS, "field id may be null now"),
    (f"{THING} properties note type", "string", IS_FINE, "field note is never null now"),
    (f"{THING} properties size", NUMBER, BREAKS, "type of field size changed"),
    (f"{THING} properties weight", INTEGER, IS_FINE, "type of field weight changed"),
    (f"{THING} properties anything", STRING, BREAKS, "type of field anything changed"),
    (f"{THING} properties made format", GONE, BREAKS, "type of field made changed"),
    (f"{THING} properties tags items", INTEGER, BREAKS, "type of field tags changed"),
    (f"{THING} properties counts additionalProperties", NUMBER, BREAKS, "type of field counts changed"),
    (f"{THING} properties secret writeOnly", True, BREAKS, "writeOnly at secret changed"),
    (f"{THING} properties secret readOnly", True, IS_FINE, "readOnly at secret changed"),
    (f"{THING} properties size deprecated", True, IS_FINE, "field size is deprecated now"),
    (f"{SCHEMAS} Problem properties code", INTEGER, BREAKS, "type of field code changed"),
    # Models of requests
    (f"{DRAFT} required", ["title", "size"], BREAKS, "field size is required now"),
    (f"{DRAFT} required", [], IS_FINE, "field title is optional now"),
    (f"{DRAFT} properties extra", STRING, IS_FINE, "optional field extra added"),
    (f"{DRAFT} properties note type", "string", BREAKS, "field note is never null now"),
    (f"{DRAFT} properties title type", ["string", "null"], IS_FINE, "field title may be null now"),
    (f"{DRAFT} properties size type", "number", IS_FINE, "type of field size changed"),
    (f"{DRAFT} properties price type", "integer", BREAKS, "type of field price changed"),
    (f"{DRAFT} properties title maxLength", 10, BREAKS, "limits of field title changed"),
    (f"{DRAFT} properties title minLength", GONE, IS_FINE, "limits of field title changed"),
    (f"{DRAFT} properties size minimum", 1, BREAKS, "limits of field size changed"),
    (f"{DRAFT} properties size maximum", 10, IS_FINE, "limits of field size changed"),
    (f"{DRAFT} properties price exclusiveMinimum", 1, BREAKS, "limits of field price changed"),
    (f"{DRAFT} properties tags minItems", 2, BREAKS, "limits of field tags changed"),
    (f"{DRAFT} properties tags maxItems", 10, IS_FINE, "limits of field tags changed"),
    (f"{DRAFT} properties tags items maxLength", 8, BREAKS, "limits of the items of field tags changed"),
    (f"{DRAFT} properties tags uniqueItems", True, BREAKS, "uniqueItems at tags changed"),
    (f"{DRAFT} properties labels maxProperties", 8, BREAKS, "maxProperties at labels changed"),
    (f"{DRAFT} properties labels maxProperties", GONE, IS_FINE, "maxProperties at labels changed"),
    (f"{DRAFT} properties labels minProperties", 2, BREAKS, "minProperties at labels changed"),
    (f"{DRAFT} properties labels minProperties", GONE, IS_FINE, "minProperties at labels changed"),
    (f"{DRAFT} properties visible default", False, IS_FINE, "default of field visible changed"),
    (f"{DRAFT} properties size readOnly", True, BREAKS, "readOnly at size changed"),
    (f"{DRAFT} properties size writeOnly", True, IS_FINE, "writeOnly at size changed"),
    (f"{DRAFT} properties code format", "email", BREAKS, "format at code changed"),
    (f"{DRAFT} properties count format", "int64", IS_FINE, "format at count changed"),
    (f"{DRAFT} properties old deprecated", GONE, IS_FINE, "field old is no longer deprecated"),
    (f"{DRAFT} additionalProperties", NUMBER, IS_FINE, "type of members without a name changed"),
    (f"{DRAFT} additionalProperties", STRING, BREAKS, "type of members without a name changed"),
    # Enums, aliases and unions
    (f"{SCHEMAS} Color enum 2", "blue", IS_FINE, "value 'blue' added"),
    (f"{SCHEMAS} Color enum", ["red"], BREAKS, "value 'green' removed"),
    (f"{SCHEMAS} Level enum", [1, 3], BREAKS, "value 2 removed"),
    (f"{SCHEMAS} Names items", INTEGER, BREAKS, "type of alias changed"),
    (f"{SCHEMAS} Names type", ["array", "null"], BREAKS, "may be null now"),
    (f"{SCHEMAS} Shape discriminator propertyName", "sort", BREAKS, "discriminator changed"),
    (
        f"{SCHEMAS} Shape discriminator mapping round",
        "#/components/schemas/Circle",
        IS_FINE,
        "'round' for Circle added",
    ),
    (f"{SCHEMAS} Shape discriminator mapping circle", "#/components/schemas/Square", BREAKS, "'circle' for Circle"),
    (f"{SCHEMAS} Shape oneOf", [{"$ref": "#/components/schemas/Circle"}], BREAKS, "variant Square removed"),
]


@cache
def base() -> Document:
    return load(CONTRACT)


def mutated(path: str, value: Any) -> Document:
    """Return the contract with one member set, added or removed."""
    document = copy.deepcopy(base().root.value)
    *steps, last = [int(step) if step.isdecimal() else step for step in path.split()]
    node: Any = document
    for step in steps:
        node = node[step if isinstance(node, list) else str(step)]
    key = last if isinstance(node, list) else str(last)
    if value is GONE:
        del node[key]
    elif isinstance(node, list) and key == len(node):
        node.append(value)
    else:
        node[key] = value
    return parse(json.dumps(document).encode(), "mutated.json")


def changes(path: str, value: Any) -> tuple[Change, ...]:
    return changelog_of(base(), mutated(path, value)).changes


def test_the_contract_does_not_differ_from_itself() -> None:
    assert changelog_of(base(), mutated("info version", "2")).changes == ()


@pytest.mark.parametrize(
    ("path", "value", "breaking", "text"), MUTATIONS, ids=[f"{index}-{row[3]}" for index, row in enumerate(MUTATIONS)]
)
def test_a_change_is_found_with_its_verdict(path: str, value: Any, breaking: bool, text: str) -> None:
    found = changes(path, value)

    assert [change for change in found if text in change.text and change.breaking == breaking], found
    assert any(change.breaking for change in found) == breaking, found


def test_the_table_has_a_mutation_for_each_kind_of_change() -> None:
    assert len({(path, repr(value)) for path, value, _, _ in MUTATIONS}) >= 120
