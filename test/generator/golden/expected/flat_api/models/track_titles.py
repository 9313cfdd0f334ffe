"""TrackTitles. Generated from contract.yaml; do not edit."""

from typing import List

TrackTitles = List[str]
"""Names of the tracks, in their order."""
