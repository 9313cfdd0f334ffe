"""MediaScoreSharingMode. Generated from openapi.yaml; do not edit."""

from flat_api.codec.model import OpenEnum


class MediaScoreSharingMode(OpenEnum):
    """``read`` (students only read the score), ``write`` (students write in this very score together), ``copy``
    (each student works in a copy) or ``performance`` (students record themselves with it)."""

    READ = "read"
    WRITE = "write"
    COPY = "copy"
    PERFORMANCE = "performance"
