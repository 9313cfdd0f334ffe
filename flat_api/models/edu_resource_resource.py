"""EduResourceResource and what belongs to it. Generated from openapi.yaml; do not edit."""

from typing import List, Optional

from pydantic import StrictBool

from flat_api.codec.model import FlatModel, Number
from flat_api.codec.union import FlatUnion
from flat_api.models.assignment import (
    AssignmentRecordingType,
    AssignmentReleaseGrades,
    AssignmentSubmissionStudentsMode,
)
from flat_api.models.assignment_copy_response_capabilities import AssignmentCopyResponseCapabilities
from flat_api.models.assignment_type import AssignmentType
from flat_api.models.media_attachment import MediaAttachment


class EduResourceFolder(FlatModel):
    """What is known about a folder of the resource library."""

    title: Optional[str] = None
    """Name of the folder."""

    assignments_types: Optional[List[AssignmentType]] = None
    """The types of the assignments in the folder."""

    resources_count: Optional[Number] = None
    """Number of resources in the folder."""


class EduResourceResource(FlatUnion):
    """The content of a resource. ``type`` of the resource tells which it is; the fields alone do not, as every
    assignment also fits the shape of a folder."""

    __variants__ = ("Assignment", "EduResourceFolder")
    __parent_discriminator__ = ("type", {"assignment": "Assignment", "folder": "EduResourceFolder"})

    id: Optional[str] = None
    """24 hex digits."""

    type: Optional[AssignmentType] = None
    """What the students are asked to do."""

    capabilities: Optional[AssignmentCopyResponseCapabilities] = None
    """What the account behind the token may do with the assignment."""

    title: Optional[str] = None
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

    attachments: Optional[List[MediaAttachment]] = None
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

    assignments_types: Optional[List[AssignmentType]] = None
    """The types of the assignments in the folder."""

    resources_count: Optional[Number] = None
    """Number of resources in the folder."""
