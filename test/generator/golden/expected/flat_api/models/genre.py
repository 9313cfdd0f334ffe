"""Genre. Generated from contract.yaml; do not edit."""

from flat_api.codec.model import OpenEnum


class Genre(OpenEnum):
    """The contract's ``Genre``."""

    CLASSICAL = "classical"
    JAZZ = "jazz"
    HIP_HOP = "hip-hop"
    HIP_MINUS_HOP = "hip-hop"
