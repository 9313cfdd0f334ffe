"""AssignmentCopyToResourceLibrary. Generated from openapi.yaml; do not edit."""

from typing import Optional

from pydantic import StrictBool

from flat_api.base_model import FlatModel


class AssignmentCopyToResourceLibrary(FlatModel):
    """Destination of a copy that is kept for later use."""

    library_parent: str
    """Folder that receives the copy, ``root`` for the account's own library, or an ID."""
    verify_if_not_already_in_resource_library: Optional[StrictBool] = None
    """When true, check first that the assignment is not in the library already."""
