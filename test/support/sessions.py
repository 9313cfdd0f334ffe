"""Sessions of requests that are set up as a client would be."""

from __future__ import annotations

from typing import Any

import requests
from requests.adapters import HTTPAdapter


class _Adapter(HTTPAdapter):
    """An adapter whose sockets have options."""

    def __init__(self, options: Any) -> None:
        self._options = options
        super().__init__()

    def init_poolmanager(self, *args: Any, **kwargs: Any) -> None:
        super().init_poolmanager(*args, socket_options=self._options, **kwargs)


def session_for(**settings: Any) -> requests.Session:
    """Return a session that has what a client is given in its configuration, as far as that is its affair.

    Args:
        **settings: The settings of the client.
    """
    session = requests.Session()
    session.verify = settings.get("ssl_ca_cert", settings.get("verify_ssl", True))
    session.cert = settings.get("cert_file")
    for scheme in ("http", "https"):
        if "proxy" in settings:
            session.proxies[scheme] = settings["proxy"]
        if "connection_pool_maxsize" in settings:
            session.mount(f"{scheme}://", HTTPAdapter(pool_maxsize=settings["connection_pool_maxsize"]))
        if "socket_options" in settings:
            session.mount(f"{scheme}://", _Adapter(settings["socket_options"]))
    return session
