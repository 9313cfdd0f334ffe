"""FlatErrorResponse. Generated from openapi.yaml; do not edit."""

from typing import Optional

from flat_api.codec.model import FlatModel


class FlatErrorResponse(FlatModel):
    """Body of every answer that is not a success."""

    code: str
    """Machine-readable reason. An open string; no list of codes is published."""

    message: str
    """Explanation for people, sometimes translated. Do not match on it."""

    id: Optional[str] = None
    """Identifies the failure at Flat's support. Present for internal errors."""

    param: Optional[str] = None
    """Name of the parameter or field at fault, where there is one."""

    provider_message: Optional[str] = None
    """What a third party such as Google or Microsoft said, unchanged and in English."""
