"""DefaultApi. Generated from contract.yaml; do not edit."""

from flat_api.api.record_api import RecordApi
from flat_api.api.search_api import SearchApi
from flat_api.support.deprecated import moved

moved(__name__, "from flat_api import RecordApi")


class DefaultApi(RecordApi, SearchApi):
    """Deprecated: every operation in one class, as once. Use the class of the operation's tag."""
