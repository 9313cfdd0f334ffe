"""ClassAttachmentCreation and what belongs to it. Generated from openapi.yaml; do not edit."""

from typing import Optional

from pydantic import StrictBool

from flat_api.codec.model import FlatModel, OpenEnum
from flat_api.models.media_score_sharing_mode import MediaScoreSharingMode


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


class ClassAttachmentCreation(FlatModel):
    """Something to attach to an assignment or a submission. The type decides which field says what it is: ``score``,
    ``worksheet``, ``googleDriveFileId`` or ``url``."""

    type: Optional[ClassAttachmentCreationType] = None
    """``flat`` (a score, in ``score``), ``worksheet`` (in ``worksheet``), ``googleDrive`` (a file, in
    ``googleDriveFileId``), or something on the web, in ``url``: ``link``, ``photo``, ``video``, ``rich`` (a page
    to embed)."""

    score: Optional[str] = None
    """ID of the score to attach."""

    worksheet: Optional[str] = None
    """ID of the worksheet to attach."""

    revision: Optional[str] = None
    """ID of the revision of the score to attach."""

    part_uuid: Optional[str] = None
    """UUID of the part of the score that the attachment is about, for example the one to perform."""

    sharing_mode: Optional[MediaScoreSharingMode] = None
    """What students may do with the score. The server's default is ``read``."""

    lock_score_template: Optional[StrictBool] = None
    """When true, keep students from changing what the score contains already."""

    url: Optional[str] = None
    """Address of what to attach, for types on the web."""

    google_drive_file_id: Optional[str] = None
    """ID of the file on Google Drive."""

    teacher_only: Optional[StrictBool] = None
    """When true, show the attachment to teachers only. The server's default is ``false``."""
