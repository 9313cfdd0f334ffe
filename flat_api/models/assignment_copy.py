"""AssignmentCopy and what belongs to it. Generated from openapi.yaml; do not edit."""

from typing import TYPE_CHECKING, ClassVar, Optional, Tuple

from pydantic import StrictBool

from flat_api.codec.model import FlatModel, Timestamp
from flat_api.codec.union import FlatUnion

if TYPE_CHECKING:
    from datetime import datetime


class AssignmentCopyToClass(FlatModel):
    """Destination of a copy that goes to a class."""

    classroom: str
    """ID of the class that receives the copy."""

    assignment: Optional[str] = None
    """ID of an assignment in that class that receives the content. When left out, a new assignment is created."""

    scheduled_date: Optional[Timestamp] = None
    """When the copy is to be given to the students."""


class AssignmentCopyToResourceLibrary(FlatModel):
    """Destination of a copy that is kept for later use."""

    library_parent: str
    """Folder that receives the copy, ``root`` for the account's own library, or an ID."""

    verify_if_not_already_in_resource_library: Optional[StrictBool] = None
    """When true, check first that the assignment is not in the library already."""


class AssignmentCopy(FlatUnion):
    """Where a copy of an assignment goes, either to a class or to the resource library, never both."""

    __variants__: ClassVar[Tuple[str, ...]] = ("AssignmentCopyToClass", "AssignmentCopyToResourceLibrary")

    assignment: Optional[str] = None
    """ID of an assignment in that class that receives the content. When left out, a new assignment is created."""

    scheduled_date: Optional[Timestamp] = None
    """When the copy is to be given to the students."""

    verify_if_not_already_in_resource_library: Optional[StrictBool] = None
    """When true, check first that the assignment is not in the library already."""

    if TYPE_CHECKING:

        def __init__(
            self,
            *,
            classroom: Optional[str] = None,
            assignment: Optional[str] = None,
            scheduled_date: Optional[datetime] = None,
            library_parent: Optional[str] = None,
            verify_if_not_already_in_resource_library: Optional[bool] = None,
        ) -> None: ...

        classroom: str
        """ID of the class that receives the copy."""

        library_parent: str
        """Folder that receives the copy, ``root`` for the account's own library, or an ID."""

    else:
        classroom: Optional[str] = None
        library_parent: Optional[str] = None
