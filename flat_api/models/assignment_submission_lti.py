"""AssignmentSubmissionLti and what belongs to it. Generated from openapi.yaml; do not edit."""

from typing import Optional

from flat_api.base_model import FlatModel, OpenEnum


class AssignmentSubmissionLtiGradeService(OpenEnum):
    """``ags2p0`` is Assignment and Grade Services 2.0 (LTI 1.3, real points), ``outcomes1p1`` Basic Outcomes 1.1
    (LTI 1.1, a share from 0 to 1)."""

    AGS2P0 = "ags2p0"
    OUTCOMES1P1 = "outcomes1p1"


class AssignmentSubmissionLti(FlatModel):
    """How the grade of a submission goes back to the learning management system (LMS)."""

    grade_service: AssignmentSubmissionLtiGradeService
    """``ags2p0`` is Assignment and Grade Services 2.0 (LTI 1.3, real points), ``outcomes1p1`` Basic Outcomes 1.1
    (LTI 1.1, a share from 0 to 1)."""
    sourcedid: Optional[str] = None
    """ID of the result in the LMS, for ``outcomes1p1``."""
