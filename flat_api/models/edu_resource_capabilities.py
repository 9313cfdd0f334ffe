"""EduResourceCapabilities. Generated from openapi.yaml; do not edit."""

from typing import Optional

from pydantic import StrictBool

from flat_api.base_model import FlatModel


class EduResourceCapabilities(FlatModel):
    """What the account that asks may do with a resource."""

    can_edit: Optional[StrictBool] = None
    """True when the resource can be changed."""
    can_add_resources: Optional[StrictBool] = None
    """True when resources can be added to this folder."""
    can_add_folders: Optional[StrictBool] = None
    """True when folders can be created in this folder."""
    can_change_privacy: Optional[StrictBool] = None
    """True when one can decide who sees the resource."""
