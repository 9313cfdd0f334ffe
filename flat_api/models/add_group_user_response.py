"""AddGroupUserResponse. Generated from openapi.yaml; do not edit."""

from typing import Optional

from flat_api.base_model import FlatModel


class AddGroupUserResponse(FlatModel):
    """Who was added to a group."""

    user: Optional[str] = None
    """ID of the user who joined."""
