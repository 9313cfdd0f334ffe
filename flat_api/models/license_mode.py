"""LicenseMode. Generated from openapi.yaml; do not edit."""

from flat_api.codec.model import OpenEnum


class LicenseMode(OpenEnum):
    """How users get a licence, one credit each (``credit``) or through one licence for the school (``site``)."""

    CREDIT = "credit"
    SITE = "site"
