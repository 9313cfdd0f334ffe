"""ScoreCreationBuilderDataLayoutDataLengthUnit. Generated from openapi.yaml; do not edit."""

from flat_api.base_model import OpenEnum


class ScoreCreationBuilderDataLayoutDataLengthUnit(OpenEnum):
    """Centimetres (``cm``) or inches (``inch``)."""

    CM = "cm"
    INCH = "inch"
