"""FlatLocalesString. Generated from openapi.yaml; do not edit."""

FlatLocalesString = str
"""Language of the interface as a BCP 47 tag, such as ``en``, ``fr`` or ``pt-BR``. ``en`` when none is chosen."""
