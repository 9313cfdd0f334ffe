"""AssignmentSubmission and what belongs to it. Generated from openapi.yaml; do not edit."""

from typing import List, Optional

from flat_api.codec.model import FlatModel, Number, OpenEnum
from flat_api.models.assignment_submission_state import AssignmentSubmissionState
from flat_api.models.google_classroom_submission import GoogleClassroomSubmission
from flat_api.models.media_attachment import MediaAttachment
from flat_api.models.microsoft_graph_submission import MicrosoftGraphSubmission


class AssignmentSubmissionPlayback(FlatModel):
    """How often a student has played a score of an assignment."""

    score: str
    """ID of the score."""

    nb_play_attempt: Number
    """Times that the score was played. See ``nbPlaybackAuthorized`` of the assignment for the limit."""


class AssignmentSubmissionComments(FlatModel):
    """How many comments a submission has."""

    total: Optional[Number] = None
    """Number of all comments."""

    unread: Optional[Number] = None
    """Number of comments that the account behind the token has not read yet."""


class AssignmentSubmissionLtiGradeService(OpenEnum):
    """``ags2p0`` is Assignment and Grade Services 2.0 (LTI 1.3, real points), ``outcomes1p1`` Basic Outcomes 1.1
    (LTI 1.1, a share from 0 to 1)."""

    AGS2P0 = "ags2p0"
    OUTCOMES1P1 = "outcomes1p1"


class AssignmentSubmissionLti(FlatModel):
    """How the grade of a submission goes back to the learning management system (LMS)."""

    grade_service: AssignmentSubmissionLtiGradeService
    """``ags2p0`` is Assignment and Grade Services 2.0 (LTI 1.3, real points), ``outcomes1p1`` Basic Outcomes 1.1
    (LTI 1.1, a share from 0 to 1)."""

    sourcedid: Optional[str] = None
    """ID of the result in the LMS, for ``outcomes1p1``."""


class AssignmentSubmission(FlatModel):
    """The work of a student on an assignment, with its grade."""

    __nullable__ = frozenset({"grade", "draft_grade"})

    id: str
    """24 hex digits."""

    state: AssignmentSubmissionState
    """How far the work has got."""

    classroom: str
    """ID of the class."""

    assignment: str
    """ID of the assignment."""

    creator: str
    """ID of the student."""

    creation_date: str
    """When the student started, ISO 8601 in UTC."""

    attachments: List[MediaAttachment]
    """What the student hands in."""

    submission_date: Optional[str] = None
    """When the work was turned in, ISO 8601 in UTC."""

    return_date: Optional[str] = None
    """When the work was handed back, ISO 8601 in UTC."""

    return_creator: Optional[str] = None
    """ID of the teacher who handed the work back."""

    grade: Optional[Number] = None
    """Points that the student sees; ``null`` when not graded."""

    draft_grade: Optional[Number] = None
    """Points noted by the teachers, not given to the student yet; ``null`` when there are none."""

    max_points: Optional[Number] = None
    """Highest grade that can be given."""

    exercises_ids: Optional[List[str]] = None
    """For worksheets, the IDs of the exercises."""

    playback: List[AssignmentSubmissionPlayback]
    """How often the student has played each score."""

    comments: AssignmentSubmissionComments
    """How many comments the submission has."""

    google_classroom: Optional[GoogleClassroomSubmission] = None
    """The submission's counterpart in Google Classroom."""

    microsoft_graph: Optional[MicrosoftGraphSubmission] = None
    """The submission's counterpart in Microsoft Teams."""

    lti: Optional[AssignmentSubmissionLti] = None
    """How the grade goes back to the learning management system (LMS)."""
