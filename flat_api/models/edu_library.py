"""EduLibrary. Generated from openapi.yaml; do not edit."""

from flat_api.base_model import FlatModel
from flat_api.models.edu_library_type import EduLibraryType
from flat_api.models.edu_library_visibility import EduLibraryVisibility


class EduLibrary(FlatModel):
    """A place that holds resources, for oneself, for the organization or for everybody."""

    id: str
    """Identifier to pass as ``parent`` when listing resources."""
    name: str
    """Heading that teachers see."""
    type: EduLibraryType
    """``myResources`` (of the account), ``organizationResources`` (shared in the organization) or ``flatEduContent``
    (provided by Flat)."""
    visibility: EduLibraryVisibility
    """Who can see the library."""
