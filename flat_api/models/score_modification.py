"""ScoreModification. Generated from openapi.yaml; do not edit."""

from typing import TYPE_CHECKING, List, Optional

from pydantic import ConfigDict, Field

from flat_api.codec.model import FlatModel
from flat_api.models.score_creation_type import ScoreCreationType
from flat_api.models.score_license import ScoreLicense
from flat_api.models.score_privacy import ScorePrivacy

if TYPE_CHECKING:
    from typing import Sequence, Union

    from typing_extensions import Literal


class ScoreModification(FlatModel):
    """Changes to the metadata of a score. Fields left out stay as they are; ``null`` clears where it is allowed."""

    __nullable__ = frozenset(
        {"subtitle", "composer", "lyricist", "arranger", "description", "creation_type", "license", "license_text"}
    )

    model_config = ConfigDict(hide_input_in_errors=True)

    title: Optional[str] = None
    """Name of the piece, also printed on the page."""

    subtitle: Optional[str] = None
    """Printed under the title."""

    composer: Optional[str] = None
    """Who wrote the music."""

    lyricist: Optional[str] = None
    """Author of the words."""

    arranger: Optional[str] = None
    """Who arranged it."""

    privacy: Optional[ScorePrivacy] = None
    """Who may open it. ``organizationPublic`` exists in Flat for Education only. The server's default is
    ``private``."""

    sharing_key: Optional[str] = Field(default=None, pattern="^[a-f0-9]{128}$", repr=False)
    """Key for sharing by private link, 128 lower-case hex digits."""

    description: Optional[str] = Field(default=None, max_length=2000)
    """Words about the score, at most 2,000 characters."""

    tags: Optional[List[str]] = None
    """Keywords, each of 1 to 30 letters and digits. They replace the present ones."""

    creation_type: Optional[ScoreCreationType] = None
    """Original work, arrangement or other."""

    license: Optional[ScoreLicense] = None
    """Under which terms others may use it."""

    license_text: Optional[str] = None
    """Copyright line printed with the music."""

    if TYPE_CHECKING:

        def __init__(
            self,
            *,
            title: Optional[str] = None,
            subtitle: Optional[str] = None,
            composer: Optional[str] = None,
            lyricist: Optional[str] = None,
            arranger: Optional[str] = None,
            privacy: Optional[
                Union[ScorePrivacy, Literal["public", "private", "organizationPublic", "privateLink"]]
            ] = None,
            sharing_key: Optional[str] = None,
            description: Optional[str] = None,
            tags: Optional[Sequence[str]] = None,
            creation_type: Optional[Union[ScoreCreationType, Literal["original", "arrangement", "other"]]] = None,
            license: Optional[
                Union[
                    ScoreLicense,
                    Literal[
                        "copyright", "cc0", "cc-by", "cc-by-sa", "cc-by-nd", "cc-by-nc", "cc-by-nc-sa", "cc-by-nc-nd"
                    ],
                ]
            ] = None,
            license_text: Optional[str] = None,
        ) -> None: ...
