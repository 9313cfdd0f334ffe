"""Medium. Generated from contract.yaml; do not edit."""

from typing import TYPE_CHECKING, ClassVar, Optional, Tuple

from pydantic import Field
from typing_extensions import Literal

from flat_api.codec.model import Number
from flat_api.codec.union import FlatUnion
from flat_api.models.speed import Speed

if TYPE_CHECKING:
    from typing import Any, Union


class Medium(FlatUnion):
    """What carries the sound."""

    __variants__: ClassVar[Tuple[str, ...]] = ("Disc", "Tape")
    __discriminator__ = ("kind", {"disc": "Disc", "tape": "Tape"})

    speed: Optional[Speed] = None

    minutes: Optional[Number] = Field(default=None, gt=0)

    if TYPE_CHECKING:

        def __init__(
            self,
            *,
            kind: Literal["disc", "tape"],
            speed: Optional[Union[Speed, Literal[33, 45]]] = None,
            minutes: Optional[float] = None,
        ) -> None: ...

        kind: Any

    else:
        kind: Optional[Literal["disc", "tape"]] = None
