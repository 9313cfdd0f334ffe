"""The versions that matter for a bug report."""

from __future__ import annotations

import sys


def package_version() -> str:
    """Return the version of this package."""
    return str(getattr(sys.modules[__name__.rpartition(".")[0]], "__version__", "unknown"))


def user_agent() -> str:
    """Return what the client calls itself."""
    major, minor, micro = sys.version_info[:3]
    return f"flat-api-python/{package_version()} python/{major}.{minor}.{micro}"


def report() -> str:
    """Return one line per version."""
    import platform

    import pydantic
    import urllib3

    from flat_api.hosts import API_VERSION

    lines = [
        ("Package", package_version()),
        ("API", API_VERSION),
        ("Python", f"{platform.python_version()} on {platform.platform()}"),
        ("urllib3", str(vars(urllib3)["__version__"])),
        ("pydantic", pydantic.VERSION),
    ]
    return "\n".join(f"{name}: {version}" for name, version in lines)
