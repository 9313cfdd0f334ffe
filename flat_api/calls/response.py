"""From an answer to the value that the contract declares for it."""

from __future__ import annotations

import logging
import re

from flat_api.calls.serialize import compiled, is_json
from flat_api.codec.type_expressions import DecodingError, decode
from flat_api.exceptions import ResponseDecodingException
from flat_api.support.headers import redact_headers
from flat_api.support.redaction import REDACTED, credentials, redact

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any, Mapping, Tuple

    from flat_api.calls.operation import Operation
    from flat_api.calls.sender import Answer
    from flat_api.codec.drift import Drift

_log = logging.getLogger("flat_api.drift")

_SECRET_MEMBER = rb'(?i)("[a-z_]*(?:token|secret|password|sharingkey)"\s*:\s*")(?:[^"\\]|\\.)*'
"""A member of a JSON object that holds a credential, perhaps cut off."""


def decode_answer(
    operation: Operation, arguments: Mapping[str, Any], answer: Answer, strict: bool
) -> Tuple[Any, Tuple[Drift, ...]]:
    """Return the value of an answer, and where it differs from the contract.

    Raises:
        ResponseDecodingException: It cannot be read; or it differs, and must not.
    """
    response, body = answer.response, answer.body
    kind = compiled(operation).answer_type(operation, response.status, response.headers)
    if operation.switch is not None and arguments.get(operation.switch[0]):
        kind = operation.switch[1]
    if kind == "None":
        return None, ()
    if kind == "bytes":
        return body, ()
    if kind == "str":
        content_type = response.headers.get("content-type")
        if content_type and not is_json(content_type):
            return _text(body, content_type), ()
    problem = "the body is empty"
    if body:
        try:
            value, drift = decode(body, kind, strict=strict)
        except DecodingError as error:
            problem = str(error)
        else:
            if drift:
                where = "; ".join(map(str, drift))
                _log.info("%s(): the answer differs from the contract: %s", operation.name, where)
            return value, drift
    reason = f"the answer is not what the contract says ({kind}): {problem}"
    # Not as it came, as it may hold a token; nor is it left in this frame, whose locals crash reporters show.
    sent = (*answer.call.secrets, *credentials(answer.call.request.headers))
    text = redact(body.decode("latin-1"), *sent)
    raw = re.sub(_SECRET_MEMBER, rb"\1" + REDACTED.encode(), text.encode("latin-1"))
    headers = redact_headers(response.headers, sent)
    del body, sent, text
    failure = ResponseDecodingException(response.status, reason, body=raw.decode("utf-8", "replace"))
    failure.raw_body, failure.operation = raw, operation.name
    failure.headers = headers
    # Out here, so that the exception does not drag pydantic's along, which holds the body a second time.
    raise failure


def _text(body: bytes, content_type: str) -> str:
    """Return a body that is plain text, in the encoding that its media type names (RFC 9110, section 8.3.2)."""
    named = re.search(r"""charset\s*=\s*["']?([\w.:-]+)""", content_type, re.IGNORECASE)
    try:
        return body.decode(named.group(1) if named else "utf-8", "replace")
    except LookupError:
        return body.decode("utf-8", "replace")
