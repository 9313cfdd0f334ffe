"""AssignmentSubmissionLtiGradeService. Generated from openapi.yaml; do not edit."""

from flat_api.base_model import OpenEnum


class AssignmentSubmissionLtiGradeService(OpenEnum):
    """``ags2p0`` is Assignment and Grade Services 2.0 (LTI 1.3, real points), ``outcomes1p1`` Basic Outcomes 1.1
    (LTI 1.1, a share from 0 to 1)."""

    AGS2P0 = "ags2p0"
    OUTCOMES1P1 = "outcomes1p1"
