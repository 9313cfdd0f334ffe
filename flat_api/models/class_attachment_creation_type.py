"""ClassAttachmentCreationType. Generated from openapi.yaml; do not edit."""

from flat_api.base_model import OpenEnum


class ClassAttachmentCreationType(OpenEnum):
    """``flat`` (a score, in ``score``), ``worksheet`` (in ``worksheet``), ``googleDrive`` (a file, in
    ``googleDriveFileId``), or something on the web, in ``url``: ``link``, ``photo``, ``video``, ``rich`` (a page
    to embed)."""

    RICH = "rich"
    PHOTO = "photo"
    VIDEO = "video"
    LINK = "link"
    FLAT = "flat"
    GOOGLE_DRIVE = "googleDrive"
    GOOGLEDRIVE = "googleDrive"
    WORKSHEET = "worksheet"
