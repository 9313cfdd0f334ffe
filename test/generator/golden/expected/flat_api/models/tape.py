"""Tape. Generated from contract.yaml; do not edit."""

from typing import Optional

from pydantic import Field
from typing_extensions import Literal

from flat_api.codec.model import FlatModel, Number


class Tape(FlatModel):
    """The contract's ``Tape``."""

    kind: Literal["tape"]

    minutes: Optional[Number] = Field(default=None, gt=0)
