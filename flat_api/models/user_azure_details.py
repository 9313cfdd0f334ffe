"""UserAzureDetails. Generated from openapi.yaml; do not edit."""

from typing import Optional

from flat_api.codec.model import FlatModel


class UserAzureDetails(FlatModel):
    """The Microsoft account behind a user."""

    oid: Optional[str] = None
    """Object ID of the account at Microsoft."""

    hd: Optional[str] = None
    """Domain of the Microsoft tenant."""

    preferred_username: Optional[str] = None
    """Sign-in name at Microsoft."""
