"""TrackTitles. Generated from contract.yaml; do not edit."""

from flat_api.codec.lists import FlatList


class TrackTitles(FlatList[str]):
    """Names of the tracks, in their order."""
