"""DefaultApi. Generated from openapi.yaml; do not edit."""

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
from flat_api.support.deprecated import moved

moved(__name__, "from flat_api import AccountApi")


class DefaultApi(
    AccountApi, ScoreApi, CollectionApi, UserApi, TaskApi, OMRApi, ClassApi, GroupApi, EduResourcesApi, OrganizationApi
):
    """Deprecated: every operation in one class, as once. Use the class of the operation's tag."""
