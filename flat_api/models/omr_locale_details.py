"""OmrLocaleDetails. Generated from openapi.yaml; do not edit."""

from flat_api.base_model import FlatModel


class OmrLocaleDetails(FlatModel):
    """A language that a job can be given."""

    code: str
    """Code of the language, to send in ``locales``."""
    name: str
    """Name of the language, for people."""
