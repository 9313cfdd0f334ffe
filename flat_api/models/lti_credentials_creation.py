"""LtiCredentialsCreation. Generated from openapi.yaml; do not edit."""

from pydantic import Field

from flat_api.codec.model import FlatModel
from flat_api.models.lms_name import LmsName


class LtiCredentialsCreation(FlatModel):
    """LTI 1.1 credentials to create; the server makes the key and the secret."""

    name: str = Field(max_length=300)
    """Label to tell them from others; at most 300 characters."""

    lms: LmsName
    """Learning platform that they are for."""
