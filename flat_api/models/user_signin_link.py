"""UserSigninLink. Generated from openapi.yaml; do not edit."""

from typing import Optional

from pydantic import ConfigDict, Field

from flat_api.codec.model import FlatModel, Timestamp


class UserSigninLink(FlatModel):
    """A link that signs a user in without a password; keep it as secret as one."""

    model_config = ConfigDict(hide_input_in_errors=True)

    url: Optional[str] = Field(default=None, repr=False)
    """Address to send the browser of the user to."""

    token: Optional[str] = Field(default=None, repr=False)
    """The token in ``url``, for a link of your own making."""

    expiration_date: Optional[Timestamp] = None
    """When link and token stop working."""
