"""MediaAttachmentType. Generated from openapi.yaml; do not edit."""

from flat_api.base_model import OpenEnum


class MediaAttachmentType(OpenEnum):
    """``flat`` (a score), ``worksheet``, ``googleDrive`` (a file there), or something on the web: ``link``,
    ``photo``, ``video``, ``rich`` (a page to embed)."""

    RICH = "rich"
    PHOTO = "photo"
    VIDEO = "video"
    LINK = "link"
    FLAT = "flat"
    GOOGLE_DRIVE = "googleDrive"
    GOOGLEDRIVE = "googleDrive"
    WORKSHEET = "worksheet"
