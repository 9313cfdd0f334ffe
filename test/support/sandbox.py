"""Calls to a sandbox over a real socket, each response checked against ``openapi.yaml``."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any
from urllib.parse import quote

import jsonschema_rs
import urllib3
import yaml

ROOT = Path(__file__).resolve().parents[2]
PIECE = (ROOT / "flat_api" / "sandbox" / "old-hundredth.musicxml").read_text(encoding="utf-8")
NOBODY = "0" * 24

SMALL = """<score-partwise version="4.0">
  <work><work-title>Three Notes</work-title></work>
  <part-list><score-part id="P1"><part-name>Flute</part-name></score-part></part-list>
  <part id="P1"><measure number="1">
    <attributes><divisions>1</divisions><key><fifths>-2</fifths></key></attributes>
    <note><pitch><step>B</step><alter>-1</alter><octave>4</octave></pitch><duration>1</duration></note>
    <note><pitch><step>C</step><octave>5</octave></pitch><duration>1</duration></note>
    <note><pitch><step>D</step><octave>5</octave></pitch><duration>2</duration></note>
  </measure></part>
</score-partwise>"""


class Contract:
    """``openapi.yaml``, for validating responses independently of the server."""

    def __init__(self) -> None:
        loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
        self.document: dict[str, Any] = yaml.load((ROOT / "openapi.yaml").read_text(encoding="utf-8"), loader)
        self.operations: dict[str, tuple[str, str, dict[str, Any]]] = {
            operation["operationId"]: (method.upper(), path, operation)
            for path, item in self.document["paths"].items()
            for method, operation in item.items()
            if isinstance(operation, dict) and "operationId" in operation
        }
        schemas = _discriminated(self.document["components"]["schemas"])
        components = {**self.document["components"], "schemas": schemas}
        self._registry = jsonschema_rs.Registry(
            [("urn:flat", {"components": components})], draft=jsonschema_rs.Draft202012
        )
        self._validators: dict[str, jsonschema_rs.Draft202012Validator] = {}

    def check(self, operation: str, query: dict[str, Any], response: Response) -> None:
        """Fail if the contract does not allow this response."""
        specification = self.operations[operation][2]
        if 300 <= response.status < 400:
            assert specification.get("x-redirects-to-storage"), f"{operation}: the contract has no redirect"
            assert "Location" in response.headers
            return
        responses = specification["responses"]
        expected = responses.get(str(response.status)) or responses["default"]
        if "$ref" in expected:
            expected = self.document["components"]["responses"][expected["$ref"].rpartition("/")[2]]
        for name in expected.get("headers", {}):
            assert name in response.headers or name == "Link", f"{operation}: the header {name} is missing"
        if "content" not in expected:
            assert response.data == b"", f"{operation}: {response.status} has no body in the contract"
            return
        media_type = response.headers["Content-Type"].partition(";")[0]
        assert media_type in expected["content"] or response.status >= 400, f"{operation}: unexpected {media_type}"
        schema = expected["content"].get(media_type, next(iter(expected["content"].values())))["schema"]
        switch = specification.get("x-shape-switch")
        if switch and response.status < 300 and query.get(switch["parameter"]) == "true":
            schema = switch["answer"]["schema"]
        if schema.get("format") != "binary":
            errors = [
                f"{error.instance_path}: {error.message}"
                for error in self._validator(schema).iter_errors(response.json())
            ]
            assert not errors, f"{operation} {response.status}: {errors}"

    def _validator(self, schema: dict[str, Any]) -> jsonschema_rs.Draft202012Validator:
        key = repr(schema)
        if key not in self._validators:
            self._validators[key] = jsonschema_rs.Draft202012Validator(
                _located(schema), registry=self._registry, validate_formats=True
            )
        return self._validators[key]


class Response:
    """Response of the server."""

    def __init__(self, received: urllib3.HTTPResponse) -> None:
        self.status = received.status
        self.headers = received.headers
        self.data = received.data

    def json(self) -> Any:
        """Return the body."""
        return json.loads(self.data)


class Api:
    """A user of the sandbox."""

    def __init__(self, pool: urllib3.PoolManager, url: str, contract: Contract, token: str | None) -> None:
        self._pool = pool
        self.url = url
        self.contract = contract
        self.token = token

    def call(
        self, operation: str, *, body: Any = None, headers: dict[str, str] | None = None, **parameters: str | list[str]
    ) -> Response:
        """Call an operation; parameters that are not part of its path go into the query."""
        method, path, _ = self.contract.operations[operation]
        query: dict[str, Any] = dict(parameters)
        path = re.sub(r"{(\w+)}", lambda match: quote(query.pop(match[1]), safe=""), path)
        sent = {"Authorization": f"Bearer {self.token}"} if self.token is not None else {}
        sent.update(headers or {})
        options: dict[str, Any] = {}
        if body is not None:
            options["body"] = json.dumps(body)
            sent["Content-Type"] = "application/json"
        pairs = [(name, value) for name, values in query.items() for value in _listed(values)]
        url = self.url + path + ("?" + "&".join(f"{n}={quote(v, safe='')}" for n, v in pairs) if pairs else "")
        response = Response(self._pool.request(method, url, headers=sent, redirect=False, retries=False, **options))
        self.contract.check(operation, query, response)
        return response

    def ok(self, operation: str, **arguments: Any) -> Any:
        """Call an operation that must succeed, and return its JSON body."""
        response = self.call(operation, **arguments)
        assert 200 <= response.status < 300, response.data
        return response.json() if response.data else None

    def refused(self, operation: str, status: int, **arguments: Any) -> dict[str, Any]:
        """Call an operation that must be refused with this status, and return the error."""
        response = self.call(operation, **arguments)
        assert response.status == status, (response.status, response.data)
        return response.json()

    def import_score(self, data: str = SMALL, **fields: Any) -> dict[str, Any]:
        """Create a score from MusicXML and return it."""
        score: dict[str, Any] = self.ok("createScore", body={"data": data, **fields})
        return score

    def export(self, score: str, format: str = "xml", **parameters: str) -> bytes:
        """Return the latest revision of a score in a format."""
        response = self.call("getScoreRevisionData", score=score, revision="last", format=format, **parameters)
        assert response.status == 200, response.data
        return response.data


def _discriminated(schemas: dict[str, Any]) -> dict[str, Any]:
    """Return the schemas with every ``oneOf`` that is decided by a field beside it in terms that a validator knows."""
    result = dict(schemas)
    for name, schema in schemas.items():
        for member, part in schema.get("properties", {}).items():
            target = part.get("$ref", "").rpartition("/")[2]
            choice = schemas.get(target, {}).get("x-parent-discriminator")
            if choice:
                result[target] = {}
                result[name] = {
                    **result[name],
                    "allOf": [
                        {
                            "if": {"properties": {choice["propertyName"]: {"const": value}}},
                            "then": {"properties": {member: {"$ref": reference}}},
                        }
                        for value, reference in choice["mapping"].items()
                    ],
                }
    return result


def _listed(value: str | list[str]) -> list[str]:
    return value if isinstance(value, list) else [value]


def _located(schema: Any) -> Any:
    if isinstance(schema, dict):
        return {
            key: f"urn:flat{value}" if key == "$ref" and isinstance(value, str) else _located(value)
            for key, value in schema.items()
        }
    return [_located(part) for part in schema] if isinstance(schema, list) else schema
