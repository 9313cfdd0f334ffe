"""CollectionModification. Generated from openapi.yaml; do not edit."""

from typing import TYPE_CHECKING, Optional

from pydantic import Field

from flat_api.codec.model import FlatModel
from flat_api.models.collection_privacy import CollectionPrivacy

if TYPE_CHECKING:
    from typing import Union

    from typing_extensions import Literal


class CollectionModification(FlatModel):
    """Changes to a collection. Fields left out stay as they are."""

    title: Optional[str] = Field(default=None, min_length=1, max_length=300)
    """New name, 1 to 300 characters."""

    privacy: Optional[CollectionPrivacy] = None
    """Who may open it besides its collaborators. The server's default is ``private``."""

    if TYPE_CHECKING:

        def __init__(
            self, *, title: Optional[str] = None, privacy: Optional[Union[CollectionPrivacy, Literal["private"]]] = None
        ) -> None: ...
