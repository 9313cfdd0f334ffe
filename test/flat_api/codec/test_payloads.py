"""Recorded and documented responses of Flat: all load, and lose nothing."""

import json
from datetime import datetime
from pathlib import Path
from typing import Any, Dict, List

import pytest

from flat_api.codec.model import FlatModel, dump_json
from flat_api.codec.type_expressions import decode

PAYLOADS = Path(__file__).parents[2] / "support" / "payloads"
INDEX: List[Dict[str, Any]] = json.loads((PAYLOADS / "index.json").read_text(encoding="utf-8"))

TYPES = {
    "addScoreCollaborator": "ResourceCollaborator",
    "any": "FlatErrorResponse",
    "createOrganizationInvitation": "OrganizationInvitation",
    "createOrganizationUserAccessToken": "ApiAccessToken",
    "createOrganizationUserSigninLink": "UserSigninLink",
    "createScore": "ScoreDetails",
    "createScoreRevision": "ScoreRevision",
    "getAuthenticatedUser": "UserDetails",
    "getClass": "ClassDetails",
    "getScore": "ScoreDetails",
    "getUserScores": "List[ScoreDetails]",
    "POST /oauth/access_token": "Dict[str, Any]",
}


def type_of(entry: Dict[str, Any]) -> str:
    return "Task" if entry["status"] == 202 else TYPES[entry["operation"]]


def body_of(entry: Dict[str, Any]) -> bytes:
    return (PAYLOADS / entry["file"]).read_bytes()


def instants_as_one(value: Any) -> Any:
    """Return ``value`` with one spelling for each instant."""
    if isinstance(value, dict):
        return {key: instants_as_one(inner) for key, inner in value.items()}
    if isinstance(value, list):
        return [instants_as_one(inner) for inner in value]
    try:
        return datetime.strptime(value, "%Y-%m-%dT%H:%M:%S.%fZ")
    except (TypeError, ValueError):
        pass
    try:
        return datetime.strptime(value, "%Y-%m-%dT%H:%M:%SZ")
    except (TypeError, ValueError):
        return value


def same(written: bytes, read: bytes) -> bool:
    return instants_as_one(json.loads(written)) == instants_as_one(json.loads(read))


@pytest.mark.parametrize("entry", INDEX, ids=[entry["file"] for entry in INDEX])
def test_a_published_response_loads_and_is_written_as_it_came(entry):
    body = body_of(entry)

    value, _ = decode(body, type_of(entry), strict=False)

    assert same(dump_json(value), body)
    for model in value if isinstance(value, list) else [value]:
        if isinstance(model, FlatModel):
            assert same(dump_json(type(model).from_dict(model.to_dict())), dump_json(model))


@pytest.mark.parametrize("entry", INDEX, ids=[entry["file"] for entry in INDEX])
def test_a_response_that_obeys_the_contract_is_read_without_drift(entry):
    _, drift = decode(body_of(entry), type_of(entry), strict=False)

    assert not (entry.get("valid_against_2_24_0") and drift), [str(difference) for difference in drift]


def test_every_published_response_is_covered():
    assert {entry["file"] for entry in INDEX} == {path.name for path in PAYLOADS.glob("*.json")} - {"index.json"}
