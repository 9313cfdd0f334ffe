"""ScoreLicense. Generated from openapi.yaml; do not edit."""

from flat_api.codec.model import OpenEnum


class ScoreLicense(OpenEnum):
    """Terms of use: ``copyright`` reserves all rights, ``cc0`` gives them up, the others are the Creative Commons
    licences; ``null`` when unset."""

    COPYRIGHT = "copyright"
    CC0 = "cc0"
    CC_BY = "cc-by"
    CC_MINUS_BY = "cc-by"
    CC_BY_SA = "cc-by-sa"
    CC_MINUS_BY_MINUS_SA = "cc-by-sa"
    CC_BY_ND = "cc-by-nd"
    CC_MINUS_BY_MINUS_ND = "cc-by-nd"
    CC_BY_NC = "cc-by-nc"
    CC_MINUS_BY_MINUS_NC = "cc-by-nc"
    CC_BY_NC_SA = "cc-by-nc-sa"
    CC_MINUS_BY_MINUS_NC_MINUS_SA = "cc-by-nc-sa"
    CC_BY_NC_ND = "cc-by-nc-nd"
    CC_MINUS_BY_MINUS_NC_MINUS_ND = "cc-by-nc-nd"
