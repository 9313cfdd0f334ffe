"""ClassDetailsClever. Generated from openapi.yaml; do not edit."""

from typing import Optional

from flat_api.base_model import FlatModel, Timestamp
from flat_api.models.class_details_clever_subject import ClassDetailsCleverSubject


class ClassDetailsClever(FlatModel):
    """The section in Clever that a class comes from."""

    id: Optional[str] = None
    """ID of the section in Clever."""
    creation_date: Optional[Timestamp] = None
    """When the section was created in Clever."""
    modification_date: Optional[Timestamp] = None
    """When it last changed in Clever."""
    subject: Optional[ClassDetailsCleverSubject] = None
    """Subject that is taught, as Clever names it."""
    term_name: Optional[str] = None
    """Name of the school term."""
    term_start_date: Optional[Timestamp] = None
    """Start of the school term."""
    term_end_date: Optional[Timestamp] = None
    """End of the school term."""
