"""ScoreCreation and what belongs to it. Generated from openapi.yaml; do not edit."""

from typing import Optional

from pydantic import StrictBool
from typing_extensions import Literal

from flat_api.codec.model import FlatModel
from flat_api.codec.union import FlatUnion
from flat_api.models.score_creation_builder_data import ScoreCreationBuilderData
from flat_api.models.score_privacy import ScorePrivacy
from flat_api.models.score_source import ScoreSource


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


class ScoreCreationFileImport(FlatModel):
    """A score to create from a file sent along."""

    title: Optional[str] = None
    """Left out, the title comes from the file, else from its name. Too long a title is shortened."""

    privacy: Optional[ScorePrivacy] = None
    """Who may open the score. The server's default is ``private``."""

    collection: Optional[str] = None
    """ID of the collection to put it into. Left out, it is found in ``allScores``, and in ``app`` for an
    application's token."""

    google_drive_folder: Optional[str] = None
    """ID of the Google Drive folder for its file, where the account is linked to Drive."""

    filename: Optional[str] = None
    """Helps to recognise the format, and gives the title if nothing else does."""

    data: str
    """Content of the file, as text for MusicXML or Flat JSON, in Base64 for anything binary."""

    data_encoding: Optional[Literal["base64"]] = None
    """Say ``base64`` when ``data`` is Base64. Left out, ``data`` is text."""

    supports_tasks: Optional[StrictBool] = None
    """Whether the caller understands the answer 202 with a task. Without it, a PDF or an image of a page is
    rejected."""


class ScoreCreationGoogleDriveImport(FlatModel):
    """A score to create from a file on Google Drive."""

    title: Optional[str] = None
    """Left out, the title comes from the file, else from its name. Too long a title is shortened."""

    privacy: Optional[ScorePrivacy] = None
    """Who may open the score. The server's default is ``private``."""

    collection: Optional[str] = None
    """ID of the collection to put it into. Left out, it is found in ``allScores``, and in ``app`` for an
    application's token."""

    google_drive_folder: Optional[str] = None
    """ID of the Google Drive folder for its file, where the account is linked to Drive."""

    source: ScoreSource
    """Where the file is."""


class ScoreCreation(FlatUnion):
    """A score to create, in one of three forms: an empty one from ``builderData``, a file in ``data``, or a file
    named by ``source``."""

    __variants__ = ("ScoreCreationFromBuilder", "ScoreCreationFileImport", "ScoreCreationGoogleDriveImport")

    title: Optional[str] = None
    """Left out, the title comes from the file, else from its name. Too long a title is shortened."""

    privacy: Optional[ScorePrivacy] = None
    """Who may open the score. The server's default is ``private``."""

    collection: Optional[str] = None
    """ID of the collection to put it into. Left out, it is found in ``allScores``, and in ``app`` for an
    application's token."""

    google_drive_folder: Optional[str] = None
    """ID of the Google Drive folder for its file, where the account is linked to Drive."""

    builder_data: Optional[ScoreCreationBuilderData] = None
    """What the score starts with."""

    filename: Optional[str] = None
    """Helps to recognise the format, and gives the title if nothing else does."""

    data: Optional[str] = None
    """Content of the file, as text for MusicXML or Flat JSON, in Base64 for anything binary."""

    data_encoding: Optional[Literal["base64"]] = None
    """Say ``base64`` when ``data`` is Base64. Left out, ``data`` is text."""

    supports_tasks: Optional[StrictBool] = None
    """Whether the caller understands the answer 202 with a task. Without it, a PDF or an image of a page is
    rejected."""

    source: Optional[ScoreSource] = None
    """Where the file is."""


class ScoreCreationCommon(FlatModel):
    """What all forms of creating a score share."""

    title: Optional[str] = None
    """Left out, the title comes from the file, else from its name. Too long a title is shortened."""

    privacy: Optional[ScorePrivacy] = None
    """Who may open the score. The server's default is ``private``."""

    collection: Optional[str] = None
    """ID of the collection to put it into. Left out, it is found in ``allScores``, and in ``app`` for an
    application's token."""

    google_drive_folder: Optional[str] = None
    """ID of the Google Drive folder for its file, where the account is linked to Drive."""
