"""Settings of a client: where it calls, as whom, and how."""

from __future__ import annotations

import copy
import os
from typing import TYPE_CHECKING

from flat_api.configuration.access_token import authorization
from flat_api.configuration.servers import API_VERSION, HOSTS
from flat_api.configuration.settings import SETTINGS, advice, hidden_setting, host_url, shown_setting
from flat_api.exceptions import ApiTypeError
from flat_api.exceptions.misuse import excerpt
from flat_api.support.redaction import REDACTED, kind_of
from flat_api.support.version import package_version

if TYPE_CHECKING:
    from typing import Any, Callable, ClassVar, Dict, List, Mapping, NoReturn, Optional, Sequence, Tuple, Union

    from flat_api.configuration.access_token import AccessToken
    from flat_api.policies.hooks import RequestEvent, ResponseEvent, RetryEvent
    from flat_api.policies.rate_limit import Pace
    from flat_api.policies.retry import RetryPolicy

DEFAULT_LOGGER_FORMAT = "%(asctime)s %(levelname)s %(message)s"


class Configuration:
    """Settings of a client.

    Each setting is a keyword of the constructor and an attribute, and is checked when it is set. Two settings that are
    not given come from the environment: ``host`` from ``FLAT_API_HOST`` and ``access_token`` from
    ``FLAT_ACCESS_TOKEN``. An argument always has precedence, and an empty variable counts as not set.

    A client follows changes that are made after it was created::

        configuration = flat_api.Configuration()
        client = flat_api.ApiClient(configuration)
        configuration.access_token = token

    Pickling a configuration keeps its access token, so that a worker process can use it.

    Args:
        host: URL that the paths are appended to. Default: the environment variable ``FLAT_API_HOST``, else the first
            server of the contract.
        access_token: The OAuth or personal access token, a callable that returns it, or a token provider. Default: the
            environment variable ``FLAT_ACCESS_TOKEN``. ``""`` sends no token. An exception that a callable raises
            leaves the call unchanged. The time that a callable takes counts towards the timeout of the call, but the
            callable is not interrupted.
        server_index: Index of the server of the contract to call, instead of ``host``.
        server_variables: Values for the variables in that server's URL.
        timeout: Seconds as a pair (to connect, to wait for the next byte), or one number for both.
        total_timeout: Seconds for a whole call whose response is read at once, 600 by default; ``None`` for no limit. A
            request with a body gets a second more for each 8 KiB. Waits for the rate limit do not count, nor does
            reading the body of a response that is left unread. ``_request_timeout`` in seconds replaces it.
        retries: How many times to repeat a failed request (``False``: never), or a
            :class:`~flat_api.policies.retry.RetryPolicy`.
        rate_limit: What to do at the rate limit. ``"wait"``: wait for the reset. ``"pace"``: also spread the remaining
            calls evenly over the remaining time. ``"raise"``: raise at once. A
            :class:`~flat_api.contrib.redis.SharedRateLimit`: like ``"pace"``, for all workers that use the token. A
            wait that is longer than ``rate_limit_max_wait``, or beyond the ``_request_timeout`` of the call, is an
            error at once.
        rate_limit_max_wait: Seconds that a call may wait for the rate limit, all of its waits together. The rest of the
            second that the server named, and a random time that spreads the clients, may exceed it. ``None``, the
            default, is the ``max_wait`` of the retry policy (60), and no wait where ``retries`` is ``False``. The limit
            is per hour, so 3600 is enough for any wait.
        max_response_bytes: Maximum length of a response in bytes, after decompression. Binary responses that are not
            compressed may be longer.
        response_validation: ``"tolerant"`` decodes responses that differ from the contract and reports the
            differences, ``"strict"`` raises.
        client_side_validation: Whether arguments are checked before they are sent.
        safe_chars_for_path_param: Characters that are not percent-encoded in path parameters.
        date_format: ``strftime`` format of dates in paths, queries and headers; ISO 8601 by default.
        datetime_format: The same for dates with a time.
        verify_ssl: Whether the server's certificate is verified. Leave it on.
        ssl_ca_cert: File of the certificate authorities to trust instead of the system's.
        ca_cert_data: The same as text (PEM) or bytes (DER).
        cert_file: File of the client certificate.
        key_file: File of its key, where that is not in ``cert_file``.
        tls_server_name: Server name for TLS, where it differs from the host of the URL.
        assert_hostname: Host name that the certificate must have. ``False`` accepts any.
        proxy: URL of an HTTP or SOCKS proxy. Default: the proxy of the environment (``HTTPS_PROXY``, ``ALL_PROXY``,
            ...). ``""`` uses no proxy.
        proxy_headers: Headers for the proxy.
        no_proxy: Hosts to call without a proxy, separated by commas. Default: ``NO_PROXY`` of the environment.
        connection_pool_maxsize: Maximum number of open connections per host.
        socket_options: Options for ``socket.setsockopt``, instead of urllib3's.
        temp_folder_path: Folder in which :meth:`RESTResponse.save <flat_api.transport.response.RESTResponse.save>`
            creates files.
        on_request: Function that gets a :class:`~flat_api.policies.hooks.RequestEvent` before each attempt, in the
            thread of the call. An exception of a hook is logged and does not affect the call.
        on_response: Function that gets a :class:`~flat_api.policies.hooks.ResponseEvent` after each attempt.
        on_retry: Function that gets a :class:`~flat_api.policies.hooks.RetryEvent` before the wait for the next
            attempt.
        debug: Whether requests and responses are logged, through ``logging.getLogger("flat_api")``. ``False`` takes
            back what ``True`` did, unless another configuration has ``debug=True``.
        logger_file: File to write that log to.
        logger_format: Format of a line of the log.

    Raises:
        ApiTypeError: A setting has the wrong type.
        ApiValueError: A setting, or the environment variable that it comes from, has a wrong value.
    """

    host: str
    server_index: Optional[int]
    server_variables: Mapping[str, str]
    access_token: Optional[AccessToken]
    timeout: Union[float, Tuple[float, float]]
    total_timeout: Optional[float]
    retries: Union[int, bool, RetryPolicy, None]
    rate_limit: Union[str, Pace]
    rate_limit_max_wait: Optional[float]
    max_response_bytes: int
    response_validation: str
    client_side_validation: bool
    safe_chars_for_path_param: str
    date_format: Optional[str]
    datetime_format: Optional[str]
    verify_ssl: bool
    ssl_ca_cert: Optional[str]
    ca_cert_data: Union[str, bytes, None]
    cert_file: Optional[str]
    key_file: Optional[str]
    tls_server_name: Optional[str]
    assert_hostname: Union[str, bool, None]
    proxy: Optional[str]
    proxy_headers: Optional[Mapping[str, str]]
    no_proxy: Optional[str]
    connection_pool_maxsize: int
    socket_options: Optional[Sequence[Tuple[Any, ...]]]
    temp_folder_path: Optional[str]
    on_request: Optional[Callable[[RequestEvent], object]]
    on_response: Optional[Callable[[ResponseEvent], object]]
    on_retry: Optional[Callable[[RetryEvent], object]]
    debug: bool
    logger_file: Optional[str]
    logger_format: str

    _default: ClassVar[Optional[Configuration]] = None

    def __init__(
        self,
        host: Optional[str] = None,
        *,
        access_token: Optional[AccessToken] = None,
        server_index: Optional[int] = None,
        server_variables: Optional[Mapping[str, str]] = None,
        timeout: Union[float, Tuple[float, float]] = (5.0, 60.0),
        total_timeout: Optional[float] = 600.0,
        retries: Union[int, bool, RetryPolicy, None] = None,
        rate_limit: Union[str, Pace] = "wait",
        rate_limit_max_wait: Optional[float] = None,
        max_response_bytes: int = 64 * 1024 * 1024,
        response_validation: str = "tolerant",
        client_side_validation: bool = True,
        safe_chars_for_path_param: str = "",
        date_format: Optional[str] = None,
        datetime_format: Optional[str] = None,
        verify_ssl: bool = True,
        ssl_ca_cert: Optional[str] = None,
        ca_cert_data: Union[str, bytes, None] = None,
        cert_file: Optional[str] = None,
        key_file: Optional[str] = None,
        tls_server_name: Optional[str] = None,
        assert_hostname: Union[str, bool, None] = None,
        proxy: Optional[str] = None,
        proxy_headers: Optional[Mapping[str, str]] = None,
        no_proxy: Optional[str] = None,
        connection_pool_maxsize: Optional[int] = None,
        socket_options: Optional[Sequence[Tuple[Any, ...]]] = None,
        temp_folder_path: Optional[str] = None,
        on_request: Optional[Callable[[RequestEvent], object]] = None,
        on_response: Optional[Callable[[ResponseEvent], object]] = None,
        on_retry: Optional[Callable[[RetryEvent], object]] = None,
        debug: Optional[bool] = None,
        logger_file: Optional[str] = None,
        logger_format: str = DEFAULT_LOGGER_FORMAT,
        **unknown: NoReturn,
    ) -> None:
        # A traceback that shows local variables must not show them; a host with a password is refused below.
        host, access_token = hidden_setting("host", host), hidden_setting("access_token", access_token)
        proxy, proxy_headers = hidden_setting("proxy", proxy), hidden_setting("proxy_headers", proxy_headers)
        for name in unknown:
            del unknown  # its value may be a token under a misspelt name
            raise ApiTypeError(
                f"Configuration() got an unexpected keyword argument {excerpt(name)}{advice(name, SETTINGS)}"
            )
        self.server_variables = server_variables or {}
        if host is not None and server_index is not None:
            raise ApiTypeError("Configuration() takes host or server_index, not both")
        if host is None and server_index is None and not server_variables:
            host = _from_environment("FLAT_API_HOST", "host")
        if host is None:
            self.server_index = 0 if server_index is None else server_index
        else:
            self.host = host
        if access_token is None:
            access_token = _from_environment("FLAT_ACCESS_TOKEN", "access_token")
        self.access_token = access_token
        usual = max(64, 5 * (os.cpu_count() or 1))
        self.connection_pool_maxsize = usual if connection_pool_maxsize is None else connection_pool_maxsize
        self.timeout = timeout
        self.total_timeout = total_timeout
        self.retries = retries
        self.rate_limit = rate_limit
        self.rate_limit_max_wait = rate_limit_max_wait
        self.max_response_bytes = max_response_bytes
        self.response_validation = response_validation
        self.client_side_validation = client_side_validation
        self.safe_chars_for_path_param = safe_chars_for_path_param
        self.date_format = date_format
        self.datetime_format = datetime_format
        self.verify_ssl = verify_ssl
        self.ssl_ca_cert = ssl_ca_cert
        self.ca_cert_data = ca_cert_data
        self.cert_file = cert_file
        self.key_file = key_file
        self.tls_server_name = tls_server_name
        self.assert_hostname = assert_hostname
        self.proxy = proxy
        self.proxy_headers = proxy_headers
        self.no_proxy = no_proxy
        self.socket_options = socket_options
        self.temp_folder_path = temp_folder_path
        self.on_request = on_request
        self.on_response = on_response
        self.on_retry = on_retry
        self.logger_format = logger_format
        self.logger_file = logger_file
        self.debug = False if debug is None else debug

    if not TYPE_CHECKING:  # with these methods a type checker would accept misspelt settings

        def __setattr__(self, name, value):
            check = SETTINGS.get(name)
            if check is None:
                del value
                raise AttributeError(f"Configuration has no setting {excerpt(name)}{advice(name, SETTINGS)}")
            value = hidden_setting(name, value)
            self.__dict__[name] = check(f"Configuration: {name}", value)
            if name != "access_token":
                self._changed(name)

        def __getattr__(self, name):
            # Python looks up names such as __setstate__; a suggestion for those would only cost time.
            hint = "" if name.startswith("__") else advice(name, SETTINGS)
            raise AttributeError(f"Configuration has no setting {excerpt(name)}{hint}")

    def _changed(self, name: str) -> None:
        """Update what depends on a setting that was set."""
        state = self.__dict__
        if name == "host":
            state["server_index"] = None
        elif name in ("server_index", "server_variables") and state.get("server_index") is not None:
            state["host"] = self.get_host_from_settings(self.server_index, self.server_variables)
        elif name in ("debug", "logger_file", "logger_format") and "debug" in state:
            self._follow_log()
        state["_version"] = state.get("_version", 0) + 1

    def _follow_log(self) -> None:
        state = self.__dict__
        if state.get("debug") or state.get("logger_file") is not None or "_logs" in state:
            from flat_api.configuration.debug_log import debug_log

            state["_logs"] = True
            debug_log.follow(self)

    @property
    def version(self) -> int:
        """Number that changes with every setting but ``access_token``; clients compare it to notice changes."""
        version: int = self.__dict__["_version"]
        return version

    @property
    def timeouts(self) -> Tuple[float, float]:
        """``timeout`` as a pair: seconds to connect, seconds to wait for the next byte."""
        pair: Tuple[float, float] = self.__dict__["timeout"]
        return pair

    @classmethod
    def set_default(cls, default: Optional[Configuration]) -> None:
        """Set the configuration of clients that are created without one, as a copy; ``None`` resets it."""
        given: Any = default
        if given is not None and not isinstance(given, Configuration):
            raise ApiTypeError(f"Configuration.set_default(): 'default' must be a Configuration, got {kind_of(given)}")
        cls._default = copy.deepcopy(default)

    @classmethod
    def get_default(cls) -> Configuration:
        """Return the configuration of clients that are created without one."""
        if cls._default is None:
            cls._default = cls()
        return cls._default

    @classmethod
    def get_default_copy(cls) -> Configuration:
        """Return a copy of :meth:`get_default`."""
        return copy.deepcopy(cls.get_default())

    def get_host_settings(self) -> List[Dict[str, Any]]:
        """Return the servers of the contract: dicts with ``url``, ``description`` and optional ``variables``."""
        return copy.deepcopy(list(HOSTS))

    def get_host_from_settings(
        self,
        index: Optional[int],
        variables: Optional[Mapping[str, str]] = None,
        servers: Optional[Sequence[Mapping[str, Any]]] = None,
    ) -> str:
        """Return the URL of a server.

        Args:
            index: Index in the list of servers; ``None`` returns ``host``.
            variables: Values for the variables in the URL.
            servers: List of servers; by default :meth:`get_host_settings`.
        """
        if index is None:
            return self.host
        return host_url(HOSTS if servers is None else servers, index, variables or {})

    def auth_settings(self) -> Dict[str, Dict[str, str]]:
        """Return the credentials of calls, with the access token in clear text."""
        header = authorization(self.access_token)
        if header is None:
            return {}
        return {"OAuth2": {"type": "oauth2", "in": "header", "key": "Authorization", "value": header}}

    def to_debug_report(self) -> str:
        """Return the versions to quote in a bug report."""
        import platform

        import pydantic
        import urllib3

        lines = [
            ("Package", package_version()),
            ("API", API_VERSION),
            ("Python", f"{platform.python_version()} on {platform.platform()}"),
            ("urllib3", str(vars(urllib3)["__version__"])),
            ("pydantic", pydantic.VERSION),
            ("Host", self.host),
        ]
        return "\n".join(f"{name}: {value}" for name, value in lines)

    def __setstate__(self, state: Dict[str, Any]) -> None:
        # Also of a copy: the calls with it are logged as long as its own ``debug`` is true.
        self.__dict__.update(state)
        self._follow_log()

    def __deepcopy__(self, memo: Dict[int, Any]) -> Configuration:
        # Callables are shared with the copy: the copy of a hook object would collect events that nobody reads.
        other = copy.copy(self)
        other.__dict__.update(
            {name: value if callable(value) else copy.deepcopy(value, memo) for name, value in vars(self).items()}
        )
        return other

    def __repr__(self) -> str:
        # Only settings that differ from the defaults, so that the line stays readable.
        usual = vars(Configuration(HOSTS[0]["url"], access_token=""))
        state = vars(self)  # incomplete where the constructor has just raised
        token = REDACTED if state.get("access_token") else None
        shown = [f"host={state.get('host')!r}", f"access_token={token!r}"]
        for name, value in vars(self).items():
            if name in SETTINGS and name not in ("host", "access_token", "server_index") and value != usual[name]:
                shown.append(f"{name}={shown_setting(name, value)}")
        return f"Configuration({', '.join(shown)})"


def _from_environment(variable: str, setting: str) -> Optional[str]:
    """Return the value of an environment variable as a checked setting; ``None`` where it is empty or not set."""
    value = hidden_setting(setting, os.environ.get(variable) or None)
    if value is not None:
        SETTINGS[setting](f"Configuration: the environment variable {variable}", value)
    return value
