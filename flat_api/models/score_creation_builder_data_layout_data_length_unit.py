"""ScoreCreationBuilderDataLayoutDataLengthUnit. Generated from openapi.yaml; do not edit."""

from flat_api.base_model import OpenEnum


class ScoreCreationBuilderDataLayoutDataLengthUnit(OpenEnum):
    """Centimetres, also when left out, or inches."""

    CM = "cm"
    INCH = "inch"
