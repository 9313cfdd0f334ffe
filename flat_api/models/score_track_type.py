"""ScoreTrackType. Generated from openapi.yaml; do not edit."""

from flat_api.codec.model import OpenEnum


class ScoreTrackType(OpenEnum):
    """``audio`` for a sound file, otherwise the site that hosts the recording."""

    AUDIO = "audio"
    SOUNDCLOUD = "soundcloud"
    YOUTUBE = "youtube"
    VIMEO = "vimeo"
