"""Clients for the users of a site, over the connections that a process shares."""

from __future__ import annotations

import atexit
import threading
from typing import Any, Optional

from flat_api.api_client import ApiClient
from flat_api.client import FlatClient
from flat_api.contrib.django import conf
from flat_api.contrib.django.token_store import ModelTokenStore
from flat_api.exceptions import OpenApiException
from flat_api.jobs.delegation import SharedTransport

_lock = threading.Lock()
_connections: Optional[ApiClient] = None


class NotConnected(OpenApiException):
    """User of the site who has no account at Flat connected."""


def client_for(user: Any) -> FlatClient:
    """Return a client that acts for a user. See :func:`flat_api.contrib.django.client_for`."""
    store = ModelTokenStore(user)
    if store.load() is None:
        raise NotConnected(f"user {user.pk} has not connected an account at Flat; send them to 'flat_api:login'")
    # The URL that users return to is of no use in a refresh.
    provider = conf.oauth("https://example.com/").provider(store=store)
    return FlatClient(configuration=conf.configuration(provider), transport=SharedTransport(_shared()))


def _shared() -> ApiClient:
    """Return the client whose connections the process shares; forked processes open their own."""
    global _connections
    with _lock:
        if _connections is None:
            _connections = ApiClient(conf.configuration())
            atexit.register(_connections.close)
        return _connections
