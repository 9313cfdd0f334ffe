"""Django: an app that connects the users of a site with their accounts at Flat.

Add ``"flat_api.contrib.django"`` to ``INSTALLED_APPS``, include ``flat_api.contrib.django.urls``, and set ``FLAT_API``.
See the guide "Flat in a Django site". Extra ``django``; Django 4.2 to 5.2.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from flat_api.client import FlatClient

__all__ = ["client_for"]


def client_for(user: Any) -> FlatClient:
    """Return a client that acts for a user who has connected an account at Flat.

    Closing it closes no connection: all clients of a process share theirs.

    Args:
        user: User of the site.

    Raises:
        NotConnected: The user has not connected an account, or has disconnected it.
        TokenStoreError: The stored tokens cannot be read, for example because a key is missing.
    """
    # Models can be imported only after Django has loaded all apps.
    from flat_api.contrib.django.clients import client_for

    return client_for(user)
