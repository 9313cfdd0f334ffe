"""Exceptions of the package. A call raises no others, except those of a token provider of the program."""

from __future__ import annotations

import datetime
import sys
from typing import TYPE_CHECKING

from flat_api.exceptions.misuse import ApiAttributeError as ApiAttributeError
from flat_api.exceptions.misuse import ApiKeyError as ApiKeyError
from flat_api.exceptions.misuse import ApiTypeError as ApiTypeError
from flat_api.exceptions.misuse import ApiValueError as ApiValueError
from flat_api.exceptions.misuse import ModelValidationError as ModelValidationError
from flat_api.exceptions.misuse import OpenApiException as OpenApiException
from flat_api.exceptions.misuse import UnknownFieldWarning as UnknownFieldWarning
from flat_api.exceptions.misuse import printable as printable

if TYPE_CHECKING:
    from types import TracebackType
    from typing import Any, Dict, List, Mapping, Optional, Tuple, Type

MAX_EXCERPT = 500
"""Characters of a text of the server that the text of an exception shows."""


class detached:
    """Context in which exceptions of this package are raised without the exceptions that led to them.

    A cause and a context keep the frames of other libraries alive, whose local variables hold headers and bodies. Crash
    reporters print those. An exception that the program was handling before the block stays the context. ::

        with detached():
            try:
                ...
            except HTTPError as error:
                raise connection_error(error)
    """

    __slots__ = ("_outer",)

    def __enter__(self) -> None:
        self._outer = sys.exc_info()[1]

    def __exit__(
        self, kind: Optional[Type[BaseException]], error: Optional[BaseException], traceback: Optional[TracebackType]
    ) -> None:
        if isinstance(error, OpenApiException):
            error.__cause__ = None
            error.__context__ = None if self._outer is error else self._outer
            error.__suppress_context__ = False
        self._outer = None


class ClientClosedError(OpenApiException, RuntimeError):
    """Call through an :class:`~flat_api.api_client.ApiClient` that is closed. Nothing was sent."""


class TaskFailed(OpenApiException):
    """Background task that ended without a result. The text holds the message of the server.

    Attributes:
        task: The :class:`~flat_api.models.task.Task` or :class:`~flat_api.models.omr.OmrJob` in its last state.
    """

    def __init__(self, msg: str, task: Any = None) -> None:
        self.task = task
        super().__init__(msg)


class TaskTimeout(OpenApiException, TimeoutError):
    """Background task that did not end within the timeout. The server still works on it.

    Attributes:
        task: The task or job in its last known state; ``None`` where no state is known.
    """

    def __init__(self, msg: str, task: Any = None) -> None:
        self.task = task
        super().__init__(msg)


class ApiException(OpenApiException):
    """Failure of a call: a response with an error status, or a failure of the network.

    Args:
        status: HTTP status; by default that of ``http_resp``.
        reason: Reason phrase; by default that of ``http_resp``.
        http_resp: The raw response, from which the attributes are filled.
        body: Text of the body; by default that of ``http_resp``.
        data: The decoded error.

    Attributes:
        status: HTTP status; 0 where no complete response came.
        reason: Reason phrase of the response, or a description of the network failure.
        body: Text of the response; bytes that are not UTF-8 are replaced by U+FFFD.
        raw_body: Bytes of the response.
        headers: Headers of the response, without cookies and credentials.
        data: The decoded error (:class:`~flat_api.models.flat_error_response.FlatErrorResponse`), if the body is one.
        code: Machine-readable code of the server, an open list.
        message: Human-readable text of the server.
        param: Name of the parameter that the error is about.
        error_id: Identifier of the error, for requests to Flat's support.
        retry_at: Time, in UTC, from which the server accepts the request again (``Retry-After``, RFC 9110, section
            10.2.3), if it named one. For the rate limit see ``reset_at`` of :class:`RateLimitException`.
        operation: Name of the method that was called.
        repeatable: Whether the call may be made again without doing its work twice; ``None`` where it is not known.
    """

    def __init__(
        self,
        status: Optional[int] = None,
        reason: Optional[str] = None,
        http_resp: Any = None,
        *,
        body: Optional[str] = None,
        data: Any = None,
    ) -> None:
        self.status: Optional[int] = status
        self.reason: Optional[str] = reason
        self.body: Optional[str] = body
        self.data = data
        self.raw_body: Optional[bytes] = None
        self.headers: Optional[Mapping[str, str]] = None
        self.code: Optional[str] = None
        self.message: Optional[str] = None
        self.param: Optional[str] = None
        self.error_id: Optional[str] = None
        self.retry_at: Optional[datetime.datetime] = None
        self.operation: Optional[str] = None
        self.repeatable: Optional[bool] = None
        if http_resp is not None:
            self._fill_from(http_resp)
        super().__init__(self.status, self.reason)

    def _fill_from(self, http_resp: Any) -> None:
        if self.status is None:
            self.status = http_resp.status
        if self.reason is None:
            self.reason = http_resp.reason
        raw = http_resp.data
        if self.body is None and raw is not None:
            self.raw_body = bytes(raw)
            self.body = self.raw_body.decode("utf-8", "replace")
        self.headers = http_resp.headers

    @property
    def request_id(self) -> Optional[str]:
        """``error_id`` by its name in the 2.0.x clients."""
        return self.error_id

    def __str__(self) -> str:
        head = f"({self.status}) {_excerpt(self.reason or '')}".rstrip()
        where = f"{self.operation}(): " if self.operation else ""
        return "\n".join(map(printable, [where + head, *self._details()]))

    def _details(self) -> List[str]:
        lines: List[str] = []
        if self.message:
            lines.append(f"Message: {_excerpt(self.message)}")
        elif self.body:
            lines.append(f"Body: {_excerpt(self.body)}")
        for label, value in (("Code", self.code), ("Parameter", self.param), ("Error id", self.error_id)):
            if value:
                lines.append(f"{label}: {_excerpt(value)}")
        if self.retry_at is not None:
            lines.append(f"Try again at {self.retry_at.isoformat()}")
        return lines

    def __reduce__(self) -> Tuple[Any, ...]:
        # Exception would call the class with its args, which loses the keyword-only ones.
        return _rebuild, (type(self), self.args, self.__dict__.copy())


class InvalidRequestException(ApiException):
    """Response 400 or 422: the request is invalid."""


class BadRequestException(InvalidRequestException):
    """Response 400: the request is malformed, or a parameter is invalid."""


class UnprocessableEntityException(InvalidRequestException):
    """Response 422: the request is well-formed, and its content is invalid."""


class UnauthorizedException(ApiException):
    """Response 401: the access token is missing, invalid, expired or revoked.

    Attributes:
        token_sent: Whether the request had an access token; ``None`` where another host sent the response.
    """

    token_sent: Optional[bool] = None

    def _details(self) -> List[str]:
        lines = super()._details()
        if self.token_sent:
            lines.append("The access token was refused: it is incomplete, expired or revoked")
        elif self.token_sent is False:
            lines.append(
                "No access token was sent: pass access_token to FlatClient or Configuration, "
                "or set the environment variable FLAT_ACCESS_TOKEN"
            )
        return lines


class PaymentRequiredException(ApiException):
    """Response 402, or a quota code: the plan or the quota of the account does not allow the operation."""


class ForbiddenException(ApiException):
    """Response 403: the account or the token lacks the permission.

    Attributes:
        scopes: OAuth scopes, any one of which allows the operation; empty where the contract names none.
        missing_scopes: The same, where the response says that the token lacks a scope, or where the scopes of the token
            are known and none of these is among them. Empty where the account lacks the permission.
    """

    scopes: Tuple[str, ...] = ()
    missing_scopes: Tuple[str, ...] = ()

    def _details(self) -> List[str]:
        lines = super()._details()
        if self.missing_scopes:
            lines.append(f"Needs a token with one of the scopes: {', '.join(self.missing_scopes)}")
        return lines


class QuotaException(ForbiddenException, PaymentRequiredException):
    """Response 403 with a quota code: a quota is used up."""


class NotFoundException(ApiException):
    """Response 404: the resource does not exist, or is not visible to the account."""


class ConflictException(ApiException):
    """Response 409: the present state of the resource does not allow the operation."""


class RateLimitException(ApiException):
    """Response 403 with the code ``API_RATE_LIMIT_EXCEEDED``, or 429: too many calls.

    Attributes:
        limit: Calls allowed per window (an hour); ``None`` where the server did not say it, like the others.
        remaining: Calls left in this window; the server may count below zero.
        reset_at: End of the window, in UTC, from which calls are allowed again.
    """

    limit: Optional[int] = None
    remaining: Optional[int] = None
    reset_at: Optional[datetime.datetime] = None

    @property
    def allowed_at(self) -> Optional[datetime.datetime]:
        """Time from which the call is allowed again: ``retry_at`` if the server named it, else ``reset_at``."""
        return self.reset_at if self.retry_at is None else self.retry_at

    @property
    def reset(self) -> Optional[int]:
        """``reset_at`` in epoch seconds, as in the 2.0.x clients."""
        return None if self.reset_at is None else int(self.reset_at.timestamp())

    def _details(self) -> List[str]:
        lines = super()._details()
        if self.limit is not None:
            lines.append(f"Limit: {self.limit} calls, {self.remaining} left")
        if self.reset_at is not None and self.retry_at is None:
            lines.append(f"Try again at {self.reset_at.isoformat()}")
        return lines


class ServiceException(ApiException):
    """Response 5xx: the server failed."""


class ResponseDecodingException(ApiException):
    """Successful response whose body cannot be decoded. ``raw_body`` holds the bytes."""


class OAuthException(ApiException):
    """Refusal of an authorization or of a token, by the user or by the server.

    ``code`` is one of RFC 6749, sections 4.1.2.1 and 5.2 (``access_denied``, ``invalid_client``; ``invalid_grant``
    where a code or a refresh token is no longer valid, and the user has to authorize again), or one of Flat.
    """


class ConsentWithdrawn(OAuthException):
    """Refresh token that the server no longer takes: the user has to authorize the application again.

    The user withdrew the consent, the token expired, or a response with its successor was lost. Where a token store is
    used, it was read once more before.
    """


class TokenStoreError(OpenApiException):
    """Token store that cannot be read, written or locked, or that holds something else.

    The message names the store, never a token.
    """


class TokenStoreTimeout(TokenStoreError):
    """Token store whose lock another thread, process or machine had for too long."""


class ApiConnectionError(ApiException):
    """Failure of the connection, of TLS or of the proxy, before a complete response came. ``status`` is 0.

    Attributes:
        host: Name of the host.
        attempts: Number of times that the request was tried.
        elapsed: Seconds from the start of the call to the failure.
        sent: Whether any byte of the request may have reached the server.
    """

    host: Optional[str] = None
    attempts: int = 1
    elapsed: float = 0.0
    sent: bool = True

    def _details(self) -> List[str]:
        times = "attempt" if self.attempts == 1 else "attempts"
        return [f"Host: {self.host}, {self.attempts} {times}, {self.elapsed:.1f} s"]


class ApiTimeoutError(ApiConnectionError):
    """Timeout while connecting, between two bytes of the response, or of the whole call."""


def _rebuild(cls: Type[ApiException], args: Tuple[Any, ...], state: Dict[str, Any]) -> ApiException:
    error = cls.__new__(cls, *args)
    error.args = args
    error.__dict__.update(state)
    return error


def _excerpt(text: str) -> str:
    return text if len(text) <= MAX_EXCERPT else f"{text[:MAX_EXCERPT]}... ({len(text)} characters)"


# The names of the 2.0.x clients.
FlatError = ApiException
FlatAuthenticationError = UnauthorizedException
FlatAuthorizationError = ForbiddenException
FlatRateLimitError = RateLimitException
FlatValidationError = InvalidRequestException
FlatNotFoundError = NotFoundException
FlatQuotaError = PaymentRequiredException
FlatServerError = ServiceException
