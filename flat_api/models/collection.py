"""Collection and what belongs to it. Generated from openapi.yaml; do not edit."""

from typing import List, Optional

from pydantic import ConfigDict, Field, StrictBool

from flat_api.codec.model import FlatModel, Integer, Timestamp
from flat_api.models.collection_app import CollectionApp
from flat_api.models.collection_capabilities import CollectionCapabilities
from flat_api.models.collection_privacy import CollectionPrivacy
from flat_api.models.collection_type import CollectionType
from flat_api.models.resource_collaborator import ResourceCollaborator
from flat_api.models.resource_rights import ResourceRights
from flat_api.models.user_public_summary import UserPublicSummary


class CollectionContents(FlatModel):
    """How much a collection holds."""

    scores_count: Integer
    """Number of scores directly inside."""


class Collection(FlatModel):
    """A folder of scores. A score may be in several."""

    model_config = ConfigDict(hide_input_in_errors=True)

    id: str
    """24 hex digits, or the special name of a built-in collection."""

    title: str
    """Name shown to people; at most 300 characters."""

    html_url: str
    """Page of the collection on flat.io."""

    type: CollectionType
    """Whether people made it or Flat keeps it."""

    label_key: Optional[str] = None
    """Key under which Flat's applications translate the title of a built-in collection."""

    privacy: CollectionPrivacy
    """Who may open it besides its collaborators. The server's default is ``private``."""

    sharing_key: Optional[str] = Field(default=None, repr=False)
    """Key for sharing by private link. Only those who may share the collection see it."""

    app: Optional[CollectionApp] = None
    """The application, for a collection of the type ``app``."""

    creation_date: Timestamp
    """When it was made, in UTC."""

    modification_date: Optional[Timestamp] = None
    """When it last changed, in UTC."""

    user: Optional[UserPublicSummary] = None
    """Its owner."""

    organization: Optional[str] = None
    """ID of the organization that it belongs to; absent outside Flat for Education."""

    rights: Optional[ResourceRights] = None
    """What the account behind the token may do with it."""

    collaborators: Optional[List[ResourceCollaborator]] = None
    """Everyone it is shared with."""

    is_pinned: Optional[StrictBool] = None
    """Whether the account keeps it at the top of its list."""

    contents: CollectionContents
    """What it holds, as counts."""

    capabilities: CollectionCapabilities
    """What the account behind the token can do with it right now."""

    collections: Optional[List[str]] = None
    """IDs of the collections that it lies in."""
