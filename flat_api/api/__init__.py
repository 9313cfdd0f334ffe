"""The Api classes, one per tag. Generated from openapi.yaml; do not edit."""

from flat_api.lazy import attach

# fmt: off
__all__ = [
    "AccountApi", "ClassApi", "CollectionApi", "EduResourcesApi", "GroupApi", "OMRApi", "OrganizationApi", "ScoreApi",
    "TaskApi", "UserApi",
]
# fmt: on

TYPE_CHECKING = False
# fmt: off
if TYPE_CHECKING:
    from flat_api.api import account_api as account_api
    from flat_api.api import class_api as class_api
    from flat_api.api import collection_api as collection_api
    from flat_api.api import edu_resources_api as edu_resources_api
    from flat_api.api import group_api as group_api
    from flat_api.api import omr_api as omr_api
    from flat_api.api import organization_api as organization_api
    from flat_api.api import score_api as score_api
    from flat_api.api import task_api as task_api
    from flat_api.api import user_api as user_api
    from flat_api.api.account_api import AccountApi
    from flat_api.api.class_api import ClassApi
    from flat_api.api.collection_api import CollectionApi
    from flat_api.api.edu_resources_api import EduResourcesApi
    from flat_api.api.group_api import GroupApi
    from flat_api.api.omr_api import OMRApi
    from flat_api.api.organization_api import OrganizationApi
    from flat_api.api.score_api import ScoreApi
    from flat_api.api.task_api import TaskApi
    from flat_api.api.user_api import UserApi
else:
    MODULES = {
        "AccountApi": "account_api", "ClassApi": "class_api", "CollectionApi": "collection_api",
        "EduResourcesApi": "edu_resources_api", "GroupApi": "group_api", "OMRApi": "omr_api",
        "OrganizationApi": "organization_api", "ScoreApi": "score_api", "TaskApi": "task_api", "UserApi": "user_api",
    }
    __getattr__, __dir__ = attach(globals(), MODULES)
