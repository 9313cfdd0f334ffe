"""AssignmentSubmissionUpdate. Generated from openapi.yaml; do not edit."""

from typing import TYPE_CHECKING, List, Optional

from pydantic import AliasChoices, Field, StrictBool

from flat_api.codec.model import FlatModel, Number
from flat_api.models.assignment_submission import AssignmentSubmissionPlayback
from flat_api.models.class_attachment_creation import ClassAttachmentCreation

if TYPE_CHECKING:
    from typing import Any, Mapping, Sequence, Union


class AssignmentSubmissionUpdate(FlatModel):
    """Changes to a submission. Students send ``attachments``, ``playback``, ``exercisesIds`` and ``submit``;
    teachers send the grades and ``return``."""

    __nullable__ = frozenset({"draft_grade", "grade", "exercises_ids"})

    attachments: Optional[List[ClassAttachmentCreation]] = None
    """What the student hands in."""

    playback: Optional[List[AssignmentSubmissionPlayback]] = None
    """How often the student has played each score."""

    submit: Optional[StrictBool] = None
    """When true, turn the work in."""

    draft_grade: Optional[Number] = Field(default=None, ge=0, le=10000)
    """Points not given to the student yet, 0 to 10000; ``null`` takes them away."""

    grade: Optional[Number] = Field(default=None, ge=0, le=10000)
    """Points that the student sees, 0 to 10000; ``null`` takes them away."""

    exercises_ids: Optional[List[str]] = None
    """For worksheets, the IDs of the exercises."""

    var_return: Optional[StrictBool] = Field(
        default=None, validation_alias=AliasChoices("return", "return_"), serialization_alias="return"
    )
    """When true, hand the work back to the student."""

    @property
    def return_(self) -> Optional[StrictBool]:
        """The same as ``var_return``."""
        return self.var_return

    @return_.setter
    def return_(self, value: Optional[StrictBool]) -> None:
        self.var_return = value

    if TYPE_CHECKING:

        def __init__(
            self,
            *,
            attachments: Optional[Sequence[Union[ClassAttachmentCreation, Mapping[str, Any]]]] = None,
            playback: Optional[Sequence[Union[AssignmentSubmissionPlayback, Mapping[str, Any]]]] = None,
            submit: Optional[bool] = None,
            draft_grade: Optional[float] = None,
            grade: Optional[float] = None,
            exercises_ids: Optional[Sequence[str]] = None,
            var_return: Optional[bool] = None,
        ) -> None: ...
