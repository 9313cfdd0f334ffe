"""ScoreCreationBuilderData. Generated from openapi.yaml; do not edit."""

from typing import TYPE_CHECKING, Optional

from flat_api.codec.model import FlatModel
from flat_api.models.score_creation_builder_data_layout_data import ScoreCreationBuilderDataLayoutData
from flat_api.models.score_creation_builder_data_score_data import ScoreCreationBuilderDataScoreData

if TYPE_CHECKING:
    from typing import Any, Mapping, Union


class ScoreCreationBuilderData(FlatModel):
    """What an empty score starts with."""

    score_data: ScoreCreationBuilderDataScoreData
    """Instruments, key and metre."""

    layout_data: Optional[ScoreCreationBuilderDataLayoutData] = None
    """Page and spacing. Left out, the editor's usual page."""

    if TYPE_CHECKING:

        def __init__(
            self,
            *,
            score_data: Union[ScoreCreationBuilderDataScoreData, Mapping[str, Any]],
            layout_data: Optional[Union[ScoreCreationBuilderDataLayoutData, Mapping[str, Any]]] = None,
        ) -> None: ...
