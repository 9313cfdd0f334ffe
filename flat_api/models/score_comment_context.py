"""ScoreCommentContext. Generated from openapi.yaml; do not edit."""

from typing import List, Optional

from flat_api.codec.model import FlatModel, Number


class ScoreCommentContext(FlatModel):
    """A selection of notes in one part. Positions count from the start of the first and last measure, in fractions
    of a quarter note given by the matching ``Dpq`` field (divisions per quarter note)."""

    part_uuid: str
    """UUID of the part that holds the selection."""

    staff_idx: Optional[Number] = None
    """Index of the staff in its part. Use ``staffUuid``. Deprecated."""

    staff_uuid: Optional[str] = None
    """UUID of the staff that holds the selection."""

    measure_uuids: List[str]
    """UUIDs of the measures it covers, from first to last."""

    start_time_pos: Number
    """Where it begins in the first measure, in divisions of ``startDpq``."""

    stop_time_pos: Number
    """Where it ends in the last measure, in divisions of ``stopDpq``."""

    start_dpq: Number
    """Divisions per quarter note that ``startTimePos`` counts in."""

    stop_dpq: Number
    """Divisions per quarter note that ``stopTimePos`` counts in."""
