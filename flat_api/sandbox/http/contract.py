"""Operations of the contract, and validation of requests against them.

``jsonschema-rs`` validates. This module converts the values for it and turns its errors into messages.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from importlib import resources
from typing import Any, NoReturn

import jsonschema_rs
from werkzeug.datastructures import Headers, MultiDict
from werkzeug.wrappers import Request

from flat_api.sandbox.http.call import bad_request
from flat_api.support.suggestions import did_you_mean

DOCUMENT = "urn:flat:contract"


@dataclass(frozen=True)
class Parameter:
    """Parameter of an operation.

    Attributes:
        location: ``path``, ``query`` or ``header``.
        kind: Type of the value, or of the items of a list: ``string``, ``integer``, ``number`` or ``boolean``.
    """

    name: str
    location: str
    required: bool
    kind: str
    is_list: bool
    schema: jsonschema_rs.Draft202012Validator


@dataclass(frozen=True)
class Operation:
    """Operation. A token needs any one of the scopes; an operation without scopes needs no token."""

    id: str
    scopes: tuple[str, ...]
    parameters: tuple[Parameter, ...]
    body_schema: jsonschema_rs.Draft202012Validator | None
    body_required: bool


class Contract:
    """All operations. The schemas of each are compiled at its first use, so that a server starts quickly.

    Args:
        text: Operations and schemas as JSON, as the generator writes them.
    """

    def __init__(self, text: str | bytes) -> None:
        document: Any = json.loads(text)
        self._definitions: dict[str, Any] = document["$defs"]
        self._raw: dict[str, dict[str, Any]] = {entry["id"]: entry for entry in document["operations"]}
        self._ready: dict[str, Operation] = {}

    def routes(self) -> list[tuple[str, str, str]]:
        return [(identifier, raw["method"], raw["path"]) for identifier, raw in self._raw.items()]

    def find(self, name: str) -> str:
        """Return the ``operationId`` for an ``operationId`` or the name of the client's method."""
        plain = {identifier.lower(): identifier for identifier in self._raw}
        found = plain.get(name.replace("_", "").lower())
        if found is None:
            raise ValueError(f"there is no operation {name!r}{did_you_mean(name, self._raw)}")
        return found

    def operation(self, identifier: str) -> Operation:
        if identifier not in self._ready:
            self._ready[identifier] = self._prepare(self._raw[identifier])
        return self._ready[identifier]

    def definition(self, name: str) -> jsonschema_rs.Draft202012Validator:
        return self._validator({"$ref": f"#/$defs/{name}"})

    @cached_property
    def _registry(self) -> jsonschema_rs.Registry:
        return jsonschema_rs.Registry([(DOCUMENT, {"$defs": self._definitions})], draft=jsonschema_rs.Draft202012)

    def _prepare(self, raw: dict[str, Any]) -> Operation:
        body: dict[str, Any] | None = raw.get("body")
        return Operation(
            id=raw["id"],
            scopes=tuple(raw["scopes"]),
            parameters=tuple(self._parameter(parameter) for parameter in raw["parameters"]),
            body_schema=self._validator(body["schema"]) if body is not None else None,
            body_required=body is not None and body["required"],
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


@cache
def contract() -> Contract:
    """Return Flat's contract, which is read once per process."""
    return Contract((resources.files("flat_api.sandbox") / "contract.json").read_bytes())


Kind = jsonschema_rs.ValidationErrorKind


def read_parameters(operation: Operation, request: Request, path: Mapping[str, str]) -> dict[str, Any]:
    """Return the parameters of a request by name, converted to the types of the contract."""
    sources: dict[str, MultiDict[str, str] | Headers] = {"query": request.args, "header": request.headers}
    values: dict[str, Any] = {}
    for parameter in operation.parameters:
        name = parameter.name
        texts = [path[name]] if parameter.location == "path" else sources[parameter.location].getlist(name)
        if texts:
            converted = [_value(text, parameter.kind) for text in texts]
            values[name] = converted if parameter.is_list else converted[-1]
            for error in parameter.schema.iter_errors(values[name]):
                raise bad_request(f"The parameter '{name}' is not valid: {error.message}", name)
        elif parameter.required:
            raise bad_request(f"The parameter '{name}' is missing", name)
    return values


def read_body(operation: Operation, request: Request) -> Any:
    if operation.body_schema is None:
        return None
    data = request.get_data(cache=False)
    if not data and operation.body_required:
        raise bad_request("The body is missing", "body")
    if not data:
        return None
    if request.mimetype != "application/json":
        raise bad_request(f"The body must be application/json, not '{request.mimetype}'", "body")
    try:
        body = json.loads(data.decode("utf-8"), parse_constant=_refuse_constant)
        if b"\\ud" in data.lower():
            # JSON allows half of a surrogate pair, which UTF-8 cannot encode in a response or a file.
            json.dumps(body, ensure_ascii=False).encode("utf-8")
    except RecursionError:
        raise bad_request("The body is nested too deeply", "body") from None
    except ValueError as error:
        raise bad_request(f"The body is not JSON: {error}", "body") from None
    check(body, operation.body_schema)
    return body


def check(body: Any, schema: jsonschema_rs.Draft202012Validator) -> None:
    """Refuse a body that is invalid under a schema with 400, naming the field."""
    try:
        errors = list(schema.iter_errors(body))
    except ValueError as error:
        raise bad_request(f"The body cannot be read: {error}", "body") from None
    if errors:
        raise bad_request(*_explain(errors[0]))


def _value(text: str, kind: str) -> str | int | float | bool:
    """Return the converted text, or the text itself if it cannot be converted."""
    if kind == "boolean":
        return {"true": True, "false": False}.get(text, text)
    try:
        return int(text) if kind == "integer" else float(text) if kind == "number" else text
    except ValueError:
        return text


def _refuse_constant(name: str) -> NoReturn:
    raise ValueError(f"{name} is not a JSON value")


def _explain(error: jsonschema_rs.ValidationError) -> tuple[str, str]:
    """Return the message for an error, and the field at fault."""
    kind = error.kind
    if isinstance(kind, Kind.OneOfNotValid):
        # The intended variant is most likely the one with the fewest missing fields.
        branches = sorted(kind.context, key=lambda errors: (_missing(errors), len(errors)))
        if branches and (len(branches) == 1 or _missing(branches[0]) < _missing(branches[1])):
            return _explain(branches[0][0])
        missing = [error for errors in branches for error in errors if isinstance(error.kind, Kind.Required)]
        if missing:
            names = list(dict.fromkeys(_field(error) for error in missing))
            return f"One of these fields is missing: {', '.join(names)}", names[0]
    if isinstance(kind, Kind.OneOfMultipleValid):
        return "The body fits several variants that exclude each other", "body"
    param = _field(error)
    if isinstance(kind, Kind.Required):
        return f"The field '{param}' is missing", param
    return f"The field '{param}' is not valid: {error.message}", param


def _missing(errors: list[jsonschema_rs.ValidationError]) -> int:
    return sum(isinstance(error.kind, Kind.Required) and not error.instance_path for error in errors)


def _field(error: jsonschema_rs.ValidationError) -> str:
    """Return the path of an error: ``builderData.scoreData.instruments[0].group``."""
    steps = list(error.instance_path)
    if isinstance(error.kind, Kind.Required):
        steps.append(str(error.kind.property).strip('"'))
    text = "".join(f"[{step}]" if isinstance(step, int) else f".{step}" for step in steps)
    return text.lstrip(".") or "body"
