"""LtiCredentials. Generated from openapi.yaml; do not edit."""

from typing import Optional

from pydantic import ConfigDict, Field, StrictBool

from flat_api.codec.model import FlatModel, Timestamp
from flat_api.models.lms_name import LmsName


class LtiCredentials(FlatModel):
    """A key and secret for LTI 1.1. Since 2.22 these are part of ``LtiConfiguration1p1``."""

    model_config = ConfigDict(hide_input_in_errors=True)

    id: Optional[str] = None
    """Unique ID of the credentials."""

    name: Optional[str] = None
    """Label that tells them from others."""

    lms: Optional[LmsName] = None
    """Learning platform that they are for."""

    organization: Optional[str] = None
    """ID of the organization that they connect."""

    creator: Optional[str] = None
    """ID of the user who created them."""

    creation_date: Optional[Timestamp] = None
    """When they were created."""

    last_usage: Optional[Timestamp] = None
    """When a platform last used them; missing when none has."""

    consumer_key: Optional[str] = None
    """Key to enter in the learning platform; public."""

    consumer_secret: Optional[str] = Field(default=None, repr=False)
    """Secret to enter in the learning platform; it signs the launches."""

    enable_email_matching: Optional[StrictBool] = None
    """Find the account of a person by email address when they launch Flat from the platform. The server's default is
    ``true``."""
