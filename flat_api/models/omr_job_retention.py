"""OmrJobRetention. Generated from openapi.yaml; do not edit."""

from typing import Optional

from flat_api.base_model import FlatModel, Timestamp


class OmrJobRetention(FlatModel):
    """How long the files of a job are kept."""

    expiry_date: Timestamp
    """When the files are due to be erased; it happens shortly afterwards."""
    expired_date: Optional[Timestamp] = None
    """When the files were erased; missing while they exist."""
