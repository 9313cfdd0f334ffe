"""UserCreationRole. Generated from openapi.yaml; do not edit."""

from flat_api.base_model import OpenEnum


class UserCreationRole(OpenEnum):
    """Role in the organization; ``user`` is a student."""

    USER = "user"
    TEACHER = "teacher"
    ADMIN = "admin"
    ACCOUNT_ADMIN = "accountAdmin"
    ACCOUNTADMIN = "accountAdmin"
