"""Disc. Generated from contract.yaml; do not edit."""

from typing import TYPE_CHECKING, Optional

from typing_extensions import Literal

from flat_api.codec.model import FlatModel
from flat_api.models.speed import Speed

if TYPE_CHECKING:
    from typing import Union


class Disc(FlatModel):
    """The contract's ``Disc``."""

    kind: Literal["disc"]

    speed: Optional[Speed] = None

    if TYPE_CHECKING:

        def __init__(self, *, kind: Literal["disc"], speed: Optional[Union[Speed, Literal[33, 45]]] = None) -> None: ...
