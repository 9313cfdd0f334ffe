"""EduLibrary and what belongs to it. Generated from openapi.yaml; do not edit."""

from flat_api.codec.model import FlatModel, OpenEnum


class EduLibraryType(OpenEnum):
    """``myResources`` (of the account), ``organizationResources`` (shared in the organization) or ``flatEduContent``
    (provided by Flat)."""

    MY_RESOURCES = "myResources"
    MYRESOURCES = "myResources"
    ORGANIZATION_RESOURCES = "organizationResources"
    ORGANIZATIONRESOURCES = "organizationResources"
    FLAT_EDU_CONTENT = "flatEduContent"
    FLATEDUCONTENT = "flatEduContent"


class EduLibraryVisibility(OpenEnum):
    """Who can see the library."""

    PRIVATE = "private"
    ORGANIZATION = "organization"
    PUBLIC = "public"


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
