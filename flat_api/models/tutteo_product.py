"""TutteoProduct. Generated from openapi.yaml; do not edit."""

from flat_api.base_model import OpenEnum


class TutteoProduct(OpenEnum):
    """Product that an account belongs to: ``flat`` is Flat for individuals, ``flatEdu`` Flat for Education,
    ``embed`` the embedded player. What ``msnippet`` names is not documented."""

    FLAT = "flat"
    FLAT_EDU = "flatEdu"
    FLATEDU = "flatEdu"
    MSNIPPET = "msnippet"
    EMBED = "embed"
