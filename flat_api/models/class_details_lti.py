"""ClassDetailsLti. Generated from openapi.yaml; do not edit."""

from typing import Optional

from pydantic import StrictBool

from flat_api.codec.model import FlatModel


class ClassDetailsLti(FlatModel):
    """The course in a learning management system (LMS) that a class is connected with by LTI."""

    context_id: Optional[str] = None
    """ID of the course in the LMS."""

    context_title: Optional[str] = None
    """Title of the course in the LMS."""

    context_label: Optional[str] = None
    """Short label of the course in the LMS."""

    has_nrps_service: Optional[StrictBool] = None
    """Whether the LMS offers its list of members to Flat (Names and Role Provisioning Services)."""
