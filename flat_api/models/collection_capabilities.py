"""CollectionCapabilities. Generated from openapi.yaml; do not edit."""

from pydantic import StrictBool

from flat_api.codec.model import FlatModel


class CollectionCapabilities(FlatModel):
    """What the account behind the token can do with a collection right now."""

    can_edit: StrictBool
    """May change title and privacy."""

    can_share: StrictBool
    """May add and remove collaborators."""

    can_delete: StrictBool
    """May delete it."""

    can_add_scores: StrictBool
    """May put scores into it."""

    can_delete_scores: StrictBool
    """May take scores out of it."""
