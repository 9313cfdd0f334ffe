"""Assignment and what belongs to it. Generated from openapi.yaml; do not edit."""

from typing import List, Optional

from pydantic import StrictBool

from flat_api.codec.model import FlatModel, Number, OpenEnum
from flat_api.models.assignment_copy_response_capabilities import AssignmentCopyResponseCapabilities
from flat_api.models.assignment_type import AssignmentType
from flat_api.models.media_attachment import MediaAttachment


class AssignmentReleaseGrades(OpenEnum):
    """For worksheets, when students see their grade: ``auto`` as soon as it is known, ``manual`` when a teacher
    releases it."""

    AUTO = "auto"
    MANUAL = "manual"


class AssignmentSubmissionStudentsMode(OpenEnum):
    """``single``: every student hands in alone. ``group``: a group of students hands in one work together."""

    SINGLE = "single"
    GROUP = "group"


class AssignmentRecordingType(OpenEnum):
    """For performances, what students record."""

    AUDIO = "audio"
    VIDEO = "video"


class Assignment(FlatModel):
    """A piece of work for students, either in a class or in the resource library. What belongs to a class (state,
    dates, students, submissions) is in ``ClassAssignment``."""

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
