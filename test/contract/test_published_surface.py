"""Operations, parameters and models of the published clients, in the contract."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any, Dict, List

from support.openapi_document import Document, Operation, snake

HERE = Path(__file__).parent
KEYWORDS = {"class": "var_class", "return": "var_return"}


def recorded(name: str) -> Any:
    return json.loads((HERE / name).read_text(encoding="utf-8"))


def methods(operation: Operation) -> List[str]:
    """Return the method name of the operation and its deprecated aliases."""
    return [snake(operation.id), *operation.spec.get("x-deprecated-aliases", [])]


def arguments(document: Document, operation: Operation) -> List[List[Any]]:
    """Return the arguments that the client exposes: required ones first, the body last of its kind."""
    exposed = [p for p in document.parameters(operation) if not p.get("x-ignored-parameter")]
    found = [[KEYWORDS.get(p["name"], snake(p["name"])), p["in"], p["name"], p.get("required", False)] for p in exposed]
    body = operation.spec.get("requestBody", {})
    if body and not body.get("x-ignored-body"):
        schema = next(iter(body["content"].values()))["schema"]
        name = operation.spec.get("x-codegen-request-body-name") or snake(schema["$ref"].rpartition("/")[2])
        found.append([name, "body", None, body.get("required", False)])
    return sorted(found, key=lambda argument: not argument[3])


def test_every_required_operation_is_reachable(document: Document) -> None:
    offered = {
        (f"{tag}Api", method, operation.method.upper(), operation.path)
        for operation in document.operations
        for tag in operation.spec["tags"]
        for method in methods(operation)
    }
    required = {
        (entry["class"], entry["method"], entry["http"], entry["path"])
        for entry in recorded("required-surface.json")["operations"]
    }

    assert sorted(required - offered) == []


def test_every_required_model_is_a_component(document: Document) -> None:
    assert sorted(set(recorded("required-surface.json")["models"]) - set(document.schemas)) == []


def test_every_required_model_keeps_the_module_that_is_called_after_it(document: Document) -> None:
    sharing = {name for name, schema in document.schemas.items() if "x-python-module" in schema}

    assert sharing & set(recorded("required-surface.json")["models"]) == set()


def test_every_required_scope_is_declared(document: Document) -> None:
    assert sorted(set(recorded("required-surface.json")["scopes"]) - set(document.scopes)) == []


def test_the_scope_that_flat_forgot_to_declare_is_declared(document: Document) -> None:
    assert "edu.admin.readonly" in document.scopes


def test_base_url_and_authorization_page_are_the_published_ones(document: Document) -> None:
    flow = document.components["securitySchemes"]["OAuth2"]["flows"]["authorizationCode"]

    assert [server["url"] for server in document.tree["servers"]] == [recorded("required-surface.json")["base_url"]]
    assert flow["authorizationUrl"] == recorded("required-surface.json")["authorization_url"]


def test_every_operation_keeps_its_published_signature(document: Document) -> None:
    published: Dict[str, Dict[str, Any]] = recorded("published-signatures.json")
    offered = {
        operation.id: {
            "classes": sorted(f"{tag}Api" for tag in operation.spec["tags"]),
            "method": snake(operation.id),
            "http": operation.method.upper(),
            "path": operation.path,
            "arguments": arguments(document, operation),
        }
        for operation in document.operations
    }

    changed = {
        name: (offered.get(name), signature)
        for name, signature in published.items()
        if offered.get(name) != {**signature, "classes": sorted(signature["classes"])}
    }

    assert changed == {}
