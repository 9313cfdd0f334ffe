"""System check of the settings, which Django runs at its start. No message shows a secret."""

from __future__ import annotations

from typing import Any, List, Mapping

from django.conf import settings
from django.core import checks
from django.core.checks import CheckMessage, Error

from flat_api.contrib.django import conf
from flat_api.contrib.django.encryption import is_key
from flat_api.support.suggestions import did_you_mean

_NEEDED = (
    ("django.contrib.sessions.middleware.SessionMiddleware", "keeps the state of the consent"),
    ("django.contrib.auth.middleware.AuthenticationMiddleware", "says who the user is"),
    ("django.contrib.messages.middleware.MessageMiddleware", "shows what happened"),
)


def check_settings(app_configs: Any, **options: Any) -> List[CheckMessage]:
    """Return what is wrong with the settings."""
    found: List[CheckMessage] = []
    value = getattr(settings, "FLAT_API", None)
    if not isinstance(value, dict):
        hint = f"Set it to a dict with {', '.join(conf.REQUIRED)}."
        return [Error("The setting FLAT_API is missing, or is not a dict.", hint=hint, id="flat_api.E001")]
    given = conf.given()
    for name in conf.REQUIRED:
        if given.get(name) in (None, "", [], ()):
            found.append(Error(f"The setting FLAT_API has no {name!r}.", id="flat_api.E002"))
    known = [*conf.REQUIRED, *conf.DEFAULTS]
    for name in given:
        if name not in known:
            hint = did_you_mean(str(name), known).lstrip("; ") or f"The names are {', '.join(known)}."
            found.append(Error(f"The setting FLAT_API has an unknown {name!r}.", hint=hint, id="flat_api.E003"))
    found += _check_lists(given)
    found += [
        checks.Warning(f"{path} is not in MIDDLEWARE, which {why}.", id="flat_api.W001")
        for path, why in _NEEDED
        if path not in settings.MIDDLEWARE
    ]
    uri = given.get("REDIRECT_URI")
    if not settings.DEBUG and isinstance(uri, str) and not uri.startswith("https://"):
        found.append(checks.Warning("FLAT_API['REDIRECT_URI'] is not an https address.", id="flat_api.W002"))
    return found


def _check_lists(given: Mapping[str, Any]) -> List[CheckMessage]:
    found: List[CheckMessage] = []
    for name in ("SCOPES", "TOKEN_KEYS"):
        if given.get(name) and not isinstance(given[name], (list, tuple)):
            found.append(Error(f"FLAT_API[{name!r}] must be a list.", id="flat_api.E004"))
    keys: Any = given.get("TOKEN_KEYS")
    if keys and isinstance(keys, (list, tuple)):
        listed: List[Any] = [*keys]
        hint = "Make one with cryptography.fernet.Fernet.generate_key().decode(), and keep it apart from SECRET_KEY."
        for number, key in enumerate(listed):
            if not is_key(key):
                message = f"FLAT_API['TOKEN_KEYS'][{number}] is not a key of 32 bytes in URL-safe base64."
                found.append(Error(message, hint=hint, id="flat_api.E005"))
            elif key == settings.SECRET_KEY:
                message = f"FLAT_API['TOKEN_KEYS'][{number}] is SECRET_KEY: whoever has one then has the other."
                found.append(Error(message, hint=hint, id="flat_api.E006"))
    return found
