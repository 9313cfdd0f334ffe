"""OmrJobOutput. Generated from openapi.yaml; do not edit."""

from flat_api.base_model import OpenEnum


class OmrJobOutput(OpenEnum):
    """What a job makes of the pages: a score in the account (``library``, which needs the scope ``scores`` as well),
    or files to download that are kept for a limited time (``musicxml``)."""

    LIBRARY = "library"
    MUSICXML = "musicxml"
