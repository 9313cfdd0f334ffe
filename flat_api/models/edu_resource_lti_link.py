"""EduResourceLtiLink. Generated from openapi.yaml; do not edit."""

from flat_api.base_model import FlatModel


class EduResourceLtiLink(FlatModel):
    """A link to a resource for a learning management system (LMS)."""

    lti_url: str
    """Address to put into the LMS as an LTI link."""
