"""The Api classes, one per tag. Generated from openapi.yaml; do not edit."""

from flat_api.lazy import attach

__all__ = [
    "AccountApi",
    "ClassApi",
    "CollectionApi",
    "EduResourcesApi",
    "GroupApi",
    "OMRApi",
    "OrganizationApi",
    "ScoreApi",
    "TaskApi",
    "UserApi",
]

# Not imported from typing, which takes longer to load than this package. Without the annotation, jedi would
# not look behind it.
TYPE_CHECKING: bool = False
if TYPE_CHECKING:
    from .account_api import AccountApi
    from .class_api import ClassApi
    from .collection_api import CollectionApi
    from .edu_resources_api import EduResourcesApi
    from .group_api import GroupApi
    from .omr_api import OMRApi
    from .organization_api import OrganizationApi
    from .score_api import ScoreApi
    from .task_api import TaskApi
    from .user_api import UserApi
else:
    _MODULES = {}
    __getattr__, __dir__ = attach(globals(), _MODULES, names=__all__)
