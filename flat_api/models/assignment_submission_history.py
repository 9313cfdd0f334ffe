"""AssignmentSubmissionHistory and what belongs to it. Generated from openapi.yaml; do not edit."""

from typing import List, Optional

from pydantic import AliasChoices, Field

from flat_api.codec.model import FlatModel, Number, OpenEnum, Timestamp
from flat_api.models.assignment_submission_history_attachment import AssignmentSubmissionHistoryAttachment
from flat_api.models.assignment_submission_history_state import AssignmentSubmissionHistoryState


class AssignmentSubmissionHistorySource(OpenEnum):
    """Service that the change came from, when it was not made in Flat."""

    LTI = "lti"
    GOOGLE_CLASSROOM = "googleClassroom"
    GOOGLECLASSROOM = "googleClassroom"
    MICROSOFT_GRAPH = "microsoftGraph"
    MICROSOFTGRAPH = "microsoftGraph"


class AssignmentSubmissionHistory(FlatModel):
    """One change in the life of a submission, with only the fields that it is about."""

    date: Timestamp = Field(validation_alias=AliasChoices("date", "var_date"), serialization_alias="date")
    """When the change was made."""

    @property
    def var_date(self) -> Timestamp:
        """The same as ``date``."""
        return self.date

    @var_date.setter
    def var_date(self, value: Timestamp) -> None:
        self.date = value

    classroom: Optional[str] = None
    """ID of the class."""

    assignment: Optional[str] = None
    """ID of the assignment."""

    submission: Optional[str] = None
    """ID of the submission."""

    users: List[str]
    """IDs of the users involved."""

    source: Optional[AssignmentSubmissionHistorySource] = None
    """Service that the change came from, when it was not made in Flat."""

    state: Optional[AssignmentSubmissionHistoryState] = None
    """The new state."""

    draft_grade: Optional[Number] = None
    """The new grade that teachers alone see."""

    grade: Optional[Number] = None
    """The new grade that the student sees."""

    max_points: Optional[Number] = None
    """Highest grade that could be given then."""

    comment: Optional[str] = None
    """The comment that the entry is about."""

    due_date: Optional[Timestamp] = None
    """Due date of the assignment then."""

    attachment: Optional[AssignmentSubmissionHistoryAttachment] = None
    """The score that was handed in or changed."""
