"""CollectionContents. Generated from openapi.yaml; do not edit."""

from pydantic import StrictInt

from flat_api.base_model import FlatModel


class CollectionContents(FlatModel):
    """How much a collection holds."""

    scores_count: StrictInt
    """Number of scores directly inside."""
