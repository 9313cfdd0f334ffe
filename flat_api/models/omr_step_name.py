"""OmrStepName. Generated from openapi.yaml; do not edit."""

from flat_api.base_model import OpenEnum


class OmrStepName(OpenEnum):
    """A step at which a job can stop and ask. ``details`` is about title, language and instruments; more may come."""

    DETAILS = "details"
