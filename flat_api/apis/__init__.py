"""The Api classes, where they once were. Generated from openapi.yaml; do not edit."""

from flat_api.api.account_api import AccountApi as AccountApi
from flat_api.api.class_api import ClassApi as ClassApi
from flat_api.api.collection_api import CollectionApi as CollectionApi
from flat_api.api.edu_resources_api import EduResourcesApi as EduResourcesApi
from flat_api.api.group_api import GroupApi as GroupApi
from flat_api.api.omr_api import OMRApi as OMRApi
from flat_api.api.organization_api import OrganizationApi as OrganizationApi
from flat_api.api.score_api import ScoreApi as ScoreApi
from flat_api.api.task_api import TaskApi as TaskApi
from flat_api.api.user_api import UserApi as UserApi
from flat_api.support.deprecated import moved

moved(__name__, "from flat_api import AccountApi")
