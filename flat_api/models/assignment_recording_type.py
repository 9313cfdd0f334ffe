"""AssignmentRecordingType. Generated from openapi.yaml; do not edit."""

from flat_api.base_model import OpenEnum


class AssignmentRecordingType(OpenEnum):
    """For performances, what students record."""

    AUDIO = "audio"
    VIDEO = "video"
