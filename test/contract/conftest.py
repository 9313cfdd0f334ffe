"""The contract, loaded once for all tests of this directory."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from support.openapi_document import Document

# The contract and the tools that check it belong to development, which needs Python 3.10.
collect_ignore_glob = [] if sys.version_info >= (3, 10) else ["test_*.py"]


@pytest.fixture(scope="session")
def document() -> Document:
    """Return ``openapi.yaml`` of this working tree."""
    from support.openapi_document import Document

    return Document.load()
