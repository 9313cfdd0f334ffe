"""Models of the floor, written by hand with pydantic as a careful user would."""

from __future__ import annotations

from datetime import datetime
from enum import Enum
from typing import List, Optional

from pydantic import BaseModel, ConfigDict
from pydantic.alias_generators import to_camel


class Model(BaseModel):
    model_config = ConfigDict(alias_generator=to_camel, populate_by_name=True)


class UserType(str, Enum):
    USER = "user"
    GUEST = "guest"


class Product(str, Enum):
    FLAT = "flat"
    FLAT_EDU = "flatEdu"
    MSNIPPET = "msnippet"
    EMBED = "embed"


class OrganizationRole(str, Enum):
    ADMIN = "admin"
    ACCOUNT_ADMIN = "accountAdmin"
    TEACHER = "teacher"
    USER = "user"


class ClassRole(str, Enum):
    TEACHER = "teacher"
    STUDENT = "student"


class Links(Model):
    spotify_url: Optional[str] = None
    youtube_url: Optional[str] = None
    soundcloud_url: Optional[str] = None
    tiktok_url: Optional[str] = None
    instagram_url: Optional[str] = None
    website_url: Optional[str] = None


class AzureDetails(Model):
    oid: Optional[str] = None
    hd: Optional[str] = None
    preferred_username: Optional[str] = None


class UserPublic(Model):
    id: str
    type: UserType
    product: Product
    username: str
    picture: Optional[str]
    printable_name: Optional[str] = None
    firstname: Optional[str] = None
    lastname: Optional[str] = None
    name: Optional[str] = None
    badges: Optional[List[str]] = None
    organization: Optional[str] = None
    organization_role: Optional[OrganizationRole] = None
    class_role: Optional[ClassRole] = None
    html_url: Optional[str] = None
    bio: Optional[str] = None
    registration_date: Optional[datetime] = None
    liked_scores_count: Optional[int] = None
    followers_count: Optional[int] = None
    following_count: Optional[int] = None
    owned_public_scores_count: Optional[int] = None
    all_public_scores_count: Optional[int] = None
    likes_count: Optional[int] = None
    plays_count: Optional[int] = None
    cover_picture: Optional[str] = None
    profile_theme: Optional[str] = None
    links: Optional[Links] = None


class UserDetails(UserPublic):
    is_email_verified: Optional[bool] = None
    azure_details: Optional[AzureDetails] = None
    private_profile: Optional[bool] = None
    locale: Optional[str] = None
    groups: Optional[List[str]] = None
    picture_file: Optional[str] = None
    cover_picture_file: Optional[str] = None
