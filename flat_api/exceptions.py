"""Everything that a call can raise by itself; what a token callable of yours raises comes out as it is."""

from __future__ import annotations

import datetime
import sys

TYPE_CHECKING = False
if TYPE_CHECKING:
    from types import TracebackType
    from typing import Any, Dict, List, Mapping, Optional, Tuple, Type

QUOTA_CODES = frozenset({"QUOTA_EXCEEDED", "CREDITS_EXHAUSTED", "OMR_CREDITS_EXHAUSTED", "INSUFFICIENT_CREDITS"})
"""Error codes that say "over quota" whatever the status; no list is published, these were seen."""

RATE_LIMIT_CODE = "API_RATE_LIMIT_EXCEEDED"


class OpenApiException(Exception):
    """The base of every exception of this package."""


class detached:
    """Raise exceptions of this package without the exceptions that led to them.

    A cause and a context keep the frames of other libraries alive, whose local variables hold headers and bodies. Crash
    reporters print those. What was being handled before the block (by the code of the user) stays the context. ::

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


class _Misuse(OpenApiException):
    def __init__(self, msg: str, path_to_item: Optional[List[Any]] = None) -> None:
        self.path_to_item = path_to_item
        super().__init__(msg)


class ApiTypeError(_Misuse, TypeError):
    """An argument has the wrong type; nothing was sent."""

    def __init__(
        self,
        msg: str,
        path_to_item: Optional[List[Any]] = None,
        valid_classes: Optional[Tuple[type, ...]] = None,
        key_type: Optional[bool] = None,
    ) -> None:
        self.valid_classes = valid_classes
        self.key_type = key_type
        super().__init__(msg, path_to_item)


class ApiValueError(_Misuse, ValueError):
    """An argument has a wrong value; nothing was sent."""


class ApiAttributeError(_Misuse, AttributeError):
    """A name that an object of this package does not have."""


class ApiKeyError(_Misuse, KeyError):
    """A key that a mapping of this package does not have."""

    def __str__(self) -> str:
        # KeyError shows the repr of its argument, which is unreadable for a sentence.
        return str(self.args[0])


class ClientClosedError(OpenApiException, RuntimeError):
    """A call through an :class:`~flat_api.api_client.ApiClient` that is closed; nothing was sent."""


class TaskFailed(OpenApiException):
    """Work in the background ended without a result; the text has the server's words.

    Attributes:
        task: The :class:`~flat_api.models.task.Task` or :class:`~flat_api.models.omr.OmrJob` as it ended.
    """

    def __init__(self, msg: str, task: Any = None) -> None:
        self.task = task
        super().__init__(msg)


class TaskTimeout(OpenApiException, TimeoutError):
    """Work in the background was not over in time; it goes on.

    Attributes:
        task: The task or job as it was last seen; ``None`` where it was never.
    """

    def __init__(self, msg: str, task: Any = None) -> None:
        self.task = task
        super().__init__(msg)


class ApiException(OpenApiException):
    """The server or the network refused.

    Attributes:
        status: HTTP status; 0 when no whole answer came back.
        reason: Reason phrase of the answer, or what went wrong on the way.
        body: The answer's text; bytes that are not UTF-8 are replaced by U+FFFD.
        raw_body: The answer's bytes.
        headers: Headers of the answer, without cookies and credentials.
        data: The decoded error (:class:`~flat_api.models.flat_error_response.FlatErrorResponse`), if the body is one.
        code: Machine-readable code of the server, an open list.
        message: Human-readable text of the server.
        param: The parameter that the server complains about.
        error_id: Identifier of the error, to be given to Flat's support.
        retry_at: When the server wants to be asked again (``Retry-After``), if it said so. Where calls are limited that
            is ``reset_at`` of :class:`RateLimitException`.
        operation: Name of the method that was called.
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
        """The name of ``error_id`` in the 2.0.x clients."""
        return self.error_id

    def __str__(self) -> str:
        head = f"({self.status}) {self.reason or ''}".rstrip()
        where = f"{self.operation}(): " if self.operation else ""
        return where + head + "".join("\n" + line for line in self._details())

    def _details(self) -> List[str]:
        lines: List[str] = []
        if self.message:
            lines.append(f"Message: {self.message}")
        elif self.body:
            lines.append(f"Body: {_excerpt(self.body)}")
        for label, value in (("Code", self.code), ("Parameter", self.param), ("Error id", self.error_id)):
            if value:
                lines.append(f"{label}: {value}")
        if self.retry_at is not None:
            lines.append(f"Come back at {self.retry_at.isoformat()}")
        return lines

    def __reduce__(self) -> Tuple[Any, ...]:
        # Exception would call the class with its args, which loses the keyword-only ones.
        return _rebuild, (type(self), self.args, self.__dict__.copy())


class InvalidRequestException(ApiException):
    """The server found the request invalid (400 or 422)."""


class BadRequestException(InvalidRequestException):
    """400."""


class UnprocessableEntityException(InvalidRequestException):
    """422."""


class UnauthorizedException(ApiException):
    """401: no access token, or one that is not (or no longer) valid."""


class PaymentRequiredException(ApiException):
    """402, or a quota code: the account's plan or quota does not allow this."""


class ForbiddenException(ApiException):
    """403: the account or the token may not do this.

    Attributes:
        scopes: OAuth scopes, any one of which allows the operation.
    """

    scopes: Tuple[str, ...] = ()

    def _details(self) -> List[str]:
        lines = super()._details()
        if self.scopes:
            lines.append(f"Needs a token with one of the scopes: {', '.join(self.scopes)}")
        return lines


class QuotaException(ForbiddenException, PaymentRequiredException):
    """403 whose code says that a quota is used up."""


class NotFoundException(ApiException):
    """404: it does not exist, or is not visible to this account."""


class ConflictException(ApiException):
    """409: not possible in the present state."""


class RateLimitException(ApiException):
    """Too many calls: 403 with the code ``API_RATE_LIMIT_EXCEEDED``, or 429.

    Attributes:
        limit: Calls allowed per window.
        remaining: Calls left in this window; the server may count below zero.
        reset_at: When the window ends and calls are allowed again.
    """

    limit: Optional[int] = None
    remaining: Optional[int] = None
    reset_at: Optional[datetime.datetime] = None

    @property
    def reset(self) -> Optional[int]:
        """``reset_at`` in epoch seconds, as in the 2.0.x clients."""
        return None if self.reset_at is None else int(self.reset_at.timestamp())

    def _details(self) -> List[str]:
        lines = super()._details()
        if self.limit is not None:
            lines.append(f"Limit: {self.limit} calls, {self.remaining} left")
        if self.reset_at is not None:
            lines.append(f"Come back at {self.reset_at.isoformat()}")
        return lines


class ServiceException(ApiException):
    """5xx: the server failed."""


class ResponseDecodingException(ApiException):
    """A successful answer that could not be read; ``raw_body`` holds what came."""


class OAuthException(ApiException):
    """No tokens were given: by the user, or by the server.

    ``code`` is that of RFC 6749 (``access_denied``, ``invalid_client``; ``invalid_grant`` when a code or a refresh
    token is no longer good, and the user has to be asked again), or Flat's.
    """


class ApiConnectionError(ApiException):
    """Nothing, or no whole answer, came back: refused, reset, cut off, TLS or proxy failure.

    Attributes:
        host: The host that was called.
        attempts: How many times the request was tried.
        elapsed: Seconds since the call began.
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
    """The time for connecting, for a byte, or for the whole call ran out."""


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


def exception_class(status: int, code: Optional[str] = None) -> Type[ApiException]:
    """Return the class for an answer, whose body may hold a ``code``."""
    if status == 403 and code == RATE_LIMIT_CODE:
        return RateLimitException
    if code in QUOTA_CODES and 400 <= status < 500:
        return QuotaException if status == 403 else PaymentRequiredException
    if status >= 500:
        return ServiceException
    return _BY_STATUS.get(status, ApiException)


def _rebuild(cls: Type[ApiException], args: Tuple[Any, ...], state: Dict[str, Any]) -> ApiException:
    error = cls.__new__(cls, *args)
    error.args = args
    error.__dict__.update(state)
    return error


def _excerpt(text: str, length: int = 500) -> str:
    return text if len(text) <= length else f"{text[:length]}... ({len(text)} characters)"


# The names of the 2.0.x clients.
FlatError = ApiException
FlatAuthenticationError = UnauthorizedException
FlatAuthorizationError = ForbiddenException
FlatRateLimitError = RateLimitException
FlatValidationError = InvalidRequestException
FlatNotFoundError = NotFoundException
FlatQuotaError = PaymentRequiredException
FlatServerError = ServiceException
