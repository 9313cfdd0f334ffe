"""RenameGroupRequest. Generated from openapi.yaml; do not edit."""

from flat_api.base_model import FlatModel


class RenameGroupRequest(FlatModel):
    """The new name of a group."""

    name: str
    """Name that teachers and students see from now on."""
