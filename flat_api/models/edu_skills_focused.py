"""EduSkillsFocused and what belongs to it. Generated from openapi.yaml; do not edit."""

from flat_api.codec.lists import FlatList
from flat_api.codec.model import OpenEnum


class EduSkillsFocusedInner(OpenEnum):
    """The contract's ``EduSkillsFocusedInner``."""

    NOTATION = "notation"
    SIGHT_READING = "sight-reading"
    SIGHT_MINUS_READING = "sight-reading"
    PERFORMANCE_INSTRUMENTAL = "performance-instrumental"
    PERFORMANCE_MINUS_INSTRUMENTAL = "performance-instrumental"
    EAR_TRAINING = "ear-training"
    EAR_MINUS_TRAINING = "ear-training"
    MUSIC_THEORY = "music-theory"
    MUSIC_MINUS_THEORY = "music-theory"
    COMPOSITION = "composition"
    JAZZ_ENSEMBLE = "jazz-ensemble"
    JAZZ_MINUS_ENSEMBLE = "jazz-ensemble"
    MUSIC_TECHNOLOGY = "music-technology"
    MUSIC_MINUS_TECHNOLOGY = "music-technology"
    OTHER = "other"


class EduSkillsFocused(FlatList[EduSkillsFocusedInner]):
    """The skills that a class works on."""
