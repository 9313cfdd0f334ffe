"""UserAdminUpdate. Generated from openapi.yaml; do not edit."""

from typing import TYPE_CHECKING, Optional

from pydantic import ConfigDict, Field

from flat_api.codec.model import FlatModel
from flat_api.models.organization_roles import OrganizationRoles

if TYPE_CHECKING:
    from typing import Union

    from typing_extensions import Literal


class UserAdminUpdate(FlatModel):
    """Changes to an account by an administrator; all fields are optional."""

    model_config = ConfigDict(hide_input_in_errors=True)

    password: Optional[str] = Field(default=None, min_length=6, max_length=1000, repr=False)
    """New password, 6 to 1000 characters."""

    organization_role: Optional[OrganizationRoles] = None
    """New role in the organization."""

    username: Optional[str] = Field(default=None, min_length=1, max_length=30)
    """New name to sign in with, 1 to 30 characters."""

    firstname: Optional[str] = Field(default=None, max_length=60)
    """New first name, at most 60 characters."""

    lastname: Optional[str] = Field(default=None, max_length=60)
    """New last name, at most 60 characters."""

    email: Optional[str] = None
    """New email address."""

    if TYPE_CHECKING:

        def __init__(
            self,
            *,
            password: Optional[str] = None,
            organization_role: Optional[
                Union[OrganizationRoles, Literal["admin", "accountAdmin", "teacher", "user"]]
            ] = None,
            username: Optional[str] = None,
            firstname: Optional[str] = None,
            lastname: Optional[str] = None,
            email: Optional[str] = None,
        ) -> None: ...
