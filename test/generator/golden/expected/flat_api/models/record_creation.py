"""RecordCreation. Generated from contract.yaml; do not edit."""

from typing import TYPE_CHECKING, Optional

from pydantic import Field

from flat_api.codec.model import FlatModel, Integer
from flat_api.models.medium import Medium

if TYPE_CHECKING:
    from typing import Any, Mapping, Union

    from flat_api.models.disc import Disc
    from flat_api.models.tape import Tape


class RecordCreation(FlatModel):
    """The contract's ``RecordCreation``."""

    __additional__ = True

    key: Optional[str] = None

    title: str = Field(min_length=1, max_length=100)

    rating: Optional[Integer] = Field(default=None, ge=1, le=5)
    """The server's default is ``3``."""

    medium: Optional[Medium] = None

    if TYPE_CHECKING:

        def __init__(
            self,
            *,
            key: Optional[str] = None,
            title: str,
            rating: Optional[int] = None,
            medium: Optional[Union[Medium, Disc, Tape, Mapping[str, Any]]] = None,
        ) -> None: ...
