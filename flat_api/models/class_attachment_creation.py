"""ClassAttachmentCreation and what belongs to it. Generated from openapi.yaml; do not edit."""

from typing import TYPE_CHECKING, Optional

from pydantic import StrictBool

from flat_api.codec.model import FlatModel, OpenEnum
from flat_api.models.media_score_sharing_mode import MediaScoreSharingMode

if TYPE_CHECKING:
    from typing import Union

    from typing_extensions import Literal


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

    if TYPE_CHECKING:

        def __init__(
            self,
            *,
            type: Optional[
                Union[
                    ClassAttachmentCreationType,
                    Literal["rich", "photo", "video", "link", "flat", "googleDrive", "worksheet"],
                ]
            ] = None,
            score: Optional[str] = None,
            worksheet: Optional[str] = None,
            revision: Optional[str] = None,
            part_uuid: Optional[str] = None,
            sharing_mode: Optional[
                Union[MediaScoreSharingMode, Literal["read", "write", "copy", "performance"]]
            ] = None,
            lock_score_template: Optional[bool] = None,
            url: Optional[str] = None,
            google_drive_file_id: Optional[str] = None,
            teacher_only: Optional[bool] = None,
        ) -> None: ...
