"""OrganizationUserAccessTokenCreation. Generated from openapi.yaml; do not edit."""

from typing import TYPE_CHECKING, List

from flat_api.codec.model import FlatModel
from flat_api.models.app_scopes import AppScopes

if TYPE_CHECKING:
    from typing import Sequence, Union

    from typing_extensions import Literal


class OrganizationUserAccessTokenCreation(FlatModel):
    """What a token that acts as another user shall be allowed to do."""

    scopes: List[AppScopes]
    """Scopes of the token; ask for no more than you need."""

    if TYPE_CHECKING:

        def __init__(
            self,
            *,
            scopes: Sequence[
                Union[
                    AppScopes,
                    Literal[
                        "account.public_profile",
                        "account.email",
                        "account.education_profile",
                        "scores.readonly",
                        "scores.social",
                        "scores",
                        "collections.readonly",
                        "collections.add_scores",
                        "collections",
                        "notifications.readonly",
                        "edu.resources",
                        "edu.resources.readonly",
                        "edu.classes",
                        "edu.classes.readonly",
                        "edu.assignments",
                        "edu.assignments.readonly",
                        "edu.admin",
                        "edu.admin.lti",
                        "edu.admin.lti.readonly",
                        "edu.admin.users",
                        "edu.admin.users.readonly",
                        "tasks.readonly",
                        "omr",
                    ],
                ]
            ],
        ) -> None: ...
