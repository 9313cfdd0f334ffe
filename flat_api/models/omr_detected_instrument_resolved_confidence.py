"""OmrDetectedInstrumentResolvedConfidence. Generated from openapi.yaml; do not edit."""

from flat_api.base_model import OpenEnum


class OmrDetectedInstrumentResolvedConfidence(OpenEnum):
    """How sure the guess is; show ``low`` and ``medium`` to a person first."""

    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"
