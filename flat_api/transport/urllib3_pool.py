"""The transport over urllib3, its own retries and redirects off."""

from __future__ import annotations

import ssl

import urllib3
from urllib3.util.ssl_ import create_urllib3_context

from flat_api.exceptions import ApiValueError, detached
from flat_api.support.forks import notice_fork, renew_after_fork
from flat_api.transport.base import FAULTS, RESTResponse, connection_error
from flat_api.transport.connection import PlainPool, TLSPool, progress, remaining
from flat_api.transport.proxy import credentials, proxy_for

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any, Dict, Optional, Tuple

    from flat_api.configuration import Configuration
    from flat_api.transport.base import Request

_ONCE = urllib3.Retry(total=False, redirect=False)


class RESTClientObject:
    """The transport over urllib3. Later changes of the configuration are not seen.

    Connections are kept per host, for all threads together. A child process opens its own.
    """

    def __init__(self, configuration: Configuration) -> None:
        self._proxy = configuration.proxy
        self._proxy_headers = dict(configuration.proxy_headers or {})
        self._no_proxy = configuration.no_proxy
        self._temp_folder_path = configuration.temp_folder_path
        self._pool_options: Dict[str, Any] = {"maxsize": configuration.connection_pool_maxsize}
        if configuration.socket_options is not None:
            self._pool_options["socket_options"] = configuration.socket_options
        self._tls_options = {
            "cert_reqs": ssl.CERT_REQUIRED if configuration.verify_ssl else ssl.CERT_NONE,
            "assert_hostname": configuration.assert_hostname,
            "server_hostname": configuration.tls_server_name or None,
        }
        self._authorities = configuration.ssl_ca_cert, configuration.ca_cert_data
        self._certificate = configuration.cert_file, configuration.key_file
        self._context: Optional[ssl.SSLContext] = None
        self._timeout = configuration.timeouts
        self._default_timeout = urllib3.Timeout(connect=self._timeout[0], read=self._timeout[1])
        self._pools: Dict[Tuple[str, str, int], Tuple[Any, bool]] = {}
        self._inherited: Dict[Tuple[str, str, int], Tuple[Any, bool]] = {}
        self.opened = False
        renew_after_fork(self._leave_connections)

    def send(self, request: Request, connect: float, read: float, deadline: Optional[float] = None) -> RESTResponse:
        """Send a request once and return the answer, its body unread. See :class:`Transport`."""
        notice_fork()
        origin = request.origin
        progress.read = read
        progress.deadline = deadline
        progress.step = "connecting"
        progress.sent = False
        progress.target = None
        with detached():
            try:
                pool, absolute = self._pools.get(origin) or self._open(origin)
                if deadline is None and (connect, read) == self._timeout:
                    timeout = self._default_timeout
                else:
                    timeout = urllib3.Timeout(connect=remaining(deadline, connect), read=remaining(deadline, read))
                start = request.base_url if absolute else ""
                if request.shown_target is not request.target:
                    progress.target = start + request.target
                response = pool.urlopen(
                    request.method,
                    start + request.shown_target,
                    request.body,
                    request.headers,
                    _ONCE,
                    False,
                    False,
                    timeout,
                    preload_content=False,
                    decode_content=False,
                    enforce_content_length=True,
                )
                return RESTResponse(response, origin[1], self._temp_folder_path)
            except ApiValueError:
                raise
            except FAULTS as error:
                step = "waiting for the response" if progress.sent else progress.step
                failure = connection_error(error, origin[1], step)
                failure.sent = progress.sent
                raise failure from None
            finally:
                # It is that of this attempt only.
                progress.deadline = None

    def close(self) -> None:
        """Close all connections."""
        pools, self._pools = self._pools, {}
        for pool, _ in pools.values():
            pool.close()
        self._inherited = {}
        self.opened = False

    def _leave_connections(self) -> None:
        """Leave the connections to the parent process, which goes on using them.

        They are closed when the next one is opened: closing them takes locks.
        """
        self._inherited, self._pools = self._pools, {}
        self.opened = False

    def _open(self, origin: Tuple[str, str, int]) -> Tuple[Any, bool]:
        """Return the pool of a host, and whether its proxy wants whole URLs."""
        self._inherited = {}
        scheme, host, port = origin
        proxy = proxy_for(scheme, host, port, self._proxy, self._no_proxy)
        options = dict(self._pool_options)
        if scheme == "https":
            options.update(self._tls_options, ssl_context=self._tls_context())
        manager = self._manager(proxy, options)
        # A proxy that sees the request wants to be told the whole URL.
        absolute = scheme == "http" and proxy is not None and not proxy.startswith("socks")
        pool = manager.connection_from_host(host, port, scheme)
        self.opened = True
        # setdefault: when two threads come here at once, both get the pool of the first.
        return self._pools.setdefault(origin, (pool, absolute))

    def _manager(self, proxy: Optional[str], options: Dict[str, Any]) -> Any:
        pools: Dict[str, Any] = {"http": PlainPool, "https": TLSPool}
        if proxy is None:
            manager: Any = urllib3.PoolManager(**options)
        elif proxy.startswith("socks"):
            try:
                from flat_api.transport.socks import SocksPlainPool, SOCKSProxyManager, SocksTLSPool
            except ImportError:
                raise ApiValueError("a SOCKS proxy needs the package PySocks: pip install PySocks") from None
            pools = {"http": SocksPlainPool, "https": SocksTLSPool}
            manager = SOCKSProxyManager(proxy, **options)
        else:
            url, headers = credentials(proxy)
            headers.update(self._proxy_headers)
            if url.startswith("https:"):
                context = self._tls_context()
                options = {**options, "ssl_context": context, "proxy_ssl_context": context}
            manager = urllib3.ProxyManager(url, proxy_headers=headers, **options)
        manager.pool_classes_by_scheme = pools
        return manager

    def _tls_context(self) -> ssl.SSLContext:
        """Return the context of all connections; urllib3 alone would load the authorities for each one again."""
        if self._context is None:
            verify: Any = self._tls_options["cert_reqs"]
            context = create_urllib3_context(cert_reqs=verify)
            ca_file, ca_data = self._authorities
            if ca_file or ca_data:
                context.load_verify_locations(cafile=ca_file, cadata=ca_data)
            elif verify:
                context.load_default_certs()
            certificate, key = self._certificate
            if certificate:
                context.load_cert_chain(certificate, key)
            self._context = context
        return self._context
