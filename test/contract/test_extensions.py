"""Vendor extensions of the contract: few, explained and used where they make sense."""

from __future__ import annotations

import re
from typing import Any, Dict, List

from support.openapi_document import Document, walk

KNOWN = {
    "x-codegen-request-body-name",
    "x-deprecated-aliases",
    "x-idempotency-key",
    "x-ignored-body",
    "x-ignored-parameter",
    "x-last-seen",
    "x-legacy",
    "x-long-poll",
    "x-pagination",
    "x-parent-discriminator",
    "x-python-module",
    "x-redirects-to-storage",
    "x-replaced-by",
    "x-secret",
    "x-shape-switch",
    "x-since",
}
PAGED = {
    "getUserLikes",
    "getUserScores",
    "listBillingCreditsHistory",
    "listCollectionScores",
    "listCollections",
    "listEduResources",
    "listOmrJobs",
    "listOrganizationInvitations",
    "listOrganizationUsers",
}
SECRET = re.compile(r"(?i)^(sharingKey|.*secret|.*token|.*password|registrationUrl)$")


def having(document: Document, extension: str) -> Dict[str, Any]:
    """Return the values of ``extension`` by operationId."""
    return {op.id: op.spec[extension] for op in document.operations if extension in op.spec}


def test_every_extension_is_known(document: Document) -> None:
    used = {
        key
        for path, node in walk(document.tree)
        if path[-1:] not in (("properties",), ("headers",))
        for key in node
        if key.startswith("x-")
    }

    assert used == KNOWN


def test_every_extension_is_explained_once_at_the_top(document: Document) -> None:
    explained = re.findall(r"^# (x-[a-z-]+): \w+", document.preamble, re.MULTILINE)

    assert sorted(explained) == sorted(KNOWN)


def test_the_nine_paged_operations_are_marked_with_cursors_that_they_take(document: Document) -> None:
    marked = having(document, "x-pagination")

    assert set(marked) == PAGED
    for name, pagination in marked.items():
        taken = {parameter["name"] for parameter in document.parameters(document.operation(name))}
        assert set(pagination["cursors"]) | set(pagination.get("when", {})) <= taken, name
        assert pagination["header"] == "Link"


def test_an_operation_that_takes_a_cursor_is_marked_as_paged(document: Document) -> None:
    assert {op.id for op in document.operations if any(p["name"] == "next" for p in document.parameters(op))} == PAGED


def test_a_shape_switch_is_a_boolean_parameter_with_another_answer(document: Document) -> None:
    switches = having(document, "x-shape-switch")

    assert set(switches) == {"getAuthenticatedUser", "getUserLikes", "listOrganizationUsers", "getScoreRevisionData"}
    for name, switch in switches.items():
        kinds = {
            p["name"]: p["schema"]["type"]
            for p in document.parameters(document.operation(name))
            if "type" in p["schema"]
        }
        assert kinds[switch["parameter"]] == "boolean", name
        assert switch["answer"]["schema"]["type"] in ("array", "object"), name


def test_stored_files_are_marked_as_redirects(document: Document) -> None:
    assert set(having(document, "x-redirects-to-storage")) == {
        "getScoreRevisionData",
        "getOmrJobExport",
        "getOmrJobFile",
    }


def test_the_one_repeatable_post_names_a_field_of_its_body(document: Document) -> None:
    assert having(document, "x-idempotency-key") == {"createOmrJob": "idempotencyKey"}
    assert "idempotencyKey" in document.schemas["OmrJobCreation"]["properties"]


def test_the_long_poll_is_marked_on_its_parameter(document: Document) -> None:
    marked = [(op.id, p["name"]) for op in document.operations for p in document.parameters(op) if p.get("x-long-poll")]

    assert marked == [("getOmrJob", "wait")]


def test_the_union_without_a_discriminator_is_decided_by_a_field_beside_it(document: Document) -> None:
    decided = [
        (path, node["x-parent-discriminator"]) for path, node in walk(document.tree) if "x-parent-discriminator" in node
    ]

    assert len(decided) == 1
    for _, rule in decided:
        assert rule["propertyName"] in document.schemas["EduResource"]["properties"]
        assert all(ref.rpartition("/")[2] in document.schemas for ref in rule["mapping"].values())


def test_a_deprecated_operation_that_has_a_successor_names_it(document: Document) -> None:
    ids = {operation.id for operation in document.operations}
    replaced = having(document, "x-replaced-by")

    assert set(replaced.values()) <= ids
    assert all(document.operation(name).spec.get("deprecated") for name in replaced)


def test_legacy_components_are_deprecated_and_used_by_nothing(document: Document) -> None:
    legacy = {name: schema for name, schema in document.schemas.items() if schema.get("x-legacy")}
    referenced = {node["$ref"].rpartition("/")[2] for _, node in walk(document.tree) if "$ref" in node}

    assert set(legacy) == {"AssignmentSubmissionUpdateComments", "FlatLocales"}
    assert not referenced & set(legacy)
    assert all(schema["deprecated"] and schema["x-last-seen"] for schema in legacy.values())


def test_secrets_are_marked_wherever_they_appear(document: Document) -> None:
    bare: List[str] = [
        f"{owner}.{name}"
        for owner, name, schema in document.fields()
        if SECRET.match(name) and not schema.get("x-secret")
    ]
    bare += [
        f"{operation.id} {parameter['name']}"
        for operation in document.operations
        for parameter in document.parameters(operation)
        if SECRET.match(parameter["name"]) and not parameter.get("x-secret")
    ]

    assert bare == []


def test_empty_forms_and_analytics_are_documented_but_not_exposed(document: Document) -> None:
    forms = {op.id for op in document.operations if op.spec.get("requestBody", {}).get("x-ignored-body")}
    analytics = {
        parameter["name"]
        for operation in document.operations
        for parameter in document.parameters(operation)
        if parameter.get("x-ignored-parameter")
    }

    assert forms == {
        "addScoreToCollection",
        "deleteScoreFromCollection",
        "deleteScoreComment",
        "removeScoreCollaborator",
    }
    assert analytics == {"eventProperties"}
