"""Options of a single call, and their checks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from typing_extensions import TypedDict

from flat_api.codec.json_types import is_object, is_sequence
from flat_api.configuration.servers import HOSTS
from flat_api.configuration.settings import check_seconds
from flat_api.exceptions import ApiTypeError, ApiValueError
from flat_api.exceptions.misuse import excerpt
from flat_api.policies.retry import retry_policy
from flat_api.support.headers import check_header, hidden_header
from flat_api.support.redaction import hidden, kind_of

if TYPE_CHECKING:
    from typing import Any, Callable, Dict, Mapping, Optional, Tuple, Union

    from flat_api.calls.operation import Operation
    from flat_api.policies.retry import RetryPolicy

_REPLACED = {
    "_preload_content": "call {name}_without_preload_content() for the unread response",
    "_return_http_data_only": "call {name}_with_http_info() for the status and the headers",
    "_check_return_type": "set Configuration(response_validation=...)",
    "_check_input_type": "set Configuration(client_side_validation=...)",
    "_spec_property_naming": "both spellings of a field work in a dict",
    "async_req": "run the call in a thread of your own, such as concurrent.futures.ThreadPoolExecutor.submit()",
    "_request_auths": "use _request_auth",
    "callback": "run the call in a thread of your own, such as concurrent.futures.ThreadPoolExecutor.submit()",
    "header_params": "give each parameter by its name",
    "path_params": "give each parameter by its name",
    "query_params": "give each parameter by its name",
}
"""Options of older clients, and their replacements."""

_PAGING = frozenset(
    ("page", "page_number", "page_size", "page_token", "per_page", "offset", "skip", "cursor", "after", "before")
)
"""Arguments of paged operations in other APIs."""


class RequestOptions(TypedDict, total=False):
    """Options of a single call.

    Attributes:
        _request_timeout: Seconds for the whole call (retries, waits and reading included), or a pair: seconds to
            connect, and seconds to wait for the next byte. ``None`` is the timeout of the configuration.
        _request_auth: Credentials of this call: an access token, a callable that returns one, or ``False`` to send
            none.
        _headers: Headers to add or replace.
        _content_type: Media type of the body.
        _host_index: Index of the server of the contract to call.
        _retries: Maximum number of repeats of a failed request (``False``: none), or a
            :class:`~flat_api.policies.retry.RetryPolicy`.
    """

    _request_timeout: Union[float, Tuple[float, float], None]
    _request_auth: Union[str, Callable[[], Optional[str]], Mapping[str, Any], bool, None]
    _headers: Optional[Mapping[str, str]]
    _content_type: Optional[str]
    _host_index: Optional[int]
    _retries: Union[int, bool, RetryPolicy, None]


def hide_credentials(options: Mapping[str, Any]) -> Mapping[str, Any]:
    """Return the options with hidden credentials; a ``dict`` is changed in place."""
    if isinstance(options, dict):
        # In place: this object is also a local variable of the method that was called.
        for name in ("_request_auth", "_headers"):
            if name in options:
                options[name] = hidden(options[name])
    return options


def check_options(operation: Operation, options: Mapping[str, Any]) -> None:
    """Refuse unknown options and wrong values.

    Raises:
        ApiTypeError: An option is unknown, or has the wrong type.
        ApiValueError: An option has a wrong value.
    """
    for name, value in options.items():
        check = _CHECKS.get(name)
        if check is None:
            raise ApiTypeError(
                f"{operation.name}() got an unexpected keyword argument {excerpt(name)}{_hint(operation, name)}"
            )
        if value is not None:
            check(f"{operation.name}(): {name}", value)


def _check_timeout(who: str, value: Any) -> None:
    if is_sequence(value):
        if len(value) != 2:
            raise ApiValueError(f"{who} must be seconds or a pair (connect, read), got {excerpt(value)}")
        for part in value:
            if part is not None:
                check_seconds(who, part)
    else:
        check_seconds(who, value)


def _hint(operation: Operation, name: str) -> str:
    if name in _REPLACED:
        return "; " + _REPLACED[name].format(name=operation.name)
    if name in _PAGING:
        if not operation.cursors:
            return "; it has no pages, and its response holds everything"
        return "; flat_api.paginate() goes through all pages, and 'limit' is the number of items on a page"
    from flat_api.support.suggestions import did_you_mean

    known = [parameter.name for parameter in operation.parameters]
    if operation.body is not None:
        known.append(operation.body.name)
    return did_you_mean(name, known + list(_CHECKS))


def _check_auth(who: str, value: Any) -> None:
    if isinstance(value, str):
        check_header(who, "Authorization", value, secret=True)
    elif value is not False and not callable(value) and not _is_auth_setting(value):
        kind = kind_of(value)
        raise ApiTypeError(f"{who} must be an access token, a callable that returns one, or False, got {kind}")


def _is_auth_setting(value: Any) -> bool:
    # The published clients accept {"type": "oauth2", "in": "header", "key": "Authorization", "value": "Bearer ..."}.
    return (
        is_object(value)
        and value.get("in", "header") == "header"
        and str(value.get("key", "Authorization")).lower() == "authorization"
        and isinstance(value.get("value"), str)
    )


def _check_headers(who: str, value: Any) -> None:
    if not hasattr(value, "items"):
        raise ApiTypeError(f"{who} must be a mapping of names to values, got {kind_of(value)}")
    for name, text in value.items():
        text = hidden_header(name, text)
        check_header(who, name, text)


def _check_content_type(who: str, value: Any) -> None:
    if not isinstance(value, str):
        raise ApiTypeError(f"{who} must be a media type, got {excerpt(value)}")
    check_header(who, "Content-Type", value)
    if "/" not in value:
        raise ApiValueError(f"{who} must be a media type such as 'application/json', got {excerpt(value)}")


def _check_host_index(who: str, value: Any) -> None:
    if isinstance(value, bool) or not isinstance(value, int):
        raise ApiTypeError(f"{who} must be a number, got {excerpt(value)}")
    if not 0 <= value < len(HOSTS):
        raise ApiValueError(
            f"{who} must be 0 to {len(HOSTS) - 1}, an index of the contract's servers, got {excerpt(value)}"
        )


_CHECKS: Dict[str, Callable[[str, Any], object]] = {
    "_request_timeout": _check_timeout,
    "_request_auth": _check_auth,
    "_headers": _check_headers,
    "_content_type": _check_content_type,
    "_host_index": _check_host_index,
    "_retries": retry_policy,
}
