"""ResourceCollaborator. Generated from openapi.yaml; do not edit."""

from typing import Optional

from pydantic import AliasChoices, Field, StrictBool

from flat_api.codec.model import FlatModel, Timestamp
from flat_api.models.group import Group
from flat_api.models.resource_rights import ResourceRightsCollaboratorType
from flat_api.models.user_public import UserPublic


class ResourceCollaborator(FlatModel):
    """A permission on a score or collection: the rights, and the one user, group or email address that has them. The
    owner's own entry may come without ``id`` and ``date``."""

    acl_read: StrictBool
    """May open it. The server's default is ``false``."""

    acl_write: StrictBool
    """May change it. The server's default is ``false``."""

    acl_admin: StrictBool
    """May share and manage it. The server's default is ``false``."""

    is_collaborator: Optional[StrictBool] = None
    """Whether the rights come from a permission of one's own rather than from privacy or a sharing key. The server's
    default is ``false``."""

    collaborator_type: Optional[ResourceRightsCollaboratorType] = None
    """Where the rights come from; ``owner``, a permission of the ``user``, or one of a ``group``."""

    id: Optional[str] = None
    """ID of the permission, to be given as ``collaborator`` when it is read or removed."""

    date: Optional[Timestamp] = Field(
        default=None, validation_alias=AliasChoices("date", "var_date"), serialization_alias="date"
    )
    """When it was granted, in UTC."""

    @property
    def var_date(self) -> Optional[Timestamp]:
        """The same as ``date``."""
        return self.date

    @var_date.setter
    def var_date(self, value: Optional[Timestamp]) -> None:
        self.date = value

    score: Optional[str] = None
    """ID of the score that is shared; absent for a collection."""

    collection: Optional[str] = None
    """ID of the collection that is shared; absent for a score."""

    user: Optional[UserPublic] = None
    """Who has the rights, when it is one user."""

    group: Optional[Group] = None
    """Who has the rights, when it is a group."""

    user_email: Optional[str] = None
    """Email address of an invited person who has no account yet."""

    invited: Optional[StrictBool] = None
    """Whether the permission still waits for the invited person."""
