"""UserDetailsAdminLicense. Generated from openapi.yaml; do not edit."""

from typing import Optional

from pydantic import StrictBool

from flat_api.codec.model import FlatModel, Timestamp
from flat_api.models.license_mode import LicenseMode
from flat_api.models.license_sources import LicenseSources


class UserDetailsAdminLicense(FlatModel):
    """Licence of an account in the organization."""

    id: Optional[str] = None
    """Unique ID of the licence."""

    expiration_date: Optional[Timestamp] = None
    """When the licence ends."""

    source: Optional[LicenseSources] = None
    """Where the licence comes from. The server's default is ``order``."""

    mode: Optional[LicenseMode] = None
    """How the account got it, by a credit of its own or by the licence of the school."""

    active: Optional[StrictBool] = None
    """Whether the licence is valid now."""
