"""Decoding of a successful response as the type that the contract declares."""

from __future__ import annotations

import logging
import re
from typing import TYPE_CHECKING

from flat_api.calls.serialize import essence, is_json, request_plan
from flat_api.codec.type_expressions import DecodingError, decode
from flat_api.exceptions import ResponseDecodingException
from flat_api.support.headers import redact_headers
from flat_api.support.redaction import REDACTED, credentials, redact

if TYPE_CHECKING:
    from typing import Any, Mapping, Optional, Sequence, Tuple

    from flat_api.calls.call import CallResponse
    from flat_api.calls.operation import Operation
    from flat_api.codec.drift import Drift

_log = logging.getLogger("flat_api.drift")

_SECRET_MEMBER = rb'(?i)("[a-z_]*(?:token|secret|password|sharingkey)"\s*:\s*")(?:[^"\\]|\\.)*'
"""A member of a JSON object that holds a credential; its end may be missing."""


def decode_response(operation: Operation, received: CallResponse, strict: bool) -> Tuple[Any, Tuple[Drift, ...]]:
    """Return the decoded body of a response, and its differences from the contract.

    Args:
        strict: Whether a difference is an error.

    Raises:
        ResponseDecodingException: The body cannot be decoded, or differs from the contract where ``strict`` is set.
    """
    response = received.response
    kind = received.call.response_type or _declared_type(operation, response.status, response.headers)
    if kind == "None":
        return None, ()
    if kind == "bytes":
        return received.body, ()
    if kind == "str":
        content_type = response.headers.get("content-type")
        if content_type and not is_json(content_type):
            return _text(received.body, content_type), ()
    problem = "the body is empty"
    if received.body:
        try:
            value, drift = decode(received.body, kind, strict=strict)
        except DecodingError as error:
            problem = str(error)
        else:
            if drift:
                where = "; ".join(map(str, drift))
                _log.info("%s(): the response differs from the contract: %s", operation.name, where)
            return value, drift
    raise _undecodable(operation, received, f"the response does not match the contract ({kind}): {problem}")


def _undecodable(operation: Operation, received: CallResponse, reason: str) -> ResponseDecodingException:
    """Return the error for a body that cannot be decoded, with secrets redacted, as the body may hold a token."""
    sent = (*received.call.secrets, *credentials(received.call.request.headers))
    response = received.response
    return decoding_error(operation, response.status, response.headers, received.body, reason, sent)


def decoding_error(
    operation: Operation,
    status: int,
    headers: Mapping[str, str],
    body: bytes,
    reason: str,
    secrets: Sequence[str] = (),
) -> ResponseDecodingException:
    """Return the error for a response that is not what it should be, without the secrets in its body and headers."""
    text = redact(body.decode("latin-1"), *secrets)
    raw = re.sub(_SECRET_MEMBER, rb"\1" + REDACTED.encode(), text.encode("latin-1"))
    failure = ResponseDecodingException(status, reason, body=raw.decode("utf-8", "replace"))
    failure.raw_body, failure.operation = raw, operation.name
    failure.headers = redact_headers(headers, secrets)
    return failure


def _declared_type(operation: Operation, status: int, headers: Mapping[str, str]) -> str:
    """Return the type expression that the contract declares for a response."""
    types = request_plan(operation).response_types
    kind = types.get(status)
    if kind is None:
        kind = types[status] = _type_of_status(operation.responses, status)
    return kind if isinstance(kind, str) else _type_of_media(kind, headers.get("content-type"))


def _type_of_status(responses: Mapping[str, Any], status: int) -> Any:
    """Return the declared type of a status, else of its range, else of any success.

    The last rule is there because servers change 200 to 201 without notice.
    """
    if status in (204, 205):
        return "None"
    for name in (str(status), f"{status // 100}XX", f"{status // 100}xx", "default"):
        if name in responses:
            return responses[name]
    return next((responses[name] for name in sorted(responses) if responses[name] != "None"), "None")


def _type_of_media(kinds: Mapping[str, str], content_type: Optional[str]) -> str:
    """Return the declared type of a media type, else of any JSON if it is JSON, else of its range, else bytes."""
    came = essence(content_type or "")
    known = kinds.get(came)
    if known is None:
        declared = {essence(name): kind for name, kind in reversed(list(kinds.items()))}
        json = ["application/json", *filter(is_json, declared)] if is_json(came) else []
        wanted = (came, *json, came.partition("/")[0] + "/*", "*/*")
        known = next((declared[name] for name in wanted if name in declared), None)
        if known is None and not json and "bytes" in kinds.values():
            known = "bytes"
    return known or next(iter(kinds.values()))


def _text(body: bytes, content_type: str) -> str:
    """Return a plain-text body, decoded with the charset of its media type (RFC 9110, section 8.3.2)."""
    named = re.search(r"""charset\s*=\s*["']?([\w.:-]+)""", content_type, re.IGNORECASE)
    try:
        return body.decode(named.group(1) if named else "utf-8", "replace")
    except LookupError:
        return body.decode("utf-8", "replace")
