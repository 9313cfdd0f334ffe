"""MediaAttachment and what belongs to it. Generated from openapi.yaml; do not edit."""

from typing import Optional

from pydantic import StrictBool

from flat_api.codec.model import FlatModel, Integer, Number, OpenEnum
from flat_api.models.media_score_sharing_mode import MediaScoreSharingMode


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


class MediaAttachment(FlatModel):
    """Something attached to an assignment or a submission. The type decides which fields are there; the server adds
    what a preview needs, such as title and thumbnail."""

    type: MediaAttachmentType
    """``flat`` (a score), ``worksheet``, ``googleDrive`` (a file there), or something on the web: ``link``,
    ``photo``, ``video``, ``rich`` (a page to embed)."""

    score: Optional[str] = None
    """ID of the score, for ``flat``."""

    revision: Optional[str] = None
    """ID of the revision of the score, for ``flat``."""

    worksheet: Optional[str] = None
    """ID of the worksheet, for ``worksheet``."""

    dedicated: Optional[StrictBool] = None
    """Whether the score was made for this assignment; its copies go when the attachment does."""

    track: Optional[str] = None
    """ID of the audio track, for example the recording that a student hands in."""

    part_uuid: Optional[str] = None
    """UUID of the part of the score that the attachment is about, for example the one to perform."""

    sharing_mode: Optional[MediaScoreSharingMode] = None
    """What students may do with the score. The server's default is ``read``."""

    lock_score_template: Optional[StrictBool] = None
    """Whether students cannot change what the score contained at first."""

    title: Optional[str] = None
    """Title of what is attached."""

    description: Optional[str] = None
    """Short text about what is attached."""

    html: Optional[str] = None
    """HTML that embeds what is attached."""

    html_width: Optional[Number] = None
    """Width of the embedded HTML, in pixels."""

    html_height: Optional[Number] = None
    """Height of the embedded HTML, in pixels."""

    url: Optional[str] = None
    """Address of what is attached."""

    thumbnail_url: Optional[str] = None
    """Address of a small picture for previews."""

    thumbnail_width: Optional[Integer] = None
    """Width of the small picture, in pixels."""

    thumbnail_height: Optional[Integer] = None
    """Height of the small picture, in pixels."""

    author_name: Optional[str] = None
    """Who made what is attached."""

    author_url: Optional[str] = None
    """Address of a page about the author."""

    icon_url: Optional[str] = None
    """Address of an icon, for example of a file type."""

    mime_type: Optional[str] = None
    """Media type of the file."""

    google_drive_file_id: Optional[str] = None
    """ID of the file on Google Drive."""

    teacher_only: Optional[StrictBool] = None
    """Whether only teachers see the attachment. The server's default is ``false``."""
