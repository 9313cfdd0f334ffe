"""The generator belongs to development, which needs Python 3.10: below, its tests are skipped, by name."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Optional

import pytest


class TooNew(pytest.Module):
    """A test module that this Python cannot import."""

    def collect(self) -> list[pytest.Item]:
        """Skip the module, by its name."""
        pytest.skip("the generator needs Python 3.10")


def pytest_pycollect_makemodule(module_path: Path, parent: pytest.Collector) -> Optional[pytest.Module]:
    """Skip all modules of this directory where the generator cannot run."""
    return TooNew.from_parent(parent, path=module_path) if sys.version_info < (3, 10) else None
