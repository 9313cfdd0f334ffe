"""LtiConfigurationBaseStatus. Generated from openapi.yaml; do not edit."""

from flat_api.base_model import OpenEnum


class LtiConfigurationBaseStatus(OpenEnum):
    """``incomplete-setup`` while data of the platform is missing, ``ready-to-use`` when complete, ``in-use`` once
    the platform uses it."""

    READY_TO_USE = "ready-to-use"
    READY_MINUS_TO_MINUS_USE = "ready-to-use"
    IN_USE = "in-use"
    IN_MINUS_USE = "in-use"
    INCOMPLETE_SETUP = "incomplete-setup"
    INCOMPLETE_MINUS_SETUP = "incomplete-setup"
