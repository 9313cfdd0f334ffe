"""ClassDetailsClever and what belongs to it. Generated from openapi.yaml; do not edit."""

from typing import Optional

from flat_api.codec.model import FlatModel, OpenEnum, Timestamp


class ClassDetailsCleverSubject(OpenEnum):
    """Subject that is taught, as Clever names it."""

    ENGLISH_LANGUAGE_ARTS = "english/language arts"
    ENGLISH_SLASH_LANGUAGE_ARTS = "english/language arts"
    MATH = "math"
    SCIENCE = "science"
    SOCIAL_STUDIES = "social studies"
    LANGUAGE = "language"
    HOMEROOM_ADVISORY = "homeroom/advisory"
    HOMEROOM_SLASH_ADVISORY = "homeroom/advisory"
    INTERVENTIONS_ONLINE_LEARNING = "interventions/online learning"
    INTERVENTIONS_SLASH_ONLINE_LEARNING = "interventions/online learning"
    TECHNOLOGY_AND_ENGINEERING = "technology and engineering"
    PE_AND_HEALTH = "PE and health"
    ARTS_AND_MUSIC = "arts and music"
    OTHER = "other"


class ClassDetailsClever(FlatModel):
    """The section in Clever that a class comes from."""

    id: Optional[str] = None
    """ID of the section in Clever."""

    creation_date: Optional[Timestamp] = None
    """When the section was created in Clever."""

    modification_date: Optional[Timestamp] = None
    """When it last changed in Clever."""

    subject: Optional[ClassDetailsCleverSubject] = None
    """Subject that is taught, as Clever names it."""

    term_name: Optional[str] = None
    """Name of the school term."""

    term_start_date: Optional[Timestamp] = None
    """Start of the school term."""

    term_end_date: Optional[Timestamp] = None
    """End of the school term."""
