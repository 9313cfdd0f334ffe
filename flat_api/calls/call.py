"""A call: its request and settings, and its successful response."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flat_api.policies.retry import SAFE_METHODS

if TYPE_CHECKING:
    from typing import Callable, Mapping, Optional, Sequence, Tuple

    from flat_api.policies.retry import RetryPolicy
    from flat_api.transport.base import Request, RESTResponse


class Call:
    """A request, and the settings for sending it.

    Attributes:
        request: The request to send next: the first one or, after a redirect, the one to its location.
        redirects: Headers of the redirects that were followed.
        elsewhere: Whether the request goes to another host than that of the API.
        name: Name of the method that was called.
        policy: When to repeat the request.
        connect: Timeout for connecting, in seconds.
        read: Timeout for the next byte, in seconds.
        seconds: Timeout for the whole call, in seconds; ``None`` where there is none.
        strict: Whether the timeout is that of this call. It then includes the waits for the rate limit, and the time in
            which the caller reads the body.
        repeatable: Whether sending the request twice has the effect of sending it once.
        idempotent: The same of the whole call. After a redirect, ``repeatable`` is about the request to its location.
        unread: Whether the body of the response is left to the caller.
        empty: Whether a successful response may have no body.
        bounded: Whether the length of a response that is not compressed is limited, too.
        scopes: Scopes that the operation needs.
        granted: Scopes of the access token; empty where they are not known.
        secrets: Values that must not be shown.
        response_type: Type expression of the response; ``None`` is the declared type.
        renew: Function that renews the access token after a 401. It takes the deadline or ``None``, and returns the
            new ``Authorization`` header, or ``None`` where there is no other token.
    """

    __slots__ = (
        "bounded",
        "connect",
        "elsewhere",
        "empty",
        "granted",
        "idempotent",
        "name",
        "policy",
        "read",
        "redirects",
        "renew",
        "repeatable",
        "request",
        "response_type",
        "scopes",
        "seconds",
        "secrets",
        "strict",
        "unread",
    )

    def __init__(self, name: str, request: Request, policy: RetryPolicy, connect: float, read: float) -> None:
        self.name = name
        self.request = request
        self.policy = policy
        self.connect = connect
        self.read = read
        self.seconds: Optional[float] = None
        self.strict = False
        self.redirects: Tuple[Mapping[str, str], ...] = ()
        self.elsewhere = False
        self.repeatable = request.method in SAFE_METHODS
        self.unread = False
        self.bounded = True
        self.empty = False
        self.idempotent = self.repeatable
        self.scopes: Tuple[str, ...] = ()
        self.granted: Sequence[str] = ()
        self.secrets: Tuple[str, ...] = ()
        self.response_type: Optional[str] = None
        self.renew: Optional[Callable[[Optional[float]], Optional[str]]] = None


class CallResponse:
    """A successful response to a call.

    Attributes:
        call: The call.
        response: The response of the transport.
        body: The decompressed body; empty where it is left unread in ``response``.
    """

    __slots__ = ("body", "call", "response")

    def __init__(self, call: Call, response: RESTResponse, body: bytes) -> None:
        self.call = call
        self.response = response
        self.body = body
