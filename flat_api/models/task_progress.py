"""TaskProgress. Generated from openapi.yaml; do not edit."""

from typing import Optional

from flat_api.codec.model import FlatModel, Number


class TaskProgress(FlatModel):
    """How far a task has come."""

    percent: Optional[Number] = None
    """From 0 to 100."""

    text: Optional[str] = None
    """Words for people about the present step."""
