"""ScoreDetails and what belongs to it. Generated from openapi.yaml; do not edit."""

from typing import List, Optional

from pydantic import ConfigDict, Field, StrictBool

from flat_api.codec.model import FlatModel, Integer, Number, Timestamp
from flat_api.models.resource_collaborator import ResourceCollaborator
from flat_api.models.resource_rights import ResourceRights
from flat_api.models.score_comments_counts import ScoreCommentsCounts
from flat_api.models.score_creation_type import ScoreCreationType
from flat_api.models.score_license import ScoreLicense
from flat_api.models.score_likes_counts import ScoreLikesCounts
from flat_api.models.score_plays_counts import ScorePlaysCounts
from flat_api.models.score_privacy import ScorePrivacy
from flat_api.models.score_views_counts import ScoreViewsCounts
from flat_api.models.user_public import UserPublic


class ScoreDetailsMe(FlatModel):
    """How the account behind the token relates to a score."""

    is_liked: StrictBool
    """Whether it likes the score."""

    is_in_library: StrictBool
    """Whether it keeps the score in its library."""


class ScoreDetails(FlatModel):
    """All metadata of a score. The notation comes separately, from ``ScoreApi.get_score_revision_data``."""

    __nullable__ = frozenset({"creation_type", "license"})

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

    edit_html_url: str
    """Address that opens the score in the editor."""

    subtitle: Optional[str] = None
    """Printed under the title."""

    lyricist: Optional[str] = None
    """Author of the words."""

    arranger: Optional[str] = None
    """Who arranged it."""

    composer: Optional[str] = None
    """Who wrote the music; absent if unset."""

    description: Optional[str] = None
    """Words of the owner about the score, up to 2,000 characters."""

    tags: Optional[List[str]] = None
    """Keywords, each of 1 to 30 letters and digits."""

    creation_type: Optional[ScoreCreationType] = None
    """Original work, arrangement or other; may be absent or ``null``."""

    license: Optional[ScoreLicense] = None
    """Under which terms others may use it; ``null`` when unset."""

    license_text: Optional[str] = None
    """Copyright line printed with the music."""

    duration_time: Optional[Number] = None
    """Length of a playback, in seconds."""

    number_measures: Optional[Integer] = None
    """How many measures it is long."""

    main_tempo_qpm: Optional[Number] = None
    """Tempo in quarter notes per minute."""

    main_key_signature: Optional[Number] = None
    """Key on the circle of fifths, from -7 (seven flats) to 7 (seven sharps)."""

    rights: Optional[ResourceRights] = None
    """What the account behind the token may do with it."""

    collaborators: List[ResourceCollaborator]
    """Everyone it is shared with, and the owner, whose entry may lack ``id`` and ``date``."""

    creation_date: Timestamp
    """When it was made, in UTC."""

    modification_date: Optional[Timestamp] = None
    """When it last changed, in UTC."""

    publication_date: Optional[Timestamp] = None
    """When it became public, in UTC; absent if it never did."""

    scheduled_deletion_date: Optional[Timestamp] = None
    """When it will be erased, in UTC, for a score in the trash."""

    highlighted_date: Optional[Timestamp] = None
    """When Flat featured it, in UTC."""

    organization: Optional[str] = None
    """ID of the organization that it belongs to; absent outside Flat for Education."""

    parent_score: Optional[str] = None
    """ID of the score that this one was copied from."""

    instruments: List[str]
    """Catalogue identifiers of its instruments, such as ``strings.violin``, part by part."""

    instruments_names: List[str]
    """Names of its instruments for people, part by part."""

    samples: List[str]
    """Identifiers of the sounds that play its parts, part by part."""

    google_drive_file_id: Optional[str] = None
    """ID of its file on Google Drive, if it has one."""

    likes: Optional[ScoreLikesCounts] = None
    """How often it was liked."""

    comments: Optional[ScoreCommentsCounts] = None
    """How often it was commented on."""

    views: Optional[ScoreViewsCounts] = None
    """How often it was opened."""

    plays: Optional[ScorePlaysCounts] = None
    """How often it was played."""

    collections: Optional[List[str]] = None
    """IDs of the collections of the account that hold it."""

    me: Optional[ScoreDetailsMe] = None
    """How the account behind the token relates to it; absent without a token."""


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
