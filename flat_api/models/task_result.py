"""TaskResult. Generated from openapi.yaml; do not edit."""

from typing import Optional

from flat_api.codec.model import FlatModel


class TaskResult(FlatModel):
    """What came of a task."""

    url: Optional[str] = None
    """Address of the file, when the task made one. How long it stays valid is not documented."""

    error: Optional[str] = None
    """Why the task failed."""
