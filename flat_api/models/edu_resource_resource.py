"""EduResourceResource and what belongs to it. Generated from openapi.yaml; do not edit."""

from typing import TYPE_CHECKING, ClassVar, List, Optional, Tuple

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

if TYPE_CHECKING:
    from typing import Any, Mapping, Sequence, Union

    from typing_extensions import Literal


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

    __variants__: ClassVar[Tuple[str, ...]] = ("Assignment", "EduResourceFolder")
    __parent_discriminator__ = ("type", {"assignment": "Assignment", "folder": "EduResourceFolder"})

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

    if TYPE_CHECKING:

        def __init__(
            self,
            *,
            id: Optional[str] = None,
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
            capabilities: Optional[Union[AssignmentCopyResponseCapabilities, Mapping[str, Any]]] = None,
            title: Optional[str] = None,
            description: Optional[str] = None,
            description_html: Optional[str] = None,
            teacher_instructions: Optional[str] = None,
            teacher_instructions_html: Optional[str] = None,
            cover: Optional[str] = None,
            cover_file: Optional[str] = None,
            attachments: Optional[Sequence[Union[MediaAttachment, Mapping[str, Any]]]] = None,
            use_dedicated_attachments: Optional[bool] = None,
            max_points: Optional[float] = None,
            release_grades: Optional[Union[AssignmentReleaseGrades, Literal["auto", "manual"]]] = None,
            shuffle_exercises: Optional[bool] = None,
            toolset: Optional[str] = None,
            nb_playback_authorized: Optional[float] = None,
            restrict_play_note: Optional[bool] = None,
            restrict_to_audio_tracks: Optional[bool] = None,
            submission_students_mode: Optional[
                Union[AssignmentSubmissionStudentsMode, Literal["single", "group"]]
            ] = None,
            recording_type: Optional[Union[AssignmentRecordingType, Literal["audio", "video"]]] = None,
            allow_metronome: Optional[bool] = None,
            allow_backing_track: Optional[bool] = None,
            allow_speed_change: Optional[bool] = None,
            free_record: Optional[bool] = None,
            assignments_types: Optional[
                Sequence[
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
                ]
            ] = None,
            resources_count: Optional[float] = None,
        ) -> None: ...

        id: str
        """24 hex digits."""

        type: AssignmentType
        """What the students are asked to do."""

        capabilities: AssignmentCopyResponseCapabilities
        """What the account behind the token may do with the assignment."""

        @property
        def title(self) -> Optional[str]:
            """Heading that teachers and students see."""
            ...

        attachments: List[MediaAttachment]
        """The scores, worksheets, links and files that come with the assignment."""

    else:
        id: Optional[str] = None
        type: Optional[AssignmentType] = None
        capabilities: Optional[AssignmentCopyResponseCapabilities] = None
        title: Optional[str] = None
        attachments: Optional[List[MediaAttachment]] = None
