"""Servers of the API. Generated from contract.yaml; do not edit."""

from __future__ import annotations

from typing import Any, Dict, Tuple

HOSTS: Tuple[Dict[str, Any], ...] = (
    {
        "url": "https://{region}.example.com/v1",
        "description": "The service",
        "variables": {
            "region": {"description": "Place of the data", "default_value": "eu", "enum_values": ["eu", "us"]}
        },
    },
)
"""The servers of the contract; the first is the default."""

API_VERSION = "1.0"
"""The version of the contract."""
