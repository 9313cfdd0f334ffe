"""Connections through a SOCKS proxy. This needs the package PySocks."""

from __future__ import annotations

import socket
import types
from typing import Any

import urllib3.contrib.socks
from urllib3.contrib.socks import SOCKSConnection, SOCKSHTTPSConnection, SOCKSProxyManager

from flat_api.transport.connection import PlainPool, Sending, TLSPool, addresses_of, connected, progress, remaining
from flat_api.transport.http1 import with_names

__all__ = ["SOCKSProxyManager", "SocksPlainPool", "SocksTLSPool"]


socks: Any = vars(urllib3.contrib.socks)["socks"]


class _Socket(socks.socksocket):  # type: ignore[misc]
    """Keeps the time for connecting, however slowly the proxy answers."""

    open = False

    def connect(self, *args: Any, **kwargs: Any) -> None:
        parent: Any = super()
        parent.connect(*args, **kwargs)
        self.open = True

    def recv_into(self, *args: Any, **kwargs: Any) -> int:
        if not self.open:
            self.settimeout(remaining(progress.deadline, progress.read))
        parent: Any = super()
        received: int = parent.recv_into(*args, **kwargs)
        return received


_dial = with_names(socks.create_connection, socksocket=_Socket)


def _create_connection(
    destination: Any, timeout: Any, *, proxy_addr: str, proxy_port: int, proxy_rdns: bool, **options: Any
) -> Any:
    """Connect through a proxy; PySocks alone would wait for as long as the system takes to look up a host."""
    host, port = destination
    if not proxy_rdns:
        # SOCKS 4 has room for an IPv4 address only.
        version_4 = options["proxy_type"] == socks.SOCKS4
        [host, *_] = addresses_of(host, port, socket.AF_INET if version_4 else socket.AF_UNSPEC, timeout)
    options.update(proxy_port=proxy_port, proxy_rdns=proxy_rdns)
    return connected(
        proxy_addr,
        proxy_port,
        timeout,
        lambda place, wait: _dial((host, port), timeout=wait, proxy_addr=place, **options),
    )


_SOCKS: Any = types.SimpleNamespace(**vars(socks))
_SOCKS.create_connection = _create_connection
new_conn = with_names(vars(SOCKSConnection)["_new_conn"], socks=_SOCKS)


class _PlainConnection(Sending, SOCKSConnection):
    _new_conn = new_conn


class _TLSConnection(Sending, SOCKSHTTPSConnection):
    _new_conn = new_conn


class SocksPlainPool(PlainPool):
    """Connections to one host."""

    ConnectionCls: Any = _PlainConnection


class SocksTLSPool(TLSPool):
    """TLS connections to one host."""

    ConnectionCls: Any = _TLSConnection
