"""UserBasicsType. Generated from openapi.yaml; do not edit."""

from flat_api.base_model import OpenEnum


class UserBasicsType(OpenEnum):
    """``guest`` is somebody without an account of their own."""

    USER = "user"
    GUEST = "guest"
