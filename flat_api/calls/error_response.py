"""Exceptions for responses without success."""

from __future__ import annotations

import math
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

    from flat_api.transport.base import RESTResponse

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


def response_error(
    response: RESTResponse,
    body: bytes,
    scopes: Tuple[str, ...],
    secrets: Tuple[str, ...],
    sent: Mapping[str, str],
    now: float,
) -> ApiException:
    """Return the exception for a response.

    Args:
        body: The decompressed body.
        scopes: Scopes that the operation needs.
        secrets: Values that must not be shown.
        sent: Headers of the request, whose credentials must not be shown.
        now: The time in epoch seconds.
    """
    secrets += credentials(sent)
    # As latin-1 each byte is one character, so secrets are found in any encoding.
    raw = redact(body.decode("latin-1"), *secrets).encode("latin-1")
    text = raw.decode("utf-8", "replace")
    fields = _fields(text)
    code = _text(fields, "code")
    error = _exception_class(response.status, code)(
        response.status, response.reason, body=text, data=_data(fields, text)
    )
    error.raw_body = raw
    error.code, error.message = code, _text(fields, "message")
    error.param, error.error_id = _text(fields, "param"), _text(fields, "id")
    error.headers = redact_headers(response.headers, secrets)
    if isinstance(error, ForbiddenException):
        error.scopes = scopes
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
