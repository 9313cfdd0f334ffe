"""The setting ``FLAT_API`` of a site."""

from __future__ import annotations

from typing import Any, Dict, List, Mapping, Tuple

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured

from flat_api.auth.oauth import OAuth2
from flat_api.configuration import Configuration
from flat_api.support.redaction import HiddenFields

REQUIRED = ("CLIENT_ID", "CLIENT_SECRET", "SCOPES", "TOKEN_KEYS")
DEFAULTS: Dict[str, Any] = {
    "REDIRECT_URI": None,
    "HOST": None,
    "AUTHORIZATION_ENDPOINT": "https://flat.io/auth/oauth",
    "TOKEN_ENDPOINT": "https://api.flat.io/oauth/access_token",
    "REVOCATION_ENDPOINT": "https://api.flat.io/oauth/invalidate_token",
    "LOCK_TIMEOUT": 30.0,
}
"""Members that may be left out. ``REDIRECT_URI`` is then made of the address of the request."""


def given() -> Mapping[str, Any]:
    """Return the setting as it is, without the defaults; its ``repr`` shows no secret."""
    value: Any = getattr(settings, "FLAT_API", None)
    members: Dict[str, Any] = {**value} if isinstance(value, dict) else {}
    return HiddenFields(members)


def member(name: str) -> Any:
    """Return a member of the setting.

    Raises:
        ImproperlyConfigured: It is needed, and is not there.
    """
    value = given().get(name, DEFAULTS.get(name))
    if value in (None, "", [], ()) and name in REQUIRED:
        raise ImproperlyConfigured(f"the setting FLAT_API must have {name!r}")
    return value


def scopes() -> List[str]:
    """Return the scopes that users are asked for."""
    return list(member("SCOPES"))


def keys() -> Tuple[str, ...]:
    """Return the keys of the stored tokens, the newest first."""
    return tuple(member("TOKEN_KEYS"))


def configuration(access_token: Any = "") -> Configuration:
    """Return the configuration of a client."""
    host = member("HOST")
    return Configuration(access_token=access_token, **({} if host is None else {"host": host}))


def oauth(redirect_uri: str) -> OAuth2:
    """Return the OAuth 2 client of the site.

    Args:
        redirect_uri: URL that users return to, if the setting has none.
    """
    return OAuth2(
        member("CLIENT_ID"),
        member("CLIENT_SECRET"),
        member("REDIRECT_URI") or redirect_uri,
        configuration=configuration(),
        authorization_endpoint=member("AUTHORIZATION_ENDPOINT"),
        token_endpoint=member("TOKEN_ENDPOINT"),
        revocation_endpoint=member("REVOCATION_ENDPOINT"),
    )
