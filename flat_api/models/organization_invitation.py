"""OrganizationInvitation. Generated from openapi.yaml; do not edit."""

from typing import List, Optional

from pydantic import StrictBool

from flat_api.codec.model import FlatModel, Timestamp
from flat_api.models.organization_roles import OrganizationRoles


class OrganizationInvitation(FlatModel):
    """An invitation to join the organization in a certain role."""

    __nullable__ = frozenset({"custom_code"})

    id: Optional[str] = None
    """Unique ID of the invitation."""

    creation_date: Optional[Timestamp] = None
    """When the invitation was made."""

    organization: str
    """ID of the organization to join."""

    organization_role: OrganizationRoles
    """Role that whoever accepts will have."""

    custom_code: Optional[str]
    """Code of its own choice that the organization gave the invitation; ``null`` without one."""

    email: Optional[str] = None
    """Address that the invitation is for."""

    invited_by: Optional[str] = None
    """ID of the user who made the invitation."""

    html_url: Optional[str] = None
    """Web page on which to accept the invitation."""

    allow_multiple_use: StrictBool
    """Whether more than one person can accept it."""

    used_by: Optional[List[str]] = None
    """IDs of the users who have accepted it."""
