"""EduResource. Generated from openapi.yaml; do not edit."""

from typing import List, Optional

from flat_api.base_model import FlatModel, Timestamp
from flat_api.models.edu_resource_capabilities import EduResourceCapabilities
from flat_api.models.edu_resource_grades import EduResourceGrades
from flat_api.models.edu_resource_privacy import EduResourcePrivacy
from flat_api.models.edu_resource_resource import EduResourceResource
from flat_api.models.edu_resource_subjects import EduResourceSubjects
from flat_api.models.edu_resource_type import EduResourceType


class EduResource(FlatModel):
    """An assignment or a folder in the resource library."""

    id: str
    """24 hex digits."""
    creator: Optional[str] = None
    """ID of the user who created the resource."""
    type: EduResourceType
    """Whether ``resource`` is an assignment or a folder."""
    privacy: Optional[EduResourcePrivacy] = None
    """Who can see the resource. The server's default is ``private``."""
    tags: Optional[List[str]] = None
    """Keywords for the resource."""
    parent: Optional[str] = None
    """ID of the folder that holds the resource."""
    title: str
    """Heading in the library."""
    sharing_description: Optional[str] = None
    """What other teachers read about the resource, as plain text."""
    sharing_description_html: Optional[str] = None
    """What other teachers read about the resource, as HTML."""
    creation_date: Optional[Timestamp] = None
    """When the resource was created."""
    update_date: Optional[Timestamp] = None
    """When it last changed."""
    resource: Optional[EduResourceResource] = None
    """The assignment, or what is known about the folder. ``type`` tells which."""
    capabilities: EduResourceCapabilities
    """What the account behind the token may do with the resource."""
    subjects: Optional[EduResourceSubjects] = None
    """The subjects that the resource is for."""
    grades: Optional[EduResourceGrades] = None
    """The school grades that the resource is for."""
