"""Sending of a call: attempts, redirects, retries and waits."""

from __future__ import annotations

import logging
import time
from typing import TYPE_CHECKING

from flat_api.calls.call import CallResponse
from flat_api.calls.redirects import MAX_REDIRECTS, REDIRECT_STATUSES, RedirectRefused, follow, signatures
from flat_api.exceptions import (
    ApiConnectionError,
    ApiException,
    ApiTimeoutError,
    RateLimitException,
    ResponseDecodingException,
    detached,
    printable,
)
from flat_api.policies.retry import GRACE, SAFE_METHODS, RetryBudget, retry_after_seconds
from flat_api.support.headers import redact_headers
from flat_api.support.redaction import credentials, hidden, redact

if TYPE_CHECKING:
    import datetime
    from typing import Mapping, Optional, Tuple, Union

    from flat_api.calls.call import Call
    from flat_api.policies.hooks import Observer
    from flat_api.policies.rate_limit import Pace, RateLimit
    from flat_api.policies.retry import RetryPolicy
    from flat_api.transport.base import RESTResponse, Transport

_log = logging.getLogger("flat_api")

_PARTIAL_CONTENT = 206


class _Run:
    """State of a call between its attempts.

    Attributes:
        attempt: Number of the attempt, from 1. After a wait for the rate limit it stays the same.
        deadline: End of the call on the monotonic clock; ``None`` where there is none.
        received: Whether the server may have carried out an earlier attempt.
        refusals: Number of refusals by the rate limit.
        waited: Seconds that the call waited for the rate limit.
    """

    __slots__ = ("_call", "_started", "attempt", "deadline", "received", "refusals", "waited")

    def __init__(self, call: Call, lifts_deadlines: bool) -> None:
        self._call = call
        self._started = call.policy.clock()
        self.deadline: Optional[float] = None
        if call.seconds is not None and (call.strict or lifts_deadlines or not call.unread):
            self.deadline = time.monotonic() + call.seconds
        # Of the whole call: after a redirect only the request to its location is repeated, which is another question.
        call.idempotent = call.repeatable
        self.attempt = 1
        self.received = False
        self.refusals = 0
        self.waited = 0.0

    def describe(self, error: ApiException) -> None:
        """Add to an error which call failed, after how many attempts and seconds, and whether it may be made again."""
        error.operation = self._call.name
        error.repeatable = self._call.idempotent or (not self._call.redirects and not _may_be_done(error))
        if isinstance(error, ApiConnectionError):
            error.attempts = self.attempt
            error.elapsed = self._call.policy.clock() - self._started
        if isinstance(error, ApiTimeoutError) and not self._call.strict and self.seconds_left() == 0:
            error.reason = f"{error.reason}; total_timeout of the configuration is {self._call.seconds:.0f} s here"

    def seconds_left(self) -> float:
        """Return the seconds until the deadline."""
        return float("inf") if self.deadline is None else max(0.0, self.deadline - time.monotonic())

    def limit_seconds_left(self) -> float:
        """Return the seconds that a wait for the rate limit may take before the deadline."""
        return self.seconds_left() if self._call.strict else float("inf")

    def wait_for_limit(self, seconds: float) -> None:
        """Wait for the rate limit, which counts towards a timeout of this call only."""
        start = time.monotonic()
        self._call.policy.sleep(seconds)
        self.waited += seconds
        if self.deadline is not None and not self._call.strict:
            self.deadline += time.monotonic() - start


class Sender:
    """Sender of the calls of a client, which share a retry budget and the state of the rate limit.

    Args:
        transport: Sends one request and returns its response.
        policy: The budget of repeats and the clock; the attempts of a call are in its own policy.
        rate_limit: ``"wait"``, ``"pace"`` or ``"raise"``, or a pace that is shared with other programs.
        max_bytes: Maximum length of a response after decompression.
        observer: Calls the hooks of the configuration.
        max_wait: Seconds that a call may wait for the rate limit; ``None`` is the ``max_wait`` of its policy.
    """

    def __init__(
        self,
        transport: Transport,
        policy: RetryPolicy,
        rate_limit: Union[str, Pace],
        max_bytes: int,
        observer: Optional[Observer] = None,
        max_wait: Optional[float] = None,
    ) -> None:
        self._transport = transport
        self._lifts_deadlines: bool = getattr(transport, "lifts_deadlines", False)
        self._observer = observer
        self._mode = rate_limit
        self._max_wait = max_wait
        self._max_bytes = max_bytes
        self._budget = RetryBudget(policy.budget)
        self._pacer: Optional[Pace] = None
        if rate_limit == "pace":
            from flat_api.policies.rate_limit import Pacer

            self._pacer = Pacer(policy.now)
        elif not isinstance(rate_limit, str):
            self._pacer = rate_limit
        self._limit_headers: Optional[Mapping[str, str]] = None

    @property
    def rate_limit(self) -> Optional[RateLimit]:
        """State of the rate limit in the last response that had one."""
        if self._limit_headers is None:
            return None
        from flat_api.policies.rate_limit import RateLimit

        return RateLimit.of(self._limit_headers)

    def send(self, call: Call) -> CallResponse:
        """Send a call, again after failures that its policy allows to repeat.

        Raises:
            ApiException: The last attempt failed.
        """
        observer = self._observer
        run = _Run(call, self._lifts_deadlines)
        while True:
            if self._pacer is not None and not call.elsewhere:
                self._keep_pace(self._pacer, call, run)
            error = None
            try:
                if observer is None:
                    return self._attempt(call, run.deadline, run.attempt)
                return self._observed(observer, call, run.deadline, run.attempt)
            except ApiException as failure:
                error = failure
            run.describe(error)
            if run.received and error.status == 404 and _deletes(call):
                # The earlier attempt has deleted it, and its response was lost.
                return _deleted(call, error)
            run.received = run.received or _may_be_done(error)
            if error.status == 401 and call.renew is not None and not call.elsewhere:
                header = call.renew(run.deadline if call.strict else None)
                call.renew = None
                if header is not None:
                    call.request.headers["Authorization"] = header
                    if observer is not None:
                        observer.retry(_subject(call), run.attempt, error, 0.0)
                    continue
            # Where the server names no time, a refusal by the rate limit is a failure like others.
            allowed_at = error.allowed_at if isinstance(error, RateLimitException) else None
            if allowed_at is None:
                wait, left = self._wait_after(call, error, run.attempt), run.seconds_left()
            else:
                wait, left = self._limit_wait(call, allowed_at, run), run.limit_seconds_left()
            if wait is None or wait >= left:
                raise error
            if _log.isEnabledFor(logging.DEBUG):
                text = "%s: attempt %d failed (%s %s), next in %.2f s"
                _log.debug(text, call.name, run.attempt, error.status, printable(error.reason or ""), wait)
            if observer is not None:
                observer.retry(_subject(call), run.attempt, error, wait)
            if allowed_at is None:
                call.policy.sleep(wait)
                run.attempt += 1
            else:
                run.wait_for_limit(wait)

    def _observed(self, observer: Observer, call: Call, deadline: Optional[float], attempt: int) -> CallResponse:
        clock, subject = call.policy.clock, _subject(call)
        observer.request(subject, attempt)
        started = clock()
        try:
            received = self._attempt(call, deadline, attempt)
        except ApiException as error:
            error.operation = call.name
            observer.response(subject, attempt, error.status or 0, clock() - started, error)
            raise
        observer.response(subject, attempt, received.response.status, clock() - started, None)
        return received

    def _attempt(self, call: Call, deadline: Optional[float], attempt: int) -> CallResponse:
        logged = _log.isEnabledFor(logging.DEBUG)
        started = time.monotonic() if logged else 0.0
        response = self._exchange(call, deadline)
        while response.status in REDIRECT_STATUSES:
            _redirect(call, response)
            response = self._exchange(call, deadline)
        response.redirects, response.operation = call.redirects, call.name
        response.repeatable = call.idempotent
        response.limit, response.bounded = self._max_bytes, call.bounded
        if logged:
            _log_response(call, response, attempt, time.monotonic() - started)
        if not 200 <= response.status < 300:
            from flat_api.calls.error_response import response_error

            # The body is not a local variable: crash reporters show those, and a server may repeat secrets.
            raise response_error(call, response, response.read_error(self._max_bytes))
        if response.status == _PARTIAL_CONTENT and not any(name.lower() == "range" for name in call.request.headers):
            response.close()
            raise ResponseDecodingException(
                response.status, "all of the body was requested, and the response holds a part of it"
            )
        if call.unread:
            response.url = hidden(call.request.url)
            if not call.strict:
                response.lift_deadline()
            return CallResponse(call, response, b"")
        try:
            body = response.read()
        except ResponseDecodingException as error:
            error.headers = redact_headers(response.headers, call.secrets + credentials(call.request.headers))
            # The frames of the traceback have the body as a local variable.
            raise error.with_traceback(None) from None
        self._budget.succeed()
        return CallResponse(call, response, body)

    def _exchange(self, call: Call, deadline: Optional[float]) -> RESTResponse:
        """Send the present request of a call once."""
        try:
            response = self._transport.send(call.request, call.connect, call.read, deadline)
        except ApiConnectionError as error:
            if call.redirects:
                # The server that redirected has received the request, whatever became of the next one.
                error.sent = True
            raise
        # A storage for files may have another rate limit.
        if "x-ratelimit-limit" in response.headers and not call.elsewhere:
            self._limit_headers = response.headers
        return response

    def _wait_after(self, call: Call, error: ApiException, attempt: int) -> Optional[float]:
        """Return the seconds until the next attempt, or ``None`` where there is none."""
        policy = call.policy
        if attempt >= policy.attempts:
            return None
        if isinstance(error, ApiConnectionError):
            allowed = call.repeatable or not error.sent
            requested = None
        elif isinstance(error, RateLimitException):
            allowed = self._mode != "raise"
            requested = None
        else:
            allowed = call.repeatable and error.status in policy.statuses
            requested = retry_after_seconds((error.headers or {}).get("retry-after"), policy.now())
        if not allowed or (requested is not None and requested > policy.max_wait) or not self._budget.take():
            return None
        return policy.backoff.delay(attempt) if requested is None else requested + GRACE

    def _limit_wait(self, call: Call, allowed_at: datetime.datetime, run: _Run) -> Optional[float]:
        """Return the seconds to wait until the rate limit allows the call, or ``None`` where the call fails."""
        once = call.policy.attempts == 1 and self._max_wait is None
        if self._mode == "raise" or once:
            return None
        from flat_api.policies.rate_limit import limit_wait

        run.refusals += 1
        return limit_wait(call.policy, allowed_at, run.refusals, self._longest_wait(call) - run.waited)

    def _longest_wait(self, call: Call) -> float:
        """Return the seconds that a call may wait for the rate limit."""
        return call.policy.max_wait if self._max_wait is None else self._max_wait

    def _keep_pace(self, pacer: Pace, call: Call, run: _Run) -> None:
        """Wait for the turn of a call, or raise at once where the wait would be too long."""
        left = run.limit_seconds_left()
        longest = self._longest_wait(call) - run.waited
        if longest > 0:
            # The end of the second of a reset may come after the reset itself.
            longest += GRACE
        limit = self.rate_limit
        wait = pacer.delay(limit, min(left, longest))
        if wait <= 0:
            return
        if wait > longest:
            refused = RateLimitException(0, f"nothing was sent: at this pace the next call is due in {wait:.0f} s")
            if limit is not None:
                refused.limit, refused.remaining, refused.reset_at = limit.limit, limit.remaining, limit.reset_at
            run.describe(refused)
            raise refused
        if wait >= left:
            late = ApiTimeoutError(0, f"timed out before the rate limit allows the next call (in {wait:.0f} s)")
            late.host, late.sent = call.request.origin[1], False
            run.describe(late)
            raise late
        run.wait_for_limit(wait)


def _may_be_done(error: ApiException) -> bool:
    """Return whether the server may have carried out the request, although it failed."""
    if isinstance(error, ApiConnectionError):
        return error.sent
    return not isinstance(error, RateLimitException) and not 400 <= (error.status or 0) < 500


def _deletes(call: Call) -> bool:
    """Return whether a call deletes something, and its caller expects no body."""
    return call.request.method == "DELETE" and not call.redirects and (call.empty or call.unread)


def _deleted(call: Call, error: ApiException) -> CallResponse:
    """Return a response 204 in the place of the 404 for what an earlier attempt has deleted."""
    from flat_api.transport.response import empty_response

    headers = {name: value for name, value in (error.headers or {}).items() if not name.lower().startswith("content-")}
    response = empty_response(204, "No Content", headers, call.request.origin[1])
    response.operation = call.name
    return CallResponse(call, response, b"")


def _subject(call: Call) -> Tuple[str, str, str]:
    request = call.request
    return call.name, request.method, request.base_url + request.shown_target


def _redirect(call: Call, response: RESTResponse) -> None:
    """Let a call go on with the request that a redirect asks for.

    From there on only that request is sent again: after a 303 the one before it is done (RFC 9110, 15.4.4), and to
    repeat it would do its work twice.
    """
    if len(call.redirects) >= MAX_REDIRECTS:
        raise _not_followed(call, response, f"there are more than {MAX_REDIRECTS} in a row")
    before = call.request
    with detached():
        try:
            call.request = follow(before, response.status, response.headers.get("location"))
        except RedirectRefused as error:
            raise _not_followed(call, response, str(error)) from None
    # The error response of a storage may repeat its URL, which may repeat what the API was sent.
    call.secrets += signatures(call.request.target) + credentials(before.headers)
    call.redirects = (*call.redirects, response.headers)
    call.repeatable = call.repeatable or call.request.method in SAFE_METHODS
    call.elsewhere = call.elsewhere or call.request.origin != before.origin
    response.drain_conn()


def _not_followed(call: Call, response: RESTResponse, why: str) -> ApiException:
    secrets = call.secrets + credentials(call.request.headers) + signatures(response.headers.get("location") or "")
    reason = redact(response.reason, *secrets)
    error = ApiException(response.status, f"{reason}, and the redirect is not followed: {why}")
    error.headers = redact_headers(response.headers, secrets)
    response.close()
    return error


def _log_response(call: Call, response: RESTResponse, attempt: int, seconds: float) -> None:
    request = call.request
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
