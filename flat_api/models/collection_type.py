"""CollectionType. Generated from openapi.yaml; do not edit."""

from flat_api.codec.model import OpenEnum


class CollectionType(OpenEnum):
    """Kind of collection. People make ``regular`` ones; Flat keeps the others for every account:

    - ``root``: the top of the library
    - ``app``: what one application created
    - ``trash``: what is deleted but not erased
    - ``allScores``: everything the account can reach
    - ``collaborations``: what others share with the account
    - ``likes``: what the account likes.
    """

    ROOT = "root"
    REGULAR = "regular"
    APP = "app"
    TRASH = "trash"
    ALL_SCORES = "allScores"
    ALLSCORES = "allScores"
    COLLABORATIONS = "collaborations"
    LIKES = "likes"
