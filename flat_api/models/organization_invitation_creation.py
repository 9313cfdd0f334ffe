"""OrganizationInvitationCreation and what belongs to it. Generated from openapi.yaml; do not edit."""

from typing import TYPE_CHECKING, Optional

from flat_api.codec.model import FlatModel, OpenEnum

if TYPE_CHECKING:
    from typing import Union

    from typing_extensions import Literal


class OrganizationInvitationCreationOrganizationRole(OpenEnum):
    """Role that the person will have, ``teacher``, ``admin`` or ``accountAdmin``."""

    ADMIN = "admin"
    TEACHER = "teacher"
    ACCOUNT_ADMIN = "accountAdmin"
    ACCOUNTADMIN = "accountAdmin"


class OrganizationInvitationCreation(FlatModel):
    """An invitation to make. Students cannot be invited this way; create their accounts instead."""

    email: Optional[str] = None
    """Address of the person to invite."""

    organization_role: Optional[OrganizationInvitationCreationOrganizationRole] = None
    """Role that the person will have, ``teacher``, ``admin`` or ``accountAdmin``. The server's default is
    ``teacher``."""

    if TYPE_CHECKING:

        def __init__(
            self,
            *,
            email: Optional[str] = None,
            organization_role: Optional[
                Union[OrganizationInvitationCreationOrganizationRole, Literal["admin", "teacher", "accountAdmin"]]
            ] = None,
        ) -> None: ...
