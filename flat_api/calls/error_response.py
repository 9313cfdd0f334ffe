"""Exceptions for responses without success."""

from __future__ import annotations

import math
import re
from typing import TYPE_CHECKING

from flat_api.codec.json_types import is_object
from flat_api.exceptions import (
    ApiException,
    BadRequestException,
    ConflictException,
    ForbiddenException,
    NotFoundException,
    PaymentRequiredException,
    QuotaException,
    RateLimitException,
    ServiceException,
    UnauthorizedException,
    UnprocessableEntityException,
)
from flat_api.policies.rate_limit import RateLimit
from flat_api.policies.retry import retry_after_seconds
from flat_api.support.headers import redact_headers
from flat_api.support.redaction import credentials, redact

if TYPE_CHECKING:
    from typing import Any, Dict, Mapping, Optional, Tuple, Type

    from flat_api.calls.call import Call
    from flat_api.transport.response import RESTResponse

_SCOPE = r"(?i)(?<![a-z])scopes?(?![a-z])"
_BYTE_ORDER_MARK = "\ufeff"

_QUOTA_CODES = frozenset({"QUOTA_EXCEEDED", "CREDITS_EXHAUSTED", "OMR_CREDITS_EXHAUSTED", "INSUFFICIENT_CREDITS"})
"""Error codes of a used-up quota, whatever the status. No list is published; these were observed."""

_RATE_LIMIT_CODE = "API_RATE_LIMIT_EXCEEDED"
"""Error code of a response that the rate limit refuses with 403, by the contract."""

_BY_STATUS: Dict[int, Type[ApiException]] = {
    400: BadRequestException,
    401: UnauthorizedException,
    402: PaymentRequiredException,
    403: ForbiddenException,
    404: NotFoundException,
    409: ConflictException,
    422: UnprocessableEntityException,
    429: RateLimitException,
}


def response_error(call: Call, response: RESTResponse, body: bytes) -> ApiException:
    """Return the exception for the response to a call.

    Args:
        body: The decompressed body.
    """
    secrets = call.secrets + credentials(call.request.headers)
    # As latin-1 each byte is one character, so secrets are found in any encoding.
    raw = redact(body.decode("latin-1"), *secrets).encode("latin-1")
    text = raw.decode("utf-8", "replace")
    fields = _fields(text)
    code = _text(fields, "code")
    error = _exception_class(response.status, code)(
        response.status, redact(response.reason, *secrets), body=text, data=_data(fields, text)
    )
    error.raw_body = raw
    error.code, error.message = code, _text(fields, "message")
    error.param, error.error_id = _text(fields, "param"), _text(fields, "id")
    error.headers = redact_headers(response.headers, secrets)
    if isinstance(error, ForbiddenException) and not call.elsewhere:
        error.scopes = call.scopes
        error.missing_scopes = _missing_scopes(call, response, error)
    elif isinstance(error, UnauthorizedException) and not call.elsewhere:
        error.token_sent = any(name.lower() == "authorization" for name in call.request.headers)
    now = call.policy.now()
    wait = retry_after_seconds(response.headers.get("retry-after"), now)
    error.retry_at = None if wait is None else RateLimit(None, None, math.ceil(now + wait)).reset_at
    if isinstance(error, RateLimitException):
        limit = RateLimit.of(response.headers)
        error.limit, error.remaining = limit.limit, limit.remaining
        error.reset_at = error.retry_at if limit.reset_at is None else limit.reset_at
    return error


def _exception_class(status: int, code: Optional[str]) -> Type[ApiException]:
    """Return the class of exception for a response.

    Args:
        status: HTTP status.
        code: Code of the error in the body, if any.
    """
    if status == 403 and code == _RATE_LIMIT_CODE:
        return RateLimitException
    if code in _QUOTA_CODES and 400 <= status < 500:
        return QuotaException if status == 403 else PaymentRequiredException
    if status >= 500:
        return ServiceException
    return _BY_STATUS.get(status, ApiException)


def _missing_scopes(call: Call, response: RESTResponse, error: ApiException) -> Tuple[str, ...]:
    """Return the scopes that the operation needs, where a missing scope is the cause of the error.

    Flat publishes no code for it. RFC 6750, section 3.1, has ``insufficient_scope`` in the header ``WWW-Authenticate``.
    """
    challenge = response.headers.get("www-authenticate") or ""
    said = re.search(_SCOPE, f"{challenge} {error.code} {error.message}")
    lacks = bool(call.granted) and set(call.scopes).isdisjoint(call.granted)
    return call.scopes if said or lacks else ()


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
