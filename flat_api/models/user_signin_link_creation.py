"""UserSigninLinkCreation. Generated from openapi.yaml; do not edit."""

from typing import Optional

from flat_api.codec.model import FlatModel


class UserSigninLinkCreation(FlatModel):
    """A sign-in link to create."""

    destination_path: Optional[str] = None
    """Path on the Flat site where the user arrives, beginning with ``/``. The server's default is ``/``."""
