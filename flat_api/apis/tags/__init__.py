"""The Api classes, where they once were. Generated from openapi.yaml; do not edit."""

from flat_api.support.deprecated import MovedModules

MovedModules(__name__, "flat_api.api").install()
