"""ClassDetailsGoogleDrive. Generated from openapi.yaml; do not edit."""

from typing import Optional

from flat_api.codec.model import FlatModel


class ClassDetailsGoogleDrive(FlatModel):
    """The folder of a class on Google Drive."""

    teacher_folder_id: Optional[str] = None
    """ID of the teachers' folder on Google Drive."""

    teacher_folder_alternate_link: Optional[str] = None
    """Address (URL) of the teachers' folder on Google Drive."""
