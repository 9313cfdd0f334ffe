"""The models, where they once were. Generated from openapi.yaml; do not edit."""

from flat_api.layouts import MovedModules
from flat_api.models import __all__ as _names

MovedModules(__name__, "flat_api.models", _names).install()
