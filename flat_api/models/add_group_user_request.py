"""AddGroupUserRequest. Generated from openapi.yaml; do not edit."""

from flat_api.base_model import FlatModel


class AddGroupUserRequest(FlatModel):
    """Whom to add to a group."""

    user: str
    """ID of the user who is to join."""
