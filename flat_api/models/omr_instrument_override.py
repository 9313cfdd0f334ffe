"""OmrInstrumentOverride. Generated from openapi.yaml; do not edit."""

from typing import Optional

from pydantic import Field

from flat_api.base_model import FlatModel, Integer


class OmrInstrumentOverride(FlatModel):
    """A correction of one detected part. Fields left out stay as detected; no other fields are accepted."""

    index: Integer = Field(ge=0)
    """Position of the part, as in ``OmrDetectedInstrument``; the first is 0."""
    instrument_id: Optional[str] = Field(default=None, min_length=1, max_length=100)
    """Instrument of Flat's catalogue, as ``group.instrument`` or the bare ``instrument``. Wins over ``midiProgram``."""
    part_name: Optional[str] = Field(default=None, max_length=200)
    """Name of the part, at most 200 characters."""
    transpose_key: Optional[str] = Field(default=None, pattern="^[A-G][b♭#♯]?$")
    """Key that the instrument is in: a letter from A to G, followed by ``b`` or ``#`` if need be. The signs ♭ and ♯
    are taken as ``b`` and ``#``."""
    midi_program: Optional[Integer] = Field(default=None, ge=0, le=127)
    """General MIDI program, 0 to 127; used when there is no ``instrumentId``."""
