"""Failures of connections as exceptions of this package, in words and without secrets."""

from __future__ import annotations

import http.client
import re
import socket
from typing import TYPE_CHECKING

from urllib3.exceptions import (
    ConnectTimeoutError,
    DecodeError,
    EmptyPoolError,
    HTTPError,
    IncompleteRead,
    NewConnectionError,
    ReadTimeoutError,
)
from urllib3.util.ssl_match_hostname import CertificateError

from flat_api.exceptions import ApiConnectionError, ApiTimeoutError
from flat_api.support.redaction import redact

if TYPE_CHECKING:
    from typing import Iterator, Type

    from flat_api.transport.deadline import Progress

_OPENING = (NewConnectionError, ConnectTimeoutError, EmptyPoolError)
_OWN_WORDS = (
    CertificateError,
    ConnectTimeoutError,
    DecodeError,
    EmptyPoolError,
    IncompleteRead,
    NewConnectionError,
    ReadTimeoutError,
    http.client.IncompleteRead,
)
"""Exceptions that are not of the operating system, and whose texts are those of urllib3 or Python alone."""

FAULTS = (HTTPError, OSError, http.client.HTTPException, ValueError)


def connection_error(error: BaseException, host: str, when: str) -> ApiConnectionError:
    """Return our exception for one of urllib3, a socket or TLS, in words and without secrets.

    Args:
        when: What was being done.
    """
    kind: Type[ApiConnectionError] = ApiTimeoutError if _is_timeout(error) else ApiConnectionError
    cause = innermost(error)
    detail = _detail(cause)
    what = "timed out while" if kind is ApiTimeoutError else "failed while"
    failure = kind(0, f"{what} {when} ({detail})")
    failure.host = host
    return failure


def _detail(cause: BaseException) -> str:
    """Return the class of an exception, with its text where that holds nothing that the server sent."""
    text = str(cause)
    if isinstance(cause, OSError):
        # The reason phrase of a proxy that refuses a tunnel.
        text = re.sub(r"(?s)(?<=Tunnel connection failed: \d{3}).*", "", text)
    elif not isinstance(cause, _OWN_WORDS) and type(cause) is not http.client.HTTPException:
        text = ""
    name = type(cause).__name__
    return redact(f"{name}: {text}" if text else name)


def transport_failure(error: BaseException, host: str, progress: Progress) -> ApiConnectionError:
    """Return our exception for a request that got no response, with ``sent`` set."""
    sent = progress.sent
    if sent is None:
        # A connection of another class. Opening it is the only step that is known to come before the request.
        sent = not any(isinstance(part, _OPENING) for part in _chain(error))
    failure = connection_error(innermost(error), host, "waiting for the response" if sent else progress.step)
    failure.sent = sent
    return failure


def _is_timeout(error: BaseException) -> bool:
    if isinstance(error, NewConnectionError):  # in urllib3 1.26 a ConnectTimeoutError, whatever the cause
        return False
    return isinstance(error, (ConnectTimeoutError, EmptyPoolError, ReadTimeoutError, socket.timeout)) or any(
        _is_timeout(part) for part in error.args if isinstance(part, BaseException)
    )


def innermost(error: BaseException) -> BaseException:
    """Return the first failure of all; the exceptions around it name the URL, which may hold a secret."""
    *_, last = _chain(error)
    return last


def _chain(error: BaseException) -> Iterator[BaseException]:
    """Yield an exception of urllib3 or requests, and those within it from the outermost on."""
    yield error
    for part in (*error.args, getattr(error, "reason", None)):
        if isinstance(part, BaseException):
            yield from _chain(part)
            return
