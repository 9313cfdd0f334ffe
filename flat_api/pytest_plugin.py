"""Fixtures for pytest: an embedded Flat server for each test, and a client of it.

pytest loads this module in every run if the package is installed. It therefore imports only pytest, and defines no
fixtures if the server cannot run (without the extra ``sandbox``, or before Python 3.10).
"""

from __future__ import annotations

import importlib.util
import sys
from typing import TYPE_CHECKING, Iterator

if TYPE_CHECKING:
    from flat_api.api_client import ApiClient
    from flat_api.sandbox import Sandbox

# jsonschema_rs is installed by the extra "sandbox" only.
if sys.version_info >= (3, 10) and importlib.util.find_spec("jsonschema_rs") is not None:
    import pytest

    @pytest.fixture
    def flat_sandbox() -> Iterator[Sandbox]:
        """An embedded Flat server with its sample accounts and no scores: see ``flat_api.sandbox.Sandbox``."""
        from flat_api.sandbox import Sandbox

        with Sandbox() as sandbox:
            yield sandbox

    @pytest.fixture
    def flat_client(flat_sandbox: Sandbox) -> Iterator[ApiClient]:
        """A client of ``flat_sandbox`` with the access token of its teacher."""
        from flat_api.api_client import ApiClient

        with ApiClient(flat_sandbox.configuration(user="teacher")) as client:
            yield client
