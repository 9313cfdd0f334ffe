"""Arguments as request target, headers and body; wrong arguments are refused before anything is sent."""

from __future__ import annotations

import os
import re
from typing import TYPE_CHECKING
from urllib.parse import quote, unquote

from flat_api.calls.parameters import checked_text, item_texts, plain_text, wrong_type, wrong_value
from flat_api.codec.json_types import camel, is_array, is_object, is_sequence
from flat_api.exceptions import ApiTypeError, ApiValueError, detached
from flat_api.support.headers import check_header
from flat_api.support.redaction import kind_of
from flat_api.transport.body import ACCEPT_ENCODING

if TYPE_CHECKING:
    from typing import Any, Dict, List, Mapping, Optional, Tuple

    from typing_extensions import TypeGuard

    from flat_api.calls.operation import Operation, Parameter
    from flat_api.calls.parameters import Formats

_SEPARATORS = {"spaceDelimited": "%20", "pipeDelimited": "%7C"}


class RequestPlan:
    """Parts of a request that are the same for every call of an operation.

    Attributes:
        path: The path, where it has no parameters.
        pieces: Fixed parts and parameters of the path, in turn.
        query, headers, cookies: The parameters of each location.
        fixed_headers: Headers that every call has.
        secrets: Keywords of arguments whose values must not be shown.
        long_poll: Keyword of the argument that makes the server delay the response, in seconds.
        binary: Whether a response is bytes.
        special: Whether arguments may change the settings of a call.
        response_types: Declared type per status of a response, filled by :mod:`flat_api.calls.response`.
    """

    def __init__(self, operation: Operation) -> None:
        by_location: Dict[str, List[Parameter]] = {"path": [], "query": [], "header": [], "cookie": []}
        for parameter in operation.parameters:
            by_location[parameter.location].append(parameter)
        in_path = {parameter.wire_name: parameter for parameter in by_location["path"]}
        # Some contracts distinguish operations with one path by a fragment, which is never sent (RFC 3986, 3.5).
        path = operation.path.partition("#")[0]
        self.path = path if not in_path else None
        # Split at {name}: every second piece is a name.
        parts = re.split(r"\{([^{}]*)\}", path)
        self.pieces: List[Any] = [in_path[part] if index % 2 else part for index, part in enumerate(parts)]
        self.query = tuple(by_location["query"])
        self.headers = tuple(by_location["header"])
        self.cookies = tuple(by_location["cookie"])
        self.secrets = tuple(parameter.name for parameter in operation.parameters if parameter.secret)
        self.long_poll = next((parameter.name for parameter in operation.parameters if parameter.long_poll), None)
        self.special = bool(self.secrets or self.long_poll or operation.idempotency_key or operation.switch)
        self.binary = any(
            "bytes" in (kinds.values() if isinstance(kinds, dict) else [kinds])
            for kinds in operation.responses.values()
        )
        # Binary formats are compressed already, and the Content-Length should be the length of the file.
        encoding = "identity" if self.binary else ACCEPT_ENCODING
        self.fixed_headers = {"Accept": ", ".join(operation.accept) or "*/*", "Accept-Encoding": encoding}
        self.response_types: Dict[int, Any] = {}


def request_plan(operation: Operation) -> RequestPlan:
    """Return the plan of an operation, which is made at the first call."""
    plan: Any = operation.compiled
    if plan is None:
        plan = operation.compiled = RequestPlan(operation)
    return plan  # type: ignore[no-any-return]


def essence(media_type: str) -> str:
    """Return a media type in lower case without its parameters."""
    return media_type.partition(";")[0].strip().lower()


def is_json(media_type: str) -> bool:
    """Return whether a body of that media type, with or without parameters, is JSON."""
    plain = essence(media_type)
    return plain == "application/json" or plain.endswith("+json")


# Path and query


def build_target(
    operation: Operation, plan: RequestPlan, arguments: Mapping[str, Any], formats: Formats
) -> Tuple[str, Optional[str]]:
    """Return the path with the query, and, where that holds a secret, a redacted copy."""
    path = plan.path
    if path is None:
        parts: List[str] = []
        for index, piece in enumerate(plan.pieces):
            parts.append(_segment(operation, piece, arguments.get(piece.name), formats) if index % 2 else piece)
        path = "".join(parts)
    if not plan.query:
        return path, None
    pairs: List[str] = []
    shown: List[str] = []
    for parameter in plan.query:
        value = arguments.get(parameter.name)
        if value is None:
            _check_given(operation, parameter, formats)
            continue
        encoded = _query(operation, parameter, value, formats)
        pairs += encoded
        shown += [f"{quote(parameter.wire_name, '')}=..."] if parameter.secret else encoded
    if not pairs:
        return path, None
    path += "&" if "?" in path else "?"
    target = path + "&".join(pairs)
    return target, None if shown == pairs else path + "&".join(shown)


def _segment(operation: Operation, parameter: Parameter, value: Any, formats: Formats) -> str:
    """Return a value as exactly one path segment (RFC 3986, section 3.3), or refuse it.

    ``.`` and ``..`` have no encoded form that a server or a proxy would not resolve (section 6.2.2.2: ``%2E`` is
    equivalent to ``.``), and an empty segment names another resource. These values are refused even where validation
    is off.
    """
    if value is None or value == "":
        raise wrong_value(operation, parameter, "a non-empty string" if parameter.kind == "string" else "given", value)
    text = _joined(operation, parameter, value, formats)
    if text.isascii() and text.replace("-", "").replace("_", "").isalnum():
        return text  # the usual identifier: nothing to encode, and no dots
    if formats.validate:
        _check_identifier(operation, parameter, text)
    encoded = _quoted(operation, parameter, text, formats.safe)
    if any(unquote(segment) in ("", ".", "..") for segment in encoded.split("/")):
        raise wrong_value(operation, parameter, "a string other than '.' and '..'", value)
    return encoded


def _check_identifier(operation: Operation, parameter: Parameter, text: str) -> None:
    from flat_api.support.suggestions import page_address

    got = page_address(text)
    if got is not None:
        keyed = "sharingKey=" in text and any(other.name == "sharing_key" for other in operation.parameters)
        hint = ", and the sharingKey of the address as 'sharing_key'" if keyed else ""
        raise ApiValueError(f"{operation.name}(): {parameter.name!r} must be an ID, {got}{hint}")


def _quoted(operation: Operation, parameter: Parameter, text: str, safe: str = "") -> str:
    try:
        return quote(text, safe)
    except UnicodeEncodeError:
        raise wrong_value(operation, parameter, "text that can be written in UTF-8", text) from None


def _check_given(operation: Operation, parameter: Parameter, formats: Formats) -> None:
    if parameter.required and formats.validate:
        raise wrong_value(operation, parameter, "given", None)


def _query(operation: Operation, parameter: Parameter, value: Any, formats: Formats) -> List[str]:
    """Return the ``name=value`` pairs of a parameter (OpenAPI 3.1, "Style Values")."""
    name = quote(parameter.wire_name, "")
    if parameter.style == "json" or (parameter.kind != "object" and not parameter.is_list):
        return [f"{name}={_quoted(operation, parameter, _joined(operation, parameter, value, formats))}"]
    if not parameter.is_list:
        return _object(operation, parameter, name, value, formats)
    items = [_quoted(operation, parameter, item) for item in item_texts(operation, parameter, value, formats)]
    if parameter.explode and parameter.style in ("", "form"):
        return [f"{name}={item}" for item in items]
    return [f"{name}={_SEPARATORS.get(parameter.style, ',').join(items)}"] if items else []


def _object(operation: Operation, parameter: Parameter, name: str, value: Any, formats: Formats) -> List[str]:
    if hasattr(value, "to_dict"):
        value = value.to_dict()
    if not hasattr(value, "items"):
        raise wrong_type(operation, parameter, "a mapping", value)
    pairs: List[Tuple[str, str]] = []
    for key, inner in value.items():
        values = inner if is_sequence(inner) else [inner]
        pairs += [
            (
                _quoted(operation, parameter, str(key)),
                _quoted(
                    operation,
                    parameter,
                    plain_text(f"{operation.name}(): {key!r} of {parameter.name!r}", item, formats),
                ),
            )
            for item in values
        ]
    if parameter.style == "deepObject":
        return [f"{name}%5B{key}%5D={text}" for key, text in pairs]
    if parameter.explode:
        return [f"{key}={text}" for key, text in pairs]
    return [f"{name}={','.join(part for pair in pairs for part in pair)}"]


def _joined(operation: Operation, parameter: Parameter, value: Any, formats: Formats) -> str:
    """Return a value as one text: a list joined by commas, JSON where the contract says ``content``."""
    if parameter.style == "json":
        return _json(operation, parameter.name, value).decode()
    if parameter.is_list:
        return ",".join(item_texts(operation, parameter, value, formats))
    return checked_text(operation, parameter, value, formats)


# Headers


def add_headers(
    operation: Operation, plan: RequestPlan, arguments: Mapping[str, Any], formats: Formats, headers: Dict[str, str]
) -> None:
    """Add the header and cookie parameters to the headers of a request."""
    for parameter in plan.headers:
        value = arguments.get(parameter.name)
        if value is None:
            _check_given(operation, parameter, formats)
            continue
        text = _joined(operation, parameter, value, formats)
        check_header(f"{operation.name}(): {parameter.name!r}", parameter.wire_name, text, secret=parameter.secret)
        headers[parameter.wire_name] = text
    cookies = [headers["Cookie"]] if "Cookie" in headers else []
    for parameter in plan.cookies:
        value = arguments.get(parameter.name)
        if value is not None:
            text = _quoted(operation, parameter, _joined(operation, parameter, value, formats))
            cookies.append(f"{parameter.wire_name}={text}")
            headers["Cookie"] = "; ".join(cookies)


# Body


def checked_body(operation: Operation, value: Any) -> Any:
    """Return a body after the checks of the contract, with models in the place of mappings.

    Raises:
        ApiTypeError: The body is of another type.
        ApiValueError: A member is missing, or has a wrong value.
    """
    body = operation.body
    assert body is not None
    if value is None:
        raise ApiValueError(f"{operation.name}(): {body.name!r} must be given, got None")
    if body.type == "bytes":
        if not _is_binary(value):
            raise ApiTypeError(f"{operation.name}(): {body.name!r} must be bytes, got {kind_of(value)}")
        return value
    from flat_api.codec.model import accepts
    from flat_api.codec.type_expressions import resolve

    expected = resolve(body.type)
    if not accepts(expected, value):
        wanted = f"a {body.type} or a dict" if accepts(expected, {}) else f"a {body.type}"
        came = kind_of(value)
        if is_array(value) and value:
            came += " of " + ", ".join(sorted({type(item).__name__ for item in value}))
        raise ApiTypeError(f"{operation.name}(): {body.name!r} must be {wanted}, got {came}")
    if not is_object(value) and not is_array(value):
        return value
    from flat_api.calls.mapping_body import validated_body

    return validated_body(operation.name, body, expected, value)


def build_body(operation: Operation, value: Any, content_type: str, formats: Formats) -> Tuple[bytes, str]:
    """Return a body as bytes, and its ``Content-Type``."""
    assert operation.body is not None
    name = operation.body.name
    media_type = essence(content_type)
    if _is_binary(value):
        return bytes(value), content_type
    if media_type in ("application/x-www-form-urlencoded", "multipart/form-data"):
        from flat_api.calls.form import form_body

        return form_body(operation.name, value, media_type, operation.body.content_types, formats)
    if media_type in ("application/xml", "text/xml") and not isinstance(value, str):
        raise ApiTypeError(f"{operation.name}(): {name!r} cannot be written as {media_type}, got {kind_of(value)}")
    if is_json(media_type) or not isinstance(value, str):
        content = _json(operation, name, value)
        if operation.idempotency_key is not None:
            content = _with_idempotency_key(value, content, operation.idempotency_key)
        return content, content_type
    return value.encode("utf-8"), content_type


def _with_idempotency_key(value: Any, content: bytes, field: str) -> bytes:
    """Return a JSON object with a random idempotency key in a member, unless the caller gave a key.

    Args:
        value: The body as the caller gave it; it is not changed.
        content: The same as JSON.
        field: Name of the member.
    """
    fields_set = getattr(value, "model_fields_set", None)
    given = value if fields_set is None else {camel(name) for name in fields_set}
    if not content.startswith(b"{") or field in given:
        return content
    member = f'{{"{field}":"{os.urandom(16).hex()}"'.encode()
    return member + (b"}" if content == b"{}" else b"," + content[1:])


def _is_binary(value: Any) -> TypeGuard[bytes]:
    return isinstance(value, (bytes, bytearray, memoryview))


def _json(operation: Operation, name: str, value: Any) -> bytes:
    from flat_api.codec.model import dump_json

    with detached():
        try:
            return dump_json(value)
        except (TypeError, ValueError) as error:
            kind = ApiTypeError if isinstance(error, TypeError) else ApiValueError
            raise kind(f"{operation.name}(): {name!r} cannot be written as JSON: {error}") from None
