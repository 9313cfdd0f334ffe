"""From an answer that is no success to the exception to raise."""

from __future__ import annotations

import math

from flat_api.codec.json_types import is_object
from flat_api.exceptions import ForbiddenException, RateLimitException, exception_class
from flat_api.policies.rate_limit import RateLimit
from flat_api.policies.retry import retry_after
from flat_api.support.headers import redact_headers
from flat_api.support.redaction import credentials, redact

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any, Mapping, Optional, Tuple

    from flat_api.exceptions import ApiException
    from flat_api.transport.base import RESTResponse

_BYTE_ORDER_MARK = "\ufeff"


def answer_error(
    response: RESTResponse,
    body: bytes,
    scopes: Tuple[str, ...],
    secrets: Tuple[str, ...],
    sent: Mapping[str, str],
    now: float,
) -> ApiException:
    """Return the exception for an answer."""
    secrets += credentials(sent)
    # As latin-1 each byte is a character, so hiding works whatever the encoding is.
    raw = redact(body.decode("latin-1"), *secrets).encode("latin-1")
    text = raw.decode("utf-8", "replace")
    fields = _fields(text)
    code = _text(fields, "code")
    error = exception_class(response.status, code)(
        response.status, response.reason, body=text, data=_data(fields, text)
    )
    error.raw_body = raw
    error.code, error.message = code, _text(fields, "message")
    error.param, error.error_id = _text(fields, "param"), _text(fields, "id")
    error.headers = redact_headers(response.headers, secrets)
    if isinstance(error, ForbiddenException):
        error.scopes = scopes
    wait = retry_after(response.headers.get("retry-after"), now)
    again = RateLimit(None, None, None if wait is None else math.ceil(now + wait))
    if isinstance(error, RateLimitException):
        seen = RateLimit.of(response.headers)
        if seen.reset_at is None:
            seen.reset = again.reset
        error.limit, error.remaining, error.reset_at = seen.limit, seen.remaining, seen.reset_at
    else:
        error.retry_at = again.reset_at
    return error


def _fields(body: str) -> Mapping[str, Any]:
    from pydantic_core import from_json

    try:
        value: Any = from_json(body.lstrip(_BYTE_ORDER_MARK))
    except ValueError:
        return {}
    return value if is_object(value) else {}


def _text(fields: Mapping[str, Any], name: str) -> Optional[str]:
    value = fields.get(name)
    return value if isinstance(value, str) else None


def _data(fields: Mapping[str, Any], body: str) -> Any:
    if not isinstance(fields.get("code"), str) or not isinstance(fields.get("message"), str):
        return None
    from flat_api.codec.type_expressions import DecodingError, decode

    try:
        return decode(body.encode(), "FlatErrorResponse", strict=False)[0]
    except (DecodingError, LookupError, AttributeError, ImportError):
        # A package that was generated from another contract has no such model.
        return None
