"""EduResource and what belongs to it. Generated from openapi.yaml; do not edit."""

from typing import List, Optional

from flat_api.codec.lists import FlatList
from flat_api.codec.model import FlatModel, OpenEnum, Timestamp
from flat_api.models.edu_resource_capabilities import EduResourceCapabilities
from flat_api.models.edu_resource_privacy import EduResourcePrivacy
from flat_api.models.edu_resource_resource import EduResourceResource
from flat_api.models.edu_resource_type import EduResourceType


class TeachingTheme(OpenEnum):
    """A subject of music teaching."""

    COMPOSITION = "composition"
    MUSIC_THEORY = "music-theory"
    MUSIC_MINUS_THEORY = "music-theory"
    GENERAL_MUSIC = "general-music"
    GENERAL_MINUS_MUSIC = "general-music"
    BAND = "band"
    CHOIR = "choir"
    ORCHESTRA = "orchestra"
    JAZZ_ENSEMBLE = "jazz-ensemble"
    JAZZ_MINUS_ENSEMBLE = "jazz-ensemble"
    MUSIC_TECHNOLOGY = "music-technology"
    MUSIC_MINUS_TECHNOLOGY = "music-technology"
    OTHER = "other"


class Grade(OpenEnum):
    """A school grade, from the first (``1``) to the twelfth (``12``), or ``university``. Always text, not a number."""

    ENUM_1 = "1"
    ENUM_2 = "2"
    ENUM_3 = "3"
    ENUM_4 = "4"
    ENUM_5 = "5"
    ENUM_6 = "6"
    ENUM_7 = "7"
    ENUM_8 = "8"
    ENUM_9 = "9"
    ENUM_10 = "10"
    ENUM_11 = "11"
    ENUM_12 = "12"
    UNIVERSITY = "university"


class EduResource(FlatModel):
    """An assignment or a folder in the resource library."""

    id: str
    """24 hex digits."""

    creator: Optional[str] = None
    """ID of the user who created the resource."""

    type: EduResourceType
    """Whether ``resource`` is an assignment or a folder."""

    privacy: Optional[EduResourcePrivacy] = None
    """Who can see the resource. The server's default is ``private``."""

    tags: Optional[List[str]] = None
    """Keywords for the resource."""

    parent: Optional[str] = None
    """ID of the folder that holds the resource."""

    title: str
    """Heading in the library."""

    sharing_description: Optional[str] = None
    """What other teachers read about the resource, as plain text."""

    sharing_description_html: Optional[str] = None
    """What other teachers read about the resource, as HTML."""

    creation_date: Optional[Timestamp] = None
    """When the resource was created."""

    update_date: Optional[Timestamp] = None
    """When it last changed."""

    resource: Optional[EduResourceResource] = None
    """The assignment, or what is known about the folder. ``type`` tells which."""

    capabilities: EduResourceCapabilities
    """What the account behind the token may do with the resource."""

    subjects: Optional[List[TeachingTheme]] = None
    """The subjects that the resource is for."""

    grades: Optional[List[Grade]] = None
    """The school grades that the resource is for."""


class EduResourceGrades(FlatList[Grade]):
    """The school grades that a resource is for."""


class EduResourceLtiLink(FlatModel):
    """A link to a resource for a learning management system (LMS)."""

    lti_url: str
    """Address to put into the LMS as an LTI link."""


class EduResourceSubjects(FlatList[TeachingTheme]):
    """The subjects that a resource is for."""
