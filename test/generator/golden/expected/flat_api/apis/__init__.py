"""The Api classes, where they once were. Generated from contract.yaml; do not edit."""

from flat_api.api.record_api import RecordApi as RecordApi
from flat_api.api.search_api import SearchApi as SearchApi
from flat_api.support.deprecated import moved

moved(__name__, "from flat_api import RecordApi")
