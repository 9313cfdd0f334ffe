"""OrganizationRoles. Generated from openapi.yaml; do not edit."""

from flat_api.codec.model import OpenEnum


class OrganizationRoles(OpenEnum):
    """Role in an organization: ``user`` is a student and ``teacher`` a teacher; ``admin`` and ``accountAdmin``
    (since 2.23) administer it."""

    ADMIN = "admin"
    ACCOUNT_ADMIN = "accountAdmin"
    ACCOUNTADMIN = "accountAdmin"
    TEACHER = "teacher"
    USER = "user"
