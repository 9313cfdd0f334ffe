"""Does a request keep to the contract?

``jsonschema-rs`` decides. This module hands it the values and puts its verdict into words.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any, NoReturn

import jsonschema_rs
from werkzeug.wrappers import Request

from flat_api.sandbox.contract import Operation, Parameter
from flat_api.sandbox.errors import bad_request

Kind = jsonschema_rs.ValidationErrorKind


def read_parameters(operation: Operation, request: Request, path: Mapping[str, str]) -> dict[str, Any]:
    """Return the parameters of a request by name, as the values that the contract gives them.

    Raises:
        Refusal: 400, naming the parameter.
    """
    values: dict[str, Any] = {}
    for parameter in operation.parameters:
        texts = _texts(parameter, request, path)
        if not texts:
            if parameter.required:
                raise bad_request(f"The parameter '{parameter.name}' is missing", parameter.name)
            continue
        converted = [_value(text, parameter.kind) for text in texts]
        value = converted if parameter.is_list else converted[-1]
        for error in parameter.schema.iter_errors(value):
            raise bad_request(f"The parameter '{parameter.name}' is not valid: {error.message}", parameter.name)
        values[parameter.name] = value
    return values


def read_body(operation: Operation, request: Request) -> Any:
    """Return the body of a request.

    Raises:
        Refusal: 400, naming the field where one is at fault.
    """
    if operation.body_schema is None:
        return None
    data = request.get_data(cache=False)
    if not data:
        if operation.body_required:
            raise bad_request("The body is missing", "body")
        return None
    if request.mimetype != "application/json":
        raise bad_request(f"The body must be application/json, not '{request.mimetype}'", "body")
    try:
        body = json.loads(data.decode("utf-8"), parse_constant=_refuse_constant)
        if b"\\ud" in data.lower():
            # Half of a surrogate pair passes for text in JSON, and fits into no answer and no file.
            json.dumps(body, ensure_ascii=False).encode("utf-8")
    except RecursionError:
        raise bad_request("The body is nested too deeply", "body") from None
    except ValueError as error:
        raise bad_request(f"The body is not JSON: {error}", "body") from None
    check(body, operation.body_schema)
    return body


def check(body: Any, schema: jsonschema_rs.Draft202012Validator) -> None:
    """Let a body pass that satisfies a schema.

    Raises:
        Refusal: 400, naming the field where one is at fault.
    """
    try:
        errors = list(schema.iter_errors(body))
    except ValueError as error:
        raise bad_request(f"The body cannot be read: {error}", "body") from None
    if errors:
        message, param = _explain(errors[0])
        raise bad_request(message, param)


def _texts(parameter: Parameter, request: Request, path: Mapping[str, str]) -> list[str]:
    if parameter.location == "path":
        return [path[parameter.name]]
    if parameter.location == "query":
        return request.args.getlist(parameter.name)
    return request.headers.getlist(parameter.name)


def _value(text: str, kind: str) -> str | int | float | bool:
    """Return what a text stands for, or the text itself, which then fails against a schema of another type."""
    if kind == "boolean":
        return {"true": True, "false": False}.get(text, text)
    if kind in ("integer", "number"):
        try:
            return int(text) if kind == "integer" else float(text)
        except ValueError:
            return text
    return text


def _refuse_constant(name: str) -> NoReturn:
    raise ValueError(f"{name} is not a JSON value")


def _explain(error: jsonschema_rs.ValidationError) -> tuple[str, str]:
    """Return a sentence about an error, and the field that it is about."""
    kind = error.kind
    if isinstance(kind, Kind.OneOfNotValid):
        # The variant that was meant is the one that lacks least.
        branches = sorted(kind.context, key=lambda errors: (_missing(errors), len(errors)))
        if branches and (len(branches) == 1 or _missing(branches[0]) < _missing(branches[1])):
            return _explain(branches[0][0])
        missing = [error for errors in branches for error in errors if isinstance(error.kind, Kind.Required)]
        if missing:
            names = list(dict.fromkeys(_field(error) for error in missing))
            return f"One of these fields is missing: {', '.join(names)}", names[0]
    if isinstance(kind, Kind.OneOfMultipleValid):
        return "The body is ambiguous: it fits several forms that exclude each other", "body"
    param = _field(error)
    if isinstance(kind, Kind.Required):
        return f"The field '{param}' is missing", param
    return f"The field '{param}' is not valid: {error.message}", param


def _missing(errors: list[jsonschema_rs.ValidationError]) -> int:
    return sum(isinstance(error.kind, Kind.Required) and not error.instance_path for error in errors)


def _field(error: jsonschema_rs.ValidationError) -> str:
    """Return the place of an error as it is written in code: ``builderData.scoreData.instruments[0].group``."""
    steps = list(error.instance_path)
    if isinstance(error.kind, Kind.Required):
        steps.append(str(error.kind.property).strip('"'))
    text = "".join(f"[{step}]" if isinstance(step, int) else f".{step}" for step in steps)
    return text.lstrip(".") or "body"
