"""Disc. Generated from contract.yaml; do not edit."""

from typing import Optional

from typing_extensions import Literal

from flat_api.codec.model import FlatModel
from flat_api.models.speed import Speed


class Disc(FlatModel):
    """The contract's ``Disc``."""

    kind: Literal["disc"]

    speed: Optional[Speed] = None
