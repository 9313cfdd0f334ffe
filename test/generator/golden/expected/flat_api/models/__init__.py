"""All models. Generated from contract.yaml; do not edit."""

from flat_api.lazy import attach

__all__ = ["Disc", "Genre", "Medium", "Record", "RecordCreation", "Speed", "Tape", "TrackTitles"]

# Not imported from typing, which takes longer to load than this package. Without the annotation, jedi would
# not look behind it.
TYPE_CHECKING: bool = False
if TYPE_CHECKING:
    from .disc import Disc
    from .genre import Genre
    from .medium import Medium
    from .record import Record
    from .record_creation import RecordCreation
    from .speed import Speed
    from .tape import Tape
    from .track_titles import TrackTitles
else:
    _MODULES = {}
    __getattr__, __dir__ = attach(globals(), _MODULES, names=__all__)
