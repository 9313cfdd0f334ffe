"""OmrImportedMetadata. Generated from openapi.yaml; do not edit."""

from typing import List, Optional

from flat_api.base_model import FlatModel, Integer, Number


class OmrImportedMetadata(FlatModel):
    """What the finished score contains."""

    instruments: Optional[List[str]] = None
    """Instruments of the score, in the order of its parts."""
    number_measures: Optional[Integer] = None
    """How many measures the score is long."""
    main_tempo_qpm: Optional[Number] = None
    """Main tempo, in quarter notes per minute."""
    main_key_signature: Optional[Integer] = None
    """Main key signature in fifths, negative for flats and positive for sharps (``1`` is G major)."""
