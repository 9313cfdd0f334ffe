"""The models, where they once were. Generated from openapi.yaml; do not edit."""

from flat_api.layouts import Redirection

Redirection(__name__, "flat_api.models").install()
