"""The redirect of a user back to the application: its parameters, and their checks."""

from __future__ import annotations

import hmac
from typing import TYPE_CHECKING
from urllib.parse import parse_qsl, urlsplit

from flat_api.codec.json_types import is_sequence
from flat_api.exceptions import ApiTypeError
from flat_api.support.links import host_and_port
from flat_api.support.redaction import HiddenFields, kind_of

if TYPE_CHECKING:
    from typing import Any, Optional, Sequence, Tuple

_ONCE = ("code", "state", "error", "iss")
"""Parameters that must not be there twice (RFC 6749, section 3.1)."""


def redirect_parameters(response: Any) -> HiddenFields:
    """Return the parameters of a redirect, each as a list of its values.

    Args:
        response: The URL, or the parameters of its query as a web framework has them: a mapping of names to a text or
            to a list of texts, also one with ``getlist`` (Django, Werkzeug, Starlette) or ``getall`` (aiohttp, WebOb).
    """
    found = HiddenFields()
    if isinstance(response, str):
        for name, value in parse_qsl(urlsplit(response).query, keep_blank_values=True):
            found.setdefault(name, []).append(value)
        return found
    if not hasattr(response, "keys"):
        expected = "the URL of the redirect, or the parameters of its query"
        raise ApiTypeError(f"finish(): 'response' must be {expected}, got {kind_of(response)}")
    several = getattr(response, "getlist", None) or getattr(response, "getall", None)
    for name in response:
        values = response[name] if several is None else several(name)
        found[name] = list(values) if is_sequence(values) else [values]
    return found


def redirect_problem(
    parameters: HiddenFields, state: Optional[str], endpoints: Sequence[str]
) -> Optional[Tuple[str, Optional[str]]]:
    """Return the code and the description of what is wrong with a redirect, or ``None``.

    Args:
        parameters: The parameters, each as a list.
        state: The state of the session.
        endpoints: URLs of the server. Flat publishes no issuer identifier, so ``iss`` (RFC 9207) must have the host of
            one of them.
    """
    for name in _ONCE:
        if len(parameters.get(name, ())) > 1:
            return "invalid_redirect", f"the redirect has the parameter {name} more than once"
    given = {name: values[0] for name, values in parameters.items() if values}
    if not isinstance(state, str) or not state:
        return "state_mismatch", "there is no state of this session; keep that of consent() in the session of the user"
    if not isinstance(given.get("state"), str) or not given["state"]:
        return "state_mismatch", "the redirect has no state"
    # In constant time, so that the state cannot be found out character by character.
    if not hmac.compare_digest(given["state"].encode("utf-8", "replace"), state.encode("utf-8", "replace")):
        return "state_mismatch", "the state is not that of this session"
    if "iss" in given and not _is_at(given["iss"], endpoints):
        return "invalid_redirect", "the redirect is from another authorization server (iss)"
    if given.get("error") and given.get("code"):
        return "invalid_redirect", "the redirect has both a code and an error"
    if given.get("error"):
        return str(given["error"]), given.get("error_description")
    return None


def _is_at(issuer: Any, endpoints: Sequence[str]) -> bool:
    try:
        return host_and_port(issuer) in [host_and_port(endpoint) for endpoint in endpoints]
    except (TypeError, ValueError, AttributeError):
        return False
