"""Django: an app that connects the users of a site with their accounts at Flat.

Add ``"flat_api.contrib.django"`` to ``INSTALLED_APPS``, include ``flat_api.contrib.django.urls``, and set ``FLAT_API``.
See the guide "Flat in a Django site". Extra ``django``; Django 4.2 to 5.2.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from flat_api.client import FlatClient
    from flat_api.contrib.django.clients import NotConnected
    from flat_api.contrib.django.token_store import ModelTokenStore

__all__ = ["ModelTokenStore", "NotConnected", "client_for"]

_MODULES = {"ModelTokenStore": "token_store", "NotConnected": "clients"}
"""Names whose modules need models, which can be imported only after Django has loaded all apps."""


def client_for(user: Any) -> FlatClient:
    """Return a client that acts for a user who has connected an account at Flat.

    Closing it closes no connection: all clients of a process share theirs.

    Args:
        user: User of the site.

    Raises:
        NotConnected: The user has not connected an account, or has disconnected it.
        TokenStoreError: The stored tokens cannot be read, for example because a key is missing.
    """
    from flat_api.contrib.django.clients import client_for

    return client_for(user)


def __getattr__(name: str) -> Any:
    if name not in _MODULES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_MODULES[name]}"), name)
