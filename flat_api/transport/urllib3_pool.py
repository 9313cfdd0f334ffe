"""The transport over urllib3, its own retries and redirects off."""

from __future__ import annotations

import ssl
from typing import TYPE_CHECKING

import urllib3

from flat_api.exceptions import ApiValueError, detached
from flat_api.support.forks import notice_fork, renew_after_fork
from flat_api.transport.connection import PlainPool, TLSPool, is_own
from flat_api.transport.deadline import Progress, end_progress, remaining, start_progress
from flat_api.transport.failures import FAULTS, transport_failure
from flat_api.transport.private_parts import pools_are_replaced, tls_context
from flat_api.transport.proxy import credentials, proxy_for
from flat_api.transport.response import RESTResponse

if TYPE_CHECKING:
    from typing import Any, Dict, Optional, Tuple

    from flat_api.configuration import Configuration
    from flat_api.transport.base import Request

    _Key = Tuple[Tuple[str, str, int], bool]

_ONCE = urllib3.Retry(total=False, redirect=False)


class RESTClientObject:
    """The transport over urllib3. Later changes of the configuration are not seen.

    Connections are kept per host, for all threads together. A child process opens its own. While a recorder such as
    vcrpy has put its connections in the place of urllib3's, they go through pools of urllib3 itself, which know the
    deadline of a call as a timeout only.
    """

    lifts_deadlines = True

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
        self._longest = max(self._timeout)
        self._default_timeout = urllib3.Timeout(connect=self._timeout[0], read=self._timeout[1])
        self._pools: Dict[_Key, Tuple[Any, bool]] = {}
        self._inherited: Dict[_Key, Tuple[Any, bool]] = {}
        self.opened = False
        renew_after_fork(self._leave_connections)

    def send(self, request: Request, connect: float, read: float, deadline: Optional[float] = None) -> RESTResponse:
        """Send a request once and return the response, its body unread. See :class:`Transport`."""
        notice_fork()
        progress = Progress(read, deadline)
        token = start_progress(progress)
        with detached():
            try:
                return self._send(request, connect, read, progress)
            except ApiValueError:
                raise
            except FAULTS as error:
                raise transport_failure(error, request.origin[1], progress) from None
            finally:
                end_progress(token)

    def _send(self, request: Request, connect: float, read: float, progress: Progress) -> RESTResponse:
        deadline = progress.deadline
        progress.sent = False
        replaced = pools_are_replaced()
        if replaced:
            request = request.plain()
        key = (request.origin, replaced)
        pool, absolute = self._pools.get(key) or self._open(*key)
        if (connect, read) == self._timeout and remaining(deadline, self._longest) == self._longest:
            timeout = self._default_timeout
        else:
            timeout = urllib3.Timeout(connect=remaining(deadline, connect), read=remaining(deadline, read))
        url = (request.base_url if absolute else "") + request.target
        if request.shown_target is not request.target and is_own(pool):
            # urllib3 logs it. The connections of this package send the other one.
            progress.target = url
            url = url[: -len(request.target)] + request.shown_target
        # From here on a connection of this package notes what it sent.
        progress.sent = None
        # By keyword, as what replaces urlopen() may know fewer parameters by their place.
        response = pool.urlopen(
            request.method,
            url,
            body=request.body,
            headers=request.headers,
            retries=_ONCE,
            redirect=False,
            assert_same_host=False,
            timeout=timeout,
            preload_content=False,
            decode_content=False,
            enforce_content_length=True,
        )
        return RESTResponse(response, request.origin[1], self._temp_folder_path, progress)

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

    def _open(self, origin: Tuple[str, str, int], replaced: bool) -> Tuple[Any, bool]:
        """Return the pool of a host, and whether its proxy needs the whole URL."""
        self._inherited = {}
        scheme, host, port = origin
        proxy = proxy_for(scheme, host, port, self._proxy, self._no_proxy)
        options = dict(self._pool_options)
        if scheme == "https":
            options.update(self._tls_options, ssl_context=self._tls_context())
        manager = self._manager(proxy, options, replaced)
        # A proxy that sees the request needs the whole URL (RFC 9112, section 3.2.2).
        absolute = scheme == "http" and proxy is not None and not proxy.startswith("socks")
        pool = manager.connection_from_host(host, port, scheme)
        self.opened = True
        # setdefault: when two threads come here at once, both get the pool of the first.
        return self._pools.setdefault((origin, replaced), (pool, absolute))

    def _manager(self, proxy: Optional[str], options: Dict[str, Any], replaced: bool) -> Any:
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
        if not replaced:
            manager.pool_classes_by_scheme = pools
        return manager

    def _tls_context(self) -> ssl.SSLContext:
        """Return the TLS context of all connections; urllib3 alone would load the authorities for each of them."""
        if self._context is None:
            verify: Any = self._tls_options["cert_reqs"]
            context = tls_context(cert_reqs=verify)
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
