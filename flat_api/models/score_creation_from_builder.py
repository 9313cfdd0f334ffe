"""ScoreCreationFromBuilder. Generated from openapi.yaml; do not edit."""

from typing import Optional

from flat_api.base_model import FlatModel
from flat_api.models.score_creation_builder_data import ScoreCreationBuilderData
from flat_api.models.score_privacy import ScorePrivacy


class ScoreCreationFromBuilder(FlatModel):
    """An empty score to create from a list of instruments. Unlike an import, it must have a ``title``."""

    title: str
    """Left out, the title comes from the file, else from its name. Too long a title is shortened."""
    privacy: Optional[ScorePrivacy] = None
    """Who may open the score. The server's default is ``private``."""
    collection: Optional[str] = None
    """ID of the collection to put it into. Left out, it is found in ``allScores``, and in ``app`` for an
    application's token."""
    google_drive_folder: Optional[str] = None
    """ID of the Google Drive folder for its file, where the account is linked to Drive."""
    builder_data: ScoreCreationBuilderData
    """What the score starts with."""
