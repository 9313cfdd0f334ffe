"""Medium. Generated from contract.yaml; do not edit."""

from typing import Optional

from pydantic import Field
from typing_extensions import Literal

from flat_api.codec.model import Number
from flat_api.codec.union import FlatUnion
from flat_api.models.speed import Speed


class Medium(FlatUnion):
    """What carries the sound."""

    __variants__ = ("Disc", "Tape")
    __discriminator__ = ("kind", {"disc": "Disc", "tape": "Tape"})

    kind: Optional[Literal["disc", "tape"]] = None

    speed: Optional[Speed] = None

    minutes: Optional[Number] = Field(default=None, gt=0)
