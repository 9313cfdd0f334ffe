"""ClassAssignmentUpdateMicrosoftGraph. Generated from openapi.yaml; do not edit."""

from typing import List, Optional

from flat_api.codec.model import FlatModel


class ClassAssignmentUpdateMicrosoftGraph(FlatModel):
    """Where an assignment appears in Microsoft Teams."""

    __nullable__ = frozenset({"categories"})

    categories: Optional[List[str]] = None
    """The categories in Microsoft Teams to file the assignment under; ``null`` for none."""
