"""AssignmentUpdate and what belongs to it. Generated from openapi.yaml; do not edit."""

from typing import TYPE_CHECKING, List, Optional

from pydantic import Field, StrictBool

from flat_api.codec.model import FlatModel, Number, OpenEnum
from flat_api.models.assignment import AssignmentSubmissionStudentsMode
from flat_api.models.assignment_type import AssignmentType
from flat_api.models.class_attachment_creation import ClassAttachmentCreation

if TYPE_CHECKING:
    from typing import Any, Mapping, Sequence, Union

    from typing_extensions import Literal


class AssignmentUpdateReleaseGrades(OpenEnum):
    """For worksheets, when students see their grade: ``auto`` as soon as it is known, ``manual`` when a teacher
    releases it."""

    AUTO = "auto"
    MANUAL = "manual"


class AssignmentUpdateRecordingType(OpenEnum):
    """For performances, what students record."""

    AUDIO = "audio"
    VIDEO = "video"


class AssignmentUpdate(FlatModel):
    """The content of an assignment, to create or to change it."""

    __nullable__ = frozenset({"nb_playback_authorized", "toolset", "cover_file", "cover", "max_points"})

    type: Optional[AssignmentType] = None
    """What the students are asked to do."""

    title: Optional[str] = Field(default=None, min_length=1, max_length=1000)
    """Heading that teachers and students see, 1 to 1000 characters."""

    description: Optional[str] = Field(default=None, max_length=100000)
    """Instructions for the students as plain text, at most 100000 characters."""

    description_html: Optional[str] = Field(default=None, max_length=20000000)
    """Instructions for the students as HTML. Up to 20000000 characters are taken, so that pictures can be inlined;
    the text that is stored may have 100000."""

    teacher_instructions: Optional[str] = Field(default=None, max_length=100000)
    """Notes for teachers as plain text, at most 100000 characters."""

    teacher_instructions_html: Optional[str] = Field(default=None, max_length=20000000)
    """Notes for teachers as HTML. Up to 20000000 characters are taken, so that pictures can be inlined; the text
    that is stored may have 100000."""

    attachments: Optional[List[ClassAttachmentCreation]] = None
    """The scores, worksheets, links and files for the assignment. The list replaces the one before. Too many are
    refused with the error code ``ASSIGNMENT_ATTACHMENTS_LIMIT``."""

    nb_playback_authorized: Optional[Number] = None
    """How many times a student may play the score; ``null`` lifts the limit."""

    restrict_play_note: Optional[StrictBool] = None
    """When true, keep the editor from playing single notes to the students."""

    restrict_to_audio_tracks: Optional[StrictBool] = None
    """When true, let students play the audio tracks of the score only."""

    toolset: Optional[str] = None
    """Toolset that limits which tools of the score editor students have; ``null`` for none."""

    cover_file: Optional[str] = None
    """ID of the file to use as cover picture; ``null`` for none."""

    cover: Optional[str] = None
    """Address (URL) of the cover picture; ``null`` for none."""

    max_points: Optional[Number] = Field(default=None, ge=0, le=10000)
    """Highest grade that can be given, 0 to 10000; ``null`` for none."""

    release_grades: Optional[AssignmentUpdateReleaseGrades] = None
    """For worksheets, when students see their grade: ``auto`` as soon as it is known, ``manual`` when a teacher
    releases it."""

    shuffle_exercises: Optional[StrictBool] = None
    """For worksheets, true to mix the order of the exercises."""

    submission_students_mode: Optional[AssignmentSubmissionStudentsMode] = None
    """Whether students hand in alone or as a group."""

    recording_type: Optional[AssignmentUpdateRecordingType] = None
    """For performances, what students record."""

    allow_metronome: Optional[StrictBool] = None
    """For performances, true to let students use the metronome while recording."""

    allow_backing_track: Optional[StrictBool] = None
    """For performances, true to let students record with the backing track."""

    allow_speed_change: Optional[StrictBool] = None
    """For performances, true to let students change the tempo."""

    free_record: Optional[StrictBool] = None
    """For performances, true to let students record freely, without a score. Since 2.26.0."""

    if TYPE_CHECKING:

        def __init__(
            self,
            *,
            type: Optional[
                Union[
                    AssignmentType,
                    Literal[
                        "none",
                        "newScore",
                        "scoreTemplate",
                        "sharedWriting",
                        "worksheet",
                        "worksheetText",
                        "performance",
                    ],
                ]
            ] = None,
            title: Optional[str] = None,
            description: Optional[str] = None,
            description_html: Optional[str] = None,
            teacher_instructions: Optional[str] = None,
            teacher_instructions_html: Optional[str] = None,
            attachments: Optional[Sequence[Union[ClassAttachmentCreation, Mapping[str, Any]]]] = None,
            nb_playback_authorized: Optional[float] = None,
            restrict_play_note: Optional[bool] = None,
            restrict_to_audio_tracks: Optional[bool] = None,
            toolset: Optional[str] = None,
            cover_file: Optional[str] = None,
            cover: Optional[str] = None,
            max_points: Optional[float] = None,
            release_grades: Optional[Union[AssignmentUpdateReleaseGrades, Literal["auto", "manual"]]] = None,
            shuffle_exercises: Optional[bool] = None,
            submission_students_mode: Optional[
                Union[AssignmentSubmissionStudentsMode, Literal["single", "group"]]
            ] = None,
            recording_type: Optional[Union[AssignmentUpdateRecordingType, Literal["audio", "video"]]] = None,
            allow_metronome: Optional[bool] = None,
            allow_backing_track: Optional[bool] = None,
            allow_speed_change: Optional[bool] = None,
            free_record: Optional[bool] = None,
        ) -> None: ...
