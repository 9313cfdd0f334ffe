"""The package of this project's contract, and changes of a contract that must not change it."""

from __future__ import annotations

import gc
import json
import os
import random
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from support.contracts import fields_of, model_of, package_of, reasons_of, schemas_of, union_of

from generator import ir
from generator.build import build, build_package
from generator.parse.document import load, parse
from generator.visitor import limits_of

ROOT = Path(__file__).parents[2]
CONTRACT = ROOT / "openapi.yaml"
SURFACE = ROOT / "test" / "contract"


@pytest.fixture(scope="module")
def package() -> ir.Package:
    return build_package(CONTRACT)


@pytest.fixture(scope="module")
def declarations(package: ir.Package) -> dict[str, ir.Declaration]:
    return {declaration.name: declaration for declaration in package.declarations}


def test_every_published_signature_is_kept(package: ir.Package) -> None:
    published = json.loads((SURFACE / "published-signatures.json").read_text(encoding="utf-8"))
    found: dict[str, Any] = {}
    for api in package.apis:
        for operation in api.operations:
            arguments: list[list[object]] = [
                [one.name, one.location, one.wire_name, one.required] for one in operation.parameters
            ]
            if operation.body is not None:
                arguments.insert(operation.body_position, [operation.body.name, "body", None, operation.body.required])
            entry = found.setdefault(
                operation.identifier,
                {
                    "classes": [],
                    "method": operation.name,
                    "http": operation.method,
                    "path": operation.path,
                    "arguments": arguments,
                },
            )
            entry["classes"].append(api.name)
            entry["classes"].sort()

    assert found == {name: {**entry, "classes": sorted(entry["classes"])} for name, entry in published.items()}


def test_every_required_model_is_there(declarations: dict[str, ir.Declaration]) -> None:
    required = json.loads((SURFACE / "required-surface.json").read_text(encoding="utf-8"))

    assert [name for name in required["models"] if name not in declarations] == []


def test_modules_of_the_apis_are_the_published_ones(package: ir.Package) -> None:
    assert {api.name: api.module for api in package.apis} == {
        "AccountApi": "account_api",
        "ScoreApi": "score_api",
        "CollectionApi": "collection_api",
        "UserApi": "user_api",
        "TaskApi": "task_api",
        "OMRApi": "omr_api",
        "ClassApi": "class_api",
        "GroupApi": "group_api",
        "EduResourcesApi": "edu_resources_api",
        "OrganizationApi": "organization_api",
    }


def test_an_operation_with_two_tags_is_the_same_object_in_both(package: ir.Package) -> None:
    by_name = {api.name: {one.name: one for one in api.operations} for api in package.apis}

    assert by_name["ScoreApi"]["get_user_likes"] is by_name["UserApi"]["get_user_likes"]
    assert by_name["ScoreApi"]["get_user_likes"].aliases == ("ger_user_likes",)


def test_known_shapes_of_the_contract(declarations: dict[str, ir.Declaration]) -> None:
    creation = union_of(declarations, "ScoreCreation")
    assert creation.variants == (
        "ScoreCreationFromBuilder",
        "ScoreCreationFileImport",
        "ScoreCreationGoogleDriveImport",
    )
    lti = union_of(declarations, "LtiConfiguration1p3")
    assert lti.discriminator is not None
    assert lti.discriminator.wire_name == "mode"
    resource = union_of(declarations, "EduResourceResource")
    assert resource.parent_discriminator == ir.Discriminator(
        "type", (("assignment", "Assignment"), ("folder", "EduResourceFolder"))
    )
    update = fields_of(declarations["AssignmentSubmissionUpdate"])
    assert (update["return"].name, update["return"].other_names) == ("var_return", ("return_",))
    grades = declarations["EduResourceGrades"]
    assert isinstance(grades, ir.Alias)
    assert grades.type == ir.ListOf(ir.Reference("Grade"))
    sharing = fields_of(declarations["ScoreDetails"])["sharingKey"]
    assert sharing.secret


def test_integers_that_carry_items_stay_integers(package: ir.Package) -> None:
    (count,) = [one for api in package.apis for one in api.operations if one.identifier == "countOrgaUsers"]

    assert count.returns == ir.Primitive("integer") or isinstance(count.returns, ir.Reference)


def test_every_reference_leads_to_a_declaration(package: ir.Package) -> None:
    from generator.reach import mentioned, names_in

    names = {declaration.name for declaration in package.declarations}

    for declaration in package.declarations:
        assert set(mentioned(declaration)) <= names
    for api in package.apis:
        for operation in api.operations:
            assert set(names_in(operation.returns)) <= names


def test_names_of_the_package_are_distinct(package: ir.Package) -> None:
    names = [one.name for one in package.declarations] + [api.name for api in package.apis]

    assert len({name.lower() for name in names}) == len(names)


def downgraded(value: Any) -> Any:
    """Return a contract of OpenAPI 3.1 in the spelling of 3.0: ``nullable``, boolean ``exclusiveMinimum``."""
    node: Any = value
    if isinstance(value, list):
        return [downgraded(item) for item in node]
    if not isinstance(value, dict):
        return value
    result: dict[str, Any] = {key: downgraded(item) for key, item in node.items()}
    types: Any = result.get("type")
    if isinstance(types, list):
        (result["type"],) = [name for name in result["type"] if name != "null"]
        result["nullable"] = True
    if isinstance(result.get("exclusiveMinimum"), (int, float)):
        result["minimum"], result["exclusiveMinimum"] = result["exclusiveMinimum"], True
    return result


def without_reasons(package: ir.Package) -> list[object]:
    return [package.apis, package.declarations, package.scopes]


def test_the_contract_in_the_spelling_of_3_0_gives_the_same_package(package: ir.Package) -> None:
    value = downgraded(load(CONTRACT).root.value)
    value["openapi"] = "3.0.3"

    other = build(parse(json.dumps(value).encode(), "old.json"))

    assert without_reasons(other) == without_reasons(package)


@pytest.mark.parametrize("seed", [1, 2])
def test_the_order_of_components_changes_nothing(package: ir.Package, seed: int) -> None:
    value: Any = load(CONTRACT).root.value
    shuffle = random.Random(seed).shuffle
    components: dict[str, Any] = {}
    for kind, members in value["components"].items():
        names = list(members)
        shuffle(names)
        components[kind] = {name: members[name] for name in names}

    other = build(parse(json.dumps({**value, "components": components}).encode(), "shuffled.json"))

    assert other == package


def test_the_hash_seed_changes_nothing() -> None:
    code = "import hashlib; from generator.build import build_package as build; "
    code += "print(hashlib.sha256(repr(build('openapi.yaml')).encode()).hexdigest())"

    results = {
        subprocess.run(
            [sys.executable, "-c", code],
            cwd=ROOT,
            env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True,
            check=True,
        ).stdout
        for seed in ("1", "2")
    }

    assert len(results) == 1


def test_what_goes_both_ways_demands_nothing_that_one_way_lacks() -> None:
    schema = {
        "type": "object",
        "required": ["id", "secret", "name"],
        "properties": {
            "id": {"type": "string", "readOnly": True},
            "secret": {"type": "string", "writeOnly": True},
            "name": {"type": "string"},
        },
    }
    content = {"application/json": {"schema": {"$ref": "#/components/schemas/It"}}}
    sent = {"operationId": "send", "requestBody": {"content": content}, "responses": {"204": {"description": ""}}}
    received = {"operationId": "get", "responses": {"200": {"description": "", "content": content}}}

    def demanded(**operations: Any) -> list[str]:
        package = package_of({"paths": {"/x": operations}, "components": {"schemas": {"It": schema}}})
        return [name for name, field in fields_of(package.declarations[0]).items() if field.required]

    assert demanded(post=sent, get=received) == ["name"]
    assert demanded(get=received) == ["id", "name"]
    assert demanded(post=sent) == ["secret", "name"]


def test_uses_are_found_through_every_kind_of_holder() -> None:
    person = {"type": "object", "properties": {"name": {"type": "string", "maxLength": 3}}}
    ref = {"$ref": "#/components/schemas/Person"}
    holders: list[Any] = [
        {"type": "array", "items": ref},
        {"type": "object", "additionalProperties": ref},
        {"oneOf": [ref, {"type": "string"}]},
        {"oneOf": [ref, {"type": "object", "properties": {"other": {}}}]},
        {"type": "object", "properties": {"x": {"type": "array", "items": {"oneOf": [ref, {"type": "null"}]}}}},
    ]
    for holder in holders:
        body = {"content": {"application/json": {"schema": holder}}}
        package = package_of(
            {
                "paths": {"/x": {"post": {"operationId": "x", "requestBody": body, "responses": {}}}},
                "components": {"schemas": {"Person": person}},
            }
        )

        (found,) = [one for one in package.declarations if one.name == "Person"]
        assert isinstance(found, ir.Model)
        assert (found.in_request, found.in_response, limits_of(found.fields[0].type)) == (
            True,
            False,
            ir.Limits(max_length=3),
        )


def test_the_head_of_the_contract_reaches_the_package() -> None:
    flows = {"authorizationCode": {"authorizationUrl": "https://a", "tokenUrl": "https://t", "scopes": {"s": "S."}}}

    package = package_of(
        {
            "info": {"title": "T", "version": 2.1, "description": "D."},
            "servers": [{"url": "https://{host}/v1/", "variables": {"host": {"default": "h"}}}, {"url": "/v2"}],
            "components": {"securitySchemes": {"O": {"type": "oauth2", "flows": flows}}},
            "tags": [{"name": "B", "description": "Bee."}, {"name": "Unused"}],
            "paths": {"/x": {"get": {"tags": ["A", "B"], "responses": {}}}},
        }
    )

    assert (package.title, package.version, package.description) == ("T", "2.1", "D.")
    assert [server.url for server in package.servers] == ["https://{host}/v1", "/v2"]
    assert package.scopes == (("s", "S."),)
    assert [(api.name, api.description) for api in package.apis] == [("BApi", "Bee."), ("AApi", "")]


def test_long_chains_and_deep_schemas_are_no_crash() -> None:
    chain: dict[str, Any] = {"S0": {"type": "object", "properties": {"x": {"type": "string"}}}}
    for number in range(1, 60):
        chain[f"S{number}"] = {"allOf": [{"$ref": f"#/components/schemas/S{number - 1}"}]}
    deep: Any = {"type": "string"}
    for _ in range(40):
        deep = {"type": "object", "properties": {"x": {"type": "array", "items": deep}}}

    package = package_of({"components": {"schemas": {**chain, "Deep": deep}}})

    assert len(package.declarations) == 60 + 40


def test_reasons_are_given_by_pointer_in_order() -> None:
    package = package_of({"components": {"schemas": {"B": {"not": {}}, "A": {"uniqueItems": True, "type": "array"}}}})

    assert [pointer for pointer, _ in package.reasons] == ["/components/schemas/A", "/components/schemas/B"]
    assert "loosened" in reasons_of(package)


def test_an_endless_chain_of_references_is_an_error_not_a_crash() -> None:
    from generator.parse.problems import ContractError

    chain: dict[str, Any] = {"S0": {"type": "object", "properties": {"x": {"type": "string"}}}}
    for number in range(1, 3000):
        chain[f"S{number}"] = {
            "allOf": [{"$ref": f"#/components/schemas/S{number - 1}"}, {"type": "object", "minProperties": 1}]
        }

    with pytest.raises(ContractError, match="nested too deeply"):
        package_of({"components": {"schemas": {"A": {"allOf": [{"$ref": "#/components/schemas/S2999"}, {}]}, **chain}}})


def test_legacy_components_are_deprecated() -> None:
    model = model_of(schemas_of(Old={"type": "object", "properties": {"name": {}}, "x-legacy": True}), "Old")

    assert (model.legacy, model.deprecated) == (True, True)


def test_secrets_show_through_every_holder() -> None:
    declarations = schemas_of(
        Inner={"type": "object", "properties": {"key": {"type": "string", "x-secret": True}}},
        Outer={
            "type": "object",
            "properties": {"all": {"type": "array", "items": {"$ref": "#/components/schemas/Inner"}}},
        },
        Other={"type": "object", "properties": {"name": {}}},
    )

    assert [name for name in declarations if model_of(declarations, name).holds_secret] == ["Inner", "Outer"]


def test_the_garbage_collector_runs_again_afterwards() -> None:
    assert gc.isenabled()

    build_package(CONTRACT)

    assert gc.isenabled()
