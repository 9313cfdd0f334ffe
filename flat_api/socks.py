"""Connections through a SOCKS proxy. This needs the package PySocks."""

from __future__ import annotations

from typing import Any

from urllib3.contrib.socks import SOCKSConnection, SOCKSHTTPSConnection, SOCKSProxyManager

from flat_api.connections import PlainPool, Sending, TLSPool

__all__ = ["SOCKSProxyManager", "SocksPlainPool", "SocksTLSPool"]


class _PlainConnection(Sending, SOCKSConnection):
    pass


class _TLSConnection(Sending, SOCKSHTTPSConnection):
    pass


class SocksPlainPool(PlainPool):
    """Connections to one host."""

    ConnectionCls: Any = _PlainConnection


class SocksTLSPool(TLSPool):
    """TLS connections to one host."""

    ConnectionCls: Any = _TLSConnection
