"""ClassAssignmentUpdateGoogleClassroom. Generated from openapi.yaml; do not edit."""

from typing import Optional

from flat_api.codec.model import FlatModel


class ClassAssignmentUpdateGoogleClassroom(FlatModel):
    """Where an assignment appears in Google Classroom."""

    __nullable__ = frozenset({"topic_id"})

    topic_id: Optional[str] = None
    """ID of the topic in Google Classroom to file the assignment under; ``null`` for none."""
