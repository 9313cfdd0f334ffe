"""OmrDetectedInstrument and what belongs to it. Generated from openapi.yaml; do not edit."""

from typing import Optional

from flat_api.base_model import FlatModel, Integer, OpenEnum


class OmrDetectedInstrumentResolvedConfidence(OpenEnum):
    """How sure the guess is; show ``low`` and ``medium`` to a person first."""

    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"


class OmrDetectedInstrument(FlatModel):
    """One part of the score and the instrument that was guessed for it."""

    index: Integer
    """Position of the part in the score; repeat it in ``OmrInstrumentOverride`` to correct this part."""
    part_name: Optional[str] = None
    """Name of the part as read from the pages."""
    instrument_id: Optional[str] = None
    """Instrument guessed, as ``group.instrument`` of Flat's catalogue."""
    instrument_name: Optional[str] = None
    """Name of that instrument, for people."""
    midi_program: Optional[Integer] = None
    """General MIDI program of the instrument, 0 to 127."""
    transpose_key: Optional[str] = None
    """Key that the instrument is in, such as ``Bb``."""
    resolved_confidence: Optional[OmrDetectedInstrumentResolvedConfidence] = None
    """How sure the guess is; show ``low`` and ``medium`` to a person first."""
