"""What to trust, and who to be, on TLS connections."""

from __future__ import annotations

import ssl

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any, Dict, Optional

    from flat_api.configuration import Configuration


class TLSSettings:
    """What to trust, and who to be, on TLS connections."""

    def __init__(self, configuration: Configuration) -> None:
        self.verify = configuration.verify_ssl
        self.ca_file = configuration.ssl_ca_cert
        self.ca_data = configuration.ca_cert_data
        self.cert_file = configuration.cert_file
        self.key_file = configuration.key_file
        self.server_name = configuration.tls_server_name
        self.assert_hostname = configuration.assert_hostname
        self._context: Optional[ssl.SSLContext] = None

    @property
    def context(self) -> ssl.SSLContext:
        """The context of all connections; urllib3 alone would load the authorities for each one again."""
        if self._context is None:
            self._context = self._make_context()
        return self._context

    def options(self) -> Dict[str, Any]:
        """Return the arguments for urllib3."""
        options: Dict[str, Any] = {
            "ssl_context": self.context,
            "cert_reqs": "CERT_REQUIRED" if self.verify else "CERT_NONE",
        }
        if self.assert_hostname is not None:
            options["assert_hostname"] = self.assert_hostname
        if self.server_name:
            options["server_hostname"] = self.server_name
        return options

    def _make_context(self) -> ssl.SSLContext:
        from urllib3.util.ssl_ import create_urllib3_context

        context = create_urllib3_context(cert_reqs=ssl.CERT_REQUIRED if self.verify else ssl.CERT_NONE)
        if self.ca_file or self.ca_data:
            context.load_verify_locations(cafile=self.ca_file, cadata=self.ca_data)
        elif self.verify:
            context.load_default_certs()
        if self.cert_file:
            context.load_cert_chain(self.cert_file, self.key_file)
        return context
