"""Operations: the order of their arguments, bodies, responses and security."""

from __future__ import annotations

import json
from typing import Any

import pytest
from support.contracts import ANY, INTEGER, STRING, error_of, operation_of, package_of, query, reasons_of

from generator import ir
from generator.emit.data import sandbox

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


def in_path(name: str) -> dict[str, Any]:
    return {"name": name, "in": "path", "required": True, "schema": {"type": "string"}}


def test_arguments_are_ordered_path_body_required_optional() -> None:
    parameters: list[Any] = [
        query("late", {"type": "string"}),
        query("must", {"type": "string"}, required=True),
        in_path("second"),
        in_path("first"),
    ]
    item = {"parameters": [query("shared", {"type": "string"}), query("early", {"type": "string"}, required=True)]}

    operation = operation_of(
        {"parameters": parameters, **with_body({"$ref": REF + "Pet"}, required=True)},
        path="/{first}/{second}",
        item=item,
        components=COMPONENTS,
    )

    assert [one.name for one in operation.parameters] == ["first", "second", "must", "early", "late", "shared"]
    assert operation.body_position == 2


def test_an_optional_body_comes_last() -> None:
    operation = operation_of(
        {"parameters": [query("a", {}), query("b", {}, required=True)], **with_body({"$ref": REF + "Pet"})},
        components=COMPONENTS,
    )

    assert [one.name for one in operation.parameters] == ["b", "a"]
    assert operation.body_position == 2


def test_a_parameter_of_the_operation_overrides_that_of_its_path() -> None:
    package = package_of(
        {
            "paths": {
                "/{id}": {
                    "parameters": [in_path("id"), query("x", {"type": "string"}), query("y", {})],
                    "get": {"parameters": [query("x", {"type": "integer"}, required=True)], "responses": {}},
                }
            }
        }
    )

    assert [(one.name, one.type) for one in package.apis[0].operations[0].parameters] == [
        ("id", STRING),
        ("x", INTEGER),
        ("y", ANY),
    ]
    assert "/paths/~1{id}/parameters/1: overridden by /paths/~1{id}/get/parameters/0" in reasons_of(package)


@pytest.mark.parametrize(
    ("schema", "type_"),
    [
        ({"type": "string", "enum": ["a", "b"]}, ir.LiteralOf(("a", "b"))),
        ({"type": "integer", "enum": [1, 2]}, ir.LiteralOf((1, 2))),
        ({"type": "array", "items": {"type": "string", "enum": ["a", "b"]}}, ir.ListOf(ir.LiteralOf(("a", "b")))),
        ({"$ref": REF + "Size"}, ir.Reference("Size")),
        ({"type": "array", "items": {"$ref": REF + "Size"}}, ir.ListOf(ir.Reference("Size"))),
        ({"$ref": REF + "PetList"}, ir.ListOf(ir.Reference("Pet"))),
        ({"type": "string", "format": "date-time"}, ir.Primitive("date-time")),
    ],
)
def test_type_of_a_parameter(schema: Any, type_: ir.Type) -> None:
    assert operation_of({"parameters": [query("it", schema)]}, components=COMPONENTS).parameters[0].type == type_


def test_all_that_is_known_of_a_parameter_is_kept() -> None:
    schema = {"type": "array", "default": ["a"], "items": {"type": "string", "maxLength": 3}}
    more = {
        "description": "It.",
        "style": "pipeDelimited",
        "explode": False,
        "deprecated": True,
        "x-secret": True,
        "x-long-poll": True,
    }

    (parameter,) = operation_of({"parameters": [query("anIt", schema, example=["b"], **more)]}).parameters

    assert parameter == ir.Parameter(
        name="an_it",
        wire_name="anIt",
        location="query",
        type=ir.ListOf(STRING),
        required=False,
        nullable=False,
        description="It.",
        default='["a"]',
        limits=ir.Limits(max_length=3),
        style="pipeDelimited",
        explode=False,
        deprecated=True,
        secret=True,
        long_poll=True,
        example='["b"]',
        pointer="/paths/~1things/post/parameters/0",
    )


def test_styles_have_the_defaults_of_openapi() -> None:
    parameters: list[Any] = [
        query("q", {}),
        in_path("p"),
        {"name": "h", "in": "header", "schema": {}},
        {"name": "c", "in": "cookie", "schema": {}},
    ]

    found = operation_of({"parameters": parameters}, path="/{p}").parameters

    assert [(one.location, one.style, one.explode) for one in found] == [
        ("path", "simple", False),
        ("query", "form", True),
        ("header", "simple", False),
        ("cookie", "form", True),
    ]


def test_a_parameter_may_be_sent_as_json() -> None:
    parameter = {"name": "filter", "in": "query", "content": {JSON: {"schema": {"$ref": REF + "Pet"}}}}

    (found,) = operation_of({"parameters": [parameter]}, components=COMPONENTS).parameters

    assert (found.style, found.type) == ("json", ir.Reference("Pet"))


def test_parameters_of_no_use_are_not_exposed() -> None:
    parameters: list[Any] = [
        query("hidden", {}, **{"x-ignored-parameter": True}),
        {"name": "Accept", "in": "header", "schema": {}},
        {"name": "Content-Type", "in": "header", "schema": {}},
        query("shown", {}),
    ]

    assert [one.name for one in operation_of({"parameters": parameters}).parameters] == ["shown"]


SECURITY: list[tuple[Any, Any, tuple[str, ...], bool]] = [
    (None, None, (), True),
    ([], None, (), False),
    ([{}], None, (), False),
    ([{"OAuth": ["a", "b"]}], None, ("a", "b"), True),
    ([{"OAuth": ["a"]}, {"OAuth": ["b", "a"]}], None, ("a", "b"), True),
    ([{}, {"OAuth": ["a"]}], None, ("a",), True),
    (None, [{"OAuth": ["a"]}], ("a",), True),
    ([], [{"OAuth": ["a"]}], (), False),
]


@pytest.mark.parametrize(("security", "root", "scopes", "authenticated"), SECURITY)
def test_scopes_and_credentials(security: Any, root: Any, scopes: tuple[str, ...], authenticated: bool) -> None:
    flows: dict[str, Any] = {
        "authorizationCode": {
            "authorizationUrl": "https://a",
            "tokenUrl": "https://t",
            "scopes": {"a": "A.", "b": "B."},
        }
    }
    contract: dict[str, Any] = {"components": {"securitySchemes": {"OAuth": {"type": "oauth2", "flows": flows}}}}

    operation = operation_of(
        {} if security is None else {"security": security}, **contract, **({} if root is None else {"security": root})
    )

    assert (operation.scopes, operation.authenticated) == (scopes, authenticated)


def test_vendor_extensions_reach_the_representation() -> None:
    operation = operation_of(
        {
            "summary": "Do it",
            "description": "Does it.",
            "parameters": [query("onlyIds", {"type": "boolean"}), query("nextPage", {"type": "string"})],
            "x-pagination": {"cursors": ["nextPage"], "header": "Link", "when": {"onlyIds": False, "sort": "date"}},
            "x-shape-switch": {
                "parameter": "onlyIds",
                "answer": {"schema": {"type": "array", "items": {"type": "string"}}},
            },
            "x-idempotency-key": "key",
            "x-redirects-to-storage": True,
            "x-deprecated-aliases": ["do_that"],
            "x-since": "2.26",
        }
    )

    assert operation.pagination == ir.Pagination(("next_page",), "Link", (("onlyIds", "false"), ("sort", "date")))
    assert operation.shape_switch == ir.ShapeSwitch("only_ids", ir.ListOf(STRING))
    assert (operation.idempotency_key, operation.redirects_to_storage, operation.aliases) == ("key", True, ("do_that",))
    assert (operation.summary, operation.description, operation.since) == ("Do it", "Does it.", "2.26")


def test_a_deprecated_operation_names_the_method_to_use() -> None:
    paths: dict[str, Any] = {
        "/a": {"get": {"operationId": "oldOne", "deprecated": True, "x-replaced-by": "newOne", "responses": {}}},
        "/b": {"get": {"operationId": "newOne", "responses": {}}},
    }

    old, new = package_of({"paths": paths}).apis[0].operations

    assert (old.deprecated, old.replaced_by) == (True, "new_one")
    assert (new.deprecated, new.replaced_by) == (False, None)


@pytest.mark.parametrize(
    ("operation", "message"),
    [
        ("{»paramters: []}", "'paramters' means nothing in an operation (did you mean 'parameters'?)"),
        (
            "{parameters: [»{in: query, schema: {}}]}",
            "a parameter needs a name, and 'in' one of path, header, query, cookie",
        ),
        (
            "{parameters: [»{name: a, in: body, schema: {}}]}",
            "a parameter needs a name, and 'in' one of path, header, query, cookie",
        ),
        ("{parameters: [»{name: a, in: query}]}", "a parameter needs a schema or a content"),
        (
            "{parameters: [{name: a, in: query, schema: {}}, »{name: a, in: query, schema: {}}]}",
            "the query parameter 'a' is given twice",
        ),
        ("{parameters: [{name: a, in: query, style: »fancy, schema: {}}]}", "'fancy' is not a style"),
        ("{responses: {»2000: {description: x}}}", "'2000' is not a status: a number, '4XX' or 'default'"),
        ("{responses: {200: {»contents: {}}}}", "'contents' means nothing in a response (did you mean 'content'?)"),
        ("{security: [{»OAut: []}]}", "no security scheme 'OAut' (did you mean 'OAuth'?)"),
        ("{x-replaced-by: »other}", "no operation has the operationId 'other'"),
        ("{requestBody: {»contnt: {}}}", "'contnt' means nothing in a request body (did you mean 'content'?)"),
        ("{tags: »Score}", "tags must be a list, got 'Score'"),
    ],
)
def test_a_wrong_operation_is_a_located_error(operation: str, message: str) -> None:
    marked = (
        "openapi: 3.1.0\ninfo: {title: T, version: '1'}\n"
        "components: {securitySchemes: {OAuth: {type: http, scheme: bearer}}}\n"
        f"paths:\n  /x:\n    get: {operation}\n"
    )
    column = marked.splitlines()[5].index("»") + 1

    error = error_of(marked.replace("»", ""))

    assert str(error).startswith(f"api.yaml:6:{column}: {message}")


def test_a_placeholder_without_a_parameter_is_a_located_error() -> None:
    error = error_of("openapi: 3.1.0\ninfo: {title: T, version: '1'}\npaths:\n  /x/{id}:\n    get: {responses: {}}\n")

    assert str(error).startswith("api.yaml:5:5: the path /x/{id} has {id}, but no parameter of that name")


def test_paths_without_a_method_are_left_out_with_a_reason() -> None:
    package = package_of({"paths": {"/x": {"summary": "Nothing."}, "x-note": 1}, "webhooks": {"w": {}}})

    assert package.apis == ()
    assert "/paths/~1x: left out: the path has no method" in reasons_of(package)
    assert "/webhooks: left out" in reasons_of(package)


def test_the_fragment_of_a_path_is_left_out_with_a_reason() -> None:
    package = package_of({"paths": {"/x#a": {"get": {"responses": {"204": {"description": ""}}}}}})

    assert "/paths/~1x#a: left out: what follows '#' in a path" in reasons_of(package)


def test_what_leaves_no_trace_in_the_package_is_recorded() -> None:
    content: dict[str, Any] = {JSON: {"schema": {"type": "object", "properties": {"a": {}}}, "encoding": {}}}
    operation: dict[str, Any] = {
        "parameters": [query("a", {}, allowReserved=True, allowEmptyValue=True)],
        "requestBody": {"content": content},
        "responses": {"200": {"description": "", "links": {}}},
        "callbacks": {},
        "servers": [],
    }

    reasons = reasons_of(package_of({"paths": {"/x": {"post": operation, "servers": []}}}))

    for word in ("one host", "callbacks", "no links", "parts of a form", "reserved characters", "empty value"):
        assert word in reasons


def test_the_client_and_the_embedded_server_know_the_same_methods() -> None:
    methods = {method: {"operationId": method, "responses": {"204": {"description": ""}}} for method in ir.METHODS}
    document = {"paths": {"/things": methods}, "components": {"schemas": {}}}

    package = package_of(document)
    reached = [operation.method for operation in package.apis[0].operations]
    served = [operation["method"] for operation in json.loads(sandbox.emit(package)[0].content)["operations"]]

    assert sorted(reached) == sorted(served) == sorted(method.upper() for method in methods)
