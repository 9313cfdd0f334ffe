"""The client: its settings, its connections and its calls."""

from __future__ import annotations

import sys
import threading
from typing import TYPE_CHECKING

from flat_api.calls.prepare import CallSettings
from flat_api.calls.response import decode_response
from flat_api.calls.sender import Sender
from flat_api.calls.serialize import request_plan
from flat_api.configuration import Configuration
from flat_api.exceptions import ApiTypeError, ClientClosedError
from flat_api.support.forks import renew_after_fork
from flat_api.support.headers import RequestHeaders, check_header, hidden_header, replace_headers
from flat_api.support.redaction import hidden, kind_of
from flat_api.support.version import user_agent
from flat_api.transport.urllib3_pool import RESTClientObject

if TYPE_CHECKING:
    from typing import Any, ClassVar, Dict, Mapping, Optional, Tuple, TypeVar, Union

    from typing_extensions import Never

    from flat_api.api_response import ApiResponse
    from flat_api.calls.call import CallResponse
    from flat_api.calls.operation import Operation
    from flat_api.calls.serialize import RequestPlan
    from flat_api.policies.rate_limit import RateLimit
    from flat_api.transport.base import RESTResponse, Transport

    T = TypeVar("T")
    # Not typing_extensions.Self: jedi takes it for ApiClient, and offers nothing of FlatClient in a with block.
    Client = TypeVar("Client", bound="ApiClient")


class ApiClient:
    """Client of the API: a configuration, and the connections that are opened with it.

    Any number of threads can share a client. Use it with ``with``, or call :meth:`close`, so that no connection stays
    open::

        with flat_api.ApiClient(configuration) as client:
            flat_api.ScoreApi(client).get_score("56ae21579a127715a02901a6")

    The pickle of a client holds its configuration with the access token. The unpickled client opens its own
    connections.

    Args:
        configuration: The settings; by default :meth:`Configuration.get_default`.
        header_name: Name of a header to send with each call.
        header_value: Value of that header.
        cookie: The ``Cookie`` header to send with each call.
        transport: Transport that sends requests; by default one over urllib3.
    """

    _default: ClassVar[Optional[ApiClient]] = None

    def __init__(
        self,
        configuration: Optional[Configuration] = None,
        header_name: Optional[str] = None,
        header_value: Optional[str] = None,
        cookie: Optional[str] = None,
        *,
        transport: Optional[Transport] = None,
    ) -> None:
        self._closed = False
        # A traceback that shows local variables must not show them.
        cookie, header_value = hidden(cookie), hidden_header(header_name, header_value)
        configuration = hidden(configuration)
        _check_configuration(configuration)
        self.configuration = Configuration.get_default() if configuration is None else configuration
        self.default_headers: Dict[str, str] = RequestHeaders()
        if header_name is not None:
            self.set_default_header(header_name, "" if header_value is None else header_value)
        self.cookie = cookie
        self.user_agent = user_agent()
        self._own_transport = transport
        self._lock = threading.Lock()
        self._follow_configuration()
        renew_after_fork(self._renew)

    # Settings

    def _follow_configuration(self) -> None:
        """Apply the configuration as it is now.

        Each call compares the version of the configuration, so that changes are noticed at no cost.
        """
        configuration = self.configuration
        settings = CallSettings(configuration)
        # The former transport is not closed: calls of other threads may use it, and its connections close after them.
        self._transport: Transport = self._own_transport or RESTClientObject(configuration)
        self._sender = Sender(
            self._transport,
            settings.policy,
            configuration.rate_limit,
            configuration.max_response_bytes,
            settings.observer,
            configuration.rate_limit_max_wait,
        )
        self._settings = settings
        self._followed = settings.version

    def _renew(self) -> None:
        """Start anew in a forked process: another thread of the parent may have held any of the locks."""
        self._lock = threading.Lock()
        self._followed = -1

    @property
    def rest_client(self) -> Transport:
        """The transport that sends requests."""
        return self._transport

    @property
    def strict(self) -> bool:
        """``True`` where a response that differs from the contract is an error."""
        return self._settings.strict

    @property
    def rate_limit(self) -> Optional[RateLimit]:
        """State of the rate limit in the last response; ``None`` before the first one."""
        return self._sender.rate_limit

    @property
    def user_agent(self) -> str:
        """The ``User-Agent`` header."""
        return self._user_agent

    @user_agent.setter
    def user_agent(self, value: str) -> None:
        check_header("ApiClient: user_agent", "User-Agent", value)
        self._user_agent = value

    @property
    def cookie(self) -> Optional[str]:
        """The ``Cookie`` header that goes with each call."""
        return self._cookie

    @cookie.setter
    def cookie(self, value: Optional[str]) -> None:
        value = hidden(value)
        if value is not None:
            check_header("ApiClient: cookie", "Cookie", value)
        self._cookie = value

    def set_default_header(self, header_name: str, header_value: str) -> None:
        """Send a header with each call."""
        header_value = hidden_header(header_name, header_value)
        check_header("ApiClient.set_default_header(): the header", header_name, header_value)
        self.default_headers[header_name] = header_value

    @classmethod
    def get_default(cls) -> ApiClient:
        """Return the client of API objects that are created without one."""
        if cls._default is None:
            cls._default = cls()
        return cls._default

    @classmethod
    def set_default(cls, default: Optional[ApiClient]) -> None:
        """Set the client of API objects that are created without one; ``None`` for a new one."""
        given: Any = default
        if given is not None and not isinstance(given, ApiClient):
            raise ApiTypeError(f"ApiClient.set_default(): 'default' must be an ApiClient, got {kind_of(given)}")
        cls._default = default

    # Life

    def close(self) -> None:
        """Close the connections. Entering the client with ``with`` opens it again."""
        self._closed = True
        self._transport.close()

    @property
    def closed(self) -> bool:
        """``True`` where the client was closed, and not entered again."""
        return self._closed

    def __enter__(self: Client) -> Client:
        self._closed = False
        return self

    def __exit__(self, *exc_info: object) -> None:
        self.close()

    def __del__(self) -> None:
        transport = self.__dict__.get("_transport")
        if transport is None or self._closed or sys.is_finalizing():
            return
        if getattr(transport, "opened", False) and self._own_transport is None:
            import warnings

            warnings.warn(f"{self!r} was not closed; use it with `with`", ResourceWarning, stacklevel=2, source=self)
            transport.close()

    def __getstate__(self) -> Dict[str, Any]:
        kept = ("configuration", "default_headers", "_cookie", "_user_agent", "_own_transport", "_closed")
        return {name: self.__dict__[name] for name in kept}

    def __setstate__(self, state: Dict[str, Any]) -> None:
        self.__dict__.update(state)
        self._lock = threading.Lock()
        self._follow_configuration()
        renew_after_fork(self._renew)

    if not TYPE_CHECKING:  # Type checkers shall refuse members that do not exist.

        def __getattr__(self, name: str) -> Any:
            if name.startswith("_"):
                raise AttributeError(f"{type(self).__name__!r} object has no attribute {name!r}")
            from flat_api.calls.former_client import former_member

            return former_member(name)

    def __repr__(self) -> str:
        # Incomplete where the constructor has just raised.
        configuration: Optional[Configuration] = vars(self).get("configuration")
        host = "" if configuration is None else f" of {configuration.host}"
        return f"<{type(self).__name__}{host}{', closed' if vars(self).get('_closed') else ''}>"

    # Calls

    def call(
        self, operation: Operation, arguments: Mapping[str, Any], options: Mapping[str, Any], *, unread: bool = False
    ) -> CallResponse:
        """Call an operation of the contract, with its arguments by keyword.

        Args:
            options: See :class:`~flat_api.calls.options.RequestOptions`.
            unread: Whether to leave the body of the response unread.

        Raises:
            ApiTypeError: An argument has the wrong type; nothing was sent.
            ApiValueError: An argument has a wrong value; nothing was sent.
            ApiException: The server or the network refused the call.
        """
        self._check_state(operation.name)
        plan = request_plan(operation)
        if options:
            from flat_api.calls.options import check_options, hide_credentials

            options = hide_credentials(options)
            check_options(operation, options)
        call = self._settings.prepare(operation, plan, arguments, options, self._headers(plan))
        call.unread = unread
        return self._sender.send(call)

    def _check_state(self, name: str) -> None:
        if self._closed:
            raise ClientClosedError(
                f"{name}(): the client is closed; make the calls inside of `with`, or create another client"
            )
        if self._followed != self.configuration.version:
            with self._lock:
                if self._followed != self.configuration.version:
                    self._follow_configuration()

    def _headers(self, plan: RequestPlan) -> RequestHeaders:
        headers = RequestHeaders(plan.fixed_headers)
        headers["User-Agent"] = self._user_agent
        if self._cookie is not None:
            headers["Cookie"] = self._cookie
        if self.default_headers:
            replace_headers("ApiClient.default_headers", headers, self.default_headers)
        return headers

    def call_api(
        self,
        method: str,
        url: str,
        header_params: Optional[Mapping[str, str]] = None,
        body: Any = None,
        post_params: Any = None,
        _request_timeout: Union[float, Tuple[float, float], None] = None,
        *,
        query_params: Optional[Mapping[str, Any]] = None,
        response_type: Union[str, type, None] = None,
        _request_auth: Any = None,
        _retries: Any = None,
        **former: Never,
    ) -> Any:
        """Call an endpoint that the contract does not declare.

        Args:
            method: HTTP method.
            url: A path below the configured host (``/me/notifications``), or a whole URL. Credentials, default headers
                and cookies are sent to the configured host only.
            header_params: Headers.
            body: A model, a dict or a list (sent as JSON), text, or bytes.
            post_params: Fields of a form, instead of a body: a mapping, or pairs. A file is an open file, bytes, a
                :class:`pathlib.Path`, ``(name, file)`` or ``(name, bytes, media type)``.
            query_params: Parameters of the query. The items of a list are sent one by one, ``None`` is left out.
            response_type: Type to decode the response as: a model, ``"List[ScoreDetails]"``, ``"Any"``, ``"bytes"``.
            _request_timeout, _request_auth, _retries: See :class:`~flat_api.calls.options.RequestOptions`.

        Returns:
            The decoded response; without ``response_type`` the unread
            :class:`~flat_api.transport.response.RESTResponse`.
        """
        from flat_api.calls.options import check_options
        from flat_api.calls.untyped import hide_secrets, locate, untyped_operation, with_query

        if former:
            from flat_api.calls.former_client import refuse_former_arguments

            refuse_former_arguments(former)
        self._check_state("call_api")
        _request_auth, header_params = hidden(_request_auth), hidden(header_params)
        post_params, query_params = hidden(post_params), hidden(query_params)
        # Not bytes, of which there can be many: hidden() copies.
        body = body if isinstance(body, (bytes, bytearray)) else hidden(body)
        given = {"_request_timeout": _request_timeout, "_request_auth": _request_auth, "_retries": _retries}
        given["_headers"] = header_params
        options = {name: value for name, value in given.items() if value is not None}
        settings, url = self._settings, hidden(url)
        path, elsewhere = locate(url, self.configuration.host)
        path = hidden(with_query(path, query_params or {}, settings.formats))
        operation = untyped_operation(method, path, body, post_params, header_params or {}, response_type)
        check_options(operation, options)
        arguments = {"body": body, "post_params": post_params}
        plan = request_plan(operation)
        if elsewhere is None:
            call = settings.prepare(operation, plan, arguments, options, self._headers(plan))
        else:
            headers = RequestHeaders(plan.fixed_headers)
            headers["User-Agent"] = self._user_agent
            call = settings.prepare_elsewhere(operation, plan, arguments, options, headers, elsewhere)
        hide_secrets(call)
        call.unread = response_type is None
        received = self._sender.send(call)
        if response_type is None:
            return received.response
        return decode_response(operation, received, settings.strict)[0]


class Api:
    """The base of the classes that hold the operations.

    Args:
        api_client: The client to call through; by default :meth:`ApiClient.get_default`.
    """

    def __init__(self, api_client: Optional[ApiClient] = None) -> None:
        api_client = hidden(api_client)
        if api_client is not None and not hasattr(api_client, "call"):
            raise ApiTypeError(f"{type(self).__name__}(): 'api_client' must be an ApiClient, got {kind_of(api_client)}")
        self.api_client = ApiClient.get_default() if api_client is None else api_client

    # The type variable takes the type that the calling method declares: what the contract says, and what decoding made.
    def _call(self, operation: Operation, arguments: Mapping[str, Any], options: Mapping[str, Any]) -> T:  # type: ignore[type-var]  # pyright: ignore[reportInvalidTypeVarUse]
        if operation.replaced_by is not None:
            _warn(operation)
        client = self.api_client
        value: T = decode_response(operation, client.call(operation, arguments, options), client.strict)[0]
        return value

    def _call_with_http_info(
        self, operation: Operation, arguments: Mapping[str, Any], options: Mapping[str, Any]
    ) -> ApiResponse[Any]:
        if operation.replaced_by is not None:
            _warn(operation)
        from flat_api.api_response import ApiResponse

        client = self.api_client
        received = client.call(operation, arguments, options)
        data, drift = decode_response(operation, received, client.strict)
        return ApiResponse(received.response.status, received.response.headers, data, received.body, drift)

    def _call_without_preload_content(
        self, operation: Operation, arguments: Mapping[str, Any], options: Mapping[str, Any]
    ) -> RESTResponse:
        if operation.replaced_by is not None:
            _warn(operation)
        return self.api_client.call(operation, arguments, options, unread=True).response

    def __repr__(self) -> str:
        return f"{type(self).__name__}({vars(self).get('api_client')!r})"


def _check_configuration(value: Any) -> None:
    if value is not None and not isinstance(value, Configuration):
        hint = "; set Configuration(access_token=...)" if isinstance(value, (str, bytes)) else ""
        raise ApiTypeError(f"ApiClient(): 'configuration' must be a Configuration, got {kind_of(value)}{hint}")


def _warn(operation: Operation) -> None:
    import warnings

    instead = f"; use {operation.replaced_by}()" if operation.replaced_by else ""
    # Up from here: _call, the method of the class, and the caller's line, which is what has to change.
    warnings.warn(f"{operation.name}() is deprecated{instead}", DeprecationWarning, stacklevel=4)
