"""CollectionContents. Generated from openapi.yaml; do not edit."""

from flat_api.base_model import FlatModel, Integer


class CollectionContents(FlatModel):
    """How much a collection holds."""

    scores_count: Integer
    """Number of scores directly inside."""
