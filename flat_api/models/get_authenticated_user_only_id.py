"""GetAuthenticatedUserOnlyId. Generated from openapi.yaml; do not edit."""

from flat_api.codec.model import FlatModel


class GetAuthenticatedUserOnlyId(FlatModel):
    """The account, reduced to its identifier."""

    id: str
    """ID of the account, 24 hex digits."""
