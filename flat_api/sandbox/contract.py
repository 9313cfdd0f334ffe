"""The operations of the contract, as the server needs them."""

from __future__ import annotations

import difflib
import json
from dataclasses import dataclass
from functools import cache, cached_property
from importlib import resources
from typing import Any, cast

import jsonschema_rs

DOCUMENT = "urn:flat:contract"


@dataclass(frozen=True)
class Parameter:
    """A parameter of an operation.

    Attributes:
        location: ``path``, ``query`` or ``header``.
        kind: Type of the value, or of the items of a list: ``string``, ``integer``, ``number`` or ``boolean``.
        is_list: Whether the parameter may be repeated.
        schema: What a value must satisfy.
    """

    name: str
    location: str
    required: bool
    kind: str
    is_list: bool
    schema: jsonschema_rs.Draft202012Validator


@dataclass(frozen=True)
class Operation:
    """An operation.

    Attributes:
        path: Path template with the names in braces: ``/scores/{score}``.
        scopes: Any one of these lets a token in; empty where no token is needed.
        body_required: ``None`` where the operation takes no body.
    """

    id: str
    method: str
    path: str
    scopes: tuple[str, ...]
    parameters: tuple[Parameter, ...]
    body_schema: jsonschema_rs.Draft202012Validator | None
    body_required: bool | None


@cache
def contract() -> Contract:
    """Return the contract, read once for all servers of a process."""
    return Contract()


class Contract:
    """All operations, each made ready when it is first used: a server starts before a thousand schemas are compiled."""

    def __init__(self) -> None:
        text = resources.files("flat_api.sandbox").joinpath("contract.json").read_text(encoding="utf-8")
        document = cast("dict[str, Any]", json.loads(text))
        self._definitions: dict[str, Any] = document["$defs"]
        self._raw: dict[str, dict[str, Any]] = {entry["id"]: entry for entry in document["operations"]}
        self._ready: dict[str, Operation] = {}

    def routes(self) -> list[tuple[str, str, str]]:
        """Return identifier, method and path template of every operation."""
        return [(identifier, raw["method"], raw["path"]) for identifier, raw in self._raw.items()]

    def find(self, name: str) -> str:
        """Return the ``operationId`` of an operation, from that or from the name of its method in the client.

        Raises:
            ValueError: There is no such operation.
        """
        plain = {identifier.lower(): identifier for identifier in self._raw}
        found = plain.get(name.replace("_", "").lower())
        if found is None:
            close = difflib.get_close_matches(name, self._raw, 1)
            raise ValueError(f"there is no operation {name!r}" + (f"; did you mean {close[0]!r}?" if close else ""))
        return found

    def operation(self, identifier: str) -> Operation:
        """Return an operation by its ``operationId``."""
        operation = self._ready.get(identifier)
        if operation is None:
            operation = self._ready[identifier] = self._prepare(self._raw[identifier])
        return operation

    def definition(self, name: str) -> jsonschema_rs.Draft202012Validator:
        """Return a schema by its name in the contract."""
        return self._validator({"$ref": f"#/$defs/{name}"})

    @cached_property
    def _registry(self) -> jsonschema_rs.Registry:
        return jsonschema_rs.Registry([(DOCUMENT, {"$defs": self._definitions})], draft=jsonschema_rs.Draft202012)

    def _prepare(self, raw: dict[str, Any]) -> Operation:
        body: dict[str, Any] | None = raw.get("body")
        return Operation(
            id=raw["id"],
            method=raw["method"],
            path=raw["path"],
            scopes=tuple(scope for scopes in raw["security"] for scope in scopes),
            parameters=tuple(self._parameter(parameter) for parameter in raw["parameters"]),
            body_schema=self._validator(body["schema"]) if body is not None else None,
            body_required=body["required"] if body is not None else None,
        )

    def _parameter(self, raw: dict[str, Any]) -> Parameter:
        schema = self._resolved(raw["schema"])
        is_list = schema.get("type") == "array"
        items = self._resolved(schema["items"]) if is_list else schema
        return Parameter(
            name=raw["name"],
            location=raw["in"],
            required=raw["required"],
            kind=str(items.get("type", "string")),
            is_list=is_list,
            schema=self._validator(raw["schema"]),
        )

    def _resolved(self, schema: dict[str, Any]) -> dict[str, Any]:
        while "$ref" in schema:
            schema = self._definitions[schema["$ref"].removeprefix("#/$defs/")]
        return schema

    def _validator(self, schema: dict[str, Any]) -> jsonschema_rs.Draft202012Validator:
        located = json.loads(json.dumps(schema).replace('"#/$defs/', f'"{DOCUMENT}#/$defs/'))
        return jsonschema_rs.Draft202012Validator(located, registry=self._registry, validate_formats=True)
