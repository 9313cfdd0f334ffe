"""Command line of the package: ``python -m flat_api``, the same as ``flat-api``."""

from __future__ import annotations

from flat_api.cli.main import main

if __name__ == "__main__":
    raise SystemExit(main())
