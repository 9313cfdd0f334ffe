"""ScoreCreation and what belongs to it. Generated from openapi.yaml; do not edit."""

from typing import TYPE_CHECKING, ClassVar, Optional, Tuple

from pydantic import StrictBool
from typing_extensions import Literal

from flat_api.codec.model import FlatModel
from flat_api.codec.union import FlatUnion
from flat_api.models.score_creation_builder_data import ScoreCreationBuilderData
from flat_api.models.score_privacy import ScorePrivacy
from flat_api.models.score_source import ScoreSource

if TYPE_CHECKING:
    from typing import Any, Mapping, Union


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

    if TYPE_CHECKING:

        def __init__(
            self,
            *,
            title: str,
            privacy: Optional[
                Union[ScorePrivacy, Literal["public", "private", "organizationPublic", "privateLink"]]
            ] = None,
            collection: Optional[str] = None,
            google_drive_folder: Optional[str] = None,
            builder_data: Union[ScoreCreationBuilderData, Mapping[str, Any]],
        ) -> None: ...


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

    if TYPE_CHECKING:

        def __init__(
            self,
            *,
            title: Optional[str] = None,
            privacy: Optional[
                Union[ScorePrivacy, Literal["public", "private", "organizationPublic", "privateLink"]]
            ] = None,
            collection: Optional[str] = None,
            google_drive_folder: Optional[str] = None,
            filename: Optional[str] = None,
            data: str,
            data_encoding: Optional[Literal["base64"]] = None,
            supports_tasks: Optional[bool] = None,
        ) -> None: ...


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

    if TYPE_CHECKING:

        def __init__(
            self,
            *,
            title: Optional[str] = None,
            privacy: Optional[
                Union[ScorePrivacy, Literal["public", "private", "organizationPublic", "privateLink"]]
            ] = None,
            collection: Optional[str] = None,
            google_drive_folder: Optional[str] = None,
            source: Union[ScoreSource, Mapping[str, Any]],
        ) -> None: ...


class ScoreCreation(FlatUnion):
    """A score to create, in one of three forms: an empty one from ``builderData``, a file in ``data``, or a file
    named by ``source``."""

    __variants__: ClassVar[Tuple[str, ...]] = (
        "ScoreCreationFromBuilder",
        "ScoreCreationFileImport",
        "ScoreCreationGoogleDriveImport",
    )

    privacy: Optional[ScorePrivacy] = None
    """Who may open the score. The server's default is ``private``."""

    collection: Optional[str] = None
    """ID of the collection to put it into. Left out, it is found in ``allScores``, and in ``app`` for an
    application's token."""

    google_drive_folder: Optional[str] = None
    """ID of the Google Drive folder for its file, where the account is linked to Drive."""

    filename: Optional[str] = None
    """Helps to recognise the format, and gives the title if nothing else does."""

    data_encoding: Optional[Literal["base64"]] = None
    """Say ``base64`` when ``data`` is Base64. Left out, ``data`` is text."""

    supports_tasks: Optional[StrictBool] = None
    """Whether the caller understands the answer 202 with a task. Without it, a PDF or an image of a page is
    rejected."""

    if TYPE_CHECKING:

        def __init__(
            self,
            *,
            title: Optional[str] = None,
            privacy: Optional[
                Union[ScorePrivacy, Literal["public", "private", "organizationPublic", "privateLink"]]
            ] = None,
            collection: Optional[str] = None,
            google_drive_folder: Optional[str] = None,
            builder_data: Optional[Union[ScoreCreationBuilderData, Mapping[str, Any]]] = None,
            filename: Optional[str] = None,
            data: Optional[str] = None,
            data_encoding: Optional[Literal["base64"]] = None,
            supports_tasks: Optional[bool] = None,
            source: Optional[Union[ScoreSource, Mapping[str, Any]]] = None,
        ) -> None: ...

        title: Any
        """Left out, the title comes from the file, else from its name. Too long a title is shortened."""

        builder_data: ScoreCreationBuilderData
        """What the score starts with."""

        data: str
        """Content of the file, as text for MusicXML or Flat JSON, in Base64 for anything binary."""

        source: ScoreSource
        """Where the file is."""

    else:
        title: Optional[str] = None
        builder_data: Optional[ScoreCreationBuilderData] = None
        data: Optional[str] = None
        source: Optional[ScoreSource] = None


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
