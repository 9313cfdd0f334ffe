"""AssignmentSubmissionComment. Generated from openapi.yaml; do not edit."""

from typing import Optional

from pydantic import AliasChoices, Field, StrictBool

from flat_api.codec.model import FlatModel, Timestamp


class AssignmentSubmissionComment(FlatModel):
    """A comment of a student or a teacher on a submission."""

    id: Optional[str] = None
    """24 hex digits."""

    user: Optional[str] = None
    """ID of the author."""

    submission: Optional[str] = None
    """ID of the submission."""

    date: Optional[Timestamp] = Field(
        default=None, validation_alias=AliasChoices("date", "var_date"), serialization_alias="date"
    )
    """When the comment was written."""

    @property
    def var_date(self) -> Optional[Timestamp]:
        """The same as ``date``."""
        return self.date

    @var_date.setter
    def var_date(self, value: Optional[Timestamp]) -> None:
        self.date = value

    modification_date: Optional[Timestamp] = None
    """When the text was last changed."""

    comment: Optional[str] = None
    """What the author wrote."""

    unread: Optional[StrictBool] = None
    """Whether the account behind the token has not read the comment yet."""
