"""Servers of the API. Generated from openapi.yaml; do not edit."""

from __future__ import annotations

from typing import Any, Dict, Tuple

HOSTS: Tuple[Dict[str, Any], ...] = ({"url": "https://api.flat.io/v2", "description": "The live service."},)
"""The servers of the contract; the first is the default."""

API_VERSION = "2.26.2"
"""The version of the contract."""
