"""Connections through a SOCKS proxy. This needs the package PySocks."""

from __future__ import annotations

import socket
import types
from typing import TYPE_CHECKING, Any

import urllib3.contrib.socks
from urllib3.contrib.socks import SOCKSProxyManager

from flat_api.transport.connection import PlainPool, Sending, TLSPool
from flat_api.transport.deadline import current_progress, remaining
from flat_api.transport.dial import addresses_of, dial_each
from flat_api.transport.private_parts import library_class, method_with_globals, with_globals

__all__ = ["SOCKSProxyManager", "SocksPlainPool", "SocksTLSPool", "new_conn"]

socks: Any = vars(urllib3.contrib.socks)["socks"]
SOCKSConnection: Any = library_class(urllib3.contrib.socks, "SOCKSConnection")
SOCKSHTTPSConnection: Any = library_class(urllib3.contrib.socks, "SOCKSHTTPSConnection")


if TYPE_CHECKING:
    _SocksSocket = socket.socket
else:
    _SocksSocket = socks.socksocket


class _Socket(_SocksSocket):
    """A socket that keeps the timeout for connecting, however slowly the proxy responds."""

    open = False

    def connect(self, *args: Any, **kwargs: Any) -> None:
        super().connect(*args, **kwargs)
        self.open = True

    def recv_into(self, *args: Any, **kwargs: Any) -> int:
        if not self.open:
            progress = current_progress()
            self.settimeout(remaining(progress.deadline, progress.read))
        return super().recv_into(*args, **kwargs)


_dial = with_globals(socks.create_connection, socksocket=_Socket)


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
    return dial_each(
        proxy_addr,
        proxy_port,
        timeout,
        lambda place, wait: _dial((host, port), timeout=wait, proxy_addr=place, **options),
    )


_SOCKS: Any = types.SimpleNamespace(**vars(socks))
_SOCKS.create_connection = _create_connection
new_conn = method_with_globals(SOCKSConnection, "_new_conn", socks=_SOCKS)


class _PlainConnection(Sending, SOCKSConnection):  # type: ignore[misc]
    _new_conn = new_conn


class _TLSConnection(Sending, SOCKSHTTPSConnection):  # type: ignore[misc]
    _new_conn = new_conn


class SocksPlainPool(PlainPool):
    """Connections to one host."""

    ConnectionCls: Any = _PlainConnection


class SocksTLSPool(TLSPool):
    """TLS connections to one host."""

    ConnectionCls: Any = _TLSConnection
