"""OrganizationUserAccessTokenCreation. Generated from openapi.yaml; do not edit."""

from typing import List

from flat_api.codec.model import FlatModel
from flat_api.models.app_scopes import AppScopes


class OrganizationUserAccessTokenCreation(FlatModel):
    """What a token that acts as another user shall be allowed to do."""

    scopes: List[AppScopes]
    """Scopes of the token; ask for no more than you need."""
