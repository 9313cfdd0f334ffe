"""ScoreSummary. Generated from openapi.yaml; do not edit."""

from typing import Optional

from pydantic import ConfigDict, Field

from flat_api.base_model import FlatModel
from flat_api.models.score_privacy import ScorePrivacy
from flat_api.models.user_public import UserPublic


class ScoreSummary(FlatModel):
    """What identifies a score."""

    model_config = ConfigDict(hide_input_in_errors=True)

    id: str
    """24 hex digits."""
    sharing_key: Optional[str] = Field(default=None, repr=False)
    """Key for sharing by private link. Only those who may share the score see it."""
    title: str
    """Name of the piece."""
    privacy: ScorePrivacy
    """Who may open it besides owner and collaborators. The server's default is ``private``."""
    user: UserPublic
    """Its owner."""
    html_url: str
    """Page of the score on flat.io."""
