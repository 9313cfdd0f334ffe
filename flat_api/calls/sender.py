"""One call on the wire: its attempts, redirects and waits."""

from __future__ import annotations

import logging
import time

from flat_api.calls.redirects import MAX_REDIRECTS, REDIRECT_STATUSES, RedirectRefused, follow, signatures
from flat_api.exceptions import (
    ApiConnectionError,
    ApiException,
    ApiTimeoutError,
    RateLimitException,
    ResponseDecodingException,
)
from flat_api.policies.retry import SAFE_METHODS, RetryBudget, retry_after
from flat_api.support.headers import redact_headers
from flat_api.support.redaction import credentials
from flat_api.transport.body import discard, read_body, read_error_body

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Callable, Mapping, Optional, Tuple

    from flat_api.policies.hooks import Observer
    from flat_api.policies.rate_limit import Pacer, RateLimit
    from flat_api.policies.retry import RetryPolicy
    from flat_api.transport.base import Request, RESTResponse, Transport

_log = logging.getLogger("flat_api")


class Call:
    """What is to be sent, and under which terms.

    Attributes:
        name: Name of the method that was called.
        connect: Seconds to connect.
        read: Seconds without a byte.
        seconds: Seconds for everything.
        repeatable: Whether sending it twice does no harm.
        unread: Whether the answer's body is left to the caller.
        bounded: Whether the answer's length is limited, also where it is not compressed.
        scopes: Scopes that the operation needs.
        secrets: Values that must not be shown.
        renew: Gets another access token after a 401, by a deadline or ``None``, and returns the header for it.
    """

    __slots__ = (
        "bounded",
        "connect",
        "name",
        "policy",
        "read",
        "renew",
        "repeatable",
        "request",
        "scopes",
        "seconds",
        "secrets",
        "unread",
    )

    def __init__(self, name: str, request: Request, policy: RetryPolicy, connect: float, read: float) -> None:
        self.name = name
        self.request = request
        self.policy = policy
        self.connect = connect
        self.read = read
        self.seconds: Optional[float] = None
        self.repeatable = request.method in SAFE_METHODS
        self.unread = False
        self.bounded = True
        self.scopes: Tuple[str, ...] = ()
        self.secrets: Tuple[str, ...] = ()
        self.renew: Optional[Callable[[Optional[float]], Optional[str]]] = None


class Answer:
    """A successful answer; ``body`` is decompressed, and empty where it is left unread in the response."""

    __slots__ = ("body", "call", "response")

    def __init__(self, call: Call, response: RESTResponse, body: bytes) -> None:
        self.call = call
        self.response = response
        self.body = body


class Exchange:
    """Sends calls and brings back answers, or the exception to raise."""

    def __init__(
        self,
        transport: Transport,
        policy: RetryPolicy,
        rate_limit: str,
        max_bytes: int,
        observer: Optional[Observer] = None,
    ) -> None:
        self._transport = transport
        self._observer = observer
        self._mode = rate_limit
        self._max_bytes = max_bytes
        self._budget = RetryBudget(policy.budget)
        self._pacer: Optional[Pacer] = None
        if rate_limit == "pace":
            from flat_api.policies.rate_limit import Pacer

            self._pacer = Pacer(policy.now)
        self._seen: Optional[Mapping[str, str]] = None

    @property
    def rate_limit(self) -> Optional[RateLimit]:
        """What the server last said about its limit."""
        if self._seen is None:
            return None
        from flat_api.policies.rate_limit import RateLimit

        return RateLimit.of(self._seen)

    def send(self, call: Call) -> Answer:
        """Send a call until it succeeds or must be given up."""
        observer = self._observer
        clock = call.policy.clock
        started = clock()
        deadline = None if call.seconds is None else time.monotonic() + call.seconds
        attempt = 1
        while True:
            if self._pacer is not None:
                self._keep_pace(self._pacer, call, deadline)
            error = None
            try:
                if observer is None:
                    return self._attempt(call, deadline, attempt)
                return self._observed(observer, call, deadline, attempt)
            except ApiException as failure:
                error = failure
            error.operation = call.name
            if isinstance(error, ApiConnectionError):
                error.attempts = attempt
                error.elapsed = clock() - started
            if error.status == 401 and call.renew is not None:
                header = call.renew(deadline)
                call.renew = None
                if header is not None:
                    call.request.headers["Authorization"] = header
                    if observer is not None:
                        observer.retry(_subject(call), attempt, error, 0.0)
                    continue
            wait = self._wait_after(call, error, attempt)
            if wait is None or (deadline is not None and time.monotonic() + wait >= deadline):
                raise error
            if _log.isEnabledFor(logging.DEBUG):
                text = "%s: attempt %d failed (%s %s), next in %.2f s"
                _log.debug(text, call.name, attempt, error.status, error.reason, wait)
            if observer is not None:
                observer.retry(_subject(call), attempt, error, wait)
            call.policy.sleep(wait)
            attempt += 1

    def _observed(self, observer: Observer, call: Call, deadline: Optional[float], attempt: int) -> Answer:
        clock, subject = call.policy.clock, _subject(call)
        observer.request(subject, attempt)
        started = clock()
        try:
            answer = self._attempt(call, deadline, attempt)
        except ApiException as error:
            error.operation = call.name
            observer.response(subject, attempt, error.status or 0, clock() - started, error)
            raise
        observer.response(subject, attempt, answer.response.status, clock() - started, None)
        return answer

    def _attempt(self, call: Call, deadline: Optional[float], attempt: int) -> Answer:
        logged = _log.isEnabledFor(logging.DEBUG)
        started = time.monotonic() if logged else 0.0
        request = call.request
        response = self._transport.send(request, call.connect, call.read, deadline)
        # Before a redirect is followed: where it leads (a storage, for files) may have a limit of its own, or none.
        if "x-ratelimit-limit" in response.headers:
            self._seen = response.headers
        if response.status in REDIRECT_STATUSES:
            request, response = self._follow(call, request, response, deadline)
        if logged:
            _log_answer(call, request, response, attempt, time.monotonic() - started)
        if not 200 <= response.status < 300:
            from flat_api.calls.error_response import answer_error

            # The body has no name here: a crash reporter shows the locals of this frame, and servers may echo secrets.
            raise answer_error(
                response,
                read_error_body(response, self._max_bytes),
                call.scopes,
                call.secrets,
                request.headers,
                call.policy.now(),
            )
        if call.unread:
            return Answer(call, response, b"")
        try:
            body = read_body(response, self._max_bytes, bounded=call.bounded)
        except ResponseDecodingException as error:
            error.headers = redact_headers(response.headers, call.secrets + credentials(request.headers))
            # Without the frames that hold the body as it came.
            raise error.with_traceback(None) from None
        self._budget.succeed()
        return Answer(call, response, body)

    def _follow(
        self, call: Call, request: Request, response: RESTResponse, deadline: Optional[float]
    ) -> Tuple[Request, RESTResponse]:
        for _ in range(MAX_REDIRECTS):
            refused = None
            try:
                request = follow(request, response.status, response.headers.get("location"))
            except RedirectRefused as error:
                refused = str(error)
            if refused is not None:
                raise _not_followed(call, response, refused)
            # A storage that refuses may say what it was asked.
            call.secrets += signatures(request.target)
            discard(response)
            passed = (*response.redirects, response.headers)
            try:
                response = self._transport.send(request, call.connect, call.read, deadline)
            except ApiConnectionError as error:
                # Whatever became of this hop, the server that redirected has had the request.
                error.sent = True
                raise
            response.redirects = passed
            if response.status not in REDIRECT_STATUSES:
                return request, response
        raise _not_followed(call, response, f"it is more than the {MAX_REDIRECTS}th in a row")

    def _wait_after(self, call: Call, error: ApiException, attempt: int) -> Optional[float]:
        """Return the seconds to wait before the next attempt; ``None`` where there is none."""
        policy = call.policy
        if attempt >= policy.attempts:
            return None
        if isinstance(error, RateLimitException):
            return None if self._mode == "raise" else _reset_wait(policy, error)
        if isinstance(error, ApiConnectionError):
            allowed = call.repeatable or not error.sent
            asked = None
        else:
            allowed = call.repeatable and error.status in policy.statuses
            asked = retry_after((error.headers or {}).get("retry-after"), policy.now())
        if not allowed or (asked is not None and asked > policy.max_wait) or not self._budget.take():
            return None
        return policy.backoff.delay(attempt) if asked is None else asked

    def _keep_pace(self, pacer: Pacer, call: Call, deadline: Optional[float]) -> None:
        """Wait until it is this call's turn, or fail at once where that would be too long."""
        left = float("inf") if deadline is None else max(0.0, deadline - time.monotonic())
        limit = self.rate_limit
        wait = pacer.delay(limit, min(left, call.policy.max_wait))
        if limit is None or wait <= 0:
            return
        if wait > call.policy.max_wait:
            refused = RateLimitException(0, f"nothing was sent: at this pace the next call is due in {wait:.0f} s")
            refused.limit, refused.remaining, refused.reset_at = limit.limit, limit.remaining, limit.reset_at
            refused.operation = call.name
            raise refused
        if wait >= left:
            late = ApiTimeoutError(
                0, f"the rate limit leaves no call within the time-out (the next is due in {wait:.0f} s)"
            )
            late.operation, late.host, late.sent = call.name, call.request.origin[1], False
            raise late
        call.policy.sleep(wait)


def _reset_wait(policy: RetryPolicy, error: RateLimitException) -> Optional[float]:
    """Return the seconds until calls are allowed again; ``None`` where that is too long, or not known."""
    now = policy.now()
    wait = retry_after((error.headers or {}).get("retry-after"), now)
    if wait is None and error.reset_at is not None:
        # A draw more than is needed, so that clients that were stopped together do not come back together.
        wait = max(0.0, error.reset_at.timestamp() - now) + policy.backoff.uniform(0.0, 1.0)
    if wait is None:
        wait = policy.backoff.delay(1)
    return wait if wait <= policy.max_wait else None


def _subject(call: Call) -> Tuple[str, str, str]:
    request = call.request
    return call.name, request.method, request.base_url + request.shown_target


def _not_followed(call: Call, response: RESTResponse, why: str) -> ApiException:
    error = ApiException(response.status, f"{response.reason}, and the redirect is not followed: {why}")
    secrets = call.secrets + credentials(call.request.headers) + signatures(response.headers.get("location") or "")
    error.headers = redact_headers(response.headers, secrets)
    response.close()
    return error


def _log_answer(call: Call, request: Request, response: RESTResponse, attempt: int, seconds: float) -> None:
    _log.debug(
        "%s: %s %s -> %d in %.0f ms (attempt %d)",
        call.name,
        request.method,
        request.base_url + request.shown_target,
        response.status,
        seconds * 1000,
        attempt,
    )
    _log.debug("%s: sent %r", call.name, request.headers)
    received = redact_headers(response.headers, call.secrets + credentials(request.headers))
    _log.debug("%s: received %r", call.name, received)
