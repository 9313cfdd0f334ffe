"""UserPublicSummary. Generated from openapi.yaml; do not edit."""

from typing import List, Optional

from flat_api.codec.model import FlatModel
from flat_api.models.class_roles import ClassRoles
from flat_api.models.organization_roles import OrganizationRoles
from flat_api.models.user_basics import TutteoProduct, UserBasicsType


class UserPublicSummary(FlatModel):
    """A user with their place in a school."""

    __nullable__ = frozenset({"picture"})

    id: str
    """24 hex digits."""

    type: UserBasicsType
    """``guest`` is somebody without an account of their own."""

    product: TutteoProduct
    """Product that the account belongs to. The server's default is ``flat``."""

    username: str
    """Unique name, part of the address of the profile."""

    printable_name: Optional[str] = None
    """The name to show for this user, whatever other names are known."""

    firstname: Optional[str] = None
    """Given name; absent unless the reader may see it."""

    lastname: Optional[str] = None
    """Family name; absent unless the reader may see it."""

    name: Optional[str] = None
    """Full name; absent on some accounts."""

    picture: Optional[str]
    """Address of the portrait, ``null`` when there is none."""

    badges: Optional[List[str]] = None
    """Marks of distinction shown with the name."""

    organization: Optional[str] = None
    """ID of the organization; absent outside Flat for Education."""

    organization_role: Optional[OrganizationRoles] = None
    """Role in the organization. The server may send ``null`` for accounts outside one."""

    class_role: Optional[ClassRoles] = None
    """Role in the class that the answer is about."""

    html_url: Optional[str] = None
    """Page of the profile on flat.io."""
