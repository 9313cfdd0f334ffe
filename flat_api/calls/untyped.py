"""Calls of endpoints that the contract does not declare: ``ApiClient.call_api``."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import quote, unquote, urlsplit

from flat_api.calls.operation import Body, Operation
from flat_api.calls.parameters import plain_text
from flat_api.codec.json_types import is_sequence
from flat_api.exceptions import ApiTypeError, ApiValueError, detached
from flat_api.exceptions.misuse import excerpt
from flat_api.support.hosts import origin_of
from flat_api.support.redaction import HiddenText, hidden, kind_of

if TYPE_CHECKING:
    from typing import Any, List, Mapping, Optional, Tuple, Union

    from flat_api.calls.call import Call
    from flat_api.calls.parameters import Formats

_NAME = "call_api"
_IN_URL = "/%:@!$&'()*+,;=~?[]"
_SECRETS = ("key", "token", "secret", "password", "code", "state", "signature", "credential")
"""Ends of the names of parameters that hold a secret."""


def untyped_operation(
    method: str,
    path: str,
    body: Any,
    form: Any,
    headers: Mapping[str, str],
    response_type: Union[str, type, None],
) -> Operation:
    """Return an operation for an encoded path with its query."""
    if not str(method).isalpha():
        raise ApiValueError(f"{_NAME}(): 'method' must be an HTTP method, got {excerpt(method)}")
    if body is not None and form is not None:
        raise ApiTypeError(f"{_NAME}() takes 'body' or 'post_params', not both")
    content_type = next((value for name, value in headers.items() if name.lower() == "content-type"), None)
    argument = None
    if form is not None:
        # A form with a file is sent as the second one.
        forms = (content_type,) if content_type else ("application/x-www-form-urlencoded", "multipart/form-data")
        argument = Body("post_params", "Any", content_types=forms)
    elif body is not None:
        usual = "application/octet-stream" if isinstance(body, (bytes, bytearray)) else "application/json"
        argument = Body("body", "Any", content_types=(content_type or usual,))
    kind = response_type if isinstance(response_type, str) else getattr(response_type, "__name__", "Any")
    if response_type is not None:
        _check_type(kind)
    accept = ("*/*",) if response_type is None or kind == "bytes" else ("application/json",)
    return Operation(_NAME, _NAME, method.upper(), path, body=argument, responses={"default": kind}, accept=accept)


def _check_type(kind: str) -> None:
    from flat_api.codec.type_expressions import resolve

    with detached():
        try:
            resolve(kind)
        except (AttributeError, SyntaxError, TypeError, ValueError):
            expected = "a model or text such as 'List[ScoreDetails]'"
            raise ApiValueError(f"{_NAME}(): 'response_type' must be {expected}, got {excerpt(kind)}") from None


def locate(url: Any, host: str) -> Tuple[str, Optional[str]]:
    """Return the path and query of a URL, and its host, or ``None`` for the configured host."""
    if not isinstance(url, str):
        raise ApiTypeError(f"{_NAME}(): 'url' must be text, got {kind_of(url)}")
    # The query is hidden, and is in no message, as it may hold a secret.
    url, address = hidden(url), url.partition("?")[0]
    query = hidden(url[len(address) :].partition("#")[0])
    if not address.startswith("/") and "@" in address:
        # Not shown, and not split: it may hold a password.
        address = hidden(address)
        raise ApiValueError(f"{_NAME}(): 'url' must be a URL without credentials")
    if any(ord(character) < 33 or ord(character) == 127 for character in url):
        raise _wrong_url("must not contain spaces or control characters", address)
    if address == host or address.startswith(host + "/"):
        address = address[len(host) :] or "/"
    elsewhere = None
    if not address.startswith("/"):
        with detached():
            try:
                origin_of(address)
            except ValueError as error:
                hint = "; the method comes first, then the URL" if url.isalpha() else f" ({error})"
                raise _wrong_url("must be a path that starts with '/', or a URL", address, hint) from None
        parts = urlsplit(address)
        elsewhere = f"{parts.scheme}://{parts.netloc}"
        address = address[len(elsewhere) :] or "/"
    path = address.partition("#")[0]
    if path != address:
        query = ""
    if any(unquote(segment) in (".", "..") for segment in path.split("/")):
        raise _wrong_url("must not have '.' or '..' in its path", address)
    return quote(path + query, _IN_URL), elsewhere


def _wrong_url(expected: str, address: str, hint: str = "") -> ApiValueError:
    return ApiValueError(f"{_NAME}(): 'url' {expected}, got {excerpt(address)}{hint}")


def hide_secrets(call: Call) -> None:
    """Hide values in the query of a call whose names suggest a secret; no contract says which ones are."""
    request = call.request
    path, mark, query = request.target.partition("?")
    fields = [field.partition("=") for field in query.split("&")]
    found = [value for name, _, value in fields if value and name.lower().endswith(_SECRETS)]
    if found:
        call.secrets += tuple(HiddenText(text) for value in found for text in (value, unquote(value)))
        shown = [
            f"{name}=..." if name.lower().endswith(_SECRETS) else name + sign + value for name, sign, value in fields
        ]
        request.shown_target = path + mark + "&".join(shown)
        request.target = hidden(request.target)


def with_query(path: str, parameters: Mapping[str, Any], formats: Formats) -> str:
    """Return a path with parameters added to its query; lists are repeated, ``None`` is left out."""
    pairs: List[str] = []
    for name, value in parameters.items():
        for item in value if is_sequence(value) else [value]:
            if item is not None:
                text = plain_text(f"{_NAME}(): {excerpt(name)} of 'query_params'", item, formats)
                pairs.append(f"{quote(name, '')}={quote(text, '')}")
    return path + ("&" if "?" in path else "?") + "&".join(pairs) if pairs else path
