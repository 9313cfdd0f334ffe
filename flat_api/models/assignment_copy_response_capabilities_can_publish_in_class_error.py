"""AssignmentCopyResponseCapabilitiesCanPublishInClassError. Generated from openapi.yaml; do not edit."""

from flat_api.codec.model import FlatModel


class AssignmentCopyResponseCapabilitiesCanPublishInClassError(FlatModel):
    """The reason why an assignment cannot be given to the students."""

    code: str
    """The reason, for programs. No list of the codes is published, so expect unknown ones."""

    message: str
    """The reason, for people."""
