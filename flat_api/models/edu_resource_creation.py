"""EduResourceCreation and what belongs to it. Generated from openapi.yaml; do not edit."""

from typing import TYPE_CHECKING, Optional

from pydantic import Field

from flat_api.codec.model import FlatModel
from flat_api.models.assignment_type import AssignmentType
from flat_api.models.edu_resource_type import EduResourceType

if TYPE_CHECKING:
    from typing import Any, Mapping, Union

    from typing_extensions import Literal


class EduResourceAssignmentCreation(FlatModel):
    """An assignment to create in the resource library."""

    type: Optional[AssignmentType] = None
    """What the students are asked to do."""

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
        ) -> None: ...


class EduResourceCreation(FlatModel):
    """An assignment or a folder to create in the resource library."""

    type: EduResourceType
    """What to create."""

    title: str = Field(min_length=1, max_length=1000)
    """Heading in the library, 1 to 1000 characters."""

    parent: Optional[str] = None
    """Folder to create it in; ``root`` is the top of the account's own library. The server's default is ``root``."""

    sharing_description: Optional[str] = Field(default=None, max_length=400)
    """What other teachers read about the resource as plain text, at most 400 characters."""

    sharing_description_html: Optional[str] = Field(default=None, max_length=10000)
    """What other teachers read about the resource as HTML, at most 10000 characters."""

    resource: Optional[EduResourceAssignmentCreation] = None
    """For an assignment, its type."""

    if TYPE_CHECKING:

        def __init__(
            self,
            *,
            type: Union[EduResourceType, Literal["assignment", "folder"]],
            title: str,
            parent: Optional[str] = None,
            sharing_description: Optional[str] = None,
            sharing_description_html: Optional[str] = None,
            resource: Optional[Union[EduResourceAssignmentCreation, Mapping[str, Any]]] = None,
        ) -> None: ...
