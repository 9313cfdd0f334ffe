"""Checks of each setting, and replacements of settings that older clients had."""

from __future__ import annotations

import os
import re
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from flat_api.codec.json_types import is_sequence
from flat_api.configuration.access_token import check_access_token
from flat_api.exceptions import ApiTypeError, ApiValueError, detached
from flat_api.exceptions.misuse import excerpt
from flat_api.policies.retry import retry_policy
from flat_api.support.headers import check_header
from flat_api.support.hosts import ascii_host, origin_of
from flat_api.support.redaction import REDACTED, hidden, kind_of

if TYPE_CHECKING:
    from typing import Any, Callable, Dict, Iterable, Mapping, Sequence, Tuple, TypeVar, Union

    Check = Callable[[str, Any], Any]
    T = TypeVar("T")

_NO_KEYS = "Flat has no API keys and no passwords; set access_token"
_NO_SERVERS = "no operation has servers of its own; set host"
_GONE = {
    "api_key": _NO_KEYS,
    "api_key_prefix": _NO_KEYS,
    "refresh_api_key_hook": "set access_token to a callable, which is called before each call",
    "username": _NO_KEYS,
    "password": _NO_KEYS,
    "get_api_key_with_prefix": _NO_KEYS,
    "get_basic_auth_token": _NO_KEYS,
    "server_operation_index": _NO_SERVERS,
    "server_operation_variables": _NO_SERVERS,
    "ignore_operation_servers": _NO_SERVERS,
    "discard_unknown_keys": "fields that the contract does not have are kept; see response_validation",
    "disabled_client_side_validations": "set client_side_validation",
    "logger": 'use logging.getLogger("flat_api")',
    "logger_formatter": "set logger_format",
    "logger_stream_handler": 'add a handler to logging.getLogger("flat_api")',
    "logger_file_handler": "set logger_file",
    "ca_certs": "set ssl_ca_cert",
    "ssl_verify": "set verify_ssl",
    "trace_configs": "set on_request, on_response and on_retry",
    "tcp_connector_limit_per_host": "set connection_pool_maxsize",
    "client_session_kwargs": "there is no aiohttp session; see RequestsTransport",
    "base_url": "set host",
    "token": "set access_token",
}

_CREDENTIALS = r"(?s)([^/@]*//)?[^/@?#]*@|([^/@]*//)?[^/@:\[]*:(?!\d*(/|\Z))[^@]*@"
"""User and password before a host. A password that was not percent-encoded may hold any character."""

_PATH_CHARACTERS = r"[A-Za-z0-9._~:/@!$&'()*+,;=%-]*\Z"
"""Characters that do not end a path (RFC 3986, section 3.3)."""


def advice(name: str, known: Iterable[str]) -> str:
    """Return the end of a message about an unknown setting: the replacement, or a suggestion."""
    if name in _GONE:
        return f": {_GONE[name]}"
    from flat_api.support.suggestions import did_you_mean

    return did_you_mean(name, known)


def shown_setting(name: str, value: Any) -> str:
    """Return the ``repr`` of a setting without the secrets in it."""
    if name == "proxy":
        # Not with urlsplit(): text that is not a URL may hold a password, too.
        before, at, address = str(value).rpartition("@")
        scheme, separator, _ = before.partition("://")
        return repr(f"{scheme}://{address}" if at and separator else address)
    if name in ("proxy_headers", "ca_cert_data") and value:
        return repr(REDACTED)
    if callable(value):
        # The repr of a functools.partial shows its arguments.
        return str(getattr(value, "__qualname__", type(value).__name__))
    return repr(value)


def hidden_setting(name: str, value: T) -> T:
    """Return a setting whose ``repr`` is redacted where the value is, or may hold, a secret."""
    secret = name in SECRET_SETTINGS or (name == "host" and (not isinstance(value, str) or "@" in value))
    return hidden(value) if secret else value


MAX_SECONDS = 1e9
"""More than this is refused like infinity: operating systems cannot wait for much longer."""


def check_seconds(who: str, value: Any) -> None:
    """Raise where a value is not a positive, finite number of seconds."""
    if isinstance(value, bool) or not isinstance(value, (int, float)):
        raise ApiTypeError(f"{who} must be a number of seconds, got {excerpt(value)}")
    if not 0 < value < MAX_SECONDS:
        raise ApiValueError(f"{who} must be a positive, finite number of seconds, got {excerpt(value)}")


def _seconds(who: str, value: Any) -> float:
    check_seconds(who, value)
    return float(value)


def _wait(who: str, value: Any) -> float:
    if isinstance(value, bool) or value != 0:
        check_seconds(who, value)
    return float(value)


def host_url(servers: Sequence[Mapping[str, Any]], index: int, variables: Mapping[str, str]) -> str:
    """Return the URL of a server of the contract; variables that are not given have their defaults."""
    if isinstance(index, bool) or not 0 <= index < len(servers):
        last = len(servers) - 1
        raise ApiValueError(
            f"Configuration: server_index must be 0 to {last}, an index of the servers, got {excerpt(index)}"
        )
    url: str = servers[index]["url"]
    for name, variable in servers[index].get("variables", {}).items():
        value = variables.get(name, variable["default_value"])
        allowed = variable.get("enum_values")
        if allowed and value not in allowed:
            raise ApiValueError(
                f"Configuration: server variable {name!r} must be one of {', '.join(allowed)}, got {excerpt(value)}"
            )
        url = url.replace("{" + name + "}", value)
    return url.rstrip("/")


def _host(who: str, value: Any) -> str:
    text = _text(who, value)
    if re.match(_CREDENTIALS, text):
        # Not shown, and not split: a traceback with local variables would show the parts.
        raise ApiValueError(f"{who} must not hold credentials; set access_token")
    if text != text.strip() or not text.isprintable() or " " in text:
        raise ApiValueError(f"{who} must be a URL without spaces and control characters, got {excerpt(text)}")
    with detached():
        try:
            origin_of(text)
        except ValueError as error:
            expected = "a URL such as 'https://api.flat.io/v2'"
            raise ApiValueError(f"{who} must be {expected}, got {excerpt(text)} ({error})") from None
    if "?" in text or "#" in text:
        raise ApiValueError(f"{who} must not have a query or a fragment, got {excerpt(text)}")
    if any(segment in (".", "..") for segment in urlsplit(text).path.split("/")):
        raise ApiValueError(f"{who} must not have '.' or '..' in its path, got {excerpt(text)}")
    return text.rstrip("/")


def _text(who: str, value: Any) -> str:
    if not isinstance(value, str):
        raise ApiTypeError(f"{who} must be text, got {excerpt(value)}")
    return value


def _flag(who: str, value: Any) -> bool:
    if not isinstance(value, bool):
        raise ApiTypeError(f"{who} must be True or False, got {excerpt(value)}")
    return value


def _optional(check: Check) -> Check:
    return lambda who, value: None if value is None else check(who, value)


def _one_of(*allowed: str) -> Check:
    def check(who: str, value: Any) -> str:
        if value not in allowed:
            raise ApiValueError(f"{who} must be one of {', '.join(map(repr, allowed))}, got {excerpt(value)}")
        return str(value)

    return check


def _rate_limit(who: str, value: Any) -> Any:
    if callable(getattr(value, "delay", None)):
        return value
    return _one_of("wait", "pace", "raise")(who, value)


def _whole(minimum: int) -> Check:
    def check(who: str, value: Any) -> int:
        if isinstance(value, bool) or not isinstance(value, int):
            raise ApiTypeError(f"{who} must be a whole number, got {excerpt(value)}")
        if value < minimum:
            raise ApiValueError(f"{who} must be at least {minimum}, got {excerpt(value)}")
        return value

    return check


def _path(who: str, value: Any) -> str:
    try:
        return _text(who, os.fspath(value))
    except TypeError:
        raise ApiTypeError(f"{who} must be a path, got {excerpt(value)}") from None


def _exists(check: Callable[[], bool]) -> bool:
    # A path that is too long, or that has a null character on older Pythons, is an error of the operating system.
    try:
        return check()
    except (OSError, ValueError):
        return False


def _file(who: str, value: Any) -> str:
    path = _path(who, value)
    if not _exists(Path(path).is_file):
        raise ApiValueError(f"{who} must be an existing file, got {excerpt(path)}")
    return path


def _log_file(who: str, value: Any) -> str:
    path = _path(who, value)
    try:
        # Only opening it shows whether it can be written: permissions are not all that may forbid it.
        Path(path).open("a", encoding="utf-8").close()
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or error
        raise ApiValueError(f"{who} must be a file that can be written, got {excerpt(path)} ({reason})") from None
    return path


def _folder(who: str, value: Any) -> str:
    path = _path(who, value)
    if not _exists(Path(path).is_dir):
        raise ApiValueError(f"{who} must be an existing folder, got {excerpt(path)}")
    return path


def _timeout(who: str, value: Any) -> Tuple[float, float]:
    pair = tuple(value) if is_sequence(value) else (value, value)
    if len(pair) != 2:
        raise ApiValueError(f"{who} must be seconds or a pair (connect, read), got {excerpt(value)}")
    for part in pair:
        check_seconds(who, part)
    return pair[0], pair[1]


def _safe_characters(who: str, value: Any) -> str:
    text = _text(who, value)
    if text and not re.match(_PATH_CHARACTERS, text):
        raise ApiValueError(f"{who} must only hold characters that are allowed in a path, got {excerpt(text)}")
    return text


def _certificates(who: str, value: Any) -> Union[str, bytes]:
    if not isinstance(value, (str, bytes)):
        raise ApiTypeError(f"{who} must be PEM text or DER bytes, got {kind_of(value)}")
    return value


def _hostname_assertion(who: str, value: Any) -> Union[str, bool, None]:
    if value is True:
        return None
    return value if value is False else _text(who, value)


def _proxy(who: str, value: Any) -> str:
    text = _text(who, value)
    if text and not is_proxy(text):
        raise ApiValueError(f"{who} must be a URL such as 'http://proxy:3128', got {shown_setting('proxy', text)}")
    return text


def is_proxy(url: str) -> bool:
    """Return whether a text is the URL of a proxy; raise nothing that could show its password."""
    try:
        parts = urlsplit(url)
        host, _ = ascii_host(parts.hostname or ""), parts.port
    except ValueError:
        return False
    # A password with "/" or "#" that was not percent-encoded would be read as a port, and shown in the error.
    encoded = "@" not in parts.path + parts.query + parts.fragment
    return parts.scheme in ("http", "https", "socks4", "socks4a", "socks5", "socks5h") and bool(host) and encoded


def _headers(who: str, value: Any) -> Dict[str, str]:
    if not hasattr(value, "items"):
        raise ApiTypeError(f"{who} must be a mapping of names to values, got {kind_of(value)}")
    for name, text in value.items():
        text = hidden(text)
        check_header(who, name, text, secret=True)
    return dict(value)


def _variables(who: str, value: Any) -> Dict[str, str]:
    if not hasattr(value, "items"):
        raise ApiTypeError(f"{who} must be a mapping of names to values, got {excerpt(value)}")
    return {str(name): _text(who, text) for name, text in value.items()}


def _hosts(who: str, value: Any) -> str:
    return ",".join([_text(who, host) for host in value]) if is_sequence(value) else _text(who, value)


def _retries(who: str, value: Any) -> Any:
    retry_policy(who, value)
    return value


def _hook(who: str, value: Any) -> Any:
    if not callable(value):
        raise ApiTypeError(f"{who} must be a function that takes the event, got {excerpt(value)}")
    return value


def _socket_options(who: str, value: Any) -> Any:
    expected = "a list of tuples for socket.setsockopt()"
    if not is_sequence(value):
        raise ApiTypeError(f"{who} must be {expected}, got {excerpt(value)}")
    options = list(value)
    for option in options:
        if not is_sequence(option) or len(option) not in (3, 4):
            raise ApiTypeError(
                f"{who} must be a list of tuples for socket.setsockopt(), got the item {excerpt(option)}"
            )
    return options


SECRET_SETTINGS = frozenset({"access_token", "proxy", "proxy_headers", "ca_cert_data"})

SETTINGS: Dict[str, Check] = {
    "host": _host,
    "server_index": _optional(_whole(0)),
    "server_variables": _variables,
    "access_token": check_access_token,
    "timeout": _timeout,
    "total_timeout": _optional(_seconds),
    "retries": _retries,
    "rate_limit": _rate_limit,
    "rate_limit_max_wait": _optional(_wait),
    "max_response_bytes": _whole(1),
    "response_validation": _one_of("tolerant", "strict"),
    "client_side_validation": _flag,
    "safe_chars_for_path_param": _safe_characters,
    "date_format": _optional(_text),
    "datetime_format": _optional(_text),
    "verify_ssl": _flag,
    "ssl_ca_cert": _optional(_file),
    "ca_cert_data": _optional(_certificates),
    "cert_file": _optional(_file),
    "key_file": _optional(_file),
    "tls_server_name": _optional(_text),
    "assert_hostname": _optional(_hostname_assertion),
    "proxy": _optional(_proxy),
    "proxy_headers": _optional(_headers),
    "no_proxy": _optional(_hosts),
    "connection_pool_maxsize": _whole(1),
    "socket_options": _optional(_socket_options),
    "temp_folder_path": _optional(_folder),
    "on_request": _optional(_hook),
    "on_response": _optional(_hook),
    "on_retry": _optional(_hook),
    "debug": _flag,
    "logger_file": _optional(_log_file),
    "logger_format": _text,
}
