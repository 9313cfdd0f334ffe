"""EduResourceCapabilities. Generated from openapi.yaml; do not edit."""

from typing import Optional

from pydantic import StrictBool

from flat_api.codec.model import FlatModel


class EduResourceCapabilities(FlatModel):
    """What the account behind the token may do with a resource."""

    can_edit: Optional[StrictBool] = None
    """Whether the resource can be changed."""

    can_add_resources: Optional[StrictBool] = None
    """Whether resources can be added to this folder."""

    can_add_folders: Optional[StrictBool] = None
    """Whether folders can be created in this folder."""

    can_change_privacy: Optional[StrictBool] = None
    """Whether one can decide who sees the resource."""
