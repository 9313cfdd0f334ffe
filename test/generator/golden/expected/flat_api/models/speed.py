"""Speed. Generated from contract.yaml; do not edit."""

from flat_api.codec.model import OpenIntegerEnum


class Speed(OpenIntegerEnum):
    """The contract's ``Speed``."""

    NUMBER_33 = 33
    NUMBER_45 = 45
