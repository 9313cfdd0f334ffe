"""ScoreFork. Generated from openapi.yaml; do not edit."""

from typing import Optional

from pydantic import StrictBool

from flat_api.codec.model import FlatModel


class ScoreFork(FlatModel):
    """Options for copying a score."""

    __nullable__ = frozenset({"collection"})

    collection: Optional[str] = None
    """ID of the collection that receives the copy; ``null`` adds it to none."""

    google_drive_disabled: Optional[StrictBool] = None
    """When true, put no file for the copy on Google Drive. The server's default is ``false``."""

    keep_original_title: Optional[StrictBool] = None
    """When true, the copy keeps the title as it is, without a mark that it is a copy."""
