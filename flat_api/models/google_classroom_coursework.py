"""GoogleClassroomCoursework. Generated from openapi.yaml; do not edit."""

from typing import Optional

from flat_api.codec.model import FlatModel


class GoogleClassroomCoursework(FlatModel):
    """The counterpart of an assignment in Google Classroom."""

    __nullable__ = frozenset({"topic_id"})

    id: Optional[str] = None
    """ID of the coursework in Google Classroom."""

    state: Optional[str] = None
    """State of the coursework, as Google Classroom names it."""

    alternate_link: Optional[str] = None
    """Address (URL) of the coursework in Google Classroom."""

    topic_id: Optional[str] = None
    """ID of the topic that the coursework is filed under; ``null`` for none."""
