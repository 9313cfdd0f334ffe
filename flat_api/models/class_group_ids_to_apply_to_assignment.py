"""ClassGroupIdsToApplyToAssignment. Generated from openapi.yaml; do not edit."""

from typing import List, Optional

ClassGroupIdsToApplyToAssignment = Optional[List[str]]
"""IDs of sub-groups of the class (``classStudentsSubGroup``) that get the assignment; ``null`` for none."""
