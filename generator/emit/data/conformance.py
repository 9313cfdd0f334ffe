"""Cases of ``test/conformance``: calls with their requests, responses with their values."""

from __future__ import annotations

import base64
import json
from typing import Any
from urllib.parse import quote

from generator import ir
from generator.emit.code.operations import accept
from generator.emit.data.values import Values, parsed
from generator.emit.output import Output, header
from generator.emit.types import Types

_AWKWARD = "a/b ü"
"""A path argument that must not change the path."""
_BYTES = b"\x00\xff\xfe binary \r\n"


def emit(package: ir.Package, types: Types, source: str) -> list[Output]:
    """Return ``cases.json`` with one line per operation and class."""
    cases = [_case(api, operation, types) for api in package.apis for operation in api.operations]
    lines = ",\n".join([json.dumps(case, sort_keys=True) for case in cases])
    content = f'{{"about": {json.dumps(header(source))}, "operations": [\n{lines}\n]}}\n'
    return [Output("case", "cases.json", content)]


def _case(api: ir.Api, operation: ir.Operation, types: Types) -> dict[str, Any]:
    return {
        "class": api.name,
        "method": operation.name,
        "http": operation.method.upper(),
        "accept": list(accept(operation)),
        "authenticated": operation.authenticated,
        "deprecated": operation.deprecated,
        "required": _call(operation, types, full=False),
        "full": _call(operation, types, full=True),
        "responses": _responses(operation, types),
    }


def _call(operation: ir.Operation, types: Types, *, full: bool) -> dict[str, Any]:
    """Return the arguments of a call, and the request that it must make."""
    values = Values(types, full=full)
    path, arguments, headers = operation.path, dict[str, Any](), dict[str, str]()
    query: list[list[str]] = []
    for parameter in operation.parameters:
        if not (full or parameter.required):
            continue
        value = _argument(parameter, values, full=full)
        instant = parameter.type == ir.Primitive("date-time")
        arguments[parameter.name] = {"instant": value} if instant else value
        sent = _wire(parameter, value)
        if parameter.location == "path":
            path = path.replace(
                "{" + parameter.wire_name + "}", ",".join([quote(text, safe="", errors="replace") for text in sent])
            )
        elif parameter.location == "query":
            query += [[parameter.wire_name, text] for text in sent]
        elif parameter.location == "header":
            headers[parameter.wire_name] = ",".join(sent)
        else:
            headers["Cookie"] = f"{parameter.wire_name}={','.join(sent)}"
    call = {"arguments": arguments, "path": path, "query": query, "headers": headers}
    if operation.body is not None and (full or operation.body.required):
        call["body"] = _body(operation.body, types, values, full=full)
    return call


def _argument(parameter: ir.Parameter, values: Values, *, full: bool) -> Any:
    plain = parameter.type == ir.Primitive("string") and parameter.limits == ir.Limits()
    if parameter.location == "path" and plain and full:
        return _AWKWARD
    if parameter.example is not None:
        return parsed(parameter.example)
    return values.of(parameter.type, parameter.limits)


def _wire(parameter: ir.Parameter, value: Any) -> list[str]:
    """Return the texts that are sent for an argument."""
    if not isinstance(parameter.type, ir.ListOf):
        return [_text(value)]
    texts = [_text(item) for item in value]
    if parameter.location == "query" and parameter.explode:
        return texts
    separator = {"spaceDelimited": " ", "pipeDelimited": "|"}.get(parameter.style, ",")
    return [separator.join(texts)]


def _text(value: Any) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    return str(value)


def _body(body: ir.Body, types: Types, values: Values, *, full: bool) -> dict[str, Any]:
    kind = types.runtime(body.type)
    case: dict[str, Any] = {"name": body.name, "type": kind, "content_type": body.content_types[0]}
    if kind == "bytes":
        return {**case, "base64": _base64(_BYTES)}
    examples = [parsed(example) for _, example in body.examples]
    value = examples[0] if examples and not full else values.of(body.type)
    return {**case, "value": value, "examples": examples}


def _responses(operation: ir.Operation, types: Types) -> list[dict[str, Any]]:
    cases: list[dict[str, Any]] = []
    for response in ir.successes(operation.responses):
        status = int(response.status.replace("X", "0").replace("default", "200"))
        if not response.content:
            cases.append({"status": status, "type": "None"})
        for media, type_ in response.content:
            cases += [{"status": status, "media": media, **body} for body in _bodies(type_, response, types)]
    if not cases:
        cases.append({"status": 204, "type": "None"})
    if (switch := operation.shape_switch) is not None:
        value = Values(types, full=True).of(switch.type)
        shape = {"type": types.runtime(switch.type), "value": value, "switch": switch.parameter}
        cases.append({"status": 200, "media": "application/json", **shape})
    return cases


def _bodies(type_: ir.Type, response: ir.Response, types: Types) -> list[dict[str, Any]]:
    kind = types.runtime(type_)
    if kind == "bytes":
        return [{"type": kind, "base64": _base64(_BYTES)}]
    values = [Values(types, full=full).of(type_) for full in (False, True)]
    values += [parsed(example) for _, example in response.examples]
    unique: list[Any] = []
    for value in values:
        if value not in unique:
            unique.append(value)
    return [{"type": kind, "value": value} for value in unique]


def _base64(data: bytes) -> str:
    return base64.b64encode(data).decode("ascii")
