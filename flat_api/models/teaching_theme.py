"""TeachingTheme. Generated from openapi.yaml; do not edit."""

from flat_api.base_model import OpenEnum


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
