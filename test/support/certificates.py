"""Certificates for TLS on loopback, made anew for each run, so that no private key lies in the repository."""

from __future__ import annotations

import atexit
import tempfile
import warnings
from pathlib import Path

with warnings.catch_warnings():
    warnings.simplefilter("ignore")  # by which cryptography takes its leave of Python 3.7
    import trustme

_FOLDER = tempfile.TemporaryDirectory(prefix="flat-api-certificates-")
atexit.register(_FOLDER.cleanup)

CERTIFICATES = Path(_FOLDER.name)
"""Holds ``authority.pem``, and with their keys ``server.pem`` (for loopback), ``other.pem`` and ``client.pem``."""

_HOLDERS = {"server": ("127.0.0.1", "localhost", "flat.test"), "other": ("other.test",), "client": ("client.test",)}


def _make() -> None:
    authority = trustme.CA()
    authority.cert_pem.write_to_path(str(CERTIFICATES / "authority.pem"))
    for name, identities in _HOLDERS.items():
        certificate = authority.issue_cert(*identities)
        certificate.private_key_and_cert_chain_pem.write_to_path(str(CERTIFICATES / f"{name}.pem"))


_make()
