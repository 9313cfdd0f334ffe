"""LmsName. Generated from openapi.yaml; do not edit."""

from flat_api.codec.model import OpenEnum


class LmsName(OpenEnum):
    """A learning management system (LMS); ``other`` stands for any that is not named."""

    CANVAS = "canvas"
    MOODLE = "moodle"
    SCHOOLOGY = "schoology"
    BLACKBOARD = "blackboard"
    DESIRE2LEARN = "desire2learn"
    SAKAI = "sakai"
    SCHOOLBOX = "schoolbox"
    OTHER = "other"
