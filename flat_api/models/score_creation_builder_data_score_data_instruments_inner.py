"""ScoreCreationBuilderDataScoreDataInstrumentsInner. Generated from openapi.yaml; do not edit."""

from typing import Optional

from pydantic import StrictBool

from flat_api.codec.model import FlatModel


class ScoreCreationBuilderDataScoreDataInstrumentsInner(FlatModel):
    """One part of an empty score. Flat's catalogue names instruments by group and key; the server rejects unknown
    ones, and premium ones without a paid plan."""

    group: str
    """Family in the catalogue, such as ``strings``."""

    instrument: str
    """Key within the family, such as ``violin``."""

    long_name: Optional[str] = None
    """Name printed before the first system, in place of the catalogue's."""

    short_name: Optional[str] = None
    """Name printed before later systems, in place of the catalogue's."""

    has_quarter_tone: Optional[StrictBool] = None
    """Allow quarter tones in this part."""
