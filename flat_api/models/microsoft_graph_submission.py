"""MicrosoftGraphSubmission. Generated from openapi.yaml; do not edit."""

from flat_api.codec.model import FlatModel


class MicrosoftGraphSubmission(FlatModel):
    """The counterpart of a submission in Microsoft Teams."""

    id: str
    """ID of the submission in Microsoft Graph, a UUID."""

    state: str
    """State of the submission, as Microsoft Graph names it."""
