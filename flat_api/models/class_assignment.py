"""ClassAssignment and what belongs to it. Generated from openapi.yaml; do not edit."""

from typing import List, Optional

from pydantic import StrictBool

from flat_api.codec.model import FlatModel, Number, OpenEnum, Timestamp
from flat_api.models.assignment import (
    AssignmentRecordingType,
    AssignmentReleaseGrades,
    AssignmentSubmissionStudentsMode,
)
from flat_api.models.assignment_copy_response_capabilities import AssignmentCopyResponseCapabilities
from flat_api.models.assignment_submission import AssignmentSubmission
from flat_api.models.assignment_type import AssignmentType
from flat_api.models.class_assignment_canvas import ClassAssignmentCanvas
from flat_api.models.class_assignment_lti import ClassAssignmentLti
from flat_api.models.class_assignment_mfc import ClassAssignmentMfc
from flat_api.models.google_classroom_coursework import GoogleClassroomCoursework
from flat_api.models.media_attachment import MediaAttachment
from flat_api.models.microsoft_graph_assignment import MicrosoftGraphAssignment


class AssignmentGroup(FlatModel):
    """Some students who hand in an assignment together."""

    id: str
    """ID of the group, whose type is ``assignmentStudentsSubGroup``."""

    name: str
    """Name that teachers and students see."""

    parent: Optional[str] = None
    """ID of the sub-group of the class that this group was made from. The server may send ``null``."""

    members: List[str]
    """IDs of the students."""


class ClassAssignmentState(OpenEnum):
    """``draft`` (only teachers have it), ``active`` (given to the students) or ``archived``."""

    DRAFT = "draft"
    ACTIVE = "active"
    ARCHIVED = "archived"


class ClassAssignmentAssigneeMode(OpenEnum):
    """``everyone`` in the class, or only the ``selected`` students and groups."""

    EVERYONE = "everyone"
    SELECTED = "selected"


class ClassAssignment(FlatModel):
    """An assignment in a class, with its dates, its students and everything handed in so far."""

    id: str
    """24 hex digits."""

    type: AssignmentType
    """What the students are asked to do."""

    capabilities: AssignmentCopyResponseCapabilities
    """What the account behind the token may do with the assignment."""

    title: str
    """Heading that teachers and students see."""

    description: Optional[str] = None
    """Instructions for the students, as plain text."""

    description_html: Optional[str] = None
    """Instructions for the students, as HTML."""

    teacher_instructions: Optional[str] = None
    """Notes for teachers, as plain text."""

    teacher_instructions_html: Optional[str] = None
    """Notes for teachers, as HTML."""

    cover: Optional[str] = None
    """Address (URL) of the cover picture."""

    cover_file: Optional[str] = None
    """ID of the file that is the cover picture."""

    attachments: List[MediaAttachment]
    """The scores, worksheets, links and files that come with the assignment."""

    use_dedicated_attachments: Optional[StrictBool] = None
    """Whether the attached scores were made for this assignment (``dedicated``)."""

    max_points: Optional[Number] = None
    """Highest grade that can be given, at most 10000."""

    release_grades: Optional[AssignmentReleaseGrades] = None
    """For worksheets, when students see their grade: ``auto`` as soon as it is known, ``manual`` when a teacher
    releases it."""

    shuffle_exercises: Optional[StrictBool] = None
    """For worksheets, true to mix the order of the exercises."""

    toolset: Optional[str] = None
    """ID of the toolset that limits which tools of the score editor students have."""

    nb_playback_authorized: Optional[Number] = None
    """How many times a student may play the score."""

    restrict_play_note: Optional[StrictBool] = None
    """Whether the editor does not play single notes to the students."""

    restrict_to_audio_tracks: Optional[StrictBool] = None
    """Whether students can play the audio tracks of the score only."""

    submission_students_mode: Optional[AssignmentSubmissionStudentsMode] = None
    """Whether students hand in alone or as a group."""

    recording_type: Optional[AssignmentRecordingType] = None
    """For performances, what students record."""

    allow_metronome: Optional[StrictBool] = None
    """For performances, whether students may use the metronome while recording."""

    allow_backing_track: Optional[StrictBool] = None
    """For performances, whether students may record with the backing track."""

    allow_speed_change: Optional[StrictBool] = None
    """For performances, whether students may change the tempo."""

    free_record: Optional[StrictBool] = None
    """For performances, whether students record freely, without a score. Since 2.26.0."""

    creator: Optional[str] = None
    """ID of the teacher who created the assignment."""

    state: ClassAssignmentState
    """``draft`` (only teachers have it), ``active`` (given to the students) or ``archived``."""

    classroom: Optional[str] = None
    """ID of the class."""

    creation_date: Timestamp
    """When the assignment was created."""

    scheduled_date: Optional[Timestamp] = None
    """When the assignment is to be given to the students."""

    due_date: Optional[Timestamp] = None
    """When the work is due."""

    assignee_mode: Optional[ClassAssignmentAssigneeMode] = None
    """``everyone`` in the class, or only the ``selected`` students and groups."""

    assigned_students: Optional[List[str]] = None
    """IDs of the students, when ``assigneeMode`` is ``selected``."""

    assigned_groups: Optional[List[AssignmentGroup]] = None
    """The groups that hand in together, when ``submissionStudentsMode`` is ``group``."""

    submissions: List[AssignmentSubmission]
    """All submissions for the assignment."""

    google_classroom: Optional[GoogleClassroomCoursework] = None
    """The assignment's counterpart in Google Classroom."""

    microsoft_graph: Optional[MicrosoftGraphAssignment] = None
    """The assignment's counterpart in Microsoft Teams."""

    mfc: Optional[ClassAssignmentMfc] = None
    """The assignment's counterpart in MusicFirst Classroom."""

    canvas: Optional[ClassAssignmentCanvas] = None
    """The assignment's counterpart in Canvas."""

    lti: Optional[ClassAssignmentLti] = None
    """The assignment's counterpart in a learning management system (LMS) that is connected by LTI."""

    issue: Optional[str] = None
    """A problem that the server has found with the assignment."""
