"""ScoreCreationBuilderDataScoreData. Generated from openapi.yaml; do not edit."""

from typing import TYPE_CHECKING, List, Optional

from pydantic import StrictBool

from flat_api.codec.model import FlatModel, Number
from flat_api.models.score_creation_builder_data_score_data_instruments_inner import (
    ScoreCreationBuilderDataScoreDataInstrumentsInner,
)

if TYPE_CHECKING:
    from typing import Any, Mapping, Sequence, Union


class ScoreCreationBuilderDataScoreData(FlatModel):
    """Music of an empty score."""

    use_tab_staff: Optional[StrictBool] = None
    """Add tablature staves for the instruments that have one."""

    use_chord_grid: Optional[StrictBool] = None
    """Begin with a chord grid."""

    fifths: Optional[Number] = None
    """Key on the circle of fifths, from -7 (seven flats) to 7 (seven sharps)."""

    nb_beats: Optional[Number] = None
    """Upper number of the time signature."""

    beat_type: Optional[Number] = None
    """Lower number of the time signature."""

    instruments: List[ScoreCreationBuilderDataScoreDataInstrumentsInner]
    """The parts, from top to bottom."""

    if TYPE_CHECKING:

        def __init__(
            self,
            *,
            use_tab_staff: Optional[bool] = None,
            use_chord_grid: Optional[bool] = None,
            fifths: Optional[float] = None,
            nb_beats: Optional[float] = None,
            beat_type: Optional[float] = None,
            instruments: Sequence[Union[ScoreCreationBuilderDataScoreDataInstrumentsInner, Mapping[str, Any]]],
        ) -> None: ...
