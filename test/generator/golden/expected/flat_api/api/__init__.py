"""The Api classes, one per tag. Generated from contract.yaml; do not edit."""

from flat_api.lazy import attach

__all__ = ["RecordApi", "SearchApi"]

# Not imported from typing, which takes longer to load than this package. Without the annotation, jedi would
# not look behind it.
TYPE_CHECKING: bool = False
if TYPE_CHECKING:
    from .record_api import RecordApi
    from .search_api import SearchApi
else:
    _MODULES = {}
    __getattr__, __dir__ = attach(globals(), _MODULES, names=__all__)
