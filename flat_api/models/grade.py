"""Grade. Generated from openapi.yaml; do not edit."""

from flat_api.base_model import OpenEnum


class Grade(OpenEnum):
    """A school grade, from the first (``1``) to the twelfth (``12``), or ``university``. Always text, not a number."""

    ENUM_1 = "1"
    ENUM_2 = "2"
    ENUM_3 = "3"
    ENUM_4 = "4"
    ENUM_5 = "5"
    ENUM_6 = "6"
    ENUM_7 = "7"
    ENUM_8 = "8"
    ENUM_9 = "9"
    ENUM_10 = "10"
    ENUM_11 = "11"
    ENUM_12 = "12"
    UNIVERSITY = "university"
