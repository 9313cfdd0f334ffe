"""ClassDetailsCleverSubject. Generated from openapi.yaml; do not edit."""

from flat_api.base_model import OpenEnum


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
