"""UserPublic. Generated from openapi.yaml; do not edit."""

from typing import List, Optional

from flat_api.codec.model import FlatModel, Integer, Timestamp
from flat_api.models.class_roles import ClassRoles
from flat_api.models.organization_roles import OrganizationRoles
from flat_api.models.user_basics import TutteoProduct, UserBasicsType
from flat_api.models.user_community_profile_links import UserCommunityProfileLinks


class UserPublic(FlatModel):
    """What everybody may see of a user."""

    __nullable__ = frozenset({"picture", "cover_picture"})

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

    bio: Optional[str] = None
    """Words of the user about themselves."""

    registration_date: Optional[Timestamp] = None
    """When the account was made, in UTC."""

    liked_scores_count: Optional[Integer] = None
    """Scores that the user likes."""

    followers_count: Optional[Integer] = None
    """People who follow the user."""

    following_count: Optional[Integer] = None
    """People whom the user follows."""

    owned_public_scores_count: Optional[Integer] = None
    """Public scores that the user owns."""

    all_public_scores_count: Optional[Integer] = None
    """Public scores that the user owns or works on."""

    likes_count: Optional[Integer] = None
    """Likes that the user's scores received."""

    plays_count: Optional[Integer] = None
    """How often the user's scores were played."""

    cover_picture: Optional[str] = None
    """Address of the picture across the profile; ``null`` when there is none."""

    profile_theme: Optional[str] = None
    """Look that the user chose for the profile."""

    links: Optional[UserCommunityProfileLinks] = None
    """Other places on the web."""
