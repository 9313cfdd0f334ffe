"""OrganizationInvitationCreation. Generated from openapi.yaml; do not edit."""

from typing import Optional

from flat_api.base_model import FlatModel
from flat_api.models.organization_invitation_creation_organization_role import (
    OrganizationInvitationCreationOrganizationRole,
)


class OrganizationInvitationCreation(FlatModel):
    """An invitation to make. Students cannot be invited this way; create their accounts instead."""

    email: Optional[str] = None
    """Address of the person to invite."""
    organization_role: Optional[OrganizationInvitationCreationOrganizationRole] = None
    """Role that the person will have, ``teacher``, ``admin`` or ``accountAdmin``. The server's default is
    ``teacher``."""
