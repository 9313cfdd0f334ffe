"""ScoreDetailsMe. Generated from openapi.yaml; do not edit."""

from pydantic import StrictBool

from flat_api.base_model import FlatModel


class ScoreDetailsMe(FlatModel):
    """How the account behind the token relates to a score."""

    is_liked: StrictBool
    """Whether it likes the score."""
    is_in_library: StrictBool
    """Whether it keeps the score in its library."""
