"""ScoreRevisionCreation. Generated from openapi.yaml; do not edit."""

from typing import Optional

from pydantic import StrictBool
from typing_extensions import Literal

from flat_api.codec.model import FlatModel


class ScoreRevisionCreation(FlatModel):
    """New notation for an existing score."""

    data: str
    """MusicXML 3 or Flat JSON as text, or MIDI in Base64."""

    data_encoding: Optional[Literal["base64"]] = None
    """Say ``base64`` when ``data`` is Base64. Left out, ``data`` is text."""

    autosave: Optional[StrictBool] = None
    """True if a program saves at its own pace; leave it out when a person asked for it."""

    description: Optional[str] = None
    """Note that says what changed."""
