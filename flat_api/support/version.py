"""The version of the package, and the ``User-Agent`` header that names it."""

from __future__ import annotations

import sys


def package_version() -> str:
    """Return the version of this package, ``unknown`` where its ``__init__`` has none."""
    # Not by an import of it: generated packages have names of their own.
    package = sys.modules[__name__.rpartition(".support.")[0]]
    return str(getattr(package, "__version__", "unknown"))


def user_agent() -> str:
    """Return the ``User-Agent`` header of the client (RFC 9110, section 10.1.5)."""
    major, minor, micro = sys.version_info[:3]
    return f"flat-api-python/{package_version()} python/{major}.{minor}.{micro}"
