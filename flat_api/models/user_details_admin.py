"""UserDetailsAdmin. Generated from openapi.yaml; do not edit."""

from typing import List, Optional

from pydantic import StrictBool

from flat_api.codec.model import FlatModel, Timestamp
from flat_api.models.class_roles import ClassRoles
from flat_api.models.organization_roles import OrganizationRoles
from flat_api.models.user_basics import TutteoProduct, UserBasicsType
from flat_api.models.user_details_admin_license import UserDetailsAdminLicense


class UserDetailsAdmin(FlatModel):
    """An account of the organization, as administrators see it."""

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

    email: Optional[str] = None
    """Address of the person; missing when the account has none."""

    last_activity_date: Optional[Timestamp] = None
    """When the account was last active."""

    license: Optional[UserDetailsAdminLicense] = None
    """Licence that the account holds; missing when it has none."""

    groups: Optional[List[str]] = None
    """IDs of the groups that the account is a member of."""

    is_edu_testing_student: Optional[StrictBool] = None
    """Whether this is a teacher's test student, not a person."""
