"""EduLibraryType. Generated from openapi.yaml; do not edit."""

from flat_api.base_model import OpenEnum


class EduLibraryType(OpenEnum):
    """``myResources`` (of the account), ``organizationResources`` (shared in the organization) or ``flatEduContent``
    (provided by Flat)."""

    MY_RESOURCES = "myResources"
    MYRESOURCES = "myResources"
    ORGANIZATION_RESOURCES = "organizationResources"
    ORGANIZATIONRESOURCES = "organizationResources"
    FLAT_EDU_CONTENT = "flatEduContent"
    FLATEDUCONTENT = "flatEduContent"
