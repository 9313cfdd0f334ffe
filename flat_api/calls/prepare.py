"""Preparation of a call: its request, credentials, timeouts and retry policy."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING
from urllib.parse import quote, urlsplit

from flat_api.calls.call import Call
from flat_api.calls.parameters import Formats
from flat_api.calls.serialize import add_headers, build_body, build_target, checked_body
from flat_api.codec.json_types import is_sequence
from flat_api.configuration.access_token import override, renew
from flat_api.exceptions import ApiConnectionError, ApiException
from flat_api.policies.retry import retry_policy
from flat_api.support.headers import replace_headers
from flat_api.support.hosts import origin_of
from flat_api.support.redaction import hidden
from flat_api.transport.base import Request

if TYPE_CHECKING:
    from typing import Any, Mapping, Optional, Tuple

    from flat_api.calls.operation import Operation
    from flat_api.calls.serialize import RequestPlan
    from flat_api.configuration import Configuration
    from flat_api.policies.hooks import Observer
    from flat_api.support.headers import RequestHeaders

_MIN_UPLOAD_RATE = 8 * 1024
"""Bytes per second (64 kbit/s). A POST that is cut off cannot be repeated, so a slow upload gets the time it needs."""

_LONG_POLL_MARGIN = 15.0
"""Seconds that a long poll may take beyond the delay that was requested."""


class CallSettings:
    """Settings of a configuration at one moment, with which a client prepares its calls.

    The access token is not one of them: it is read from the configuration at each call.

    Attributes:
        version: Version of the configuration; a client compares it to notice changes.
        formats: Checks and text formats of arguments.
        policy: The retry policy of a call without its own.
        strict: Whether a response that differs from the contract is an error.
        observer: Calls the hooks; ``None`` where the configuration has none.
    """

    def __init__(self, configuration: Configuration) -> None:
        self.version = configuration.version
        self.formats = Formats(
            configuration.client_side_validation,
            configuration.date_format,
            configuration.datetime_format,
            configuration.safe_chars_for_path_param,
        )
        self.policy = retry_policy("retries", configuration.retries)
        self.strict = configuration.response_validation == "strict"
        self.observer: Optional[Observer] = None
        hooks = configuration.on_request, configuration.on_response, configuration.on_retry
        if hooks != (None, None, None):
            from flat_api.policies.hooks import Observer

            self.observer = Observer(*hooks)
        self._configuration = configuration
        self._origin, self._base_path = split_host(configuration.host)
        self._connect, self._read = configuration.timeouts
        self._total = configuration.total_timeout

    def prepare(
        self,
        operation: Operation,
        plan: RequestPlan,
        arguments: Mapping[str, Any],
        options: Mapping[str, Any],
        headers: RequestHeaders,
    ) -> Call:
        """Return a call of an operation.

        Args:
            plan: The plan of the operation.
            arguments: Arguments by keyword; they are checked.
            options: Options of the call, which were checked.
            headers: Headers of the client; those of the call are added.
        """
        timeout = options.get("_request_timeout")
        deadline = time.monotonic() + timeout if isinstance(timeout, (int, float)) else None
        target, shown = build_target(operation, plan, arguments, self.formats)
        if shown is not None:
            target = hidden(target)
        if plan.headers or plan.cookies:
            add_headers(operation, plan, arguments, self.formats, headers)
        body = self._body(operation, arguments, options, headers) if operation.body is not None else None
        provider = options.get("_request_auth")
        if provider is None:
            provider = self._configuration.access_token if operation.authenticated else None
        header = self._authorization(operation, provider, deadline)
        if header is not None:
            headers["Authorization"] = header
        if options.get("_headers"):
            _replace_headers(operation, headers, options["_headers"])
        origin, base_path = self._origin, self._base_path
        if options.get("_host_index") is not None:
            origin, base_path = self._server(options["_host_index"])
        request = Request(operation.method, origin, base_path + target, headers, body, shown and base_path + shown)
        call = self._call(operation, plan, request, arguments, options)
        if header is not None and callable(provider):
            self._let_renew(call, operation, provider, header)
        if deadline is not None:
            # The time that a token provider took counts towards the timeout.
            call.seconds = max(0.0, deadline - time.monotonic())
        return call

    def prepare_elsewhere(
        self,
        operation: Operation,
        plan: RequestPlan,
        arguments: Mapping[str, Any],
        options: Mapping[str, Any],
        headers: RequestHeaders,
        host: str,
    ) -> Call:
        """Return a call to another host, which gets no credentials but those in the options of this call."""
        body = self._body(operation, arguments, options, headers) if operation.body is not None else None
        header = self._authorization(operation, options.get("_request_auth"), None)
        if header is not None:
            headers["Authorization"] = header
        _replace_headers(operation, headers, options.get("_headers") or {})
        request = Request(operation.method, split_host(host)[0], operation.path, headers, body)
        call = self._call(operation, plan, request, arguments, options)
        call.elsewhere = True
        return call

    def _let_renew(self, call: Call, operation: Operation, provider: Any, refused: str) -> None:
        """Let a call ask a token provider for another token after a 401."""
        granted: object = getattr(provider, "scopes", None)
        call.granted = granted if is_sequence(granted) else ()
        call.renew = lambda deadline: self._authorization(operation, provider, deadline, refused)

    def _authorization(
        self, operation: Operation, provider: Any, deadline: Optional[float], refused: Optional[str] = None
    ) -> Optional[str]:
        """Return the ``Authorization`` header; after one that was refused, another header or ``None``."""
        if provider is None:
            return None
        try:
            if refused is not None and not renew(provider, refused, deadline):
                return None
            return override(provider, deadline)
        except ApiException as error:
            # Nothing was sent for this call, whatever became of the request for a token.
            error.repeatable = True
            if isinstance(error, ApiConnectionError):
                error.operation = operation.name
            raise

    def _server(self, index: int) -> Tuple[Tuple[str, str, int], str]:
        configuration = self._configuration
        return split_host(configuration.get_host_from_settings(index, configuration.server_variables))

    def _body(
        self, operation: Operation, arguments: Mapping[str, Any], options: Mapping[str, Any], headers: RequestHeaders
    ) -> Optional[bytes]:
        body = operation.body
        assert body is not None
        value = arguments.get(body.name)
        if value is None and not body.required:
            return None
        if self.formats.validate or value is None:
            value = checked_body(operation, value)
        content_type = options.get("_content_type") or _content_type(options) or body.content_types[0]
        content, headers["Content-Type"] = build_body(operation, value, content_type, self.formats)
        return content

    def _call(
        self,
        operation: Operation,
        plan: RequestPlan,
        request: Request,
        arguments: Mapping[str, Any],
        options: Mapping[str, Any],
    ) -> Call:
        call = Call(operation.name, request, self.policy, self._connect, self._read)
        call.seconds = total_seconds(self._total, request)
        call.bounded = not plan.binary
        call.empty = "None" in operation.responses.values()
        call.scopes = operation.scopes
        if plan.special:
            self._take_arguments(call, operation, plan, arguments)
        if options:
            self._take_options(call, options)
        return call

    def _take_arguments(
        self, call: Call, operation: Operation, plan: RequestPlan, arguments: Mapping[str, Any]
    ) -> None:
        call.secrets = tuple(str(arguments[name]) for name in plan.secrets if arguments.get(name))
        key = operation.idempotency_key
        call.repeatable = call.repeatable or (key is not None and f'"{key}"'.encode() in (call.request.body or b""))
        if plan.long_poll is not None and arguments.get(plan.long_poll):
            # The server is silent for as long as the argument says.
            call.read = max(call.read, arguments[plan.long_poll] + _LONG_POLL_MARGIN)
        if operation.switch is not None and arguments.get(operation.switch[0]):
            call.response_type = operation.switch[1]

    def _take_options(self, call: Call, options: Mapping[str, Any]) -> None:
        timeout = options.get("_request_timeout")
        if is_sequence(timeout):
            connect, read = timeout
            call.connect = self._connect if connect is None else connect
            call.read = self._read if read is None else read
        elif timeout is not None:
            call.seconds = call.read = float(timeout)
            call.strict = True
        if options.get("_retries") is not None:
            call.policy = retry_policy(f"{call.name}(): _retries", options["_retries"], self.policy)


def _content_type(options: Mapping[str, Any]) -> Optional[str]:
    """Return the media type of the body that is among the headers of a call."""
    given: Mapping[str, str] = options.get("_headers") or {}
    return next((value for name, value in given.items() if name.lower() == "content-type"), None)


def _replace_headers(operation: Operation, headers: RequestHeaders, given: Mapping[str, str]) -> None:
    content_type = headers.get("Content-Type", "")
    replace_headers(f"{operation.name}(): _headers", headers, given)
    if content_type.startswith("multipart/form-data"):
        # Its boundary is what the body was written with.
        replace_headers(operation.name, headers, {"Content-Type": content_type})


def total_seconds(timeout: Optional[float], request: Request) -> Optional[float]:
    """Return the timeout for a whole call, with the time that a slow connection needs for its body."""
    if timeout is None or request.body is None:
        return timeout
    return timeout + len(request.body) / _MIN_UPLOAD_RATE


def split_host(url: str) -> Tuple[Tuple[str, str, int], str]:
    """Return the origin of a URL (scheme, host and port), and its path."""
    return origin_of(url), quote(urlsplit(url).path, "/%:@!$&'()*+,;=~")
