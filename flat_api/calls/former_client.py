"""Members that ``ApiClient`` had in earlier clients: a few work and warn, the others name their replacement."""

from __future__ import annotations

import functools
import re
import warnings
from typing import TYPE_CHECKING

from flat_api.codec.json_types import is_array, is_object, is_tuple
from flat_api.exceptions import ApiAttributeError, ApiTypeError, ApiValueError, detached
from flat_api.exceptions.misuse import excerpt

if TYPE_CHECKING:
    from typing import Any, Callable, Dict, Mapping, Optional, Sequence, Tuple

_OWN_QUERY = "call_api() encodes 'query_params' itself"
_OWN_FORM = "call_api() encodes 'post_params' itself, files included"

REPLACED = {
    "client_side_validation": "use configuration.client_side_validation",
    "files_parameters": _OWN_FORM,
    "last_response": "call a method that ends with _with_http_info, or call_api() without 'response_type'",
    "param_serialize": "call_api() takes path, 'query_params', 'header_params' and 'body' as they are",
    "parameters_to_multipart": _OWN_FORM,
    "parameters_to_tuples": _OWN_QUERY,
    "parameters_to_url_query": _OWN_QUERY,
    "pool": "run the calls in a concurrent.futures.ThreadPoolExecutor",
    "prepare_post_parameters": _OWN_FORM,
    "request": "use call_api()",
    "response_deserialize": "call_api() decodes the response where it has a 'response_type'",
    "update_params_for_auth": "call_api() sends the access token of the configuration, or that in '_request_auth'",
}
"""Members that are gone, and what to use."""

_FORMER_ARGUMENTS = {
    "_check_type": "the response is decoded by 'response_type'",
    "_host": "give the whole URL",
    "_preload_content": "leave out 'response_type' for the unread response",
    "_request_auths": "use '_request_auth'",
    "_return_http_data_only": "leave out 'response_type' for the response with its status and headers",
    "async_req": "run the call in a thread of your own, such as concurrent.futures.ThreadPoolExecutor.submit()",
    "auth_settings": "the access token of the configuration is sent, or that in '_request_auth'",
    "callback": "run the call in a thread of your own, such as concurrent.futures.ThreadPoolExecutor.submit()",
    "collection_format": "a list in 'query_params' is sent item by item; join the items for another format",
    "collection_formats": "a list in 'query_params' is sent item by item; join the items for another format",
    "files": "put the files into 'post_params'",
    "path_params": "put the values into the path, encoded with urllib.parse.quote(value, safe='')",
    "resource_path": "the method comes first, then 'url'",
    "response_types_map": "use 'response_type'",
}
"""Arguments of ``call_api`` that are gone, and what to use."""


def former_member(name: str) -> Any:
    """Return the function that was a method of the client.

    Raises:
        ApiAttributeError: The client does not have it any more, or never had.
    """
    known = WORKING.get(name)
    if known is not None:
        return _with_warning(name, *known)
    if name in REPLACED:
        raise ApiAttributeError(f"ApiClient has no {name!r} any more; {REPLACED[name]}")
    raise ApiAttributeError(f"ApiClient has no attribute {name!r}")


def refuse_former_arguments(given: Mapping[str, Any]) -> None:
    """Refuse arguments that ``call_api`` does not have.

    Raises:
        ApiTypeError: There is one; the message names its replacement, if it has one.
    """
    for name in given:
        replacement = _FORMER_ARGUMENTS.get(name)
        hint = "" if replacement is None else f"; {replacement}"
        raise ApiTypeError(f"call_api() got an unexpected keyword argument {excerpt(name)}{hint}")


def _with_warning(name: str, method: Callable[..., Any], instead: str) -> Callable[..., Any]:
    @functools.wraps(method)
    def former(*arguments: Any, **keywords: Any) -> Any:
        warnings.warn(f"ApiClient.{name}() is deprecated; {instead}", DeprecationWarning, stacklevel=2)
        return method(*arguments, **keywords)

    return former


def _sanitize_for_serialization(obj: Any) -> Any:
    """Return a value in the types of JSON."""
    if isinstance(obj, (bytes, bytearray)):
        return obj
    if is_tuple(obj):
        return tuple([_sanitize_for_serialization(item) for item in obj])
    if is_array(obj):
        return [_sanitize_for_serialization(item) for item in obj]
    if is_object(obj):
        return {name: _sanitize_for_serialization(item) for name, item in obj.items()}
    from pydantic_core import from_json

    from flat_api.codec.model import dump_json

    return from_json(dump_json(obj))


def _deserialize(response: Any, response_type: Any, *ignored: Any) -> Any:
    """Return the value of a JSON text, or of a response that has it as ``data``."""
    from flat_api.codec.type_expressions import decode, resolve

    text = getattr(response, "data", response)
    body = text.encode() if isinstance(text, str) else bytes(text)
    kind = response_type if isinstance(response_type, str) else str(getattr(response_type, "__name__", "Any"))
    kind = re.sub(r"\bdict\(([^,()]*),\s*", r"Dict[\1, ", kind).replace(")", "]").replace("list[", "List[")
    kind = re.sub(r"\w+", lambda name: _FORMER_TYPES.get(name.group(), name.group()), kind)
    with detached():
        try:
            resolve(kind)
        except (AttributeError, ImportError, SyntaxError, TypeError, ValueError):
            raise ApiValueError(
                f"ApiClient.deserialize(): 'response_type' must be a model, got {excerpt(kind)}"
            ) from None
        try:
            return decode(body, kind)[0]
        except ValueError as error:
            raise ApiValueError(f"ApiClient.deserialize(): {error}") from None


def _select_header_accept(accepts: Sequence[str]) -> Optional[str]:
    """Return the media type of JSON, or the first one."""
    return next((accept for accept in accepts if "json" in accept.lower()), accepts[0] if accepts else None)


def _select_header_content_type(content_types: Sequence[str], *ignored: Any) -> Optional[str]:
    """Return the media type of JSON, or the first one."""
    return _select_header_accept(content_types)


_FORMER_TYPES = {"bytearray": "bytes", "date": "Date", "datetime": "Timestamp", "dict": "Any", "object": "Any"}
_IN_JSON = "use to_dict() of a model, or json.loads(model.to_json())"
WORKING: Dict[str, Tuple[Callable[..., Any], str]] = {
    "deserialize": (_deserialize, "use from_json() of a model, or call_api() with a 'response_type'"),
    "sanitize_for_serialization": (_sanitize_for_serialization, _IN_JSON),
    "select_header_accept": (_select_header_accept, "the client chooses the header itself"),
    "select_header_content_type": (_select_header_content_type, "the client chooses the header itself"),
}
