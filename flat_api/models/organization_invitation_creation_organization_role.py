"""OrganizationInvitationCreationOrganizationRole. Generated from openapi.yaml; do not edit."""

from flat_api.base_model import OpenEnum


class OrganizationInvitationCreationOrganizationRole(OpenEnum):
    """Role that the person will have, ``teacher``, ``admin`` or ``accountAdmin``."""

    ADMIN = "admin"
    TEACHER = "teacher"
    ACCOUNT_ADMIN = "accountAdmin"
    ACCOUNTADMIN = "accountAdmin"
