"""The protocol of a transport, and the request it takes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flat_api.transport.response import RESTResponse

if TYPE_CHECKING:
    from typing import Optional, Tuple

    from typing_extensions import Protocol

    from flat_api.support.headers import RequestHeaders

    class Transport(Protocol):
        """The protocol of an object that sends requests.

        Pass one to :class:`~flat_api.api_client.ApiClient` to use connections of your own. The package has two:
        :class:`RESTClientObject`, and :class:`~flat_api.transport.requests_session.RequestsTransport` over a session of
        requests. A new one has to

        * send each request once: when to repeat, and where a redirect leads, is decided above it, where every
          response is seen, 301 and 503 included;
        * send the headers that the request has, all of them and no others that could hold a credential: no cookies,
          nothing from ``.netrc``;
        * send ``request.target`` as it is, and log ``request.shown_target``, as the former may hold a secret;
        * return without having read the body, and without having decompressed anything of it;
        * raise :class:`~flat_api.exceptions.ApiConnectionError` and nothing else, with ``host`` and ``sent`` set
          (:func:`~flat_api.transport.failures.connection_error` makes one of any exception);
        * work from any number of threads at once, and in a process that was forked.

        A client that is pickled takes its transport along, so one that is to go to another process must pickle, too.
        """

        def send(self, request: Request, connect: float, read: float, deadline: Optional[float]) -> RESTResponse:
            """Send a request once and return the response, its body unread.

            Args:
                request: What to send.
                connect: Seconds to connect.
                read: Seconds without a byte.
                deadline: When everything, reading the body included, must be over, by :func:`time.monotonic`.

            Returns:
                A :class:`RESTResponse` around a urllib3 response that was made with ``preload_content=False``.

            Raises:
                ApiConnectionError: No response came. ``sent`` is ``False`` when no byte of the request can have reached
                    the server; a POST is repeated then.
                ApiTimeoutError: The same, after a timeout.
            """
            raise NotImplementedError

        def close(self) -> None:
            """Close all connections. A request that is sent afterwards opens one again."""


__all__ = ["RESTResponse", "Request"]

_DEFAULT_PORTS = {"http": 80, "https": 443}


class Request:
    """A request that is ready to be sent.

    Attributes:
        origin: Scheme, host and port.
        target: Path and query.
        shown_target: The target without secrets.
    """

    __slots__ = ("body", "headers", "method", "origin", "shown_target", "target")

    def __init__(
        self,
        method: str,
        origin: Tuple[str, str, int],
        target: str,
        headers: RequestHeaders,
        body: Optional[bytes] = None,
        shown_target: Optional[str] = None,
    ) -> None:
        self.method = method
        self.origin = origin
        self.target = target
        self.headers = headers
        self.body = body
        self.shown_target = shown_target or target

    @property
    def url(self) -> str:
        """The whole URL."""
        return self.base_url + self.target

    @property
    def base_url(self) -> str:
        """The URL up to the path."""
        scheme, host, port = self.origin
        name = f"[{host}]" if ":" in host else host
        return f"{scheme}://{name}" if port == _DEFAULT_PORTS[scheme] else f"{scheme}://{name}:{port}"

    def plain(self) -> Request:
        """Return a copy in plain text, without hidden values: recorders write requests to files."""
        headers = type(self.headers)({name: str(value) for name, value in self.headers.items()})
        return Request(self.method, self.origin, str(self.target), headers, self.body)

    def __repr__(self) -> str:
        return f"<Request {self.method} {self.base_url}{self.shown_target}>"
